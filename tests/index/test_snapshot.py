"""Loading a snapshot: as it was built, or damaged where it is not what it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UnknownDocument
from corpus.holdings.library import read_library
from corpus.symbol import Symbol
from index.build import build
from index.errors import IndexMismatch, SnapshotDamaged, SnapshotMissing, UnknownStore
from index.snapshot import load
from index.snapshot_folder import current_id
from index.vectors import DEFAULT_STORE, STORES, FaissVectors
from tests.index.ferries import change
from tests.index.hash_embedder import HashEmbedder

KEYWORDS = ("keywords/words.json", "keywords/scores.npy", "keywords/rows.npy", "keywords/starts.npy")
STORED = ("documents.json", "passages.json", "vectors.faiss", *KEYWORDS)


def test_what_is_loaded_is_what_was_built(files: list[Path], folder: Path, hash_embedder: HashEmbedder) -> None:
    manifest = build(files, folder, hash_embedder)
    loaded = load(folder)
    again = load(folder)
    assert loaded.manifest == manifest
    assert (manifest.documents, manifest.passages, manifest.dimension) == (2, len(loaded.passages), 16)
    assert loaded.documents == again.documents == read_library(files)
    assert loaded.passages == again.passages
    assert [passage.text for passage in loaded.passages] == [
        loaded.by_slug(passage.document).text[passage.start : passage.end] for passage in loaded.passages
    ]
    query = hash_embedder.embed(["cut moorings"])
    assert loaded.vectors.search(query, 5)[1].tolist() == again.vectors.search(query, 5)[1].tolist()


def test_a_document_is_found_by_either_half_and_by_both(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    build(files, folder, hash_embedder)
    loaded = load(folder)
    for printed in ("A/77/401", "S/2023/91", "A/77/401–S/2023/91", "s/2023/91"):
        assert loaded.document(Symbol.parse(printed)).symbol.slug == "A/77/401"
        assert loaded.holds(Symbol.parse(printed))
    assert not loaded.holds(Symbol.parse("A/77/400"))
    with pytest.raises(UnknownDocument, match="A/77/400"):
        loaded.document(Symbol.parse("A/77/400"))


def test_no_folder_an_empty_folder_and_a_pointer_to_nothing_are_missing_snapshots(folder: Path) -> None:
    with pytest.raises(SnapshotMissing):
        load(folder)
    folder.mkdir()
    with pytest.raises(SnapshotMissing):
        load(folder)
    for name in ("", "0123456789abcdef"):
        (folder / "current").write_text(name, encoding="utf-8")
        with pytest.raises(SnapshotMissing):
            load(folder)


def test_another_model_than_it_was_built_with_is_a_mismatch(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    build(files, folder, hash_embedder)
    with pytest.raises(IndexMismatch, match="built with the model hash"):
        load(folder).searcher(HashEmbedder("hash-17"))


def test_the_snapshot_has_the_files_that_are_damaged_here(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    place = folder / build(files, folder, hash_embedder).id
    found = {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
    assert found == {"manifest.json", *STORED}


def test_a_snapshot_removed_while_it_is_read_gives_way_to_the_one_in_its_place(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build(files, folder, hash_embedder).id
    load_vectors = FaissVectors.load

    def two_builds_later(path: Path) -> FaissVectors:
        monkeypatch.setattr(FaissVectors, "load", load_vectors)
        for _ in range(2):
            change(files[0])
            files[1].write_text(files[1].read_text(encoding="utf-8") + "\n3. It adjourned.\n", encoding="utf-8")
            build(files, folder, hash_embedder)
        assert not (folder / old).exists()
        return load_vectors(path)

    monkeypatch.setattr(FaissVectors, "load", two_builds_later)
    loaded = load(folder)
    assert loaded.manifest.id == current_id(folder) != old


def test_a_name_read_before_its_snapshot_was_removed_is_read_again(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = build(files, folder, hash_embedder).id
    names = iter(["0123456789abcdef", new, new])
    monkeypatch.setattr("index.snapshot_folder._pointer", lambda _: next(names))
    assert load(folder).manifest.id == new


@pytest.mark.parametrize("name", [*STORED, "manifest.json"])
@pytest.mark.parametrize("damage", ["cut", "empty", "foreign"])
def test_a_damaged_file_is_a_damaged_snapshot(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, name: str, damage: str
) -> None:
    place = folder / build(files, folder, hash_embedder).id / name
    whole = place.read_bytes()
    place.write_bytes({"cut": whole[: len(whole) // 2], "empty": b"", "foreign": b"[]"}[damage])
    with pytest.raises(SnapshotDamaged, match="is damaged"):
        load(folder)


@pytest.mark.parametrize("name", STORED)
def test_a_lost_file_is_a_damaged_snapshot(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, name: str
) -> None:
    (folder / build(files, folder, hash_embedder).id / name).unlink()
    with pytest.raises(SnapshotDamaged):
        load(folder)


def test_a_changed_word_in_a_stored_document_is_a_damaged_snapshot(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    place = folder / build(files, folder, hash_embedder).id / "documents.json"
    place.write_text(place.read_text(encoding="utf-8").replace("40 sailors", "90 sailors"), encoding="utf-8")
    with pytest.raises(SnapshotDamaged):
        load(folder)


def test_passages_that_are_no_ranges_of_the_documents_are_a_damaged_snapshot(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    place = folder / build(files, folder, hash_embedder).id / "passages.json"
    passages = json.loads(place.read_text(encoding="utf-8"))
    passages[0]["document"] = "A/1/1"
    place.write_text(json.dumps(passages), encoding="utf-8")
    with pytest.raises(SnapshotDamaged):
        load(folder)


def test_fewer_vectors_than_passages_are_a_damaged_snapshot(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    place = folder / build(files, folder, hash_embedder).id
    FaissVectors.build(hash_embedder.embed(["one", "two"])).save(place)
    with pytest.raises(SnapshotDamaged, match="not as it was written"):
        load(folder)


def renamed_store(place: Path, store: str) -> None:
    """The snapshot as if it had been built with another store."""
    manifest = place / "manifest.json"
    kept = json.loads(manifest.read_text(encoding="utf-8"))
    assert kept["store"] == DEFAULT_STORE
    manifest.write_text(json.dumps(kept | {"store": store}), encoding="utf-8")


def test_vectors_are_loaded_by_the_store_that_the_manifest_names(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slates(FaissVectors):
        """A second store."""

    renamed_store(folder / build(files, folder, hash_embedder).id, "slates")
    monkeypatch.setitem(STORES, "slates", Slates)
    assert isinstance(load(folder).vectors, Slates)


def test_a_store_that_is_not_known_is_named(files: list[Path], folder: Path, hash_embedder: HashEmbedder) -> None:
    renamed_store(folder / build(files, folder, hash_embedder).id, "slates")
    with pytest.raises(UnknownStore, match="keeps its vectors in 'slates', a store that is not known here; known are"):
        load(folder)
