"""Periods are read as people write them, and what only looks like one is none."""

from __future__ import annotations

import datetime

import pytest

from service.asking.periods import find_periods, period_of_any_year, whole_period, without_periods


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
        ("the note of oct 92 on ferries", day(1992, 10, 1), day(1992, 10, 31)),
        ("the April 93 resolution", day(1993, 4, 1), day(1993, 4, 30)),
        ("10 May 92", day(1992, 5, 10), day(1992, 5, 10)),
        ("what was done in 75?", day(1975, 1, 1), day(1975, 12, 31)),
        ("in 75 and 76, and when", day(1975, 1, 1), day(1976, 12, 31)),
        ("between late September and mid-November 1993", day(1993, 9, 1), day(1993, 11, 30)),
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
    "text",
    [
        "what may ships do?",
        "a march to the lake",
        "resolution 1973 (2011)",
        "31 February 2011",
        "between 50 and 60 people fled",
        "in 75 countries",
        "the Group of 77?",
        "what was the vote on 47?",
        "aged from 60 to 75?",
        "In March 98 people fled",
        "in 99 % of them",
        "paras 75 and 76?",
        "in 12?",
    ],
)
def test_what_only_looks_like_a_date_is_no_period(text: str) -> None:
    assert list(find_periods(text)) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between May and August 1993", day(1993, 5, 1), day(1993, 8, 31)),
        ("from 3 to 9 May 2031", day(2031, 5, 3), day(2031, 5, 9)),
        ("in autumn 2020", day(2020, 9, 1), day(2020, 11, 30)),
        ("the winter of ’92", day(1992, 12, 1), day(1993, 2, 28)),
        ("in early 1993", day(1993, 1, 1), day(1993, 4, 30)),
        ("the second half of 1992", day(1992, 7, 1), day(1992, 12, 31)),
        ("by the end of 1993", datetime.date.min, day(1993, 12, 31)),
        ("between spring 1993 and autumn 1994", day(1993, 3, 1), day(1994, 11, 30)),
        ("from mid-June 1993", day(1993, 6, 1), day(1993, 6, 30)),
        ("the 1980’s", day(1980, 1, 1), day(1989, 12, 31)),
        ("they march to 2 May 1993", day(1993, 5, 2), day(1993, 5, 2)),
        ("when did the war end in 1994?", day(1994, 1, 1), day(1994, 12, 31)),
    ],
)
def test_parts_of_years_and_months_of_one_year_are_periods(
    text: str, first: datetime.date, last: datetime.date
) -> None:
    ((_, period),) = find_periods(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in May 1993 at Ardmouth and in August 1993 at Selby", day(1993, 5, 1), day(1993, 8, 31)),
        ("on 3 May and again on 4 June 1993", day(1993, 5, 3), day(1993, 6, 4)),
        ("since 1992 and before May 1994", day(1992, 1, 1), day(1994, 4, 30)),
        ("what happened from March 2031?", day(2031, 3, 1), datetime.date.max),
        ("what happened from 3 to 9 May 2031?", day(2031, 5, 3), day(2031, 5, 9)),
    ],
)
def test_all_that_a_question_names_is_one_period_of_what_happened(
    text: str, first: datetime.date, last: datetime.date
) -> None:
    period = whole_period(text)
    assert period is not None
    assert (period.first, period.last) == (first, last)


def test_a_month_of_no_year_bounds_nothing_that_happened() -> None:
    assert whole_period("what happened in May?") is None


def test_what_leads_up_to_a_date_is_left_of_the_text() -> None:
    assert without_periods("resolutions adopted in autumn 2020 on 3 May").split() == "resolutions adopted in on".split()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("what happened on 17 October", ((10, 17), (10, 17))),
        ("between 11 and 17 October", ((10, 11), (10, 17))),
        ("from 27 September to 9 November", ((9, 27), (11, 9))),
        ("in October", ((10, 1), (10, 31))),
        ("after 9 November", ((11, 10), (12, 31))),
        ("until 9 November", ((1, 1), (11, 9))),
        ("on 29 February", ((2, 29), (2, 29))),
    ],
)
def test_days_without_a_year_are_of_any(text: str, days: tuple[tuple[int, int], tuple[int, int]]) -> None:
    period = period_of_any_year(text)
    assert period is not None
    assert period.any_year == days
    assert period.holds(day(1992, *days[1]))
    assert period.holds(day(2020, *days[0]))
    assert not period.holds(day(2020, 1 if days[0][0] > 1 else 12, 15))


@pytest.mark.parametrize("text", ["on 28 October 2020", "in the eighties", "on 31 April", "what may happen", "1993"])
def test_what_names_a_year_or_no_day_is_of_no_other_year(text: str) -> None:
    assert period_of_any_year(text) is None
