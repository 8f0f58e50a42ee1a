"""bm25s with its own tokenizer and stemmer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bm25s
import Stemmer

from index.embed import Vectors
from tests.speed.peers.systems import FOUND


class Measured:
    def index(self, texts: Sequence[str], vectors: Vectors | None, folder: Path) -> None:
        made = bm25s.BM25()
        made.index(_tokens(list(texts)), show_progress=False)
        made.save(str(folder / "bm25s"))

    def open(self, folder: Path) -> None:
        self._keywords = bm25s.BM25.load(str(folder / "bm25s"))

    def search(self, question: str) -> Sequence[object]:
        return self.best(question)

    def best(self, question: str) -> list[int]:
        rows, _ = self._keywords.retrieve(_tokens(question), k=FOUND, show_progress=False)
        return [int(row) for row in rows[0]]

    def answer(self, question: str) -> object:
        raise NotImplementedError(question)


def _tokens(text: str | list[str]) -> Any:
    return bm25s.tokenize(text, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False)
