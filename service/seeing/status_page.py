"""`/status`: the state of the service on one page, for the person who runs it."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from litestar import MediaType, get
from litestar.di import NamedDependency

from service.acquisitions.desk import Desk
from service.asking.answerer import Answerer
from service.pages.renderer import Renderer
from service.seeing import metrics
from service.words import spoken, to_say
from service.workers.board import Board
from service.workers.worker import ALONE, Worker

if sys.platform != "win32":
    import resource

_BEGAN = time.monotonic()
_OF_STATUS = {
    "answered": to_say("Answers: answered"),
    "not_answered": to_say("Answers: not answered"),
    "answered_by_source_not_held": to_say("Answers: answered by source not held"),
}


@dataclass(frozen=True, slots=True)
class StatusPage:
    """`facts` are names and values, in the order in which they are shown."""

    facts: tuple[tuple[str, str], ...]


@get("/status", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False)
def status(
    answerer: NamedDependency[Answerer],
    shelf: NamedDependency[Desk | None],
    renderer: NamedDependency[Renderer],
    worker: NamedDependency[Worker],
) -> str:
    return renderer.render("status.html", status_page(answerer, shelf, worker))


def status_page(answerer: Answerer, desk: Desk | None, worker: Worker = ALONE) -> StatusPage:
    manifest, built = answerer.snapshot.manifest, answerer.snapshot.built
    jobs = [job for job in desk.jobs.latest if not job.is_over] if desk is not None else []
    say = spoken()
    failed = sum(job.state == "failed" for job in desk.jobs.latest) if desk is not None else 0
    return StatusPage(
        (
            (say("Version"), version("pincite")),
            (say("Runs for"), _duration(time.monotonic() - _BEGAN)),
            *(_memory() if worker.board is None else _workers(worker.board)),
            (say("Snapshot"), manifest.id),
            (say("Built"), _moment(built) if built else say("in memory")),
            (say("Documents and passages"), say("{} and {}", f"{manifest.documents:,}", f"{manifest.passages:,}")),
            (say("Model"), manifest.model),
            (say("Questions inside, and of those waiting"), say("{} and {}", *_inside_and_waiting())),
            *_answers(),
            (say("Jobs that wait or go on"), f"{len(jobs):,}"),
            (say("Jobs that failed, of those kept"), f"{failed:,}"),
        )
    )


def _memory() -> tuple[tuple[str, str], ...]:
    """The most that the process has had, where the system counts it in kibibytes."""
    if sys.platform != "linux":
        return ()
    return ((spoken()("Memory at most"), f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:,} MiB"),)


def _workers(board: Board) -> Iterator[tuple[str, str]]:
    """A line for each that runs; all of them answer from the snapshot below, but for a moment."""
    say = spoken()
    for row in board:
        answers = say("process {}, answers; questions inside: {}", row.pid, row.inside)
        told = answers if row.ready else say("process {}, begins", row.pid)
        yield say("Worker {}", row.number), f"{told}{_resident(row.pid)}"


def _resident(pid: int) -> str:
    """The memory that a process has now, where the system tells."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return ""
    return f", {pages * resource.getpagesize() // 2**20:,} MiB"


def _answers() -> tuple[tuple[str, str], ...]:
    """Counts by status since the start."""
    counts: dict[str, float] = {}
    for sample in metrics.samples("pincite_answers_total"):
        counts[sample.labels["status"]] = counts.get(sample.labels["status"], 0) + sample.value
    return tuple(
        (spoken()(_OF_STATUS.get(status, status)), f"{count:,.0f}") for status, count in sorted(counts.items())
    )


def _inside_and_waiting() -> tuple[str, ...]:
    names = ("pincite_questions_inside", "pincite_questions_waiting")
    return tuple(f"{sum(sample.value for sample in metrics.samples(name)):,.0f}" for name in names)


def _moment(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")


def _duration(seconds: float) -> str:
    minutes = int(seconds // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    return spoken()("{} d {} h {} min", days, hours, minutes)
