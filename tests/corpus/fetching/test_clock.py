"""Times that servers print, and how long we say something takes."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.clock import Clock, duration, retry_after

NOW = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 14:01:00 +0200", 60.0),
        ("Mon, 23 Nov 2026 11:59:00 GMT", None),
        ("in a while", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(printed: str, seconds: float | None) -> None:
    assert retry_after(printed, NOW) == seconds


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d{1,3} [A-Z][a-z]{2} \d{1,6} [\d:]{0,9} \S{0,6}"))
def test_no_header_is_too_odd_to_be_read(printed: str) -> None:
    seconds = retry_after(printed, NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.3, "0.3 s"),
        (40, "40 s"),
        (119, "119 s"),
        (120, "2 min"),
        (3_600, "60 min"),
        (7_200, "2 h"),
        (float("inf"), "ever"),
    ],
)
def test_durations_are_told_roughly(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_the_clock_of_the_world_runs() -> None:
    clock = Clock()
    before = clock.seconds()
    clock.sleep(0.001)
    assert clock.seconds() > before
    assert clock.now().tzinfo == datetime.UTC
    assert 2 <= clock.between(2, 3) <= 3
