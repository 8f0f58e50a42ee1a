"""A search for passages, which decides nothing: words, phrases and what they are narrowed to → hits in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.ranges import Span
from index.search import Hit, Query, Searcher
from index.snapshot import Snapshot
from service.asking.question import Questions
from service.asking.search_filter import Narrowing, SearchFilter, Standing, phrases_of


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for, the hits from number `start` on, `limit` at most."""

    text: str
    wanted: SearchFilter
    limit: int = 10
    start: int = 0


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A hit with its document and block. `phrases` are ranges of the document's text where those asked for stand."""

    hit: Hit
    document: Document
    block: Block
    phrases: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document that is named in what is searched for; `document` is None where it is not held."""

    printed: str
    document: Document | None
    places: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found. `total` blocks are ordered, of which `hits` are shown."""

    query: Query
    hits: tuple[FoundPassage, ...]
    total: int
    named: tuple[NamedDocument, ...]


class PassageSearch:
    """Searches one snapshot. `standing` tells where a phrase stands word for word."""

    def __init__(
        self,
        snapshot: Snapshot,
        searcher: Searcher,
        questions: Questions,
        standing: Callable[[str], tuple[Standing, ...]],
    ) -> None:
        self._snapshot = snapshot
        self._searcher = searcher
        self._questions = questions
        self._standing = standing
        self._narrowing = Narrowing(snapshot)

    def search(self, asked: Search) -> Searched:
        """Raises `InvalidRequest`."""
        phrases, text = phrases_of(asked.text)
        query = self._searcher.prepare(text)
        places = [self._standing(phrase) for phrase in phrases]
        rows = self._narrowing.rows(asked.wanted, places) if asked.wanted or phrases else None
        hits = self._searcher.search(query.text, limit=asked.start + asked.limit, asks=query.asks, rows=rows)
        total = self._narrowing.blocks(rows) if rows is not None else self._snapshot.blocks_searched
        standing = tuple(place for of_phrase in places for place in of_phrase)
        shown = tuple(self._found(hit, standing) for hit in hits[asked.start :])
        return Searched(query, shown, total, self._named(query))

    def _found(self, hit: Hit, standing: tuple[Standing, ...]) -> FoundPassage:
        document = self._snapshot.by_slug(hit.passage.document)
        block = document.block(hit.passage.block)
        own = Span(hit.passage.start, hit.passage.end)
        spans = {span for _, other, span in standing if other is block and span.overlaps(own)}
        return FoundPassage(hit, document, block, tuple(sorted(spans)))

    def _named(self, query: Query) -> tuple[NamedDocument, ...]:
        names, place = self._questions.named(query.wording.text)
        found: dict[str, NamedDocument] = {}
        for name in names:
            printed = query.wording.text[name.start : name.end].strip()
            held: list[Document | None] = [self._snapshot.by_slug(slug) for slug in name.slugs]
            for document in held or [None]:
                places = place.blocks if place and not place.whole and document and place.document is document else ()
                key = document.symbol.slug if document else printed
                found.setdefault(key, NamedDocument(printed, document, places))
        return tuple(found.values())
