"""Words of a quotation beside words of a document: the local alignment of Smith and Waterman (1981), by rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from service.checking.word_index import Numbers

#: Twentieths of a telling word that is the same. A small word in common says half as much, so that it is not worth
#: going far for; a word that is changed, put in or left out costs; the last costs least: whole clauses are left out.
_SAME, _SAME_SMALL = 20, 8
_CHANGED, _PUT_IN, _LEFT_OUT = -12, -10, -2


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of words that are the same: places among the words of the quotation and of the document, in order."""

    pairs: tuple[tuple[int, int], ...]
    score: int


def align(quoted: Numbers, printed: Numbers, small: NDArrayBool) -> Alignment:
    """The best way to lay the one on the other; `small` says which of the quoted words are small ones."""
    rows, columns = len(quoted), len(printed)
    scores = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    ramp = -_LEFT_OUT * np.arange(columns + 1, dtype=np.int32)
    for row in range(1, rows + 1):
        same = _SAME_SMALL if small[row - 1] else _SAME
        before = scores[row - 1]
        best = before + _PUT_IN
        best[1:] = np.maximum(best[1:], before[:-1] + np.where(printed == quoted[row - 1], same, _CHANGED))
        np.maximum(best, 0, out=best)
        scores[row] = np.maximum.accumulate(best + ramp) - ramp
    end = np.unravel_index(int(np.argmax(scores)), scores.shape)
    return Alignment(_traced(scores, quoted, printed, int(end[0]), int(end[1])), int(scores.max()))


NDArrayBool = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def _traced(
    scores: np.ndarray[tuple[int, int], np.dtype[np.int32]], quoted: Numbers, printed: Numbers, row: int, column: int
) -> tuple[tuple[int, int], ...]:
    pairs = []
    while row and column and scores[row, column] > 0:
        here = scores[row, column]
        is_same = quoted[row - 1] == printed[column - 1]
        if is_same and here - scores[row - 1, column - 1] in (_SAME, _SAME_SMALL):
            pairs.append((row - 1, column - 1))
            row, column = row - 1, column - 1
        elif not is_same and here == scores[row - 1, column - 1] + _CHANGED:
            row, column = row - 1, column - 1
        elif here == scores[row, column - 1] + _LEFT_OUT:
            column -= 1
        else:
            row -= 1
    return tuple(reversed(pairs))
