"""What a document rests on: each source, with the paragraphs that rest on it; by date, or by how many those are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.citations.catalogue import Entry
from corpus.citations.told_dates import date_told
from corpus.document import Block, Document


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that is cited.

    on        its date; of a symbol that has but a year in it the first day of that, and `by_year` says so
    blocks    the document's own blocks that rest on it, in reading order: those that name it; where a footnote does,
              those with its mark and all of the quotation that it closes
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

    @property
    def ranked(self) -> tuple[Source, ...]:
        """Those first on which most blocks rest; of as many, that which is named first."""
        return tuple(sorted(self.sources, key=lambda s: (-len(s.blocks), s.blocks[0].start)))


def resting(document: Document, cites: Iterable[Entry]) -> Resting:
    """`cites` are entries of the catalogue; those that the document does not cite are left out."""
    bearers = _bearers(document)
    found = [source for entry in cites if (source := _source(document, entry, bearers)).blocks]
    found.sort(key=lambda s: (s.on is None, s.on or datetime.date.max, s.blocks[0].start))
    cited_in = {block.id for source in found for block in source.blocks}
    return Resting(document, tuple(b for b in document.blocks if b.id in cited_in), tuple(found))


def _source(document: Document, entry: Entry, bearers: Mapping[str, Sequence[Block]]) -> Source:
    on, by_year = date_of(entry, (document,))
    blocks = {b.id: b for block_id in entry.blocks_in(document) for b in _body(document.block(block_id), bearers)}
    return Source(entry, on, by_year, tuple(sorted(blocks.values(), key=lambda block: block.start)))


def _body(block: Block, bearers: Mapping[str, Sequence[Block]]) -> Iterator[Block]:
    yield from bearers.get(block.id, ()) if block.kind == "footnote" and bearers.get(block.id) else (block,)


def _bearers(document: Document) -> dict[str, list[Block]]:
    """Footnote → the blocks whose citations carry it: its mark stands in them, or it closes what they quote."""
    found: dict[str, list[Block]] = {}
    for block in document.blocks:
        for note in block.footnotes if block.kind not in ("footnote", "omission") else ():
            found.setdefault(note, []).append(block)
    return found


def date_of(entry: Entry, citing: Iterable[Document]) -> tuple[datetime.date | None, bool]:
    """As printed where it is cited; else as its own head or a sentence of what cites it tells it.

    Of what has but a year in its symbol it is the first day of that, and True.
    """
    head = entry.held.masthead if entry.held else None
    on = entry.reference.on or (head and (head.dated or head.distributed)) or _told(citing, entry)
    if on is not None:
        return on, False
    year = entry.symbol.year if entry.symbol else None
    return (datetime.date(year, 1, 1), True) if year else (None, False)


def _told(citing: Iterable[Document], entry: Entry) -> datetime.date | None:
    key = entry.reference.key
    told = (date_told(document, one) for document in citing for one in document.references if one.key == key)
    return next(filter(None, told), None)
