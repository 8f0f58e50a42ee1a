"""What happened when: sentences that print a day, a month or a year, in the order of the days they tell of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.document import Document
from corpus.ranges import Span
from index.words import words
from service.asking.answer import Dated
from service.asking.cite import AnswerPlace
from service.asking.larger.meant import Meant

_MONTH = "|".join(MONTHS)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_ON = re.compile(
    rf"\b(?:(?P<day>{_NUMBER})(?:(?:\s?(?:,|and|to|or|–|-)\s?){_NUMBER})*\s+(?:of\s+)?)?(?P<month>{_MONTH})\b"
    rf"(?:\s+(?P<day_us>{_NUMBER})\b(?!\s*\d))?(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d))?"
    r"|\b(?:in|of|since|until|by|during|from|to|and|between|early|late|mid|through|before|after)[ -]"
    r"(?P<alone>(?:1[5-9]|20)\d\d)\b",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:time ?lines?|chronolog(?:y|ies|ical(?:ly)?)|(?:in )?(?:chronological |date |time )?order|sequence|course|"
    r"what (?:has )?happene?d|happene?d|happens|occurred|took place|events?|step by step|history)\b"
)
_WANTS_ORDER = re.compile(r"\b(?:time ?lines?|chronolog\w*|order|sequence of events|course of events)\b")
_JOINING = re.compile(r"\b(?:in|on|at|of|from|to|and|between|until|since|before|after|during|by|over)\b")
_SINCE = re.compile(r"\b(?:since|from)\b")
_AFTER = re.compile(r"\bafter\b")
_UNTIL = re.compile(r"\b(?:until|up to|by)\b")
_BEFORE = re.compile(r"\bbefore\b")
#: Documents. Of more, all that is dated would be a heap; names have to say what it is to be about.
_FEW_DOCUMENTS = 10
#: Days shown at most.
MOST_DAYS = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is to hold: days of a period, and names that stand in the paragraphs."""

    documents: tuple[Document, ...]
    first: datetime.date
    last: datetime.date
    names: tuple[frozenset[str], ...]


def asks_for_timeline(meant: Meant, names: Sequence[str]) -> Wanted | None:
    """What is to be put in order; None where anything else is asked. `names` are those of the question."""
    if not _ASKED.search(meant.rest):
        return None
    named = [re.compile(rf"\b{re.escape(name.lower())}\b") for name in names]
    if not meant.asks_only(_ON, *named, _ASKED, _JOINING):
        return None
    days = [match for match in _ON.finditer(meant.rest) if _year(match)]
    if not days and not _WANTS_ORDER.search(meant.rest):
        return None
    topics = tuple(topic for name in names if (topic := frozenset(words(_bare(name.lower())))))
    if len(meant.documents) > _FEW_DOCUMENTS and not topics:
        return None
    return Wanted(meant.documents, *_period(meant.rest, days), topics)


def _bare(name: str) -> str:
    """A name without the words that stand in front of it: "Timeline of Lachin" opens with a capital."""
    for form in (_ON, _ASKED, _JOINING):
        name = form.sub(" ", name)
    return name


def _period(text: str, days: Sequence[re.Match[str]]) -> tuple[datetime.date, datetime.date]:
    """From the first day of what is named first to the last of what is named last."""
    spans = [span for match in days for span in [_span(match, "")] if span]
    if not spans:
        return datetime.date.min, datetime.date.max
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    before = text[: days[0].start() + len(days[0].group().split()[0])]
    day = datetime.timedelta(days=1)
    open_ended = (
        (_SINCE, first, datetime.date.max),
        (_AFTER, last + day, datetime.date.max),
        (_UNTIL, datetime.date.min, last),
        (_BEFORE, datetime.date.min, first - day),
    )
    meant = ((start, end) for form, start, end in open_ended if len(spans) == 1 and form.search(before))
    return next(meant, (first, last))


def timeline(wanted: Wanted) -> tuple[tuple[Dated, AnswerPlace], ...]:
    """The sentences with the day each tells of, in the order of the days; of one day, in the documents' order.

    Of a paragraph that tells of one day twice the first.
    """
    once: dict[tuple[str, str, datetime.date], tuple[Dated, AnswerPlace]] = {}
    for dated, place in (each for document in wanted.documents for each in _told(document)):
        if wanted.first <= dated.on <= wanted.last and _names(place, wanted.names):
            once.setdefault((place.document.symbol.slug, place.block.id, dated.on), (dated, place))
    return tuple(sorted(once.values(), key=lambda each: each[0].on))[:MOST_DAYS]


def _names(place: AnswerPlace, named: Iterable[frozenset[str]]) -> bool:
    said = frozenset(words(place.document.text_of(place.block)))
    return all(name <= said for name in named)


def _told(document: Document) -> Iterator[tuple[Dated, AnswerPlace]]:
    """Each sentence with the first day that it prints; the year may stand elsewhere in it, or in the text before."""
    year = ""
    for block in document.of_kind("paragraph", "quotation", "list_item"):
        for sentence in document.sentences_of(block):
            matches = list(_ON.finditer(document.text, *sentence))
            years = [_year(match) for match in matches if _year(match)]
            first = matches[0] if matches else None
            days = _span(first, years[0] if years else year) if first else None
            if first and days:
                marked = Span(first.start("alone") if first["alone"] else first.start(), first.end())
                dated = Dated(days[0], marked.of(document.text), inferred=not _year(first))
                yield dated, AnswerPlace(document, block, sentence, (marked,))
            year = years[-1] if years else year


def _year(match: re.Match[str]) -> str:
    """As it is printed; "" where it is not."""
    return match["year"] or match["alone"] or ""


def _span(match: re.Match[str], year: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a date, a month or a year; None for what no calendar has, or has no year."""
    printed = _year(match) or year
    if not printed:
        return None
    if match["alone"]:
        return datetime.date(int(printed), 1, 1), datetime.date(int(printed), 12, 31)
    month = [name.lower() for name in MONTHS].index(match["month"].lower()) + 1
    day = match["day"] or match["day_us"]
    try:
        if day:
            on = datetime.date(int(printed), month, int(re.sub(r"\D", "", day)))
            return on, on
        first = datetime.date(int(printed), month, 1)
    except ValueError:
        return None
    following = datetime.date(int(printed) + month // 12, month % 12 + 1, 1)
    return first, following - datetime.timedelta(days=1)
