"""One process that answers: alone, or one of the several workers of a service."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from service.workers.board import Board

#: Seconds in which the other workers have to take a snapshot up, and between two looks whether they have.
_TAKEN_UP, _LOOKED = 30.0, 0.05


class Worker:
    """By itself the only one.

    number  from 0 on, of so many `workers`
    folder  what they share, with the board in it that `prepare` has made
    cores   questions that it answers at a time: its share of the cores, and one at least
    """

    def __init__(self, number: int = 0, workers: int = 1, folder: Path | None = None) -> None:
        self.workers = workers
        self.cores = max(1, (os.cpu_count() or 1) // workers)
        self.board = Board(board_in(folder), number) if folder else None
        self.counts = folder / "requests" if folder else None

    def take_up_everywhere(self, take_up: Callable[[], str | None]) -> None:
        """Returns when every worker answers from the snapshot that is current, or those that do not have had long.

        `take_up` makes this one answer from it, and gives its name.
        """
        own, until = take_up(), time.monotonic() + _TAKEN_UP
        while self.board is not None and self.board.snapshots != {own} and time.monotonic() < until:
            time.sleep(_LOOKED)
            own = take_up()

    def tell_snapshot(self, name: str | None) -> None:
        if self.board is not None:
            self.board.tell_snapshot(name or "")

    def begin(self) -> None:
        if self.board is not None:
            self.board.begin()

    def tell_beats(self, beats: int) -> None:
        if self.board is not None:
            self.board.tell_beats(beats)

    def tell_ready(self) -> None:
        if self.board is not None:
            self.board.tell_ready()

    def tell_ended(self) -> None:
        """It answers no more, though its process has not ended yet."""
        if self.board is not None:
            self.board.tell_ended()


def board_in(folder: Path) -> Path:
    return folder / "board"


#: The only worker of its service.
ALONE = Worker()
