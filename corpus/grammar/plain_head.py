"""The head of a document that is no document of the United Nations: its title, and the day that it is printed with.

It has no masthead whose lines could be known. So the title is what is printed largest above the text, and a date counts
where little else stands beside it. What is not printed stays unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from corpus.dates import MONTHS, print_date, read_date_in_any_language, without_dates
from corpus.grammar.masthead import Head, HeadFacts, read_head
from corpus.grammar.masthead_phrases import PRESS_SIGNS
from corpus.grammar.paragraphs import Paragraph
from corpus.printing.signs import CLOSED, LIST_ITEM, NUMBERED
from corpus.symbol import Symbol

#: Paragraphs that hold every head; covers of judgments have about twenty lines.
_REACH = 40
#: Characters. A sentence this long that is not printed like a heading is text; shorter ones stand below titles.
_SENTENCE = 60
#: So many lines below the title the date may stand: number of the case, court, "Judgment", place.
_BELOW_TITLE = 8
#: So many words may stand beside the date that a line gives: "Judgment of …", "For immediate release: Geneva, …".
_WORDS_BESIDE_DATE = 5
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\s+\d{{4}}")
_WORD = re.compile(r"[^\W\d_]+")
#: What no title of typescript ends with, where only the place of a line tells what it is.
_SENTENCE_END = (".", ",", ":", ";")
#: A despatch opens with place and date: "PORT SELBY, 5 February 2023 – The union", "(Selby, February 5, 2023) – The".
_DATELINE = re.compile(r"\W*(?P<place>[^\W\d_][^\d(),–—]{1,40},\s+)?(?P<date>[^–—]{6,40}?)\)?\s*[–—-]\s")


def read_plain_head(paragraphs: Sequence[Paragraph], author: str = "") -> Head:
    """The head of a document by this author, whose name above a text is not its title."""
    window = paragraphs[:_REACH]
    text = next((place for place, paragraph in enumerate(window) if _is_text(paragraph)), len(window))
    title = _title(window[:text], author)
    last = text if title is None else min(text, title + _BELOW_TITLE)
    dates = [place for place in range(last) if place != title and _is_date(window[place])]
    imprint = [place for place in range(last) if _is_imprint(window[place], author)]
    body = max((place + 1 for place in (title, *dates, *imprint) if place is not None), default=0)
    return Head(
        title,
        body,
        HeadFacts(symbols=_symbols(paragraphs)),
        dated=_dated([window[place] for place in dates], window[text : text + 1]),
    )


def _symbols(paragraphs: Sequence[Paragraph]) -> tuple[Symbol, ...]:
    """Those by which the document would be known, had it no name."""
    head = read_head(paragraphs)
    return (head.resolution, *head.facts.symbols) if head.resolution else head.facts.symbols


def _is_text(paragraph: Paragraph) -> bool:
    is_sentence = len(paragraph.text) >= _SENTENCE and CLOSED.search(paragraph.text) is not None
    return not paragraph.prominent and is_sentence and not _is_date(paragraph)


def _title(head: Sequence[Paragraph], author: str) -> int | None:
    """What is printed largest and is not said of every such text; where all is printed alike, the first line."""
    signs = [place for place, paragraph in enumerate(head) if PRESS_SIGNS.match(paragraph.text)]
    places = [place for place in range(len(head)) if place not in signs and _may_be_title(head[place], author)]
    below = [place for place in places if place > min(signs, default=-1)] or places
    largest = max((head[place].size for place in below), default=0.0)
    return next((place for place in below if head[place].size == largest), None)


def _may_be_title(paragraph: Paragraph, author: str) -> bool:
    text = paragraph.text
    if _is_date(paragraph) or _is_imprint(paragraph, author) or not _WORD.search(text):
        return False
    if paragraph.prominent:
        return True
    is_item = paragraph.item or NUMBERED.match(text) or LIST_ITEM.match(text)
    return paragraph.typed and not is_item and not text.endswith(_SENTENCE_END)


def _is_imprint(paragraph: Paragraph, author: str) -> bool:
    """It says by whom the document is, or of which month."""
    return paragraph.text.casefold() == author.casefold() or _MONTH.fullmatch(paragraph.text) is not None


def _is_date(paragraph: Paragraph) -> bool:
    beside = _words_beside_date(paragraph.text)
    return beside is not None and beside <= _WORDS_BESIDE_DATE


def _words_beside_date(text: str) -> int | None:
    """How many words stand in a line beside its date; None where it has no date."""
    return len(_WORD.findall(without_dates(text))) if read_date_in_any_language(text) else None


def _dated(lines: Sequence[Paragraph], opening: Sequence[Paragraph]) -> str:
    """The date of the lines with the fewest words beside it, if they agree; else that with which the text opens."""
    fewest = min((_words_beside_date(line.text) or 0 for line in lines), default=0)
    least = (line.text for line in lines if (_words_beside_date(line.text) or 0) == fewest)
    days = {*map(read_date_in_any_language, least)} or {*_of_dateline(opening)}
    (day, *others) = days or {None}
    return print_date(day) if day and not others else ""


def _of_dateline(opening: Sequence[Paragraph]) -> Iterator[datetime.date]:
    for paragraph in opening:
        line = _DATELINE.match(paragraph.text)
        day = read_date_in_any_language(line["date"]) if line else None
        if line and day and not _WORD.search(without_dates(line["date"])):
            yield day
