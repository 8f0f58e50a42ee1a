"""The retrievers of examples/ in the real libraries. Skipped where the extra `integrations` is not installed."""

from __future__ import annotations

import asyncio
import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

WOUNDED = "How many sailors were wounded?"
NOWHERE = "zeppelin tiramisu recipe"

#: None of them tells anybody that it was used.
os.environ.update(
    HAYSTACK_TELEMETRY_ENABLED="False", LANGCHAIN_TRACING_V2="false", LANGSMITH_TRACING="false", DO_NOT_TRACK="1"
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


def needs(package: str) -> pytest.MarkDecorator:
    reason = f"{package} is not installed; the extra `integrations` has it"
    return pytest.mark.skipif(find_spec(package) is None, reason=reason)


def check(text: str, metadata: dict[str, Any], score: float | None) -> None:
    assert text.startswith("In total, 40 sailors were wounded")
    assert metadata["anchor"] == "A/77/401–S/2023/91#p2"
    assert metadata["pinpoint"] == "A/77/401–S/2023/91, [para. 2]"
    assert metadata["url"].endswith("/documents/A/77/401#p2")
    assert len(metadata["sha256"]) == 64
    assert metadata["voice"] == ["Permanent Representative of Norland"]
    assert metadata["answers"] is True
    assert score is not None
    assert 0 < score <= 1


@needs("haystack")
def test_haystack_retrieves_quotations_in_a_pipeline(ferries_at: str) -> None:
    haystack: Any = import_module("haystack")
    made = import_module("examples.haystack_retriever").PinciteRetriever
    pipeline = haystack.Pipeline()
    pipeline.add_component("pincite", made(ferries_at, top_k=2))
    documents = pipeline.run({"pincite": {"query": WOUNDED}})["pincite"]["documents"]
    check(documents[0].content, documents[0].meta, documents[0].score)
    assert made(ferries_at).run(NOWHERE) == {"documents": []}
    near = made(ferries_at, nearest=True).run(NOWHERE)["documents"]
    assert [document.meta["answers"] for document in near] == [False] * len(near) != []


@needs("langchain_core")
def test_langchain_retrieves_quotations(ferries_at: str) -> None:
    made = import_module("examples.langchain_retriever").PinciteRetriever
    retriever = made(url=ferries_at, k=2)
    documents = retriever.invoke(WOUNDED)
    check(documents[0].page_content, documents[0].metadata, documents[0].metadata["score"])
    assert asyncio.run(retriever.ainvoke(WOUNDED)) == documents
    assert retriever.invoke(NOWHERE) == []
    near = made(url=ferries_at, nearest=True).invoke(NOWHERE)
    assert [document.metadata["answers"] for document in near] == [False] * len(near) != []


@needs("llama_index")
def test_llamaindex_retrieves_quotations(ferries_at: str) -> None:
    made = import_module("examples.llamaindex_retriever").PinciteRetriever
    retriever = made(ferries_at, top_k=2)
    nodes = retriever.retrieve(WOUNDED)
    check(nodes[0].node.get_content(), nodes[0].node.metadata, nodes[0].score)
    again = asyncio.run(retriever.aretrieve(WOUNDED))
    assert [node.node.get_content() for node in again] == [node.node.get_content() for node in nodes]
    assert retriever.retrieve(NOWHERE) == []
    near = made(ferries_at, nearest=True).retrieve(NOWHERE)
    assert [node.node.metadata["answers"] for node in near] == [False] * len(near) != []
