"""Contrast rows: what the file says by itself, and what it says of the texts in ../shared/data."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from index.training.contrast import CONTRAST, read_contrast
from index.training.examples import Example

#: Kinds of questions that their passage does not answer, and the one that it does.
KINDS = {"answer", "near_miss", "false_premise", "role_reversal", "wrong_speaker", "other_event"}


@pytest.fixture(scope="module")
def stored() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CONTRAST.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def train(shared_data: Path) -> list[Example]:
    return read_contrast(shared_data, "train")


@pytest.fixture(scope="module")
def dev(shared_data: Path) -> list[Example]:
    return read_contrast(shared_data, "dev")


# --- The file ---


def test_a_row_has_an_answer_just_where_its_kind_says_so(stored: list[dict[str, Any]]) -> None:
    assert {row["kind"] for row in stored} == KINDS
    assert all((row["answer"] is not None) == (row["kind"] == "answer") for row in stored)


def test_a_number_stands_for_one_passage(stored: list[dict[str, Any]]) -> None:
    places = {(row["number"], row["file"], row["start"], row["end"]) for row in stored}
    assert len(places) == len({place[0] for place in places}) == len({place[1:] for place in places})


def test_every_passage_is_asked_something_it_answers_and_something_it_does_not(stored: list[dict[str, Any]]) -> None:
    answered = defaultdict(set)
    for row in stored:
        answered[row["number"]].add(row["answer"] is not None)
    assert [number for number, both in answered.items() if len(both) < 2] == []


def test_no_question_is_asked_twice_of_a_passage(stored: list[dict[str, Any]]) -> None:
    asked = [(row["number"], row["question"]) for row in stored]
    assert len(asked) == len(set(asked))
    assert all(question == question.strip() != "" for _, question in asked)


def test_no_text_of_the_dev_passages_lies_in_a_train_passage(stored: list[dict[str, Any]]) -> None:
    kept = defaultdict(set)
    for row in stored:
        kept[row["file"]].add((row["start"], row["end"], row["number"] % 10 == 0))
    for passages in kept.values():
        for start, end, dev in passages:
            assert not any(dev != other and a < end and start < b for a, b, other in passages)


# --- With the texts ---


@pytest.mark.shared
def test_every_row_is_an_example_of_one_split(
    stored: list[dict[str, Any]], train: list[Example], dev: list[Example]
) -> None:
    assert len(train) + len(dev) == len(stored)
    assert 0.08 < len(dev) / len(stored) < 0.12
    assert {example.made for example in dev} == {example.made for example in train} == KINDS


@pytest.mark.shared
def test_dev_and_train_share_no_passage(train: list[Example], dev: list[Example]) -> None:
    assert {example.passage for example in dev}.isdisjoint(example.passage for example in train)


@pytest.mark.shared
def test_an_example_has_a_span_just_where_it_answers(train: list[Example], dev: list[Example]) -> None:
    for example in (*train, *dev):
        assert (example.label, example.span is not None) == (
            ("answers", True) if example.made == "answer" else ("near", False)
        )


@pytest.mark.shared
def test_spans_are_ranges_of_the_passage_without_white_space_around(train: list[Example], dev: list[Example]) -> None:
    for example in (*train, *dev):
        if example.span is not None:
            start, end = example.span
            assert 0 <= start < end <= len(example.passage)
            assert example.passage[start:end] == example.passage[start:end].strip()


@pytest.mark.shared
def test_spans_cut_no_word(train: list[Example], dev: list[Example]) -> None:
    borders = [
        (example.question, example.passage[max(0, at - 1) : at + 1])
        for example in (*train, *dev)
        for at in example.span or ()
        if 0 < at < len(example.passage)
    ]
    # Misprints and footnote marks of the texts: "Beslanq", "30 November 19717".
    assert len([border for border in borders if border[1].isalnum()]) <= 10


@pytest.mark.shared
def test_passages_are_one_line_of_running_text(train: list[Example], dev: list[Example]) -> None:
    for passage in {example.passage for example in (*train, *dev)}:
        assert passage == " ".join(passage.split())
        assert 20 <= len(passage.split()) <= 200
