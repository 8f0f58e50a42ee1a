"""What the tests of `index` share: the files of two small documents, a folder for their snapshots, and Hypothesis."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.index.ferries import write_ferries, write_log

settings.register_profile("index", max_examples=80, deadline=None, derandomize=True, database=None)
settings.load_profile("index")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write_ferries(tmp_path), write_log(tmp_path)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of snapshots; it is not there yet."""
    return tmp_path / "snapshots"
