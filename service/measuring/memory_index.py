"""An index in memory over passages that are no part of the corpus, ranked as the service ranks its own."""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.cross_encoder import CrossEncoder
from index.embed import Embedder, Vectors
from index.keywords import Keywords
from index.passage import Passage
from index.reader import Reader, TrainedReader
from index.search import Searcher
from index.vectors import FaissVectors
from index.words import fold, replaced
from service.ask import Ask, Stage
from service.find import READ

#: Texts embedded and kept at one time: half a minute to a few on two cores.
_PART = 1024


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
        return cls(searcher, TrainedReader(CrossEncoder(), keywords))

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
    """Vectors of the texts, part by part, so that a run that was broken off goes on where it was."""
    parts = [texts[at : at + _PART] for at in range(0, len(texts), _PART)]
    shown = tqdm(parts, desc="embedding", unit=f"×{_PART}", disable=not progress, leave=False)
    return np.vstack([_vectors_of_part(part, embedder, cache) for part in shown])


def _vectors_of_part(texts: Sequence[str], embedder: Embedder, cache: Path) -> Vectors:
    """From the file named by the hash of model and texts where there is one."""
    whole = json.dumps([embedder.fingerprint, *texts])
    path = cache / f"{hashlib.sha256(whole.encode()).hexdigest()[:32]}.npy"
    if path.exists():
        return np.asarray(np.load(path), dtype=np.float32)
    # Texts of like length together: a model pads each batch to its longest, which is a third of the work.
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    vectors = np.zeros((len(texts), embedder.dimension), dtype=np.float32)
    vectors[order] = embedder.embed([texts[row] for row in order])
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = cache / f".{uuid.uuid4().hex}.npy"
    np.save(unfinished, vectors)
    os.replace(unfinished, path)
    return vectors
