"""The kind of a question in another language than English: its multilingual vector in, kind and probability out.

Texts of sixteen languages lie in one space, so that what was learnt of English questions holds for the others. It tells
no slots. The kinds are those of index/intent/intent.py; weights, making and figures: index/intent/model/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "model" / "across.npz"

#: The probability from which on a kind is taken for meant. Of 108 questions to choose by in nine languages, 2026-12-01,
#: 28 of 36 overviews and none of the wrong data of a document reach it; from 0.3 on three wrong ones do.
SURE = 0.4

_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class KindAcross:
    """A multinomial logistic regression.

    kinds       in the order of the rows
    weights     shape (kinds, dimension)
    intercepts  shape (kinds,)
    """

    kinds: tuple[str, ...]
    weights: _Floats
    intercepts: _Floats

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> KindAcross:
        with np.load(path, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32)
            return cls(tuple(map(str, stored["kinds"])), weights, stored["intercepts"].astype(np.float32))

    def save(self, path: Path) -> None:
        np.savez(path, kinds=np.array(self.kinds), weights=self.weights.astype(np.float16), intercepts=self.intercepts)

    def read(self, vector: _Floats) -> tuple[str, float]:
        """The likeliest kind of a question with this vector, shape (dimension,), and its probability."""
        logits = self.weights @ np.ravel(vector) + self.intercepts
        odds = np.exp(logits - logits.max())
        at = int(odds.argmax())
        return self.kinds[at], float(odds[at] / odds.sum())
