"""Pincite: it indexes files, not passages, so that `texts` are paths."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.embed import SentenceEmbedder, Vectors
from index.snapshot import build, load
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.speed.peers.systems import FOUND


class Measured:
    def index(self, texts: Sequence[str], vectors: Vectors | None, folder: Path) -> None:
        assert vectors is None
        build([Path(text) for text in texts], folder / "snapshots", SentenceEmbedder())

    def open(self, folder: Path) -> None:
        snapshot, embedder = load(folder / "snapshots"), SentenceEmbedder()
        self._searcher = snapshot.searcher(embedder)
        self._answerer = Answerer(snapshot, embedder)

    def search(self, question: str) -> Sequence[object]:
        return self._searcher.search(self._searcher.prepare(question).text, limit=FOUND)

    def answer(self, question: str) -> object:
        return self._answerer.ask(Ask(question))
