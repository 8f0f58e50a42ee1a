"""A row beside a question: which of its cells are asked of, and what the network reads of it."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.ranges import Span
from index.keywords import Keywords
from index.passage import Passage, PassageCell
from index.question import Wording
from index.reading.columns import Row
from index.reading.cross_encoder import Judgement
from index.reading.reader import Evidence, Reading, TrainedReader, Weights
from index.search import Hit
from tests.index.reading.word_network import WordNetwork

BOATS = ("Lock", "Boats in 2041", "Boats in 2042")


def row(heads: tuple[str, ...], cells: tuple[str, ...]) -> Passage:
    """The passage of a table's row; an empty cell is an empty range behind what stands before it."""
    text, places = "", []
    for head, cell in zip(heads, cells, strict=True):
        text += "\t" if text and cell else ""
        places.append(PassageCell(len(text), len(text) + len(cell), head))
        text += cell
    return Passage("A/1/1", "p1-i1", 0, len(text), text, "Report on locks", tuple(places))


def read(question: str, passage: Passage) -> Reading:
    keywords = Keywords.build([passage.searched])
    reader = TrainedReader(WordNetwork(), keywords, Weights((1.0,) * len(Evidence.__slots__)))
    return reader.read(Wording.of(question), [Hit(passage, 0, 0.5, 1.0, 0.5)])[0]


def marked(question: str, passage: Passage) -> list[str]:
    return [span.of(passage.text) for span in read(question, passage).spans]


@pytest.mark.parametrize(
    ("question", "heads", "cells", "answer"),
    [
        ("How many boats went through Arn in 2042?", BOATS, ("Arn", "44", "27"), ["27"]),
        ("How many boats went through Arn in 2041?", BOATS, ("Arn", "44", "27"), ["44"]),
        ("How many boats went through Arn?", BOATS, ("Arn", "44", "27"), ["44", "27"]),
        ("How many boats of Arn were there in 2042?", ("Number of", "2041", "2042"), ("Boats of Arn", "4", "9"), ["9"]),
        ("What number is the width of Arn?", ("Lock", "Boats", "Width"), ("Arn", "6", "118 002"), ["118 002"]),
        ("Who keeps Arn by night?", ("Lock", "By day", "By night"), ("Arn", "Ada Pell", "Jon Rudd"), ["Jon Rudd"]),
        ("How many boats went in 2042?", ("Lock", "Boats / 2041", "Boats / 2042"), ("Arn", "4", "9"), ["9"]),
    ],
)
def test_the_cell_of_the_column_that_is_named_is_marked(
    question: str, heads: tuple[str, ...], cells: tuple[str, ...], answer: list[str]
) -> None:
    assert marked(question, row(heads, cells)) == answer


def test_no_figure_of_another_column_stands_for_one_that_is_not_there() -> None:
    reading = read("How many boats went through Arn in 2041?", row(BOATS, ("Arn", "", "27")))
    assert [span.of(reading.hit.passage.text) for span in reading.spans] == ["Arn"]
    assert reading.evidence.kind_found == 0.0


def test_what_stands_in_the_question_is_not_asked_for() -> None:
    passage = row(BOATS, ("Arn", "44", "27"))
    assert Row.of(Wording.of("Which lock had 27 boats in 2042?"), passage) == Row(
        passage, (), "Arn, 44 Boats in 2041, 27 Boats in 2042.", ((Span(0, 3), Span(0, 3)), (Span(5, 7), Span(4, 6)), (Span(23, 25), Span(7, 9)))
    )  # fmt: skip


def test_the_row_is_the_sentence_that_answers() -> None:
    passage = row(BOATS, ("Arn", "44", "27"))
    assert read("How many boats went through Arn in 2042?", passage).sentence == Span(0, len(passage.text))


@pytest.mark.parametrize(
    ("question", "heads", "cells", "said"),
    [
        ("How many boats in 2042?", ("Lock", "2041", "2042"), ("Arn", "44", "27"), "Arn, 27 in 2042."),
        ("How many boats in 2042?", ("Lock", "Boats / 2041", "Boats / 2042"), ("Arn", "4", "9"), "Arn, 9 Boats in 2042."),
        ("Who is the keeper of Arn?", ("Lock", "Keeper"), ("Arn", "Ada Pell"), "Arn: Keeper Ada Pell."),
        ("How many boats in 2041?", BOATS, ("Arn", "", "27"), "Arn."),
    ],
)  # fmt: skip
def test_a_row_is_read_as_a_sentence(question: str, heads: tuple[str, ...], cells: tuple[str, ...], said: str) -> None:
    read_as = Row.of(Wording.of(question), row(heads, cells))
    assert read_as is not None
    assert read_as.said == said


def test_a_row_whose_columns_nothing_heads_is_read_as_it_stands() -> None:
    assert Row.of(Wording.of("How many boats?"), row(("", ""), ("Arn", "44"))) is None


def test_what_the_network_says_of_a_cell_it_says_of_the_passage() -> None:
    of_row = Row.of(Wording.of("How many boats in 2042?"), row(BOATS, ("Arn", "44", "27")))
    assert of_row is not None
    assert of_row.said == "Arn, 27 Boats in 2042."
    logits = np.array([1.0, 2.0, 3.0], dtype=np.float32)
    judged = of_row.judged(Judgement(0.0, 0.0, 0.0, logits, logits, (Span(0, 3), Span(5, 7), Span(8, 13))))
    assert judged.places == (Span(0, 3), Span(7, 9))
    assert list(judged.start) == [1.0, 2.0]


def test_a_row_is_searched_with_the_heads_of_its_columns() -> None:
    assert row(BOATS, ("Arn", "44", "")).searched == "Lock, Boats in 2041, Boats in 2042, Report on locks. Arn\t44"
