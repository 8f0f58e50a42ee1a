"""What a document rests on: each source, with the paragraphs that cite it, in the order of their dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.citations.catalogue import Entry
from corpus.document import Block, Document
from service.asking.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that is cited.

    on        its date; of a symbol that has but a year in it the first day of that, and `by_year` says so
    blocks    the document's own blocks that cite it, in reading order: those with the mark, where a footnote does
    """

    entry: Entry
    on: datetime.date | None
    by_year: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """`blocks` are all that cite something, in reading order; `sources` those with a date by that, then the others."""

    document: Document
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]


def resting(dossier: Dossier) -> Resting:
    document = dossier.document
    bearers = _bearers(document)
    sources = [_source(document, entry, bearers) for entry in dossier.cites]
    found = [source for source in sources if source.blocks]
    found.sort(key=lambda s: (s.on is None, s.on or datetime.date.max, s.blocks[0].start))
    cited_in = {block.id for source in found for block in source.blocks}
    return Resting(document, tuple(b for b in document.blocks if b.id in cited_in), tuple(found))


def _source(document: Document, entry: Entry, bearers: Mapping[str, Sequence[Block]]) -> Source:
    on, by_year = _date_of(entry)
    blocks = {b.id: b for block_id in entry.blocks_in(document) for b in _body(document.block(block_id), bearers)}
    return Source(entry, on, by_year, tuple(sorted(blocks.values(), key=lambda block: block.start)))


def _body(block: Block, bearers: Mapping[str, Sequence[Block]]) -> Iterator[Block]:
    yield from bearers.get(block.id, ()) if block.kind == "footnote" and bearers.get(block.id) else (block,)


def _bearers(document: Document) -> dict[str, list[Block]]:
    """Footnote → the blocks that a mark of it stands in."""
    found: dict[str, list[Block]] = {}
    for block in document.blocks:
        for note in dict.fromkeys(mark.note for mark in block.marks):
            found.setdefault(note, []).append(block)
    return found


def _date_of(entry: Entry) -> tuple[datetime.date | None, bool]:
    """As printed where it is cited; else as its own head has it; else the year of its symbol."""
    head = entry.held.masthead if entry.held else None
    on = entry.reference.on or (head and (head.dated or head.distributed)) or None
    if on is not None:
        return on, False
    year = entry.symbol.year if entry.symbol else None
    return (datetime.date(year, 1, 1), True) if year else (None, False)
