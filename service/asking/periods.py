"""Days, months and years that a question names, as a period: "between 1992 and 1994", "of November 1993"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.ranges import Span

_MONTH = "|".join((*MONTHS, *(rf"{month[:3]}\b\.?" for month in MONTHS if month != "May"), r"Sept\b\.?"))
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
#: A day, a month, a year or a decade.
_ON = (
    rf"(?:(?:(?P<day{{n}}>{_DAY})\s+(?:of\s+)?)?(?P<month{{n}}>{_MONTH})(?:\s+(?P<us{{n}}>{_DAY})(?!\d|\s*\())?"
    rf"(?:,?\s+(?:of\s+)?(?:(?P<year{{n}}>{_YEAR})|[’'](?P<short{{n}}>\d\d)))?"
    rf"|(?:the\s+)?(?:year\s+)?(?P<alone{{n}}>{_YEAR})"
    rf"|the\s+(?:19)?(?P<decade{{n}}>\d0)[’']?s|the\s+(?P<word{{n}}>fifties|sixties|seventies|eighties|nineties)"
    rf"|the\s+(?P<long{{n}}>{_YEAR})s)(?!\w)(?!\s*\()"
)
_ONE, _OTHER = _ON.replace("{n}", "1"), _ON.replace("{n}", "2")
_PERIOD = re.compile(
    rf"\b(?:(?P<lead>(?:(?:dated|adopted|issued|made|passed|written|that (?:is|are|was|were)|was"
    rf"|were)\s+)?(?:between|from|since|after|"
    rf"before|until|till|up to|prior to|earlier than|later than|in or after|of|in|during|for|on|dating (?:from"
    rf"|back to)|"
    rf"early in|late in|dated|by|around|back in|that dates? from)\s+(?:the\s+)?(?:(?:early|mid"
    rf"|late)[ -])?)?)(?<![\w/.(\-])"
    rf"{_ONE}(?:\s*(?:and|to|until|till|through|or|–|-)\s*{_OTHER})?(?P<on>\s+onwards?)?",
    re.I,
)
_SINCE = re.compile(r"since|in or after|from.*onwards?", re.I)
_AFTER = re.compile(r"after|later than", re.I)
_BEFORE = re.compile(r"before|prior to|earlier than", re.I)
_UNTIL = re.compile(r"until|till|up to|\bby\b", re.I)
#: Says no more than that it is a date.
_LEADING = re.compile(
    r"^(?:(?:that|is|are|was|were|dates?|dated|dating|adopted|issued|made|passed|written|of|from|in|on|during|for|"
    r"back to|around|the|year)\s+)+",
    re.I,
)
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
_DAY_LONG = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both meant.

    said   as typed, without what only says that it is a date
    month  its number, where a month is named without its year; else 0
    """

    first: datetime.date
    last: datetime.date
    said: str
    month: int = 0

    def holds(self, on: datetime.date | None) -> bool:
        return on is not None and self.first <= on <= self.last and self.month in (0, on.month)


def find_periods(text: str) -> Iterator[tuple[Span, Period]]:
    """Every period that a text names, with the words that lead up to it."""
    for match in _PERIOD.finditer(text):
        period = _period(match)
        if period is not None:
            yield Span(*match.span()), period


def _period(match: re.Match[str]) -> Period | None:
    lead = match["lead"] or ""
    one, other = _span(match, 1), _span(match, 2)
    if one is None:
        return None
    said = _LEADING.sub("", " ".join(match.group().split()))
    if not any(match[f"{group}1"] for group in ("year", "short", "alone", "decade", "word", "long")) and other is None:
        month = _month(match["month1"])
        is_name = match["month1"][0].isupper()  # no "may", and no "march"
        return (
            None
            if match["day1"] or match["us1"] or not is_name
            else Period(datetime.date.min, datetime.date.max, said, month)
        )
    first, last = one
    if other is not None:
        return Period(min(first, other[0]), max(last, other[1]), said)
    for form, start, end in (
        (_AFTER, last, datetime.date.max),
        (_BEFORE, datetime.date.min, first),
        (_UNTIL, datetime.date.min, last),
        (_SINCE, first, datetime.date.max),
    ):
        if form.search(match.group() if form is _SINCE else lead):
            return Period(start + _DAY_LONG * (form is _AFTER), end - _DAY_LONG * (form is _BEFORE), said)
    return Period(first, last, said)


def _span(match: re.Match[str], n: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day; None for what no calendar has, or is not there."""
    decade = match[f"decade{n}"] or match[f"word{n}"] or match[f"long{n}"]
    if decade:
        start = _DECADES.get(decade.lower()) or (1900 + int(decade) if len(decade) == len("80") else int(decade))
        years = 100 if start % 100 == 0 else 10
        return datetime.date(start, 1, 1), datetime.date(start + years - 1, 12, 31)
    short = match[f"short{n}"]
    year = (
        match[f"year{n}"]
        or match[f"alone{n}"]
        or (f"19{short}" if short and short >= "45" else f"20{short}" if short else "")
    )
    if not match[f"month{n}"]:
        return (datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)) if year else None
    # a month alone takes a leap year's place: only the month of it counts
    return _of_month(int(year or 2000), _month(match[f"month{n}"]), match[f"day{n}"] or match[f"us{n}"] or "")


def _of_month(year: int, month: int, day: str) -> tuple[datetime.date, datetime.date] | None:
    try:
        first = datetime.date(year, month, int(re.sub(r"\D", "", day)) if day else 1)
    except ValueError:
        return None
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, first if day else following - _DAY_LONG


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower()[:3]))
