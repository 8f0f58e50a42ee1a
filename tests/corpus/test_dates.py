"""Dates as documents print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import MONTHS, misprinted, read_date, read_date_in_any_language


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("3 February 2023", datetime.date(2023, 2, 3)),
        ("(3 February 2023)", datetime.date(2023, 2, 3)),
        ("03 February 2023", datetime.date(2023, 2, 3)),
        ("February 3, 2023", datetime.date(2023, 2, 3)),
        ("29 February 2024", datetime.date(2024, 2, 29)),
        ("3\u00a0February\u00a02023", datetime.date(2023, 2, 3)),
        ("from 3 February 2023 to 5 March 2023", datetime.date(2023, 2, 3)),
        ("016 October 2023", datetime.date(2023, 10, 16)),
        ("October 016, 2023", datetime.date(2023, 10, 16)),
    ],
)
def test_a_printed_date_is_read(printed: str, date: datetime.date) -> None:
    assert read_date(printed) == date


@pytest.mark.parametrize(
    "printed", ["", "February 2023", "2023", "31 February 2023", "29 February 2023", "0 May 2023", "99 May 2023",
                "3 Mai 2023", "3 May 20233", "1234 May 2023", "3 February"]
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_none(printed: str) -> None:
    assert read_date(printed) is None


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("3 February 2023", datetime.date(2023, 2, 3)),
        ("1er février 2023", datetime.date(2023, 2, 1)),
        ("3 de febrero de 2023", datetime.date(2023, 2, 3)),
        ("3 февраля 2023 года", datetime.date(2023, 2, 3)),
        ("3 شباط/فبراير 2023", datetime.date(2023, 2, 3)),
        ("12 كانون الأول/ديسمبر 2023", datetime.date(2023, 12, 12)),
        ("2023年2月3日", datetime.date(2023, 2, 3)),
        ("3 de febrero de 2023, in English 4 March 2023", datetime.date(2023, 2, 3)),
        ("31 février 2023", None),
        ("2023年13月3日", None),
        ("3 fevruari 2023", None),
    ],
)
def test_a_date_is_read_in_each_official_language(printed: str, date: datetime.date | None) -> None:
    assert read_date_in_any_language(printed) == date


@pytest.mark.parametrize("printed", ["016 October 2023", "October 016, 2023", "31 February 2023", "0 May 2023"])
def test_a_day_that_no_calendar_has_is_a_misprint(printed: str) -> None:
    assert misprinted(printed)


@pytest.mark.parametrize("printed", ["", "no date", "3 May 2023", "03 May 2023", "May 3, 2023", "May 2023"])
def test_a_good_date_or_none_is_no_misprint(printed: str) -> None:
    assert not misprinted(printed)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.booleans())
def test_every_day_of_the_calendar_is_read_in_either_order(day: datetime.date, american: bool) -> None:
    month = MONTHS[day.month - 1]
    printed = f"{month} {day.day}, {day.year}" if american else f"{day.day} {month} {day.year}"
    assert read_date(f"adopted on {printed}.") == day
    assert not misprinted(printed)


@given(
    st.lists(
        st.sampled_from(["3", "016", "May", "March", "2023", ",", "31", "0", "x", "٣"]) | st.text(max_size=3),
        max_size=8,
    ).map(" ".join)
)
def test_any_text_has_a_date_with_its_month_in_it_or_none(text: str) -> None:
    date = read_date(text)
    assert date is None or MONTHS[date.month - 1] in text
    assert date is not None or not misprinted(text) or any(month in text for month in MONTHS)
