"""One question, the same citations, through whichever interface it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from mcp import Client as McpClient
from openai import OpenAI

from pincite import Client

QUESTIONS = (
    "How many sailors were wounded?",
    "how many ferries were damaged?",
    "who cut the moorings?",
    "was any ferry seaworthy?",
    "Who counted eleven cut moorings?",
    "how many passengers did the Selkie carry?",
    "how many sailors were wounded, and how many passengers did the Selkie carry?",
    "what is the letter about?",
    "what happened in February 2023?",
    "which documents are held?",
    "zeppelin tiramisu recipe",
    "Combien de marins ont été blessés ?",
)

#: Status, and of every citation the anchor, the words and the range with its hash.
Told = tuple[str, list[tuple[str, str, int, int, str]]]


def _told(status: str, citations: Iterable[tuple[str, Any]]) -> Told:
    return status, [
        (anchor, c["quote"], c["range"]["start"], c["range"]["end"], c["range"]["sha256"]) for anchor, c in citations
    ]


def _of_json(answer: Any) -> Told:
    cited = [*answer["citations"], *answer["nearest"]]
    return _told(answer["status"], ((f"{c['anchor']['document']}#{c['anchor']['block']}", c) for c in cited))


def _by_openai(address: str, question: str) -> Told:
    with OpenAI(base_url=f"{address}/v1", api_key="any") as client:
        completion = client.chat.completions.create(model="pincite", messages=[{"role": "user", "content": question}])
    assert completion.model_extra is not None
    answer = completion.model_extra["pincite"]
    message = completion.choices[0].message
    cited = {
        (c.url_citation.title, str(message.content)[c.url_citation.start_index : c.url_citation.end_index])
        for c in message.annotations or []
    }
    assert cited == {(c["cite_as"], c["quote"]) for c in answer["citations"]}
    return _of_json(answer)


def _by_mcp(address: str, question: str) -> Told:
    async def ask() -> Any:
        async with McpClient(f"{address}/mcp") as client:
            return (await client.call_tool("ask", {"question": question})).structured_content

    answer = asyncio.run(ask())
    return _told(answer["status"], ((c["id"], c) for c in (*answer["citations"], *answer["nearest"])))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_interface_gives_the_same_citations(ferries_at: str, question: str) -> None:
    with Client(ferries_at) as client:
        told = _of_json(client.ask(question))
    assert _by_openai(ferries_at, question) == told
    assert _by_mcp(ferries_at, question) == told
