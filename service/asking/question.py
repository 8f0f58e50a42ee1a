"""A question, from what was typed to what is looked for: made once, and handed to whatever finds and reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.citations.catalogue import mentions
from corpus.document import Document
from index.intent.intent import Intent, IntentReader
from index.search import Query, Searcher
from service.asking.document_names import Name, Named, Names, not_held
from service.asking.document_talk import GOES_ON, Called
from service.asking.follow_ups import resolve
from service.asking.larger.about_places import asks_who_speaks
from service.asking.larger.about_sources import asks_for_sources
from service.asking.larger.meant import called
from service.asking.look_up import Pinpoint, Pinpoints
from service.asking.place_talk import of_another_place
from service.asking.request import Ask
from service.asking.set_before import in_its_place
from service.asking.talk import AnswerTo, ListedBy, Talk, Understood


@dataclass(frozen=True, slots=True)
class Question:
    """One question that stands alone.

    text    as typed, or as resolved after the questions before it
    within  slugs of the documents to look in; none means all
    limit   how many citations are wanted at most
    query   with its spelling corrected, taken apart and ready to be searched for
    names   of documents, held or not, where they stand in the corrected wording
    named   the documents that are asked what they say; none where a source is asked for, which others name
    itself  the question with “it” for those documents
    place   the places of a document that are named; None: the answer has to be searched for
    intent  what sort of thing it asks for, and which of its words say what
    about   what is asked of the answer: its source, its speaker; None where the answer itself is asked for
    """

    text: str
    within: tuple[str, ...]
    limit: int
    query: Query
    names: tuple[Name, ...]
    named: Named
    itself: Query
    place: Pinpoint | None
    intent: Intent
    about: Understood | None = None

    @property
    def corrected(self) -> str:
        return self.query.wording.text

    @property
    def understood_as(self) -> str:
        """What is answered, as far as it is known before passages are read."""
        if self.about is not None:
            return self.about.text
        if self.place is None or self.place.whole:
            return self.corrected
        return self.text if self.place.blocks and self.place.asks else self.place.cited

    @property
    def not_held(self) -> str:
        """A sentence for each document that it names and nobody holds."""
        return not_held(self.corrected, self.names)

    @property
    def asked_back(self) -> str:
        """A sentence for each name in it that no document has and that is only near one they have."""
        return " ".join(
            f"No document held has “{typed}”. If you mean “{near}”, ask with that name."
            for typed, near in self.query.doubted
        )


class Questions:
    """Makes questions about the documents held."""

    def __init__(self, documents: Sequence[Document], searcher: Searcher, intents: IntentReader) -> None:
        self._names = Names(documents, searcher.keywords.spellings)
        self.pinpoints = Pinpoints(documents, self._names)
        self._searcher = searcher
        self._intents = intents

    def among(self, slugs: Sequence[str]) -> tuple[Document, ...]:
        """The documents of these slugs; none means all."""
        return self.pinpoints.among(slugs)

    def named(self, text: str) -> tuple[tuple[Name, ...], Pinpoint | None]:
        """The documents that a text names, and the places where it names any."""
        names = self._names.find(text)
        return names, self.pinpoints.named(text, names)

    def is_known(self, word: str) -> bool:
        """True for a folded word that English or the documents have."""
        return self._searcher.is_known(word)

    def make(
        self,
        request: Ask,
        within: tuple[str, ...],
        answer_to: AnswerTo | None = None,
        document_of: AnswerTo | None = None,
        listed_by: ListedBy | None = None,
    ) -> Question:
        """The question that a checked request asks, in the light of those before it and of what answered them."""
        question = self.alone(request.question, within, request.limit, request.recent)
        if not request.history:
            return question
        goes_on = question.place is not None and question.place.whole and GOES_ON.match(request.question)
        if question.place is not None and not goes_on:
            return self._of_another_place(request, within) or question
        talk = Talk(
            answer_to,
            self._names.places_in,
            lambda text: self._called(text, within),
            lambda text, cited: self._called_beside(text, cited, within),
            document_of,
            listed_by,
        )
        meant = resolve(request.question, request.recent, talk)
        question = self.alone(meant.previous or meant.text, within, request.limit)
        return question if meant.kind == "question" else replace(question, about=meant)

    def _of_another_place(self, request: Ask, within: tuple[str, ...]) -> Question | None:
        """The question before it, of the place that this one names, where it asks for data of it."""
        text = of_another_place((*request.recent, request.question))
        question = self.alone(text, within, request.limit, request.recent) if text else None
        asks = question.place.asks if question and question.place else ""
        return question if asks_for_sources(asks) or asks_who_speaks(asks) else None

    def _called(self, text: str, within: tuple[str, ...]) -> Called | None:
        return called(text, self._names.find(text), within, self.pinpoints)

    def _called_beside(self, text: str, cited: str, within: tuple[str, ...]) -> str:
        """The document that a text describes; of several the one that cites another, or is cited by it."""
        described = next(iter(self.pinpoints.described(text, within, as_a_whole=True)), None)
        fitting = described.documents if described else ()
        beside = next((document for document in self.among(within) if document.cited == cited), None)
        if len(fitting) > 1 and beside is not None:
            fitting = tuple(d for d in fitting if d is not beside and (cites(d, beside) or cites(beside, d)))
        return fitting[0].cited if len(fitting) == 1 else ""

    def alone(self, typed: str, within: tuple[str, ...], limit: int, history: Sequence[str] = ()) -> Question:
        """A question by itself; a place in it may be one of a document that `history` names, oldest first."""
        text = " ".join(typed.split())
        query = self._searcher.prepare(in_its_place(text))
        wording = query.wording
        names = self._names.find(wording.text)
        named = Named((), (), wording.text) if wording.wanted == "source" else Named.of(wording.text, names, within)
        itself = query if named.text == wording.text else self._searcher.prepare(named.text)
        place = self.pinpoints.named(wording.text, names, history, within)
        intent = self._intents.read(wording.text)
        return Question(text, within, limit, query, names, named, itself, place, intent)


def cites(document: Document, other: Document) -> bool:
    return next(iter(mentions(other, (document,))), None) is not None
