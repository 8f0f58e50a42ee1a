"""Whoever misuses the service harms nobody else: it stays up, and others are answered meanwhile."""

from __future__ import annotations

import json
import logging
import os
import re
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import Any, ClassVar
from urllib.parse import urlsplit

import httpx
import pytest

from service.app import create_app
from service.asking.answerer import Answerer
from service.commands.patient_protocol import PatientProtocol
from service.protection import Protection
from tests.served import served
from tests.service.held import HeldAnswerer

QUESTION = "how many sailors were wounded, and how many passengers did the Selkie carry?"
ASK = json.dumps({"question": QUESTION}).encode()
CHAT = json.dumps(
    {"model": "pincite", "stream": True, "messages": [{"role": "user", "content": "how many sailors were wounded?"}]}
).encode()
MOST = 1_000_000
#: Questions that may wait, and more connections than there are places with those that are answered.
WAITING = 4
CROWD = WAITING + (os.cpu_count() or 1) + 2


class Impatient(PatientProtocol):
    """As the service, in seconds that a test has."""

    grace = 1.0
    unread = 1.0
    ended: ClassVar[list[tuple[str, int] | None]] = []  # addresses of clients

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self.ended.append(self.client)


@pytest.fixture(scope="module")
def at(ferries_answerer: Answerer) -> Iterator[str]:
    app = create_app(ferries_answerer, protection=Protection(waiting=WAITING))
    with served(app, http=Impatient, timeout_keep_alive=1) as address:
        yield address


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing that a client does is a fault of the service, and none of it fills the log with where it happened."""
    server = logging.getLogger("uvicorn")
    server.addHandler(caplog.handler)
    yield
    server.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []


def test_many_open_connections_keep_nobody_out_and_end(at: str) -> None:
    with ExitStack() as stack:
        idle = [stack.enter_context(connected(at)) for _ in range(150)]
        assert answered(at)
        assert all(ending(each).startswith(b"HTTP/1.1 408 ") for each in idle)
        assert answered(at)


def test_heads_that_come_letter_by_letter_are_not_waited_for(at: str) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(connected(at)) for _ in range(20)]
        for each in slow:
            each.sendall(b"POST /api/v1/ask HTTP/1.1\r\nhost: x\r\n")
        begun = time.monotonic()
        while time.monotonic() - begun < 0.8:
            for each in slow:
                with suppress(ConnectionError):  # of one that was let go meanwhile
                    each.sendall(b"x-a: b\r\n")
            assert answered(at)
        assert all(b" 408 " in ending(each) for each in slow)


@pytest.mark.parametrize("length", [b"content-length: 900", b"transfer-encoding: chunked"])
@pytest.mark.parametrize("path", ["/api/v1/ask", "/v1/chat/completions", "/mcp", "/check", "/feedback"])
def test_bodies_that_come_slowly_take_no_place_of_those_who_ask(at: str, path: str, length: bytes) -> None:
    with ExitStack() as stack:
        slow = [stack.enter_context(connected(at)) for _ in range(CROWD)]
        for each in slow:
            each.sendall(_head("POST", path, length, b"content-type: application/json") + b"1\r\n{\r\n")
        assert answered(at)
        told = [ending(each) for each in slow]
    assert all(b" 408 " in each and b'"error": "too_slow"' in each for each in told)


def test_a_large_body_that_comes_steadily_is_taken(at: str) -> None:
    body = ASK + b" " * 12_000
    with connected(at) as slow:
        slow.sendall(_head("POST", "/api/v1/ask", b"content-length: %d" % len(body), b"content-type: application/json"))
        for piece in range(0, len(body), 1_000):
            slow.sendall(body[piece : piece + 1_000])
            time.sleep(0.12)  # three times the pace, and longer than the grace all in all
        assert slow.recv(100).startswith(b"HTTP/1.1 200 ")


def test_what_is_sent_behind_a_request_is_not_waited_for_either(at: str) -> None:
    with connected(at) as two:
        body = _head("POST", "/api/v1/ask", b"content-length: %d" % len(ASK), b"content-type: application/json") + ASK
        two.sendall(body + _head("POST", "/api/v1/ask", b"content-length: 900", b"content-type: application/json"))
        told = ending(two)
    assert told.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 408 " in told


def test_a_body_that_stops_is_not_waited_for_whatever_came_before(at: str) -> None:
    with connected(at) as stopped:
        head = _head("POST", "/api/v1/ask/batch", b"content-length: 400001", b"content-type: application/json")
        begun = time.monotonic()
        stopped.sendall(head + b" " * 400_000)
        assert b" 408 " in ending(stopped)
    assert time.monotonic() - begun < 10


def test_who_reads_nothing_is_let_go(at: str) -> None:
    many = 200  # of 80 kB: more than the systems of both sides keep
    with connected(at, receives=4096) as deaf:
        deaf.sendall(_head("GET", "/schema/openapi.json", b"accept: */*") * many)
        until = time.monotonic() + 30
        while deaf.getsockname() not in Impatient.ended:
            assert time.monotonic() < until
            time.sleep(0.05)
        came = sum(len(piece) for piece in _read(deaf))
    assert came < many * len(httpx.get(f"{at}/schema/openapi.json").content)
    assert answered(at)


@pytest.mark.parametrize("rudely", [False, True])
@pytest.mark.parametrize(
    ("path", "body", "accept"),
    [
        ("/api/v1/ask", ASK, b"text/event-stream"),
        ("/v1/chat/completions", CHAT, b"*/*"),
        ("/api/v1/ask", ASK, b"application/json"),
        ("/api/v1/documents/A/77/401", b"", b"*/*"),
    ],
)
def test_who_leaves_in_the_middle_of_an_answer_leaves_nothing_behind(
    at: str, path: str, body: bytes, accept: bytes, rudely: bool
) -> None:
    for read in (0, 1, 200):
        with connected(at) as leaving:
            method = "POST" if body else "GET"
            length, kind = b"content-length: %d" % len(body), b"content-type: application/json"
            leaving.sendall(_head(method, path, length, kind, b"accept: " + accept) + body)
            if read:
                assert leaving.recv(read)
            if rudely:
                leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert _soon(at)


def test_who_leaves_while_waiting_gives_up_his_place_when_it_is_through(ferries_answerer: Answerer) -> None:
    held = HeldAnswerer(ferries_answerer)
    with served(create_app(held, protection=Protection(waiting=0))) as address:
        for _ in range(20):
            with connected(address) as leaving:
                stream = b"accept: text/event-stream"
                length, kind = b"content-length: %d" % len(ASK), b"content-type: application/json"
                leaving.sendall(_head("POST", "/api/v1/ask", length, kind, stream) + ASK)
        assert httpx.get(f"{address}/documents").status_code == 200
        held.let.set()
        assert _soon(address)


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize(
    ("path", "most", "kind"),
    [
        ("/api/v1/ask", MOST, "application/json"),
        ("/api/v1/ask/batch", 8 * MOST, "application/json"),
        ("/api/v1/verify", 2_500_000, "application/json"),
        ("/v1/chat/completions", MOST, "application/json"),
        ("/mcp", 2_500_000, "application/json"),
        ("/check", MOST, "multipart/form-data; boundary=b"),
        ("/export", MOST, "application/x-www-form-urlencoded"),
        ("/feedback", MOST, "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_over_the_limit_is_refused_with_and_without_its_length(
    at: str, path: str, most: int, kind: str, chunked: bool
) -> None:
    body = b"a" * (most + 1)
    content: Any = iter([body[:most], body[most:]]) if chunked else body
    headers = {"content-type": kind, "accept": "application/json, text/event-stream"}
    assert httpx.post(f"{at}{path}", content=content, headers=headers).status_code == 413
    assert answered(at)


@pytest.mark.parametrize("sent", ["“a” " + "\\u4e00" * 199_990, "“a” " + "\\ud83d\\ude00" * 199_990])
def test_the_longest_text_may_be_sent_however_it_is_escaped(at: str, sent: str) -> None:
    content = f'{{"text": "{sent}"}}'.encode()
    response = httpx.post(
        f"{at}/api/v1/verify", content=content, headers={"content-type": "application/json"}, timeout=60
    )
    assert response.status_code == 200


@pytest.mark.parametrize(
    "head",
    [
        b"\x00\xff" * 50,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nx: " + b"a" * 70_000 + b"\r\n\r\n",
        b"POST /api/v1/ask HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        b"POST /api/v1/ask HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
    ],
)
def test_what_is_no_request_ends_its_own_connection_alone(at: str, head: bytes) -> None:
    with connected(at) as odd:
        odd.sendall(head)
        assert re.match(rb"HTTP/1\.1 (200|4\d\d) ", ending(odd))
    assert answered(at)


@contextmanager
def connected(address: str, receives: int = 0) -> Iterator[socket.socket]:
    """`receives` bytes are kept for who does not read them, by the client's system."""
    target = urlsplit(address)
    with closing(socket.socket()) as opened:
        if receives:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        opened.settimeout(20)
        opened.connect((target.hostname, target.port))
        yield opened


def answered(address: str) -> bool:
    """Whether somebody else's question is answered, in a place that has to be free."""
    response = httpx.post(f"{address}/api/v1/ask", json={"question": QUESTION}, timeout=20)
    return response.status_code == 200 and response.json()["status"] == "answered"


def _soon(address: str) -> bool:
    """As soon as the one who left is through."""
    until = time.monotonic() + 15
    while not answered(address):
        assert time.monotonic() < until
        time.sleep(0.02)
    return True


def ending(connection: socket.socket) -> bytes:
    """What comes until the other side closes."""
    return b"".join(_read(connection))


def _read(connection: socket.socket) -> Iterator[bytes]:
    try:
        while piece := connection.recv(65_536):
            yield piece
    except ConnectionResetError:
        pass


def _head(method: str, path: str, *lines: bytes) -> bytes:
    return b"\r\n".join([f"{method} {path} HTTP/1.1".encode(), b"host: x", *lines, b"\r\n"])
