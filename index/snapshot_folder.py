"""A folder of snapshots: one folder a snapshot, named by its id, and a file `current` that names the one in use.

A build writes into a folder of its own and renames it when whole; a crash leaves `current` as it was. No clock decides
what is kept: it may be set.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.manifest import MANIFEST, fault_in

_UNFINISHED = ".building-"


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


def former_places(folder: Path) -> tuple[Path, ...]:
    """Where snapshots lie besides the one in use, the latest first."""
    try:
        names = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(sorted((path for path in names if path.name != _pointer(folder)), key=_changed, reverse=True))


def held_ids(folder: Path) -> frozenset[str]:
    """The ids of the snapshots that lie there."""
    places = (current_place(folder), *former_places(folder))
    return frozenset(place.name.partition("-")[0] for place in places if place)


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
    name, before = snapshot_id, _pointer(folder)
    while (folder / name).exists():  # the same snapshot built again: the old one serves until `current` is swapped
        name = f"{snapshot_id}-{uuid.uuid4().hex[:8]}"
    workplace.rename(folder / name)
    pointer = folder / f"{workplace.name}-current"
    pointer.write_text(name, encoding="utf-8")
    os.replace(pointer, folder / "current")
    _prune(folder, before)


def left_behind(folder: Path) -> tuple[Path, ...]:
    """What builds are writing just now, or have left if they were killed."""
    return tuple(folder.glob(f"{_UNFINISHED}*"))


def sweep(folder: Path) -> None:
    """Remove what killed builds have left. Whoever calls this lets nobody else build meanwhile."""
    for path in left_behind(folder):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _pointer(folder: Path) -> str:
    try:
        return (folder / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return ""


def _prune(folder: Path, before: str) -> None:
    """Remove all but the current snapshot and the one before it, which running services may still be reading.

    That is also what is answered from if the current one is damaged: where it is itself, the latest whole one stays.
    """
    former = sorted(former_places(folder), key=lambda path: path.name != before)
    kept = next((path for path in former if not fault_in(path)), None)
    for path in former:
        if path != kept:
            shutil.rmtree(path, ignore_errors=True)


def _changed(path: Path) -> float:
    """When the folder last changed; 0 where it has just gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
