"""Titles: which paragraph of a head is the document's, and what it says by its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.address import Address, Identifier
from corpus.errors import BadSymbol
from corpus.grammar.masthead_phrases import (
    AGENDA_NUMBERS,
    COLUMN_SIGNS,
    MASTHEAD_SIGNS,
    NAME_SIGNS,
    ORGAN_AUTHORS,
    PLACE_SIGNS,
    REPORT_BY,
    TITLE_FORMS,
)
from corpus.grammar.paragraphs import Paragraph
from corpus.lines import BODY_SIZE, SUPERSCRIPT_DIGITS
from corpus.symbol import Symbol

#: Points. Lines of a masthead are no larger than the body, but for the names of organs; a title is.
_LARGE = 1.15 * BODY_SIZE


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What a title says of its document; author and date as printed, "" where it names none."""

    kind: str
    author: str = ""
    date: str = ""


def title_place(head: Sequence[Paragraph]) -> int | None:
    """The place of the title in a head, None where there is none.

    It is what reads like a title and looks like one, a letter's before a report's, since agenda items name reports;
    else what is printed largest below the lines of a masthead, among those of one size the first.
    """
    looking = [place for place, paragraph in enumerate(head) if looks_like_title(paragraph)]
    for _, form in TITLE_FORMS[:-1]:
        named = [place for place in looking if form.match(head[place].text) and not is_agenda_title(head, place)]
        if named:
            return named[0]
    below = _first_below_masthead(head)
    headings = [
        place for place, paragraph in enumerate(head) if paragraph.prominent and not is_masthead_line(paragraph)
    ]
    return _most_prominent(head, [place for place in headings if place >= below] or headings)


def _first_below_masthead(head: Sequence[Paragraph]) -> int:
    """Where the session and the agenda item have been printed, or, where neither is, symbol, level and language."""
    for signs in (PLACE_SIGNS, COLUMN_SIGNS):
        printed = [place for place, paragraph in enumerate(head) if _has_sign(paragraph, signs)]
        if printed:
            return printed[-1] + 1
    return 0


def _most_prominent(head: Sequence[Paragraph], headings: Sequence[int]) -> int | None:
    if not headings:
        return None
    largest = max(head[place].size for place in headings)
    return next(place for place in headings if head[place].size == largest)


def is_masthead_line(paragraph: Paragraph) -> bool:
    """It is a line of a masthead such as a session, an agenda item, an organ's name, a date or a symbol."""
    named = any(sign.search(paragraph.text) for sign in NAME_SIGNS)
    return named or _has_sign(paragraph, MASTHEAD_SIGNS) or symbol_alone(paragraph.text) is not None


def _has_sign(paragraph: Paragraph, signs: Iterable[re.Pattern[str]]) -> bool:
    """What is printed large is a title, though it may read like a sign: "Agenda of the substantive session"."""
    return paragraph.size < _LARGE and any(sign.search(paragraph.text) for sign in signs)


def symbol_alone(text: str) -> Symbol | None:
    """The symbol that a line holds and nothing else."""
    try:
        return Symbol.parse(text)
    except BadSymbol:
        return None


def looks_like_title(paragraph: Paragraph) -> bool:
    """It is printed large or bold, be it in part ("**4507**th meeting"), or the format knows no looks."""
    return paragraph.prominent or paragraph.typed or any(run.kind == "bold" for run in paragraph.runs)


def is_agenda_title(head: Sequence[Paragraph], place: int) -> bool:
    """In typescript the titles of agenda items stand in capitals behind their numbers."""
    return (
        head[place].typed
        and head[place].text.isupper()
        and any(AGENDA_NUMBERS.match(paragraph.text) for paragraph in head[:place])
    )


def reads_like_title(text: str) -> bool:
    return any(form.match(text) for _, form in TITLE_FORMS[:-1])


def printed_title(paragraphs: Sequence[Paragraph], place: int | None) -> str:
    """The title at `place`, and where it only says whose report it is, what stands above: what the report is on."""
    if place is None:
        return ""
    title = paragraphs[place]
    text = _bare(title.text)
    if not place or not any(form.match(text) for kind, form in TITLE_FORMS[:-1] if kind == "report"):
        return text
    above = paragraphs[place - 1]
    is_what_on = above.size > title.size or (above.size == title.size and REPORT_BY.fullmatch(text))
    return f"{_bare(above.text)}: {text}" if above.prominent and is_what_on and not is_masthead_line(above) else text


def _bare(title: str) -> str:
    """In one kind of blanks, without the marks of footnotes that are not among the document's notes."""
    return " ".join(title.split()).rstrip(f"{SUPERSCRIPT_DIGITS}*")


def title_facts(title: str, symbol: Identifier) -> TitleFacts:
    """Kind, author and date of a document by its title, and by its symbol where the title is silent."""
    if not isinstance(symbol, Symbol):
        return TitleFacts("web page" if isinstance(symbol, Address) else "document")
    organ = ORGAN_AUTHORS.get(symbol.organ, "")
    for kind, form in TITLE_FORMS:
        match = form.search(title)
        if match:
            found = match.groupdict()
            author = found.get("author") or (organ if kind in ("resolution", "meeting record") else "")
            return TitleFacts(kind, " ".join(author.split()), found.get("date") or "")
    if "/RES/" in symbol.slug:
        return TitleFacts("resolution", organ)
    return TitleFacts("document")
