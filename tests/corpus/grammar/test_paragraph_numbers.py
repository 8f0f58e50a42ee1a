"""Numbers that paragraphs are printed with, and numbers lost."""

from __future__ import annotations

import pytest

from corpus.grammar.paragraph_numbers import decimal_numbers, follows, lost_numbers, order, printed_number
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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10.1 The lake is deep.", "10.1"),
        ("7.2.1. The lake is deep.", "7.2.1"),
        ("4.3 “The lake is deep.”", "4.3"),
        ("12A. The lake is deep.", "12A"),
        ("3 ter The lake is deep.", "3 ter"),
        ("10.5 million barrels", ""),
        ("1.2.2025 The lake is deep.", ""),
        ("09.30 Opening of the session.", ""),
        ("10.00 Opening of the session.", ""),
        ("5.A.2: ropes", ""),
        ("2nd. The lake is deep.", ""),
    ],
)
def test_numbers_in_every_form_and_what_only_looks_like_one(text: str, number: str) -> None:
    assert printed_number(text, "", frozenset({"10.1", "7.2.1", "4.3", "10.5"})) == number


@pytest.mark.parametrize(
    ("number", "last"),
    [
        ("2", "1"),
        ("1 bis", "1"),
        ("1 ter", "1 bis"),
        ("2", "1 bis"),
        ("12A", "12"),
        ("12B", "12A"),
        ("10.10", "10.9"),
        ("10.1.1", "10.1"),
        ("10.2", "10.1.3"),
        ("11.1", "10.30"),
        ("7.2.1", "7.1.4"),
    ],
)
def test_what_is_due_behind_a_number(number: str, last: str) -> None:
    assert follows(number, last)
    assert order(number) > order(last)


@pytest.mark.parametrize(("number", "last"), [("3", "1"), ("1", "1"), ("10.3", "10.1"), ("12.1", "10.3"), ("", "1")])
def test_what_is_not_due_behind_a_number(number: str, last: str) -> None:
    assert not follows(number, last)


def test_decimal_numbers_come_in_series() -> None:
    texts = ("3.1 The lake", "3.1.1 The quay", "3.2 The mole", "9.5 Million barrels", "11.40 Tea", "4.1 The ropes")
    assert decimal_numbers(texts) == {"3.1", "3.1.1", "3.2", "4.1"}
