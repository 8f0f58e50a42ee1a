"""The catalogue of cited documents: everything the documents cite, each once, with the places that cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.document import Document, Reference
from corpus.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Entry:
    """One cited document or web page.

    reference  the fullest of the references to it: the one with title and date where there is one
    places     anchors of the blocks that cite it, in reading order, each once
    held       the document itself, where the corpus has it
    """

    reference: Reference
    places: tuple[str, ...]
    held: Document | None

    def blocks_in(self, document: Document) -> tuple[str, ...]:
        """Ids of the blocks of one document that cite it; none where that document does not."""
        own = f"{document.symbol}#"
        return tuple(place.removeprefix(own) for place in self.places if place.startswith(own))

    @property
    def symbol(self) -> Symbol | None:
        return self.reference.symbol


def catalogue(documents: Sequence[Document]) -> tuple[Entry, ...]:
    """Every document and page that `documents` cite, in the order of first citation."""
    by_half = {half: document for document in documents for half in document.symbol.halves}
    found: dict[str, list[tuple[Document, Reference]]] = {}
    for document in documents:
        for reference in document.references:
            found.setdefault(reference.key, []).append((document, reference))
    return tuple(
        Entry(
            reference=max((reference for _, reference in cited), key=lambda r: (bool(r.title), bool(r.date))),
            places=tuple(dict.fromkeys(f"{document.symbol}#{reference.block}" for document, reference in cited)),
            held=_held(cited[0][1].cites, by_half),
        )
        for cited in found.values()
    )


def _held(cited: Identifier, by_half: dict[str, Document]) -> Document | None:
    return next((by_half[half] for half in cited.halves if half in by_half), None)
