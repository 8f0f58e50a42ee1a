"""Documents and their blocks as resources of the protocol, a page of documents at a time."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from corpus.document import Block, Document
from service import urls
from service.api.to_json import block_json
from service.asking.answerer import Answerer
from service.errors import InvalidRequest

#: Documents of one page of the list.
_PAGE = 100

TEMPLATES: list[dict[str, Any]] = [
    {
        "uriTemplate": f"{urls.RESOURCES}{{+symbol}}",
        "name": "document",
        "title": "A document",
        "description": "Its whole text. `symbol` is either half of its symbol, or the name it was given.",
        "mimeType": "text/plain",
    },
    {
        "uriTemplate": f"{urls.RESOURCES}{{+symbol}}/blocks/{{block}}",
        "name": "block",
        "title": "A block of a document",
        "description": "A paragraph, footnote or heading: its text, and as JSON its label, speaker and footnotes.",
    },
]


def listed(answerer: Answerer, cursor: str | None) -> dict[str, Any]:
    """Raises `InvalidRequest` for a cursor that was not given out here."""
    begin = _begin(cursor)
    documents = answerer.snapshot.documents
    page: dict[str, Any] = {"resources": [_resource(document) for document in documents[begin : begin + _PAGE]]}
    return page | ({"nextCursor": str(begin + _PAGE)} if begin + _PAGE < len(documents) else {})


def contents(answerer: Answerer, uri: str) -> list[dict[str, Any]]:
    """Raises `InvalidRequest`, `BadSymbol`, `UnknownDocument`, `UnknownName` or `UnknownBlock`."""
    if not uri.startswith(urls.RESOURCES):
        raise InvalidRequest("uri", f"{uri[:80]!r} does not begin with {urls.RESOURCES}")
    target = urls.DocumentPath.parse(unquote(uri.removeprefix(urls.RESOURCES)))
    document = answerer.snapshot.document(target.symbol)
    if target.block is None:
        return [{"uri": uri, "mimeType": "text/plain", "text": document.text}]
    return _of_block(answerer, document, document.block(target.block), uri)


def _of_block(answerer: Answerer, document: Document, block: Block, uri: str) -> list[dict[str, Any]]:
    notes, references = answerer.footnotes(document, block), answerer.references(document, block)
    told = block_json(document, block, notes, references)
    return [
        {"uri": uri, "mimeType": "text/plain", "text": document.text_of(block)},
        {"uri": uri, "mimeType": "application/json", "text": told.model_dump_json()},
    ]


def _begin(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise InvalidRequest("cursor", f"{cursor[:40]!r} is none that was given out")
    return int(cursor)


def _resource(document: Document) -> dict[str, Any]:
    return {
        "uri": urls.resource(document),
        "name": str(document.symbol),
        "title": document.title,
        "description": f"{document.kind} of {document.author.name}",
        "mimeType": "text/plain",
        "size": len(document.text.encode()),
    }
