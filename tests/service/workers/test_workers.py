"""Several workers at one port: they count together, one that is killed is replaced, and all end after their answers."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx
import pytest

from service.keys import KeyRing
from tests.faults.serving import serving
from tests.index.ferries import LOG

_WORKER = re.compile(r"<dt>Worker (\d)</dt><dd><bdi>process (\d+), (answers|begins)")


@dataclass(frozen=True, slots=True)
class Service:
    """One that runs in processes of its own; `token` is a key that may write."""

    client: httpx.Client
    process: BaseProcess
    token: str

    def workers(self) -> dict[int, int]:
        """Numbers of the processes that answer."""
        found = _WORKER.findall(self.client.get("/status").text)
        return {int(number): int(pid) for number, pid, state in found if state == "answers"}

    def by_all(self, path: str) -> list[httpx.Response]:
        """The answers of many connections, which both workers take."""
        return [httpx.get(f"{self.client.base_url}{path}", timeout=30) for _ in range(12)]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    data = tmp_path_factory.mktemp("workers") / "data"
    token = KeyRing(data / "keys.json").add("harvester", "write")
    limits = {"PINCITE_ACCESS": "open", "PINCITE_RATE_LIMIT": "3000/hour"}
    with serving(data, ["--workers", "2"], limits) as (client, process):
        yield Service(client, process, token)


def until(holds: Callable[[], bool], seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(httpx.TransportError):
            if holds():
                return True
        time.sleep(0.05)
    return False


def inside(service: Service) -> float:
    match = re.search(r"^pincite_questions_inside (\S+)", service.client.get("/metrics").text, re.M)
    return float(match[1]) if match else 0.0


def test_each_has_a_process_of_its_own(service: Service) -> None:
    workers = service.workers()
    assert sorted(workers) == [0, 1]
    assert service.process.pid not in workers.values()


def test_they_count_requests_together(service: Service) -> None:
    left = [int(response.headers["ratelimit-remaining"]) for response in service.by_all("/v1/models")]
    assert left == list(range(left[0], left[0] - len(left), -1))
    told = {response.text for response in service.by_all("/metrics")}
    counted = [re.search(r'pincite_requests_total\{.*"/v1/models".*\} (\d+)', text) for text in told]
    assert {int(match[1]) for match in counted if match} == {len(left)}


def test_a_job_that_one_was_asked_for_is_told_of_by_all_and_all_answer_from_what_it_added(service: Service) -> None:
    headers = {"authorization": f"Bearer {service.token}"}
    text = f"A/77/402\n\n{LOG}".encode()
    job = service.client.post("/api/v1/documents", params={"filename": "log.md"}, content=text, headers=headers).json()

    def state() -> str:
        with httpx.Client(base_url=service.client.base_url, headers=headers) as other:
            found = other.get(f"/api/v1/jobs/{job['id']}")
            assert found.status_code == 200
            return str(found.json()["state"])

    assert until(lambda: state() == "done")
    assert {response.status_code for response in service.by_all("/api/v1/documents/A/77/402")} == {200}


def test_one_that_is_killed_is_replaced_and_the_other_answers_meanwhile(service: Service) -> None:
    before = service.workers()
    os.kill(before[1], signal.SIGKILL)
    answered: list[int] = []

    def replaced() -> bool:
        answered.append(service.client.get("/health").status_code)
        now = service.workers()
        return set(now) == {0, 1} and now[1] != before[1]

    assert until(replaced)  # whose connection the killed one had sees that it is closed, and nothing worse
    assert set(answered) == {200}
    assert service.workers()[0] == before[0]
    assert "pincite_questions_inside 0.0" in service.client.get("/metrics").text


def test_they_end_when_they_are_told_to(service: Service) -> None:
    workers = service.workers()
    assert service.process.pid is not None
    with ThreadPoolExecutor(6) as pool:
        ask = {"question": "Who found the ferries adrift outside the harbour?"}
        asked = [
            pool.submit(httpx.post, f"{service.client.base_url}/api/v1/ask", json=ask, timeout=60) for _ in "123456"
        ]
        assert until(lambda: inside(service) > 0 or all(answer.done() for answer in asked))
        os.kill(service.process.pid, signal.SIGTERM)
        begun = [
            answer.result().status_code for answer in asked if not isinstance(answer.exception(), httpx.TransportError)
        ]
    service.process.join(30)
    assert set(begun) == {200}  # what was asked before is answered
    assert service.process.exitcode == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers.values())
