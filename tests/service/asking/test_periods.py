"""Periods are read as people write them, and what only looks like one is none."""

from __future__ import annotations

import datetime

import pytest

from service.asking.periods import find_periods


def day(year: int, month: int, on: int) -> datetime.date:
    return datetime.date(year, month, on)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("resolutions of 1993", day(1993, 1, 1), day(1993, 12, 31)),
        ("between 1992 and 1994", day(1992, 1, 1), day(1994, 12, 31)),
        ("since July 1990", day(1990, 7, 1), datetime.date.max),
        ("after 1990", day(1991, 1, 1), datetime.date.max),
        ("before July 1993", datetime.date.min, day(1993, 6, 30)),
        ("up to 1964", datetime.date.min, day(1964, 12, 31)),
        ("that date from 1976", day(1976, 1, 1), day(1976, 12, 31)),
        ("from 1976 onwards", day(1976, 1, 1), datetime.date.max),
        ("in the 1980s", day(1980, 1, 1), day(1989, 12, 31)),
        ("from the eighties", day(1980, 1, 1), day(1989, 12, 31)),
        ("the note of October ’92", day(1992, 10, 1), day(1992, 10, 31)),
        ("on 29 July 1993", day(1993, 7, 29), day(1993, 7, 29)),
        ("on July 29, 1993", day(1993, 7, 29), day(1993, 7, 29)),
    ],
)
def test_a_period_goes_from_its_first_day_to_its_last(text: str, first: datetime.date, last: datetime.date) -> None:
    ((_, period),) = find_periods(text)
    assert (period.first, period.last) == (first, last)


def test_a_month_without_a_year_is_that_of_any_year() -> None:
    ((_, period),) = find_periods("the November statement")
    assert period.holds(day(1993, 11, 3))
    assert period.holds(day(2020, 11, 30))
    assert not period.holds(day(2020, 12, 1))
    assert not period.holds(None)


@pytest.mark.parametrize(
    "text", ["what may ships do?", "a march to the lake", "resolution 1973 (2011)", "31 February 2011"]
)
def test_what_only_looks_like_a_date_is_no_period(text: str) -> None:
    assert list(find_periods(text)) == []
