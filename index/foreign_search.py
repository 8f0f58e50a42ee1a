"""Passages for a question in another language: its words beside theirs, and its whole beside theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embed import Encoder, Vectors
from index.gloss import Gloss, Glossary
from index.keywords import Keywords
from index.multilingual import Multilingual
from index.passage import Passage
from index.search import Hit

#: The share of the words in the sum of both, each scaled to its best passage. Choosing questions, 2026-11-29: of 0.3,
#: 0.5 and 0.7 a right block among the first ten in 84, 84, 82 %, first in 56, 61, 63 %.
WORDS_SHARE = 0.6

#: Passages found by their words whose wholes are compared. Choosing questions over 39 resolutions and the letter,
#: 2026-11-29: of 16, 32, 64 and 128 a right block among the first ten in 86, 91, 91, 93 % of our own, 76, 82, 82, 82 %
#: of those written cold.
SHORTLIST = 40
#: Vectors of passages that are kept, of 2 KB each.
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class ForeignHit:
    """A passage found; `covered` is the share of the question's words that it has, each by how telling and how near.

    lexical  the sum of what its words are worth, as a multiple of the rarest word
    """

    hit: Hit
    covered: float
    lexical: float


class ForeignSearcher:
    """Finds passages of one snapshot for questions in other languages."""

    def __init__(
        self, passages: Sequence[Passage], multilingual: Multilingual, keywords: Keywords, encoder: Encoder
    ) -> None:
        self._passages = passages
        self._multilingual = multilingual
        self._encoder = encoder
        self._kept: dict[int, Vectors] = {}
        self.glossary = Glossary(multilingual, keywords, encoder)

    @property
    def languages(self) -> tuple[str, ...]:
        """Of each passage's document."""
        return self._multilingual.languages

    def search(self, gloss: Gloss, *, limit: int, among: NDArray[np.int64] | None = None) -> tuple[ForeignHit, ...]:
        """The best passages, at most one a block. `among` are rows of passages, in order; None means all."""
        rows = np.arange(len(self._passages)) if among is None else among
        if not len(rows):
            return ()
        found, weights = self._words_in(gloss)
        summed = found @ weights / self._multilingual.lengths
        covered = found @ weights / max(float(weights.sum()), 1e-6)
        rows = rows[np.argsort(-summed[rows], kind="stable")[:SHORTLIST]]
        cosines = self._vectors_of(rows) @ gloss.vector
        fused = WORDS_SHARE * _scaled(summed[rows]) + (1 - WORDS_SHARE) * _scaled(cosines)
        hits: list[ForeignHit] = []
        seen: set[tuple[str, str]] = set()
        for place in np.argsort(-fused, kind="stable"):
            row = int(rows[place])
            passage = self._passages[row]
            if len(hits) == limit:
                break
            if passage.of_block not in seen:
                seen.add(passage.of_block)
                hit = Hit(passage, row, float(cosines[place]), float(summed[row]), float(fused[place]))
                hits.append(ForeignHit(hit, float(covered[row]), float(summed[row]) / self.glossary.unmet))
        return tuple(hits)

    def _vectors_of(self, rows: NDArray[np.int64]) -> Vectors:
        """Of the texts of passages, of shape (len(rows), dimension); kept, since questions follow one another."""
        if len(self._kept) > _KEPT:
            self._kept.clear()
        missing = [row for row in rows.tolist() if row not in self._kept]
        vectors = self._encoder.embed([self._passages[row].text for row in missing])
        self._kept.update(zip(missing, vectors, strict=True))
        return np.array([self._kept[row] for row in rows.tolist()], dtype=np.float32)

    def best_sentence(self, gloss: Gloss, sentences: Sequence[str]) -> int:
        """The number of the sentence that is nearest to the whole question."""
        return int(np.argmax(self._encoder.embed(sentences) @ gloss.vector)) if len(sentences) > 1 else 0

    def _words_in(self, gloss: Gloss) -> tuple[Vectors, Vectors]:
        """How near each passage comes to each word of the question, of shape (passages, words); their weights."""
        found = np.zeros((len(self._passages), len(gloss.units)), dtype=np.float32)
        weights = np.zeros(len(gloss.units), dtype=np.float32)
        for at, unit in enumerate(gloss.units):
            weighed = [(number, closeness, self.glossary.weight(number)) for number, closeness in unit.near]
            weights[at] = max((weight for *_, weight in weighed), default=self.glossary.unmet)
            for number, closeness, weight in weighed:
                having = self._multilingual.having(number)
                worth = _worth(closeness) * weight / weights[at] if weights[at] else 0.0
                found[having, at] = np.maximum(found[having, at], worth)
        return found, weights


def _worth(closeness: float) -> float:
    """Of a cosine between two words: nothing at 0.5, all at 1."""
    return max(0.0, 2 * closeness - 1)


def _scaled(scores: Vectors) -> Vectors:
    """Scores as shares of the best one; negative ones as 0."""
    best = float(scores.max(initial=0.0))
    return np.clip(scores, 0.0, None) / best if best > 0 else np.zeros_like(scores)
