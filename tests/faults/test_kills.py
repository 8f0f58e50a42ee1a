"""A few of the kills of `tests.faults.kills`; two hundred take a quarter of an hour and are for a hand to start."""

from __future__ import annotations

import random
from pathlib import Path

from tests.faults.kills import kills


def test_behind_a_kill_a_whole_snapshot_answers_and_nothing_promised_is_lost(tmp_path: Path) -> None:
    kinds = ("build", "build", "add", "add", "upload")  # the first of each tells how long one takes
    assert list(kills(tmp_path, random.Random(7), iter(kinds))) == [(kind, "") for kind in kinds]
