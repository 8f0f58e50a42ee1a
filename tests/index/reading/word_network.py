"""A network of rules that needs no weights: what every test of the reader uses that asks nothing of learning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from corpus.ranges import Span
from index.reading.cross_encoder import Judgement, Pair, best_span
from index.words import STOP_WORDS, stem, terms

_TOKEN = re.compile(r"\w+|[^\w\s]")
#: Logits of tokens that are no answer: words of the question, words that say nothing, signs.
_NOTHING = -3.0


class WordNetwork:
    """Believes a passage the more, the more of the question's words it has, and marks a word near them.

    favourites  logits of words as the answer's first and last, instead of those by the rule
    read        the pairs it was asked about
    """

    def __init__(self, favourites: Mapping[str, tuple[float, float]] | None = None) -> None:
        self._favourites = favourites or {}
        self.read: list[Pair] = []

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        self.read += pairs
        return tuple(self._judged(pair) for pair in pairs)

    def _judged(self, pair: Pair) -> Judgement:
        asked = set(terms(pair.question))
        found = list(_TOKEN.finditer(pair.passage))
        said = [place for place, match in enumerate(found) if stem(match.group().lower()) in asked]
        share = len(asked & set(terms(f"{pair.context} {pair.passage}"))) / max(1, len(asked))
        logits = [self._logits(match.group(), place, said) for place, match in enumerate(found)]
        start, end = np.array(logits, dtype=np.float32).reshape(-1, 2).T
        margin = -20.0
        if found:
            first, last = best_span(start, end)
            margin = float(start[first] + end[last])
        places = tuple(Span(*match.span()) for match in found)
        return Judgement(8 * share - 4, 8 * share - 2, margin, start, end, places)

    def _logits(self, word: str, place: int, said: Sequence[int]) -> tuple[float, float]:
        if word in self._favourites:
            return self._favourites[word]
        if place in said or word.lower() in STOP_WORDS or not word[0].isalnum():
            return _NOTHING, _NOTHING
        near = sum(1 / abs(place - other) for other in said) + 2 * word.isdigit()
        return near, near
