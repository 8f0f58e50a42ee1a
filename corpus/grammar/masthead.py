"""The head of a document: where it ends, and what it says of symbols, dates, sessions and agenda."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.dates import read_date, read_date_in_any_language
from corpus.document import AgendaItem, Masthead
from corpus.grammar.drafts import Draft
from corpus.grammar.masthead_phrases import (
    ADOPTED_ON,
    ADOPTION,
    AGENDA,
    DISTRIBUTION,
    DRAFT,
    LANGUAGE,
    ORGANS,
    RECORD_NOTE,
    REISSUED,
    RESOLUTION_NAME,
    SESSION,
)
from corpus.grammar.paragraphs import Paragraph
from corpus.grammar.titles import is_agenda_title, is_masthead_line, reads_like_title, symbol_alone, title_place
from corpus.printed_symbols import find_symbols, resolution_headed
from corpus.printing.signs import CLOSED
from corpus.symbol import Symbol

#: A masthead is looked for in so many paragraphs; the longest seen (joint letters) has under thirty.
_REACH = 40
#: A sentence this long is the body's first, whatever stands above it.
_BODY_SENTENCE = 90


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """An agenda item as a head prints it: its number, and the place of the paragraph that is its title, if one is."""

    number: str
    title: int | None = None


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What a head prints of its document, before its paragraphs are blocks."""

    organs: tuple[str, ...] = ()
    distribution: str = ""
    distributed: datetime.date | None = None
    reissued: datetime.date | None = None
    language: str = ""
    sessions: tuple[str, ...] = ()
    agenda: tuple[PrintedItem, ...] = ()
    symbols: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Where the title stands, None if there is none, and where the body begins, both as places among the paragraphs.

    resolution  the symbol of a resolution by the number that it is entitled with
    adopted     what is printed of its adoption
    dated       the date, where it stands neither in the title nor in a line of a masthead
    """

    title: int | None
    body: int
    facts: HeadFacts = HeadFacts()
    resolution: Symbol | None = None
    adopted: str = ""
    dated: str = ""


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    window = paragraphs[:_REACH]
    body = next((place for place in range(len(window)) if _is_body(window, place)), len(window))
    title = title_place(window[:body])
    if title is not None and RESOLUTION_NAME.match(window[title].text):
        return _resolution_head(window, title)
    signs = [place for place in range(body) if is_masthead_line(window[place])]
    if not signs:
        return Head(title=0, body=1) if title == 0 else Head(title=None, body=0)
    if title is None or title < signs[0]:
        is_on_top = title is not None and reads_like_title(window[title].text)
        end = signs[-1] + 1 if is_on_top else body
        return Head(title if is_on_top else None, end, _facts(window[:end]))
    noted = next((place for place, paragraph in enumerate(window) if RECORD_NOTE.match(paragraph.text)), None)
    if noted is not None:
        return Head(title, noted + 1, _facts(window[:noted]))
    adopted = next((paragraph.text for paragraph in window[:title] if ADOPTED_ON.match(paragraph.text)), "")
    return Head(title, title + 1, _facts(window[:title]), adopted=adopted)


def masthead(facts: HeadFacts, drafts: Sequence[Draft], dated: datetime.date | None) -> Masthead:
    """The masthead of a document whose head's paragraphs are the first of `drafts`, which have their ids.

    A footnote to the symbol says where the document was issued again.
    """
    starred = " ".join(draft.text for draft in drafts if draft.kind == "footnote" and draft.number.startswith("*"))
    return Masthead(
        organs=facts.organs,
        distribution=facts.distribution,
        distributed=facts.distributed,
        dated=dated,
        reissued=facts.reissued or _reissue_date(starred),
        language=facts.language,
        sessions=facts.sessions,
        agenda=tuple(_agenda_item(item, drafts) for item in facts.agenda),
        symbols=facts.symbols,
    )


def _agenda_item(item: PrintedItem, drafts: Sequence[Draft]) -> AgendaItem:
    if item.title is None:
        return AgendaItem(item.number, "", "")
    title = drafts[item.title]
    return AgendaItem(item.number, title.text, title.id)


def _is_body(head: Sequence[Paragraph], place: int) -> bool:
    """A long sentence that is no title. What introduces a draft resolution, whose title stands below, is none yet."""
    paragraph = head[place]
    if paragraph.prominent or len(paragraph.text) < _BODY_SENTENCE or not CLOSED.search(paragraph.text):
        return False
    last = next((above for above in reversed(head[:place]) if above.prominent), None)
    return last is None or not DRAFT.search(last.text) or not paragraph.text.endswith(":")


def _resolution_head(window: Sequence[Paragraph], title: int) -> Head:
    """The name of a resolution, and below it when and how it was adopted."""
    body = title + 1
    while body < len(window) and ADOPTION.match(window[body].text):
        body += 1
    named = " ".join(paragraph.text for paragraph in window[title : body + 1])
    adopted = " ".join(paragraph.text for paragraph in window[title:body])
    facts = _facts(window[:body])
    if not DISTRIBUTION.search(" ".join(paragraph.text for paragraph in window[:title])):
        facts = replace(facts, distributed=None)  # the date is that of the adoption
    return Head(title, body, facts, resolution_headed(named), adopted)


def _facts(head: Sequence[Paragraph]) -> HeadFacts:
    whole = "\n".join(paragraph.text for paragraph in head)
    distribution = DISTRIBUTION.search(whole)
    language = LANGUAGE.search(whole)
    return HeadFacts(
        organs=tuple(organ for organ in ORGANS if organ in whole),
        distribution=(distribution["level"] or "") if distribution else "",
        distributed=_date_after(whole, distribution),
        reissued=_reissue_date(whole),
        language=language["language"] if language else "",
        sessions=tuple(dict.fromkeys(match["session"] for match in SESSION.finditer(whole))),
        agenda=_agenda(head),
        symbols=tuple(dict.fromkeys((*_own_symbols(head), *(symbol for *_, symbol in find_symbols(whole))))),
    )


def _own_symbols(head: Sequence[Paragraph]) -> Iterator[Symbol]:
    """Symbols that stand alone on their lines; those of lines below each other are halves of one."""
    halves: dict[str, None] = {}
    for paragraph in (*head, None):
        alone = symbol_alone(paragraph.text) if paragraph else None
        if alone and {half.series for half in map(Symbol, zip(halves))}.isdisjoint({alone.series}):
            halves.update(dict.fromkeys(alone.halves))
        elif halves:
            yield Symbol(tuple(halves))
            halves = dict.fromkeys(alone.halves if alone else ())


def _date_after(text: str, mark: re.Match[str] | None) -> datetime.date | None:
    """The first date behind a mark, or of the whole text where it lacks the mark."""
    return read_date_in_any_language(text[mark.end() if mark else 0 :])


def _reissue_date(text: str) -> datetime.date | None:
    reissued = REISSUED.search(text)
    return read_date(reissued["date"]) if reissued else None


def _agenda(head: Sequence[Paragraph]) -> tuple[PrintedItem, ...]:
    """Items paired with the prominent paragraphs that follow, by order; unpaired where the counts differ."""
    for place, paragraph in enumerate(head):
        match = AGENDA.search(paragraph.text)
        if match is None:
            continue
        numbers = re.findall(r"\d+(?:\s?\([a-z]+\))*", match["items"])
        titles = list(_agenda_titles(head, place + 1))
        if len(titles) == len(numbers):
            return tuple(PrintedItem(number, title) for number, title in zip(numbers, titles, strict=True))
        return tuple(PrintedItem(number) for number in numbers)
    return ()


def _agenda_titles(head: Sequence[Paragraph], first: int) -> Iterator[int]:
    """Places of the titles of agenda items, up to the next organ or to the title of the document, which is larger."""
    for place in range(first, len(head)):
        paragraph = head[place]
        is_organ = any(paragraph.text.lower().startswith(organ.lower()) for organ in ORGANS)
        if is_organ or ADOPTED_ON.match(paragraph.text) or paragraph.size > head[first].size:
            return
        if not (paragraph.prominent or is_agenda_title(head, place)):
            return
        yield place
