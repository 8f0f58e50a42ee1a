"""A piece of memory that the workers of a service share: each writes its own row, and reads those of all."""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

#: Number of the process (0 where there is none), questions inside, 1 where it answers, how often it has shown that it
#: does, name of its snapshot. Each is written by itself, and numbers are written whole: nothing has to be locked.
_ROW = struct.Struct("=qqqq64s")
_PID, _INSIDE, _READY, _BEATS, _SNAPSHOT = 0, 8, 16, 24, 32
_NUMBER = struct.Struct("=q")


class Row(NamedTuple):
    """What one worker tells of itself."""

    number: int
    pid: int
    inside: int
    ready: bool
    beats: int
    snapshot: str

    @property
    def is_alive(self) -> bool:
        """False where its process has ended."""
        with suppress(OSError):
            os.kill(self.pid, 0)
            return True
        return False


class Board:
    """Of a service with so many workers, in a file that whoever starts them has made with `make`."""

    def __init__(self, path: Path, own: int = 0) -> None:
        """`own` is the number of the worker that writes, from 0 on."""
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        self._own = own

    @classmethod
    def make(cls, path: Path, workers: int) -> Board:
        path.write_bytes(bytes(_ROW.size * workers))
        return cls(path)

    def __iter__(self) -> Iterator[Row]:
        """Of those that run, or have ended and were not replaced yet."""
        for row in range(0, len(self._memory), _ROW.size):
            pid, inside, ready, beats, snapshot = _ROW.unpack_from(self._memory, row)
            if pid:
                name = snapshot.rstrip(b"\0").decode("ascii", "replace")
                yield Row(row // _ROW.size, pid, inside, bool(ready), beats, name)

    @property
    def inside(self) -> int:
        """Questions inside, in all workers."""
        return sum(row.inside for row in self)

    @property
    def snapshots(self) -> frozenset[str]:
        """The names of those from which somebody answers just now."""
        return frozenset(row.snapshot for row in self if row.ready and row.is_alive)

    def begin(self) -> None:
        """The process that calls it is the worker from now on; nothing of the one before is left."""
        self._write(_PID, bytes(_ROW.size))
        self._write(_PID, _NUMBER.pack(os.getpid()))

    def tell_inside(self, questions: int) -> None:
        self._write(_INSIDE, _NUMBER.pack(questions))

    def tell_snapshot(self, name: str) -> None:
        self._write(_SNAPSHOT, name.encode("ascii", "replace")[:64].ljust(64, b"\0"))

    def tell_ready(self) -> None:
        self._write(_READY, _NUMBER.pack(1))

    def tell_ended(self) -> None:
        self._write(_READY, _NUMBER.pack(0))

    def tell_beats(self, beats: int) -> None:
        """Its event loop goes round; a number that does not change for long is that of one that hangs."""
        self._write(_BEATS, _NUMBER.pack(beats))

    def clear(self, worker: int) -> None:
        """Nothing counts any more of a worker that has ended."""
        row = worker * _ROW.size
        self._memory[row : row + _ROW.size] = bytes(_ROW.size)

    def close(self) -> None:
        self._memory.close()

    def _write(self, at: int, written: bytes) -> None:
        begin = self._own * _ROW.size + at
        self._memory[begin : begin + len(written)] = written
