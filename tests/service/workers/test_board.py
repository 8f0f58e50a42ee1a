"""What workers tell one another: who runs, how many questions are inside, and from which snapshot each answers."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from service.admission import Line
from service.errors import TooBusy
from service.workers.board import Board
from service.workers.signs_of_life import SignsOfLife
from service.workers.worker import ALONE, Worker, board_in

#: Answers as the other worker, and ends without a word, as one does that is killed.
_ENDS = """
import sys
from pathlib import Path
from service.workers.worker import Worker
other = Worker(1, 2, Path(sys.argv[1]))
other.begin()
other.tell_snapshot("old")
other.tell_ready()
"""


@pytest.fixture
def workers(tmp_path: Path) -> list[Worker]:
    Board.make(board_in(tmp_path), 2).close()
    found = [Worker(number, 2, tmp_path) for number in range(2)]
    for worker in found:
        worker.begin()
        worker.tell_ready()
    return found


def board_of(worker: Worker) -> Board:
    assert worker.board is not None
    return worker.board


def test_a_place_in_the_line_is_one_of_all_workers(workers: list[Worker]) -> None:
    cores = os.cpu_count() or 1
    lines = [Line(1, worker) for worker in workers]
    for number in range(cores + 1):
        lines[number % 2].enter()
    for line in lines:
        with pytest.raises(TooBusy):
            line.enter()
    lines[0].leave()
    lines[1].enter()


def test_what_a_killed_worker_had_begun_counts_no_more(workers: list[Worker]) -> None:
    board_of(workers[0]).tell_inside(7)
    board_of(workers[1]).tell_inside(2)
    assert board_of(workers[1]).inside == 9
    board_of(workers[1]).clear(0)
    assert [(row.number, row.inside) for row in board_of(workers[1])] == [(1, 2)]


def test_a_snapshot_is_taken_up_when_every_worker_answers_from_it(workers: list[Worker]) -> None:
    one, other = workers
    other.tell_snapshot("old")

    def take_up() -> str:
        one.tell_snapshot("new")
        return "new"

    waiting = threading.Thread(target=one.take_up_everywhere, args=(take_up,))
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    other.tell_snapshot("new")
    waiting.join(10)
    assert not waiting.is_alive()


def test_one_that_does_not_answer_yet_is_not_waited_for(workers: list[Worker]) -> None:
    one, other = workers
    other.begin()  # anew: it is not ready
    other.tell_snapshot("old")
    one.tell_snapshot("new")
    one.take_up_everywhere(lambda: "new")
    assert board_of(one).snapshots == {"new"}


def test_one_that_has_ended_is_not_waited_for(workers: list[Worker], tmp_path: Path) -> None:
    one, _ = workers
    subprocess.run([sys.executable, "-c", _ENDS, str(tmp_path)], check=True, timeout=30)
    assert [(row.ready, row.is_alive, row.snapshot) for row in board_of(one)][1] == (True, False, "old")
    one.tell_snapshot("new")
    began = time.monotonic()
    one.take_up_everywhere(lambda: "new")
    assert time.monotonic() - began < 10  # a living one is waited for thrice as long
    assert board_of(one).snapshots == {"new"}


def test_the_only_worker_waits_for_nobody() -> None:
    taken: list[str] = []
    ALONE.take_up_everywhere(lambda: taken.append("new"))
    assert (taken, ALONE.board, ALONE.counts) == (["new"], None, None)


def test_one_that_has_ended_its_answers_is_not_waited_for_and_does_not_hang(workers: list[Worker]) -> None:
    signs = SignsOfLife(4.0)
    workers[0].tell_ended()
    board = board_of(workers[0])
    assert [row.ready for row in board] == [False, True]
    assert [number for second in range(8) for number, _ in signs.hung(board, float(second))] == [1]
