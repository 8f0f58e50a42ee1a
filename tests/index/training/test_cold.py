"""Cold rows and document rows: what the files say by themselves, and what they say of the texts in ../shared/data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from index.training.contrast import COLD, read_contrast
from index.training.documents import DOCUMENTS
from index.training.examples import Example
from tests.quality.questions import COLD as COLD_QUESTIONS
from tests.quality.questions import REPORTS

ANSWERED = {"clause", "person", "yesno", "date", "number", "reason", "place", "definition", "speaker"}
NOT_ANSWERED = {
    *("near_miss", "role_reversal", "verb_changed", "kind_missing", "other_event"),
    *("negated", "subgroup", "wrong_speaker", "false_premise", "total", "other_party"),
}
#: Countries of the letter; nothing that names them is trained on.
OF_THE_LETTER = re.compile(r"armeni|azerbaij|karabakh", re.I)


def stored(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return stored(COLD)


@pytest.fixture(scope="module")
def train(shared_data: Path) -> list[Example]:
    return read_contrast(shared_data, "train", COLD)


# --- The files ---


def test_a_row_has_an_answer_just_where_its_kind_says_so(rows: list[dict[str, Any]]) -> None:
    assert {row["kind"] for row in rows if row["answer"]} == ANSWERED
    assert {row["kind"] for row in rows if not row["answer"]} == NOT_ANSWERED


def test_there_are_many_traps_of_every_sort(rows: list[dict[str, Any]]) -> None:
    assert len(rows) >= 3_000
    for kind in NOT_ANSWERED:
        assert sum(row["kind"] == kind for row in rows) >= 150
    assert sum(row["kind"] in ("role_reversal", "verb_changed") for row in rows) >= 800


def test_a_number_stands_for_one_passage(rows: list[dict[str, Any]]) -> None:
    places = {(row["number"], row["file"], row.get("page"), row["start"], row["end"]) for row in rows}
    assert len(places) == len({place[0] for place in places}) == len({place[1:] for place in places})


def test_no_question_is_asked_twice_of_a_passage(rows: list[dict[str, Any]]) -> None:
    asked = [(row["number"], row["question"]) for row in rows]
    assert len(asked) == len(set(asked))


def test_no_document_of_the_measuring_sets_is_trained_on(rows: list[dict[str, Any]]) -> None:
    trained = {row["file"] for row in rows}
    trained |= {place["file"] for row in stored(DOCUMENTS) for place in (*row["answers"], *row["near"])}
    numbers = {int(number) for name in trained for number in re.findall(r"S_RES_(\d+)_", name)}
    asked = {
        int(number)
        for halves in COLD_QUESTIONS.values()
        for half in halves
        for row in stored(half)
        for block in row["blocks"]
        for number in re.findall(r"^S/RES/(\d+)", block)
    }
    assert asked
    assert not numbers & asked
    assert {Path(name).name for name in trained}.isdisjoint(path.name for path in REPORTS)


def test_a_document_row_says_what_answers_and_what_only_looks_so() -> None:
    of_file = stored(DOCUMENTS)
    assert len(of_file) >= 600
    answered = [row for row in of_file if row["answers"]]
    assert 0.6 < len(answered) / len(of_file) < 0.75
    for row in of_file:
        right = {(place["file"], place["block"]) for place in row["answers"]}
        assert right.isdisjoint((place["file"], place["block"]) for place in row["near"])
        assert all(0 <= place["start"] < place["end"] for place in row["answers"])


# --- With the texts ---


@pytest.mark.shared
def test_spans_are_ranges_of_the_passage_without_white_space_around(train: list[Example]) -> None:
    assert train
    for example in train:
        if example.span is not None:
            start, end = example.span
            assert 0 <= start < end <= len(example.passage)
            assert example.passage[start:end] == example.passage[start:end].strip()


@pytest.mark.shared
def test_nothing_is_trained_on_that_names_a_country_of_the_letter(train: list[Example]) -> None:
    assert not [example.passage for example in train if OF_THE_LETTER.search(example.passage)]


@pytest.mark.shared
def test_dev_and_train_share_no_passage(train: list[Example], shared_data: Path) -> None:
    dev = read_contrast(shared_data, "dev", COLD)
    assert {example.passage for example in dev}.isdisjoint(example.passage for example in train)
    assert {example.made for example in dev} == ANSWERED | NOT_ANSWERED
