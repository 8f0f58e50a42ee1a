"""Every address of the service, built here and nowhere else, and those of documents taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from corpus.document import Block, Document, Reference
from corpus.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Target:
    """What stands behind `/documents/`: a document, a block of it (None for none), or that block's sources."""

    symbol: Symbol
    block: str | None = None
    sources: bool = False

    @classmethod
    def parse(cls, path: str) -> Target:
        """Raises `BadSymbol`."""
        printed, wants_block, rest = f"{path.strip('/')}/".partition("/blocks/")
        block, wants_sources, behind = rest.partition("/sources/")
        if wants_sources and not behind:
            return cls(Symbol.parse(printed), block, sources=True)
        return cls(Symbol.parse(printed), rest.strip("/") if wants_block else None)


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


def sources(of: Document, block: Block) -> str:
    """The block beside the sources it cites: a page; behind /fragments or /api/v1 its fragment or its JSON."""
    return f"{document(of)}/blocks/{block.id}/sources"


def un_page(symbol: Symbol) -> str:
    """Where the United Nations shows a document to people."""
    return f"https://docs.un.org/en/{quote(symbol.slug, safe='/()')}"


def outside(reference: Reference) -> str:
    """Where what is cited can be read outside Pincite: as printed, else at the United Nations; "" for neither."""
    return reference.url or (un_page(reference.symbol) if reference.symbol else "")


def site(url: str) -> str:
    """The host of an address, "" where it has none that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
