"""Dates as documents print them."""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
#: Either order, the day with any number of digits so that misprints are seen and can be flagged.
PRINTED = re.compile(
    rf"\b(?:(?P<day>\d{{1,3}})\s+(?P<month>{_MONTH})|(?P<month_us>{_MONTH})\s+(?P<day_us>\d{{1,3}}),)\s+(?P<year>\d{{4}})\b"
)


def read_date(printed: str) -> datetime.date | None:
    """The first date in `printed`, or None where there is none or it is no day of the calendar."""
    match = PRINTED.search(printed)
    if match is None:
        return None
    month = MONTHS.index(match["month"] or match["month_us"]) + 1
    try:
        return datetime.date(int(match["year"]), month, int(match["day"] or match["day_us"]))
    except ValueError:
        return None


def print_date(date: datetime.date) -> str:
    """ "3 February 2023"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def misprinted(printed: str) -> bool:
    """True where the day is written in a way no calendar has: "016 October 2020"."""
    match = PRINTED.search(printed)
    return match is not None and (read_date(printed) is None or len(match["day"] or match["day_us"]) > 2)
