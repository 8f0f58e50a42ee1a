"""How often one caller may ask, whoever that is: a key, or the address that a connection really comes from."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from litestar.testing import TestClient
from openai import OpenAI, RateLimitError

from service.app import create_app
from service.asking.answerer import Answerer
from service.keys import KeyRing
from service.protection import Protection, Rate
from service.workers.board import Board
from service.workers.worker import Worker, board_in
from tests.served import served
from tests.service.conftest import Client, error_of

MODELS = "/v1/models"
PROTECTION = Protection(rate=Rate(3, "hour"))
#: Writes more than is held in memory, so that some of it is on disk, and is killed before it has done.
_KILLED = """
import os, signal, sys
from service.protection import Rate
from service.rate_limit import RateLimit
limit = RateLimit(Rate(2, "hour"), None, sys.argv[1])
limit._asked("another", 1, 1)
counts = limit._windows
counts.execute("PRAGMA cache_size = 1")
counts.execute("BEGIN IMMEDIATE")
counts.executemany("INSERT INTO windows VALUES (?, 1, 0)", [(f"visitor {n}" * 50,) for n in range(2000)])
counts.execute("COMMIT")
counts.execute("BEGIN IMMEDIATE")
counts.execute("UPDATE windows SET asked = 99")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def limited(ferries_answerer: Answerer) -> Iterator[Client]:
    with TestClient(create_app(ferries_answerer, protection=PROTECTION)) as client:
        yield client


def test_an_answer_tells_what_is_left_and_a_refusal_when_to_ask_again(limited: Client) -> None:
    for left in ("2", "1", "0"):
        headers = limited.get("/api/v1/documents").headers
        assert (headers["ratelimit-limit"], headers["ratelimit-remaining"]) == ("3", left)
        assert 0 < int(headers["ratelimit-reset"]) <= 3600
    refused = limited.get("/api/v1/search?q=x")  # another address counts with it
    assert (refused.status_code, error_of(refused)) == (429, "too_many_requests")
    assert refused.headers["retry-after"] == refused.headers["ratelimit-reset"]
    assert refused.headers["retry-after"] in refused.json()["detail"]
    assert refused.headers["ratelimit-remaining"] == "0"
    page = limited.get("/", headers={"accept": "text/html"})
    assert page.status_code == 429
    assert "Too many requests" in page.text
    assert limited.post("/mcp", json={}).json()["error"]["data"]["error"] == "too_many_requests"


def test_what_a_page_and_a_probe_need_counts_for_nothing(limited: Client) -> None:
    for path in ("/health", "/ready", "/static/pincite.css", "/schema") * 3:
        assert limited.get(path).status_code == 200
    assert limited.get(MODELS).headers["ratelimit-remaining"] == "2"


def test_a_refused_key_counts_as_well(tmp_path: Path, ferries_answerer: Answerer) -> None:
    protection = Protection(keys=KeyRing(tmp_path / "keys.json"), rate=Rate(3, "hour"))
    with TestClient(create_app(ferries_answerer, protection=protection)) as client:
        guesses = [client.get(MODELS, headers={"authorization": f"Bearer {n}"}).status_code for n in range(5)]
    assert guesses == [401, 401, 401, 429, 429]


def test_each_key_has_its_own(tmp_path: Path, ferries_answerer: Answerer) -> None:
    ring = KeyRing(tmp_path / "keys.json")
    keys = [{"authorization": f"Bearer {ring.add(name, 'read')}"} for name in ("one", "other")]
    with TestClient(create_app(ferries_answerer, protection=Protection(keys=ring, rate=Rate(2, "hour")))) as client:
        asked = [[client.get(MODELS, headers=key).status_code for _ in range(3)] for key in keys]
    assert asked == [[200, 200, 429]] * 2


def test_it_begins_anew_when_its_time_is_over(ferries_answerer: Answerer) -> None:
    with TestClient(create_app(ferries_answerer, protection=Protection(rate=Rate(1, "second")))) as client:
        asked = (client.get(MODELS) for _ in range(10))  # a second may end between two of them
        wait = next(response for response in asked if response.status_code == 429)
        time.sleep(int(wait.headers["retry-after"]) + 0.1)
        assert client.get(MODELS).status_code == 200


def test_openai_s_client_takes_it_for_what_it_is(ferries_answerer: Answerer) -> None:
    with (
        served(create_app(ferries_answerer, protection=Protection(rate=Rate(1, "hour")))) as address,
        OpenAI(base_url=f"{address}/v1", api_key="any", max_retries=0) as client,
    ):
        client.models.list()
        with pytest.raises(RateLimitError) as refused:
            client.models.list()
    assert refused.value.code == "rate_limit_exceeded"


TRICKS = (
    {"X-Forwarded-For": "203.0.113.{}"},
    {"X-Forwarded-For": "203.0.113.{}, 127.0.0.1"},
    {"X-Real-IP": "203.0.113.{}"},
    {"Forwarded": "for=203.0.113.{}"},
    {"X-Client-IP": "203.0.113.{}", "True-Client-IP": "203.0.113.{}", "CF-Connecting-IP": "203.0.113.{}"},
)


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: next(iter(trick)))
def test_no_header_makes_somebody_else_of_whoever_asks(ferries_answerer: Answerer, trick: dict[str, str]) -> None:
    with served(create_app(ferries_answerer, protection=PROTECTION)) as address:
        statuses = [
            httpx.get(
                f"{address}{MODELS}", headers={name: value.format(n) for name, value in trick.items()}
            ).status_code
            for n in range(5)
        ]
    assert statuses == [200, 200, 200, 429, 429]


