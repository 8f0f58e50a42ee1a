"""Documents and passages as files of a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter

from corpus.document import Document
from index.passage import Passage

#: Names in a snapshot's folder.
DOCUMENTS = "documents.json"
PASSAGES = "passages.json"
KEYWORDS = "keywords"

_DOCUMENTS = TypeAdapter(tuple[Document, ...])
_PASSAGES = TypeAdapter(tuple[Passage, ...])


def write_documents(place: Path, documents: Sequence[Document]) -> None:
    (place / DOCUMENTS).write_bytes(_DOCUMENTS.dump_json(tuple(documents)))


def write_passages(place: Path, passages: Sequence[Passage]) -> None:
    (place / PASSAGES).write_bytes(_PASSAGES.dump_json(tuple(passages)))


def read_documents(place: Path) -> tuple[Document, ...]:
    """Raises `OSError` or `ValueError`."""
    return _DOCUMENTS.validate_json((place / DOCUMENTS).read_bytes())


def read_passages(place: Path) -> tuple[Passage, ...]:
    """Raises `OSError` or `ValueError`."""
    return _PASSAGES.validate_json((place / PASSAGES).read_bytes())
