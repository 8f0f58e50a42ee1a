"""Building: whole or not there, the same from the same, and stale when anything that made a snapshot changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from corpus.document import Document
from corpus.errors import DuplicateSymbol, UnreadableSource
from corpus.holdings.source import Source
from index.build import build, expected_id
from index.embed import Vectors
from index.embedding_cache import EmbeddingCache
from index.keywords import Keywords
from index.manifest import Manifest
from index.snapshot import already_read, load
from index.snapshot_folder import current_id, current_name
from index.vectors import FaissVectors
from tests.index.ferries import change, write_log
from tests.index.hash_embedder import HashEmbedder

P = ParamSpec("P")
R = TypeVar("R")


class FailingEmbedder(HashEmbedder):
    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        raise RuntimeError("out of memory")


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
            monkeypatch.setattr("index.snapshot.code_now", lambda manifest: "another")
        case "versions":
            monkeypatch.setattr("index.snapshot.versions", lambda: ())
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


@pytest.mark.parametrize("changed", ["hash_of_code", "versions"])
def test_a_change_of_the_code_or_of_a_library_makes_it_stale(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    build(files, folder, hash_embedder)
    monkeypatch.setattr(f"index.manifest.{changed}", lambda: "another")
    assert current_id(folder) != expected_id(files, fingerprint="hash-16")


def test_a_missing_file_cannot_be_expected(files: list[Path]) -> None:
    files[1].unlink()
    with pytest.raises(UnreadableSource, match=r"log\.md"):
        expected_id(files, fingerprint="hash-16")
