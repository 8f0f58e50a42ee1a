"""A worker hangs when it answered and its number of beats has not changed for long, while somebody looked."""

from __future__ import annotations

from service.workers.board import Row
from service.workers.signs_of_life import SignsOfLife


def row(number: int, beats: int, *, ready: bool = True, pid: int = 7) -> Row:
    return Row(number, pid, 0, ready, beats, "")


def looks(signs: SignsOfLife, *rows: Row, begin: float = 0.0, seconds: int = 10) -> list[tuple[int, int]]:
    """What hangs at looks of a second each, of rows that do not change."""
    return [found for second in range(seconds) for found in signs.hung(rows, begin + second)]


def test_one_whose_beats_do_not_change_hangs() -> None:
    assert looks(SignsOfLife(4.0), row(0, 3, pid=11)) == [(0, 11)]  # and is then given as long again


def test_one_that_beats_does_not() -> None:
    signs = SignsOfLife(4.0)
    assert [found for second in range(20) for found in signs.hung([row(0, second)], second)] == []


def test_one_that_has_not_answered_yet_is_given_its_time_and_so_is_the_next_in_its_place() -> None:
    signs = SignsOfLife(4.0)
    assert looks(signs, row(0, 0, ready=False), seconds=60) == []
    assert looks(signs, row(0, 0, pid=8), begin=60.0, seconds=4) == []


def test_none_hangs_where_all_were_stopped_together() -> None:
    signs = SignsOfLife(4.0)
    assert looks(signs, row(0, 3), row(1, 3), seconds=3) == []
    assert looks(signs, row(0, 3), row(1, 3), begin=500.0, seconds=4) == []


def test_none_is_looked_for_where_the_setting_is_nought() -> None:
    assert looks(SignsOfLife(0.0), row(0, 3), seconds=900) == []
