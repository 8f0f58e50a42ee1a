"""A Haystack component that retrieves quotations from a Pincite service: `pip install haystack-ai`."""

from __future__ import annotations

from typing import Any

from haystack import Document, component

from pincite import Client
from pincite.answers import Citation


@component
class PinciteRetriever:
    """Each document is a quotation, verbatim; its `meta` has what a citation has to name.

    Nothing comes where the documents held do not answer, or with `nearest` what stands near, with `answers` False.
    """

    def __init__(self, url: str = "http://127.0.0.1:8000", *, top_k: int = 5, nearest: bool = False) -> None:
        self._url = url
        self._top_k, self._nearest = top_k, nearest

    @component.output_types(documents=list[Document])
    def run(self, query: str, top_k: int | None = None) -> dict[str, list[Document]]:
        with Client(self._url) as client:
            answer = client.ask(query, limit=top_k or self._top_k)
        near = answer["nearest"] if self._nearest else []
        return {"documents": [_document(c, answers=True) for c in answer["citations"]] + [_document(c) for c in near]}


def _document(citation: Citation, *, answers: bool = False) -> Document:
    meta: dict[str, Any] = {
        "anchor": f"{citation['anchor']['document']}#{citation['anchor']['block']}",
        "pinpoint": citation["cite_as"],
        "url": citation["url"],
        "sha256": citation["range"]["sha256"],
        "voice": [voice["name"] for voice in citation["voice"]],
        "answers": answers,
    }
    return Document(content=citation["quote"], meta=meta, score=citation["score"])
