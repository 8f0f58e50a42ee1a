"""A folder of snapshots: one folder a snapshot, named by its id, and a file `current` that names the one in use.

A build writes into a folder of its own and renames it when whole; a crash leaves `current` as it was.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.manifest import MANIFEST

_UNFINISHED = ".building-"
#: Snapshots kept behind the current one: a running service may still be reading the last.
_KEPT = 1
#: Seconds after which an unfinished build is taken for crashed; another process may be building just now.
_CRASHED_AFTER = 3600.0


def current_id(folder: Path) -> str | None:
    """The id of the snapshot in use, None where there is none."""
    name = current_name(folder)
    return name.partition("-")[0] if name else None


def current_name(folder: Path) -> str | None:
    """The name of the folder of the snapshot in use: another one each time that something was built."""
    place = current_place(folder)
    return place.name if place else None


def current_place(folder: Path) -> Path | None:
    """Where the snapshot in use lies, None where there is none."""
    name = _pointer(folder)
    while name and not (folder / name / MANIFEST).exists():
        later = _pointer(folder)
        if later == name:
            return None
        name = later  # others were built meanwhile, and the first one was removed
    return folder / name if name else None


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A new place for a build; what was not swapped in is gone when the context ends."""
    folder.mkdir(parents=True, exist_ok=True)
    workplace = folder / f"{_UNFINISHED}{uuid.uuid4().hex}"
    try:
        workplace.mkdir()
        yield workplace
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def swap_in(workplace: Path, folder: Path, snapshot_id: str) -> None:
    """Give the finished build a name of its own, make it the current one, and remove old ones."""
    name = snapshot_id
    while (folder / name).exists():  # the same snapshot built again: the old one serves until `current` is swapped
        name = f"{snapshot_id}-{uuid.uuid4().hex[:8]}"
    workplace.rename(folder / name)
    pointer = folder / f"{workplace.name}-current"
    pointer.write_text(name, encoding="utf-8")
    os.replace(pointer, folder / "current")
    _prune(folder, keep=name)


def _pointer(folder: Path) -> str:
    try:
        return (folder / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return ""


def _prune(folder: Path, *, keep: str) -> None:
    """Remove old snapshots but the latest, and what crashed builds left behind."""
    others = [path for path in folder.iterdir() if path.is_dir() and path.name != keep]
    left_behind = [path for path in others if path.name.startswith(_UNFINISHED) and _age(path) > _CRASHED_AFTER]
    snapshots = sorted((path for path in others if not path.name.startswith(".")), key=_age)
    for path in [*left_behind, *snapshots[_KEPT:]]:
        shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    """Seconds since the folder last changed; 0 where it has just gone."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
