"""The tools that find and read what is held."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Block, Document
from service.asking.answerer import Answerer
from service.asking.passage_search import Search
from service.asking.search_filter import SearchFilter
from service.citing.copied import spoken_by
from service.errors import InvalidRequest
from service.mcp_server.places import address, dated, found, voice_of, whole_block
from service.mcp_server.schemas import (
    BlocksRead,
    FetchArguments,
    Fetched,
    Held,
    ListArguments,
    ReadBlockArguments,
    SearchArguments,
    SearchResult,
    SearchResults,
    Sources,
)


def search(answerer: Answerer, wanted: SearchArguments) -> SearchResults:
    """The blocks that the API finds, in its order. Raises `BadQuestion` or `InvalidRequest`."""
    found = answerer.passages(Search(wanted.query, SearchFilter(), wanted.limit))
    return SearchResults(results=[_result(hit.document, hit.block, hit.hit.passage.text) for hit in found.hits])


def fetch(answerer: Answerer, wanted: FetchArguments) -> Fetched:
    document, block = found(answerer, wanted.id)
    return Fetched(
        id=str(document.anchor(block)) if block else str(document.symbol),
        title=_title(document, block),
        text=document.text_of(block) if block else document.text,
        url=address(document, block),
        metadata=_of_block(answerer, document, block) if block else _of_document(document),
    )


def read_block(answerer: Answerer, wanted: ReadBlockArguments) -> BlocksRead:
    """Raises `InvalidRequest` where no block is named."""
    document, block = found(answerer, wanted.id)
    if block is None:
        raise InvalidRequest("id", "it names no block, as A/75/660#p13 does; the tool fetch reads whole documents")
    read = _around(document, block, wanted.around)
    return BlocksRead(
        document=str(document.symbol),
        title=document.title,
        author=document.author.name,
        dated=dated(document),
        blocks=[whole_block(answerer, document, each) for each in read],
        notice=" ".join(dict.fromkeys(filter(None, map(document.notice_of, read)))),
        snapshot=answerer.snapshot.manifest.id,
    )


def list_sources(answerer: Answerer, wanted: ListArguments) -> Sources:
    meant = [document for document in answerer.snapshot.documents if _has(document, wanted.words.casefold().split())]
    end = wanted.offset + wanted.limit
    return Sources(
        documents=[_held(document) for document in meant[wanted.offset : end]],
        total=len(meant),
        next_offset=end if end < len(meant) else None,
        snapshot=answerer.snapshot.manifest.id,
    )


def _result(document: Document, block: Block, text: str) -> SearchResult:
    name = str(document.anchor(block))
    return SearchResult(id=name, title=_title(document, block), url=address(document, block), text=text)


def _title(document: Document, block: Block | None) -> str:
    return f"{document.cited}, {block.label}" if block else f"{document.cited}: {document.title}"


def _of_document(document: Document) -> dict[str, str]:
    told = {
        "document": str(document.symbol),
        "document_title": document.title,
        "author": document.author.name,
        "dated": dated(document) or "",
        "notice": document.notice,
        "sha256": document.sha256,
    }
    return {name: value for name, value in told.items() if value}


def _of_block(answerer: Answerer, document: Document, block: Block) -> dict[str, str]:
    told = _of_document(document) | {
        "cite_as": _title(document, block),
        "speaking": spoken_by(voice_of(block)),
        "section": block.section,
        "page": str(block.page or ""),
        "range": f"{block.start}-{block.end}",
        "notice": document.notice_of(block),
        "footnotes": "\n".join(f"{note.block.number} {note.text}" for note in answerer.footnotes(document, block)),
    }
    return {name: value for name, value in told.items() if value}


def _around(document: Document, block: Block, many: int) -> Sequence[Block]:
    at = document.blocks.index(block)
    return document.blocks[max(0, at - many) : at + many + 1]


def _has(document: Document, words: list[str]) -> bool:
    whole = " ".join((str(document.symbol), document.called, document.title, document.author.name)).casefold()
    return all(word in whole for word in words)


def _held(document: Document) -> Held:
    return Held(
        id=str(document.symbol),
        title=document.title,
        author=document.author.name,
        dated=dated(document),
        kind=document.kind,
        blocks=len(document.blocks),
        url=address(document),
    )
