"""A folder of snapshots: which one is current, and what is removed."""

from __future__ import annotations

import os
import time
from pathlib import Path

from index.build import build
from index.snapshot_folder import current_id
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
