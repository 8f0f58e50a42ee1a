"""The head of a document: where it ends, and what it says of symbol, dates, sessions, agenda and author."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.address import Identifier
from corpus.dates import PRINTED, read_date
from corpus.document import AgendaItem, Masthead, Voice
from corpus.grammar.masthead_phrases import (
    ADOPTED_ON,
    ADOPTION,
    AGENDA,
    AGENDA_NUMBERS,
    DISTRIBUTION,
    LANGUAGE,
    MASTHEAD_SIGNS,
    ORGAN_AUTHORS,
    ORGANS,
    RECORD_NOTE,
    REISSUED,
    REPORT_BY,
    RESOLUTION_NAME,
    SESSION,
    TITLE_FORMS,
)
from corpus.grammar.paragraphs import Paragraph
from corpus.printing.signs import CLOSED
from corpus.symbol import Symbol

#: A masthead is looked for in so many paragraphs; the longest seen (joint letters) has under thirty.
_REACH = 40
#: A sentence this long is the body's first, whatever stands above it.
_BODY_SENTENCE = 90


@dataclass(frozen=True, slots=True)
class Head:
    """Paragraphs `[0, title)` are the masthead, `title` (None if there is none) the title, `body` comes next.

    Of a resolution: its symbol by the number it is entitled with, and what is printed of its adoption.
    """

    title: int | None
    body: int
    facts: Masthead
    resolution: Symbol | None = None
    adopted: str = ""


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What a title says by its form."""

    kind: str
    author: str
    date: str


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Find the masthead and the title. `Masthead.agenda` holds paragraph indices in `block` until numbered."""
    window = paragraphs[:_REACH]
    body = next((i for i, paragraph in enumerate(window) if _is_body(paragraph)), len(window))
    signs = [i for i in range(body) if any(sign.search(window[i].text) for sign in MASTHEAD_SIGNS)]
    title = _title_index(window[:body])
    if title is not None and RESOLUTION_NAME.match(window[title].text):
        return _resolution_head(window, title)
    if not signs:
        return Head(title if title == 0 else None, 1 if title == 0 else 0, Masthead())
    if title is not None and title < signs[0] and _reads_like_title(window[title]):
        # the title stands on top, the rest of the masthead below it
        return Head(title, signs[-1] + 1, _facts(window[: signs[-1] + 1]))
    if title is None or title < signs[0]:
        return Head(None, body, _facts(window[:body]))
    noted = next((i for i, paragraph in enumerate(window) if RECORD_NOTE.match(paragraph.text)), None)
    if noted is not None:
        return Head(title, noted + 1, _facts(window[:noted]))
    adopted = next((paragraph.text for paragraph in window[:title] if ADOPTED_ON.match(paragraph.text)), "")
    return Head(title, title + 1, _facts(window[:title]), adopted=adopted)


def entitled(paragraphs: Sequence[Paragraph], head: Head) -> str:
    """The title of the document: "Report of the Secretary-General" stands below what the report is on."""
    if head.title is None:
        return ""
    title = paragraphs[head.title]
    if head.title and REPORT_BY.fullmatch(title.text):
        above = paragraphs[head.title - 1]
        if above.prominent and above.size >= title.size and _says_more(above.text):
            return f"{above.text}: {title.text}"
    return title.text


def _says_more(text: str) -> bool:
    return not any(sign.search(text) for sign in MASTHEAD_SIGNS) and not next(Symbol.find(text), None)


def reissue_date(text: str) -> datetime.date | None:
    reissued = REISSUED.search(text)
    return read_date(reissued["date"]) if reissued else None


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
    return Head(title, body, facts, Symbol.of_resolution(named), adopted)


def title_facts(title: str, symbol: Identifier) -> TitleFacts:
    """Kind, author and date of a document by its title, and by its symbol where the title is silent."""
    if not isinstance(symbol, Symbol):
        return TitleFacts("web page", "", "")
    organ = ORGAN_AUTHORS.get(symbol.organ, "")
    for kind, form in TITLE_FORMS:
        match = form.search(title)
        if match:
            found = match.groupdict()
            author = found.get("author") or (organ if kind in ("resolution", "meeting record") else "")
            return TitleFacts(kind, " ".join(author.split()), found.get("date") or "")
    if "/RES/" in symbol.slug:
        return TitleFacts("resolution", organ, "")
    return TitleFacts("document", "", "")


def author_voice(printed: str, title: str) -> Voice:
    return Voice(printed or title or "unnamed author", "author")


def _is_body(paragraph: Paragraph) -> bool:
    if paragraph.prominent:
        return False
    return len(paragraph.text) >= _BODY_SENTENCE and bool(CLOSED.search(paragraph.text))


def _title_index(head: Sequence[Paragraph]) -> int | None:
    """The paragraph that reads like a title and looks like one, a letter's before a report's, since agenda items name
    reports; else the most prominent one at the end."""
    looking = [i for i, paragraph in enumerate(head) if _looks_like_title(paragraph)]
    for _, form in TITLE_FORMS[:-1]:
        named = [i for i in looking if form.match(head[i].text) and not _is_agenda_title(head, i)]
        if named:
            return named[0]
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


def _is_agenda_title(head: Sequence[Paragraph], index: int) -> bool:
    """In typescript the titles of agenda items stand in capitals behind their numbers."""
    return (
        head[index].typed
        and head[index].text.isupper()
        and any(AGENDA_NUMBERS.match(paragraph.text) for paragraph in head[:index])
    )


def _reads_like_title(paragraph: Paragraph) -> bool:
    return any(form.match(paragraph.text) for _, form in TITLE_FORMS[:-1])


def _facts(head: Sequence[Paragraph]) -> Masthead:
    whole = "\n".join(paragraph.text for paragraph in head)
    distribution = DISTRIBUTION.search(whole)
    language = LANGUAGE.search(whole)
    return Masthead(
        organs=tuple(organ for organ in ORGANS if organ in whole),
        distribution=(distribution["level"] or "") if distribution else "",
        distributed=_date_after(whole, distribution),
        reissued=reissue_date(whole),
        language=language["language"] if language else "",
        sessions=tuple(dict.fromkeys(match["session"] for match in SESSION.finditer(whole))),
        agenda=_agenda(head),
        symbols=tuple(dict.fromkeys(symbol for *_, symbol in Symbol.find(whole))),
    )


def _date_after(text: str, mark: re.Match[str] | None) -> datetime.date | None:
    found = PRINTED.search(text, mark.end() if mark else 0)
    return read_date(found.group()) if found else None


def _agenda(head: Sequence[Paragraph]) -> tuple[AgendaItem, ...]:
    """Items paired with the prominent paragraphs that follow, by order; unpaired where the counts differ."""
    for index, paragraph in enumerate(head):
        match = AGENDA.search(paragraph.text)
        if match is None:
            continue
        numbers = re.findall(r"\d+(?:\s?\([a-z]+\))*", match["items"])
        titles = list(_agenda_titles(head, index + 1))
        if len(titles) == len(numbers):
            pairs = zip(numbers, titles, strict=True)
            return tuple(AgendaItem(number, head[place].text, str(place)) for number, place in pairs)
        return tuple(AgendaItem(number, "", "") for number in numbers)
    return ()


def _agenda_titles(head: Sequence[Paragraph], first: int) -> Iterator[int]:
    """Titles of agenda items, up to the next organ or to the title of the document, which is larger."""
    for place in range(first, len(head)):
        paragraph = head[place]
        is_organ = any(paragraph.text.lower().startswith(organ.lower()) for organ in ORGANS)
        if is_organ or ADOPTED_ON.match(paragraph.text) or paragraph.size > head[first].size:
            return
        if not (paragraph.prominent or _is_agenda_title(head, place)):
            return
        yield place
