"""The desk: one snapshot's answers, searches, dossiers and sources, for pages, for the API and for measurement."""

from __future__ import annotations

import datetime
import os
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from corpus.address import identify_held
from corpus.citations.catalogue import Entry, catalogue
from corpus.document import Block, Document
from corpus.errors import BadSymbol, UnknownDocument, UnknownName
from corpus.ranges import Span
from index.embed import Embedder, Encoder
from index.intent.intent import IntentNetwork, IntentReader
from index.multilingual_encoder import MultilingualEncoder
from index.reading.cross_encoder import CrossEncoder
from index.reading.reader import Reader, Reading, TrainedReader
from index.search import Leg
from index.snapshot import Snapshot
from service.asking.answer import Answer, Citation, CitedReference, Footnote
from service.asking.ask import Asker
from service.asking.boilerplate import Boilerplate
from service.asking.calibration import Calibration
from service.asking.citation_counts import CitationCounts
from service.asking.cite import AnswerPlace, Extractor
from service.asking.dossier import Dossier, Dossiers
from service.asking.find import Finder, in_reading_order
from service.asking.larger.comparison import Comparison
from service.asking.larger.larger import Larger
from service.asking.larger.slots import Slots
from service.asking.networks import Networks
from service.asking.other_languages import OtherLanguages
from service.asking.passage_search import PassageSearch, Search, Searched
from service.asking.question import Questions
from service.asking.request import Ask, check
from service.asking.resting import date_of
from service.asking.search_filter import Standing
from service.asking.side_by_side import SideBySide, SourceFinder
from service.asking.steps import Hear, nobody

if TYPE_CHECKING:
    from service.checking.check import Checker
    from service.checking.verdict import Check

#: Whose order of the blocks is asked for: one leg's, both legs' fused, or the reader's after them.
Stage = Leg | Literal["reader"]


