"""The port is told of when requests are answered there, and not before."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from service.app import create_app
from service.asking.answerer import Answerer
from service.commands import serving
from service.errors import CannotListen, Exposed, NoKeys
from service.keys import KeyRing
from service.protection import Protection, Rate
from service.settings import Settings
from tests.service.commands.test_main import Run, run

__all__ = ["run"]  # the fixture


def test_it_says_that_it_answers_when_it_does(ferries_answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    servers: list[uvicorn.Server] = []

    class Kept(serving._Server):
        def __init__(self, config: uvicorn.Config, ready: Callable[[], None], beat: Callable[[int], None]) -> None:
            super().__init__(config, ready, beat)
            servers.append(self)

    monkeypatch.setattr(serving, "_Server", Kept)
    answers = threading.Event()
    own = serving.listening("127.0.0.1", 0)
    told: dict[str, Any] = {"app": create_app(ferries_answerer), "own": own, "ready": answers.set}
    thread = threading.Thread(target=serving.run, kwargs=told, daemon=True)
    thread.start()
    try:
        assert answers.wait(30)
        with urllib.request.urlopen(f"http://127.0.0.1:{own.getsockname()[1]}/health", timeout=30) as response:
            assert response.status == 200
    finally:
        servers[0].should_exit = True
        thread.join(30)


def test_it_gives_signs_of_life_until_it_has_answered_what_it_had_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    servers: list[uvicorn.Server] = []
    begun, beats, answered = threading.Event(), [0], [b""]

    class Kept(serving._Server):
        def __init__(self, config: uvicorn.Config, ready: Callable[[], None], beat: Callable[[int], None]) -> None:
            super().__init__(config, ready, beat)
            servers.append(self)

    async def slow(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        begun.set()
        await asyncio.sleep(1.5)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"answered"})

    def ask() -> None:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as response:
            answered[0] = response.read()

    monkeypatch.setattr(serving, "_Server", Kept)
    answers, own = threading.Event(), serving.listening("127.0.0.1", 0)
    port = own.getsockname()[1]
    told: dict[str, Any] = {"app": slow, "own": own, "ready": answers.set, "beat": lambda number: beats.append(number)}
    thread, asking = threading.Thread(target=serving.run, kwargs=told, daemon=True), threading.Thread(target=ask)
    thread.start()
    assert answers.wait(30)
    asking.start()
    assert begun.wait(30)
    servers[0].should_exit = True
    time.sleep(0.3)  # three rounds of the server, by which it has seen that
    before = beats[-1]
    asking.join(30)
    thread.join(30)
    assert answered == [b"answered"]
    assert beats[-1] > before + 4


def test_a_name_that_is_no_machine_s_is_told_of() -> None:
    with pytest.raises(CannotListen, match=r"cannot listen at nowhere\.invalid, port 8000: "):
        serving.listening("nowhere.invalid", 8000)


# --- who is let in -----------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere() -> Iterator[socket.socket]:
    """Bound to every address of this machine, and never listened to."""
    with closing(serving.listening("0.0.0.0", 0)) as own:
        yield own


@pytest.fixture
def at_home() -> Iterator[socket.socket]:
    with closing(serving.listening("127.0.0.2", 0)) as own:
        yield own


def test_at_this_machine_s_own_address_nobody_is_asked(at_home: socket.socket, tmp_path: Path) -> None:
    found = serving.protection_of(Settings(data=tmp_path), at_home)
    assert (found.keys, found.rate) == (None, None)


def test_what_is_open_at_this_machine_answers_to_its_own_names_alone(
    at_home: socket.socket, elsewhere: socket.socket, tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path, mcp_hosts="desk.example")
    assert serving.protection_of(settings, at_home).names == ("desk.example",)
    assert serving.protection_of(Settings(data=tmp_path, access="open"), elsewhere).names is None
    KeyRing(settings.keys_file).add("reader", "read")
    assert serving.protection_of(Settings(data=tmp_path, access="keys"), at_home).names is None


def test_elsewhere_it_starts_only_with_keys_or_declared_open(elsewhere: socket.socket, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, host="0.0.0.0")
    with pytest.raises(Exposed, match="there is no key to ask them for"):
        serving.protection_of(settings, elsewhere)
    ring = KeyRing(settings.keys_file)
    ring.add("reader", "read")
    found = serving.protection_of(settings, elsewhere)
    assert found.keys is not None
    assert found.rate == Rate(300, "minute")
    ring.revoke("reader")
    with pytest.raises(Exposed):
        serving.protection_of(settings, elsewhere)
    assert serving.protection_of(Settings(data=tmp_path, access="open"), elsewhere).keys is None


def test_keys_can_be_asked_for_behind_a_proxy_as_well(at_home: socket.socket, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, access="keys", rate_limit="60/hour")
    with pytest.raises(NoKeys):
        serving.protection_of(settings, at_home)
    KeyRing(settings.keys_file).add("reader", "read")
    found = serving.protection_of(settings, at_home)
    assert found.keys is not None
    assert found.rate == Rate(60, "hour")


def test_the_command_refuses_and_says_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_HOST", "0.0.0.0")
    monkeypatch.setenv("PINCITE_PORT", "8121")
    refused = run("serve")
    assert refused.exit_code == 2
    for way in ("pincite keys add", "PINCITE_ACCESS=open", "PINCITE_HOST=127.0.0.1"):
        assert way in refused.stderr


def test_several_workers_are_refused_where_they_cannot_be_forked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    refused = run("serve", "--workers", "2")
    assert refused.exit_code == 2
    assert "PINCITE_WORKERS cannot be used: Windows has one worker" in refused.stderr


def test_what_is_said_at_the_start_is_an_address_and_whether_a_key_is_needed(tmp_path: Path) -> None:
    assert serving.welcome(Settings(), Protection()) == "Pincite answers at http://127.0.0.1:8000 (Ctrl-C ends it)"
    keyed = Protection(keys=KeyRing(tmp_path / "keys.json"))
    assert "http://[::1]:8000; it asks for keys" in serving.welcome(Settings(host="::1"), keyed)
