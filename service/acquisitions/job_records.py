"""Records of jobs: a file each in one folder, which several processes of a service read and write."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.whole_write import write_whole

log = logging.getLogger("pincite")

Kind = Literal["read", "add", "remove"]
State = Literal["waiting", "running", "done", "failed"]
Outcome = Literal["", "read", "added", "replaced", "already_held", "removed"]
_State = tuple[int, int, int]
_ID = re.compile(r"[0-9a-f]{32}")
#: Seconds within which a folder may change twice and look as if it had once: file systems count time in ticks.
_TICK = 0.1


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


class Ended(BaseModel):
    """What came of a piece of work that went well."""

    outcome: Outcome
    symbol: str = ""
    remarks: tuple[str, ...] = ()


class JobRecords:
    """Those of a folder, as they were when it was last looked at, in the order in which they were asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._jobs: dict[str, Job] = {}
        self._read: dict[str, _State] = {}  # what each file was when it was read
        self._stamp: int | None = None

    def __iter__(self) -> Iterator[Job]:
        return iter(self._jobs.values())

    def get(self, job_id: str) -> Job | None:
        return self._jobs.get(job_id)

    def look(self) -> bool:
        """Read what other processes have changed; True where they have. Where not, it is one look at the disk."""
        try:
            stamp = self.folder.stat().st_mtime_ns
            if stamp == self._stamp:
                return False
            before = dict(self._jobs)
            self._read_changed()
        except OSError:  # there is none yet, or it cannot be read now
            return False
        self._stamp = stamp if abs(time.time() - stamp / 1e9) > _TICK else None
        return before != self._jobs

    def put(self, job: Job) -> None:
        """On disk first, whole or not at all. Raises `OSError`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._path(job.id), job.model_dump_json().encode("utf-8", "replace"))
        self._jobs[job.id] = job

    def know(self, job: Job) -> None:
        """What could not be written: what lies there is older, and is not read again."""
        self._jobs[job.id] = job
        with suppress(OSError):
            self._read[job.id] = _state(self._path(job.id).stat())

    def forget(self, job: Job) -> None:
        """Raises `OSError`; it is read again then."""
        self._jobs.pop(job.id, None)
        self._read.pop(job.id, None)
        self._path(job.id).unlink(missing_ok=True)

    def _path(self, job_id: str) -> Path:
        return self.folder / f"{job_id}.json"

    def _read_changed(self) -> None:
        """What is damaged is left out."""
        there: dict[str, _State] = {}
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(".json") and not entry.name.startswith("."):
                    there[entry.name.removesuffix(".json")] = _state(entry.stat())
        for gone in self._read.keys() - there.keys():
            self._jobs.pop(gone, None)
        changed = [job_id for job_id, state in there.items() if self._read.get(job_id) != state]
        self._jobs.update({job.id: job for job_id in changed if (job := self._read_one(job_id))})
        self._read = there
        if changed:
            self._jobs = {job.id: job for job in sorted(self, key=lambda job: (job.number, job.at))}

    def _read_one(self, job_id: str) -> Job | None:
        path = self._path(job_id)
        try:
            job = Job.model_validate_json(path.read_bytes())
        except FileNotFoundError:  # another process has just forgotten it
            return None
        except (OSError, ValidationError):
            log.warning("%s is no record of a job, and is passed over", path)
            return None
        return job if _ID.fullmatch(job.id) and job.id == job_id else None


def _state(status: os.stat_result) -> _State:
    """Another one whenever a file was put in the place of the one before."""
    return status.st_mtime_ns, status.st_ino, status.st_size
