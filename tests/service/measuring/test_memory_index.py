"""An index in memory: documents by their best passage, vectors kept for the next time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest

from corpus.ranges import Span
from index.embed import Vectors
from index.embedding_cache import EmbeddingCache
from index.keywords import Keywords
from index.passage import Passage
from index.question import Wording
from index.reading.reader import Evidence, Reading
from index.search import Hit, Searcher
from index.vectors import FaissVectors
from service.asking.request import Ask
from service.measuring.beir import read_beir
from service.measuring.memory_index import MemoryIndex
from service.measuring.rankings import ROWS
from tests.index.hash_embedder import HashEmbedder


class CountingEmbedder(HashEmbedder):
    embedded = 0

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        self.embedded += len(texts)
        return super().embed(texts, progress=progress)


class Backwards:
    """A reader to whom the last of the hits is the best; read again, they are as good as before."""

    def read(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        evidence = Evidence(**{field.name: 0.0 for field in fields(Evidence)})
        return tuple(Reading(hit, 0.0, evidence, Span(0, 1), (Span(0, 1),)) for hit in reversed(hits))

    def read_again(self, asked: Wording, reading: Reading) -> Reading:
        return replace(reading, seconded=True)


class Revoking(Backwards):
    """One who thinks little of whatever it reads again."""

    def read_again(self, asked: Wording, reading: Reading) -> Reading:
        return replace(reading, support=-1.0, seconded=True)


@pytest.mark.parametrize("stage", ROWS.values())
def test_each_document_comes_once_and_the_right_one_first(beir: Path, tmp_path: Path, stage: str) -> None:
    built = MemoryIndex.build(read_beir(beir, "test").passages, HashEmbedder(), cache=EmbeddingCache(tmp_path / "v"))
    ranked = built.ranked(Ask("honey bees"), leg=stage, limit=100)  # type: ignore[arg-type]  # a row's stage
    assert sorted(document for document, _ in ranked) == ["d1", "d2", "d3", "d4", "d5", "d6"]
    assert ranked[0][0] == "d3"
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_the_reader_reads_the_first_five_and_five_more_and_the_rest_follows_as_fused() -> None:
    passages = [Passage(f"d{n}", "p1", 0, 9, f"bees {'honey ' * n}", "") for n in range(12)]
    keywords = Keywords.build([passage.searched for passage in passages])
    vectors = FaissVectors.build(HashEmbedder().embed([passage.searched for passage in passages]))
    searcher = Searcher(passages, vectors, keywords, HashEmbedder())
    fused = [hit.passage.document for hit in searcher.search("bees", limit=12)]
    ranked = MemoryIndex(searcher, Backwards()).ranked(Ask("bees"), leg="reader", limit=11)
    assert [document for document, _ in ranked] == [*reversed(fused[:10]), fused[10]]
    again = MemoryIndex(searcher, Revoking()).ranked(Ask("bees"), leg="reader", limit=11)
    assert [document for document, _ in again] == [*reversed(fused[:8]), fused[8], fused[9], fused[10]]


def test_vectors_are_kept_for_the_next_time(beir: Path, tmp_path: Path) -> None:
    passages = read_beir(beir, "test").passages
    cache = EmbeddingCache(tmp_path / "v")
    first, second = CountingEmbedder(), CountingEmbedder()
    MemoryIndex.build(passages, first, cache=cache)
    MemoryIndex.build(passages, second, cache=cache)
    assert (first.embedded, second.embedded) == (6, 0)
