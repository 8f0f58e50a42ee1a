"""The pipeline on one screen: question → hits → readings → citations, or a reasoned absence of them."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from corpus.catalogue import Entry, catalogue
from corpus.document import Block, Document, Reference
from corpus.symbol import Symbol
from index.cross_encoder import CrossEncoder
from index.embed import Embedder
from index.passage import Passage
from index.question import Wanted, understand
from index.reader import Reader, Reading, TrainedReader
from index.search import Hit, Leg, Query
from index.snapshot import Snapshot
from index.words import replaced
from service.abstain import Calibration
from service.answer import Abstained, Answer, Citation, Footnote, Found, Reason, grouped
from service.chat import Understood, resolve
from service.errors import (
    HISTORY_LIMIT,
    QUESTION_LIMIT,
    ControlCharacters,
    EmptyQuestion,
    HistoryTooLong,
    QuestionTooLong,
)
from service.extract import Extractor
from service.pinpoint import Pinpoint, Pinpoints

#: Control characters but tabs and line ends, and halves of surrogate pairs, which are no characters at all.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: Passages the reader reads, and reads again of those behind them where none of the first answers. Choosing half,
#: 2026-11-25, 5 + 5, 8 + 8, 16 at once: a right block first in 80.6, 80.6, 79.6 %, among those shown in 90.3, 91.3,
#: 91.8 %; false answers 14.3, 14.9, 14.9 %; passages read for a question 7.6, 12.1, 16.
READ = 5
#: Further citations have to be at least so probable, as a share of the first one's probability.
_FURTHER = 0.5
#: Passages shown as near where nothing answers.
_NEAREST = 5
#: Support that a passage without a footnote loses when a source is asked for: it has none to give.
_NO_SOURCE = 3.0
#: Support that a footnote loses when no source is asked for.
_FOOTNOTE = 1.0
#: Support lost for each voice between the document and the words: a document's own statement comes before one it
#: quotes, where both answer about as well. On the choosing half 0 to 1 differ in no first citation's rightness.
_QUOTED = 1.0

#: Whose order of the blocks is asked for: one leg's, both legs' fused, or the reader's after them.
Stage = Leg | Literal["reader"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `history` holds earlier questions, oldest first; no `documents` means all of them."""

    question: str
    history: tuple[str, ...] = ()
    documents: tuple[Symbol, ...] = ()
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
        self._reader = reader or TrainedReader(CrossEncoder(), self._searcher.keywords)
        self._extractor = Extractor(snapshot)
        self._pinpoints = Pinpoints(snapshot.documents)
        self._calibration = calibration or Calibration.load()
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

    def readings(self, request: Ask) -> tuple[Reading, ...]:
        """What the reader makes of the passages found, best first: what calibration and measurement look at."""
        check(request)
        with self._lock:
            understood = self._understood(request, ())
            return self._read(understood.previous or understood.text, ())[1]

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        """Anchors `slug#block` with their scores, best first: for measurement.

        With leg "reader" in the order in which they would be cited, and behind those it reads the other hits as fused;
        its scores are reciprocal ranks, since support and fused score have no scale in common.
        """
        check(request)
        with self._lock:
            understood = self._understood(request, ())
            text = understood.previous or understood.text
            query = self._searcher.prepare(text)
            if leg != "reader":
                hits = self._searcher.search(query, limit=limit, leg=leg)
                return [(hit.passage.anchor, hit.scores[leg]) for hit in hits]
            hits = self._searcher.search(query, limit=max(limit, 2 * READ))
            readings = self._readings(text, replaced(text, dict(query.corrected)), hits)
        order = [*(reading.hit for reading in readings), *hits[len(readings) :]][:limit]
        return [(hit.passage.anchor, 1 / rank) for rank, hit in enumerate(order, 1)]

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
        corrected, readings = self._read(text, slugs)
        citations = tuple(self._cite(reading) for reading in readings[: request.limit])
        confidence = citations[0].score if citations else 0.0
        elsewhere = self._asked_of_another(text)
        if citations and self._calibration.answers(confidence) and not elsewhere:
            return Found(
                request.question, corrected, confidence, _further(citations, self._calibration)[: request.limit]
            )
        not_held = elsewhere or self._cited_but_not_held(symbol for *_, symbol in Symbol.find_resolutions(text))
        reason: Reason = "answered_by_source_not_held" if not_held else "not_answered"
        return Abstained(request.question, corrected, confidence, reason, citations[:_NEAREST], not_held)

    def _looked_up(self, request: Ask, text: str, history: Sequence[str], slugs: Sequence[str]) -> Answer | None:
        """What stands in the places that a question names, or what the reader finds there; None to search for it."""
        named = self._pinpoints.named(text, history, slugs)
        if named is None:
            return None
        document = named.document
        if document is not None and named.blocks and named.asks:
            return self._asked_of(request, named, document)
        score = 1.0 if named.blocks else 0.0
        blocks = (named.blocks or named.near)[: request.limit]
        cited = tuple(self._extractor.cite_block(document, block, score) for block in blocks) if document else ()
        if named.blocks:
            return Found(request.question, named.cited, score, cited, named.remark)
        not_held = () if document else self._cited_but_not_held(symbol for *_, symbol in Symbol.find(named.cited))
        reason: Reason = "answered_by_source_not_held" if not_held else "not_answered"
        return Abstained(request.question, named.cited, score, reason, cited, not_held, named.remark)

    def _asked_of(self, request: Ask, named: Pinpoint, document: Document) -> Answer | None:
        """The best of the places named; of a whole document only what answers."""
        query = self._searcher.prepare(named.asks)
        ids = {block.id for block in named.blocks}
        hits = self._searcher.search(query, limit=len(document.blocks), documents=(document.symbol.slug,))
        there = [hit for hit in hits if hit.passage.block in ids][: 2 * READ]
        wanted = understand(named.asks).wanted
        readings = self._by_purpose(self._reader.read(replaced(named.asks, dict(query.corrected)), there), wanted)
        citations = tuple(self._cite(reading) for reading in readings)
        if citations and self._calibration.answers(citations[0].score):
            further = _further(citations, self._calibration)[: request.limit]
            return Found(request.question, request.question, citations[0].score, further, named.remark)
        if named.whole:
            return None
        shown = tuple(self._extractor.cite_block(document, block, 0.0) for block in named.blocks)[: request.limit]
        return Abstained(request.question, request.question, 0.0, "not_answered", shown, remark=named.remark)

    def _read(self, text: str, slugs: Sequence[str]) -> tuple[str, tuple[Reading, ...]]:
        """The question with its spelling corrected, and what the reader makes of the passages found."""
        query = self._searcher.prepare(text)
        corrected = replaced(text, dict(query.corrected))
        hits = self._searcher.search(query, limit=2 * READ, documents=slugs)
        return corrected, self._readings(text, corrected, hits)

    def _readings(self, text: str, corrected: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """What the reader makes of the first hits and, where none of those answers, of as many more."""
        wanted = understand(text).wanted
        readings = self._by_purpose(self._reader.read(corrected, hits[:READ]), wanted)
        if not readings or self._calibration.answers(self._calibration.probability(readings[0])):
            return readings
        return self._by_purpose((*readings, *self._reader.read(corrected, hits[READ : 2 * READ])), wanted)

    def _about_last_answer(self, request: Ask, understood: Understood, slugs: Sequence[str]) -> Answer:
        """ "What is the source?", "Who said that?": the last answer again, with what was asked of it."""
        last = self._answer(replace(request, question=understood.previous), understood.previous, slugs)
        if isinstance(last, Abstained):
            return replace(last, question=request.question, understood_as=understood.text)
        first = last.citations[0]
        if understood.kind == "source" and not first.footnotes:
            return Abstained(request.question, understood.text, last.confidence, "not_answered", (first,))
        notes = [note.block for note in first.footnotes] if understood.kind == "source" else []
        sources = [
            self._extractor.cite_block(first.document, note, first.score) for note in notes if note != first.block
        ]
        return Found(request.question, understood.text, last.confidence, (first, *sources)[: request.limit])

    def _cite(self, reading: Reading) -> Citation:
        return self._extractor.cite(self._extractor.place(reading), self._calibration.probability(reading))

    def _by_purpose(self, readings: Sequence[Reading], wanted: Wanted) -> tuple[Reading, ...]:
        """Readings in order of support, less what their kind of block loses for this kind of question."""

        def support(reading: Reading) -> float:
            passage = reading.hit.passage
            block = self.snapshot.by_slug(passage.document).block(passage.block)
            if wanted == "source":
                return reading.support - (0.0 if block.footnotes else _NO_SOURCE)
            quoted = len(block.voice_at(*_span_in(passage, reading))) - 1
            return reading.support - (_FOOTNOTE if block.kind == "footnote" else 0.0) - _QUOTED * quoted

        return tuple(sorted(readings, key=support, reverse=True))

    def _asked_of_another(self, text: str) -> tuple[Reference, ...]:
        """References to documents whose symbol the question gives and whose contents it asks for, but not held.

        Who asks for a source or a date asks for what the citing document itself prints.
        """
        if understand(text).wanted in ("source", "date"):
            return ()
        return self._cited_but_not_held(symbol for *_, symbol in Symbol.find(text))

    def _cited_but_not_held(self, named: Iterable[Symbol]) -> tuple[Reference, ...]:
        """References to those of the named documents that the corpus only cites, one for each."""
        missing = [symbol for symbol in named if not self.snapshot.holds(symbol)]
        found: dict[str, Reference] = {}
        for document in self.snapshot.documents:
            for reference in document.references:
                if reference.symbol and any(reference.symbol.same_document(symbol) for symbol in missing):
                    found.setdefault(reference.key, reference)
        return tuple(found.values())


def _span_in(passage: Passage, reading: Reading) -> tuple[int, int]:
    """The first marked range, in the document's text."""
    start, end = reading.spans[0]
    return passage.start + start, passage.start + end


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
