"""Floors of what is asked of documents as such in other languages; the figures: `python -m tests.quality.languages_documents`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.languages_documents import verdicts
from tests.quality.questions import CITED


@pytest.mark.model
@pytest.mark.skipif(not all(path.exists() for path in CITED), reason="the cited documents of ../shared are not there")
def test_overviews_and_data_are_told_and_nothing_else_is_taken_for_them(tmp_path: Path) -> None:
    told = verdicts("choosing", tmp_path, show=lambda _: None)
    assert told["overview", "right"] >= 18
    assert told["data", "right"] >= 15
    assert told["data", "wrong"] <= 2
    assert told["overview", "wrong"] == 0
    assert told["other", "wrong"] == 0
