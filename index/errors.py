"""What can be wrong with an index. An error says what is wrong; what to type or click about it is for `service`.

IndexingError
├── ModelUnavailable    a model cannot be loaded, or is not what it should be
├── SnapshotMissing     there is no built snapshot
├── SnapshotDamaged     a snapshot's files are not what its manifest says
├── UnknownStore        a snapshot keeps its vectors in a store that is not known here
├── StoreUnavailable    the server that keeps vectors cannot be asked
│   └── StoreForbidden      it asks for another token
├── CollectionMismatch  what a server keeps is not the snapshot's
├── IndexMismatch       a snapshot was built with another model than is asked for
└── DimensionMismatch   vectors are searched with one of another length than theirs
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class IndexingError(Exception):
    """Root of everything that can be wrong with an index. What a class is made from stands in its attributes."""


class ModelUnavailable(IndexingError):
    def __init__(self, name: str, reason: str, *, kind: str = "embedding model") -> None:
        self.name, self.reason, self.kind = name, reason, kind
        super().__init__(f"the {kind} {name!r} cannot be used: {reason}")


class SnapshotMissing(IndexingError):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"no snapshot in {folder}")


class SnapshotDamaged(IndexingError):
    def __init__(self, folder: Path, reason: str) -> None:
        self.folder, self.reason = folder, reason
        super().__init__(f"the snapshot in {folder} is damaged ({reason})")


class UnknownStore(IndexingError):
    def __init__(self, folder: Path, store: str, known: Iterable[str]) -> None:
        self.folder, self.store, self.known = folder, store, tuple(known)
        super().__init__(
            f"the snapshot in {folder} keeps its vectors in {store!r}, a store that is not known here; "
            f"known are {', '.join(self.known)}"
        )


class StoreUnavailable(IndexingError):
    def __init__(self, address: str, reason: str) -> None:
        self.address, self.reason = address, reason
        super().__init__(f"the vectors in {address} cannot be asked for: {reason}")


class StoreForbidden(StoreUnavailable):
    def __init__(self, address: str) -> None:
        super().__init__(address, "it does not take the token")


class CollectionMismatch(IndexingError):
    def __init__(self, address: str, collection: str, reason: str) -> None:
        self.address, self.collection, self.reason = address, collection, reason
        super().__init__(f"the collection {collection} in {address} is not that of the snapshot: {reason}")


class IndexMismatch(IndexingError):
    def __init__(self, *, built_with: str, asked_for: str) -> None:
        self.built_with, self.asked_for = built_with, asked_for
        super().__init__(f"the snapshot was built with the model {built_with}, {asked_for} is asked for")


class DimensionMismatch(IndexingError):
    """`stored` and `asked_with` are how many numbers a vector has."""

    def __init__(self, *, stored: int, asked_with: int) -> None:
        self.stored, self.asked_with = stored, asked_with
        super().__init__(f"the vectors stored have {stored} dimensions, the one to search with has {asked_with}")
