"""Some seconds of the mixed load of `tests.faults.mixed_load`; ten minutes are for a hand to start."""

from __future__ import annotations

from pathlib import Path

from tests.faults.mixed_load import mixed_load


def test_nothing_is_answered_wrongly_while_snapshots_are_swapped_and_a_worker_is_killed(tmp_path: Path) -> None:
    seen = mixed_load(tmp_path / "data", 5, small=True)
    assert seen.faults == []
    assert set(seen.answered) == {"question", "stream", "page of an answer", "search", "page", "document"}
