"""What a question names of the calendar: "between May and August 1993", "in autumn 2020", "since the eighties"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.ranges import Span

_MONTH = "|".join((*MONTHS, *(rf"{month[:3]}\b\.?" for month in MONTHS if month != "May"), r"Sept\b\.?"))
_YEAR = r"(?:1[89]|20)\d\d"
YEAR = re.compile(_YEAR)
#: Beside a month it may be one of any century that has archives.
_OF_A_MONTH = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?:,\s?{_DAY})*\s?(?:,|\band\b|\bto\b|\bor\b|\buntil\b|\bthrough\b|–|-)\s?(?:the\s+)?{_DAY})?"
_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3), "winter": (12, 3)}
#: The first month, and how many.
_PARTS_OF_A_YEAR = {
    "first half": (1, 6), "second half": (7, 6), "latter half": (7, 6), "first quarter": (1, 3),
    "second quarter": (4, 3), "third quarter": (7, 3), "last quarter": (10, 3), "fourth quarter": (10, 3),
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "mid": (5, 4), "middle": (5, 4), "late": (9, 4),
    "end": (9, 4), "close": (9, 4), **_SEASONS,
}  # fmt: skip
#: In small letters a verb or a noun, unless a number or a small word makes it a month.
_NO_MONTH = rf"(?!(?-i:may|march)\b(?!,?\s+(?:of\s+)?(?:{_OF_A_MONTH}|[’']?\d\d?\b)))"
#: A year in two figures that no apostrophe tells from a number: more than a day of a month can be.
_BARE = r"(?:4[5-9]|[5-9]\d)"
#: "In March 98 people fled": what follows may be so many.
_COUNTED = (
    r"\s+(?:people|men|women|children"
    r"|(?!(?:resolution|letter|statement|report|note|text|document|talk)s\b|(?:wa|i|ha|doe|a|thi)s\b)[a-z]+s)\b"
)
_NOTHING_COUNTED = r"(?=\s*(?:$|[?.,;:!]|and\s+(?:when|what|who|how|where|why)\b))"
#: Behind "in" or "since", where nothing that would be counted follows: "in 75 and 76?".
_BARE_YEARS = (
    rf"(?(lead)(?:(?<=\bin\s)|(?<=\bsince\s)){_BARE}"
    rf"(?=\s*(?:and|to|or|until|–|-)\s*(?:in\s+)?{_BARE}{_NOTHING_COUNTED}|{_NOTHING_COUNTED})|(?!))"
)
#: A part of a year, a decade, a day or a month, or a year.
_ON = (
    rf"(?:(?:the\s+)?(?P<part{{n}}>{'|'.join(_PARTS_OF_A_YEAR)})(?:[ -]of|(?<=early) in|(?<=late) in)?[ -]"
    rf"(?:the\s+)?(?:year\s+)?(?:(?P<year_of_part{{n}}>{_YEAR})|[’'](?P<short_of_part{{n}}>\d\d))"
    rf"|the\s+(?:19)?(?P<decade{{n}}>\d0)[’']?s|the\s+(?P<word{{n}}>fifties|sixties|seventies|eighties|nineties)"
    rf"|(?:the\s+)?(?P<long{{n}}>(?:1[89]|20)\d0)[’']?s"
    rf"|(?:(?P<day{{n}}>{_DAYS})\s+(?:of\s+)?)?{{guard}}(?P<month{{n}}>{_MONTH})"
    rf"(?:\s+(?P<bare{{n}}>{_BARE})(?![\w/]|[.,]\d|\s*\(|{_COUNTED})|(?:\s+(?P<us{{n}}>{_DAYS})(?!\d|\s*\())?"
    rf"(?:,?\s+(?:of\s+)?(?:(?P<year{{n}}>{_OF_A_MONTH})|[’'](?P<short{{n}}>\d\d)))?)"
    rf"|(?:the\s+)?(?:year\s+)?(?P<alone{{n}}>{_YEAR})|(?P<naked{{n}}>{{naked}}))(?!\w)(?!\s*\()"
)
_ONE = _ON.replace("{n}", "1").replace("{guard}", rf"(?(lead)|(?(day1)|{_NO_MONTH}))").replace("{naked}", _BARE_YEARS)
_OTHER = _ON.replace("{n}", "2").replace("{guard}", "").replace("{naked}", _BARE + _NOTHING_COUNTED)
_BEFORE_OTHER = rf"(?:in\s+)?(?:(?:early|mid|late)[ -](?={_MONTH}))?"
_PERIOD = re.compile(
    r"\b(?P<lead>(?:(?:dated|adopted|issued|made|passed|written|that (?:is|are|was|were)|was|were)\s+)?"
    r"(?:between|from|since|after|before|until|till|up to|prior to|earlier than|later than|in or after|of|in|during"
    rf"|for|on|dating (?:from|back to)|(?:early|late) in(?=\s+(?:{_MONTH}))|dated|by|around|back in"
    rf"|that dates? from)\s+(?:the\s+)?(?:(?:early|mid|late)[ -](?=the\b|{_MONTH}))?"
    rf"|(?:early|mid|late)[ -](?={_MONTH}))?(?(lead)|(?<![\w/.(\-]))"
    rf"{_ONE}(?:\s*(?:and|to|until|till|through|or|–|-)\s*{_BEFORE_OTHER}{_OTHER})?(?P<on>\s+(?:onwards?|on(?=\W*$)))?",
    re.I,
)
_SINCE = re.compile(r"since|in or after|from.*\bon(?:wards?)?$", re.I)
#: Of documents "from 1993" says which; of what happened it says since when.
_FROM_ON = re.compile(r"since|in or after|from(?!.*(?:\b(?:to|until|through)\b|[–-]\s?\d))", re.I)
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
#: A year in two figures is of this century below it.
_TURN = 45
#: It has every day that a year may have.
_LEAP_YEAR = 2000
_DAY_LONG = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both meant.

    said      as typed, without what only says that it is a date
    month     its number, where a month is named without its year; else 0
    any_year  the first and the last month and day, where days of any year are meant
    """

    first: datetime.date
    last: datetime.date
    said: str
    month: int = 0
    any_year: tuple[tuple[int, int], tuple[int, int]] | None = None

    def holds(self, on: datetime.date | None) -> bool:
        if on is None or not (self.first <= on <= self.last and self.month in (0, on.month)):
            return False
        return self.any_year is None or self.any_year[0] <= (on.month, on.day) <= self.any_year[1]


