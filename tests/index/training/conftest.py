"""Where the data lie that are handed over beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.holdings.library import LETTER


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """`../shared/data`; a test that uses it carries the marker `shared`."""
    folder = LETTER.parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder
