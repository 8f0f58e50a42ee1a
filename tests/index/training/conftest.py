"""Where the data lie that are handed over beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.places import SHARED_DATA


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """`../shared/data`; a test that uses it carries the marker `shared`."""
    folder = SHARED_DATA
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder
