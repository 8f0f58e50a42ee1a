"""A page of another site that makes its own name lead to this machine reads nothing and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from service.app import create_app
from service.asking.answerer import Answerer
from service.protection import Protection

Client = TestClient[Any]
PATHS = ("/", "/documents", "/api/v1/documents", "/api/v1/search?q=ferries", "/v1/models", "/static/icon.svg")


@pytest.fixture(scope="module")
def at_home(ferries_answerer: Answerer) -> Iterator[Client]:
    with TestClient(create_app(ferries_answerer, protection=Protection(names=("desk.example",)))) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example"]
)
def test_a_name_that_is_not_ours_gets_nothing(at_home: Client, path: str, host: str) -> None:
    refused = at_home.get(path, headers={"host": host, "origin": f"http://{host}"})
    assert (refused.status_code, "evil" in refused.text) == (403, True)
    assert (
        refused.json()["error"] == "foreign_caller" if path.startswith("/api") else "PINCITE_MCP_HOSTS" in refused.text
    )


@pytest.mark.parametrize(
    "host",
    ["localhost:8000", "127.0.0.1:8000", "127.0.0.2", "[::1]:8000", "LocalHost", "desk.localhost", "desk.example:8000"],
)
def test_the_names_of_this_machine_and_those_set_are_answered_to(at_home: Client, host: str) -> None:
    assert at_home.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", [*PATHS, "/nothing-there", "/documents/S/RES/1"])
def test_no_answer_lets_a_browser_load_or_frame_anything(at_home: Client, path: str) -> None:
    headers = at_home.get(path, headers={"host": "localhost", "accept": "text/html"}).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    for rule in ("default-src 'self'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_a_form_under_a_name_that_is_not_ours_does_nothing(at_home: Client) -> None:
    headers = {"host": "evil.example:8000", "origin": "http://evil.example:8000"}
    for path in ("/uploads", "/removals", "/feedback", "/check"):
        assert at_home.post(path, headers=headers).status_code == 403
