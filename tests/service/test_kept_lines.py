"""Lines that are only added to: none is lost by what a full disk has done to another."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pydantic import BaseModel

from service.kept_lines import add_line, read_lines
from tests.full_disk import full_disk


class Sailed(BaseModel):
    ferry: str


def test_what_a_full_disk_cut_off_costs_no_other_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "log" / "sailed.jsonl"
    add_line(path, Sailed(ferry="Selkie"))
    with full_disk(30), pytest.raises(OSError, match="No space left on device"):
        add_line(path, Sailed(ferry="Kittiwake"))
    assert path.stat().st_size == 30
    add_line(path, Sailed(ferry="Corncrake"))
    with caplog.at_level(logging.WARNING, "pincite"):
        assert [sailed.ferry for sailed in read_lines(path, Sailed)] == ["Selkie", "Corncrake"]
    assert "line 2 is damaged, and is passed over" in caplog.text


def test_where_no_line_was_ever_added_there_is_none(tmp_path: Path) -> None:
    assert list(read_lines(tmp_path / "none.jsonl", Sailed)) == []
