"""A LangChain retriever of quotations from a Pincite service: `pip install langchain-core`."""

from __future__ import annotations

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from pincite import AsyncClient, Client
from pincite.answers import Answer, Citation


class PinciteRetriever(BaseRetriever):
    """Each document is a quotation, verbatim; its metadata has what a citation has to name.

    Nothing comes where the documents held do not answer, or with `nearest` what stands near, with `answers` False.
    """

    url: str = "http://127.0.0.1:8000"
    k: int = 5
    nearest: bool = False

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        with Client(self.url) as client:
            return self._documents(client.ask(query, limit=self.k))

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun
    ) -> list[Document]:
        async with AsyncClient(self.url) as client:
            return self._documents(await client.ask(query, limit=self.k))

    def _documents(self, answer: Answer) -> list[Document]:
        near = answer["nearest"] if self.nearest else []
        return [_document(c, answers=True) for c in answer["citations"]] + [_document(c) for c in near]


def _document(citation: Citation, *, answers: bool = False) -> Document:
    metadata = {
        "anchor": f"{citation['anchor']['document']}#{citation['anchor']['block']}",
        "pinpoint": citation["cite_as"],
        "url": citation["url"],
        "sha256": citation["range"]["sha256"],
        "voice": [voice["name"] for voice in citation["voice"]],
        "score": citation["score"],
        "answers": answers,
    }
    return Document(page_content=citation["quote"], metadata=metadata)