class Answerer:
    """Answers questions over one snapshot. The same request gives the same answer."""

    def __init__(  # noqa: PLR0913  # what may be another than the shipped
        self,
        snapshot: Snapshot,
        embedder: Embedder,
        *,
        reader: Reader | None = None,
        calibration: Calibration | None = None,
        encoder: Encoder | None = None,
        intents: IntentReader | None = None,
        networks: Networks | None = None,
        cores: int | None = None,
    ) -> None:
        """`networks` are loaded already; `reader`, `encoder` and `intents` may stand in place of those.

        `cores` are how many questions it answers at a time; by itself as many as there are cores.

        Passages are read on all of them all the same: where other processes leave them idle, one question has them.
        """
        intents = intents or (networks.intents if networks else IntentNetwork())
        encoder = encoder or (networks.encoder if networks else MultilingualEncoder())
        self.snapshot = snapshot
        self.cores = cores or os.cpu_count() or 1
        self._searcher = snapshot.searcher(embedder)
        self._extractor = Extractor(snapshot)
        self._sources = SourceFinder(self._searcher, self._extractor, Boilerplate(snapshot.documents))
        questions = Questions(snapshot.documents, self._searcher, intents)
        self.calibration = calibration = calibration or Calibration.load()
        reader = reader or TrainedReader(
            networks.reader if networks else CrossEncoder(),
            self._searcher.keywords,
            whole=snapshot.whole,
            second=networks.second if networks else CrossEncoder.second(),
        )
        self._finder = Finder(snapshot, self._searcher, reader, calibration)
        slots = Slots(questions.pinpoints)
        larger = Larger(snapshot.documents, self.catalogue, questions.pinpoints, self._extractor, self._finder, slots)
        comparison = Comparison(snapshot.documents, self._finder, self._searcher, self._extractor, slots)
        self.others = OtherLanguages(snapshot, encoder, reader, self._extractor)
        self._asker = Asker(
            questions,
            self._finder,
            self._extractor,
            self._sources,
            self.catalogue,
            larger,
            comparison,
            self.others,
        )
        self._passages = PassageSearch(snapshot, self._searcher, questions, self._standing)
        # As many questions at a time as there are cores, each of which the models use already: the code around them
        # uses one.
        self._turns = threading.BoundedSemaphore(self.cores)
        self._indexing = threading.Lock()

    def ask(self, request: Ask, hear: Hear = nobody) -> Answer:
        """Raises `BadQuestion`, `UnknownDocument` or `UnknownName`, and what `hear` raises, who is told each step."""
        check(request)
        within = tuple(self.snapshot.document(symbol).symbol.slug for symbol in request.documents)
        with self._turns:
            return self._asker.ask(request, within, hear)

    def check(self, text: str) -> Check:
        """The quotations of a text, each judged against the documents. Raises `BadText`."""
        return self._checks.check(text)

    def _standing(self, phrase: str) -> tuple[Standing, ...]:
        return self._checks.standing(phrase)

    @property
    def _checks(self) -> Checker:
        with self._indexing:
            return self._checker

    @cached_property
    def _checker(self) -> Checker:
        from service.checking.check import Checker  # noqa: PLC0415  # a sixth of a second of patterns; few answers check

        return Checker(self.snapshot.documents)

    @cached_property
    def catalogue(self) -> tuple[Entry, ...]:
        """Everything the documents cite."""
        return catalogue(self.snapshot.documents)

    @cached_property
    def dates_of_missing(self) -> dict[str, tuple[datetime.date | None, bool]]:
        """Of what is cited and not held, by the key of its reference, as `date_of` has them."""
        held = {document.symbol: document for document in self.snapshot.documents}
        missing = (entry for entry in self.catalogue if entry.held is None)
        return {
            entry.reference.key: date_of(entry, (held[symbol] for symbol in {at.document: None for at in entry.places}))
            for entry in missing
        }

    @cached_property
    def citation_counts(self) -> CitationCounts:
        return CitationCounts.of(self.catalogue)

    def passages(self, asked: Search) -> Searched:
        """Passages as they are narrowed, with how many there are; no reader reads them.

        Raises `BadQuestion` or `InvalidRequest`.
        """
        check(Ask(asked.text))
        with self._turns:
            return self._passages.search(asked)

    def footnotes(self, document: Document, block: Block) -> list[Footnote]:
        """The footnotes that a citation of the whole block carries."""
        return list(self._extractor.footnotes(document, block, block.start, block.end))

    def references(self, document: Document, block: Block) -> tuple[CitedReference, ...]:
        """What the block's own words cite."""
        return self._extractor.references(document, block)

    def citation(self, document: Document, block: Block, marked: Span | None = None) -> Citation:
        """A place as an answer cites it whose words are those of the range `marked`, or the whole block."""
        span = marked or block.span
        sentences = [s for s in document.sentences_of(block) if s.overlaps(span)] or [block.span]
        around = Span(min(span.start, sentences[0].start), max(span.end, sentences[-1].end))
        return self._extractor.cite(AnswerPlace(document, block, around, (span,)), 1.0)

    def held(self, named: str) -> Document | None:
        """The document of that symbol, address or name; None where none is held, or it can name none."""
        try:
            return self.snapshot.document(identify_held(named))
        except (BadSymbol, UnknownDocument, UnknownName):
            return None

    def dossier(self, document: Document) -> Dossier:
        """The document with what it cites, and the sentences of others that cite it."""
        return self._dossiers.of(document)

    @cached_property
    def _dossiers(self) -> Dossiers:
        return Dossiers(self.snapshot.documents, self.catalogue, self._extractor)

    def sources(self, document: Document, block: Block) -> SideBySide:
        """The block's sentences beside what stands nearest to them in the documents that the block cites."""
        with self._turns:
            return self._sources.beside(document, block)

    def readings(self, request: Ask) -> tuple[Reading, ...]:
        """What the reader makes of the passages found, best first: what calibration and measurement look at."""
        check(request)
        with self._turns:
            return self._finder.find(self._asker.question(request, ())).readings

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        """Anchors as printed, with their scores, best first: for measurement.

        With leg "reader" in the order in which they would be cited, and behind those it reads the other hits as fused;
        its scores are reciprocal ranks, since support and fused score have no scale in common.
        """
        check(request)
        with self._turns:
            question = self._asker.question(request, ())
            shown: Leg = "fused" if leg == "reader" else leg
            query = question.query
            hits = self._searcher.search(query.text, limit=limit, leg=shown, asks=query.asks)
            if leg != "reader":
                return [(str(self.snapshot.anchor(hit.passage)), hit.scores[leg]) for hit in hits]
            readings = self._finder.find(question).readings
        read = in_reading_order(readings, hits)[:limit]
        return [(str(self.snapshot.anchor(passage)), score) for passage, score in read]
