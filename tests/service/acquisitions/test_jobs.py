"""Jobs where the disk is full and the clock is set: none is lost, and they are done in their order."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from service.acquisitions.job_records import Ended, Job
from service.acquisitions.jobs import Jobs, Report
from service.acquisitions.uploads import WaitingRoom
from tests.full_disk import full_disk
from tests.index.ferries import LOG
from tests.service.acquisitions.desks import opened


def nothing(job: Job, report: Report) -> Ended:
    report.stage("reading the file")
    return Ended(outcome="read")


def test_a_full_disk_ends_no_thread_and_the_jobs_behind_are_done(tmp_path: Path) -> None:
    with Jobs(tmp_path, {"read": (nothing, 1)}) as jobs:
        first = jobs.submit("read", "a", by="page")
        with full_disk(10):
            done = jobs.wait(first.id, 30)
        assert done.state == "done"
        second = jobs.submit("read", "b", by="page")
        assert jobs.wait(second.id, 30).state == "done"


def test_what_cannot_be_kept_is_not_promised(tmp_path: Path) -> None:
    with Jobs(tmp_path, {"read": (nothing, 1)}) as jobs:
        with full_disk(10), pytest.raises(OSError, match="File too large"):
            jobs.submit("read", "a", by="page")
        assert jobs.latest == ()


def test_a_record_that_is_gone_while_its_job_goes_on_ends_no_thread(tmp_path: Path) -> None:
    def lose(job: Job, report: Report) -> Ended:
        for record in tmp_path.glob("*.json"):
            record.unlink()
        assert job.id not in {known.id for known in jobs.latest}  # it has looked, and finds none
        report.stage("reading the file")
        is_told.set()
        return Ended(outcome="read")

    is_told = threading.Event()
    with Jobs(tmp_path, {"read": (lose, 1)}) as jobs:
        for of in ("a", "b"):
            job = jobs.submit("read", of, by="page")
            assert is_told.wait(30)
            is_told.clear()
            assert jobs.wait(job.id, 30).state == "done"


def test_jobs_are_taken_up_in_the_order_they_were_asked_for_though_the_clock_was_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Jobs(tmp_path, {"add": (nothing, 1), "remove": (nothing, 1)})  # never begun, as if it were killed
    before.submit("add", "A/77/402", by="page")
    monkeypatch.setattr("service.acquisitions.jobs._now", lambda: "1999-01-01T00:00:00+00:00")
    before.submit("remove", "A/77/402", by="page")
    after = Jobs(tmp_path, {"add": (nothing, 1), "remove": (nothing, 1)})
    assert [job.kind for job in reversed(after.latest)] == ["add", "remove"]


def test_a_file_that_work_waits_for_stays_though_the_clock_jumps_ahead(tmp_path: Path) -> None:
    room = WaitingRoom(tmp_path, in_use=lambda upload_id: upload_id == waited.id)
    waited, other = (room.put(name, name.encode(), "page") for name in ("waited.md", "other.md"))
    then = time.time() - 365 * 86_400
    for path in tmp_path.iterdir():
        os.utime(path, (then, then))
    room.put("third.md", b"third", "page")
    assert {upload.name for upload in room} == {"waited.md", "third.md"}
    assert other.name == "other.md"


def test_an_upload_to_a_full_disk_is_refused_and_later_ones_are_taken(tmp_path: Path) -> None:
    with opened(tmp_path, uploads=False) as service:
        headers = {"authorization": f"Bearer {service.desk.keys.add('harvester', 'write')}"}
        text = f"A/77/402\n\n{LOG}".encode()
        with full_disk(10):
            refused = service.client.post(
                "/api/v1/documents", params={"filename": "log.md"}, content=text, headers=headers
            )
        assert (refused.status_code, refused.json()["error"]) == (507, "not_writable")
        taken = service.client.post("/api/v1/documents", params={"filename": "log.md"}, content=text, headers=headers)
        assert service.desk.jobs.wait(taken.json()["id"], 60).outcome == "added"
