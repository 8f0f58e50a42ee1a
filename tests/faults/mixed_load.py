"""Pages, questions, streams, searches and documents at once, while snapshots are swapped and a worker is killed.

    python -m tests.faults.mixed_load --minutes 10

Every answer is compared, byte by byte, with that to the same request alone, from one of the two snapshots that take
turns: one has a document that the other lacks. Nothing may differ, nothing may fail but a question that finds no place
(503), and only whom the killed worker was answering may see a closed connection. Memory is that of each worker.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import httpx
import numpy as np

from service.keys import KeyRing
from service.measuring.questions import read_questions
from tests.faults.serving import serving
from tests.quality.questions import CHOOSING

#: Clients at a time, questions of the set, swaps of the snapshot.
_CLIENTS, _QUESTIONS, _SWAPS = 6, 16, 3
#: Seconds behind the kill in which connections of the killed worker may still be found closed.
_CLOSED = 5.0
#: Seconds between two looks at memory.
_SAMPLED = 2.0
#: What happens at the beginning of each fifth of the time.
_FIFTHS = ("MiB at first", "behind a swap", "behind the kill", "behind a swap", "behind a swap")
_WORKER = re.compile(r"<dt>Worker \d+</dt><dd><bdi>process (\d+), answers")
_NAME = "S/RES/9001(2031)"
_DOCUMENT = b"""Resolution 9001 (2031)
of 3 May 2031

The Security Council,

1. Condemns the cutting of the moorings of ferries in Ganja;

