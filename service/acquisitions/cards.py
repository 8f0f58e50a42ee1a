"""What is said of a file that is added besides its text: read from what people send, written on its card."""

from __future__ import annotations

import datetime
from pathlib import Path

from corpus.address import Identifier, identify
from corpus.card import Card
from corpus.dates import print_date, read_date_in_any_language
from corpus.given_name import GivenName
from service.acquisitions.job_records import Wanted
from service.citing.line import one_line
from service.errors import InvalidRequest
from service.words import spoken

#: Characters of a title or an author that is given.
_LONGEST = 300


def card_of(path: Path, wanted: Wanted) -> Card:
    """The card of a file, from what is said of it. Raises `BadSymbol`, `BadName` or `InvalidRequest`."""
    if wanted.symbol.strip() and wanted.name.strip():
        say = spoken()
        raise InvalidRequest("name", say("a document is known by its symbol or by a name, not by both"))
    return Card(
        path,
        _known_by(wanted),
        title=_text(wanted.title, "title"),
        author=_text(wanted.author, "author"),
        date=_date(wanted.date),
    )


def _known_by(wanted: Wanted) -> Identifier | None:
    if wanted.symbol.strip():
        return identify(wanted.symbol)
    return GivenName.parse(wanted.name) if wanted.name.strip() else None


def _text(given: str, field: str) -> str:
    text = one_line(given)
    if len(text) > _LONGEST:
        say = spoken()
        raise InvalidRequest(field, say("it has at most {} characters", _LONGEST))
    return text


def _date(given: str) -> str:
    """As a card has it: printed in words. Raises `InvalidRequest`."""
    text = one_line(given)
    if not text:
        return ""
    date = given_date(text)
    if not date:
        say = spoken()
        fault = say("{} is no date; write it like 10 December 2020, or 2020-12-10", repr(text[:40]))
        raise InvalidRequest("date", fault)
    return date


def given_date(given: str) -> str:
    """A date that somebody typed, printed in words as cards have it; "" for what is none."""
    day = _iso_date(given.strip()) or read_date_in_any_language(given)
    return print_date(day) if day else ""


def _iso_date(given: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        return None
