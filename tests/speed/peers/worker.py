"""A system in a process of its own, asked by lines of JSON: its processor time, memory and start are nobody else's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

import numpy as np

from tests.speed.memory import memory
from tests.speed.peers.systems import System, system

What = Literal["search", "answer"]
#: In the folder of an index: the passages, a JSON list, and their vectors where nothing is to be embedded.
TEXTS, VECTORS = "texts.json", "vectors.npy"


class Cost(NamedTuple):
    """Milliseconds by the clock and of the processor, all threads together."""

    wall: float
    processor: float


class Crowd(NamedTuple):
    """What many askers at a time had: answers a second, and how many ended in an error of the system's."""

    a_second: float
    failed: int


class Worker:
    """The system `name` over the index in `folder`. Raises `RuntimeError` where the other process ended."""

    def __init__(self, name: str, folder: Path) -> None:
        self._command = [sys.executable, "-m", __name__, name, str(folder)]

    def __enter__(self) -> Self:
        self._began = time.perf_counter()
        quiet = {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "TQDM_DISABLE": "1"}
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | quiet
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def index(self) -> Cost:
        """Index the texts in the folder, with the libraries and the model loaded before."""
        return Cost(*self._told("index"))

    def first(self, what: What, question: str) -> Cost:
        """From the start of the process to the first result."""
        processor = self._told("first", what, question)
        return Cost(1000 * (time.perf_counter() - self._began), processor)

    def ask(self, what: What, question: str) -> Cost:
        return Cost(*self._told("ask", what, question))

    def crowd(self, what: What, questions: Sequence[str], clients: int, seconds: float) -> Crowd:
        return Crowd(*self._told("crowd", what, list(questions), clients, seconds))

    def memory(self) -> float:
        """MiB that the process has resident, those of mapped files among them."""
        return float(self._told("memory"))

    def _told(self, *asked: object) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told = self._process.stdout.readline()
        if not told:
            raise RuntimeError(f"{' '.join(self._command)} ended with {self._process.wait()}")
        return json.loads(told)


def _index(of: System, folder: Path) -> Cost:
    texts = json.loads((folder / TEXTS).read_text(encoding="utf-8"))
    vectors = np.load(folder / VECTORS) if (folder / VECTORS).exists() else None
    return _cost(lambda: of.index(texts, vectors, folder))


def _first(of: System, folder: Path, what: What, question: str) -> float:
    of.open(folder)
    getattr(of, what)(question)
    return 1000 * time.process_time()


def _ask(of: System, _: Path, what: What, question: str) -> Cost:
    return _cost(lambda: getattr(of, what)(question))


def _crowd(of: System, _: Path, what: What, questions: list[str], clients: int, seconds: float) -> Crowd:
    numbers, ended, failed = count(), list[float](), list[str]()
    began = time.perf_counter()

    def client() -> None:
        while time.perf_counter() < began + seconds:
            try:
                getattr(of, what)(questions[next(numbers) % len(questions)])
            except Exception as error:  # noqa: BLE001  whatever it is, it is no answer
                failed.append(repr(error))
            else:
                ended.append(time.perf_counter())

    askers = [threading.Thread(target=client) for _ in range(clients)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    # what was begun within the time is answered behind it, and counts with the time that it took
    return Crowd(len(ended) / (max(ended, default=began + seconds) - began), len(failed))


def _memory(_: System, __: Path) -> float:
    return memory()["VmRSS"] / 2**20


def _cost(done: Callable[[], object]) -> Cost:
    began, processor = time.perf_counter(), time.process_time()
    done()
    return Cost(1000 * (time.perf_counter() - began), 1000 * (time.process_time() - processor))


_HEARD: Mapping[str, Callable[..., object]] = {
    "index": _index,
    "first": _first,
    "ask": _ask,
    "crowd": _crowd,
    "memory": _memory,
}


def main(name: str, folder: str) -> None:
    """Hear lines until there are no more. What libraries print goes to standard error."""
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    of = system(name)
    for line in sys.stdin:
        what, *asked = json.loads(line)
        told.write(json.dumps(_HEARD[what](of, Path(folder), *asked)) + "\n")
        told.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
