"""Titles: which paragraph of a head is the document's, and what it says by its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.grammar.masthead_phrases import AGENDA_NUMBERS, MASTHEAD_SIGNS, ORGAN_AUTHORS, REPORT_BY, TITLE_FORMS
from corpus.grammar.paragraphs import Paragraph
from corpus.symbol import Symbol


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What a title says of its document; author and date as printed, "" where it names none."""

    kind: str
    author: str = ""
    date: str = ""


def title_place(head: Sequence[Paragraph]) -> int | None:
    """The place of the title in a head, None where there is none.

    It is what reads like a title and looks like one, a letter's before a report's, since agenda items name reports;
    else the most prominent paragraph: the first, where larger ones follow none or where it opens the head, or the last.
    """
    looking = [place for place, paragraph in enumerate(head) if _looks_like_title(paragraph)]
    for _, form in TITLE_FORMS[:-1]:
        named = [place for place in looking if form.match(head[place].text) and not is_agenda_title(head, place)]
        if named:
            return named[0]
    return _most_prominent(head)


def _most_prominent(head: Sequence[Paragraph]) -> int | None:
    headings = [i for i, paragraph in enumerate(head) if paragraph.prominent]
    if not headings:
        return None
    largest = max(head[i].size for i in headings)
    same = [i for i in headings if head[i].size == largest]
    if largest > head[same[0]].size or same[0] == 0:
        return same[0]
    return same[-1]


def _looks_like_title(paragraph: Paragraph) -> bool:
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
    if place and REPORT_BY.fullmatch(title.text):
        above = paragraphs[place - 1]
        if above.prominent and above.size >= title.size and _says_more(above.text):
            return f"{above.text}: {title.text}"
    return title.text


def _says_more(text: str) -> bool:
    """It is no line of a masthead, such as an organ's name or a symbol."""
    return not any(sign.search(text) for sign in MASTHEAD_SIGNS) and not next(Symbol.find(text), None)


def title_facts(title: str, symbol: Identifier) -> TitleFacts:
    """Kind, author and date of a document by its title, and by its symbol where the title is silent."""
    if not isinstance(symbol, Symbol):
        return TitleFacts("web page")
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
