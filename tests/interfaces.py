"""Each interface of a running service, as its own client asks it: questions in, what is told in answer out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import httpx
from mcp import Client as McpClient
from openai import OpenAI

from pincite import Client, joined
from service.api.batch_schemas import BATCH_LIMIT

#: Seconds, where others use the processor too.
_TIMEOUT = 3_600


class Put(NamedTuple):
    """A question with those before it, oldest first."""

    question: str
    history: tuple[str, ...] = ()

    @property
    def body(self) -> dict[str, Any]:
        return {"question": self.question, "history": list(self.history)}

    @property
    def messages(self) -> list[Any]:
        return [{"role": "user", "content": text} for text in (*self.history, self.question)]


class Told(NamedTuple):
    """What is the same whichever way it is asked for: the status, and of every citation its place and its words.

    A citation is its anchor, its words, and their range with the hash of the document's text.
    """

    status: str
    citations: tuple[tuple[str, str, int, int, str], ...]


def by_json(address: str, puts: Sequence[Put]) -> list[Told]:
    with httpx.Client(timeout=_TIMEOUT) as client:
        return [_of_json(client.post(f"{address}/api/v1/ask", json=put.body).json()) for put in puts]


def by_batch(address: str, puts: Sequence[Put]) -> list[Told]:
    told: list[Told] = []
    for start in range(0, len(puts), BATCH_LIMIT):
        body = {"questions": [put.body for put in puts[start : start + BATCH_LIMIT]]}
        answers = httpx.post(f"{address}/api/v1/ask/batch", json=body, timeout=_TIMEOUT).json()["answers"]
        told += map(_of_json, answers)
    return told


def by_events(address: str, puts: Sequence[Put]) -> list[Told]:
    with Client(address, timeout=_TIMEOUT) as client:
        return [_of_json(joined(client.stream(put.question, history=put.history))) for put in puts]


def by_client(address: str, puts: Sequence[Put]) -> list[Told]:
    with Client(address, timeout=_TIMEOUT) as client:
        return [_of_json(client.ask(put.question, history=put.history)) for put in puts]


def by_openai(address: str, puts: Sequence[Put]) -> list[Told]:
    with OpenAI(base_url=f"{address}/v1", api_key="any", timeout=_TIMEOUT) as client:
        return [_completed(client, put) for put in puts]


def by_openai_events(address: str, puts: Sequence[Put]) -> list[Told]:
    with OpenAI(base_url=f"{address}/v1", api_key="any", timeout=_TIMEOUT) as client:
        return [_streamed(client, put) for put in puts]


def by_mcp(address: str, puts: Sequence[Put]) -> list[Told]:
    async def ask() -> list[Told]:
        async with McpClient(f"{address}/mcp") as client:
            return [_of_tool((await client.call_tool("ask", put.body)).structured_content) for put in puts]

    return asyncio.run(ask())


#: By what they are called in docs/measures.md.
INTERFACES: dict[str, Callable[[str, Sequence[Put]], list[Told]]] = {
    "JSON": by_json,
    "several at once": by_batch,
    "events": by_events,
    "client for Python": by_client,
    "OpenAI": by_openai,
    "OpenAI, events": by_openai_events,
    "MCP": by_mcp,
}


def _completed(client: OpenAI, put: Put) -> Told:
    completion = client.chat.completions.create(model="pincite", messages=put.messages)
    message = completion.choices[0].message
    return _of_completion(str(message.content), message.annotations or [], completion.model_extra)


def _streamed(client: OpenAI, put: Put) -> Told:
    content, annotations, extra = "", list[Any](), None
    for chunk in client.chat.completions.create(model="pincite", messages=put.messages, stream=True):
        for choice in chunk.choices:
            content += choice.delta.content or ""
            annotations += getattr(choice.delta, "annotations", None) or []
        extra = chunk.model_extra or extra
    return _of_completion(content, annotations, extra)


def _of_completion(content: str, annotations: Iterable[Any], extra: dict[str, Any] | None) -> Told:
    """Raises `AssertionError` where what a front end shows as cited is not what the answer cites."""
    answer = (extra or {})["pincite"]
    cited = set()
    for annotation in annotations:
        one = annotation["url_citation"] if isinstance(annotation, dict) else annotation.url_citation.model_dump()
        cited.add((one["title"], content[one["start_index"] : one["end_index"]]))
    assert cited == {(c["cite_as"], c["quote"]) for c in answer["citations"]}
    return _of_json(answer)


def _of_json(answer: Any) -> Told:
    cited = [*answer["citations"], *answer["nearest"]]
    return _told(answer["status"], ((f"{c['anchor']['document']}#{c['anchor']['block']}", c) for c in cited))


def _of_tool(answer: Any) -> Told:
    return _told(answer["status"], ((c["id"], c) for c in (*answer["citations"], *answer["nearest"])))


def _told(status: str, citations: Iterable[tuple[str, Any]]) -> Told:
    return Told(
        status,
        tuple(
            (anchor, c["quote"], c["range"]["start"], c["range"]["end"], c["range"]["sha256"])
            for anchor, c in citations
        ),
    )