def test_a_proxy_that_is_trusted_says_whom_it_asks_for(ferries_answerer: Answerer) -> None:
    app = create_app(ferries_answerer, protection=Protection(rate=Rate(1, "hour")))

    def ask(forwarded: str) -> int:
        return httpx.get(f"{address}{MODELS}", headers={"X-Forwarded-For": forwarded}).status_code

    with served(app, proxies=("127.0.0.1",)) as address:
        assert [ask("203.0.113.1"), ask("203.0.113.2"), ask("203.0.113.1")] == [200, 200, 429]
        # what whoever asks puts in front of the proxy's own word is not believed
        assert ask("198.51.100.7, 203.0.113.2") == 429
        # of an address of version 6 the half that is somebody's own
        assert [ask("2001:db8::1"), ask("2001:db8::2"), ask("2001:db8:0:1::1")] == [200, 429, 200]


def test_a_proxy_that_is_not_trusted_is_not_asked_for_it(ferries_answerer: Answerer) -> None:
    app = create_app(ferries_answerer, protection=Protection(rate=Rate(1, "hour")))
    with served(app, proxies=("192.0.2.1",)) as address:
        asked = [
            httpx.get(f"{address}{MODELS}", headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code for n in (1, 2)
        ]
    assert asked == [200, 429]


def test_below_which_path_it_stands_only_a_trusted_proxy_says(ferries_answerer: Answerer) -> None:
    told = {}
    for proxy in ("127.0.0.0/8", "192.0.2.1"):
        with served(create_app(ferries_answerer), proxies=(proxy,)) as address:
            held = httpx.get(f"{address}/api/v1/documents", headers={"X-Forwarded-Prefix": "/desk"}).json()
            told[proxy] = held["documents"][0]["url"]
    assert told["127.0.0.0/8"] == f"/desk{told['192.0.2.1']}"


@pytest.mark.parametrize(("method", "status"), [("GET", 404), ("PUT", 404), ("DELETE", 405)])
def test_what_finds_no_route_counts_as_well(limited: Client, method: str, status: int) -> None:
    path = "/api/v1/ask" if status == 405 else "/.env"
    assert [limited.request(method, path).status_code for _ in range(4)] == [status] * 3 + [429]
    refused = limited.get("/wp-login.php")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert limited.get(MODELS).status_code == 429


def test_processes_that_share_their_counts_count_together(tmp_path: Path, ferries_answerer: Answerer) -> None:
    Board.make(board_in(tmp_path), 2)
    workers = [Worker(number, 2, tmp_path) for number in range(2)]
    apps = [create_app(ferries_answerer, protection=Protection(rate=Rate(5, "hour")), worker=own) for own in workers]
    with TestClient(apps[0]) as one, TestClient(apps[1]) as other:
        asked = [client.get(MODELS).status_code for _ in range(3) for client in (one, other)]
    assert asked == [200] * 5 + [429]


def test_what_cannot_be_counted_is_let_through_and_told_of_once(
    tmp_path: Path, ferries_answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    Board.make(board_in(tmp_path), 2)
    worker = Worker(0, 2, tmp_path)
    assert worker.counts is not None
    app = create_app(ferries_answerer, protection=Protection(rate=Rate(2, "hour")), worker=worker)
    with TestClient(app) as client, closing(sqlite3.connect(worker.counts, isolation_level=None)) as stuck:
        assert client.get(MODELS).headers["ratelimit-remaining"] == "1"
        stuck.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        uncounted = [client.get(MODELS) for _ in range(3)]
        assert time.monotonic() - began < 3
        stuck.execute("ROLLBACK")
        assert [client.get(MODELS).status_code for _ in range(2)] == [200, 429]
    assert {response.status_code for response in uncounted} == {200}
    assert not any("ratelimit-remaining" in response.headers for response in uncounted)
    assert caplog.text.count("cannot be counted") == 1


def test_a_process_that_is_killed_while_it_counts_spoils_nothing(tmp_path: Path, ferries_answerer: Answerer) -> None:
    Board.make(board_in(tmp_path), 2)
    app = create_app(
        ferries_answerer, protection=Protection(rate=Rate(2, "hour")), worker=(worker := Worker(0, 2, tmp_path))
    )
    with TestClient(app) as client:
        assert client.get(MODELS).status_code == 200
        killed = subprocess.run([sys.executable, "-c", _KILLED, str(worker.counts)], check=False, timeout=30)
        assert killed.returncode == -signal.SIGKILL
        assert [client.get(MODELS).status_code for _ in range(2)] == [200, 429]
    with closing(sqlite3.connect(tmp_path / "requests")) as counts:
        assert counts.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_other_sites_pages_may_ask_only_where_they_are_named(ferries_answerer: Answerer, client: Client) -> None:
    preflight = {
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
    }
    desk = {"origin": "https://desk.example"}
    assert "access-control-allow-origin" not in client.get(MODELS, headers=desk).headers
    protection = Protection(origins=("https://desk.example",), keys=KeyRing(Path("nowhere") / "keys.json"))
    with TestClient(create_app(ferries_answerer, protection=protection)) as named:
        allowed = named.options("/api/v1/ask", headers={**desk, **preflight})
        assert allowed.status_code < 300
        assert allowed.headers["access-control-allow-origin"] == "https://desk.example"
        assert "authorization" in allowed.headers["access-control-allow-headers"].lower()
        refused = named.get(MODELS, headers=desk)  # a refusal can be read by it, too
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://desk.example")
        assert "Retry-After" in refused.headers["access-control-expose-headers"]
        for headers in ({"origin": "https://evil.example"}, {"origin": "null"}):
            assert "access-control-allow-origin" not in named.get(MODELS, headers=headers).headers
