"""An index in memory over passages that are no part of the corpus, ranked as the service ranks its own."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.embed import Embedder, Vectors
from index.keywords import Keywords
from index.passage import Passage
from index.reader import EvidenceReader, Reader
from index.search import Searcher
from index.vectors import FaissVectors
from index.words import fold, replaced
from service.ask import READ, Ask, Stage


class MemoryIndex:
    """Ranks documents by their best passage."""

    def __init__(self, searcher: Searcher, reader: Reader) -> None:
        self._searcher = searcher
        self._reader = reader

    @classmethod
    def build(
        cls, passages: Sequence[Passage], embedder: Embedder, *, cache: Path, progress: bool = False
    ) -> MemoryIndex:
        """`cache` is the folder where vectors are kept for the next time."""
        searched = [passage.searched for passage in passages]
        keywords = Keywords.build(searched)
        vectors = _vectors([fold(text) for text in searched], embedder, cache, progress=progress)
        searcher = Searcher(passages, FaissVectors.build(vectors), keywords, embedder)
        return cls(searcher, EvidenceReader(embedder, keywords))

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        """As `Answerer.ranked`, with documents for anchors."""
        query = self._searcher.prepare(request.question)
        if leg != "reader":
            hits = self._searcher.search(query, limit=limit, leg=leg)
            return [(hit.passage.document, hit.scores[leg]) for hit in hits]
        hits = self._searcher.search(query, limit=max(limit, READ))
        readings = self._reader.read(replaced(request.question, dict(query.corrected)), hits[:READ])
        order = [*(reading.hit for reading in readings), *hits[READ:]][:limit]
        return [(hit.passage.document, 1 / rank) for rank, hit in enumerate(order, 1)]


def _vectors(texts: Sequence[str], embedder: Embedder, cache: Path, *, progress: bool) -> Vectors:
    """Vectors of the texts, from the file named by the hash of model and texts where there is one."""
    digest = hashlib.sha256(embedder.fingerprint.encode())
    for text in texts:
        digest.update(hashlib.sha256(text.encode()).digest())
    path = cache / f"{digest.hexdigest()[:32]}.npy"
    if path.exists():
        return np.asarray(np.load(path), dtype=np.float32)
    vectors = embedder.embed(texts, progress=progress)
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = cache / f".{uuid.uuid4().hex}.npy"
    np.save(unfinished, vectors)
    os.replace(unfinished, path)
    return vectors
