"""Marks of footnotes in typed text. Every sentence is invented."""

from __future__ import annotations

import pytest

from corpus.grammar.typed_marks import mark_notes
from corpus.lines import Line

Marks = list[tuple[str, str]]


def marks(*body: str, notes: tuple[str, ...]) -> Marks:
    """Each mark found with the word in front of it."""
    lines = [Line(text, typed=True) for text in body]
    lines += [Line(f"Harbour log, page {number}.", typed=True, note=number) for number in notes]
    found = mark_notes(lines)
    assert [line.text for line in found] == [line.text for line in lines]
    return [
        (line.text[: run.start].split()[-1], run.target)
        for line in found
        for run in line.runs
        if run.kind == "superscript"
    ]


@pytest.mark.parametrize(("text", "word"), [
    ("Having heard the harbour master of Port Selby, 7", "Selby,"),
    ("Having heard the harbour master of Port Selby 7 and the crews,", "Selby"),
    ("Having considered the log 7 submitted by the harbour master,", "log"),
    ("Noting the log of the Ferry Service, 7 Decides:", "Service,"),
    ("Noting the log of the Ferry Service , 7", ","),
    ("Recalling its statement of 4 October 1982 7 regarding the moorings,", "1982"),
    ("Recalling its statement of 4 October 7 and the log,", "October"),
    ("Noting the complaints in documents S/412 and Add.1 7 concerning the moorings,", "Add.1"),
    ("Adopted at the 30th meeting 7", "meeting"),
])  # fmt: skip
def test_a_number_is_a_mark_where_no_quantity_stands(text: str, word: str) -> None:
    assert marks(text, notes=("7",)) == [(word, "7")]


@pytest.mark.parametrize("text", [
    "The boats killed 7 and wounded others,",
    "as said in paragraph 7 of the log,",
    "as said in article 7,",
    "held on 7 October,",
    "held on October 7 in Port Selby,",
    "by 13 votes to none, with 7 abstentions,",
    "the crews waited for 7 of the boats,",
    "the ferries 7 boats have left,",
    "for the ferries of 3 and 7 October,",
    "as circulated in document S/412/Corr. 7 and read out,",
    "between 1988 and 7 of the years after,",
    "see No. 7 of the log,",
])  # fmt: skip
def test_quantities_dates_and_numbers_of_other_things_are_no_marks(text: str) -> None:
    assert marks(text, notes=("7",)) == []


def test_no_number_is_a_mark_without_a_footnote() -> None:
    assert marks("Having heard the harbour master of Port Selby, 7", notes=("8",)) == []


def test_in_a_clause_a_mark_stands_but_once() -> None:
    twice = ("Having heard the crews of Port Selby 7 and of Norland,", "Noting the log of Estavia 7 and its annex,")
    assert marks(*twice, notes=("7",)) == []


def test_behind_clauses_a_footnote_may_be_marked_again() -> None:
    text = ("Having heard the crews of Port Selby, 7", "Recalling the wishes of the crews of Port Selby, 7")
    assert marks(*text, notes=("7",)) == [("Selby,", "7"), ("Selby,", "7")]


def test_in_a_clause_a_mark_stands_in_the_order_of_the_footnotes() -> None:
    first, second = "Having heard the crews of Port Selby, 7", "Noting the log of Estavia 8 and its annex,"
    assert marks(first, second, notes=("7", "8")) == [("Selby,", "7"), ("Estavia", "8")]
    assert marks(second, first, notes=("7", "8")) == [("Selby,", "7")]


def test_a_mark_with_a_stroke_is_always_one() -> None:
    assert marks("in the log of 3 May 1/ and its annex 1/ below", notes=("1",)) == [("May", "1"), ("annex", "1")]
