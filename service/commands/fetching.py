"""A fetch as the command line shows it: progress with the time left, and a table of what became of each document."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tqdm import tqdm

from corpus.address import Address
from corpus.document import Document, Reference
from corpus.fetching.clock import duration
from corpus.fetching.fetch import ABSENT_FOR, Fetcher, reference_to
from corpus.fetching.ledger import Record
from corpus.shelf import Shelf
from corpus.symbol import Symbol

Say = Callable[[str], None]

#: Requests that a document takes at the least: where it is, and the file itself.
_REQUESTS = 2


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a run ended. `records` are of the documents asked for; `interrupted`: it was broken off."""

    records: tuple[Record, ...]
    interrupted: bool = False

    @property
    def status(self) -> int:
        """The exit status."""
        if self.interrupted:
            return 130
        return int(any(record.state == "failed" for record in self.records))


def chosen(cited: Sequence[Reference], asked_for: Sequence[Symbol | Address]) -> tuple[Reference, ...]:
    """The references to what is asked for by name, as they are cited if they are; without names, all that is cited."""
    if not asked_for:
        return tuple(cited)
    shelf = Shelf((reference.cites, reference) for reference in cited)
    found = [next(iter(shelf.sharing(identifier)), reference_to(identifier)) for identifier in asked_for]
    return tuple({reference.key: reference for reference in found}.values())


def fetch_all(fetcher: Fetcher, references: Sequence[Reference], say: Say) -> Fetched:
    """Fetch one after the other; each outcome is told when it is there. Ctrl-C ends it between two steps."""
    records: list[Record] = []
    started = fetcher.clock.seconds()
    with tqdm(total=len(references), unit=" documents", disable=not sys.stderr.isatty(), leave=False) as bar:
        try:
            for reference in references:
                records.append(fetcher.fetch(reference))
                bar.update()
                say(_progress(records, len(references), fetcher.clock.seconds() - started))
        except KeyboardInterrupt:
            return Fetched(tuple(records), interrupted=True)
    return Fetched(tuple(records))


def _progress(records: Sequence[Record], total: int, seconds: float) -> str:
    done, last = len(records), records[-1]
    detail = f"{last.file}, {_size(last.size)}" if last.state == "held" else last.reason
    left = f"; about {duration(round(seconds / done * (total - done)))} left" if done < total else ""
    return f"[{done}/{total}] {last.key}: {last.state} ({detail}){left}"


def plan(fetcher: Fetcher, references: Sequence[Reference], pause: float) -> Iterator[str]:
    """What a run would ask for first, a line a document, and how long that takes at the least."""
    for reference in references:
        yield f"{reference.cites}  {fetcher.address(reference)}"
    least = duration(round(_REQUESTS * 1.25 * pause * len(references)))
    yield f"{_documents(len(references))} to ask for; about {least} if all are found at once. Nothing was asked"


def summary(fetcher: Fetcher, references: Sequence[Reference]) -> Iterator[str]:
    """A table over all documents chosen, whether they were asked for in this run or not."""
    held = {reference.key for reference in references if fetcher.collection.holds(reference.cites)}
    states = Counter[str]()
    reasons: list[str] = []
    for reference in references:
        record = fetcher.ledger.get(reference.key)
        state = "held" if reference.key in held else record.state if record and record.state != "held" else "not asked"
        states[state] += 1
        if record and state not in ("held", "not asked"):
            reasons.append(f"  {state:<8} {reference.cites}  {record.reason}")
    for state in ("held", "absent", "failed", "removed", "not asked"):
        if states[state] or state not in ("removed", "not asked"):
            yield f"{state:<9} {states[state]:>4}"
    yield from sorted(reasons)
    if states["absent"]:
        yield f"absent documents are asked for again after {ABSENT_FOR} days, or with --again"


def documents_of(fetcher: Fetcher, records: Sequence[Record]) -> Iterator[Document]:
    """The documents that a run has brought, each once."""
    files = {record.file for record in records if record.state == "held"}
    return (holding.document for holding in fetcher.collection.holdings if holding.path.name in files)


def _documents(count: int) -> str:
    return f"{count} document{'' if count == 1 else 's'}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{math.ceil(size / 1e3)} kB"
