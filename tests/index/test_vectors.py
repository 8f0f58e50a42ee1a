"""The contract of a vector store, held by each: FAISS, flat and in lists, and Milvus."""

from __future__ import annotations

import hashlib
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.embed import Vectors
from index.errors import DimensionMismatch, SnapshotDamaged
from index.milvus_vectors import Milvus
from index.vectors import DEFAULT_STORE, FLAT_ROWS, STORES, Engine, FaissVectors, Store

#: Rows of length 1 in three dimensions.
ROWS: Vectors = np.array([[1, 0, 0], [0, 1, 0], [0.6, 0.8, 0], [-1, 0, 0]], dtype=np.float32)
NOTHING: Vectors = np.zeros((0, 3), dtype=np.float32)


class Lists(FaissVectors):
    """As FAISS keeps more vectors than are here."""

    flat_rows = 1


@pytest.fixture(scope="module")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Milvus:
    """Milvus Lite, the engine of the same calls within this process."""
    pytest.importorskip("milvus_lite")
    return Milvus(str(tmp_path_factory.mktemp("milvus") / "vectors.db"))


@pytest.fixture(params=["faiss", "faiss, in lists", "milvus"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "milvus":
        lite: Milvus = request.getfixturevalue("milvus")
        return lite
    return {"faiss": FaissVectors, "faiss, in lists": Lists}[request.param]


def built(engine: Engine, vectors: Vectors) -> Store:
    """As the snapshot whose id says what is in it."""
    digest = hashlib.sha256(repr(vectors.shape).encode() + vectors.tobytes())
    return engine.build(vectors, digest.hexdigest()[:16])


def unit_vectors(rows: int, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(rows, 16)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


def by_brute_force(stored: Vectors, asked: Vectors, limit: int, among: NDArray[np.int64]) -> NDArray[np.int64]:
    cosines = asked @ stored[among].T
    return among[np.argsort(-cosines, axis=1)[:, :limit]]


def test_what_a_snapshot_is_built_with_is_a_store() -> None:
    assert DEFAULT_STORE in STORES


def test_it_says_its_shape(engine: Engine) -> None:
    assert built(engine, ROWS).shape == (4, 3)
    assert built(engine, NOTHING).shape == (0, 3)


def test_the_nearest_rows_come_first_with_their_cosines(engine: Engine) -> None:
    scores, rows = built(engine, ROWS).search(np.array([[1, 0, 0]], dtype=np.float32), 4)
    assert rows.tolist() == [[0, 2, 1, 3]]
    assert scores[0].tolist() == pytest.approx([1.0, 0.6, 0.0, -1.0])


@pytest.mark.parametrize("among", [None, range(0, 300, 7), [5]], ids=["all", "some", "one"])
def test_it_finds_what_comparing_with_every_vector_finds(engine: Engine, among: list[int] | None) -> None:
    stored, asked = unit_vectors(300, seed=1), unit_vectors(4, seed=2)
    chosen = None if among is None else np.array(among, dtype=np.int64)
    scores, rows = built(engine, stored).search(asked, 10, among=chosen)
    all_rows = np.arange(300, dtype=np.int64)
    assert rows.tolist() == by_brute_force(stored, asked, 10, all_rows if chosen is None else chosen).tolist()
    for one, found, cosines in zip(asked, rows, scores, strict=True):
        assert cosines.tolist() == pytest.approx((stored[found] @ one).tolist(), abs=1e-5)


def test_several_queries_are_answered_each_by_its_row(engine: Engine) -> None:
    scores, rows = built(engine, ROWS).search(ROWS[:3], 1)
    assert rows.tolist() == [[0], [1], [2]]
    assert scores.ravel().tolist() == pytest.approx([1.0, 1.0, 1.0])


def test_only_the_rows_named_are_looked_at(engine: Engine) -> None:
    among = np.array([1, 3], dtype=np.int64)
    scores, rows = built(engine, ROWS).search(np.array([[1, 0, 0]], dtype=np.float32), 4, among=among)
    assert rows.tolist() == [[1, 3]]
    assert scores[0].tolist() == pytest.approx([0.0, -1.0])


def test_no_more_rows_are_given_than_there_are(engine: Engine) -> None:
    scores, rows = built(engine, ROWS).search(ROWS[:1], 100)
    assert scores.shape == rows.shape == (1, 4)
    assert sorted(rows[0].tolist()) == [0, 1, 2, 3]


def test_where_there_is_nothing_to_look_at_nothing_is_found(engine: Engine) -> None:
    none = np.zeros(0, dtype=np.int64)
    for scores, rows in (
        built(engine, NOTHING).search(ROWS[:2], 5),
        built(engine, ROWS).search(ROWS[:2], 5, among=none),
    ):
        assert scores.shape == rows.shape == (2, 0)


def test_rows_in_another_memory_order_are_the_same_rows(engine: Engine) -> None:
    _, rows = built(engine, np.asfortranarray(ROWS)).search(np.asfortranarray(ROWS[:2]), 1)
    assert rows.tolist() == [[0], [1]]


@pytest.mark.parametrize("limit", [1, 4])
def test_a_vector_of_another_dimension_is_refused(engine: Engine, limit: int) -> None:
    with pytest.raises(DimensionMismatch, match="stored have 3 dimensions, the one to search with has 2"):
        built(engine, ROWS).search(ROWS[:1, :2], limit)


@pytest.mark.parametrize("stored", [ROWS, NOTHING], ids=["rows", "nothing"])
def test_saved_and_loaded_it_finds_the_same(engine: Engine, stored: Vectors, tmp_path: Path) -> None:
    saved = built(engine, stored)
    saved.save(tmp_path)
    loaded = engine.load(tmp_path)
    assert loaded.shape == saved.shape
    scores, rows = loaded.search(ROWS, 2)
    assert scores.tolist() == saved.search(ROWS, 2)[0].tolist()
    assert rows.tolist() == saved.search(ROWS, 2)[1].tolist()


def test_the_same_vectors_are_saved_as_the_same_bytes(engine: Engine, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        built(engine, unit_vectors(300, seed=1)).save(tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") != {}


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "foreign"])
def test_a_damaged_file_is_a_damaged_snapshot(engine: Engine, damage: str, tmp_path: Path) -> None:
    built(engine, ROWS).save(tmp_path)
    for name, whole in contents(tmp_path).items():
        path = tmp_path / name
        match damage:
            case "missing":
                path.unlink()
            case "empty":
                path.write_bytes(b"")
            case "cut":
                path.write_bytes(whole[: len(whole) // 2])
            case "foreign":
                path.write_bytes(b"no index of vectors at all, but long enough to be one")
        with pytest.raises(SnapshotDamaged, match="cannot be read") as error:
            engine.load(tmp_path)
        assert error.value.folder == tmp_path
        path.write_bytes(whole)


def clustered(rows: int) -> Vectors:
    """As passages lie: near what is said of the same things."""
    drawn = np.random.default_rng(3)
    themes = drawn.normal(size=(40, 32))
    made = themes[drawn.integers(40, size=rows)] + 0.6 * drawn.normal(size=(rows, 32))
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def test_of_many_rows_hardly_one_of_the_best_is_missed() -> None:
    stored, asked = clustered(6_000), clustered(6_100)[-100:]
    found = Lists.build(stored).search(asked, 10)[1]
    right = by_brute_force(stored, asked, 10, np.arange(6_000, dtype=np.int64))
    assert np.mean([len({*one} & {*other}) / 10 for one, other in zip(found, right, strict=True)]) >= 0.98


def test_of_many_rows_as_many_are_found_as_asked_for() -> None:
    stored = clustered(6_000)
    scores, rows = Lists.build(stored).search(stored[:1], 6_000)
    assert sorted(rows[0].tolist()) == list(range(6_000))
    assert (np.diff(scores[0]) <= 0).all()


@pytest.mark.parametrize("many", [50, 400])
def test_among_rows_of_many_they_alone_are_found(many: int) -> None:
    """Up to `flat_rows` of them each is compared with, beyond in more lists, the fewer they are."""

    class FewCompared(Lists):
        flat_rows = 100

    stored = clustered(6_000)
    among = np.random.default_rng(5).choice(6_000, size=many, replace=False)
    found = FewCompared.build(stored).search(stored[:20], 10, among=among)[1]
    assert found.tolist() == by_brute_force(stored, stored[:20], 10, among).tolist()


def test_a_collection_that_is_not_large_is_compared_with_vector_by_vector() -> None:
    assert FaissVectors.flat_rows == FLAT_ROWS >= 50_000
    whole = faiss.IndexFlatIP(32)
    whole.add(clustered(500))
    scores, rows = FaissVectors.build(clustered(500)).search(clustered(20), 200)
    assert scores.tobytes() == whole.search(clustered(20), 200)[0].tobytes()
    assert rows.tobytes() == whole.search(clustered(20), 200)[1].tobytes()


@pytest.mark.parametrize("kind_of_faiss", [FaissVectors, Lists])
def test_what_is_loaded_is_mapped_and_outlives_its_folder(kind_of_faiss: type[FaissVectors], tmp_path: Path) -> None:
    """An old snapshot is removed while services still answer from it."""
    stored = clustered(5_000)
    kind_of_faiss.build(stored).save(tmp_path)
    loaded = kind_of_faiss.load(tmp_path)
    mapped = Path("/proc/self/maps")
    assert not mapped.exists() or str(tmp_path / "vectors.faiss") in mapped.read_text(encoding="utf-8")
    (tmp_path / "vectors.faiss").unlink()
    assert loaded.search(stored[7:8], 1)[1].tolist() == [[7]]


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, by where they lie in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
