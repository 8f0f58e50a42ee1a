"""Which document this is: by its card, its head and its title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.card import Card
from corpus.dates import read_date_in_any_language
from corpus.document import Voice
from corpus.errors import SymbolMissing
from corpus.given_name import GivenName
from corpus.grammar.masthead import Head
from corpus.grammar.paragraphs import Paragraph
from corpus.grammar.titles import printed_title, title_facts
from corpus.symbol import Symbol

_AGENDA = re.compile(r"Agenda:?(?: (?!items?\b)(?P<topic>\S.*))?", re.I)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a citation has to name. `dated` is None where neither text nor card has a date that can be read."""

    symbol: Identifier
    title: str
    kind: str
    author: Voice
    dated: datetime.date | None


def identify(paragraphs: Sequence[Paragraph], head: Head, card: Card) -> Identity:
    """What the card says comes first, but for the date, which the text of a document with a symbol knows better.

    Raises `SymbolMissing` where neither names a symbol.
    """
    symbol = card.symbol or head.resolution or next(iter(head.facts.symbols), None)
    if symbol is None:
        raise SymbolMissing(card.path, str(Symbol.of_file_name(card.path.name) or ""))
    printed = card.title or printed_title(paragraphs, head.title)
    facts = title_facts(printed, symbol)
    topic = _topic(paragraphs[: head.body]) if facts.kind == "meeting record" and not card.title else ""
    title = ": ".join(filter(None, (printed, topic))) or str(symbol)
    is_named = isinstance(symbol, GivenName)
    dated = card.date or head.dated if is_named else facts.date or head.adopted or card.date
    return Identity(
        symbol=symbol,
        title=title,
        kind=facts.kind,
        author=Voice(card.author or facts.author or card.publisher or (str(symbol) if is_named else title), "author"),
        dated=read_date_in_any_language(dated) or _held_on(facts.kind, head),
    )


def _topic(head: Sequence[Paragraph]) -> str:
    """What stands at the head of a meeting's record beside "Agenda", or below it; "" where it has none there."""
    for place, paragraph in enumerate(head):
        agenda = _AGENDA.fullmatch(" ".join(paragraph.text.split()))
        if agenda:
            below = " ".join(head[place + 1].text.split()) if place + 1 < len(head) else ""
            return agenda["topic"] or below
    return ""


def _held_on(kind: str, head: Head) -> datetime.date | None:
    """The day of a meeting, which is the date that stands at the head of its record."""
    return head.facts.distributed if kind == "meeting record" else None
