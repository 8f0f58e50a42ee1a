"""Work that takes a while, one piece at a time: each is on disk before it begins, so that a crash loses none."""

from __future__ import annotations

import asyncio
import datetime
import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from service.acquisitions.job_records import Ended, Job, JobRecords, Kind, Wanted
from service.errors import UnknownJob
from service.hints import for_api, for_page
from service.http_errors import detail_of, is_fault, status_and_name
from service.words import speaking, spoken

log = logging.getLogger("pincite")

#: Jobs that have ended and are still told of.
_KEPT = 200
#: Seconds between two looks at what other processes ask for and do.
_LOOKED = 0.25


class Report:
    """What a piece of work tells of itself while it goes on."""

    def __init__(self, put: Callable[..., None], steps: int) -> None:
        self._put, self._steps, self._step = put, steps, 0

    def stage(self, words: str) -> None:
        """The next of its steps has begun."""
        self._step = min(self._step + 1, self._steps)
        self._put(stage=words, step=self._step, steps=self._steps)

    def note(self, words: str) -> None:
        """More of the step that is going on."""
        self._put(stage=words)

    def symbol(self, symbol: str) -> None:
        self._put(symbol=symbol)


#: What does the jobs of one kind, and in how many steps.
Work = tuple[Callable[[Job, Report], Ended], int]


class Jobs:
    """The jobs of one data folder, done one after the other; a context, in which a thread does them or waits to.

    Of several processes over one folder one does them, and where it ends another one. What was waiting or going on then
    is taken up again.
    """

    def __init__(self, folder: Path, work: Mapping[Kind, Work]) -> None:
        self._folder = folder
        self._work = work
        self._changed = threading.Condition()
        self._ending = False
        self._thread = threading.Thread(target=self._go_on, name="jobs", daemon=True)
        self._doing = FileLock(folder / ".doing.lock")
        self._records = JobRecords(folder)
        self._listeners: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._listening = threading.Lock()  # of the listeners, never held while the disk is read: event loops take it
        self._records.look()

    def __enter__(self) -> Jobs:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """The job that goes on is left to the next start: it may take minutes, and loses nothing."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        self._thread.join(timeout=2)

    def submit(self, kind: Kind, of: str, *, file: str = "", by: str, wanted: Wanted | None = None) -> Job:
        """The job that does it: one that is waiting or going on already, if it is about the same and wants the same."""
        wanted = wanted or Wanted()
        self._folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self._folder / ".asking.lock"), self._changed:  # another process is waited for before our own
            self._look()
            for job in self._records:
                if not job.is_over and (job.kind, job.of, job.wanted) == (kind, of, wanted):
                    return job
            job = Job(
                id=uuid.uuid4().hex,
                kind=kind,
                of=of,
                file=file,
                by=by,
                at=_now(),
                number=1 + max((job.number for job in self._records), default=0),
                wanted=wanted,
                language=spoken().language,
            )
            self._records.put(job)
            self._forget()
            self._notify()
        return job

    def get(self, job_id: str) -> Job:
        """Raises `UnknownJob`."""
        with self._changed:
            self._look()
            found = self._records.get(job_id)
        if found is None:
            raise UnknownJob(job_id)
        return found

    def about(self, of: str, *kinds: Kind) -> Job | None:
        """The latest job about an upload or a document."""
        return next((job for job in self.latest if job.of == of and (not kinds or job.kind in kinds)), None)

    @property
    def latest(self) -> tuple[Job, ...]:
        """The latest first."""
        with self._changed:
            self._look()
            return tuple(reversed(tuple(self._records)))

    def wait(self, job_id: str, seconds: float, *, before: Job | None = None) -> Job:
        """The job when it is over, or after so many seconds; with `before`, as soon as it is another than that."""
        until = time.monotonic() + seconds
        with self._changed:
            while True:
                job = self.get(job_id)
                left = until - time.monotonic()
                if job.is_over or left <= 0 or (before is not None and job != before):
                    return job
                self._changed.wait(left)

    async def changed(self, before: Job, seconds: float) -> Job:
        """The job as soon as it is another than before, or as it is after so many seconds. No thread waits for it."""
        told = asyncio.Event()
        with self._listening:
            self._listeners[told] = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                while (job := await asyncio.to_thread(self.get, before.id)) == before:
                    await told.wait()
                    told.clear()
                return job
        except TimeoutError:
            return before
        finally:
            with self._listening:
                del self._listeners[told]

    def _go_on(self) -> None:
        """Do the jobs, or see what another process does of them until it is this one's turn to."""
        with self._changed:
            while not self._ending and not self._takes_them_over():
                self._look()
                self._changed.wait(_LOOKED)
        try:
            while (job := self._next()) is not None:
                self._do(job)
        finally:
            self._doing.release()

    def _takes_them_over(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._doing.acquire(timeout=0)
        except (Timeout, OSError):
            return False
        self._look()
        for job in tuple(self._records):
            if job.state == "running":  # in a process that has ended
                self._put(job, state="waiting", stage="waiting", step=0)
        return True

    def _next(self) -> Job | None:
        with self._changed:
            while not self._ending:
                self._look()
                waiting = next((job for job in self._records if job.state == "waiting"), None)
                if waiting is not None:
                    return waiting
                self._changed.wait(_LOOKED)
        return None

    def _do(self, job: Job) -> None:
        work, steps = self._work[job.kind]
        self._put(job, state="running", steps=steps)
        try:
            ended = work(job, Report(lambda **changes: self._put(job, **changes), steps))
        except Exception as error:  # noqa: BLE001  whatever it is, the next job may go well
            self._failed(job, error)
        else:
            self._put(job, state="done", stage="done", step=steps, ended=_now(), **_fields(ended))

    def _failed(self, job: Job, error: Exception) -> None:
        status, name = status_and_name(error)
        if is_fault(error):
            log.error("job %s, %s %s", job.id, job.kind, job.of, exc_info=error)
        detail = detail_of(error, for_api)
        with speaking(job.language):
            told = detail_of(error, for_page)
        self._put(
            job, state="failed", stage="failed", ended=_now(), error=name, status=status, detail=detail, told=told
        )

    def _put(self, job: Job, **changes: object) -> None:
        """What cannot be written is told all the same; the next start does the job again, which changes nothing."""
        with self._changed:
            changed = (self._records.get(job.id) or job).model_copy(update=changes)
            try:
                self._records.put(changed)
            except OSError as error:
                log.warning("what became of job %s cannot be written: %s", job.id, error)
                self._records.know(changed)
            self._notify()

    def _look(self) -> None:
        if self._records.look():
            self._notify()

    def _notify(self) -> None:
        self._changed.notify_all()
        with self._listening:
            listeners = tuple(self._listeners.items())
        for told, loop in listeners:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(told.set)

    def _forget(self) -> None:
        over = [job for job in self._records if job.is_over]
        for job in over[: max(0, len(over) - _KEPT)]:
            with suppress(OSError):
                self._records.forget(job)


def _fields(ended: Ended) -> dict[str, object]:
    return {"outcome": ended.outcome, "remarks": ended.remarks} | ({"symbol": ended.symbol} if ended.symbol else {})


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
