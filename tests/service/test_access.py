"""Where keys are asked for nothing opens without one; each interface says so in its own form."""

from __future__ import annotations

import asyncio
import html
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx2
import pytest
from litestar.testing import TestClient
from mcp import Client as McpClient
from mcp.client.streamable_http import streamable_http_client
from openai import AuthenticationError, OpenAI

from pincite import Client as PinciteClient
from pincite import PinciteError
from service.app import create_app
from service.asking.answerer import Answerer
from service.keys import KeyRing
from service.protection import Protection
from tests.served import served
from tests.service.conftest import Client, error_of
from tests.service.mcp_server.test_over_http import ACCEPT, HELLO

HTML = {"accept": "text/html"}
WOUNDED = "How many sailors were wounded?"
#: One address of each sort of what needs a key.
CLOSED = (
    ("GET", "/"),
    ("GET", "/turn?q=x"),
    ("GET", "/documents"),
    ("GET", "/documents/A/77/401"),
    ("GET", "/export?h=x"),
    ("GET", "/help"),
    ("POST", "/check"),
    ("POST", "/feedback"),
    ("GET", "/uploads"),
    ("GET", "/api/v1/documents"),
    ("GET", "/api/v1/search?q=x"),
    ("POST", "/api/v1/ask"),
    ("POST", "/api/v1/ask/batch"),
    ("POST", "/v1/chat/completions"),
    ("GET", "/v1/models"),
    ("POST", "/mcp"),
)


class Keyed(NamedTuple):
    """A service that asks for keys, with one of each scope and one that was revoked."""

    client: Client
    read: str
    write: str
    revoked: str


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> KeyRing:
    return KeyRing(tmp_path_factory.mktemp("keys") / "keys.json")


@pytest.fixture(scope="module")
def keyed(ring: KeyRing, ferries_answerer: Answerer) -> Iterator[Keyed]:
    read, write, revoked = ring.add("reader", "read"), ring.add("harvester", "write"), ring.add("lost", "read")
    ring.revoke("lost")
    with TestClient(create_app(ferries_answerer, protection=Protection(keys=ring))) as client:
        yield Keyed(client, read, write, revoked)


@pytest.fixture(scope="module")
def keyed_at(keyed: Keyed, ring: KeyRing, ferries_answerer: Answerer) -> Iterator[str]:
    with served(create_app(ferries_answerer, protection=Protection(keys=ring))) as address:
        yield address


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_nothing_opens_without_a_key(keyed: Keyed, method: str, path: str) -> None:
    response = keyed.client.request(method, path, headers=HTML)
    assert response.status_code == 401
    assert 'realm="Pincite"' in response.headers["www-authenticate"]


@pytest.mark.parametrize("path", ["/health", "/ready", "/schema", "/static/pincite.css", "/favicon.ico"])
def test_probes_files_and_the_schema_need_none(keyed: Keyed, path: str) -> None:
    assert keyed.client.get(path).status_code == 200


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_a_key_opens_all_that_only_reads(keyed: Keyed, method: str, path: str) -> None:
    for key in (keyed.read, keyed.write):
        response = keyed.client.request(method, path, headers={**HTML, **bearer(key)})
        assert response.status_code != 401
        assert (response.status_code == 403) == (path == "/uploads" or path == "/mcp")


@pytest.mark.parametrize(
    "sent",
    [
        "Bearer",
        "Bearer x",
        "Token pincite_x",
        "Basic !",
        "Basic \xff",
        "Basic eA==",
        "Bearer \xff",
        "Bearer  ",
        "x" * 9000,
    ],
)
def test_what_is_no_key_opens_nothing(keyed: Keyed, sent: str) -> None:
    response = keyed.client.get("/api/v1/documents", headers={b"authorization": sent.encode("latin-1")})
    assert (response.status_code, error_of(response)) == (401, "unauthorized")
    assert response.headers["www-authenticate"] == 'Bearer realm="Pincite", error="invalid_token"'


def test_a_revoked_key_opens_nothing_and_is_told_so(keyed: Keyed) -> None:
    response = keyed.client.get("/api/v1/documents", headers=bearer(keyed.revoked))
    assert response.status_code == 401
    assert "was revoked" in response.json()["detail"]


def test_a_key_revoked_while_the_service_runs_opens_nothing_any_more(keyed: Keyed, ring: KeyRing) -> None:
    passing = ring.add("passing", "read")
    assert keyed.client.get("/api/v1/documents", headers=bearer(passing)).status_code == 200
    ring.revoke("passing")
    assert keyed.client.get("/api/v1/documents", headers=bearer(passing)).status_code == 401


def test_a_browser_asks_its_reader_for_the_key_as_a_password(keyed: Keyed) -> None:
    refused = keyed.client.get("/", headers=HTML)
    assert refused.headers["www-authenticate"] == 'Basic realm="Pincite", charset="UTF-8"'
    assert "A key is needed" in refused.text
    assert "as the password" in refused.text
    for name, password in (("anybody", keyed.read), (keyed.read, "")):
        assert keyed.client.get("/", headers=HTML, auth=(name, password)).status_code == 200
    assert keyed.client.get("/", headers=HTML, auth=("anybody", "guess")).status_code == 401


def test_the_examples_of_the_api_send_a_key_where_one_is_asked_for(keyed: Keyed, client: Client) -> None:
    shown = html.unescape(keyed.client.get("/api", headers=HTML, auth=("anybody", keyed.read)).text)
    assert shown.count('curl -s -H "Authorization: Bearer $KEY" ') == shown.count("curl -s") > 5
    assert "os.environ['KEY']" in shown
    assert "KEY" not in client.get("/api", headers=HTML).text


def test_programs_are_not_told_of_passwords(keyed: Keyed) -> None:
    for path in ("/api/v1/documents", "/v1/models", "/mcp"):
        refused = keyed.client.request("POST" if path == "/mcp" else "GET", path, headers=HTML)
        assert refused.headers["www-authenticate"] == 'Bearer realm="Pincite"'


def test_the_interface_of_openai_has_its_own_form(keyed: Keyed, keyed_at: str) -> None:
    told = keyed.client.get("/v1/models").json()["error"]
    assert (told["type"], told["code"], told["param"]) == ("invalid_request_error", "invalid_api_key", None)
    with OpenAI(base_url=f"{keyed_at}/v1", api_key="any") as client, pytest.raises(AuthenticationError):
        client.models.list()
    with OpenAI(base_url=f"{keyed_at}/v1", api_key=keyed.read) as client:
        assert [model.id for model in client.models.list()] == ["pincite"]


def test_the_protocol_of_assistants_has_its_own_form(keyed: Keyed, keyed_at: str) -> None:
    refused = keyed.client.post("/mcp", json=HELLO, headers={**ACCEPT, "host": "localhost"})
    told = refused.json()
    assert (told["jsonrpc"], told["id"]) == ("2.0", None)
    assert told["error"]["data"] == {"error": "unauthorized", "status": 401}

    async def tools(headers: dict[str, str]) -> list[str]:
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            McpClient(streamable_http_client(f"{keyed_at}/mcp", http_client=http)) as client,
        ):
            return [tool.name for tool in (await client.list_tools()).tools]

    assert "ask" in asyncio.run(tools(bearer(keyed.read)))


def test_the_client_sends_its_key(keyed: Keyed, keyed_at: str) -> None:
    with PinciteClient(keyed_at, key=keyed.read) as client:
        assert client.ask(WOUNDED)["status"] == "answered"
    with PinciteClient(keyed_at) as client, pytest.raises(PinciteError, match="unauthorized") as refused:
        client.ask(WOUNDED)
    assert refused.value.status == 401


def test_the_schema_says_whether_a_key_is_asked_for(keyed: Keyed, client: Client) -> None:
    assert keyed.client.get("/schema").json()["security"] == [{"key": []}]
    assert client.get("/schema").json()["security"] == [{}, {"key": []}]
    ask: Any = client.get("/schema").json()["paths"]["/api/v1/ask"]["post"]["responses"]
    assert {"401", "429", "503"} <= set(ask)