2. Decides to remain seized of the matter.
"""


@dataclass(frozen=True, slots=True)
class Call:
    """A request of one kind; `body` makes it a POST."""

    kind: str
    path: str
    body: str = ""
    accept: str = "*/*"


@dataclass(slots=True)
class Seen:
    """What became of the requests: how many of each kind, what was wrong, and the memory of workers in MiB.

    closed  seconds behind the start at which connections were found closed
    memory  by process, pairs of seconds and MiB
    """

    answered: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    closed: list[float] = field(default_factory=list)
    memory: dict[int, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    killed: float = float("inf")
    swapped: int = 0

    @property
    def faults(self) -> list[str]:
        late = [at for at in self.closed if not self.killed - 0.1 <= at <= self.killed + _CLOSED]
        return [
            *(f"{number} × {what}" for what, number in self.wrong.items()),
            *(f"a connection was closed at {at:.1f} s" for at in late),
            *([] if self.swapped == _SWAPS else [f"{self.swapped} swaps in place of {_SWAPS}"]),
            *([] if self.killed < float("inf") else ["no worker was killed"]),
        ]


def mixed_load(data: Path, seconds: float, *, small: bool, workers: int = 2, seed: int = 0) -> Seen:
    """`small` is with the parts that need no model."""
    token = KeyRing(data / "keys.json").add("harvester", "write")
    settings = {"PINCITE_ACCESS": "open", "PINCITE_RATE_LIMIT": "off"}
    options = ["--workers", str(workers)]
    with serving(data, options, settings, token, small=small) as (client, _):
        calls = _calls()
        _add(client)
        _remove(client)  # as a fetched document is: the catalogue tells it from one that never was held
        expected: dict[Call, set[str]] = {call: {_hash(client, call)} for call in calls}
        _add(client)
        for call in calls:
            expected[call].add(_hash(client, call))
        return _loaded(client, expected, seconds, random.Random(seed))


def _calls() -> list[Call]:
    questions = [asked.question for asked in read_questions(CHOOSING)][:_QUESTIONS]
    html = "text/html"
    return [
        *(Call("question", "/api/v1/ask", question) for question in questions),
        *(Call("stream", "/api/v1/ask", question, "text/event-stream") for question in questions[::2]),
        *(Call("page of an answer", f"/?{urlencode({'q': question})}", accept=html) for question in questions[1::2]),
        *(Call("search", f"/api/v1/search?{urlencode({'q': question})}") for question in questions),
        Call("page", "/", accept=html),
        Call("page", "/documents", accept=html),
        Call("document", "/documents/A/75/660", accept=html),
        Call("document", "/api/v1/documents/A/75/660/blocks"),
        Call("document", "/api/v1/documents/A/75/660"),
    ]


def _send(client: httpx.Client, call: Call) -> httpx.Response:
    headers = {"accept": call.accept}
    if call.body:
        return client.post(call.path, json={"question": call.body}, headers=headers)
    return client.get(call.path, headers=headers)


def _hash(client: httpx.Client, call: Call) -> str:
    response = _send(client, call)
    response.raise_for_status()
    return hashlib.sha256(response.content).hexdigest()


def _loaded(client: httpx.Client, expected: Mapping[Call, set[str]], seconds: float, chance: random.Random) -> Seen:
    seen, began, over = Seen(), time.monotonic(), threading.Event()
    seeds = [chance.random() for _ in range(_CLIENTS)]
    threads = [
        threading.Thread(target=_client, args=(str(client.base_url), expected, seed, seen, began, over))
        for seed in seeds
    ]
    for thread in threads:
        thread.start()
    try:
        with _sampling(client, seen, began):
            for step, happens in enumerate((_remove, _kill, _add, _remove), 1):
                time.sleep(max(0.0, began + seconds * step / 5 - time.monotonic()))
                if happens is _kill:
                    seen.killed = time.monotonic() - began
                else:
                    seen.swapped += 1
                happens(client)
            time.sleep(max(0.0, began + seconds - time.monotonic()))
    finally:
        over.set()
        for thread in threads:
            thread.join()
    return seen


def _client(
    address: str, expected: Mapping[Call, set[str]], seed: float, seen: Seen, began: float, over: threading.Event
) -> None:
    chance, calls = random.Random(seed), list(expected)
    with httpx.Client(base_url=address, timeout=120) as client:
        while not over.is_set():
            call = chance.choice(calls)
            try:
                response = _send(client, call)
            except httpx.TransportError:
                seen.closed.append(time.monotonic() - began)
                continue
            if response.status_code == 503 and response.headers.get("retry-after"):
                seen.refused += 1
                time.sleep(0.2)
            elif response.status_code != 200:
                seen.wrong[f"{call.kind}: {response.status_code}"] += 1
            elif hashlib.sha256(response.content).hexdigest() not in expected[call]:
                seen.wrong[f"{call.kind}: another answer"] += 1
            else:
                seen.answered[call.kind] += 1


def _add(client: httpx.Client) -> None:
    _done(client, client.post("/api/v1/documents", params={"filename": "resolution.txt"}, content=_DOCUMENT))


def _remove(client: httpx.Client) -> None:
    _done(client, client.delete(f"/api/v1/documents/{_NAME}"))


def _done(client: httpx.Client, accepted: httpx.Response) -> None:
    """Wait for the job: then every worker answers from its snapshot."""
    accepted.raise_for_status()
    state = accepted.json()
    while state["state"] in ("waiting", "running"):
        time.sleep(0.1)
        state = client.get(f"/api/v1/jobs/{state['id']}").json()
    if state["state"] != "done":
        raise RuntimeError(f"the job failed: {state}")


def _kill(client: httpx.Client) -> None:
    """One worker, and wait until another is in its place."""
    os.kill(_workers(client)[0], signal.SIGKILL)
    while len(_again(client)) < 2:
        time.sleep(0.2)


def _again(client: httpx.Client) -> Sequence[int]:
    try:
        return _workers(client)
    except httpx.TransportError:  # of the killed worker
        return ()


def _workers(client: httpx.Client) -> list[int]:
    return [int(pid) for pid in _WORKER.findall(client.get("/status").text)]


@contextmanager
def _sampling(client: httpx.Client, seen: Seen, began: float) -> Iterator[None]:
    over = threading.Event()

    def sample() -> None:
        with httpx.Client(base_url=client.base_url, timeout=120) as own:
            while not over.wait(_SAMPLED):
                for pid in _again(own):
                    with suppress(OSError):  # it has just been killed
                        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
                        seen.memory[pid].append((time.monotonic() - began, pages * os.sysconf("SC_PAGE_SIZE") / 2**20))

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _told(seen: Seen) -> Iterator[str]:
    yield "| requests | answered |\n|---|---|"
    yield from (f"| {kind} | {number:,} |" for kind, number in sorted(seen.answered.items()))
    yield f"| refused (503) | {seen.refused:,} |"
    yield f"| connections found closed behind the kill | {len(seen.closed):,} |"
    yield "\n| worker | " + " | ".join(_FIFTHS) + " |\n|---|" + len(_FIFTHS) * "---|"
    yield from (
        f"| {number} | {' | '.join(_fifths(seen, of_one))} |" for number, of_one in enumerate(seen.memory.values(), 1)
    )


def _fifths(seen: Seen, memory: Sequence[tuple[float, float]]) -> Iterator[str]:
    """MiB of one worker in the middle and at the end of each fifth, behind what happens at its beginning."""
    end = max(at for of_one in seen.memory.values() for at, _ in of_one)
    at, mib = (np.array(column) for column in zip(*memory, strict=True))
    for number in range(len(_FIFTHS)):
        told = (end * (number + half) / len(_FIFTHS) for half in (0.5, 0.98))
        yield " → ".join(
            f"{np.interp(moment, at, mib):.0f}" if at[0] <= moment <= at[-1] + _SAMPLED else "–" for moment in told
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--small", action="store_true", help="with parts that need no model")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mixed-load-") as folder:
        seen = mixed_load(Path(folder) / "data", 60 * given.minutes, small=given.small, workers=given.workers)
    print("\n".join(_told(seen)))
    print("\n".join(seen.faults) or "no wrong answer, and no failure that was not declared")
    return 1 if seen.faults else 0


if __name__ == "__main__":
    sys.exit(main())
