"""Lists that a document prints as such: a paragraph that leads up to them, and items in blocks of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.document import Block, Document
from corpus.ranges import Span
from index.search import Hit

#: What numbers an item: "(a)", "1.", "ll)", "–". A misprinted bracket is one: "(c}".
_MARKER = re.compile(r"\s*(?:[(\[{]\s*\w{1,4}\s*[)\]}]|\w{1,3}[.)]|[-–—•*])\s+(?:(?:and|or)\s+)?")
_LETTERED = re.compile(r"\s*[(\[{]\s*\w{1,4}\s*[)\]}]\s")
_END = " \t;,.:"


@dataclass(frozen=True, slots=True)
class ListBlocks:
    """A list of one document: `lead` leads up to its items."""

    document: Document
    lead: Block
    items: tuple[Block, ...]

    @property
    def span(self) -> Span:
        return Span(self.lead.start, self.items[-1].end)


def list_blocks(document: Document) -> Mapping[str, ListBlocks]:
    """The lists of a document by the ids of the blocks that make them up, that of the lead included."""
    found: dict[str, ListBlocks] = {}
    lead: Block | None = None
    items: list[Block] = []
    for block in (*document.blocks, None):
        if block is not None and lead is not None and _is_item(document, block, items):
            items.append(block)
            continue
        if lead is not None and len(items) > 1:
            made = ListBlocks(document, lead, tuple(items))
            found |= dict.fromkeys((lead.id, *(item.id for item in items)), made)
        lead, items = block, []
    return found


def _is_item(document: Document, block: Block, before: list[Block]) -> bool:
    """A list item, or a paragraph behind one that begins with a letter in brackets as those do."""
    lettered = bool(before) and block.kind == "paragraph" and _LETTERED.match(document.text_of(block)) is not None
    return block.kind == "list_item" or lettered


def item_span(document: Document, block: Block) -> Span:
    """The range of an item's words in the document's text, without its number and the stop behind it."""
    text = document.text_of(block)
    marker = _MARKER.match(text)
    start = marker.end() if marker and marker.end() < len(text) else 0
    return Span(block.start + start, block.start + max(len(text.rstrip(_END)), start + 1))


def joined(hit: Hit, found: ListBlocks) -> Hit:
    """A passage of a list as one that is the whole of it, to be read at once."""
    span, document = found.span, found.document
    passage = replace(
        hit.passage, block=found.lead.id, start=span.start, end=span.end, text=span.of(document.text), cells=()
    )
    return replace(hit, passage=passage)
