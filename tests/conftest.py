"""What all tests share: the letter, and that no test reaches a model hub.

The tests of `corpus` run without the packages that index and answer; what those share is in `tests.answering`.
"""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

from corpus.document import Document
from corpus.holdings.library import LETTER
from corpus.holdings.source import read_document

# Read when torch is loaded, which is with the first model.
os.environ["HF_HUB_OFFLINE"] = "1"  # no test reaches a model hub
# Threads that wait by spinning take the cores from one another where other processes run: forty times slower on
# two cores that somebody else uses as well (measured 2026-11-23: 0.48 s a question instead of 0.014).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

pytest_plugins = ["tests.answering"] if find_spec("faiss") and find_spec("litestar") else []


@pytest.fixture(scope="session")
def letter() -> Document:
    return read_document(LETTER)
