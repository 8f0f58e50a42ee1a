"""What all tests share: the letter, the real model loaded once, and an embedder that needs none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.holdings.library import LETTER
from corpus.holdings.source import read_document
from index.embed import SentenceEmbedder
from index.snapshot import Snapshot, build, load
from service.asking.answerer import Answerer
from tests.index.ferries import write_ferries, write_log
from tests.index.hash_embedder import HashEmbedder

# Read when torch is loaded, which is with the first model.
os.environ["HF_HUB_OFFLINE"] = "1"  # no test reaches a model hub
# Threads that wait by spinning take the cores from one another where other processes run: forty times slower on
# two cores that somebody else uses as well (measured 2026-11-23: 0.48 s a question instead of 0.014).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


@pytest.fixture(scope="session")
def letter() -> Document:
    return read_document(LETTER)


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
