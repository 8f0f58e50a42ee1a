"""The gate: measured quality may not fall below its floors.

It asks the letter alone, in seconds; `make measure` asks the cited documents as well. A floor falls only by an
explicit flag, `PINCITE_LOWER_FLOORS=1 make measure`, and the questions and documents are pinned by hash, so that a
floor cannot be met by changing what it is measured on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.holdings.library import LETTER
from service.asking.answerer import Answerer
from service.measuring.questions import read_questions
from tests.quality.measure import SETTINGS, gated, measure, pins, read_gates
from tests.quality.questions import (
    CHOOSING,
    CHOOSING_RESOLUTIONS,
    CITED,
    COLD,
    CORPUS,
    REPORTING,
    REPORTING_RESOLUTIONS,
    RESOLUTIONS,
    UNANSWERABLE,
)

pytestmark = pytest.mark.model


@pytest.mark.parametrize("setting", ["letter", "cold, letter"])
def test_floors_are_of_these_questions_and_this_letter(setting: str) -> None:
    assert read_gates()[setting].pins == pins(SETTINGS[setting].questions, [LETTER])


@pytest.mark.shared
@pytest.mark.skipif(not CITED[0].exists(), reason="the cited documents lie in ../shared, which is absent here")
def test_floors_are_of_these_cited_documents() -> None:
    assert read_gates()["letter and cited"].pins == pins(REPORTING, CORPUS)


@pytest.mark.shared
@pytest.mark.skipif(not RESOLUTIONS.exists(), reason=f"{RESOLUTIONS} is absent here")
def test_floors_are_of_these_resolutions() -> None:
    pinned = pins(REPORTING_RESOLUTIONS, [LETTER, RESOLUTIONS])
    assert read_gates()["letter and 899 resolutions"].pins == pinned


@pytest.mark.parametrize("setting", ["letter", "cold, letter"])
def test_no_measure_on_a_reporting_half_is_below_its_floor(answerer: Answerer, setting: str) -> None:
    measured = gated(measure(answerer, SETTINGS[setting].questions).report)
    below = [
        f"{row}, {name}: {measured[row][name]} under {floor}"
        for row, of_row in read_gates()[setting].floors.items()
        for name, floor in of_row.items()
        if measured[row][name] < floor
    ]
    assert not below


@pytest.mark.parametrize(
    "halves", [(CHOOSING, REPORTING), (CHOOSING_RESOLUTIONS, REPORTING_RESOLUTIONS), *COLD.values()]
)
def test_halves_share_no_question(halves: tuple[Path, Path]) -> None:
    choosing, reporting = ({asked.question.casefold() for asked in read_questions(half)} for half in halves)
    assert not choosing & reporting


def test_each_half_has_questions_of_every_kind_and_enough_without_an_answer() -> None:
    kinds = {"fact", "speech", "source", "keywords", "several", "masthead", "annex", "followup", *UNANSWERABLE}
    for half in (CHOOSING, REPORTING):
        questions = read_questions(half)
        assert {asked.kind for asked in questions} == kinds
        assert len(questions) >= 200
        assert sum(not asked.answerable for asked in questions) >= 60


def test_the_cold_halves_to_report_on_have_enough_questions_and_traps_of_every_sort() -> None:
    questions = [asked for _, reporting in COLD.values() for asked in read_questions(reporting)]
    traps = [asked for asked in questions if not asked.answerable]
    assert len(questions) >= 400
    assert 0.3 <= len(traps) / len(questions) <= 0.4
    for kind in ("role", "verb", "speaker_trap", "premise", "date_trap", "total", "near"):
        assert sum(asked.kind == kind for asked in traps) >= 15
