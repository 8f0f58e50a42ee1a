"""A probability in a reader's words: in per cent, and as what is to be expected of twenty citations like it."""

from __future__ import annotations

from service.words import Words

#: Citations that a probability is told of.
MANY = 20


def percent(probability: float) -> int:
    return round(100 * probability)


def right_of_many(probability: float, words: Words) -> str:
    """How many of `MANY` such citations answer: "about 14"."""
    right = round(MANY * probability)
    return words("nearly all") if right == MANY else words("about {}", right)
