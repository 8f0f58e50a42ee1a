"""An index in memory over passages that are no part of the corpus, ranked as the service ranks its own."""

from __future__ import annotations

from collections.abc import Sequence

from index.embed import Embedder
from index.embedding_cache import EmbeddingCache
from index.keywords import Keywords
from index.passage import Passage
from index.reading.cross_encoder import CrossEncoder
from index.reading.reader import Reader, TrainedReader, in_order_of_support
from index.search import Searcher
from index.vectors import FaissVectors
from index.words import fold
from service.asking.answerer import Stage
from service.asking.find import READ, in_reading_order, seconded
from service.asking.request import Ask


class MemoryIndex:
    """Ranks documents by their best passage."""

    def __init__(self, searcher: Searcher, reader: Reader) -> None:
        self._searcher = searcher
        self._reader = reader

    @classmethod
    def build(
        cls, passages: Sequence[Passage], embedder: Embedder, *, cache: EmbeddingCache, progress: bool = False
    ) -> MemoryIndex:
        searched = [passage.searched for passage in passages]
        keywords = Keywords.build(searched)
        vectors = cache.embed([fold(text) for text in searched], embedder, progress=progress)
        searcher = Searcher(passages, FaissVectors.build(vectors), keywords, embedder)
        return cls(searcher, TrainedReader(CrossEncoder(), keywords, second=CrossEncoder.second()))

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        """As `Answerer.ranked`, with documents for anchors."""
        query = self._searcher.prepare(request.question)
        if leg != "reader":
            hits = self._searcher.search(query.text, limit=limit, leg=leg, asks=query.asks)
            return [(hit.passage.document, hit.scores[leg]) for hit in hits]
        hits = self._searcher.search(query.text, limit=max(limit, 2 * READ), asks=query.asks)
        read = self._reader.read(query.wording, hits[: 2 * READ])
        readings = seconded(self._reader, query.wording, read, in_order_of_support)
        return [(passage.document, score) for passage, score in in_reading_order(readings, hits)[:limit]]
