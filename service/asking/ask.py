"""The pipeline on one screen: question → hits → readings → citations, or a reasoned absence of them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from corpus.address import Identifier
from corpus.citations.catalogue import Entry, catalogue
from corpus.document import Block, Document, Reference
from corpus.symbol import Symbol
from index.embed import Embedder
from index.question import understand
from index.reading.cross_encoder import CrossEncoder
from index.reading.reader import Reader, Reading, TrainedReader
from index.search import Hit, Leg, Query
from index.snapshot import Snapshot
from service.asking.answer import Abstained, Answer, Citation, CitedReference, Footnote, Found, Reason, grouped
from service.asking.calibration import Calibration
from service.asking.cite import Extractor
from service.asking.dossier import Dossier, Dossiers
from service.asking.find import Finder, Readings, in_reading_order
from service.asking.follow_ups import Understood, resolve
from service.asking.look_up import Pinpoints
from service.asking.side_by_side import SourceFinder, Sources
from service.errors import (
    HISTORY_LIMIT,
    QUESTION_LIMIT,
    ControlCharacters,
    EmptyQuestion,
    HistoryTooLong,
    QuestionTooLong,
)

#: Control characters but tabs and line ends, and halves of surrogate pairs, which are no characters at all.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: Further citations have to be at least so probable, as a share of the first one's probability.
_FURTHER = 0.5
#: Passages shown as near where nothing answers.
_NEAREST = 5
#: Whose order of the blocks is asked for: one leg's, both legs' fused, or the reader's after them.
Stage = Leg | Literal["reader"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `history` holds earlier questions, oldest first; no `documents` means all of them."""

    question: str
    history: tuple[str, ...] = ()
    documents: tuple[Identifier, ...] = ()
    limit: int = 5


