"""The catalogue of cited documents: everything the documents cite, each once, and the sentences that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.anchor import Anchor
from corpus.document import Block, Document, Reference
from corpus.shelf import Shelf
from corpus.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Entry:
    """One cited document or web page.

    reference  the fullest of the references to it: the one with title and date where there is one
    places     anchors of the blocks that cite it, in reading order, each once
    held       the document itself, where the corpus has it
    """

    reference: Reference
    places: tuple[Anchor, ...]
    held: Document | None

    def blocks_in(self, document: Document) -> tuple[str, ...]:
        """Ids of the blocks of one document that cite it; none where that document does not."""
        return tuple(place.block for place in self.places if place.document == document.symbol)

    @property
    def symbol(self) -> Symbol | None:
        return self.reference.symbol


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that cites a document, in its own words or through a footnote whose mark it bears.

    block       where the sentence stands
    start, end  its range in the document's text
    note        the footnote that holds the reference; None where the sentence holds it
    """

    document: Document
    block: Block
    start: int
    end: int
    note: Block | None

    @property
    def sentence(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def label(self) -> str:
        """How the place is named: "[para. 36], footnote 11"."""
        return f"{self.block.label}, footnote {self.note.number}" if self.note else self.block.label


def mentions(of: Document, documents: Iterable[Document]) -> tuple[Mention, ...]:
    """The sentences of other documents that cite one, in reading order, each once."""
    found: dict[tuple[Identifier, int], Mention] = {}
    for document in documents:
        for reference in document.references if document.symbol != of.symbol else ():
            if reference.cites.same_document(of.symbol):
                for mention in _mentions(document, reference):
                    found.setdefault((document.symbol, mention.start), mention)
    return tuple(found.values())


def _mentions(document: Document, reference: Reference) -> Iterator[Mention]:
    block = document.block(reference.block)
    marked = list(document.marked_with(block)) if block.kind == "footnote" else []
    for bearing, (start, end) in marked:
        yield Mention(document, bearing, start, end, block)
    if not marked:
        ranges = document.sentences_of(block)
        start, end = next(r for r in ranges if reference.start < r[1])
        yield Mention(document, block, start, end, None)


def catalogue(documents: Sequence[Document]) -> tuple[Entry, ...]:
    """Every document and page that `documents` cite, in the order of first citation."""
    held = Shelf((document.symbol, document) for document in documents)
    found: dict[str, list[tuple[Document, Reference]]] = {}
    for document in documents:
        for reference in document.references:
            found.setdefault(reference.key, []).append((document, reference))
    return tuple(
        Entry(
            reference=max((reference for _, reference in cited), key=lambda r: (bool(r.title), bool(r.date))),
            places=tuple(dict.fromkeys(Anchor(document.symbol, reference.block) for document, reference in cited)),
            held=next(iter(held.sharing(cited[0][1].cites)), None),
        )
        for cited in found.values()
    )
