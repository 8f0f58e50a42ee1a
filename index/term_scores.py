"""BM25 scores of every term in every passage, computed when a snapshot is built and added up when it is asked.

bm25s computes them; asking needs neither it nor scipy, which take a quarter of a second to load.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

# BM25 as published by Robertson and Lucene's defaults; not tuned here.
_K1, _B = 1.2, 0.75
_SCORES, _ROWS, _STARTS = "scores.npy", "rows.npy", "starts.npy"


@dataclass(frozen=True, slots=True)
class TermScores:
    """A sparse matrix in columns, one a term.

    terms   each term with its column
    scores  of shape (entries,), column after column
    rows    of the same shape: the passage of each score
    starts  of shape (columns + 1,): where each column begins in these
    among   how many passages there are
    """

    terms: Mapping[str, int]
    scores: NDArray[np.float32]
    rows: NDArray[np.int32]
    starts: NDArray[np.int64]
    among: int

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]]) -> Self:
        """Of the terms of each passage, of which there may be none."""
        import bm25s  # noqa: PLC0415  # to build alone: see above

        index = bm25s.BM25(k1=_K1, b=_B)
        index.index([list(terms) or ["∅"] for terms in passages], show_progress=False)
        columns = index.scores
        scores, rows = np.asarray(columns["data"], np.float32), np.asarray(columns["indices"], np.int32)
        starts = np.asarray(columns["indptr"], np.int64)
        terms = {term: column for term, column in index.vocab_dict.items() if column < len(starts) - 1}  # "" has none
        return cls(terms, scores, rows, starts, len(passages))

    @classmethod
    def load(cls, folder: Path, terms: Sequence[str], among: int) -> Self:
        """What `save` wrote; `terms` are those of the columns, in order. Raises `OSError` or `ValueError`."""
        scores, rows, starts = (np.load(folder / name, allow_pickle=False) for name in (_SCORES, _ROWS, _STARTS))
        if len(starts) != len(terms) + 1 or len(scores) != len(rows):
            raise ValueError("columns and terms are not of one making")
        return cls({term: column for column, term in enumerate(terms)}, scores, rows, starts, among)

    def save(self, folder: Path) -> None:
        for name, array in ((_SCORES, self.scores), (_ROWS, self.rows), (_STARTS, self.starts)):
            np.save(folder / name, array)

    def of(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """For each passage the sum of its scores for the terms, a term given twice counted twice; shape (among,)."""
        sums = np.zeros(self.among, dtype=np.float32)
        for term in terms:
            column = self.terms.get(term)
            if column is not None:
                own = slice(self.starts[column], self.starts[column + 1])
                sums[self.rows[own]] += self.scores[own]  # a column has a passage once
        return sums
