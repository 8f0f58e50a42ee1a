"""Kills at random moments of building, adding, fetching, uploading and swapping, and a look at what each has left.

    python -m tests.faults.kills --kills 200

Every kill is SIGKILL. Behind each, a start must find a whole snapshot that answers, and hold whatever was said to be
held: what `pincite add` printed as added, what the record of fetching has as held, and every file that the service
took with 202. While a builder is killed beside it, a service answers every question. Takes some minutes on two cores,
and is bounded by the number of kills.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from service.keys import KeyRing
from tests.corpus.fetching.un_server import Site, serving
from tests.faults.serving import serving as serving_in
from tests.faults.victims import faults, started

#: Kills in one data folder, which grows by a document each.
_EACH_FOLDER = 20
_RESOLUTION = """Resolution {number} (2031)
of 3 May 2031

The Security Council,

Recalling its resolution 8001 (2025) of 4 June 2025,

1. Condemns the cutting of the moorings of ferries;

2. Decides to remain seized of the matter {number}.
"""
_ADDED = re.compile(r"^added (\S+), ", re.M)


@dataclass(slots=True)
class Yard:
    """A data folder, its server of documents to fetch, and what was promised there.

    took  seconds of one run of each kind that was left alone
    """

    data: Path
    chance: random.Random
    site: Site
    promised: set[str] = field(default_factory=set)
    took: dict[str, float] = field(default_factory=dict)
    number: int = 9000
    wrong: list[str] = field(default_factory=list)

    @property
    def said(self) -> Path:
        return self.data.with_name(f"{self.data.name}-said.txt")

    def resolution(self) -> Path:
        self.number += 1
        path = self.data.with_name(f"resolution-{self.number}.txt")
        path.write_text(_RESOLUTION.format(number=self.number), encoding="utf-8")
        return path


def build(yard: Yard) -> None:
    """A document is put into the folder by hand, and the builder is killed."""
    documents = yard.data / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    path = yard.resolution()
    path.rename(documents / path.name)
    yard.promised.add(f"S/RES/{yard.number}(2031)")
    _killed(yard, "build", ["build"])


def add(yard: Yard) -> None:
    _killed(yard, "add", ["add", str(yard.resolution())])
    yard.promised.update(_ADDED.findall(yard.said.read_text(encoding="utf-8", errors="replace")))


def fetch(yard: Yard) -> None:
    symbols = [f"A/77/{yard.number + more}" for more in (1, 2, 3)]
    yard.number += 3
    for symbol in symbols:
        yard.site.add(symbol)
    _killed(yard, "fetch", ["fetch", *symbols])


def upload(yard: Yard) -> None:
    """A service is killed while it takes files in and builds."""
    with _service(yard) as (client, kill):
        until = _moment(yard, "upload", 1.5)
        began = time.monotonic()
        while time.monotonic() - began < until:
            _upload(yard, client)
            time.sleep(yard.chance.uniform(0, 0.2))
        kill()


def swap(yard: Yard) -> None:
    """A builder is killed beside a service that answers all the time, and then the service while it takes one up."""
    with _service(yard) as (client, kill):
        process = started(yard.data, yard.said, ["add", str(yard.resolution())])
        until = _moment(yard, "add", 1.0)
        began = time.monotonic()
        while time.monotonic() - began < until:
            answer = client.get("/api/v1/search", params={"q": "moorings of ferries"})
            if answer.status_code != 200 or not answer.json()["hits"]:
                yard.wrong.append(f"swap: {answer.status_code} {answer.text[:200]}")
        process.kill()
        process.join()
        yard.promised.update(_ADDED.findall(yard.said.read_text(encoding="utf-8", errors="replace")))
        kill()


KINDS: Mapping[str, Callable[[Yard], None]] = {
    "build": build, "add": add, "fetch": fetch, "upload": upload, "swap": swap,
}  # fmt: skip


def kills(folder: Path, chance: random.Random, kinds: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Of each kill its kind, and what was wrong behind it, "" for nothing."""
    with ExitStack() as stack:
        yard: Yard | None = None
        for number, kind in enumerate(kinds):
            if yard is None or number % _EACH_FOLDER == 0:
                took = yard.took if yard else {}
                site = stack.enter_context(serving(Site()))
                yard = Yard(folder / f"data-{number}", chance, site, took=took)
                _left_alone(yard, ["build"])
            yard.wrong = []
            KINDS[kind](yard)
            look = faults(yard.data, yard.said, sorted(yard.promised))
            yield kind, "; ".join([*yard.wrong, *([look] if look else [])])


def _killed(yard: Yard, kind: str, arguments: list[str]) -> None:
    if kind not in yard.took:  # the first is left alone: it says how long one takes
        began = time.monotonic()
        _left_alone(yard, arguments)
        yard.took[kind] = time.monotonic() - began
        return
    process = started(yard.data, yard.said, arguments, fetched_from=yard.site.port)
    process.join(_moment(yard, kind, 1.0))
    process.kill()
    process.join()


def _left_alone(yard: Yard, arguments: list[str]) -> None:
    process = started(yard.data, yard.said, arguments, fetched_from=yard.site.port)
    process.join()
    if process.exitcode not in (0, 1):
        raise RuntimeError(f"{arguments}: {process.exitcode}: {yard.said.read_text(encoding='utf-8')}")


def _moment(yard: Yard, kind: str, otherwise: float) -> float:
    return yard.chance.uniform(0, yard.took.get(kind, otherwise))


@contextmanager
def _service(yard: Yard) -> Iterator[tuple[httpx.Client, Callable[[], None]]]:
    """A client of a service that answers, and what kills that."""
    ring = KeyRing(yard.data / "keys.json")
    token = ring.add(f"key-{yard.number}-{yard.chance.randrange(10**9)}", "write")
    with serving_in(yard.data, token=token) as (client, process):

        def kill() -> None:
            process.kill()
            process.join()

        try:
            yield client, kill
        finally:
            kill()


def _upload(yard: Yard, client: httpx.Client) -> None:
    path = yard.resolution()
    answer = client.post("/api/v1/documents", params={"filename": path.name}, content=path.read_bytes())
    if answer.status_code == 202:
        yard.promised.add(f"S/RES/{yard.number}(2031)")
    else:
        yard.wrong.append(f"upload: {answer.status_code} {answer.text[:200]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="the same moments again, as far as the machine is as fast")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    kinds = list(KINDS) * (given.kills // len(KINDS) + 1)
    began, told = time.monotonic(), dict.fromkeys(KINDS, 0)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        for number, (kind, wrong) in enumerate(kills(Path(folder), chance, iter(kinds[: given.kills])), start=1):
            told[kind] += 1
            bad += bool(wrong)
            if wrong or number % 20 == 0:
                print(f"{number} {kind}: {wrong or 'well'}; {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
    print(f"{sum(told.values())} kills ({told}), {bad} with something wrong behind")  # noqa: T201
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
