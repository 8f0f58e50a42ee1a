"""Numbers that paragraphs are printed with, and numbers lost."""

from __future__ import annotations

import pytest

from corpus.grammar.paragraph_numbers import lost_numbers, printed_number
from tests.corpus.grammar.lake import ANNEX, draft


@pytest.mark.parametrize(
    ("text", "last", "number"),
    [
        ("12. The lake is deep.", "", "12"),
        ("ll. The lake is deep.", "10", "11"),
        ("ll. The lake is deep.", "11", ""),
        ("I. The lake is deep.", "", "1"),
        ("The lake is deep.", "10", ""),
    ],
)
def test_letters_for_figures_are_a_number_where_it_is_due(text: str, last: str, number: str) -> None:
    assert printed_number(text, last) == number


def test_a_number_is_lost_by_the_one_paragraph_between_two_others() -> None:
    first, third = draft("1. Demands an end;"), draft("3. Decides to wait.")
    assert lost_numbers((first, draft("Calls upon all;"), third)) == {1: "2"}
    assert lost_numbers((first, draft("Calls upon all;"), draft("Urges them;"), third)) == {}
    assert lost_numbers((first, draft("Calls upon all;"), draft("2. Urges them;"))) == {}


def test_annexes_lose_no_numbers() -> None:
    texts = ("1. Demands an end;", "Calls upon all;", "3. Decides to wait.")
    assert lost_numbers([draft(text, part=ANNEX) for text in texts]) == {}
