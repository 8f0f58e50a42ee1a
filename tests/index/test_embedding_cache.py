"""Vectors kept between builds: found again, never another text's or model's, and no trouble when damaged."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import embedding_cache
from index.embed import Vectors
from index.embedding_cache import EmbeddingCache
from tests.index.hash_embedder import HashEmbedder

TEXTS = ["the harbour at night", "nine cut moorings", "a bell", "the harbour at night", ""]


class CountingEmbedder(HashEmbedder):
    """Counts the texts it embeds, and fails behind a number of calls."""

    def __init__(self, fingerprint: str = "hash-16", calls: int = 1000) -> None:
        super().__init__(fingerprint)
        self.embedded: list[str] = []
        self._calls = calls

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        if not self._calls:
            raise KeyboardInterrupt
        self._calls -= 1
        self.embedded += texts
        return super().embed(texts, progress=progress)


class WideEmbedder(CountingEmbedder):
    """A model of another dimension that claims to be the same."""

    dimension = 32


@pytest.fixture
def cache(tmp_path: Path) -> EmbeddingCache:
    return EmbeddingCache(tmp_path / "vectors")


def files(cache: EmbeddingCache) -> list[Path]:
    return sorted(cache.folder.iterdir())


def embedded(cache: EmbeddingCache, texts: Sequence[str], fingerprint: str = "hash-16") -> list[str]:
    """What had to be embedded; that the vectors are right is checked on the way."""
    embedder = CountingEmbedder(fingerprint)
    assert np.array_equal(cache.embed(texts, embedder), HashEmbedder().embed(texts))
    return sorted(embedder.embedded)


def test_only_what_is_new_is_embedded_and_each_text_once(cache: EmbeddingCache) -> None:
    assert embedded(cache, TEXTS) == sorted(set(TEXTS))
    assert embedded(cache, TEXTS) == []
    assert embedded(cache, ["a bell", "a buoy", *TEXTS[:2]]) == ["a buoy"]


def test_vectors_are_of_one_model_alone(cache: EmbeddingCache) -> None:
    embedded(cache, TEXTS)
    assert embedded(cache, TEXTS, "hash-17") == sorted(set(TEXTS))


def test_vectors_of_another_dimension_are_not_taken(cache: EmbeddingCache) -> None:
    embedded(cache, TEXTS)
    embedder = WideEmbedder()
    assert cache.embed(TEXTS, embedder).shape == (5, 32)
    assert len(embedder.embedded) == 4


def test_no_texts_have_no_vectors(cache: EmbeddingCache) -> None:
    assert cache.embed([], HashEmbedder()).shape == (0, 16)


def test_what_is_not_used_any_more_is_dropped(cache: EmbeddingCache) -> None:
    embedded(cache, TEXTS)
    embedded(cache, ["a bell"])
    (file,) = files(cache)
    with np.load(file) as stored:
        assert stored["keys"].shape == (1, 16)
        assert stored["vectors"].shape == (1, 16)
    assert embedded(cache, TEXTS) == sorted(set(TEXTS) - {"a bell"})


def test_so_many_sets_are_kept_and_the_latest_used_stay(tmp_path: Path) -> None:
    cache = EmbeddingCache(tmp_path, most=2)
    for age, texts in ((30, ["one"]), (20, ["two"]), (10, ["three"])):
        embedded(cache, texts)
        for file in files(cache):
            os.utime(file, (time.time() - age, file.stat().st_mtime - age))
    assert len(files(cache)) == 2
    assert embedded(cache, ["two"]) == embedded(cache, ["three"]) == []
    assert embedded(cache, ["one"]) == ["one"]


def test_the_same_set_again_is_the_same_file(tmp_path: Path) -> None:
    cache = EmbeddingCache(tmp_path, most=3)
    embedded(cache, TEXTS)
    before = files(cache)
    embedded(cache, TEXTS)
    assert files(cache) == before


def test_a_run_that_was_broken_off_goes_on_where_it_was(cache: EmbeddingCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding_cache, "_PART", 2)
    texts = [f"{'the harbour ' * number}{number}" for number in range(1, 8)]
    with pytest.raises(KeyboardInterrupt):
        cache.embed(texts, CountingEmbedder(calls=2))
    assert len(files(cache)) == 2
    assert embedded(cache, texts) == sorted(texts[:3])  # the longest come first
    assert len(files(cache)) == 1


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda whole: whole[: len(whole) // 2],
    "empty": lambda whole: b"",
    "foreign": lambda whole: b"[]",
    "a byte of a vector": lambda whole: whole[:-400] + bytes([whole[-400] ^ 1]) + whole[-399:],
    "a byte of a key": lambda whole: whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_embedded_anew(cache: EmbeddingCache, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    embedded(cache, TEXTS)
    (file,) = files(cache)
    file.write_bytes(DAMAGE[damage](file.read_bytes()))
    with caplog.at_level(logging.WARNING, "pincite"):
        assert embedded(cache, TEXTS) == sorted(set(TEXTS))
    assert "is embedded again" in caplog.text
    assert embedded(cache, TEXTS) == []


@pytest.mark.parametrize("stored", [
    {"keys": np.zeros((3, 16), np.uint8), "vectors": np.zeros((2, 16), np.float32)},
    {"keys": np.zeros((2, 8), np.uint8), "vectors": np.zeros((2, 16), np.float32)},
    {"keys": np.zeros((2, 16), np.uint8), "vectors": np.zeros((2, 16), np.float64)},
    {"keys": np.zeros((2, 16), np.uint8), "vectors": np.zeros(2, np.float32)},
    {"keys": np.zeros((2, 16), np.uint8)},
])  # fmt: skip
def test_a_file_of_another_make_is_not_taken(cache: EmbeddingCache, stored: dict[str, Any]) -> None:
    cache.folder.mkdir()
    np.savez(cache.folder / "other.npz", **stored)
    assert embedded(cache, TEXTS) == sorted(set(TEXTS))
    assert len(files(cache)) == 1


def test_a_full_disk_keeps_nothing_and_stops_nothing(
    cache: EmbeddingCache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    embedded(cache, ["a bell"])
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING, "pincite"):
        patch.setattr(os, "replace", full)
        assert embedded(cache, TEXTS) == sorted(set(TEXTS) - {"a bell"})
    assert "vectors are not kept" in caplog.text
    assert len(files(cache)) == 1
    assert embedded(cache, ["a bell"]) == []


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert embedded(EmbeddingCache(tmp_path / "file"), TEXTS) == sorted(set(TEXTS))


def test_what_a_crash_left_half_written_is_removed_and_what_is_being_written_is_not(cache: EmbeddingCache) -> None:
    cache.folder.mkdir()
    for name, age in ((".crashed", 7200.0), (".writing", 5.0)):
        (cache.folder / name).write_bytes(b"half")
        os.utime(cache.folder / name, (time.time() - age, time.time() - age))
    embedded(cache, TEXTS)
    assert [path.name for path in files(cache) if path.suffix != ".npz"] == [".writing"]
