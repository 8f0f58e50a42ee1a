"""The contract of a vector store, held by every entry of STORES."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embed import Vectors
from index.errors import SnapshotDamaged
from index.vectors import STORES, FaissVectors

pytestmark = pytest.mark.parametrize("store", sorted(STORES))

#: Rows of length 1 in three dimensions.
ROWS: Vectors = np.array([[1, 0, 0], [0, 1, 0], [0.6, 0.8, 0], [-1, 0, 0]], dtype=np.float32)


def test_it_says_its_shape(store: str) -> None:
    assert STORES[store](ROWS).shape == (4, 3)


def test_the_nearest_rows_come_first_with_their_cosines(store: str) -> None:
    scores, rows = STORES[store](ROWS).search(np.array([[1, 0, 0]], dtype=np.float32), 4)
    assert rows.tolist() == [[0, 2, 1, 3]]
    assert scores[0].tolist() == pytest.approx([1.0, 0.6, 0.0, -1.0])


def test_several_queries_are_answered_each_by_its_row(store: str) -> None:
    scores, rows = STORES[store](ROWS).search(ROWS[:3], 1)
    assert rows.tolist() == [[0], [1], [2]]
    assert scores.ravel().tolist() == pytest.approx([1.0, 1.0, 1.0])


def test_only_the_rows_named_are_looked_at(store: str) -> None:
    among = np.array([1, 3], dtype=np.int64)
    scores, rows = STORES[store](ROWS).search(np.array([[1, 0, 0]], dtype=np.float32), 4, among=among)
    assert rows.tolist() == [[1, 3]]
    assert scores[0].tolist() == pytest.approx([0.0, -1.0])


def test_no_more_rows_are_given_than_there_are(store: str) -> None:
    scores, rows = STORES[store](ROWS).search(ROWS[:1], 100)
    assert scores.shape == rows.shape == (1, 4)
    assert sorted(rows[0].tolist()) == [0, 1, 2, 3]


def test_rows_in_another_memory_order_are_the_same_rows(store: str) -> None:
    _, rows = STORES[store](np.asfortranarray(ROWS)).search(np.asfortranarray(ROWS[:2]), 1)
    assert rows.tolist() == [[0], [1]]


def test_saved_and_loaded_it_finds_the_same(store: str, tmp_path: Path) -> None:
    built = STORES[store](ROWS)
    built.save(tmp_path / "vectors")
    loaded = FaissVectors.load(tmp_path / "vectors")
    assert loaded.shape == built.shape
    scores, rows = loaded.search(ROWS, 2)
    assert scores.tolist() == built.search(ROWS, 2)[0].tolist()
    assert rows.tolist() == built.search(ROWS, 2)[1].tolist()


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "foreign"])
def test_a_damaged_file_is_a_damaged_snapshot(store: str, damage: str, tmp_path: Path) -> None:
    path = tmp_path / "vectors"
    STORES[store](ROWS).save(path)
    whole = path.read_bytes()
    match damage:
        case "missing":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "foreign":
            path.write_bytes(b"no index of vectors at all, but long enough to be one")
    with pytest.raises(SnapshotDamaged, match="vectors cannot be read"):
        FaissVectors.load(path)
