"""Document → passages. Short blocks stay whole; long ones are cut between sentences, and those between clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Block, Document
from corpus.ranges import Span
from corpus.sentences import sentences
from index.passage import Passage, PassageCell
from index.passage_context import context_line, subject

#: Words. tests/quality, choosing half: see docs/measures.md; a window well inside the model's 256 tokens.
WINDOW_WORDS = 90

#: Words. Preambles that are one sentence have more; with a question they would not fit into the reader's 256 tokens.
_LONGEST_SENTENCE = 150
#: Words. With the rest of the context they are what the reader has room for.
_OPENING_WORDS = 15
_CLAUSE_END = re.compile(r"[;,:]\s+")

#: Words. A shorter heading names a place or a part, and says nothing of it.
_HEADING_WORDS = 4


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in reading order."""
    about = subject(document)
    return tuple(passage for block in document.blocks for passage in _of_block(document, block, about))


def _of_block(document: Document, block: Block, about: tuple[str, ...]) -> Iterator[Passage]:
    if block.kind == "omission" or (block.kind == "heading" and _only_names(document.text_of(block))):
        return  # no answer by itself
    if block.heads_table:
        return  # it is the context of the rows below
    context = context_line(document, block, about)
    whole = document.text_of(block)
    for span in windows(whole):
        about_span = ", ".join(filter(None, (_opening(whole, span), context)))
        place = span.moved(block.start)
        cells = tuple(_cells_within(place, document, block))
        yield Passage(document.symbol.slug, block.id, place.start, place.end, span.of(whole), about_span, cells)


def _opening(text: str, span: Span) -> str:
    """The first words of the sentence in whose midst the span begins: they say who or what its clauses tell of."""
    cut = next((sentence for sentence in sentences(text) if sentence.start < span.start < sentence.end), None)
    return " ".join(cut.of(text).split()[:_OPENING_WORDS]) if cut else ""


def _cells_within(span: Span, document: Document, block: Block) -> Iterator[PassageCell]:
    """The cells of the range, as ranges of it; the part that stands there of one that is cut."""
    for cell in block.cells:
        start, end = cell.span.shared(span).moved(-span.start)
        if start <= end:
            yield PassageCell(start, end, document.column_of(cell))


def _only_names(heading: str) -> bool:
    """True for "Barda" and "II. Findings", which are context of what stands under them."""
    return len(heading.split()) < _HEADING_WORDS


def windows(text: str, most: int = WINDOW_WORDS) -> Iterator[Span]:
    """Ranges of at most `most` words made of whole sentences; neighbours share one sentence.

    A sentence of more than `_LONGEST_SENTENCE` words is cut into clauses, or its end would not be read.
    """
    ranges = [part for sentence in sentences(text) for part in _clauses(text, sentence, most)]
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


def _clauses(text: str, sentence: Span, most: int) -> Iterator[Span]:
    """The sentence or, where it is too long, parts of it of at most `most` words that end where clauses do."""
    if len(sentence.of(text).split()) <= _LONGEST_SENTENCE:
        yield sentence
        return
    start = end = sentence.start
    for cut in [match.end() for match in _CLAUSE_END.finditer(text, *sentence)] + [sentence.end]:
        if end > start and len(text[start:cut].split()) > most:
            yield Span(start, len(text[:end].rstrip()))
            start = end
        end = cut
    yield Span(start, end)
