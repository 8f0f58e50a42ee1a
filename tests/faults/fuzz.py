"""Files changed by chance are read, each to a document or a `CorpusError`; anything else is a finding.

    python -m tests.faults.fuzz --inputs 100000 --reader docx
    python -m tests.faults.fuzz --inputs 100000 --reader pdf --largest 5000

An input follows from the reader, the number of the run and its own number alone, so that a finding is had again with
`--first` and `--inputs 1`. It is read in a process of its own kind, which ends where one input takes more than a
limit of processor time or of memory; then the next begins behind it. Findings are written to `out/fuzz`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from corpus.card import Card
from corpus.errors import CorpusError
from corpus.holdings.readers import READERS
from corpus.holdings.source import Source
from corpus.symbol import Symbol
from tests.faults.mutations import mutated
from tests.faults.seeds import LARGEST, seeds_of

SUFFIXES = {"markdown": ".md", "text": ".txt", "html": ".html", "pdf": ".pdf", "docx": ".docx", "doc": ".doc"}
#: Seconds of the processor that one input may take. The largest have 200,000 bytes; a page takes a tenth of a second.
SECONDS = 20.0
#: Seconds by the clock, where something waits and takes no processor time; LibreOffice is given 120.
_STUCK = 400
#: Bytes of addresses that a process may have beyond those it has at first; LibreOffice, a process of its own, has more.
_MEMORY = 2_000_000_000
_MEMORY_OF_OTHERS = 16_000_000_000
_SYMBOL = Symbol.parse("A/91/7001")

Read = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Finding:
    number: int
    what: str

    def keep(self, folder: Path, stem: str, data: bytes, suffix: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{stem}-{self.number}{suffix}").write_bytes(data)
        (folder / f"{stem}-{self.number}.error").write_text(self.what, encoding="utf-8", errors="replace")


@dataclass(slots=True)
class Tally:
    """What came of a run: how many inputs were documents, were refused, and what was found; seconds of the slowest."""

    documents: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def inputs(self) -> int:
        return self.documents + self.refused + len(self.findings)


@dataclass(frozen=True, slots=True)
class Run:
    """The inputs of one reader. `seed` is the run's; `seconds` those of the processor that one input may take."""

    suffix: str
    seed: int
    seeds: tuple[bytes, ...]
    seconds: float = SECONDS
    read: Read | None = None

    def input(self, number: int) -> bytes:
        return mutated(self.suffix, self.seeds, random.Random(f"{self.seed}{self.suffix}{number}"))

    def document(self, data: bytes) -> object:
        """Whatever is no `CorpusError` goes on up."""
        path = Path(f"mangled{self.suffix}")
        try:
            return self.read(data) if self.read else Source(path, data, Card(path, _SYMBOL)).document()
        except CorpusError:
            return None


def run(what: Run, numbers: range, until: float = float("inf")) -> Tally:
    """Read the inputs with these numbers, or as many as there is time for; `until` by `time.monotonic`."""
    tally = Tally()
    context = multiprocessing.get_context("fork")
    at = numbers.start
    while at < numbers.stop and time.monotonic() < until:
        current = context.Value("q", at)
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(what, range(at, numbers.stop), until, current, theirs))
        worker.start()
        theirs.close()
        for kind, number, told in _messages(ours):
            at = number + 1
            _count(tally, kind, number, told)
        worker.join()
        ours.close()
        if worker.exitcode:
            at = current.value
            tally.findings.append(Finding(at, _death(worker.exitcode, what.seconds)))
            at += 1
        elif time.monotonic() >= until:
            break
    return tally


def _count(tally: Tally, kind: str, number: int, told: str) -> None:
    if kind == "finding":
        tally.findings.append(Finding(number, told))
        return
    documents, refused, slowest = told.split()
    tally.documents += int(documents)
    tally.refused += int(refused)
    tally.slowest = max(tally.slowest, float(slowest))


def _messages(pipe: multiprocessing.connection.Connection) -> Iterator[tuple[str, int, str]]:
    while True:
        try:
            yield pipe.recv()
        except EOFError:
            return


def _work(
    what: Run,
    numbers: range,
    until: float,
    current: Synchronized[int],
    pipe: multiprocessing.connection.Connection,
) -> None:
    """Timers whose signals nobody takes end the process, also where it is in a library written in C."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _bound(_MEMORY_OF_OTHERS if what.suffix == ".doc" else _MEMORY)
    for number in numbers:
        current.value = number
        data = what.input(number)
        signal.setitimer(signal.ITIMER_PROF, what.seconds)
        signal.alarm(_STUCK)
        began = time.process_time()
        try:
            is_document = what.document(data) is not None
        except Exception:  # noqa: BLE001  whatever it is, it is what is looked for
            pipe.send(("finding", number, traceback.format_exc()))
        else:
            took = time.process_time() - began
            pipe.send(("read", number, f"{int(is_document)} {int(not is_document)} {took:.3f}"))
        if time.monotonic() >= until:
            break
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.alarm(0)


def _bound(more: int) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _death(exitcode: int, seconds: float) -> str:
    if exitcode == -signal.SIGPROF:
        return f"it took more than {seconds:,.0f} s of the processor\n"
    if exitcode == -signal.SIGALRM:
        return f"it took more than {_STUCK} s by the clock\n"
    return f"the process ended with {signal.Signals(-exitcode).name if exitcode < 0 else exitcode}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000, help="of each reader")
    parser.add_argument("--first", type=int, default=0, help="number of the first")
    parser.add_argument("--reader", choices=SUFFIXES, action="append", help="all where none is named")
    parser.add_argument("--seed", type=int, default=1, help="of the run: another seed, other inputs")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="by the clock, of each reader at most")
    parser.add_argument("--largest", type=int, default=LARGEST, help="bytes of a file beside the project to begin with")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"), help="where findings are written")
    asked = parser.parse_args()
    found = 0
    for reader in asked.reader or SUFFIXES:
        suffix = SUFFIXES[reader]
        what = Run(suffix, asked.seed, seeds_of(suffix, asked.largest))
        what.document(what.seeds[0])  # so that what is loaded with the first is loaded once
        began = time.monotonic()
        tally = run(what, range(asked.first, asked.first + asked.inputs), began + asked.seconds)
        for finding in tally.findings:
            finding.keep(asked.out, f"{reader}-{asked.seed}", what.input(finding.number), suffix)
        found += len(tally.findings)
        sys.stdout.write(
            f"{reader}: {tally.inputs:,} inputs of {len(what.seeds)} seeds, {tally.documents:,} documents, "
            f"{tally.refused:,} refused, {len(tally.findings)} findings, slowest {tally.slowest:.1f} s, "
            f"{time.monotonic() - began:,.0f} s in all\n"
        )
        sys.stdout.flush()
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    assert set(SUFFIXES.values()) <= set(READERS)
    main()
