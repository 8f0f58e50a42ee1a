"""What keeps vectors, as the settings choose it. Nothing else of the service knows which it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from index.milvus_vectors import Milvus
from index.vectors import Engine, FaissVectors
from service.errors import ExtraMissing
from service.settings import Settings


def engine_of(settings: Settings) -> Engine:
    """Raises `ExtraMissing`; nothing is connected to yet."""
    return _ENGINES[settings.store](settings)


def _milvus(settings: Settings) -> Milvus:
    if find_spec("pymilvus") is None:
        raise ExtraMissing("milvus", ["pymilvus"])
    return Milvus(settings.milvus_uri, settings.milvus_token, settings.milvus_collection)


def _faiss(_: Settings) -> type[FaissVectors]:
    return FaissVectors


_ENGINES: Mapping[str, Callable[[Settings], Engine]] = {"faiss": _faiss, "milvus": _milvus}
