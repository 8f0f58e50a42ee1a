"""Vector stores: where the nearest passages are found. FAISS is the one that needs no server.

Another one is an `Engine` in a file of its own, as Milvus in index/milvus_vectors.py, and a row of service/engines.py.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from pathlib import Path
from typing import ClassVar, Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.embed import Vectors
from index.errors import DimensionMismatch, SnapshotDamaged

#: Up to as many rows every vector is compared with: 6 ms of a core, 100 MB that are mapped. Answers are exact then.
FLAT_ROWS = 2**16
#: The share of the lists that is looked into. What answers a question may lie far from it, since a question is no
#: passage: with 27,105 passages as they are and 200 questions, recall@10 is 0.93 at 0.15, 0.97 at 0.3, 0.986 at 0.46,
#: 0.995 at 0.6. HNSW (M = 32) takes ef = 800 for 0.98 and half the time of a search in 100,000 rows, but five times
#: that of building, which is the same each time in one thread alone, and 264 bytes a row more. 2026-11-30
LISTS_SEARCHED = 0.45
_FEWEST_LISTS = 16
#: What FAISS asks for at the least to learn a centre from; more than the second teach it little.
_FEWEST_A_LIST, _MOST_A_LIST = 39, 64
#: As many times more than asked for are compared again: a byte a number mistakes 1 of 100 at the end of the best 200.
_COMPARED_AGAIN = 2
#: Other questions have the other cores. On a busy machine two threads cost each search 13 ms of waiting for one another
#: where one takes 1 (14,529 rows); and sums come out the same on machines of any number of cores.
_THREADS = 1


class Store(Protocol):
    """The vectors of one snapshot, in rows; nearest by inner product, which is the cosine of vectors of length 1."""

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


class Engine(Protocol):
    """What keeps vectors. A class is one, where it needs to know nothing of where they are kept."""

    @property
    def name(self) -> str:
        """As a snapshot's manifest says it."""
        ...

    def build(self, vectors: Vectors, snapshot: str) -> Store:
        """Over vectors of shape (rows, dimension), of which there may be none, for the snapshot of that id."""
        ...

    def load(self, folder: Path) -> Store:
        """What `Store.save` wrote into a snapshot's folder. Raises `SnapshotDamaged`."""
        ...

    def drop(self, snapshots: Collection[str]) -> None:
        """Remove what is kept elsewhere than in the folders of these snapshots, which are removed."""
        ...


class FaissVectors:
    """Compares with every vector up to `flat_rows` of them; beyond, with those of the lists that are nearest.

    Lists hold a vector in a byte a number. What is found in them is compared again, with the vectors themselves: a
    score is a cosine here as there. Files are mapped into memory, so that processes share what they read of them.
    """

    name: ClassVar[str] = "faiss"
    _FILE = "vectors.faiss"
    flat_rows = FLAT_ROWS

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        self._flat, self._lists = index, 0
        if isinstance(index, faiss.IndexRefine):
            self._flat = faiss.downcast_index(index.refine_index)
            self._lists = faiss.downcast_index(index.base_index).nlist  # type: ignore[attr-defined]

    @classmethod
    def build(cls, vectors: Vectors, snapshot: str = "") -> Self:
        faiss.omp_set_num_threads(_THREADS)
        rows, dimension = vectors.shape
        index = faiss.IndexFlatIP(dimension) if rows <= cls.flat_rows else _in_lists(vectors)
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> Self:
        try:
            return cls(faiss.read_index(str(folder / cls._FILE), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as error:
            raise SnapshotDamaged(folder, f"{cls._FILE} cannot be read") from error

    @classmethod
    def drop(cls, snapshots: Collection[str]) -> None:
        """There is nothing elsewhere."""

    def save(self, folder: Path) -> None:
        try:
            faiss.write_index(self._index, str(folder / self._FILE))
        except RuntimeError as error:  # a full disk, most likely; FAISS does not say
            raise OSError(f"{self._FILE} cannot be written") from error

    def search(
        self, vectors: Vectors, limit: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[Vectors, NDArray[np.int64]]:
        most = most_found(self.shape, vectors, limit, among)
        if most == 0:  # FAISS asks for one at the least
            return np.zeros((len(vectors), 0), dtype=np.float32), np.zeros((len(vectors), 0), dtype=np.int64)
        faiss.omp_set_num_threads(_THREADS)
        asked = np.ascontiguousarray(vectors)
        if self._lists and (among is None or len(among) > self.flat_rows):
            scores, found = self._index.search(asked, most, params=self._nearest_lists(among))
            if (found >= 0).all():
                return scores, found
        return self._flat.search(asked, most, params=self._rows(among))

    def _rows(self, among: NDArray[np.int64] | None) -> faiss.SearchParameters | None:
        """For comparing with each of the rows; with lists they are few of many, and looked up one by one."""
        if among is None:
            return None
        chosen = faiss.IDSelectorArray(among) if self._lists else faiss.IDSelectorBatch(among)
        return faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]  # stubs lack it

    def _nearest_lists(self, among: NDArray[np.int64] | None) -> faiss.SearchParameters:
        """For as many lists more as there are fewer rows to look at in them."""
        share = LISTS_SEARCHED * (1 if among is None else self.shape[0] / len(among))
        probes = min(self._lists, max(_FEWEST_LISTS, math.ceil(share * self._lists)))
        chosen = None if among is None else faiss.IDSelectorBatch(among)
        within = faiss.SearchParametersIVF(nprobe=probes, sel=chosen)  # type: ignore[call-arg]
        return faiss.IndexRefineSearchParameters(k_factor=_COMPARED_AGAIN, base_index_params=within)  # type: ignore[call-arg]

    @property
    def shape(self) -> tuple[int, int]:
        return int(self._index.ntotal), int(self._index.d)


def most_found(shape: tuple[int, int], vectors: Vectors, limit: int, among: NDArray[np.int64] | None) -> int:
    """How many rows a search finds in a store of that shape for each of the vectors. Raises `DimensionMismatch`."""
    rows, dimension = shape
    if vectors.shape[1] != dimension:
        raise DimensionMismatch(stored=dimension, asked_with=vectors.shape[1])
    return min(limit, rows if among is None else len(among))


def _in_lists(vectors: Vectors) -> faiss.IndexRefineFlat:
    """An empty index of lists around centres that are learnt from a sample of the vectors, always the same one."""
    rows, dimension = vectors.shape
    lists = max(1, min(round(4 * math.sqrt(rows)), rows // _FEWEST_A_LIST))
    inverted = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension), dimension, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT, False
    )
    inverted.cp.max_points_per_centroid = _MOST_A_LIST
    index = faiss.IndexRefineFlat(inverted)
    index.train(np.ascontiguousarray(vectors))
    return index


#: Those that need no setting, by the name that a snapshot's manifest uses.
STORES: dict[str, Engine] = {FaissVectors.name: FaissVectors}
#: What a snapshot is built with where nobody chooses.
DEFAULT_STORE = FaissVectors.name
