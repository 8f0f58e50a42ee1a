"""Vector stores: where the nearest passages are found. FAISS is the one that needs no server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors
from index.errors import SnapshotDamaged


class VectorStore(Protocol):
    """Nearest neighbours by inner product; with vectors of length 1 that is the cosine."""

    def search(
        self, vectors: Vectors, limit: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[Vectors, NDArray[np.int64]]:
        """Scores and row numbers, each of shape (len(vectors), min(limit, rows)), best first.

        `among` are the only rows to look at; None means all.
        """
        ...

    def save(self, path: Path) -> None: ...

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and dimension."""
        ...


class FaissVectors:
    """An exact inner-product index, in memory and in one file."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> FaissVectors:
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> FaissVectors:
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise SnapshotDamaged(path.parent, f"{path.name} cannot be read") from error

    def search(
        self, vectors: Vectors, limit: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[Vectors, NDArray[np.int64]]:
        chosen = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]  # stubs lack it
        most = min(limit, self._index.ntotal if among is None else len(among))
        scores, rows = self._index.search(np.ascontiguousarray(vectors), most, params=chosen)
        return scores, rows

    def save(self, path: Path) -> None:
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:  # a full disk, most likely; FAISS does not say
            raise OSError(f"{path.name} cannot be written") from error

    @property
    def shape(self) -> tuple[int, int]:
        return int(self._index.ntotal), int(self._index.d)


#: By the name a snapshot's manifest uses.
STORES: dict[str, Callable[[Vectors], VectorStore]] = {"faiss": FaissVectors.build}
