"""The desk where documents are handed in and given back: what pages and API call, and the work that its jobs do."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType

from corpus.address import identify_held
from corpus.card import Card
from corpus.document import Document
from corpus.errors import NotWritable
from corpus.fetching.ledger import LEDGER, Ledger, Record
from corpus.holdings.apart.readers import ReadersApart
from corpus.holdings.collection import AlreadyHeld, Collection, sweep
from corpus.holdings.library import LETTER
from corpus.holdings.source import Source
from index.snapshot import already_read
from service.acquisitions.adding import remarks
from service.acquisitions.audit import AuditLog, what_became
from service.acquisitions.cards import card_of
from service.acquisitions.indexing import Say, alone
from service.acquisitions.job_records import Ended, Job, Wanted
from service.acquisitions.jobs import Jobs, Report
from service.acquisitions.looks import Look, keep_look, kept_look, look_at
from service.acquisitions.removing import remove_document
from service.acquisitions.uploads import Upload, WaitingRoom
from service.errors import UnknownUpload
from service.keys import KeyRing
from service.settings import Settings

#: Documents that were read to be looked at and are kept in memory.
_LOOKED_AT = 16

#: Brings the index up to date; documents read just now come with the hashes of their sources.
Index = Callable[[Say, Mapping[str, Document]], object]


class Desk:
    """One data folder's. A context, in which its jobs are done.

    takes_from_pages  documents may be added and removed on the pages; the API asks for a key instead
    index             what brings the index up to date, `take_up` what makes the service answer from it
    readers           what reads the files that are handed in, in a process of its own
    """

    def __init__(
        self,
        settings: Settings,
        *,
        index: Index,
        take_up: Callable[[], object] = lambda: None,
        readers: Callable[[], ReadersApart] | None = None,
    ) -> None:
        self._settings = settings
        self._index = index
        self._take_up = take_up
        self._readers = readers or partial(ReadersApart, settings.reading_limits)
        self.takes_from_pages = settings.uploads
        self.keys = KeyRing(settings.keys_file)
        self.log = AuditLog(settings.audit_file)
        most = settings.upload_limit * 1_000_000
        self.room = WaitingRoom(settings.data / "uploads", most=most, in_use=self._is_waited_for)
        self._looks: OrderedDict[str, Look] = OrderedDict()
        self._lock = threading.Lock()
        self._records: tuple[tuple[int, int], tuple[Record, ...]] = ((0, 0), ())
        self.jobs = Jobs(
            settings.data / "jobs",
            {"read": (self._read, 1), "add": (self._add, 4), "remove": (self._remove, 3)},
        )

    def __enter__(self) -> Desk:
        self.jobs.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.jobs.__exit__(kind, error, traceback)

    # --- what is asked of it ---

    def receive(self, name: str, data: bytes, by: str) -> Upload:
        """Take a file in, to be looked at before it is held. Raises `UnknownFormat`, `BadUpload` or `NotWritable`."""
        with self._written():
            upload = self.room.put(name, data, by)
            if self.look(upload.id) is None:
                self.jobs.submit("read", upload.id, file=upload.name, by=by)
        return upload

    def look(self, upload_id: str) -> Look | None:
        """What was read of it, here or by another process; None while it is being read, or where it cannot be."""
        with self._lock:
            known = self._looks.get(upload_id)
        if known is None and (known := kept_look(self.room.look(upload_id))) is not None:
            self._know(upload_id, known)
        return known

    def reading(self, upload: Upload) -> Job:
        """The job that reads a file that waits, begun anew where what was read is not kept any more."""
        job = self.jobs.about(upload.id, "read")
        if job is None or (job.state == "done" and self.look(upload.id) is None):
            return self.jobs.submit("read", upload.id, file=upload.name, by=upload.by)
        return job

    def keep(self, upload: Upload, wanted: Wanted, by: str) -> Job:
        """The job that makes it held for good. Raises `BadSymbol`, `BadName`, `InvalidRequest` or `NotWritable`."""
        card_of(Path(upload.name), wanted)
        with self._written():
            return self.jobs.submit("add", upload.id, file=upload.name, by=by, wanted=wanted)

    def add(self, name: str, data: bytes, wanted: Wanted, by: str) -> Job:
        """Take a file in and hold it for good, without a look. Raises as `receive` and `keep`."""
        card_of(Path(name), wanted)
        with self._written():
            upload = self.room.put(name, data, by)
        return self.keep(upload, wanted, by)

    def remove(self, document: Document, by: str) -> Job:
        with self._written():
            return self.jobs.submit("remove", document.symbol.slug, by=by)

    def discard(self, upload_id: str) -> None:
        self.room.discard(upload_id)
        with self._lock:
            self._looks.pop(upload_id, None)

    def fetched(self) -> tuple[Record, ...]:
        """What became of what was fetched; nothing where the record cannot be read."""
        path = self._settings.data / LEDGER
        try:
            state = path.stat()
        except OSError:
            return ()
        stamp = (state.st_mtime_ns, state.st_size)
        if self._records[0] != stamp:
            self._records = (stamp, tuple(Ledger.open(path)))
        return self._records[1]

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NotWritable(self._settings.data, error) from error

    # --- what its jobs do ---

    def _read(self, job: Job, report: Report) -> Ended:
        report.stage("reading the file")
        upload = self.room.get(job.of)
        with self._readers() as readers:
            look = look_at(self.room.source(upload, Card(Path(upload.name))), readers.document)
        keep_look(self.room.look(upload.id), look)
        self._know(upload.id, look)
        return Ended(outcome="read", symbol="" if look.nameless else str(look.document.symbol))

    def _know(self, upload_id: str, look: Look) -> None:
        with self._lock:
            self._looks[upload_id] = look
            while len(self._looks) > _LOOKED_AT:
                self._looks.popitem(last=False)

    def _add(self, job: Job, report: Report) -> Ended:
        report.stage("reading the file")
        upload = self._waiting(job)
        if upload is None:  # the process ended behind the adding and before the end of the job
            return self._indexed(job, report, "added", job.symbol, {}, ())
        source = self.room.source(upload, card_of(Path(upload.name), job.wanted))
        document = self._as_looked_at(source, job) or self._read_apart(source)
        report.symbol(str(document.symbol))
        report.stage("adding it to those held")
        with self._alone(report):
            sweep(self._settings.documents)
            collection = self._collection()
            with self.log.adding(collection, document, source.data, upload.name, job.by) as tell:
                added = collection.add(source, replace=job.wanted.replace, read=document)
                tell(added)
            if isinstance(added, AlreadyHeld):
                self.discard(upload.id)
                return self._indexed(job, report, "already_held", str(added.holding.document.symbol), {}, ())
            said = tuple(remarks(Path(upload.name), added))
        self.discard(upload.id)
        held = added.holding
        known = {held.sha256: held.document}
        return self._indexed(
            job,
            report,
            what_became(added),
            str(held.document.symbol),
            known,
            (*document.warnings, *said),
        )

    def _read_apart(self, source: Source) -> Document:
        with self._readers() as readers:
            return readers.document(source)

    def _waiting(self, job: Job) -> Upload | None:
        try:
            return self.room.get(job.of)
        except UnknownUpload:
            if not job.symbol:
                raise
            return None

    def _is_waited_for(self, upload_id: str) -> bool:
        return any(job.of == upload_id and not job.is_over for job in self.jobs.latest)

    def _remove(self, job: Job, report: Report) -> Ended:
        report.stage("moving its file away")
        wanted = identify_held(job.of)
        with self._alone(report):
            collection = self._collection()
            if job.symbol and not collection.holds(wanted):  # done before the process ended
                return self._indexed(job, report, "removed", job.symbol, {}, ())
            symbol = str(collection.holding(wanted).document.symbol)
            report.symbol(symbol)
            ledger = Ledger.open(self._settings.data / LEDGER)
            remove_document(collection, ledger, self.log, wanted, job.by)
        return self._indexed(job, report, "removed", symbol, {}, ())

    def _indexed(  # noqa: PLR0913  # what the end of every job tells
        self,
        job: Job,
        report: Report,
        outcome: str,
        symbol: str,
        known: Mapping[str, Document],
        said: tuple[str, ...],
    ) -> Ended:
        report.stage("building the index")
        self._index(report.note, known)
        report.stage("taking the new index up")
        self._take_up()
        return Ended.model_validate({"outcome": outcome, "symbol": symbol, "remarks": said})

    def _as_looked_at(self, source: Source, job: Job) -> Document | None:
        """What was read already, where nothing is said of the file that it does not say itself."""
        look = self.look(job.of)
        return look.document if look and not look.nameless and not source.card.text else None

    def _collection(self) -> Collection:
        known = already_read(self._settings.snapshots)
        return Collection(self._settings.documents, self._settings.removed, shipped=(LETTER,), known=known)

    def _alone(self, report: Report) -> AbstractContextManager[None]:
        return alone(self._settings, say=lambda _: report.note("waiting for another process to end"))
