"""The library's own client over streamable HTTP, in both eras of the protocol, and who may ask at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import httpx
import mcp_types as types
import pytest
from litestar.testing import TestClient
from mcp import Client as McpClient
from mcp.shared.exceptions import MCPError

from service.app import create_app
from service.asking.answerer import Answerer
from service.mcp_server.tools import TOOLS
from tests.service.conftest import Client

Given = TypeVar("Given")
WOUNDED = "How many sailors were wounded?"
FERRIES = "A/77/401–S/2023/91"
#: With the handshake of the versions up to 2025-11-25, and without it as from 2026-07-28.
eras = pytest.mark.parametrize("mode", ["legacy", "auto"])


def asked(address: str, ask: Callable[[McpClient], Awaitable[Given]], mode: Any = "auto") -> Given:
    async def talk() -> Given:
        async with McpClient(f"{address}/mcp", mode=mode) as client:
            return await ask(client)

    return asyncio.run(talk())


def call(address: str, name: str, mode: Any = "auto", **arguments: Any) -> types.CallToolResult:
    async def ask(client: McpClient) -> types.CallToolResult:
        await client.list_tools()  # the client checks results against what the tool says it gives
        return await client.call_tool(name, arguments)

    return asked(address, ask, mode)


def data(result: types.CallToolResult) -> Any:
    assert not result.is_error, result.content
    return result.structured_content


def text(result: types.CallToolResult) -> str:
    content = result.content[0]
    assert isinstance(content, types.TextContent)
    return content.text


@eras
def test_the_tools_say_what_they_take_and_give_and_that_they_change_nothing(ferries_at: str, mode: str) -> None:
    tools = asked(ferries_at, lambda client: client.list_tools(), mode).tools
    assert [tool.name for tool in tools] == list(TOOLS) == ["ask", "search", "fetch", "verify", "read_block", "list_sources"]  # fmt: skip
    for tool in tools:
        assert tool.input_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema is not None
        assert tool.output_schema["type"] == "object"
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is False
        assert tool.description


@eras
def test_a_question_is_answered_as_data_and_as_text(ferries_at: str, mode: str) -> None:
    result = call(ferries_at, "ask", mode, question=WOUNDED)
    answer = data(result)
    assert answer["status"] == "answered"
    citation = answer["citations"][0]
    assert (citation["id"], citation["cite_as"]) == (f"{FERRIES}#p2", f"{FERRIES}, [para. 2]")
    assert citation["answering_words"] == ["40 sailors"]
    assert citation["speaking"] == "Permanent Representative of Norland"
    assert citation["url"] == f"{ferries_at}/documents/A/77/401#p2"
    assert f"“{citation['quote']}”" in text(result)
    assert answer["notice"] in text(result)


def test_a_question_follows_those_before_it_and_can_be_narrowed(ferries_at: str) -> None:
    answer = data(
        call(ferries_at, "ask", question="who said that?", history=[WOUNDED], documents=["S/2023/91"], limit=1)
    )
    assert WOUNDED in answer["understood_as"]
    assert len(answer["citations"]) == 1


def test_a_refusal_is_no_error_and_says_what_is_near(ferries_at: str) -> None:
    result = call(ferries_at, "ask", question="zeppelin tiramisu recipe")
    answer = data(result)
    assert (answer["status"], answer["citations"]) == ("not_answered", [])
    assert answer["nearest"]
    assert text(result).startswith("No answer was found")


def test_what_is_searched_is_fetched_by_its_id(ferries_at: str) -> None:
    found = data(call(ferries_at, "search", query="moorings of ferries", limit=5))["results"]
    assert 0 < len(found) <= 5
    assert {"id", "title", "url"} <= set(found[0])
    assert len({result["id"] for result in found}) == len(found)
    fetched = data(call(ferries_at, "fetch", id=found[0]["id"]))
    assert set(fetched) == {"id", "title", "text", "url", "metadata"}
    assert fetched["id"] == found[0]["id"]
    assert found[0]["text"] in fetched["text"]
    assert fetched["metadata"]["speaking"].startswith("Permanent Representative of Norland")


@pytest.mark.parametrize("words", ["moorings of ferries", '"cut moorings" Selkie', "saylors"])
def test_what_is_searched_is_what_the_api_finds(ferries_at: str, words: str) -> None:
    found = data(call(ferries_at, "search", query=words, limit=7))["results"]
    hits = httpx.get(f"{ferries_at}/api/v1/search", params={"q": words, "limit": 7}).json()["hits"]
    assert [(hit["document"], hit["block"], hit["text"]) for hit in hits] == [
        (*result["id"].split("#"), result["text"]) for result in found
    ]
    assert found


def test_search_gives_its_results_as_json_in_its_text_too(ferries_at: str) -> None:
    result = call(ferries_at, "search", query="moorings")
    assert json.loads(text(result)) == data(result)


def test_a_whole_document_is_fetched_by_its_symbol(ferries_at: str) -> None:
    fetched = data(call(ferries_at, "fetch", id="S/2023/91"))
    assert fetched["id"] == FERRIES
    assert "40 sailors were wounded" in fetched["text"]
    assert fetched["metadata"]["dated"] == "2023-03-09"


def test_quotations_are_checked(ferries_at: str) -> None:
    checked = data(call(ferries_at, "verify", text="“In total, 41 sailors were wounded, 12 ferries were damaged”"))
    passage = checked["passages"][0]
    assert passage["verdict"] == "differs"
    assert passage["differences"] == [{"kind": "number", "said": "41", "printed": "40"}]
    assert passage["places"][0]["id"] == f"{FERRIES}#p2"


def test_a_block_is_read_among_those_around_it(ferries_at: str) -> None:
    read = data(call(ferries_at, "read_block", id="A/77/401#p5", around=1))
    assert [block["id"].partition("#")[2] for block in read["blocks"]][1] == "p5"
    assert len(read["blocks"]) == 3
    assert "quoting Ana Beltran" in read["blocks"][1]["speaking"]
    assert read["blocks"][1]["footnotes"][0]["number"] == "2"


def test_what_is_held_is_listed_and_can_be_looked_through(ferries_at: str) -> None:
    every = data(call(ferries_at, "list_sources", limit=1))
    assert (every["total"], every["next_offset"], len(every["documents"])) == (2, 1, 1)
    named = data(call(ferries_at, "list_sources", words="harbour COMMISSION"))
    assert [document["id"] for document in named["documents"]] == ["A/77/402"]


@eras
@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("ask", {"question": ""}, "the question is empty; send a question or some keywords"),
        ("ask", {"question": "x" * 2001}, "a question has at most 2000 characters, this one has 2001"),
        ("ask", {}, "question: Field required"),
        ("ask", {"question": "x", "limit": 99}, "limit: Input should be less than or equal to 20"),
        ("ask", {"question": "x", "language": "en"}, "language: Extra inputs are not permitted"),
        ("ask", {"question": "x", "documents": ["A/99/1"]}, "the tool list_sources names those held"),
        ("fetch", {"id": "A/77/401#p99"}, "the tool search gives ids of blocks"),
        ("fetch", {"id": "nonsense"}, "nonsense"),
        ("read_block", {"id": "A/77/401"}, "it names no block"),
        ("verify", {"text": " "}, "there is no word in the text"),
    ],
)
def test_a_tool_says_what_was_wrong_and_what_to_call(
    ferries_at: str, mode: str, name: str, arguments: dict[str, Any], told: str
) -> None:
    async def ask(client: McpClient) -> types.CallToolResult:
        return await client.call_tool(name, arguments)

    result = asked(ferries_at, ask, mode)
    assert result.is_error
    assert told in text(result)


@eras
def test_documents_and_blocks_are_resources(ferries_at: str, mode: str) -> None:
    async def ask(client: McpClient) -> tuple[Any, Any, Any, Any]:
        listed = (await client.list_resources()).resources
        templates = (await client.list_resource_templates()).resource_templates
        whole = await client.read_resource(listed[0].uri)
        block = await client.read_resource(f"{listed[0].uri}/blocks/p2")
        return listed, templates, whole.contents, block.contents

    listed, templates, whole, block = asked(ferries_at, ask, mode)
    assert [resource.uri for resource in listed] == ["pincite://documents/A/77/401", "pincite://documents/A/77/402"]
    assert [template.name for template in templates] == ["document", "block"]
    assert "40 sailors were wounded" in whole[0].text
    assert block[0].text.startswith("In total, 40 sailors")
    assert '"label":"[para. 2]"' in block[1].text


@eras
def test_the_prompt_tells_how_to_quote(ferries_at: str, mode: str) -> None:
    async def ask(client: McpClient) -> tuple[Any, Any]:
        return (await client.list_prompts()).prompts, await client.get_prompt("quote_documents", {"question": WOUNDED})

    prompts, prompt = asked(ferries_at, ask, mode)
    assert [each.name for each in prompts] == ["quote_documents"]
    assert "word for word" in prompt.messages[0].content.text
    assert prompt.messages[0].content.text.endswith(WOUNDED)


@eras
@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda client: client.call_tool("guess", {}), "there is no tool 'guess'; there are ask, search"),
        (lambda client: client.read_resource("pincite://documents/A/99/1"), "list_sources"),
        (lambda client: client.read_resource("file:///etc/passwd"), "does not begin with pincite://documents/"),
        (lambda client: client.list_resources(cursor="-1"), "none that was given out"),
        (lambda client: client.get_prompt("guess"), "there is quote_documents"),
    ],
)
def test_what_is_not_there_is_an_error_of_the_protocol(
    ferries_at: str, mode: str, ask: Callable[[McpClient], Awaitable[Any]], told: str
) -> None:
    with pytest.raises(BaseException, match=r".") as raised:  # the client's groups of tasks wrap it
        asked(ferries_at, ask, mode)
    error = _innermost(raised.value)
    assert isinstance(error, MCPError)
    assert error.code == -32602
    assert told in error.message


def _innermost(error: BaseException) -> BaseException:
    return _innermost(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


# --- who may ask -------------------------------------------------------------------------------------------

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}
ACCEPT = {"accept": "application/json, text/event-stream"}


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])
def test_every_version_with_a_handshake_is_spoken(client: Client, version: str) -> None:
    hello = {**HELLO, "params": {**HELLO["params"], "protocolVersion": version}}  # type: ignore[dict-item]
    told = client.post("/mcp", json=hello, headers={**ACCEPT, "host": "localhost:8000"}).json()
    assert told["result"]["protocolVersion"] == version
    assert told["result"]["serverInfo"]["name"] == "pincite"
    assert "Quote the answer word for word" in told["result"]["instructions"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "localhost", "origin": "http://evil.example"},
        {"host": "localhost", "origin": "null"},
    ],
)
def test_a_page_of_somebody_else_s_gets_nothing(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/mcp", json=HELLO, headers={**ACCEPT, **headers})
    assert response.status_code == 403
    told = response.json()
    assert (told["jsonrpc"], told["id"]) == ("2.0", None)
    assert told["error"]["data"] == {"error": "foreign_caller", "status": 403}
    assert "PINCITE_MCP_HOSTS" in told["error"]["message"]


@pytest.mark.parametrize("names", [("desk.example",), ("*",)])
def test_names_that_are_set_are_answered_to(ferries_answerer: Answerer, names: tuple[str, ...]) -> None:
    with TestClient(create_app(ferries_answerer, mcp_names=names)) as client:
        for host in ("desk.example", "desk.example:8443", "127.0.0.1:8000"):
            headers = {**ACCEPT, "host": host, "origin": "https://desk.example"}
            assert client.post("/mcp", json=HELLO, headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_no_stream_is_kept_open(client: Client, method: str) -> None:
    response = client.request(method, "/mcp", headers={"host": "localhost"})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"[" * 5000, b'{"jsonrpc": "2.0"}', b"\xff"])
def test_no_body_is_a_fault(client: Client, body: bytes) -> None:
    headers = {**ACCEPT, "host": "localhost", "content-type": "application/json"}
    assert 400 <= client.post("/mcp", content=body, headers=headers).status_code < 500


def test_a_service_that_is_not_ready_says_so(unready_client: Client) -> None:
    question = {"name": "ask", "arguments": {"question": WOUNDED}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": question}
    headers = {**ACCEPT, "host": "localhost", "mcp-protocol-version": "2025-06-18"}
    result = unready_client.post("/mcp", json=body, headers=headers).json()["result"]
    assert result["isError"]
    assert "no snapshot is loaded yet" in result["content"][0]["text"]
