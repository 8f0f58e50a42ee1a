"""An answerer whose questions are counted, timed by stage and logged, without their words unless that is wanted."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from index.embed import Embedder
from index.snapshot import Snapshot
from service.asking.answer import Abstained, Answer
from service.asking.answerer import Answerer
from service.asking.networks import Networks
from service.asking.request import Ask
from service.asking.steps import Hear, Step, nobody
from service.seeing import metrics

log = logging.getLogger("pincite.answers")


@dataclass(slots=True)
class _Course:
    """Of one question; `times` are seconds by stage."""

    began: float = field(default_factory=time.perf_counter)
    times: dict[str, float] = field(default_factory=dict)

    def past(self, stage: str) -> None:
        """The stage ends now; those before it are not part of it."""
        if stage not in self.times:
            self.times[stage] = time.perf_counter() - self.began - sum(self.times.values())


_COURSE: ContextVar[_Course | None] = ContextVar("course", default=None)


class _WatchedTurns(threading.BoundedSemaphore):
    """Turns as an answerer gives them, and how many wait for one."""

    def __enter__(self, blocking: bool = True, timeout: float | None = None) -> bool:
        with metrics.WAITING.track_inprogress():
            entered = super().__enter__(blocking, timeout)
        course = _COURSE.get()
        if course is not None:
            course.past("waiting")
        return entered


class WatchedAnswerer(Answerer):
    """`log_questions` puts the words of questions into the log."""

    def __init__(
        self,
        snapshot: Snapshot,
        embedder: Embedder,
        *,
        log_questions: bool = False,
        networks: Networks | None = None,
        cores: int | None = None,
    ) -> None:
        super().__init__(snapshot, embedder, networks=networks, cores=cores)
        self._turns = _WatchedTurns(self.cores)  # as many as there are anyhow
        self._log_questions = log_questions
        metrics.PASSAGES.set(len(snapshot.passages))
        metrics.DOCUMENTS.set(len(snapshot.documents))
        metrics.BUILT.set(snapshot.built or 0)
        metrics.SWAPS.inc()

    def ask(self, request: Ask, hear: Hear = nobody) -> Answer:
        with metrics.INSIDE.track_inprogress(), _course() as course:

            def heard(step: Step) -> None:
                course.past("understanding")
                hear(step)

            answer = super().ask(request, heard)
            course.past("answering")
            self._tell(request, answer, course)
            return answer

    def _tell(self, request: Ask, answer: Answer, course: _Course) -> None:
        status = answer.reason if isinstance(answer, Abstained) else "answered"
        metrics.ANSWERS.labels(status, answer.language).inc()
        for stage, seconds in course.times.items():
            metrics.STAGES.labels(stage).observe(seconds)
        told: dict[str, object] = {
            "status": status,
            "ms": {stage: round(1000 * seconds, 1) for stage, seconds in course.times.items()},
            "snapshot": self.snapshot.manifest.id,
        }
        if self._log_questions:
            told["question"] = request.question
        log.info("a question was answered", extra={"told": told})


@contextmanager
def _course() -> Iterator[_Course]:
    course = _Course()
    token = _COURSE.set(course)
    try:
        yield course
    finally:
        _COURSE.reset(token)
