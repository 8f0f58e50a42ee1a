"""Milvus beyond the contract that tests/index/test_vectors.py has: loads that go on, names, and what is wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.build import build
from index.errors import CollectionMismatch, StoreForbidden, StoreUnavailable, UnknownStore
from index.milvus_vectors import Milvus, narrowed_to
from index.snapshot import load
from tests.index.ferries import change
from tests.index.hash_embedder import HashEmbedder
from tests.index.test_vectors import by_brute_force, unit_vectors

pytest.importorskip("milvus_lite")
grpc = pytest.importorskip("grpc")

#: More than is sent at a time.
STORED = unit_vectors(4_500, seed=1)
ASKED = unit_vectors(3, seed=2)
ALL = np.arange(4_500, dtype=np.int64)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("milvus") / "vectors.db")


@pytest.fixture
def milvus(address: str, request: pytest.FixtureRequest) -> Milvus:
    """With collections of each test's own."""
    return Milvus(address, collection=request.node.originalname)


def collections(milvus: Milvus) -> set[str]:
    with milvus.asked() as client:
        names = client.list_collections()
    return {name.removeprefix(f"{milvus._collection}_") for name in names if name.startswith(milvus._collection)}


def test_a_load_that_was_broken_off_goes_on_where_it_was(milvus: Milvus) -> None:
    """What is there stays: the first two thousand rows, which are others here so that it shows."""
    others = unit_vectors(2_000, seed=9)
    milvus.build(others, "first")
    with milvus.asked() as client:
        client.rename_collection(f"{milvus._collection}_first", f"{milvus._collection}_broken")
    found = milvus.build(STORED, "broken").search(ASKED, 10)[1]
    assert found.tolist() == by_brute_force(np.vstack([others, STORED[2_000:]]), ASKED, 10, ALL).tolist()


def test_a_batch_that_came_in_part_is_sent_again(milvus: Milvus) -> None:
    milvus.build(STORED, "whole")
    with milvus.asked() as client:
        client.delete(f"{milvus._collection}_whole", filter="row >= 2500 and row < 4100")
    assert (
        milvus.build(STORED, "whole").search(ASKED, 10)[1].tolist() == by_brute_force(STORED, ASKED, 10, ALL).tolist()
    )


@pytest.mark.parametrize("among", [ALL[::7], ALL[100:2_100], ALL[[3, 4, 5, 4_000]]], ids=["many", "range", "few"])
def test_rows_are_narrowed_in_the_engine(milvus: Milvus, among: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
    found = milvus.build(STORED, "narrowed").search(ASKED, 4, among=among)[1]
    assert found.tolist() == by_brute_force(STORED, ASKED, 4, among).tolist()


def test_many_rows_are_searched_by_a_graph(milvus: Milvus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.milvus_vectors.FLAT_ROWS", 1_000)
    found = milvus.build(STORED, "many").search(ASKED, 10)[1]
    with milvus.asked() as client:
        assert client.describe_index(f"{milvus._collection}_many", "vector")["index_type"] == "HNSW"
    right = by_brute_force(STORED, ASKED, 10, ALL)
    assert sum(len({*a} & {*b}) for a, b in zip(found, right, strict=True)) >= 29


@settings(max_examples=40)
@given(st.sets(st.integers(0, 400), min_size=1))
def test_the_filter_is_true_of_the_rows_alone(rows: set[int]) -> None:
    filter_ = narrowed_to(np.array(sorted(rows), dtype=np.int64))
    assert {row for row in range(410) if eval(filter_, {"row": row})} == rows


def test_a_snapshot_takes_its_collection_along_when_it_goes(
    milvus: Milvus, files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    built = []
    for _ in range(3):
        built.append(build(files, folder, hash_embedder, engine=milvus).id)
        change(files[0])
        files[1].write_text(files[1].read_text(encoding="utf-8") + "\n3. It adjourned.\n", encoding="utf-8")
    assert collections(milvus) == {*built[1:]} == {path.name for path in folder.iterdir() if path.is_dir()}


def test_the_same_snapshot_built_again_keeps_its_collection(
    milvus: Milvus, files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    ids = {build(files, folder, hash_embedder, engine=milvus).id for _ in range(3)}
    assert collections(milvus) == ids
    loaded = load(folder, milvus)
    assert loaded.vectors.shape == (len(loaded.passages), 16)


def test_what_is_found_is_what_faiss_finds(
    milvus: Milvus, files: list[Path], folder: Path, tmp_path: Path, hash_embedder: HashEmbedder
) -> None:
    kept = build(files, folder, hash_embedder, engine=milvus)
    other = build(files, tmp_path / "faiss", hash_embedder)
    assert (kept.store, other.store) == ("milvus", "faiss")
    assert kept.id != other.id
    pair = [load(place, milvus).searcher(hash_embedder) for place in (folder, tmp_path / "faiss")]
    for question in ("Who cut the moorings?", "How many sailors drowned?", "When did it adjourn?"):
        mine, theirs = (searcher.search(searcher.prepare(question).text, limit=5) for searcher in pair)
        assert [hit.row for hit in mine] == [hit.row for hit in theirs]
        assert [hit.fused for hit in mine] == pytest.approx([hit.fused for hit in theirs], abs=1e-5)


def test_who_knows_of_no_server_is_told_which_store_it_is(
    milvus: Milvus, files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    build(files, folder, hash_embedder, engine=milvus)
    with pytest.raises(UnknownStore, match="keeps its vectors in 'milvus'"):
        load(folder)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (lambda milvus: milvus.drop(["one"]), "it is not there"),
        (lambda milvus: (milvus.drop(["one"]), milvus.build(STORED[:7], "one")), "it has 7 rows, not 4,500"),
    ],
    ids=["lost", "of other rows"],
)
def test_a_collection_that_is_not_the_snapshots_is_named(
    milvus: Milvus, tmp_path: Path, changed: Callable[[Milvus], object], told: str
) -> None:
    milvus.build(STORED, "one").save(tmp_path)
    changed(milvus)
    with pytest.raises(CollectionMismatch, match=told) as error:
        milvus.load(tmp_path)
    assert error.value.collection == f"{milvus._collection}_one"
    milvus.drop(["one"])


def test_a_server_that_is_not_there_is_named_and_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    nobody = Milvus("http://127.0.0.1:9")
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1:9 cannot be asked for: Fail connecting"):
        nobody.build(STORED, "any")
    with caplog.at_level(logging.WARNING, "pincite"):
        nobody.drop(["any"])  # the snapshot is gone, and its successor answers
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_token_that_is_refused_is_told_as_that() -> None:
    with refusing() as address, pytest.raises(StoreForbidden, match="it does not take the token"):
        Milvus(address, "root:wrong").build(STORED, "any")


@contextmanager
def refusing() -> Iterator[str]:
    """The address of a server that answers every call as Milvus does one without the right token."""

    class Refusal:
        def service(self, _: object) -> object:
            return grpc.unary_unary_rpc_method_handler(
                lambda _, call: call.abort(grpc.StatusCode.UNAUTHENTICATED, "auth check failure")
            )

    with ThreadPoolExecutor(2) as pool:
        server = grpc.server(pool, handlers=[Refusal()])
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        yield f"http://127.0.0.1:{port}"
        server.stop(0).wait()
