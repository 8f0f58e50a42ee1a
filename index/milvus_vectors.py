"""Vectors in Milvus: a collection a snapshot, on a server or, to try it, in a file of Milvus Lite (`….db`).

Searching for vectors and narrowing to rows are done there. A snapshot's folder keeps which collection is its own; where
the server is and who may ask it are settings, since servers move. Words are searched for as with every other store.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from index.embed import Vectors
from index.errors import CollectionMismatch, SnapshotDamaged, StoreForbidden, StoreUnavailable
from index.vectors import FLAT_ROWS, most_found

if TYPE_CHECKING:
    from pymilvus import MilvusClient

log = logging.getLogger("pincite")

#: Rows sent at a time: 3 MB, where a server takes 64.
_BATCH = 2_000
#: Seconds for one call. Making the index of what was loaded takes as long as it takes.
_PATIENCE = 30.0
#: Milliseconds between signs of life of an idle connection; servers of gRPC end it where they come more often.
_QUIET = {"grpc.keepalive_time_ms": 300_000}
#: As in index/vectors.py: exact for as many rows; beyond, a graph, searched as widely as 0.98 of the best ten take.
_EXACT = {"index_type": "FLAT", "params": {}}
_GRAPH = {"index_type": "HNSW", "params": {"M": 32, "efConstruction": 200}}
_WIDTH = 800
#: Ranges of rows in a filter at most; more are a list of rows.
_RANGES = 100


@dataclass(frozen=True, slots=True)
class _Collection:
    """What a snapshot's folder keeps."""

    collection: str
    rows: int
    dimension: int


_STORED = TypeAdapter(_Collection)


class Milvus:
    """An engine; connected when it is first asked. Whatever it raises is an `IndexingError` that names `address`.

    collection  begins the names of its collections, behind which stands the id of a snapshot
    """

    name = "milvus"

    def __init__(self, address: str, token: str = "", collection: str = "pincite") -> None:
        self.address = address
        self._token = token
        self._collection = collection
        self._client: MilvusClient | None = None
        self._connecting = threading.Lock()

    def build(self, vectors: Vectors, snapshot: str) -> MilvusVectors:
        """Whatever of the snapshot's rows is there already stays: a load that was broken off goes on."""
        rows, dimension = vectors.shape
        kept = _Collection(f"{self._collection}_{snapshot}", rows, dimension)
        with self.asked() as client:
            if not client.has_collection(kept.collection, timeout=_PATIENCE):
                self._create(client, kept)
            client.load_collection(kept.collection)
            for first in self._missing(client, kept):
                part = vectors[first : first + _BATCH]
                sent = [{"row": first + row, "vector": vector} for row, vector in enumerate(part)]
                client.upsert(kept.collection, sent, timeout=_PATIENCE)
            client.flush(kept.collection)
        return self._checked(kept)

    def load(self, folder: Path) -> MilvusVectors:
        path = folder / "milvus.json"
        try:
            kept = _STORED.validate_json(path.read_bytes())
        except (OSError, ValueError) as error:
            raise SnapshotDamaged(folder, f"{path.name} cannot be read") from error
        return self._checked(kept)

    def drop(self, snapshots: Collection[str]) -> None:
        for name in sorted(f"{self._collection}_{snapshot}" for snapshot in snapshots):
            try:
                with self.asked() as client:
                    if client.has_collection(name, timeout=_PATIENCE):
                        client.drop_collection(name, timeout=_PATIENCE)
            except StoreUnavailable as error:  # nobody asks it any more; it takes up room
                log.warning("the collection %s stays: %s", name, error)

    @contextmanager
    def asked(self) -> Iterator[MilvusClient]:
        """For one or several calls. Raises `StoreUnavailable` or `StoreForbidden`."""
        # these take seconds to load, and FAISS needs none of it
        import grpc  # noqa: PLC0415
        from pymilvus import MilvusException  # noqa: PLC0415

        try:
            yield self._connected()
        except (MilvusException, grpc.RpcError) as error:
            status = error if isinstance(error, grpc.RpcError) else error.__cause__
            code = status.code() if isinstance(status, grpc.Call) else None
            if code in (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED):
                raise StoreForbidden(self.address) from error
            reason = error.message if isinstance(error, MilvusException) else str(code)
            raise StoreUnavailable(self.address, reason) from error

    def _connected(self) -> MilvusClient:
        from pymilvus import MilvusClient  # noqa: PLC0415

        with self._connecting:
            if self._client is None:
                logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it logs what it raises
                self._client = MilvusClient(self.address, token=self._token, timeout=_PATIENCE, grpc_options=_QUIET)
        return self._client

    def _create(self, client: MilvusClient, kept: _Collection) -> None:
        from pymilvus import DataType  # noqa: PLC0415

        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("row", DataType.INT64, is_primary=True)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=kept.dimension)
        indices = client.prepare_index_params()
        kind = _EXACT if kept.rows <= FLAT_ROWS else _GRAPH
        indices.add_index(field_name="vector", metric_type="IP", **kind)
        client.create_collection(kept.collection, schema=schema, index_params=indices, timeout=_PATIENCE)

    def _missing(self, client: MilvusClient, kept: _Collection) -> Iterator[int]:
        """First rows of the batches that are not there whole."""
        some_are_there = _count(client, kept.collection) > 0
        for first in range(0, kept.rows, _BATCH):
            last = min(first + _BATCH, kept.rows) - 1
            if not some_are_there or _count(client, kept.collection, _between(first, last)) != last - first + 1:
                yield first

    def _checked(self, kept: _Collection) -> MilvusVectors:
        """Raises `CollectionMismatch` where the collection is not the snapshot's."""
        with self.asked() as client:
            if not client.has_collection(kept.collection, timeout=_PATIENCE):
                raise CollectionMismatch(self.address, kept.collection, "it is not there")
            client.load_collection(kept.collection)
            rows = _count(client, kept.collection)
        if rows != kept.rows:
            raise CollectionMismatch(self.address, kept.collection, f"it has {rows:,} rows, not {kept.rows:,}")
        return MilvusVectors(self, kept)


