"""Work that takes a while, one piece at a time: each is on disk before it begins, so that a crash loses none."""

from __future__ import annotations

import datetime
import logging
import re
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.whole_write import write_whole
from service.errors import UnknownJob
from service.hints import for_api, for_page
from service.http_errors import detail_of, is_fault, status_and_name
from service.words import speaking, spoken

log = logging.getLogger("pincite")

Kind = Literal["read", "add", "remove"]
State = Literal["waiting", "running", "done", "failed"]
Outcome = Literal["", "read", "added", "replaced", "already_held", "removed"]
#: Jobs that have ended and are still told of.
_KEPT = 200
_ID = re.compile(r"[0-9a-f]{32}")


class Wanted(BaseModel):
    """What is said of a file besides its text, as `pincite add` has it; `name` or `symbol`, never both."""

    model_config = ConfigDict(frozen=True)

    symbol: str = ""
    name: str = ""
    title: str = ""
    author: str = ""
    date: str = ""
    replace: bool = False


class Job(BaseModel):
    """One piece of work.

    number   they are done in this order, whatever the clock says; 0 in older records
    of       the upload that it is about, or the symbol of the document to remove
    file     that upload's name, "" of a removal
    by       who asked for it, as the audit log has it
    stage    what is being done, in words; `step` of `steps`
    outcome  what came of it; "" until it is done
    symbol   of the document, as soon as it is known
    language of the page that asked for it: that of `told`
    error    the error's name, `detail` what was wrong for a program, `told` for a reader; "" where nothing was
    remarks  sentences that whoever added it should read: the reader's warnings, and how it is related to others
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: Kind
    of: str
    file: str
    by: str
    at: str
    number: int = 0
    wanted: Wanted = Wanted()
    language: str = "en"
    state: State = "waiting"
    stage: str = "waiting"
    step: int = 0
    steps: int = 1
    outcome: Outcome = ""
    symbol: str = ""
    error: str = ""
    status: int = 0
    detail: str = ""
    told: str = ""
    remarks: tuple[str, ...] = ()
    ended: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "failed")


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


class Ended(BaseModel):
    """What came of a piece of work that went well."""

    outcome: Outcome
    symbol: str = ""
    remarks: tuple[str, ...] = ()


#: What does the jobs of one kind, and in how many steps.
Work = tuple[Callable[[Job, Report], Ended], int]


class Jobs:
    """The jobs of one data folder, done by a thread one after the other; a context, in which that thread runs.

    What was waiting or going on when the process before was ended is taken up again.
    """

    def __init__(self, folder: Path, work: Mapping[Kind, Work]) -> None:
        self._folder = folder
        self._work = work
        self._changed = threading.Condition()
        self._ending = False
        self._thread = threading.Thread(target=self._go_on, name="jobs", daemon=True)
        self._jobs = {job.id: job for job in _read_all(folder)}

    def __enter__(self) -> Jobs:
        for job in self._jobs.values():
            if job.state == "running":
                self._put(job, state="waiting", stage="waiting", step=0)
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
        with self._changed:
            for job in self._jobs.values():
                if not job.is_over and (job.kind, job.of, job.wanted) == (kind, of, wanted):
                    return job
            job = Job(
                id=uuid.uuid4().hex,
                kind=kind,
                of=of,
                file=file,
                by=by,
                at=_now(),
                number=1 + max((job.number for job in self._jobs.values()), default=0),
                wanted=wanted,
                language=spoken().language,
            )
            self._keep(job)
            self._forget()
        return job

    def get(self, job_id: str) -> Job:
        """Raises `UnknownJob`."""
        found = self._jobs.get(job_id)
        if found is None:
            raise UnknownJob(job_id)
        return found

    def about(self, of: str, *kinds: Kind) -> Job | None:
        """The latest job about an upload or a document."""
        found = [job for job in self._jobs.values() if job.of == of and (not kinds or job.kind in kinds)]
        return found[-1] if found else None

    @property
    def latest(self) -> tuple[Job, ...]:
        """The latest first."""
        return tuple(reversed(self._jobs.values()))

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

    def _go_on(self) -> None:
        while (job := self._next()) is not None:
            self._do(job)

    def _next(self) -> Job | None:
        with self._changed:
            while not self._ending:
                waiting = next((job for job in self._jobs.values() if job.state == "waiting"), None)
                if waiting is not None:
                    return waiting
                self._changed.wait()
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
            changed = self._jobs[job.id].model_copy(update=changes)
            try:
                self._keep(changed)
            except OSError as error:
                log.warning("what became of job %s cannot be written: %s", job.id, error)
                self._know(changed)

    def _keep(self, job: Job) -> None:
        """On disk first, whole or not at all. Raises `OSError`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / f"{job.id}.json", job.model_dump_json().encode("utf-8", "replace"))
        self._know(job)

    def _know(self, job: Job) -> None:
        self._jobs[job.id] = job
        self._changed.notify_all()

    def _forget(self) -> None:
        over = [job for job in self._jobs.values() if job.is_over]
        for job in over[: max(0, len(over) - _KEPT)]:
            del self._jobs[job.id]
            with suppress(OSError):  # it is read again at the next start, and forgotten then
                (self._folder / f"{job.id}.json").unlink(missing_ok=True)


def _fields(ended: Ended) -> dict[str, object]:
    return {"outcome": ended.outcome, "remarks": ended.remarks} | ({"symbol": ended.symbol} if ended.symbol else {})


def _read_all(folder: Path) -> list[Job]:
    """In the order in which they were asked for. What is damaged is left out."""
    found = []
    for path in folder.glob("*.json"):
        try:
            found.append(Job.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            log.warning("%s is no record of a job, and is passed over", path)
    return sorted((job for job in found if _ID.fullmatch(job.id)), key=lambda job: (job.number, job.at))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
