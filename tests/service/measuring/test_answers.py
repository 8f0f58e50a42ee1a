"""Answers judged, and what the judgements add up to, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from index.snapshot import Snapshot
from service.asking.answerer import Answerer
from service.measuring.answers import (
    CALIBRATION_ERROR,
    Bin,
    Judged,
    answering,
    auroc,
    calibration_error,
    chance_error,
    judge,
    reliability,
    risk_area,
    risk_coverage,
)
from service.measuring.questions import placed, read_questions
from tests.service.measuring.conftest import WriteQuestions


@pytest.fixture
def judged(ferries_answerer: Answerer, ferries: Snapshot, write_questions: WriteQuestions) -> tuple[Judged, ...]:
    return judge(ferries_answerer, placed(read_questions(write_questions()), ferries))


def test_a_right_block_is_right_in_its_own_document_only(judged: tuple[Judged, ...]) -> None:
    wounded, _, nothing, passengers, _ = judged
    assert (wounded.first_right, wounded.marked_right, wounded.exact) == (True, True, True)
    assert (nothing.first_right, nothing.answered) == (False, False)
    assert passengers.first_right
    assert passengers.citations[0].document.symbol.slug == "A/77/402"
    assert wounded.citations[0].block.id != passengers.citations[0].block.id
    assert all(j.seconds > 0 for j in judged)


def test_rows_are_of_the_questions_that_they_can_be_judged_on(judged: tuple[Judged, ...]) -> None:
    rows = answering(judged)
    assert rows["answerable questions answered"].of == 3
    assert rows["unanswerable questions answered (false answers)"].of == 2
    assert rows["– off topic"].of == rows["– other event"].of == 1
    assert rows["right block: marked words overlap the answer"].of == 1
    assert rows["right block: footnotes right"].of == 1
    assert "right block: voice right" not in rows
    assert rows["– with a right block first"].of == 3
    assert rows["– and its marked words overlap the answer"].of == 1
    assert rows["whatever was answered: first citation a right block"].of == sum(j.answered for j in judged)
    assert rows["– where it is marked ●"].of == sum(j.marked for j in judged) <= sum(j.answered for j in judged)
    assert rows["quotations exact"].value == 100.0
    assert rows == answering(judged)


def test_without_unanswerable_questions_nothing_is_said_of_them(judged: tuple[Judged, ...]) -> None:
    rows = answering([j for j in judged if j.asked.answerable])
    assert not any("AUROC" in name or "false" in name for name in rows)
    assert CALIBRATION_ERROR in rows
    assert answering([]) == {}


def test_bins_hold_confidence_share_right_and_number() -> None:
    bins = reliability(np.array([0.05, 0.15, 0.15, 1.0]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert bins == (Bin(0.05, 0.0, 1), Bin(0.15, 0.5, 2), Bin(1.0, 1.0, 1))


def test_the_calibration_error_is_that_of_the_bins() -> None:
    confidence, right = np.array([0.05, 0.15, 0.15, 1.0]), np.array([0.0, 1.0, 0.0, 1.0])
    assert calibration_error(confidence, right) == pytest.approx((0.05 + 2 * 0.35 + 0.0) / 4)


def test_exact_confidences_still_have_an_error_by_chance() -> None:
    by_hand = 100 * np.sqrt(2 / np.pi) * 0.5 / np.sqrt(400)  # the mean of a half normal: all 400 lie in one bin
    error = chance_error(np.full(400, 0.55))
    assert error.value == pytest.approx(by_hand, abs=0.1)
    assert error.low < error.value < error.high
    assert chance_error(np.array([0.0, 1.0, 1.0])).value == 0.0  # what is certain is not left to chance


def test_risk_is_the_share_wrong_of_those_answered_first() -> None:
    coverage, risk = risk_coverage(np.array([0.2, 0.9, 0.5, 0.5]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert coverage.tolist() == [0.25, 0.75, 1.0]  # the two of one confidence come together
    assert risk.tolist() == pytest.approx([0.0, 1 / 3, 0.5])


def test_areas_are_those_of_the_curves_for_many_resamples_at_one_time() -> None:
    chance = np.random.default_rng(0)
    confidence = chance.integers(0, 9, (5, 40)) / 9  # many share one
    right = chance.integers(0, 2, (5, 40)).astype(float)
    for row in range(5):
        coverage, risk = risk_coverage(confidence[row], right[row])
        assert risk_area(confidence, right)[row] == pytest.approx(np.sum(risk * np.diff(coverage, prepend=0.0)))
        labels = np.repeat([1, 0], [15, 25])
        expected = roc_auc_score(labels, confidence[row])
        assert auroc(confidence[:, :15], confidence[:, 15:])[row] == pytest.approx(expected)
