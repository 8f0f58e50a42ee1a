"""As many questions wait as may; one more is refused at once, and everything else goes on."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx
import pytest
from openai import InternalServerError, OpenAI

from service.app import create_app
from service.asking.answerer import Answerer
from service.protection import Protection
from tests.served import served
from tests.service.held import HeldAnswerer

WAITING = 3
INSIDE = WAITING + (os.cpu_count() or 1)
QUESTION = {"question": "How many sailors were wounded?"}


class Full(NamedTuple):
    """A service in which as many questions are as may be, and the answers that come when they are let."""

    address: str
    answerer: HeldAnswerer
    answers: list[Future[httpx.Response]]


@contextmanager
def full(answers: Answerer, seconds: float = 60) -> Iterator[Full]:
    held = HeldAnswerer(answers)
    app = create_app(held, protection=Protection(waiting=WAITING, seconds=seconds))
    with served(app) as address, ThreadPoolExecutor(INSIDE) as pool:
        asking = [pool.submit(httpx.post, f"{address}/api/v1/ask", json=QUESTION, timeout=60) for _ in range(INSIDE)]
        try:
            held.reached(INSIDE)
            yield Full(address, held, asking)
        finally:
            held.let.set()


@pytest.fixture(scope="module")
def busy(ferries_answerer: Answerer) -> Iterator[Full]:
    with full(ferries_answerer) as found:
        yield found


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/v1/ask", QUESTION),
        ("GET", "/api/v1/ask?question=x", None),
        ("POST", "/api/v1/ask/batch", {"questions": [QUESTION]}),
        ("GET", "/api/v1/search?q=x", None),
        ("POST", "/api/v1/verify", {"text": "“a”"}),
        ("GET", "/?q=x", None),
        ("GET", "/?h=x", None),
        ("GET", "/?%71=x", None),
        ("GET", "/turn?q=x", None),
        ("GET", "/documents/A/77/401/blocks/p1/sources", None),
        ("GET", "/api/v1/documents/A/77/401/blocks/p1/sources", None),
        ("GET", "/export?h=x", None),
        ("POST", "/v1/chat/completions", {"model": "pincite", "messages": [{"role": "user", "content": "x"}]}),
        ("POST", "/mcp", {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}),
    ],
)
def test_one_more_is_refused_whatever_asks(busy: Full, method: str, path: str, body: Any) -> None:
    response = httpx.request(method, f"{busy.address}{path}", json=body)
    assert response.status_code == 503
    assert 1 <= int(response.headers["retry-after"]) <= 60
    assert "too_busy" in response.text


def test_a_refusal_comes_at_once(busy: Full) -> None:
    """In 50 ms, or where others use the processor as well, in not much more than the plainest answer takes."""
    with httpx.Client(base_url=busy.address) as client:
        plain, refused = zip(*(_took(client) for _ in range(20)), strict=True)
    assert statistics.median(refused) < max(0.05, 5 * statistics.median(plain))


def _took(client: httpx.Client) -> tuple[float, float]:
    begun = time.perf_counter()
    assert client.get("/health").status_code == 200
    between = time.perf_counter()
    assert client.post("/api/v1/ask", json=QUESTION).status_code == 503
    return between - begun, time.perf_counter() - between


@pytest.mark.parametrize("path", ["/health", "/", "/documents", "/documents/A/77/401", "/api/v1/documents/A/77/401"])
def test_what_waits_for_no_turn_is_answered_meanwhile(busy: Full, path: str) -> None:
    assert httpx.get(f"{busy.address}{path}").status_code == 200


def test_a_stream_is_refused_before_it_begins(busy: Full) -> None:
    refused = httpx.post(f"{busy.address}/api/v1/ask", json=QUESTION, headers={"accept": "text/event-stream"})
    assert (refused.status_code, refused.json()["error"]) == (503, "too_busy")
    with (
        OpenAI(base_url=f"{busy.address}/v1", api_key="any", max_retries=0) as client,
        pytest.raises(InternalServerError),
    ):
        client.chat.completions.create(model="pincite", messages=[{"role": "user", "content": "x"}], stream=True)


def test_those_that_wait_are_answered_and_make_room(ferries_answerer: Answerer) -> None:
    with full(ferries_answerer) as busy:
        assert httpx.post(f"{busy.address}/api/v1/ask", json=QUESTION).status_code == 503
        busy.answerer.let.set()
        assert {answer.result().json()["status"] for answer in busy.answers} == {"answered"}
        for _ in range(INSIDE + 1):
            assert httpx.post(f"{busy.address}/api/v1/ask", json=QUESTION).status_code == 200


def test_what_takes_too_long_is_given_up_and_keeps_its_place_until_it_is_through(ferries_answerer: Answerer) -> None:
    with full(ferries_answerer, seconds=0.3) as busy:
        for asked in busy.answers:
            given_up = asked.result()
            assert (given_up.status_code, given_up.json()["error"]) == (503, "timed_out")
            assert given_up.headers["retry-after"]
        assert httpx.post(f"{busy.address}/api/v1/ask", json=QUESTION).json()["error"] == "too_busy"
        busy.answerer.let.set()
        until = time.monotonic() + 20
        while httpx.post(f"{busy.address}/api/v1/ask", json=QUESTION).json().get("error") == "too_busy":
            assert time.monotonic() < until
