"""A document with what ties it to others: what its blocks cite, and who cites it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.citations.catalogue import Entry, Mention, mentions
from corpus.document import Block, Document
from service.asking.answer import CitedReference, Footnote
from service.asking.cite import Extractor


@dataclass(frozen=True, slots=True)
class Dossier:
    """One document held.

    footnotes   by block: the footnotes that a citation of the whole block carries
    references  by block: what its own words cite, in order; blocks that cite nothing are left out
    cites       everything that the document cites, each thing once
    cited_by    the sentences of other documents that cite it
    """

    document: Document
    footnotes: Mapping[str, tuple[Footnote, ...]]
    references: Mapping[str, tuple[CitedReference, ...]]
    cites: tuple[Entry, ...]
    cited_by: tuple[Mention, ...]

    def has_sources(self, block: Block) -> bool:
        """True where the block itself prints a reference, or bears the mark of a footnote that does."""
        return any(where in self.references for where in (block.id, *(mark.note for mark in block.marks)))


class Dossiers:
    """Makes the dossiers of one snapshot's documents. Who cites what is found once."""

    def __init__(self, documents: Sequence[Document], entries: Sequence[Entry], extractor: Extractor) -> None:
        """`entries` are the catalogue's."""
        self._extractor = extractor
        self._cites: dict[Identifier, dict[str, Entry]] = {}
        for entry in entries:
            for place in entry.places:
                self._cites.setdefault(place.document, {})[entry.reference.key] = entry
        self._citing: dict[str, dict[str, Document]] = {}
        for document in documents:
            for half in {half for r in document.references for half in r.cites.halves}:
                self._citing.setdefault(half, {})[document.symbol.slug] = document

    def of(self, document: Document) -> Dossier:
        references: dict[str, list[CitedReference]] = {}
        for reference in document.references:
            references.setdefault(reference.block, []).append(self._extractor.cited(reference))
        citing = {slug: d for half in document.symbol.halves for slug, d in self._citing.get(half, {}).items()}
        return Dossier(
            document=document,
            footnotes={b.id: self._extractor.footnotes(document, b, b.start, b.end) for b in document.blocks},
            references={block: tuple(cited) for block, cited in references.items()},
            cites=tuple(self._cites.get(document.symbol, {}).values()),
            cited_by=mentions(document, citing.values()),
        )
