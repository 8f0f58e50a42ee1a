"""A folder of snapshots: which one is current, and what is removed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from index.build import build
from index.errors import SnapshotMissing
from index.snapshot import load, load_whole
from index.snapshot_folder import current_id, current_name, left_behind, sweep
from tests.index.ferries import change
from tests.index.hash_embedder import HashEmbedder


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


def test_what_killed_builds_left_is_swept_away_and_snapshots_are_not(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder
) -> None:
    built = build(files, folder, hash_embedder).id
    (folder / ".building-killed").mkdir()
    (folder / ".building-killed" / "documents.json").write_bytes(b"[")
    (folder / ".building-killed-current").write_text("0123", encoding="utf-8")
    assert len(left_behind(folder)) == 2
    sweep(folder)
    assert {path.name for path in folder.iterdir()} == {built, "current"}


@pytest.mark.parametrize("jump", [-86_400.0, 86_400.0])
def test_a_clock_that_is_set_decides_nothing_about_what_is_kept(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, jump: float
) -> None:
    ids = []
    for word in ("eleven", "twelve", "thirteen"):
        files[0].write_text(files[0].read_text(encoding="utf-8").replace("moorings", f"{word} moorings", 1))
        ids.append(build(files, folder, hash_embedder).id)
        then = time.time() + jump * len(ids)
        os.utime(folder / ids[-1], (then, then))
    assert {path.name for path in folder.iterdir()} == {*ids[1:], "current"}


def test_a_damaged_snapshot_is_not_what_is_kept(files: list[Path], folder: Path, hash_embedder: HashEmbedder) -> None:
    ids = []
    for word in ("eleven", "twelve"):
        files[0].write_text(files[0].read_text(encoding="utf-8").replace("moorings", f"{word} moorings", 1))
        ids.append(build(files, folder, hash_embedder).id)
    (folder / ids[1] / "passages.json").write_bytes(b"[")
    mended = build(files, folder, hash_embedder)
    assert mended.id == ids[1]
    assert {path.name for path in folder.iterdir()} == {ids[0], str(current_name(folder)), "current"}
    assert load(folder).manifest == mended


def test_the_latest_whole_one_answers_where_the_current_one_is_damaged_or_lost(
    files: list[Path], folder: Path, hash_embedder: HashEmbedder, caplog: pytest.LogCaptureFixture
) -> None:
    first = build(files, folder, hash_embedder)
    change(files[0])
    second = build(files, folder, hash_embedder)
    assert load_whole(folder).manifest == second
    (folder / second.id / "manifest.json").write_bytes(b"{")
    assert load_whole(folder).manifest == first
    assert f"manifest.json: ValidationError); the one before it answers, {first.id}" in caplog.text
    (folder / "current").unlink()
    assert load_whole(folder).manifest == first
    (folder / first.id / "passages.json").unlink()
    with pytest.raises(SnapshotMissing):
        load_whole(folder)
