"""How many documents each document held cites, and by how many of those held it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.citations.catalogue import Entry


@dataclass(frozen=True, slots=True)
class CitationCounts:
    """`cites` and `cited_by` are of documents held; those that are not there have none."""

    cites: Mapping[Identifier, int]
    cited_by: Mapping[Identifier, int]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> CitationCounts:
        """`entries` are the catalogue's. A document that cites itself does not count."""
        cites: dict[Identifier, set[str]] = {}
        cited_by: dict[Identifier, set[Identifier]] = {}
        for entry in entries:
            for citing in {place.document for place in entry.places}:
                cites.setdefault(citing, set()).add(entry.reference.key)
                if entry.held and entry.held.symbol != citing:
                    cited_by.setdefault(entry.held.symbol, set()).add(citing)
        return cls({k: len(v) for k, v in cites.items()}, {k: len(v) for k, v in cited_by.items()})
