"""The desk for larger questions: about documents as such, for an overview of one, for what happened when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.catalogue import Entry
from corpus.document import Block, Document
from service.asking.answer import Citation, Found, Shape
from service.asking.cite import AnswerPlace, Extractor
from service.asking.larger.about_documents import MOST_PLACES, Library, about_document, citing
from service.asking.larger.meant import Meant
from service.asking.larger.overview import asks_for_overview, overview
from service.asking.larger.timeline import MOST_DAYS, asks_for_timeline, timeline
from service.asking.look_up import Pinpoints
from service.asking.question import Question


class Larger:
    """Answers larger questions over one snapshot, and says of any other that it is none."""

    def __init__(
        self, documents: Sequence[Document], entries: Sequence[Entry], pinpoints: Pinpoints, extractor: Extractor
    ) -> None:
        self._library = Library(tuple(documents), tuple(entries))
        self._pinpoints = pinpoints
        self._extractor = extractor

    def answer(self, question: Question) -> Found | None:
        """The answer; None where passages have to be searched for and read."""
        meant = Meant.of(question, self._pinpoints)
        return self._facts(question, meant) or self._overview(question, meant) or self._timeline(question, meant)

    def _facts(self, question: Question, meant: Meant) -> Found | None:
        places = citing(meant, self._library)
        if places:
            made = self._found(question, "documents", [self._block(*place) for place in places])
            return replace(made, complete=len(places) < MOST_PLACES) if made else None
        document, told = meant.one, about_document(meant, self._library)
        if document is None or told is None:
            return None
        made = self._found(question, "documents", [self._block(document, b) for b in told.blocks[: question.limit]])
        return replace(made, facts=told.facts) if made else None

    def _overview(self, question: Question, meant: Meant) -> Found | None:
        whole = question.place.document if question.place and question.place.whole else None
        document = whole or asks_for_overview(meant)
        return (
            self._found(question, "overview", [self._cite(place) for place in overview(document)]) if document else None
        )

    def _timeline(self, question: Question, meant: Meant) -> Found | None:
        wanted = asks_for_timeline(meant, question.query.wording.names)
        found = timeline(wanted) if wanted else ()
        made = self._found(question, "timeline", [self._cite(place) for _, place in found])
        days = tuple(dated for dated, _ in found)
        return replace(made, days=days, complete=len(days) < MOST_DAYS) if made else None

    def _block(self, document: Document, block: Block) -> Citation:
        return self._extractor.cite_block(document, block, 1.0)

    def _cite(self, place: AnswerPlace) -> Citation:
        return self._extractor.cite(place, 1.0)

    def _found(self, question: Question, kind: Shape, citations: Sequence[Citation]) -> Found | None:
        if not citations:
            return None
        return Found(question.text, question.corrected, 1.0, tuple(citations), kind=kind, complete=True)
