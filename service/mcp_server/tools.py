"""The tools: each a function of the answerer and its arguments, in a table with what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from service.asking.answerer import Answerer
from service.errors import InvalidRequest
from service.mcp_server import schemas
from service.mcp_server.asking import ask
from service.mcp_server.reading import fetch, list_sources, read_block, search
from service.mcp_server.verifying import verify


@dataclass(frozen=True, slots=True)
class Given:
    """What a tool gives: data, and the same as text for a client that reads no data, "" for the data as JSON."""

    data: BaseModel
    text: str = ""

    def shown(self) -> str:
        return self.text or self.data.model_dump_json()


@dataclass(frozen=True, slots=True)
class Tool:
    """`call` raises what the desk raises; nothing that any tool does changes anything."""

    title: str
    description: str
    takes: type[BaseModel]
    gives: type[BaseModel]
    call: Callable[[Answerer, Any], BaseModel | tuple[BaseModel, str]]


TOOLS: dict[str, Tool] = {
    "ask": Tool(
        "Ask the documents",
        "Answers a question with verbatim quotations of the United Nations documents held, each with its pinpoint and "
        "who speaks, or says that they do not answer. Ask one thing at a time, in full sentences. Quote what it gives "
        "word for word, with `cite_as` and `speaking`; add no fact to it. What stands under `nearest` does not answer.",
        schemas.AskArguments,
        schemas.Answered,
        ask,
    ),
    "search": Tool(
        "Search passages",
        "Passages of the documents held that are near to words or to a question, best first; what stands in double "
        "quotes has to stand so. It decides nothing: use `ask` for an answer, and `fetch` to read a result.",
        schemas.SearchArguments,
        schemas.SearchResults,
        search,
    ),
    "fetch": Tool(
        "Read a result or a document",
        "The verbatim text of a search result, or of a whole document, with what a citation of it has to name.",
        schemas.FetchArguments,
        schemas.Fetched,
        fetch,
    ),
    "verify": Tool(
        "Check quotations",
        "Whether the quotations in a text stand in the documents held: word for word, with differences, as another "
        "speaker's words than the text says, pieced together, or not at all. Call it on an answer before you give it.",
        schemas.VerifyArguments,
        schemas.Verified,
        verify,
    ),
    "read_block": Tool(
        "Read a paragraph in its place",
        "One block of a document, a paragraph or a footnote, and if wanted those around it, verbatim, each with its "
        "speaker and its footnotes.",
        schemas.ReadBlockArguments,
        schemas.BlocksRead,
        read_block,
    ),
    "list_sources": Tool(
        "List the documents held",
        "The documents that can be asked, with symbol, title, author and date. Nothing else is known here.",
        schemas.ListArguments,
        schemas.Sources,
        list_sources,
    ),
}


def called(answerer: Answerer, name: str, arguments: dict[str, Any]) -> Given:
    """Raises `InvalidRequest` for arguments that are not what the schema says, and what the desk raises."""
    tool = TOOLS[name]
    try:
        taken = tool.takes.model_validate(arguments)
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidRequest(".".join(map(str, first["loc"])), first["msg"]) from error
    given = tool.call(answerer, taken)
    return Given(*given) if isinstance(given, tuple) else Given(given)
