"""Days, months and years as sentences of documents print them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.ranges import Span
from service.asking.periods import month_of, months_from

_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBERS = rf"{_NUMBER}(?:(?:\s?(?:,|and|to|or|until|–|-)\s?){_NUMBER})*"
_PRINTED = re.compile(
    rf"\b(?:(?P<days>{_NUMBERS})\s+(?:of\s+)?)?(?P<month>{'|'.join(MONTHS)})\b"
    rf"(?:\s+(?P<days_us>{_NUMBERS})\b(?!\s*[\d(]))?(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?"
    r"|\b(?:(?i:in|of|since|until|by|during|from|to|and|between|early|late|mid|through|throughout|before|after))[ -]"
    rf"(?P<alone>{_YEAR})\b(?!s)"
)
#: "resolution 187 (1964) of 13 March".
_YEAR_BEFORE = re.compile(rf"\((?P<year>{_YEAR})\) of\s*$")
#: Characters in front of a date in which that stands.
_NEAR = 20


@dataclass(frozen=True, slots=True)
class Printed:
    """A day, a month or a year from its first to its last day, and where it is printed.

    inferred  its year is not printed with it
    """

    first: datetime.date
    last: datetime.date
    span: Span
    inferred: bool = False


def printed_days(text: str, span: Span, year: str = "") -> tuple[Printed, ...]:
    """Each day, month or year that a sentence prints, in its order; `year` is of the text before, "" for none.

    "11 and 17 October" are two days. A year may stand behind a later date of the sentence, or with an earlier one.
    """
    matches = list(_PRINTED.finditer(text, *span))
    years = [_year(match) or _year_before(text, match) for match in matches]
    return tuple(
        printed
        for at, match in enumerate(matches)
        for printed in _read(match, next((y for y in (*years[at:], *reversed(years[:at]), year) if y), ""))
    )


def last_year(text: str, span: Span) -> str:
    """The year that a sentence prints last; "" where it prints none."""
    return next((year for match in reversed(list(_PRINTED.finditer(text, *span))) if (year := _year(match))), "")


def _year(match: re.Match[str]) -> str:
    """As it is printed; "" where it is not."""
    return match["year"] or match["alone"] or ""


def _year_before(text: str, match: re.Match[str]) -> str:
    before = _YEAR_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
    return before["year"] if before else ""


def _read(match: re.Match[str], year: str) -> Iterator[Printed]:
    """The days, the month or the year of a match; none for what no calendar has, or has no year."""
    if not year:
        return
    if match["alone"]:
        yield Printed(*months_from(int(year), 1, 12), Span(*match.span("alone")))
        return
    month, span, inferred = month_of(match["month"]), Span(*match.span()), not match["year"]
    numbers = re.findall(r"\d+", match["days"] or match["days_us"] or "")
    if not numbers:
        yield Printed(*months_from(int(year), month, 1), span, inferred)
    for number in numbers:
        try:
            on = datetime.date(int(year), month, int(number))
        except ValueError:
            continue
        yield Printed(on, on, span, inferred)
