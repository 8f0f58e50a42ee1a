"""Days and periods: as documents print them, and as people name them ("autumn 2020", "between May and August 1993")."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.ranges import Span

_MONTH = "|".join(MONTHS)
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBERS = rf"{_NUMBER}(?:(?:\s?(?:,|and|to|or|until|–|-)\s?){_NUMBER})*"
_FORM = (
    rf"\b(?:(?P<days>{_NUMBERS})\s+(?:of\s+)?)?(?P<month>{_MONTH})\b(?:\s+(?P<days_us>{_NUMBERS})\b(?!\s*[\d(]))?"
    rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?"
    r"|\b(?:(?i:in|of|since|until|by|during|from|to|and|between|early|late|mid|through|throughout|before|after))[ -]"
    rf"(?P<alone>{_YEAR})\b(?!s)"
)
_PRINTED = re.compile(_FORM)
#: "May" without a number is a verb where it is typed in small letters.
_TYPED = re.compile(_FORM, re.I)
_MAY = re.compile(r"may", re.I)
_BESIDE_MONTH = re.compile(rf"\b(?:in|of|since|until|during|from|to|and|between|through|{_MONTH})\W*$", re.I)
#: "resolution 187 (1964) of 13 March".
_YEAR_BEFORE = re.compile(rf"\((?P<year>{_YEAR})\) of\s*$")
#: Characters in front of a date in which that stands.
_NEAR = 20
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
#: Of the year: the first month, and how many.
_PARTS_OF_A_YEAR = {
    "first half": (1, 6), "second half": (7, 6), "latter half": (7, 6), "first quarter": (1, 3),
    "second quarter": (4, 3), "third quarter": (7, 3), "last quarter": (10, 3), "fourth quarter": (10, 3),
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "mid": (5, 4), "middle": (5, 4), "late": (9, 4),
    "end": (9, 4), "close": (9, 4),
}  # fmt: skip
_PART = re.compile(
    rf"\b(?:the )?(?P<part>{'|'.join(_PARTS_OF_A_YEAR)}|{'|'.join(_SEASONS)})(?:[ -]of)?[ -](?:the year )?"
    rf"(?P<year>{_YEAR})\b",
    re.I,
)
_DECADE = re.compile(r"\b(?:the )?(?P<year>(?:1[5-9]|20)\d0)[’']?s\b", re.I)
#: A year is nothing but a year in a question; in a document it may be a number of herrings.
_BARE_YEAR = re.compile(rf"(?<![\w/(.-]){_YEAR}(?![\w/)-])")
_SINCE, _AFTER = re.compile(r"\b(?:since|from)\b", re.I), re.compile(r"\bafter\b", re.I)
_UNTIL, _BEFORE = re.compile(r"\b(?:until|till|up to|by)\b", re.I), re.compile(r"\bbefore\b", re.I)
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, and where it is printed. `inferred`: its year is not printed with it."""

    first: datetime.date
    last: datetime.date
    span: Span
    inferred: bool = False


def printed_days(text: str, span: Span, year: str = "") -> tuple[Period, ...]:
    """Each day, month or year that a sentence prints, in its order; `year` is of the text before, "" for none.

    "11 and 17 October" are two days. A year may stand behind a later date of the sentence, or with an earlier one.
    """
    matches = list(_PRINTED.finditer(text, *span))
    years = [_year(match) or _year_before(text, match) for match in matches]
    return tuple(
        period
        for at, match in enumerate(matches)
        for period in _periods(match, next((y for y in (*years[at:], *reversed(years[:at]), year) if y), ""))
    )


def last_year(text: str, span: Span) -> str:
    """The year that a sentence prints last; "" where it prints none."""
    return next((year for match in reversed(list(_PRINTED.finditer(text, *span))) if (year := _year(match))), "")


