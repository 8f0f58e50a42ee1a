"""Two processes over one folder: what one is asked for, the other does, and both tell of it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.acquisitions.desk import Desk
from service.acquisitions.job_records import Ended, Job
from service.acquisitions.jobs import Jobs, Report
from service.errors import UnknownJob
from tests.index.ferries import LOG
from tests.service.acquisitions.desks import settings_of


def nothing(job: Job, report: Report) -> Ended:
    report.stage("reading the file")
    return Ended(outcome="read")


def held(let: threading.Event) -> Callable[[Job, Report], Ended]:
    def work(job: Job, report: Report) -> Ended:
        report.stage("reading the file")
        let.wait(30)
        return Ended(outcome="read")

    return work


def test_one_does_the_jobs_and_the_other_sees_how_far_they_are(tmp_path: Path) -> None:
    let = threading.Event()
    with Jobs(tmp_path, {"read": (held(let), 1)}) as doing:
        doing.submit("read", "first", by="page")
        other = Jobs(tmp_path, {"read": (nothing, 1)})
        with other:
            asked = other.submit("read", "second", by="page")
            assert doing.get(asked.id) == asked
            assert other.submit("read", "second", by="page").id == asked.id
            time.sleep(0.6)  # twice as long as it takes to look
            assert other.get(asked.id).state == "waiting"  # it would be done by now if both did them
            let.set()
            assert other.wait(asked.id, 30).state == "done"
            assert [job.of for job in other.latest] == ["second", "first"]


def test_another_takes_the_jobs_over_where_the_first_ends(tmp_path: Path) -> None:
    with Jobs(tmp_path, {"read": (nothing, 1)}) as first, Jobs(tmp_path, {"read": (nothing, 1)}) as second:
        first.__exit__(None, None, None)
        assert second.wait(second.submit("read", "a", by="page").id, 30).state == "done"


def test_what_the_other_has_forgotten_is_unknown(tmp_path: Path) -> None:
    jobs, other = (Jobs(tmp_path, {"read": (nothing, 1)}) for _ in range(2))
    job = jobs.submit("read", "a", by="page")
    assert other.get(job.id) == job
    (tmp_path / f"{job.id}.json").unlink()
    with pytest.raises(UnknownJob):
        other.get(job.id)


def test_listeners_are_told_by_whichever_process_does_the_job(tmp_path: Path) -> None:
    let = threading.Event()

    async def listened(jobs: Jobs, job: Job) -> list[str]:
        states: list[str] = [job.state]
        while not job.is_over:
            job = await jobs.changed(job, 30)
            states.append(job.state)
            let.set()
        return states

    with Jobs(tmp_path, {"read": (held(let), 1)}), Jobs(tmp_path, {"read": (held(let), 1)}) as other:
        states = asyncio.run(listened(other, other.submit("read", "a", by="page")))
    assert (states[0], states[-1]) == ("waiting", "done")
    assert "running" in states


def test_a_listener_to_what_does_not_change_is_told_so(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, {})
    job = jobs.submit("read", "a", by="page")
    assert asyncio.run(jobs.changed(job, 0.05)) == job


def test_a_listener_holds_up_no_event_loop_while_another_thread_is_at_the_records(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path, {})
    job = jobs.submit("read", "a", by="page")
    is_held, let = threading.Event(), threading.Event()

    def hold() -> None:
        with jobs._changed:
            is_held.set()
            let.wait(5)

    async def listened() -> Job:
        listening = asyncio.create_task(jobs.changed(job, 10))
        await asyncio.sleep(0.1)  # it listens by now, and this goes on
        let.set()
        await asyncio.to_thread(jobs._put, job, stage="reading the file")
        return await listening

    holding = threading.Thread(target=hold)
    holding.start()
    assert is_held.wait(5)
    began = time.monotonic()
    assert asyncio.run(listened()).stage == "reading the file"
    assert time.monotonic() - began < 4
    holding.join()


def test_what_one_has_read_of_a_file_the_other_shows(tmp_path: Path) -> None:
    desk, other = (Desk(settings_of(tmp_path), index=lambda say, known: None) for _ in range(2))
    with desk:
        upload = other.receive("log.md", f"A/77/402\n\n{LOG}".encode(), "page")
        assert other.look(upload.id) is None
        job = desk.jobs.about(upload.id, "read")
        assert job is not None
        assert desk.jobs.wait(job.id, 30).state == "done"
    look = other.look(upload.id)
    assert look is not None
    assert look == desk.look(upload.id)
    assert str(look.document.symbol) == "A/77/402"
    other.discard(upload.id)
    assert not list((tmp_path / "uploads").iterdir())
