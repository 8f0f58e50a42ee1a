"""The port is told of when requests are answered there, and not before."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn

from service.app import create_app
from service.asking.answerer import Answerer
from service.commands import serving
from service.errors import CannotListen


def test_it_says_that_it_answers_when_it_does(ferries_answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    servers: list[uvicorn.Server] = []

    class Kept(serving._Server):
        def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
            super().__init__(config, ready)
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


def test_a_name_that_is_no_machine_s_is_told_of() -> None:
    with pytest.raises(CannotListen, match=r"cannot listen at nowhere\.invalid, port 8000: "):
        serving.listening("nowhere.invalid", 8000)
