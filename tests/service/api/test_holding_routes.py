"""Documents added and removed over the API: keys, jobs that are polled and listened to, the same file twice, crashes."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.acquisitions.job_records import Job, Wanted
from service.keys import KeyRing
from tests.index.ferries import LOG
from tests.service.acquisitions.desks import Opened, opened
from tests.service.conftest import error_of

ADD = "/api/v1/documents"
TEXT = f"A/77/402\n\n{LOG}"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path, uploads=False) as service:
        yield service


@pytest.fixture
def write(service: Opened) -> dict[str, str]:
    return {"authorization": f"Bearer {service.desk.keys.add('harvester', 'write')}"}


def added(service: Opened, headers: dict[str, str], text: str = TEXT, **given: str) -> dict[str, Any]:
    response = service.client.post(ADD, params={"filename": "log.md", **given}, content=text.encode(), headers=headers)
    assert response.status_code == 202, response.text
    assert response.headers["location"] == response.json()["url"]
    return ended(service, response.json()["url"], headers)


def ended(service: Opened, url: str, headers: dict[str, str]) -> dict[str, Any]:
    service.desk.jobs.wait(url.rpartition("/")[2], 60)
    response = service.client.get(url, headers=headers)
    assert response.status_code == 200
    return dict(response.json())


def test_a_document_is_added_and_removed_as_jobs(service: Opened, write: dict[str, str]) -> None:
    job = added(service, write)
    assert (job["state"], job["outcome"], job["symbol"], job["error"]) == ("done", "added", "A/77/402", None)
    assert service.client.get(job["document"]).status_code == 200
    response = service.client.delete(f"{ADD}/A/77/402", headers=write)
    assert response.status_code == 202
    assert ended(service, response.json()["url"], write)["outcome"] == "removed"
    assert service.client.get(job["document"]).status_code == 404
    assert [(entry.what, entry.by) for entry in service.desk.log] == [
        ("added", "key:harvester"),
        ("removed", "key:harvester"),
    ]
    assert {entry.sha256 for entry in service.desk.log} == {hashlib.sha256(TEXT.encode()).hexdigest()}


def test_a_multipart_form_says_what_it_is_known_by(service: Opened, write: dict[str, str]) -> None:
    files = {"file": ("release.txt", b"Ferries adrift\n\nEleven ferries had lost their moorings.\n", "text/plain")}
    fields = {"name": "Harbour Union 2023", "author": "International Harbour Union", "date": "2023-02-05"}
    response = service.client.post(ADD, files=files, data=fields, headers=write)
    job = ended(service, response.json()["url"], write)
    assert (job["outcome"], job["symbol"]) == ("added", "Harbour Union 2023")
    assert service.client.get(job["document"]).json()["author"] == "International Harbour Union"


def test_the_same_file_again_is_held_already(service: Opened, write: dict[str, str]) -> None:
    added(service, write)
    again = added(service, write)
    assert (again["state"], again["outcome"], again["symbol"]) == ("done", "already_held", "A/77/402")
    assert len(list(service.desk.log)) == 1


def test_the_same_file_while_it_waits_is_the_same_job(service: Opened, write: dict[str, str]) -> None:
    gate = threading.Event()
    index = service.desk._index
    service.desk._index = lambda say, known: (gate.wait(30), index(say, known))  # holds the first job up
    first = service.client.post(ADD, params={"filename": "a.md", "symbol": "A/1/1"}, content=b"One.\n", headers=write)
    same = [
        service.client.post(ADD, params={"filename": "log.md"}, content=TEXT.encode(), headers=write).json()["id"]
        for _ in range(2)
    ]
    gate.set()
    assert len(set(same)) == 1
    ended(service, first.json()["url"], write)
    assert ended(service, f"/api/v1/jobs/{same[0]}", write)["outcome"] == "added"


def test_what_is_wrong_with_a_file_is_in_its_job(service: Opened, write: dict[str, str]) -> None:
    nameless = added(service, write, "Ferries adrift\n\nEleven had lost their moorings.\n")
    assert (nameless["state"], nameless["error"]["error"], nameless["error"]["status"]) == (
        "failed",
        "symbol_missing",
        422,
    )
    assert "send its symbol" in nameless["error"]["detail"]
    added(service, write)
    other = added(service, write, TEXT.replace("nine", "ten"))
    assert other["error"]["error"] == "another_text"
    assert "replace=true" in other["error"]["detail"]
    assert added(service, write, TEXT.replace("nine", "ten"), replace="true")["outcome"] == "replaced"


def test_a_job_is_listened_to_until_it_is_over(service: Opened, write: dict[str, str]) -> None:
    response = service.client.post(ADD, params={"filename": "log.md"}, content=TEXT.encode(), headers=write)
    with service.client.stream(
        "GET", response.json()["url"], headers={**write, "accept": "text/event-stream", "accept-encoding": "gzip"}
    ) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert "content-encoding" not in stream.headers
        lines = [line for line in stream.iter_lines() if line]
    told = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    assert set(lines[0::2]) == {"event: job"}
    assert told[-1]["outcome"] == "added"
    steps = [job["step"] for job in told]
    assert steps == sorted(steps)
    assert told[-1] == service.client.get(told[-1]["url"], headers=write).json()


@pytest.mark.parametrize(
    ("authorization", "status", "error"),
    [
        ("", 401, "unauthorized"),
        ("Bearer", 401, "unauthorized"),
        ("Bearer pincite_wrong", 401, "unauthorized"),
        ("Basic aGFydmVzdGVy", 401, "unauthorized"),
        ("Bearer \xff\xfe", 401, "unauthorized"),
    ],
)
@pytest.mark.parametrize(("method", "path"), [("POST", ADD), ("DELETE", f"{ADD}/A/75/660"), ("GET", "/api/v1/jobs/1")])
def test_without_a_key_nothing_is_done(
    service_of_module: Opened, method: str, path: str, authorization: str, status: int, error: str
) -> None:
    headers = {b"authorization": authorization.encode("latin-1")} if authorization else {}
    response = service_of_module.client.request(method, path, headers=headers, content=b"x")
    assert (response.status_code, error_of(response)) == (status, error)
    assert "whoever runs the service makes keys" in response.json()["detail"]


def test_what_a_browser_sends_by_itself_adds_nothing(service: Opened, write: dict[str, str]) -> None:
    """It sends a password that it was told once with every form, whichever page the form stands on."""
    token = write["authorization"].removeprefix("Bearer ")
    headers = {"authorization": f"Basic {base64.b64encode(f':{token}'.encode()).decode()}"}
    files = {"file": ("lake.txt", b"The lake is deep.")}
    assert service.client.post("/api/v1/documents", files=files, headers=headers).status_code == 401


def test_a_key_that_reads_may_not_write_and_a_revoked_one_nothing(service_of_module: Opened) -> None:
    ring = service_of_module.desk.keys
    reader = {"authorization": f"Bearer {ring.add('reader', 'read')}"}
    for method, path in (("POST", ADD), ("DELETE", f"{ADD}/A/75/660")):
        response = service_of_module.client.request(method, path, headers=reader, content=b"x")
        assert (response.status_code, error_of(response)) == (403, "forbidden")
    assert error_of(service_of_module.client.get("/api/v1/jobs/1", headers=reader)) == "unknown_job"
    ring.revoke("reader")
    assert "was revoked" in service_of_module.client.get("/api/v1/jobs/1", headers=reader).json()["detail"]


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({}, "invalid_request"),
        ({"filename": "log.exe"}, "unknown_format"),
        ({"filename": "log.md", "symbol": "nonsense"}, "bad_symbol"),
        ({"filename": "log.md", "symbol": "A/1/1", "name": "Both"}, "invalid_request"),
        ({"filename": "log.md", "name": "A/1/1"}, "bad_name"),
        ({"filename": "log.md", "date": "soon"}, "invalid_request"),
        ({"filename": "log.md", "replace": "perhaps"}, "invalid_request"),
    ],
)
def test_what_is_sent_wrongly_is_told_at_once(service_of_module: Opened, params: dict[str, str], error: str) -> None:
    ring = service_of_module.desk.keys
    name = hashlib.sha256(json.dumps(params).encode()).hexdigest()[:8]
    headers = {"authorization": f"Bearer {ring.add(name, 'write')}"}
    response = service_of_module.client.post(ADD, params=params, content=b"Text.\n", headers=headers)
    assert error_of(response) == error
    assert 400 <= response.status_code < 500


def test_the_letter_that_ships_is_not_removed(service: Opened, write: dict[str, str]) -> None:
    response = service.client.delete(f"{ADD}/A/75/660", headers=write)
    job = ended(service, response.json()["url"], write)
    assert (job["state"], job["error"]["error"]) == ("failed", "shipped_document")


def test_a_job_that_was_going_on_when_the_process_ended_is_done_by_the_next(tmp_path: Path) -> None:
    with opened(tmp_path) as before:
        upload = before.desk.room.put("log.md", TEXT.encode(), "page")
    job = Job(id="0" * 32, kind="add", of=upload.id, file="log.md", by="page", at="2031-01-01", state="running", step=2)
    (tmp_path / "jobs").mkdir(exist_ok=True)
    (tmp_path / "jobs" / f"{job.id}.json").write_text(job.model_dump_json(), encoding="utf-8")
    (tmp_path / "jobs" / "damaged.json").write_text("{", encoding="utf-8")
    with opened(tmp_path) as after:
        assert after.desk.jobs.wait(job.id, 60).outcome == "added"
        assert after.client.get(f"{ADD}/A/77/402").status_code == 200


def test_one_whose_document_was_added_already_ends_well(tmp_path: Path) -> None:
    job = Job(
        id="1" * 32, kind="add", of="2" * 32, file="log.md", by="page", at="2031", state="running", symbol="A/77/402"
    )
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / f"{job.id}.json").write_text(job.model_dump_json(), encoding="utf-8")
    with opened(tmp_path) as service:
        assert service.desk.jobs.wait(job.id, 60).state == "done"


def test_questions_are_answered_while_a_job_goes_on(service: Opened, write: dict[str, str]) -> None:
    gate, begun = threading.Event(), threading.Event()
    index = service.desk._index

    def slow(say: Any, known: Any) -> None:
        begun.set()
        gate.wait(30)
        index(say, known)

    service.desk._index = slow
    response = service.client.post(ADD, params={"filename": "log.md"}, content=TEXT.encode(), headers=write)
    assert begun.wait(30)
    assert service.client.get("/api/v1/search", params={"q": "Ganja"}).status_code == 200
    assert service.client.get(response.json()["url"], headers=write).json()["stage"] == "building the index"
    gate.set()
    assert ended(service, response.json()["url"], write)["outcome"] == "added"


def test_only_the_hash_of_a_key_is_kept_and_nobody_else_reads_it(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys.json")
    token = ring.add("harvester", "write")
    assert token not in (tmp_path / "keys.json").read_text(encoding="utf-8")
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0
    assert ring.check(f"bearer {token}", "read").name == "harvester"
    assert len(token) > 40


def test_jobs_that_want_something_else_are_others(service: Opened, write: dict[str, str]) -> None:
    upload = service.desk.room.put("log.md", TEXT.encode(), "page")
    one = service.desk.keep(upload, Wanted(), "page")
    other = service.desk.keep(upload, Wanted(title="Another"), "page")
    assert one.id != other.id
    assert service.desk.jobs.wait(other.id, 60).is_over


@pytest.fixture(scope="module")
def service_of_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("desk"), uploads=False) as service:
        yield service
