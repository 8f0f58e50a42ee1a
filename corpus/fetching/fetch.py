"""Cited documents that are not held: asked for, read, checked against what was cited, and put among the documents.

Every document asked for ends in one of three states. Absent is what its server says it has not; failed is everything
else that did not come, and is asked for again by the next run. What was taken out is asked for only by name.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import filelock

from corpus.address import Address, Identifier
from corpus.citations.catalogue import catalogue
from corpus.document import Document, Reference
from corpus.errors import FetchRunning, NotWritable
from corpus.fetching.acceptance import Accepted, Complete, Read, Refusal, accept
from corpus.fetching.clock import Clock
from corpus.fetching.download import Downloader, Failure
from corpus.fetching.ledger import LEDGER, Ledger, Record
from corpus.fetching.servers import Absence, Arrival, Server, UnitedNations, WebPages
from corpus.holdings.collection import Added, AlreadyHeld, Collection, sweep
from corpus.holdings.library import LETTER, Holding
from corpus.holdings.readers import READERS
from corpus.holdings.source import Source
from corpus.symbol import Symbol

#: Days after which an absent document is asked for again: documents are released late, and addresses mended.
ABSENT_FOR = 30
_LOCK = "fetching.lock"
#: Reasons of one failure that are kept: the formats and halves of a document mostly fail alike.
_REASONS = 3


#: What is told of a document that was put among those held.
Tell = Callable[[Added | AlreadyHeld], None]
#: Lasts while an accepted file is put into a collection, and gives what is told of it then.
Audited = Callable[[Collection, Accepted], AbstractContextManager[Tell]]


def _unaudited(collection: Collection, accepted: Accepted) -> AbstractContextManager[Tell]:
    return nullcontext(lambda added: None)


@dataclass(slots=True)
class Fetcher:
    """Fetches into one data folder. Only one process may: see `alone_in`.

    read      what makes a document of a file, and `complete` what makes its card whole
    alone     while it lasts, no other process changes the documents or the record
    audited   writes down what is added
    """

    data: Path
    ledger: Ledger
    collection: Collection
    united_nations: Server
    web_pages: Server
    clock: Clock = field(default_factory=Clock)
    read: Read = Source.document
    complete: Complete = Source.completed_card
    alone: Callable[[], AbstractContextManager[None]] = nullcontext
    audited: Audited = _unaudited

    @classmethod
    def open(  # noqa: PLR0913  # options, each by its keyword
        cls,
        data: Path,
        web: Downloader,
        *,
        language: str = "en",
        read: Read = Source.document,
        complete: Complete = Source.completed_card,
        readable: Iterable[str] = READERS,
        shipped: Sequence[Path] = (LETTER,),
        known: Mapping[str, Document] = MappingProxyType({}),
        alone: Callable[[], AbstractContextManager[None]] = nullcontext,
        audited: Audited = _unaudited,
    ) -> Fetcher:
        """For the data folder `data`; writes nothing. `readable` are the suffixes that `read` takes.

        `known` are documents that need not be read, as for `Collection`. Raises `LedgerDamaged`.
        """
        suffixes = frozenset(readable)
        return cls(
            data=data,
            ledger=Ledger.open(data / LEDGER),
            collection=Collection(data / "documents", data / "removed", shipped=shipped, known=known),
            united_nations=UnitedNations(web, suffixes, language),
            web_pages=WebPages(web, suffixes),
            clock=web.clock,
            read=read,
            complete=complete,
            alone=alone,
            audited=audited,
        )

    def cited(self, *, further: bool = False) -> tuple[Reference, ...]:
        """What one's own documents cite and are not, each once; `further`, what the fetched ones cite as well."""
        documents = [h.document for h in self.collection.holdings if further or not self._is_fetched(h)]
        return tuple(entry.reference for entry in catalogue(documents) if entry.held is None)

    def wanted(
        self, references: Sequence[Reference], *, again: bool = False, named: bool = False
    ) -> tuple[Reference, ...]:
        """The references to ask for: not those that are held, absent for less than `ABSENT_FOR` days, or removed.

        again  ask for the absent ones as well
        named  they are asked for by name, which brings back what was removed
        """
        return tuple(
            reference
            for reference in references
            if not self.collection.holds(reference.cites)
            and (again or not self._is_absent(reference.key))
            and (named or not self._is_removed(reference.cites))
        )

    def address(self, reference: Reference) -> str:
        """What is asked first for a document."""
        return self._server(reference).address(reference)

    def fetch(self, reference: Reference) -> Record:
        """Ask for one document, and record what became of it. Raises `NotWritable`."""
        record = self._twin(reference) or self._asked(reference)
        with self.alone():
            self.ledger.put(record, *self._of_other_halves(reference, record))
        return record

    def _is_fetched(self, holding: Holding) -> bool:
        return any(record.file == holding.path.name for record in self.ledger)

    def _server(self, reference: Reference) -> Server:
        return self.united_nations if reference.symbol else self.web_pages

    def _is_absent(self, key: str) -> bool:
        record = self.ledger.get(key)
        fresh = datetime.timedelta(days=ABSENT_FOR)
        return record is not None and record.state == "absent" and self.clock.now() - record.at < fresh

    def _is_removed(self, cited: Identifier) -> bool:
        records = (self.ledger.get(half) for half in cited.halves)
        return any(record is not None and record.state == "removed" for record in records)

    def _twin(self, reference: Reference) -> Record | None:
        """A joint document may be cited by either half, as if it were two."""
        if not self.collection.holds(reference.cites):
            return None
        file = self.collection.holding(reference.cites).path.name
        record = next((record for record in self.ledger if (record.state, record.file) == ("held", file)), None)
        return replace(record, key=reference.key, reason=f"the same document as {record.key}") if record else None

    def _of_other_halves(self, reference: Reference, record: Record) -> Iterator[Record]:
        """A document that came back is not removed any more, by whichever half it is cited."""
        if record.state == "held":
            for half in self.collection.holding(reference.cites).document.symbol.halves:
                before = self.ledger.get(half)
                if half != record.key and before is not None and before.state == "removed":
                    yield replace(record, key=half, reason=f"the same document as {record.key}")

    def _asked(self, reference: Reference) -> Record:
        absences: list[Absence] = []
        failures: list[Failure] = []
        for offer in self._server(reference).offers(reference):
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
        """The record of a file that is what was cited and lies among the documents now."""
        accepted = accept(arrival, reference, self.clock.now().date(), self.read, self.complete)
        if isinstance(accepted, Refusal):
            return accepted
        with self.alone():
            added = self._placed(reference, accepted)
        if isinstance(added, Refusal):
            return added
        return Record(
            key=reference.key,
            state="held",
            at=self.clock.now(),
            url=arrival.url,
            file=added.holding.path.name,
            sha256=hashlib.sha256(arrival.data).hexdigest(),
            size=len(arrival.data),
        )

    def _placed(self, reference: Reference, accepted: Accepted) -> Added | AlreadyHeld | Refusal:
        """Put among the documents as they are now, in the place of a file of the same document that is damaged."""
        before = self.ledger.get(reference.key)
        known = accepted.document.symbol
        try:
            sweep(self.data / "documents")
            self.collection = self.collection.anew()
            own = [
                half for h in self.collection.holdings if not self._is_fetched(h) for half in h.document.symbol.halves
            ]
            taken = set(own) & set(known.halves)
            if taken:
                return Refusal(f"sent {known}, which is held as {min(taken)}: put both symbols on its card")
            damaged = before.file if before else ""
            with self.audited(self.collection, accepted) as tell:
                added = self.collection.add(accepted.source, replace=True, read=accepted.document, damaged=damaged)
                tell(added)
        except OSError as error:
            raise NotWritable(Path(error.filename or self.data), error) from error
        there = added.holding
        if not there.document.symbol.same_document(known):
            return Refusal(f"sent for {known} the very text of {there.document.symbol} ({there.path.name})")
        return added

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
        raise NotWritable(data, error) from error
    try:
        yield
    finally:
        lock.release()


def reference_to(identifier: Symbol | Address) -> Reference:
    """As if something cited it: for what is asked for by name."""
    if isinstance(identifier, Symbol):
        return Reference("", 0, 0, symbol=identifier)
    return Reference("", 0, 0, url=identifier.url)


def _host(url: str) -> str:
    return Address.of(url).page.partition("/")[0]
