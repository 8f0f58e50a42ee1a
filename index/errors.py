"""What can be wrong with an index.

IndexingError
├── ModelUnavailable    the embedding model cannot be loaded, or is not what it should be
├── SnapshotMissing     there is no built snapshot
├── SnapshotDamaged     a snapshot's files are not what its manifest says
└── IndexMismatch       a snapshot was built with another model than is asked for
"""

from __future__ import annotations

from pathlib import Path


class IndexingError(Exception):
    """Root of everything that can be wrong with an index."""


class ModelUnavailable(IndexingError):
    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"the embedding model {name!r} cannot be used: {reason}")


class SnapshotMissing(IndexingError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"no snapshot in {folder}; run `pincite build`")


class SnapshotDamaged(IndexingError):
    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"the snapshot in {folder} is damaged ({reason}); run `pincite build --force`")


class IndexMismatch(IndexingError):
    def __init__(self, *, built_with: str, asked_for: str) -> None:
        super().__init__(
            f"the snapshot was built with the model {built_with}, {asked_for} is asked for; run `pincite build`"
        )
