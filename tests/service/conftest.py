"""What the tests of `service` share: clients of the whole application, over two small documents or over the letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from corpus.holdings.library import LETTER
from index.snapshot import Snapshot, build, load
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder
from tests.service.lake import write_lake

Client = TestClient[Litestar]


@pytest.fixture(scope="session")
def client(ferries_answerer: Answerer) -> Iterator[Client]:
    """Over two small documents, without the real model."""
    with TestClient(create_app(ferries_answerer), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def unready_client() -> Iterator[Client]:
    with TestClient(create_app(None), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def lake_answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    """Over three documents that cite one another; what the letter cites besides is not held."""
    folder = tmp_path_factory.mktemp("lake")
    build(write_lake(folder, "letter", "resolution", "report"), folder / "snapshots", hash_embedder)
    return Answerer(load(folder / "snapshots"), hash_embedder)


@pytest.fixture(scope="session")
def lake_client(lake_answerer: Answerer) -> Iterator[Client]:
    with TestClient(create_app(lake_answerer), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def letter_by_hash(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Snapshot:
    """The letter's snapshot without the real model: for everything that is asked of places, not of meaning."""
    folder: Path = tmp_path_factory.mktemp("letter")
    build([LETTER], folder, hash_embedder)
    return load(folder)


def error_of(response: Any) -> str:
    """The error's name, after a check that the response has the one shape that every error has."""
    body = response.json()
    assert set(body) == {"error", "detail", "status"}
    assert body["status"] == response.status_code
    assert isinstance(body["detail"], str)
    assert body["detail"].strip()
    assert isinstance(body["error"], str)
    return str(body["error"])
