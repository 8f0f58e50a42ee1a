"""What whoever runs the service sees: metrics, a page of its state, lines of log; and that no question is in them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from litestar.testing import TestClient

from index.snapshot import Snapshot
from service.app import create_app
from service.errors import ExtraMissing
from service.seeing.json_lines import JsonLines
from service.seeing.request_log import RequestLog
from service.seeing.seen import SEEN
from service.seeing.tracing import traced
from service.seeing.watched import WatchedAnswerer
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client

QUESTION = "How many sailors were wounded?"


@pytest.fixture(scope="module")
def watched(ferries: Snapshot) -> WatchedAnswerer:
    return WatchedAnswerer(ferries, HashEmbedder())


@pytest.fixture
def client(watched: WatchedAnswerer) -> Iterator[Client]:
    app: Any = RequestLog(create_app(watched, seen=SEEN))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def lines(*, log_questions: bool = False) -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines(log_questions=log_questions))
    log = logging.getLogger("pincite")
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield stream
    log.removeHandler(handler)
    log.setLevel(level)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    yield from lines()


def figure(client: Client, start: str) -> float:
    """The value of the metric whose line begins so; 0 where there is none yet."""
    told = client.get("/metrics").text.splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in told if line.startswith(start))


def test_questions_are_counted_by_status_and_timed_by_stage(client: Client, watched: WatchedAnswerer) -> None:
    counted = [
        'pincite_answers_total{language="en",status="answered"}',
        *(f'pincite_stage_seconds_count{{stage="{stage}"}}' for stage in ("waiting", "understanding", "answering")),
        'pincite_requests_total{app_name="pincite",method="POST",path="/api/v1/ask"',
    ]
    before = [figure(client, name) for name in counted]
    assert client.post("/api/v1/ask", json={"question": QUESTION}).json()["status"] == "answered"
    assert [figure(client, name) for name in counted] == [value + 1 for value in before]
    assert figure(client, "pincite_snapshot_passages ") == len(watched.snapshot.passages)
    assert figure(client, "pincite_questions_inside ") == figure(client, "pincite_questions_waiting ") == 0


def test_neither_metrics_nor_the_page_of_the_state_nor_the_log_have_words_of_questions(
    client: Client, log: io.StringIO
) -> None:
    client.post("/api/v1/ask", json={"question": "Where did the zeppelin land?"})
    client.get("/", params={"q": "Where did the zeppelin land?"}, headers={"accept": "text/html"})
    page = client.get("/status")
    assert (page.status_code, "<h1>Status</h1>" in page.text) == (200, True)
    assert "Documents and passages" in page.text
    for text in (client.get("/metrics").text, page.text, log.getvalue()):
        assert "zeppelin" not in text


def test_every_line_about_a_request_has_its_number(client: Client, log: io.StringIO) -> None:
    answer = client.post("/api/v1/ask", json={"question": QUESTION}, headers={"x-request-id": "proxy-17"})
    assert answer.headers["x-request-id"] == "proxy-17"
    answered, ended = map(json.loads, log.getvalue().splitlines())
    assert answered["request"] == ended["request"] == "proxy-17"
    assert (answered["status"], set(answered["ms"])) == ("answered", {"waiting", "understanding", "answering"})
    assert (ended["method"], ended["route"], ended["status"]) == ("POST", "/api/v1/ask", 200)
    other = client.get("/health", headers={"x-request-id": 'two" words'})
    assert len(other.headers["x-request-id"]) == 32


def test_questions_are_logged_where_that_is_wanted(ferries: Snapshot) -> None:
    with TestClient(create_app(WatchedAnswerer(ferries, HashEmbedder(), log_questions=True))) as client:
        for stream in lines(log_questions=True):
            client.post("/api/v1/ask", json={"question": QUESTION})
            assert json.loads(stream.getvalue().splitlines()[0])["question"] == QUESTION


@pytest.mark.parametrize(("log_questions", "said"), [(False, None), (True, "zeppelin")])
def test_what_an_error_says_is_told_only_with_questions(log_questions: bool, said: str | None) -> None:
    for stream in lines(log_questions=log_questions):
        try:
            raise ValueError("zeppelin")
        except ValueError as error:
            logging.getLogger("pincite").error("POST %s", "/api/v1/ask", exc_info=error)
        (line,) = map(json.loads, stream.getvalue().splitlines())
        assert (line["error"], line.get("said")) == ("ValueError", said)
        assert any("test_seeing" in where for where in line["where"])


def test_without_it_a_service_tells_nothing_of_itself(watched: WatchedAnswerer) -> None:
    with TestClient(create_app(watched), raise_server_exceptions=False) as client:
        assert client.get("/metrics").status_code == client.get("/status").status_code == 404


@pytest.mark.skipif(find_spec("opentelemetry.sdk") is not None, reason="the extra is there")
def test_traces_without_their_packages_are_a_message() -> None:
    with pytest.raises(ExtraMissing, match=r"opentelemetry\.sdk"):
        traced(None, "http://127.0.0.1:4318/v1/traces")
