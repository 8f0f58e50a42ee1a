"""The gate: measured quality may not fall below its floors.

A floor falls only by an explicit flag, `PINCITE_LOWER_FLOORS=1 make measure`, and the questions and the letter
are pinned by hash, so that a floor cannot be met by changing what it is measured on.
"""

from __future__ import annotations

import json

import pytest

from corpus.library import LETTER
from service.ask import Answerer
from tests.quality.measure import FLOORS, answering, hash_of, retrieval
from tests.quality.questions import CHOOSING, REPORTING, UNANSWERABLE, judge, read_set

pytestmark = pytest.mark.model


def test_floors_are_of_these_questions_and_this_letter() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors["questions"] == hash_of(REPORTING)
    assert floors["corpus"] == hash_of(LETTER)


def test_no_measure_on_the_reporting_half_is_below_its_floor(answerer: Answerer) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    questions = read_set(REPORTING)
    rows = {name: [figure.value for figure in row] for name, row in retrieval(answerer, questions).items()}
    below = [
        f"{name}: {found} under {floor}"
        for name, row in floors["retrieval"].items()
        for found, floor in zip(rows[name], row, strict=True)
        if found < floor
    ]
    answers = answering(judge(answerer, questions))
    below += [
        f"{name}: {answers[name].value} under {floor}"
        for name, floor in floors["answers"].items()
        if answers[name].value < floor
    ]
    assert not below


def test_halves_share_no_question() -> None:
    choosing, reporting = ({asked.question.casefold() for asked in read_set(half)} for half in (CHOOSING, REPORTING))
    assert not choosing & reporting


def test_each_half_has_questions_of_every_kind_and_enough_without_an_answer() -> None:
    kinds = {"fact", "speech", "source", "keywords", "several", "masthead", "annex", "followup", *UNANSWERABLE}
    for half in (CHOOSING, REPORTING):
        questions = read_set(half)
        assert {asked.kind for asked in questions} == kinds
        assert len(questions) >= 60
        assert sum(not asked.answerable for asked in questions) >= 15
