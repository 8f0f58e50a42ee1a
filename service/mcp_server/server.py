"""The protocol's server: what a client asks, in a table from method to what the tools, resources and prompts give.

Results are the protocol's JSON; the library checks them against the version that the client speaks. It is imported
where a server is made, since that takes a second of a processor which no other command needs to spend.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from pydantic import BaseModel

from corpus.errors import CorpusError
from index.errors import IndexingError
from service.asking.answerer import Answerer
from service.errors import ServiceError
from service.hints import for_tool
from service.http_errors import detail_of, is_fault
from service.mcp_server import resources
from service.mcp_server.prompts import INSTRUCTIONS, NAME, PROMPTS, prompt
from service.mcp_server.tools import TOOLS, called

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

log = logging.getLogger("pincite")

Desk = Callable[[], Answerer]
#: The parameters of a method to its result, in the protocol's JSON.
Answering = Callable[[Desk, Any], dict[str, Any]]
_READ_ONLY = {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False}
#: JSON-RPC: the parameters are not what the method takes.
_INVALID_PARAMS = -32602
_FORESEEN = (CorpusError, IndexingError, ServiceError)


def server(desk: Desk) -> Server[Any]:
    """Over whichever answerer `desk` gives; each request takes it anew."""
    import mcp_types as types  # noqa: PLC0415
    from mcp.server.lowlevel import Server  # noqa: PLC0415

    made: Server[Any] = Server("pincite", version=version("pincite"), title="Pincite", instructions=INSTRUCTIONS)
    paged = types.PaginatedRequestParams
    for method, takes, gives, answer in (
        ("tools/list", paged, types.ListToolsResult, _tools),
        ("tools/call", types.CallToolRequestParams, types.CallToolResult, _call),
        ("resources/list", paged, types.ListResourcesResult, _resources),
        ("resources/templates/list", paged, types.ListResourceTemplatesResult, _templates),
        ("resources/read", types.ReadResourceRequestParams, types.ReadResourceResult, _read),
        ("prompts/list", paged, types.ListPromptsResult, _prompts),
        ("prompts/get", types.GetPromptRequestParams, types.GetPromptResult, _prompt),
    ):
        made.add_request_handler(method, takes, _handler(desk, answer, gives))
    return made


def _handler(desk: Desk, answer: Answering, gives: type[BaseModel]) -> Callable[[Any, Any], Awaitable[BaseModel]]:
    """In a thread, since an answer takes some tenths of a second; an error that is foreseen is the protocol's."""

    async def handle(_: Any, params: Any) -> BaseModel:
        return gives.model_validate(await to_thread.run_sync(_or_refused, answer, desk, params))

    return handle


def _or_refused(answer: Answering, desk: Desk, params: Any) -> dict[str, Any]:
    try:
        return answer(desk, params)
    except _FORESEEN as error:
        raise _refusal(_told(error)) from error


def _tools(desk: Desk, params: Any) -> dict[str, Any]:
    return {"tools": [_tool(name) for name in TOOLS]}


def _call(desk: Desk, params: Any) -> dict[str, Any]:
    """A tool that cannot answer says why in its result, so that an assistant reads it and calls it better."""
    if params.name not in TOOLS:
        raise _refusal(f"there is no tool {params.name[:80]!r}; there are {', '.join(TOOLS)}")
    try:
        given = called(desk(), params.name, params.arguments or {})
    except _FORESEEN as error:
        return {"content": [{"type": "text", "text": _told(error)}], "isError": True}
    return {
        "content": [{"type": "text", "text": given.shown()}],
        "structuredContent": given.data.model_dump(mode="json"),
    }


def _resources(desk: Desk, params: Any) -> dict[str, Any]:
    return resources.listed(desk(), params.cursor)


def _templates(desk: Desk, params: Any) -> dict[str, Any]:
    return {"resourceTemplates": resources.TEMPLATES}


def _read(desk: Desk, params: Any) -> dict[str, Any]:
    return {"contents": resources.contents(desk(), str(params.uri))}


def _prompts(desk: Desk, params: Any) -> dict[str, Any]:
    return {"prompts": PROMPTS}


def _prompt(desk: Desk, params: Any) -> dict[str, Any]:
    if params.name != NAME:
        raise _refusal(f"there is no prompt {params.name[:80]!r}; there is {NAME}")
    return prompt((params.arguments or {}).get("question", ""))


@cache  # thirty milliseconds of a processor
def _tool(name: str) -> dict[str, Any]:
    tool = TOOLS[name]
    return {
        "name": name,
        "title": tool.title,
        "description": tool.description,
        "inputSchema": tool.takes.model_json_schema(),
        "outputSchema": tool.gives.model_json_schema(mode="serialization"),
        "annotations": {"title": tool.title, **_READ_ONLY},
    }


def _told(error: Exception) -> str:
    if is_fault(error):
        log.error("a tool of the Model Context Protocol failed", exc_info=error)
    return detail_of(error, for_tool)


def _refusal(told: str) -> Exception:
    from mcp.shared.exceptions import MCPError  # noqa: PLC0415

    return MCPError(_INVALID_PARAMS, told)
