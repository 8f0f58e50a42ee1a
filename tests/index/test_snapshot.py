"""Snapshots on disk: whole or not there, stale when anything that made them changes, damaged when not what they were."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

import corpus
import index
from corpus.document import Document
from corpus.errors import DuplicateSymbol, UnknownDocument, UnreadableSource
from corpus.holdings.library import read_library
from corpus.holdings.source import Source
from corpus.symbol import Symbol
from index import snapshot as snapshots
from index.embed import Vectors
from index.embedding_cache import EmbeddingCache
from index.errors import IndexMismatch, SnapshotDamaged, SnapshotMissing, UnknownStore
from index.keywords import Keywords
from index.snapshot import Manifest, already_read, build, current_id, current_name, expected_id, load
from index.vectors import DEFAULT_STORE, STORES, FaissVectors
from tests.index.ferries import write_ferries, write_log
from tests.index.hash_embedder import HashEmbedder

P = ParamSpec("P")
R = TypeVar("R")


class FailingEmbedder(HashEmbedder):
    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        raise RuntimeError("out of memory")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write_ferries(tmp_path), write_log(tmp_path)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def change(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("eleven", "twelve"), encoding="utf-8")


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


def test_building_again_gives_the_same_id_and_the_same_bytes(
    files: list[Path], tmp_path: Path, hash_embedder: HashEmbedder
) -> None:
    ids = [build(files, tmp_path / name, hash_embedder).id for name in ("one", "two")]
    assert ids[0] == ids[1]
    for file in sorted((tmp_path / "one" / ids[0]).rglob("*")):
        if file.is_file():
            other = tmp_path / "two" / file.relative_to(tmp_path / "one")
            assert other.read_bytes() == file.read_bytes(), file.name


def test_building_over_the_same_snapshot_leaves_it_whole(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    first = build(files, folder, hash_embedder)
    (folder / first.id / "vectors.faiss").write_bytes(b"damaged")
    assert build(files, folder, hash_embedder) == first
    assert load(folder).manifest == first
    assert current_id(folder) == first.id


# --- a build that has less to do ----------------------------------------------------------------------------


def test_a_build_with_what_is_known_already_gives_the_same_bytes(
    files: list[Path], tmp_path: Path, hash_embedder: HashEmbedder
) -> None:
    cache = EmbeddingCache(tmp_path / "vectors")
    build(files[:1], tmp_path / "one", hash_embedder, cache=cache)
    build(files, tmp_path / "one", hash_embedder, known=already_read(tmp_path / "one"), cache=cache)
    build(files, tmp_path / "two", hash_embedder)
    name = current_name(tmp_path / "one")
    assert name == current_name(tmp_path / "two")
    assert name is not None
    for file in sorted((tmp_path / "two" / name).rglob("*")):
        if file.is_file():
            assert (tmp_path / "one" / file.relative_to(tmp_path / "two")).read_bytes() == file.read_bytes(), file.name


def test_what_is_read_already_is_not_read_again(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(files, folder, hash_embedder)
    known = already_read(folder)
    assert [str(document.symbol) for document in known.values()] == ["A/77/401–S/2023/91", "A/77/402"]
    change(files[0])
    read: list[str] = []
    document = Source.document

    def counted(source: Source) -> Document:
        read.append(source.path.name)
        return document(source)

    monkeypatch.setattr(Source, "document", counted)
    build(files, folder, hash_embedder, known=known)
    assert read == ["ferries.md"]
    assert "twelve ferries" in load(folder).documents[0].text


@pytest.mark.parametrize("changed", ["code", "versions", "damage", "no manifest", "nothing built"])
def test_nothing_is_read_already_where_it_might_be_read_otherwise_now(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    name = build(files, folder, hash_embedder).id
    assert len(already_read(folder)) == 2
    match changed:
        case "code":
            monkeypatch.setattr(snapshots, "_hash_of_code", lambda: "another")
        case "versions":
            monkeypatch.setattr(snapshots, "_versions", lambda: ())
        case "damage":
            place = folder / name / "documents.json"
            place.write_text(place.read_text(encoding="utf-8").replace("40 sailors", "90 sailors"), encoding="utf-8")
        case "no manifest":
            (folder / name / "manifest.json").write_bytes(b"{")
        case "nothing built":
            folder = folder / "none"
    assert already_read(folder) == {}


def test_a_file_that_changes_while_it_is_indexed_leaves_a_stale_snapshot(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    class Meddler(HashEmbedder):
        def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
            change(files[0])
            return super().embed(texts, progress=progress)

    build(files, folder, Meddler())
    assert "eleven ferries" in load(folder).documents[0].text
    assert current_id(folder) != expected_id(files, fingerprint="hash-16")


# --- a build that fails ------------------------------------------------------------------------------------


def test_a_crash_while_embedding_leaves_the_old_snapshot_in_use(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    old = build(files, folder, hash_embedder)
    change(files[0])
    with pytest.raises(RuntimeError, match="out of memory"):
        build(files, folder, FailingEmbedder())
    assert load(folder).manifest == old
    assert {path.name for path in folder.iterdir()} == {old.id, "current"}


@pytest.mark.parametrize("step", ["vectors", "keywords", "manifest", "swap", "pointer"])
def test_a_crash_while_writing_leaves_the_old_snapshot_in_use(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old = build(files, folder, hash_embedder)
    change(files[0])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        match step:
            case "vectors":
                patch.setattr(FaissVectors, "save", full)
            case "keywords":
                patch.setattr(Keywords, "save", full)
            case "manifest":
                patch.setattr(Path, "write_bytes", full)
            case "swap":
                patch.setattr(Path, "rename", full)
            case "pointer":
                patch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            build(files, folder, hash_embedder)

    assert current_id(folder) == old.id
    assert load(folder).manifest == old
    assert not [path for path in folder.iterdir() if path.is_dir() and path.name.startswith(".building-")]
    assert build(files, folder, hash_embedder).id == current_id(folder) != old.id


def test_an_unreadable_file_stops_the_build_and_leaves_the_old_snapshot_in_use(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    old = build(files, folder, hash_embedder)
    files[1].write_bytes(b"\xff\xfe\x00 no text")
    with pytest.raises(UnreadableSource, match=r"log\.md"):
        build(files, folder, hash_embedder)
    assert load(folder).manifest == old


def test_two_files_of_one_symbol_stop_the_build(files: list[Path], folder: Path, hash_embedder: HashEmbedder) -> None:
    files[1].with_suffix(".toml").write_text('symbol = "S/2023/91"\n', encoding="utf-8")
    with pytest.raises(DuplicateSymbol, match="S/2023/91"):
        build(files, folder, hash_embedder)
    assert current_id(folder) is None


@pytest.fixture
def watched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Manifest]], list[str]]:
    """`watched(a_build)`: the ids that services would load which start behind each call that changes the folder."""

    def watched(a_build: Callable[[], Manifest]) -> list[str]:
        seen: list[str] = []

        def looking(call: Callable[P, R]) -> Callable[P, R]:
            def looked(*args: P.args, **kwargs: P.kwargs) -> R:
                done = call(*args, **kwargs)
                seen.append(load(folder).manifest.id)
                return done

            return looked

        with monkeypatch.context() as patch:
            patch.setattr(FaissVectors, "save", looking(FaissVectors.save))
            patch.setattr(Keywords, "save", looking(Keywords.save))
            patch.setattr(Path, "rename", looking(Path.rename))
            patch.setattr(Path, "write_text", looking(Path.write_text))
            patch.setattr(os, "replace", looking(os.replace))
            patch.setattr(shutil, "rmtree", looking(shutil.rmtree))
            a_build()
        return seen

    return watched


def test_current_names_a_whole_snapshot_at_every_step_of_a_build(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, watched: Callable[[Callable[[], Manifest]], list[str]]
) -> None:
    old = build(files, folder, hash_embedder).id
    change(files[0])
    seen = watched(lambda: build(files, folder, hash_embedder))
    new = load(folder).manifest.id
    assert old != new
    assert set(seen) == {old, new}
    assert seen == sorted(seen, key=[old, new].index)


def test_current_names_a_whole_snapshot_while_the_same_one_is_built_again(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, watched: Callable[[Callable[[], Manifest]], list[str]]
) -> None:
    old = build(files, folder, hash_embedder).id
    assert set(watched(lambda: build(files, folder, hash_embedder))) == {old}


# --- stale snapshots ---------------------------------------------------------------------------------------


@pytest.fixture
def code_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The code of both packages in a folder where a test may change it; the hash is taken there."""
    for package in (corpus, index):
        place = tmp_path / "code" / package.__name__
        shutil.copytree(package.__path__[0], place, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(package, "__path__", [str(place)])
    snapshots._hash_of_code.cache_clear()
    yield tmp_path / "code"
    snapshots._hash_of_code.cache_clear()


def test_nothing_changed_is_not_stale(files: list[Path], folder: Path, hash_embedder: HashEmbedder) -> None:
    build(files, folder, hash_embedder)
    assert current_id(folder) == expected_id(files, fingerprint="hash-16")


@pytest.mark.parametrize("changed", ["file", "card", "a file more", "a file less", "a new name", "model"])
def test_a_change_of_the_files_or_the_model_makes_it_stale(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, changed: str
) -> None:
    build(files, folder, hash_embedder)
    fingerprint = "hash-16"
    match changed:
        case "file":
            change(files[0])
        case "card":
            with files[0].with_suffix(".toml").open("a", encoding="utf-8") as card:
                card.write('source = "typed from print"\n')
        case "a file more":
            third = files[0].parent / "third"
            third.mkdir()
            files = [*files, write_log(third)]
        case "a file less":
            files = files[:1]
        case "a new name":
            files = [files[0].rename(files[0].with_name("boats.md")), files[1]]
        case "model":
            fingerprint = "hash-17"
    assert current_id(folder) != expected_id(files, fingerprint=fingerprint)


@pytest.mark.parametrize(
    "name",
    ["corpus/grammar/understand.py", "index/chunk.py", "index/words.py", "index/related.toml", "index/spellings.toml"],
)
def test_a_change_of_the_code_makes_it_stale(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, code_copy: Path, name: str
) -> None:
    build(files, folder, hash_embedder)
    assert current_id(folder) == expected_id(files, fingerprint="hash-16")
    with (code_copy / name).open("a", encoding="utf-8") as code:
        code.write("\n# changed\n")
    snapshots._hash_of_code.cache_clear()
    assert current_id(folder) != expected_id(files, fingerprint="hash-16")


def test_a_change_of_the_reader_s_weights_does_not_make_it_stale(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, code_copy: Path
) -> None:
    build(files, folder, hash_embedder)
    (code_copy / "index" / "reader.json").write_text("{}", encoding="utf-8")
    snapshots._hash_of_code.cache_clear()
    assert current_id(folder) == expected_id(files, fingerprint="hash-16")


def test_a_missing_file_cannot_be_expected(files: list[Path]) -> None:
    files[1].unlink()
    with pytest.raises(UnreadableSource, match=r"log\.md"):
        expected_id(files, fingerprint="hash-16")


# --- loading -----------------------------------------------------------------------------------------------


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


KEYWORDS = ("keywords/words.json", "keywords/params.index.json", "keywords/vocab.index.json")
ARRAYS = ("keywords/data.csc.index.npy", "keywords/indices.csc.index.npy", "keywords/indptr.csc.index.npy")
STORED = ("documents.json", "passages.json", "vectors.faiss", *KEYWORDS, *ARRAYS)


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
    monkeypatch.setattr(snapshots, "_pointer", lambda _: next(names))
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


# --- old snapshots -----------------------------------------------------------------------------------------


def test_the_current_snapshot_and_the_one_before_are_kept(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    ids = []
    for word in ("eleven", "twelve", "thirteen"):
        files[0].write_text(files[0].read_text(encoding="utf-8").replace("moorings", f"{word} moorings", 1))
        ids.append(build(files, folder, hash_embedder).id)
        (folder / ids[-1]).touch()
    assert {path.name for path in folder.iterdir()} == {*ids[1:], "current"}
    assert current_id(folder) == ids[-1]


def test_what_a_crashed_build_left_is_removed_and_a_running_build_is_not(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    for name, age in ((".building-crashed", 7200.0), (".building-running", 5.0)):
        (folder / name).mkdir(parents=True)
        then = time.time() - age
        os.utime(folder / name, (then, then))
    build(files, folder, hash_embedder)
    assert not (folder / ".building-crashed").exists()
    assert (folder / ".building-running").exists()
