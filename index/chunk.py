"""Document → passages. Short blocks stay whole; long ones are cut between sentences."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Block, Document
from corpus.ranges import Span
from corpus.sentences import sentences
from index.passage import Passage
from index.passage_context import context_line, subject

#: Words. tests/quality, choosing half: see docs/measures.md; a window well inside the model's 256 tokens.
WINDOW_WORDS = 90

#: A longer sentence that ends with a colon tells something by itself.
_LEAD_IN_WORDS = 10


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in reading order."""
    about = subject(document)
    return tuple(passage for block in document.blocks for passage in _of_block(document, block, about))


def _of_block(document: Document, block: Block, about: tuple[str, ...]) -> Iterator[Passage]:
    if block.kind in ("omission", "heading") or _only_leads_in(document.text_of(block)):
        return  # context of what stands under it, and no answer by itself
    context = context_line(document, block, about)
    for start, end in windows(document.text_of(block)):
        text = document.text[block.start + start : block.start + end]
        yield Passage(document.symbol.slug, block.id, block.start + start, block.start + end, text, context)


def _only_leads_in(text: str) -> bool:
    """ "X stated the following:" says who speaks; what is said comes behind it."""
    return text.endswith(":") and len(text.split()) <= _LEAD_IN_WORDS


def windows(text: str, most: int = WINDOW_WORDS) -> Iterator[Span]:
    """Ranges of at most `most` words made of whole sentences; neighbours share one sentence."""
    ranges = sentences(text)
    if len(text.split()) <= most or len(ranges) < 2:
        yield Span(0, len(text))
        return
    first = 0
    while first < len(ranges):
        last = first
        while last + 1 < len(ranges) and len(text[ranges[first].start : ranges[last + 1].end].split()) <= most:
            last += 1
        yield Span(ranges[first].start, ranges[last].end)
        if last + 1 == len(ranges):
            return
        first = last if last > first else last + 1
