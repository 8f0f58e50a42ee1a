"""Metrics, intervals and tests against figures worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from service.measuring.metrics import figure, holm, interval, per_question, table
from service.measuring.rankings import Run

QRELS = {"q1": {"d1": 2, "d5": 1}, "q2": {"d3": 1}}


def run(name: str, **ranked: str) -> Run:
    scores = {query: {doc: 1 / rank for rank, doc in enumerate(docs.split(), 1)} for query, docs in ranked.items()}
    return Run(name, scores, ())


def test_metrics_are_those_worked_out_by_hand() -> None:
    ranked = run("x", q1="d2 d5 d1", q2="d3 d1")
    ndcg, first, reciprocal, recall = per_question(ranked, QRELS, ["nDCG@10", "Success@1", "RR", "R@2"])
    gained = 1 / math.log2(3) + 2 / math.log2(4)  # grade 1 at rank 2, grade 2 at rank 3
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert ndcg == pytest.approx([gained / ideal, 1.0])
    assert first.tolist() == [0.0, 1.0]
    assert reciprocal.tolist() == [0.5, 1.0]
    assert recall.tolist() == [0.5, 1.0]


def test_a_question_that_found_nothing_counts_as_nothing_found() -> None:
    (ndcg,) = per_question(Run("x", {"q1": {}, "q2": {"d3": 1.0}}, ()), QRELS, ["nDCG@10"])
    assert ndcg.tolist() == [0.0, 1.0]


def test_intervals_are_seeded_and_hold_the_mean() -> None:
    values = np.random.default_rng(1).random(50)
    assert figure(values) == figure(values)
    assert figure(values).low < figure(values).value < figure(values).high
    assert figure(values).of == 50


@pytest.mark.parametrize(("values", "bounds"), [([1.0] * 9, (100.0, 100.0, 100.0)), ([0.25], (25.0, 25.0, 25.0))])
def test_values_that_do_not_vary_have_no_width(values: list[float], bounds: tuple[float, float, float]) -> None:
    found = figure(values)
    assert (found.low, found.value, found.high) == bounds


def test_samples_that_are_apart_are_drawn_apart() -> None:
    found = interval(lambda a, b, axis=-1: a.mean(axis=axis) - b.mean(axis=axis), np.full(4, 0.9), np.full(6, 0.4))
    assert (found.value, found.low, found.high, found.of) == (50.0, 50.0, 50.0, 10)


def test_a_figure_prints_its_interval() -> None:
    assert str(figure([0.0, 1.0] * 40)) == "50.0 (39–60)"


def test_rows_are_tested_against_the_first() -> None:
    qrels = {f"q{n}": {"right": 1} for n in range(12)}
    worse = run("worse", **dict.fromkeys(qrels, "wrong right"))
    better = run("better", **dict.fromkeys(qrels, "right wrong"))
    found = table([worse, better, worse], qrels, ["RR"])
    first, second, third = found.rows
    assert first.against == ()
    assert second.against[0].difference == pytest.approx(50.0)
    assert second.against[0].p == pytest.approx(2 * 2 / 2**12, abs=1e-3)  # all signs alike: 2 of 4096, times 2 rows
    assert str(third.against[0]) == "+0.0, p = 1.000"


def test_holm_multiplies_by_the_hypotheses_left_and_keeps_the_order() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []
