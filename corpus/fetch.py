"""Cited documents that are not held: asked for, read, checked against what was cited, and put among the documents.

Every document asked for ends in one of three states. Absent is what its server says it has not; failed is everything
else that did not come, and is asked for again by the next run.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import filelock

from corpus.acceptance import Read, Refusal, accept
from corpus.address import Address, Identifier
from corpus.catalogue import catalogue
from corpus.clock import Clock
from corpus.document import Document, Reference
from corpus.download import Downloader, Failure
from corpus.errors import FetchRunning, NotWritable
from corpus.ledger import Ledger, Record
from corpus.library import LETTER, READERS, find_files, read_document, read_library
from corpus.shelf import Shelf, hash_of
from corpus.sources import Absence, Arrival, Source, UnitedNations, WebPages
from corpus.symbol import Symbol

#: Days after which an absent document is asked for again: documents are released late, and addresses mended.
ABSENT_FOR = 30
_LEDGER = "fetched.json"
_LOCK = "fetching.lock"
#: Reasons of one failure that are kept: the formats and halves of a document mostly fail alike.
_REASONS = 3


@dataclass(slots=True)
class Fetcher:
    """Fetches into one folder. Only one process may: see `alone_in`.

    own  the documents held that were not fetched: what ships, and what people have added
    """

    ledger: Ledger
    shelf: Shelf
    united_nations: Source
    web_pages: Source
    clock: Clock = field(default_factory=Clock)
    read: Read = read_document
    own: tuple[Document, ...] = ()

    @classmethod
    def open(
        cls,
        data: Path,
        web: Downloader,
        *,
        language: str = "en",
        read: Read = read_document,
        readable: Iterable[str] = READERS,
        shipped: Sequence[Path] = (LETTER,),
    ) -> Fetcher:
        """For the data folder `data`; writes nothing. `readable` are the suffixes that `read` takes.

        Raises `LedgerDamaged`, and `CorpusError` for a document of one's own that cannot be read.
        """
        suffixes = frozenset(readable)
        ledger, shelf = Ledger.open(data / _LEDGER), Shelf(data / "documents")
        fetched = {record.file for record in ledger}
        added = (path for path in find_files(shelf.folder) if path.name not in fetched)
        return cls(
            ledger=ledger,
            shelf=shelf,
            united_nations=UnitedNations(web, suffixes, language),
            web_pages=WebPages(web, suffixes),
            clock=web.clock,
            read=read,
            own=read_library((*shipped, *added)),
        )

    def cited(self, *, further: bool = False) -> tuple[Reference, ...]:
        """What one's own documents cite and are not, each once; `further`, what the fetched ones cite as well."""
        fetched = dict.fromkeys(self.shelf.folder / record.file for record in self._intact()) if further else ()
        documents = (*self.own, *(self.read(path) for path in fetched))
        return tuple(entry.reference for entry in catalogue(documents) if entry.held is None)

    def wanted(self, references: Sequence[Reference], *, again: bool = False) -> tuple[Reference, ...]:
        """The references to ask for: not those that are held, or absent for less than `ABSENT_FOR` days.

        again  ask for the absent ones as well
        """
        held = {half for record in self._intact() for half in record.identifier.halves} | self._taken
        return tuple(
            reference
            for reference in references
            if held.isdisjoint(reference.cites.halves) and (again or not self._is_absent(reference.key))
        )

    def address(self, reference: Reference) -> str:
        """What is asked first for a document."""
        return self._source(reference).address(reference)

    def fetch(self, reference: Reference) -> Record:
        """Ask for one document, and record what became of it. Raises `NotWritable`."""
        record = self._twin(reference) or self._asked(reference)
        self.ledger.put(record)
        return record

    @property
    def _taken(self) -> frozenset[str]:
        return frozenset(half for document in self.own for half in document.symbol.halves)

    def _intact(self) -> Iterator[Record]:
        return filter(self._is_intact, self.ledger)

    def _is_intact(self, record: Record) -> bool:
        return record.state == "held" and self.shelf.has(record)

    def _source(self, reference: Reference) -> Source:
        return self.united_nations if reference.symbol else self.web_pages

    def _is_absent(self, key: str) -> bool:
        record = self.ledger.get(key)
        fresh = datetime.timedelta(days=ABSENT_FOR)
        return record is not None and record.state == "absent" and self.clock.now() - record.at < fresh

    def _twin(self, reference: Reference) -> Record | None:
        """A joint document may be cited by either half, as if it were two."""
        halves = set(reference.cites.halves)
        held = (record for record in self.ledger if record.state == "held")
        same = (record for record in held if halves & set(record.identifier.halves))
        record = next(filter(self._is_intact, same), None)
        return replace(record, key=reference.key, reason=f"the same document as {record.key}") if record else None

    def _asked(self, reference: Reference) -> Record:
        absences: list[Absence] = []
        failures: list[Failure] = []
        for offer in self._source(reference).offers(reference):
            if isinstance(offer, Arrival):
                kept = self._received(reference, offer)
                if isinstance(kept, Record):
                    return kept
                failures.append(Failure(offer.url, kept.reason))
            elif isinstance(offer, Absence):
                absences.append(offer)
            else:
                failures.append(offer)
        if failures:
            reasons = dict.fromkeys(f"{_host(failure.url)} {failure.reason}" for failure in failures)
            return self._record(reference, "failed", "; ".join(list(reasons)[:_REASONS]), failures[-1].url)
        return self._record(reference, "absent", absences[-1].reason, absences[-1].url)

    def _received(self, reference: Reference, arrival: Arrival) -> Record | Refusal:
        """The file, if it is what was cited, among the documents; recorded before it is moved there."""
        before = self.ledger.get(reference.key)
        instead_of = before.file if before else ""
        staged = self.shelf.stage(self.shelf.free_stem(reference.cites, instead_of), arrival.suffix, arrival.data)
        known = accept(staged, reference, arrival.url, self.clock.now().date(), self.read)
        if not isinstance(known, Refusal):
            known = self._not_taken(known)
        if isinstance(known, Refusal):
            self.shelf.clear()
            return known
        record = Record(
            key=reference.key,
            state="held",
            at=self.clock.now(),
            url=arrival.url,
            known=str(known),
            file=staged.name,
            sha256=hash_of(arrival.data),
            size=len(arrival.data),
        )
        self.ledger.put(record)
        self.shelf.keep(staged, instead_of)
        return record

    def _not_taken(self, known: Identifier) -> Identifier | Refusal:
        """A document may print a half more than was cited, and be held by that already."""
        halves = self._taken & set(known.halves)
        if not halves:
            return known
        return Refusal(f"sent {known}, which is held as {min(halves)}: put both symbols on its card")

    def _record(self, reference: Reference, state: Literal["absent", "failed"], reason: str, url: str) -> Record:
        """A file that was held before and is damaged stays where it is, and stays known for one that was fetched."""
        before = self.ledger.get(reference.key) or Record(reference.key, state, self.clock.now())
        return replace(before, state=state, at=self.clock.now(), reason=reason, url=url)


@contextmanager
def alone_in(data: Path) -> Iterator[None]:
    """Keep other processes from fetching into the data folder. Raises `FetchRunning` and `NotWritable`."""
    lock = filelock.FileLock(data / _LOCK)
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise FetchRunning(data) from error
    except OSError as error:
        raise NotWritable(data, error.strerror or type(error).__name__) from error
    try:
        yield
    finally:
        lock.release()


def reference_to(identifier: Identifier) -> Reference:
    """As if something cited it: for what is asked for by name."""
    if isinstance(identifier, Symbol):
        return Reference("", 0, 0, symbol=identifier)
    return Reference("", 0, 0, url=f"https://{identifier}")


def _host(url: str) -> str:
    return Address.of(url).page.partition("/")[0]