class MilvusVectors:
    """One collection."""

    def __init__(self, engine: Milvus, kept: _Collection) -> None:
        self._engine = engine
        self._kept = kept

    def save(self, folder: Path) -> None:
        (folder / "milvus.json").write_text(json.dumps(asdict(self._kept)), encoding="utf-8")

    def search(
        self, vectors: Vectors, limit: int, *, among: NDArray[np.int64] | None = None
    ) -> tuple[Vectors, NDArray[np.int64]]:
        most = most_found(self.shape, vectors, limit, among)
        scores = np.full((len(vectors), most), -np.inf, dtype=np.float32)
        found = np.full((len(vectors), most), -1, dtype=np.int64)
        if most == 0:  # Milvus asks for one at the least
            return scores, found
        with self._engine.asked() as client:
            hits: list[list[dict[str, Any]]] = client.search(
                self._kept.collection,
                data=list(np.ascontiguousarray(vectors)),
                limit=most,
                filter="" if among is None else narrowed_to(among),
                output_fields=["row"],
                search_params={
                    "metric_type": "IP",
                    "params": {"ef": max(_WIDTH, most)} if self._kept.rows > FLAT_ROWS else {},
                },
                timeout=_PATIENCE,
            )
        for at, own in enumerate(hits):
            scores[at, : len(own)] = [hit["distance"] for hit in own]
            found[at, : len(own)] = [hit["row"] for hit in own]
        return scores, found

    @property
    def shape(self) -> tuple[int, int]:
        return self._kept.rows, self._kept.dimension


def narrowed_to(rows: NDArray[np.int64]) -> str:
    """An expression that is true of these rows alone. Those of a document follow one another: a range says them."""
    ordered = np.sort(rows)
    runs = np.split(ordered, np.flatnonzero(np.diff(ordered) != 1) + 1)
    if len(runs) > _RANGES:
        return f"row in {ordered.tolist()}"
    return " or ".join(f"({_between(run[0], run[-1])})" for run in runs)


def _between(first: int, last: int) -> str:
    return f"row >= {first} and row <= {last}"


def _count(client: MilvusClient, collection: str, filter_: str = "") -> int:
    """Rows, those that were sent a moment ago among them."""
    asked = client.query(
        collection, filter=filter_, output_fields=["count(*)"], consistency_level="Strong", timeout=_PATIENCE
    )
    return int(asked[0]["count(*)"])
