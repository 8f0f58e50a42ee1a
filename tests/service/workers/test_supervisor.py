"""What a supervisor passes on to its workers, which do nothing here but write down what they hear."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import multiprocess

from service.workers.board import Board
from service.workers.supervisor import Supervisor, end_with_the_supervisor
from service.workers.worker import Worker

_READY = "ready"


def listen(said: Path, number: int, workers: int, folder: Path) -> None:
    """A worker; as a server does, it goes on for as long as what it answers takes."""
    end_with_the_supervisor()
    cut = threading.Event()
    with (said / str(number)).open("a", encoding="utf-8", buffering=1) as written:

        def hear(signum: int, _: object) -> None:
            written.write(f"{signal.Signals(signum).name}\n")
            if signum == signal.SIGINT:
                cut.set()

        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, hear)
        worker = Worker(number, workers, folder)
        worker.begin()
        worker.tell_ready()
        cut.wait(20)


def supervise(said: Path) -> None:
    os.setpgid(0, 0)  # as a terminal has a command in a group of its own, which Ctrl-C reaches
    Supervisor(listen, (said,), 2, __name__).run((said / _READY).touch)


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[BaseProcess]:
    process = get_context("forkserver").Process(target=supervise, args=(tmp_path,))
    process.start()
    assert until((tmp_path / _READY).exists)
    yield process
    process.kill()
    process.join()


def until(holds: Callable[[], bool], seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.02)
    return held


def have_heard(said: Path, *what: str) -> bool:
    return [(said / str(number)).read_text(encoding="utf-8").split() for number in range(2)] == [list(what)] * 2


def test_ctrl_c_asks_workers_to_end_and_only_a_second_cuts_what_they_answer(
    supervised: BaseProcess, tmp_path: Path
) -> None:
    assert supervised.pid is not None
    os.killpg(supervised.pid, signal.SIGINT)
    assert until(partial(have_heard, tmp_path, "SIGTERM"))
    time.sleep(0.3)  # three looks of the supervisor
    assert have_heard(tmp_path, "SIGTERM")
    os.killpg(supervised.pid, signal.SIGINT)
    supervised.join(30)
    assert supervised.exitcode == 0
    assert have_heard(tmp_path, "SIGTERM", "SIGINT")


# --- one that hangs ----------------------------------------------------------------------------------------


def beat(said: Path, number: int, workers: int, folder: Path) -> None:
    """A worker that gives signs of life until it is told to end."""
    end_with_the_supervisor()
    ending = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    worker = Worker(number, workers, folder)
    worker.begin()
    worker.tell_ready()
    (said / str(number)).write_text(str(os.getpid()), encoding="ascii")
    beats = 0
    while not ending.wait(0.05):
        beats += 1
        worker.tell_beats(beats)


def supervise_beating(said: Path) -> None:
    Supervisor(beat, (said,), 2, __name__, hung=2.0).run((said / _READY).touch)


def test_one_that_is_stopped_is_replaced_and_the_other_goes_on(tmp_path: Path) -> None:
    def processes() -> list[int]:
        return [int((tmp_path / str(number)).read_text(encoding="ascii")) for number in range(2)]

    process = get_context("forkserver").Process(target=supervise_beating, args=(tmp_path,))
    process.start()
    try:
        assert until((tmp_path / _READY).exists)
        before = processes()
        os.kill(before[1], signal.SIGSTOP)
        assert until(lambda: processes()[1] != before[1])
        assert processes()[0] == before[0]
        assert not Path(f"/proc/{before[1]}").exists()
    finally:
        process.terminate()
        process.join(30)
        process.kill()
    assert process.exitcode == 0


class Ended:
    """A process that seems to have ended as soon as it was started."""

    pid, exitcode = 4_194_305, -9  # higher than Linux counts them

    def start(self) -> None:
        pass

    def is_alive(self) -> bool:
        return False


def test_one_that_has_ended_is_told_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(os, "kill", lambda pid, _: told.append(pid))
    monkeypatch.setattr(multiprocess, "mark_process_dead", lambda pid: None)
    supervisor: Any = Supervisor(listen, (), 1, __name__)
    supervisor._board, supervisor._make = Board.make(tmp_path / "board", 1), lambda number: Ended()
    for _ in range(5):
        assert supervisor._replace(0, were_ready=True)
    supervisor._board.close()
    assert told == [Ended.pid]


def test_what_workers_share_seems_never_unused_for_long(tmp_path: Path) -> None:
    shared = [tmp_path, tmp_path / "metrics", tmp_path / "metrics" / "counter_1.db", tmp_path / "board"]
    shared[1].mkdir()
    for path in shared[2:]:
        path.touch()
    now = time.time()
    for path in shared:
        os.utime(path, (0, 0))
    supervisor: Any = Supervisor(listen, (), 1, __name__)
    supervisor._folder, supervisor._marked = tmp_path, now - 600
    supervisor._mark()
    assert {path.stat().st_mtime for path in shared} == {0}
    supervisor._marked = now - 4_000
    supervisor._mark()
    assert all(path.stat().st_mtime > now - 60 for path in shared)
