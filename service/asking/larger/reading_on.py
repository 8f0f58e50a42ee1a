"""Reading on: a list wants every passage that answers, so that reading goes on, in the fused order, until none does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.dates import MONTHS
from corpus.document import Document
from index.reading.reader import Reading
from index.search import Hit, Query
from service.asking.find import Finder
from service.asking.larger.list_blocks import ListBlocks, joined, list_blocks
from service.asking.question import Question

#: Passages read at a time, and at most. An ordinary question reads up to ten.
BATCH = 10
MOST_READ = 30
_MONTH = "|".join(MONTHS)
_PERIOD = re.compile(
    rf"\s*,?\s*\b(?:(?:in|of|on|during|since|from|by|at)\s+)?(?:the\s+)?(?:(?:early|late|mid|spring|summer|autumn|fall|winter"
    rf"|new\s+year[’']?s\s+eve)[\s-]+(?:of\s+)?)*(?:(?:\d{{1,2}}\s+)?(?P<month>{_MONTH})\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.I,
)
#: How a list is asked for, around what is asked: a network that was trained on plain questions takes it for the matter.
_FRAME = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|would you|i need|i want|give me|tell me|show me|list|name|enumerate)\s+)+"
    r"(?:me\s+)?(?:all\s+|every\s+)?(?:of\s+)?"
    r"|[\s,–—-]*\b(?:which ones(?: exactly)?|names(?: pls| please)?|by name|give me (?:the|a) (?:full |complete )?list"
    r"|i (?:want|need) (?:every|all|their) \w+|please|pls)\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Read:
    """A passage that was read.

    rank   its place in the fused order, from 0
    found  the list that it is the whole of
    """

    reading: Reading
    probability: float
    rank: int
    found: ListBlocks | None


@dataclass(frozen=True, slots=True)
class AllRead:
    """What was read for a list, likeliest first.

    narrowed  only documents of the period that the question names, or those that it names itself, were read
    complete  every passage there is was read
    """

    read: tuple[Read, ...]
    narrowed: bool
    complete: bool


class ReadingOn:
    """Reads on in one snapshot, lists that are printed as such at once."""

    def __init__(self, documents: Sequence[Document], finder: Finder) -> None:
        self._documents = tuple(documents)
        self._finder = finder
        self._lists: Mapping[str, Mapping[str, ListBlocks]] = {d.symbol.slug: list_blocks(d) for d in documents}

    def read(self, question: Question, earlier: Sequence[Reading]) -> AllRead:
        """What stands behind what was read already, `earlier`, is read until a batch has nothing that answers."""
        named = question.named.slugs
        dated = () if named else self.dated(question)
        slugs = named or dated or question.within
        query = self._core(question.itself if named else question.query, undated=bool(dated))
        hits = self._hits(query, slugs)
        known = {reading.hit.row: reading for reading in earlier} if not dated else {}
        read: list[Read] = []
        at = 0
        while at < len(hits):
            batch = hits[at : at + BATCH]
            read += self._read(query, batch, at, known)
            at += BATCH
            if not any(self._finder.calibration.answers(each.probability) for each in read[-len(batch) :]):
                break
        ordered = tuple(sorted(read, key=lambda each: -each.probability))
        return AllRead(ordered, bool(slugs), at >= len(hits) and len(hits) < MOST_READ)

    def dated(self, question: Question) -> tuple[str, ...]:
        """Slugs of the documents of the month or year that the question names."""
        period = _PERIOD.search(question.corrected)
        among = question.within
        if not period:
            return ()
        month = [m.lower() for m in MONTHS].index(period["month"].lower()) + 1 if period["month"] else 0
        return tuple(
            document.symbol.slug
            for document in self._documents
            if (on := document.masthead.dated)
            and on.year == int(period["year"])
            and month in (0, on.month)
            and (not among or document.symbol.slug in among)
        )

    def _core(self, query: Query, *, undated: bool) -> Query:
        """The query without what frames it and, where its documents are of the period that it names, without that."""
        text = _FRAME.sub(" ", query.wording.text)
        text = _PERIOD.sub(" ", text) if undated else text
        text = " ".join(_FRAME.sub(" ", text).split())
        if not text or text == query.wording.text:
            return query
        core = self._finder.prepare(text)
        return replace(core, wording=replace(core.wording, whole=query.wording.whole))

    def _hits(self, query: Query, slugs: Sequence[str]) -> tuple[Hit, ...]:
        found: dict[tuple[str, str], Hit] = {}
        for hit in self._finder.hits(query, slugs, MOST_READ):
            printed = self._list_of(hit)
            one = joined(hit, printed) if printed else hit
            found.setdefault(one.passage.of_block, one)
        return tuple(found.values())

    def _list_of(self, hit: Hit) -> ListBlocks | None:
        return self._lists[hit.passage.document].get(hit.passage.block)

    def _read(self, query: Query, hits: Sequence[Hit], first: int, known: Mapping[int, Reading]) -> Iterator[Read]:
        """The likelier of two readings where a passage was read before in another wording."""
        ranks = {hit.passage.of_block: rank for rank, hit in enumerate(hits, first)}
        for reading in self._finder.read(query, hits):
            found = self._list_of(reading.hit)
            readings = (reading,) if found else (reading, *self._known(reading, known))
            best = max(readings, key=self._finder.calibration.probability)
            probability = self._finder.calibration.probability(best)
            yield Read(best, probability, ranks[reading.hit.passage.of_block], found)

    def _known(self, reading: Reading, known: Mapping[int, Reading]) -> Iterable[Reading]:
        earlier = known.get(reading.hit.row)
        return (replace(earlier, hit=reading.hit),) if earlier else ()