def named_period(question: str) -> Period | None:
    """From the first day of what a question names first to the last of what it names last; None for no period.

    Open to one side behind "since", "after", "until" and "before".
    """
    named = _named(question)
    if not named:
        return None
    first, last = min(p.first for p in named), max(p.last for p in named)
    span = Span(min(p.span.start for p in named), max(p.span.end for p in named))
    before = question[: span.start + len(question[span.start :].split()[0])]
    open_ended = (
        (_SINCE, first, datetime.date.max),
        (_AFTER, last + _DAY, datetime.date.max),
        (_UNTIL, datetime.date.min, last),
        (_BEFORE, datetime.date.min, first - _DAY),
    )
    within = [(start, end) for form, start, end in open_ended if len(named) == 1 and form.search(before[-_NEAR:])]
    start, end = within[0] if within else (first, last)
    return Period(start, end, span)


def without_periods(question: str) -> str:
    """What else a question says."""
    for form in (_PART, _DECADE):
        question = form.sub(" ", question)
    question = _TYPED.sub(lambda match: " " if _is_date(question, match) else match.group(), question)
    return _BARE_YEAR.sub(" ", question)


def _named(question: str) -> list[Period]:
    """Everything that a question names of the calendar, in its order."""
    parts = [_part_of_a_year(match) for match in _PART.finditer(question)]
    decades = [_from_month(int(m["year"]), 1, 120, Span(*m.span())) for m in _DECADE.finditer(question)]
    typed = [match for match in _TYPED.finditer(question) if _is_date(question, match)]
    years = [_year(match) for match in typed]
    days = [
        period
        for at, match in enumerate(typed)
        for period in _periods(match, next((y for y in (*years[at:], *reversed(years[:at])) if y), ""))
    ]
    found = [*parts, *decades, *(day for day in days if not _inside(day.span, [*parts, *decades]))]
    bare = (_from_month(int(m.group()), 1, 12, Span(*m.span())) for m in _BARE_YEAR.finditer(question))
    return sorted((*found, *(y for y in bare if not _inside(y.span, found))), key=lambda period: period.span)


def _inside(span: Span, periods: Sequence[Period]) -> bool:
    return any(period.span.start < span.end and span.start < period.span.end for period in periods)


def _is_date(question: str, match: re.Match[str]) -> bool:
    """False for the verb "may" and for nouns such as "march" that no number and no small word makes a month."""
    if match["alone"] or match["days"] or match["days_us"] or match["year"] or match["month"][0].isupper():
        return True
    beside = _BESIDE_MONTH.search(question, max(0, match.start() - _NEAR), match.start())
    if beside is None:
        return False
    return _MAY.fullmatch(match["month"]) is None or beside.group().split()[0].lower() != "and"


def _part_of_a_year(match: re.Match[str]) -> Period:
    part, year = match["part"].lower(), int(match["year"])
    month, months = (_SEASONS[part], 3) if part in _SEASONS else _PARTS_OF_A_YEAR[part]
    return _from_month(year, month, months, Span(*match.span()))


def _from_month(year: int, month: int, months: int, span: Span, *, inferred: bool = False) -> Period:
    """So many months from the first of one."""
    ahead = year * 12 + month - 1 + months
    return Period(datetime.date(year, month, 1), datetime.date(ahead // 12, ahead % 12 + 1, 1) - _DAY, span, inferred)


def _year(match: re.Match[str]) -> str:
    """As it is printed; "" where it is not."""
    return match["year"] or match["alone"] or ""


def _year_before(text: str, match: re.Match[str]) -> str:
    before = _YEAR_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
    return before["year"] if before else ""


def _periods(match: re.Match[str], year: str) -> Iterator[Period]:
    """The days, the month or the year of a match; none for what no calendar has, or has no year."""
    if not year:
        return
    if match["alone"]:
        yield _from_month(int(year), 1, 12, Span(*match.span("alone")))
        return
    month = [name.lower() for name in MONTHS].index(match["month"].lower()) + 1
    span, inferred = Span(*match.span()), not match["year"]
    numbers = re.findall(r"\d+", match["days"] or match["days_us"] or "")
    if not numbers:
        yield _from_month(int(year), month, 1, span, inferred=inferred)
    for number in numbers:
        try:
            on = datetime.date(int(year), month, int(number))
        except ValueError:
            continue
        yield Period(on, on, span, inferred)