def find_periods(text: str) -> Iterator[tuple[Span, Period]]:
    """Every period that a text names, with the words that lead up to it."""
    for match in _PERIOD.finditer(text):
        period = _period(match)
        if period is not None:
            yield Span(*match.span()), period


def whole_period(text: str) -> Period | None:
    """All that a text names together, of what happened in it; None where it names nothing, or no year.

    A date without a year is of the year behind it, else of the one before. Of "since 1992" and "before May 1994" what
    both hold.
    """
    matches = list(_PERIOD.finditer(text))
    years = [_year(match, 1) or _year(match, 2) for match in matches]
    read = (
        _period(match, next((year for year in (*years[at:], *reversed(years[:at])) if year), 0), _FROM_ON)
        for at, match in enumerate(matches)
    )
    named = [period for period in read if period is not None and not period.month]
    return _together(named) if named else None


def period_of_any_year(text: str) -> Period | None:
    """The days that a text names without a year, "between 11 and 17 October"; None where it names none, or a year."""
    matches = list(_PERIOD.finditer(text))
    if any(_year(match, 1) or _year(match, 2) for match in matches):
        return None
    read = filter(None, (_period(match, _LEAP_YEAR, _FROM_ON) for match in matches))
    period = next((p for p in read if _LEAP_YEAR in (p.first.year, p.last.year)), None)
    if period is None:
        return None
    first = (period.first.month, period.first.day) if period.first.year == _LEAP_YEAR else (1, 1)
    last = (period.last.month, period.last.day) if period.last.year == _LEAP_YEAR else (12, 31)
    return Period(datetime.date.min, datetime.date.max, period.said, any_year=(first, last))


