"""Vector stores: where the nearest passages are found. FAISS is the one that needs no server.

Another store is a class of its own with what `Store` asks for, in a file of its own, and a row in `STORES`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors
from index.errors import DimensionMismatch, SnapshotDamaged


class Store(Protocol):
    """The vectors of one snapshot, in rows; nearest by inner product, which is the cosine of vectors of length 1."""

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        """Over vectors of shape (rows, dimension), of which there may be none."""
        ...

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What `save` wrote into a snapshot's folder. Raises `SnapshotDamaged`."""
        ...

    def save(self, folder: Path) -> None:
        """Write what `load` needs into a snapshot's folder, in files that the store names. Raises `OSError`."""
        ...

    def search(
        self, vectors: Vectors, limit: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[Vectors, NDArray[np.int64]]:
        """Scores and row numbers, each of shape (len(vectors), min(limit, rows)), best first.

        `among` are the only rows to look at, each once; None means all. Raises `DimensionMismatch`.
        """
        ...

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and dimension."""
        ...


class FaissVectors:
    """An exact inner-product index, in memory and in one file."""

    _FILE = "vectors.faiss"

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> Self:
        try:
            return cls(faiss.read_index(str(folder / cls._FILE)))
        except RuntimeError as error:
            raise SnapshotDamaged(folder, f"{cls._FILE} cannot be read") from error

    def save(self, folder: Path) -> None:
        try:
            faiss.write_index(self._index, str(folder / self._FILE))
        except RuntimeError as error:  # a full disk, most likely; FAISS does not say
            raise OSError(f"{self._FILE} cannot be written") from error

    def search(
        self, vectors: Vectors, limit: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[Vectors, NDArray[np.int64]]:
        rows, dimension = self.shape
        if vectors.shape[1] != dimension:
            raise DimensionMismatch(stored=dimension, asked_with=vectors.shape[1])
        most = min(limit, rows if among is None else len(among))
        if most == 0:  # FAISS asks for one at the least
            return np.zeros((len(vectors), 0), dtype=np.float32), np.zeros((len(vectors), 0), dtype=np.int64)
        chosen = None if among is None else faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]  # stubs lack it
        scores, found = self._index.search(np.ascontiguousarray(vectors), most, params=chosen)
        return scores, found

    @property
    def shape(self) -> tuple[int, int]:
        return int(self._index.ntotal), int(self._index.d)


#: By the name that a snapshot's manifest uses.
STORES: dict[str, type[Store]] = {"faiss": FaissVectors}
#: What a snapshot is built with.
DEFAULT_STORE = "faiss"
