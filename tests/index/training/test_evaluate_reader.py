"""Exact match and F1 as SQuAD counts them."""

from __future__ import annotations

import pytest

from index.training.evaluate_reader import normal, score


def test_articles_case_and_punctuation_do_not_count() -> None:
    assert normal("The harbour-master’s “A” boat, an  ANCHOR.") == "harbourmaster’s “ ” boat anchor"
    assert score("the 40 sailors.", ["40 Sailors"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("found", "right", "f1"),
    [
        ("40 sailors", "40", 2 / 3),
        ("40", "40 sailors of Norland", 2 / 5),
        ("40 40", "40 sailors", 1 / 2),
        ("sailors", "40", 0.0),
        ("", "40", 0.0),
    ],
)
def test_f1_counts_the_words_in_common(found: str, right: str, f1: float) -> None:
    assert score(found, [right])[0] == 0.0
    assert score(found, [right])[1] == pytest.approx(f1)


def test_the_best_of_the_right_answers_counts() -> None:
    assert score("40 sailors", ["forty", "40", "40 sailors"]) == (1.0, 1.0)


def test_nothing_is_right_where_nothing_answers() -> None:
    assert score("40", []) == (0.0, 0.0)
