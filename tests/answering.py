"""What tests above `corpus` share: answerers, over the letter with the real model, or over small documents without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.snapshot import Snapshot, build, load
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.ferries import write_ferries, write_log
from tests.index.hash_embedder import HashEmbedder
from tests.served import served


@pytest.fixture(scope="session")
def embedder() -> SentenceEmbedder:
    """The real model; a test that uses it carries the marker `model`."""
    return SentenceEmbedder()


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory, embedder: SentenceEmbedder) -> Path:
    """What PINCITE_DATA names: the letter's snapshot, built with the real model, is in it. Read only."""
    folder = tmp_path_factory.mktemp("data")
    build([LETTER], folder / "snapshots", embedder)
    return folder


@pytest.fixture(scope="session")
def answerer(data_folder: Path, embedder: SentenceEmbedder) -> Answerer:
    """Answers over the letter with the real model; a test that uses it carries the marker `model`."""
    return Answerer(load(data_folder / "snapshots"), embedder)


@pytest.fixture(scope="session")
def hash_embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture(scope="session")
def ferries(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Snapshot:
    """A snapshot of two small invented documents, a letter and a report that it cites. Needs no model."""
    folder = tmp_path_factory.mktemp("ferries")
    build([write_ferries(folder), write_log(folder)], folder / "snapshots", hash_embedder)
    return load(folder / "snapshots")


@pytest.fixture(scope="session")
def ferries_answerer(ferries: Snapshot, hash_embedder: HashEmbedder) -> Answerer:
    return Answerer(ferries, hash_embedder)


@pytest.fixture(scope="session")
def ferries_at(ferries_answerer: Answerer) -> Iterator[str]:
    """The address of a service over the two small documents that really listens."""
    with served(create_app(ferries_answerer)) as address:
        yield address
