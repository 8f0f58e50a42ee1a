"""Starts the workers of a service, puts another in the place of each that ends, and ends them all.

It answers nothing itself: what it listens at, the workers inherit.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from prometheus_client import multiprocess

from service.errors import WorkersFailed
from service.workers.board import Board
from service.workers.signs_of_life import SignsOfLife
from service.workers.worker import board_in

log = logging.getLogger("pincite")

#: Starts one worker: its number, and the folder that all share.
Start = Callable[[int, Path], None]
#: Seconds between two looks at the workers; a signal is seen as late.
_LOOKED = 0.1
#: Seconds from the start of a worker that ended until another takes its place, at least: where each ends at once, the
#: machine has to do other things as well.
_APART = 2.0
#: Seconds after which what they share is marked as in use: it is written by memory alone, which changes no file's time,
#: and systems remove from their folder of passing files what seems unused for days.
_MARKED = 3_600.0
#: Where prometheus_client looks for the folder of what several processes have counted.
_METRICS = "PROMETHEUS_MULTIPROC_DIR"
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Supervisor:
    """Of so many workers, each of which does `work` with its number and the folder that they share.

    preload  a module that is loaded once, by the process from which all of them are forked
    hung     seconds without a sign of life after which one that has answered is killed; never where it is 0
    """

    def __init__(
        self,
        work: Callable[..., None],
        arguments: tuple[object, ...],
        workers: int,
        preload: str,
        *,
        hung: float = 0.0,
    ) -> None:
        self._work, self._arguments, self._workers = work, arguments, workers
        self._preload = preload
        self._signs = SignsOfLife(hung)
        self._running: dict[int, BaseProcess] = {}
        self._began: dict[int, float] = {}
        self._asked_to_end: list[int] = []

    def run(self, ready: Callable[[], None]) -> None:
        """Until SIGTERM or Ctrl-C; `ready` is called when all workers answer.

        Raises `WorkersFailed` where one ends before it has answered the first time.
        """
        with _shared_folder() as folder, self._signals():
            self._folder, self._marked = folder, time.time()
            context = get_context("forkserver")
            context.set_forkserver_preload([self._preload])
            self._board = Board.make(board_in(folder), self._workers)
            self._make: Callable[[int], BaseProcess] = lambda number: context.Process(
                target=self._work, args=(*self._arguments, number, self._workers, folder), name=f"worker-{number}"
            )
            try:
                self._watch(ready)
            finally:
                self._end()
                self._board.close()

    def _watch(self, ready: Callable[[], None]) -> None:
        told = False
        while not self._asked_to_end:
            for number in range(self._workers):
                if not self._runs(number) and not self._replace(number, were_ready=told):
                    raise WorkersFailed(self._workers)
            if not told and sum(row.ready for row in self._board) == self._workers:
                told = True
                ready()
            self._end_those_that_hang()
            self._mark()
            self._wait()

    def _end_those_that_hang(self) -> None:
        """A process that is stopped, or loops in a library, hears of no other signal."""
        for number, process in self._signs.hung(self._board, time.monotonic()):
            log.error("worker %d has given no sign of life for %.0f s and is ended", number, self._signs.hung_after)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _mark(self) -> None:
        """By the time of the day, so that it is done at once where the machine has slept."""
        if abs(time.time() - self._marked) < _MARKED:
            return
        self._marked = time.time()
        for path in (self._folder, *self._folder.rglob("*")):
            with suppress(OSError):  # it is gone already
                os.utime(path)

    def _runs(self, number: int) -> bool:
        process = self._running.get(number)
        return process is not None and process.is_alive()

    def _replace(self, number: int, *, were_ready: bool) -> bool:
        """Start one, or another in its place; False where there was one before anybody answered."""
        before = self._running.pop(number, None)
        if before is not None:
            self._forget(number, before)
            if not were_ready:
                return False
            log.error("worker %d ended with status %s; another takes its place", number, before.exitcode)
        if number in self._began and time.monotonic() < self._began[number] + _APART:
            return True
        self._running[number] = self._make(number)
        self._began[number] = time.monotonic()
        self._running[number].start()
        return True

    def _forget(self, number: int, process: BaseProcess) -> None:
        """What it had begun is not counted any more.

        It is told to end as well: where the process is lost that all are forked from, it seems to have, and goes on.
        """
        self._board.clear(number)
        if process.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGTERM)
            multiprocess.mark_process_dead(process.pid)  # type: ignore[no-untyped-call]

    def _end(self) -> None:
        """Each answers what it has begun, whichever signal asked for it; another Ctrl-C ends that too."""
        passed_on = 0
        while any(process.is_alive() for process in self._running.values()):
            signals = [signal.SIGTERM, *self._asked_to_end[1:]]
            for number in signals[passed_on:]:
                for process in self._running.values():
                    _send(process, number)
            passed_on = len(signals)
            self._wait()

    def _wait(self) -> None:
        """Until one ends, or a moment."""
        wait([process.sentinel for process in self._running.values() if process.is_alive()], timeout=_LOOKED)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        def heard(number: int, _: FrameType | None) -> None:
            self._asked_to_end.append(number)

        before = {number: signal.signal(number, heard) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def end_with_the_supervisor() -> None:
    """In a worker: where its supervisor is killed, it answers what it has begun and ends as well.

    Ctrl-C, which a terminal sends to the whole group of processes, reaches it by its supervisor alone: a worker that
    hears of it twice cuts what it answers.
    """
    os.setpgid(0, 0)
    supervisor = parent_process()
    assert supervisor is not None

    def watch() -> None:
        wait([supervisor.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="supervised", daemon=True).start()


def _send(process: BaseProcess, number: int) -> None:
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, number)


@contextmanager
def _shared_folder() -> Iterator[Path]:
    """Also where workers count together; what they load is told so before they load it."""
    with TemporaryDirectory(prefix="pincite-workers-") as name:
        metrics = Path(name) / "metrics"
        metrics.mkdir()
        os.environ[_METRICS] = str(metrics)
        try:
            yield Path(name)
        finally:
            del os.environ[_METRICS]
