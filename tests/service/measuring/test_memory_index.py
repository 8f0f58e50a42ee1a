"""An index in memory: documents by their best passage, vectors kept for the next time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.embed import Vectors
from service.ask import Ask
from service.measuring import memory_index
from service.measuring.beir import read_beir
from service.measuring.memory_index import MemoryIndex
from service.measuring.rankings import ROWS
from tests.index.hash_embedder import HashEmbedder


class CountingEmbedder(HashEmbedder):
    embedded = 0

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        self.embedded += len(texts)
        return super().embed(texts, progress=progress)


@pytest.mark.parametrize("stage", ROWS.values())
def test_each_document_comes_once_and_the_right_one_first(beir: Path, tmp_path: Path, stage: str) -> None:
    built = MemoryIndex.build(read_beir(beir, "test").passages, HashEmbedder(), cache=tmp_path / "v")
    ranked = built.ranked(Ask("honey bees"), leg=stage, limit=100)  # type: ignore[arg-type]  # a row's stage
    assert sorted(document for document, _ in ranked) == ["d1", "d2", "d3", "d4", "d5", "d6"]
    assert ranked[0][0] == "d3"
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_vectors_are_kept_by_the_hash_of_texts_and_model(beir: Path, tmp_path: Path) -> None:
    passages = read_beir(beir, "test").passages

    def embedded(texts: int, fingerprint: str = "hash-16") -> int:
        embedder = CountingEmbedder(fingerprint)
        MemoryIndex.build(passages[:texts], embedder, cache=tmp_path / "v")
        return embedder.embedded

    assert [embedded(6), embedded(6), embedded(5), embedded(6, "other"), embedded(5)] == [6, 0, 5, 6, 0]
    assert len(list((tmp_path / "v").iterdir())) == 3


def test_a_run_that_was_broken_off_goes_on_where_it_was(
    beir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_index, "_PART", 2)
    passages = read_beir(beir, "test").passages
    MemoryIndex.build(passages[:4], HashEmbedder(), cache=tmp_path / "v")
    embedder = CountingEmbedder()
    built = MemoryIndex.build(passages, embedder, cache=tmp_path / "v")
    assert embedder.embedded == 2
    whole = MemoryIndex.build(passages, HashEmbedder(), cache=tmp_path / "another")
    question = Ask("harbour moorings")
    assert built.ranked(question, leg="dense", limit=6) == whole.ranked(question, leg="dense", limit=6)
