"""A LlamaIndex retriever of quotations from a Pincite service: `pip install llama-index-core`."""

from __future__ import annotations

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from pincite import AsyncClient, Client
from pincite.answers import Answer, Citation


class PinciteRetriever(BaseRetriever):
    """Each node is a quotation, verbatim; its metadata has what a citation has to name.

    Nothing comes where the documents held do not answer, or with `nearest` what stands near, with `answers` False.
    """

    def __init__(self, url: str = "http://127.0.0.1:8000", *, top_k: int = 5, nearest: bool = False) -> None:
        self._url, self._top_k, self._nearest = url, top_k, nearest
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        with Client(self._url) as client:
            return self._nodes(client.ask(query_bundle.query_str, limit=self._top_k))

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        async with AsyncClient(self._url) as client:
            return self._nodes(await client.ask(query_bundle.query_str, limit=self._top_k))

    def _nodes(self, answer: Answer) -> list[NodeWithScore]:
        near = answer["nearest"] if self._nearest else []
        return [_node(c, answers=True) for c in answer["citations"]] + [_node(c) for c in near]


def _node(citation: Citation, *, answers: bool = False) -> NodeWithScore:
    metadata = {
        "anchor": f"{citation['anchor']['document']}#{citation['anchor']['block']}",
        "pinpoint": citation["cite_as"],
        "url": citation["url"],
        "sha256": citation["range"]["sha256"],
        "voice": [voice["name"] for voice in citation["voice"]],
        "answers": answers,
    }
    return NodeWithScore(node=TextNode(text=citation["quote"], metadata=metadata), score=citation["score"])
