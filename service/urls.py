"""Every address of the service, built here and nowhere else."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from corpus.document import Block, Document
from corpus.symbol import Symbol


def chat(question: str = "", history: tuple[str, ...] = ()) -> str:
    pairs = [("h", earlier) for earlier in history] + ([("q", question)] if question else [])
    return f"/?{urlencode(pairs)}" if pairs else "/"


def document(document: Document) -> str:
    return f"/documents/{quote(document.symbol.slug, safe='/()')}"


def block(of: Document, block: Block) -> str:
    return f"{document(of)}#{block.id}"


def place(of: Document, block: Block, start: int, end: int) -> str:
    """The document's page with the range `[start, end)` of its text marked, scrolled to the block."""
    return f"{document(of)}?mark={start}-{end}#{block.id}"


def original(document: Document) -> str:
    """Where the document itself is shown to people."""
    return un_page(document.symbol) if isinstance(document.symbol, Symbol) else f"https://{document.symbol}"


def un_page(symbol: Symbol) -> str:
    """Where the United Nations shows a document to people."""
    return f"https://docs.un.org/en/{quote(symbol.slug, safe='/()')}"
