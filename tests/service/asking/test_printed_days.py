"""Days are read as documents print them, each with its year."""

from __future__ import annotations

import pytest

from corpus.ranges import Span
from service.asking.printed_days import last_year, printed_days


def days(text: str, year: str = "") -> list[tuple[str, bool]]:
    return [(str(day.first), day.inferred) for day in printed_days(text, Span(0, len(text)), year)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It met on 11 and 17 October 2031.", [("2031-10-11", False), ("2031-10-17", False)]),
        ("It met on 3 April and on 5 May 2031.", [("2031-04-03", True), ("2031-05-05", False)]),
        ("In May 2031 it closed.", [("2031-05-01", False)]),
        ("Resolution 187 (1964) of 13 March asks for it.", [("1964-03-13", True)]),
        ("There were 2031 herrings, on 31 February 2031 as well.", []),
    ],
)
def test_each_day_has_the_year_that_stands_nearest(text: str, printed: list[tuple[str, bool]]) -> None:
    assert days(text) == printed


def test_a_day_without_a_year_takes_that_of_the_text_before() -> None:
    assert days("On 4 May it sank.", "2031") == [("2031-05-04", True)]
    assert days("On 4 May it sank.") == []


def test_the_last_year_of_a_sentence_goes_on() -> None:
    text = "It was founded in 2029 and met in June 2030."
    assert last_year(text, Span(0, len(text))) == "2030"
