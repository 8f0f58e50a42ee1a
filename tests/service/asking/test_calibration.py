"""The calibrated probability, and the threshold below which there is no answer."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ranges import Span
from index.passage import Passage
from index.reading.reader import Evidence, Reading
from index.search import Hit
from service.asking.calibration import CALIBRATION, FEATURES, OTHERWISE, Calibration, Regression, features

HIT = Hit(Passage("A/1/1", "p1", 0, 5, "Ferry", ""), 0, 0.5, 1.0, 0.5)
EVIDENCE = Evidence(**{field.name: 0.5 for field in fields(Evidence)} | {"said_otherwise": 0.0})
READING = Reading(HIT, 0.0, EVIDENCE, Span(0, 5), (Span(0, 5),))
EVEN = Regression(0.0, (0.0,) * len(FEATURES))


def with_figure(name: str, figure: float) -> Reading:
    return replace(READING, evidence=replace(READING.evidence, **{name: figure}))


def test_what_is_stored_names_every_feature_with_its_sign() -> None:
    stored = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    for weights in (stored["once"]["weights"], stored["again"]["weights"]):
        assert set(weights) == set(FEATURES)
        for name, sign in FEATURES.items():
            assert weights[name] * sign >= 0
    assert 0 < stored["threshold"] < 1


def test_features_are_read_in_the_order_of_their_names() -> None:
    for at, name in enumerate(FEATURES):
        assert features(with_figure(name, 0.125))[at] == 0.125


@pytest.mark.parametrize("seconded", [False, True])
@pytest.mark.parametrize("name", FEATURES)
def test_more_of_what_speaks_for_an_answer_never_makes_it_less_probable(name: str, *, seconded: bool) -> None:
    calibration = Calibration.load()
    readings = [with_figure(name, figure) for figure in (0.0, 0.25, 0.5, 0.75, 1.0)]
    probabilities = [calibration.probability(replace(reading, seconded=seconded)) for reading in readings]
    assert probabilities == sorted(probabilities, reverse=FEATURES[name] < 0)


@given(st.floats(-1e6, 1e6))
def test_a_probability_lies_between_0_and_1(answers: float) -> None:
    assert 0.0 <= Calibration.load().probability(with_figure("answers", answers)) <= 1.0


def test_a_probability_is_the_logistic_of_the_weighed_figures() -> None:
    calibration = Calibration(Regression(-1.0, (2.0, *(0.0,) * (len(FEATURES) - 1))), EVEN, 0.5, 0.8)
    assert calibration.probability(with_figure("answers", 0.5)) == 0.5
    assert calibration.probability(with_figure("answers", 1.0)) == 0.7311


def test_what_was_read_again_has_a_regression_of_its_own() -> None:
    calibration = Calibration(EVEN, Regression(1.0, (0.0,) * len(FEATURES)), 0.5, 0.8)
    assert calibration.probability(READING) == 0.5
    assert calibration.probability(replace(READING, seconded=True)) == 0.7311


def test_the_threshold_itself_answers() -> None:
    calibration = Calibration(EVEN, EVEN, 0.5, 1.0)
    assert calibration.answers(0.5)
    assert not calibration.answers(0.4999)


@pytest.mark.parametrize("name", ["cosine", "covered", "fused"])
def test_how_far_a_passage_lies_decides_nothing_by_itself(name: str) -> None:
    """Titles, annexes and what stands in a place that is named lie far from questions that they answer."""
    calibration = Calibration.load()
    assert calibration.probability(with_figure(name, 0.0)) == calibration.probability(READING) > 0.0


def test_words_that_no_document_has_are_answered_nowhere() -> None:
    assert Calibration.load().probability(with_figure("unknown", 1.0)) == 0.0


@pytest.mark.parametrize("answers", [-5.0, 0.0, 30.0])
def test_what_is_said_otherwise_is_never_an_answer(answers: float) -> None:
    calibration = Calibration.load()
    straight = with_figure("answers", answers)
    turned = replace(straight, evidence=replace(straight.evidence, said_otherwise=1.0))
    assert calibration.probability(turned) == min(calibration.probability(straight), OTHERWISE)
    assert not calibration.answers(calibration.probability(turned))
    assert calibration.is_turned_round(turned) == calibration.answers(calibration.probability(straight))
    assert not calibration.is_turned_round(straight)


def test_a_span_of_the_kind_that_is_asked_for_counts() -> None:
    calibration = Calibration.load()
    assert calibration.probability(with_figure("kind_found", 1.0)) > calibration.probability(
        with_figure("kind_found", 0.0)
    )


def test_a_citation_may_answer_where_too_many_like_it_are_wrong() -> None:
    calibration = Calibration(EVEN, EVEN, 0.4, 0.8)
    assert [calibration.grade(probability) for probability in (0.4, 0.79, 0.8, 1.0)] == [
        *("may_answer", "may_answer"),
        *("answers", "answers"),
    ]


def test_what_is_sure_is_an_answer() -> None:
    shipped = Calibration.load()
    assert shipped.threshold <= shipped.sure < 1.0


def test_keywords_of_which_some_are_missing_are_never_sure_and_answer_as_before() -> None:
    calibration = Calibration.load()
    certain = replace(READING, evidence=replace(READING.evidence, answers=9.0, margin=9.0, unknown=0.0))
    whole = calibration.probability(certain)
    assert whole > 0.95
    assert calibration.probability(replace(certain, keywords=0.8)) == 0.8
    least = calibration.probability(replace(certain, keywords=0.1))
    assert calibration.answers(least)
    assert calibration.grade(least) == "may_answer"