class Answerer:
    """Answers questions over one snapshot. The same request gives the same answer."""

    def __init__(
        self,
        snapshot: Snapshot,
        embedder: Embedder,
        *,
        reader: Reader | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        self.snapshot = snapshot
        self._searcher = snapshot.searcher(embedder)
        self._extractor = Extractor(snapshot)
        self._pinpoints = Pinpoints(snapshot.documents)
        self._sources = SourceFinder(self._searcher, self._extractor)
        self._calibration = calibration or Calibration.load()
        reader = reader or TrainedReader(CrossEncoder(), self._searcher.keywords)
        self._finder = Finder(snapshot, self._searcher, reader, self._calibration)
        # One question at a time: the models use every core.
        self._lock = threading.Lock()

    def ask(self, request: Ask) -> Answer:
        """Raises `BadQuestion` and `UnknownDocument`."""
        check(request)
        slugs = tuple(self.snapshot.document(symbol).symbol.slug for symbol in request.documents)
        with self._lock:
            looked_up = self._looked_up(request, request.question, request.history, slugs)
            if looked_up is not None:
                return looked_up
            understood = self._understood(request, slugs)
            if understood.kind == "question":
                return self._answer(request, understood.text, slugs)
            return self._about_last_answer(request, understood, slugs)

    @cached_property
    def catalogue(self) -> tuple[Entry, ...]:
        """Everything the documents cite."""
        return catalogue(self.snapshot.documents)

    def search(self, question: str, limit: int) -> tuple[Query, tuple[Hit, ...]]:
        """Passages with their scores, the reader left out. Raises `BadQuestion`."""
        check(Ask(question))
        with self._lock:
            query = self._searcher.prepare(question)
            return query, self._searcher.search(query, limit=limit)

    def footnotes(self, document: Document, block: Block) -> list[Footnote]:
        """The footnotes that a citation of the whole block carries."""
        return list(self._extractor.footnotes(document, block, block.start, block.end))

    def references(self, document: Document, block: Block) -> tuple[CitedReference, ...]:
        """What the block's own words cite."""
        return self._extractor.references(document, block)

    def dossier(self, document: Document) -> Dossier:
        """The document with what it cites, and the sentences of others that cite it."""
        return self._dossiers.of(document)

    @cached_property
    def _dossiers(self) -> Dossiers:
        return Dossiers(self.snapshot.documents, self.catalogue, self._extractor)

    def sources(self, document: Document, block: Block) -> Sources:
        """The block's sentences beside what stands nearest to them in the documents that the block cites."""
        with self._lock:
            return self._sources.beside(document, block)

    def readings(self, request: Ask) -> tuple[Reading, ...]:
        """What the reader makes of the passages found, best first: what calibration and measurement look at."""
        check(request)
        with self._lock:
            understood = self._understood(request, ())
            return self._finder.find(understood.previous or understood.text, ()).readings

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        """Anchors as printed, with their scores, best first: for measurement.

        With leg "reader" in the order in which they would be cited, and behind those it reads the other hits as fused;
        its scores are reciprocal ranks, since support and fused score have no scale in common.
        """
        check(request)
        with self._lock:
            understood = self._understood(request, ())
            text = understood.previous or understood.text
            shown: Leg = "fused" if leg == "reader" else leg
            hits = self._searcher.search(self._searcher.prepare(text), limit=limit, leg=shown)
            if leg != "reader":
                return [(str(self.snapshot.anchor(hit.passage)), hit.scores[leg]) for hit in hits]
            readings = self._finder.find(text, ()).readings
        read = in_reading_order(readings, hits)[:limit]
        return [(str(self.snapshot.anchor(passage)), score) for passage, score in read]

    def _understood(self, request: Ask, slugs: Sequence[str]) -> Understood:
        """The question in the light of the earlier ones and, where those name nothing, of what answered them."""

        @cache
        def answered_by(earlier: Understood) -> str:
            text = earlier.previous or earlier.text
            last = self._answer(replace(request, question=text), text, slugs)
            if isinstance(last, Abstained):
                return ""
            first = last.citations[0]
            return first.voice[-1].name if earlier.kind == "speaker" else first.highlights[0].text

        return resolve(request.question, request.history, answered_by)

    def _answer(self, request: Ask, text: str, slugs: Sequence[str]) -> Answer:
        looked_up = self._looked_up(request, text, (), slugs)
        if looked_up is not None:
            return looked_up
        found = self._finder.find(text, slugs)
        elsewhere = () if found.in_named else self._asked_of_another(text)
        if found.answers and not elsewhere:
            return self._found(request, found, slugs)
        nearest = tuple(self._cite(reading) for reading in found.readings[: min(_NEAREST, request.limit)])
        confidence = nearest[0].score if nearest else 0.0
        not_held = elsewhere or self._cited_but_not_held(Symbol.find_named(text))
        reason: Reason = "answered_by_source_not_held" if not_held else "not_answered"
        remark = "" if not_held else self._pinpoints.names.not_held(text)
        return Abstained(request.question, found.asked, confidence, reason, nearest, not_held, remark)

    def _looked_up(self, request: Ask, text: str, history: Sequence[str], slugs: Sequence[str]) -> Answer | None:
        """What stands in the places that a question names, or what the reader finds there; None to search for it."""
        named = self._pinpoints.named(text, history, slugs)
        if named is None:
            return None
        document = named.document
        if document is None:
            not_held = self._cited_but_not_held(Symbol.find_named(named.cited))
            reason: Reason = "answered_by_source_not_held" if not_held else "not_answered"
            return Abstained(request.question, named.cited, 0.0, reason, (), not_held, named.remark)
        asked = bool(named.blocks and named.asks)
        if asked:
            found = replace(self._finder.find_in(named.asks, document, named.blocks), asked=text)
            if found.answers:
                return replace(self._found(request, found, slugs), remark=named.remark)
        score = 1.0 if named.blocks and not asked else 0.0
        blocks = (named.blocks or named.near)[: request.limit]
        cited = tuple(self._extractor.cite_block(document, block, score) for block in blocks)
        if score:
            return Found(request.question, named.cited, score, cited, named.remark)
        understood_as = text if asked else named.cited
        return Abstained(request.question, understood_as, score, "not_answered", cited, remark=named.remark)

    def _found(self, request: Ask, found: Readings, slugs: Sequence[str]) -> Found:
        """The answer of readings of which the first answers."""
        citations = tuple(self._cite(reading) for reading in found.readings[: request.limit])
        further = self._with_source(_further(citations, self._calibration), slugs)
        return Found(request.question, found.asked, citations[0].score, further)

    def _with_source(self, citations: tuple[Citation, ...], slugs: Sequence[str]) -> tuple[Citation, ...]:
        """The citations, beneath the first what it retells of documents held, unless those are cited themselves."""
        first, *others = citations
        cited = {other.document.symbol.slug for other in others}
        beneath = [e for e in self._sources.beneath(first) if not slugs or e.document.symbol.slug in slugs]
        return (replace(first, sources=tuple(e for e in beneath if e.document.symbol.slug not in cited)), *others)

    def _about_last_answer(self, request: Ask, understood: Understood, slugs: Sequence[str]) -> Answer:
        """ "What is the source?", "Who said that?": the last answer again, with what was asked of it."""
        last = self._answer(replace(request, question=understood.previous), understood.previous, slugs)
        if isinstance(last, Abstained):
            return replace(last, question=request.question, understood_as=understood.text)
        first = last.citations[0]
        if understood.kind == "source" and not first.footnotes:
            remark = f"{first.document.cited}, {first.block.label} has no footnote."
            return Abstained(
                request.question, understood.text, last.confidence, "not_answered", (first,), remark=remark
            )
        notes = [note.block for note in first.footnotes] if understood.kind == "source" else []
        sources = [
            self._extractor.cite_block(first.document, note, first.score) for note in notes if note != first.block
        ]
        return Found(request.question, understood.text, last.confidence, (first, *sources)[: request.limit])

    def _cite(self, reading: Reading) -> Citation:
        return self._extractor.cite(self._extractor.place(reading), self._calibration.probability(reading))

    def _asked_of_another(self, text: str) -> tuple[Reference, ...]:
        """References to documents whose symbol the question gives and whose contents it asks for, but not held.

        Who asks for a source or a date asks for what the citing document itself prints.
        """
        if understand(text).wanted in ("source", "date"):
            return ()
        return self._cited_but_not_held(Symbol.find(text))

    def _cited_but_not_held(self, named: Iterable[tuple[int, int, Symbol]]) -> tuple[Reference, ...]:
        """References to those of the named documents that the corpus only cites, one for each."""
        halves = {half for *_, symbol in named for half in symbol.halves}
        cited = (entry for entry in self.catalogue if entry.symbol and not entry.held) if halves else ()
        return tuple(e.reference for e in cited if e.symbol and not halves.isdisjoint(e.symbol.names))


def check(request: Ask) -> None:
    """Raise the `BadQuestion` that says what is wrong with a request's texts."""
    if len(request.history) > HISTORY_LIMIT:
        raise HistoryTooLong(len(request.history))
    if not request.question.strip():
        raise EmptyQuestion
    for text in (request.question, *request.history):
        if len(text) > QUESTION_LIMIT:
            raise QuestionTooLong(len(text))
        control = _CONTROL.search(text)
        if control is not None:
            raise ControlCharacters(control.group())


def _further(citations: tuple[Citation, ...], calibration: Calibration) -> tuple[Citation, ...]:
    """The first citation and those that are nearly as probable, best supported first."""
    first, *others = citations
    enough = [other for other in others if calibration.answers(other.score) and other.score >= _FURTHER * first.score]
    return grouped((first, *enough))