def without_periods(text: str) -> str:
    """What else it says; what leads up to a date stays."""
    return _PERIOD.sub(lambda match: f"{match['lead'] or ''} ", text)


def months_from(year: int, month: int, months: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of so many months from one."""
    behind = year * 12 + month - 1 + months
    return datetime.date(year, month, 1), datetime.date(behind // 12, behind % 12 + 1, 1) - _DAY_LONG


def month_of(name: str) -> int:
    """Its number; three letters are enough."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower()[:3]))


def _together(named: Sequence[Period]) -> Period:
    """From the first day to the last of all; where one is open to a side, what they have in common if anything."""
    said = ", ".join(period.said for period in named)
    first, last = max(period.first for period in named), min(period.last for period in named)
    is_open = any(period.first == datetime.date.min or period.last == datetime.date.max for period in named)
    if is_open and first <= last:
        return Period(first, last, said)
    return Period(min(period.first for period in named), max(period.last for period in named), said)


def _period(match: re.Match[str], year: int = 0, since: re.Pattern[str] = _SINCE) -> Period | None:
    """What a match names, where it prints no year in `year`; None for what no calendar has or has no year."""
    lead = match["lead"] or ""
    said = _LEADING.sub("", " ".join(match.group().split()))
    years = [_year(match, 1), _year(match, 2)]
    one = _days(match, 1, years[0] or years[1] or year)
    other = _days(match, 2, years[1] or years[0] or year)
    if one is None:
        return _of_any_year(match, said) if not (year or any(years)) else None
    first, last = one
    if other is not None:
        return Period(min(first, other[0]), max(last, other[1]), said)
    for form, start, end in (
        (_AFTER, last, datetime.date.max),
        (_BEFORE, datetime.date.min, first),
        (_UNTIL, datetime.date.min, last),
        (since, first, datetime.date.max),
    ):
        if form.search(match.group() if form is since else lead):
            return Period(start + _DAY_LONG * (form is _AFTER), end - _DAY_LONG * (form is _BEFORE), said)
    return Period(first, last, said)


def _of_any_year(match: re.Match[str], said: str) -> Period | None:
    """A month alone, where it has a capital: no "may", and no "march"."""
    month = match["month1"]
    if not month or not month[0].isupper() or match["day1"] or match["us1"] or match["month2"]:
        return None
    return Period(datetime.date.min, datetime.date.max, said, month_of(month))


def _year(match: re.Match[str], n: int) -> int:
    """0 where none is named, or a decade."""
    year = match[f"year_of_part{n}"] or match[f"year{n}"] or match[f"alone{n}"]
    short = next(filter(None, (match[f"{form}{n}"] for form in ("short_of_part", "short", "bare", "naked"))), "")
    if short:
        return int(short) + (1900 if int(short) >= _TURN else 2000)
    return int(year or 0)


def _days(match: re.Match[str], n: int, year: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day; None for what no calendar has, has no year, or is not there."""
    decade = match[f"decade{n}"] or match[f"word{n}"] or match[f"long{n}"]
    if decade:
        return _of_decade(decade)
    month, part = match[f"month{n}"], match[f"part{n}"]
    if not year or not (month or part or match[f"alone{n}"] or match[f"naked{n}"]):
        return None
    if not month:
        return months_from(year, *(_PARTS_OF_A_YEAR[part.lower()] if part else (1, 12)))
    return _of_month(year, month_of(month), match[f"day{n}"] or match[f"us{n}"] or "")


def _of_decade(named: str) -> tuple[datetime.date, datetime.date]:
    start = _DECADES.get(named.lower()) or (1900 + int(named) if len(named) == len("80") else int(named))
    return months_from(start, 1, (100 if start % 100 == 0 else 10) * 12)


def _of_month(year: int, month: int, days: str) -> tuple[datetime.date, datetime.date] | None:
    try:
        named = [datetime.date(year, month, int(day)) for day in re.findall(r"\d+", days)]
    except ValueError:
        return None
    return (min(named), max(named)) if named else months_from(year, month, 1)
