"""The desk for larger questions: about documents as such, for an overview of one, for what happened when, for lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.catalogue import Entry
from corpus.citations.places import find_places
from corpus.document import Document
from service.asking.answer import Abstained, Answer, Citation, Dated, Found, Shape
from service.asking.cite import AnswerPlace, Extractor
from service.asking.describable import things
from service.asking.find import Finder, Readings
from service.asking.larger.about_request import asked_of_addressee
from service.asking.larger.collection_question import counts_and_lists
from service.asking.larger.document_facts import Library, of_itself
from service.asking.larger.documents_desk import DocumentsDesk
from service.asking.larger.held_lists import may_ask
from service.asking.larger.intended import Intentions
from service.asking.larger.listing import Lists
from service.asking.larger.meant import Meant, of_its_author
from service.asking.larger.overview import asks_for_overview, overview
from service.asking.larger.slots import Slots, is_of_kind
from service.asking.larger.timeline import MOST_DAYS, Wanted, asks_for_timeline, timeline
from service.asking.larger.topics import Topics
from service.asking.look_up import Pinpoints
from service.asking.question import Question

#: No data tell a reason, and whatever is one may stand in one sentence.
_ASKS_WHY = re.compile(r"\W*(?:(?:and|but|so)\b\W*)?(?:why|how come|for (?:what|which) reasons?)\b", re.I)
#: Of any document there may be one.
_ANNEX = re.compile(r"\bannex\b", re.I)
#: Days that a time line has at least which leaves out a word of what was asked: one or two may be of something else.
_FEWEST_LOOSE = 3


class Larger:
    """Answers larger questions over one snapshot, and says of any other that it is none."""

    def __init__(  # noqa: PLR0913  # what it reads with
        self,
        documents: Sequence[Document],
        entries: Sequence[Entry],
        pinpoints: Pinpoints,
        extractor: Extractor,
        finder: Finder,
        slots: Slots,
    ) -> None:
        self._library = Library(tuple(documents), tuple(entries))
        self._topics = Topics()
        self._slots = slots
        self._intentions = Intentions(self._library, slots, self._topics)
        self._documents = DocumentsDesk(self._library, pinpoints.subjects, extractor, self._intentions)
        self._pinpoints = pinpoints
        self._extractor = extractor
        self._lists = Lists(documents, finder, extractor)

    def answer(self, question: Question) -> Answer | None:
        """The answer, or that there are no such documents; None where passages have to be searched for and read."""
        if _ASKS_WHY.match(question.corrected):
            return None
        named = self._meant(question)
        of_addressee = asked_of_addressee(named)
        if of_addressee and not question.not_held:
            return self._found(question, "fact", [self._cite(of_addressee)])
        of_documents = self._of_its_author(question) or self._documents.citing(question, named)
        of_documents = of_documents or self._held_list(question, named) or self._documents.answer(question, named)
        if of_documents is not None:
            return of_documents
        meant = Meant.as_a_whole(question.corrected, question.names, question.within, self._pinpoints)
        return self._overview(question, meant) or self._told_in_order(question, meant) or self._intended(question)

    def not_held(self, question: Question) -> str:
        """That what it asks for as a whole, or compares, is not held, in a sentence; "" for any other question."""
        return self._intentions.not_held(question)

    def _of_its_author(self, question: Question) -> Answer | None:
        """What is asked of "its letter": that of whoever is named before."""
        own = of_its_author(question.corrected)
        if not own:
            return None
        whose = Meant.of(own, self._pinpoints.named_whole(own), question.within, self._pinpoints)
        return self._documents.of_one(question, whose) if whose.named else None

    def _held_list(self, question: Question, meant: Meant) -> Found | None:
        """What lists are kept of; that documents cite the one named, is asked of the others."""
        if question.not_held or self._intentions.cited(question) is not None:
            return None
        in_slots = self._slots.meant(question) if not meant.named and may_ask(question.corrected) else None
        return self._lists.held(question, in_slots or meant)

    def listed(self, question: Question, found: Readings) -> Found | None:
        """The list that the question asks for; None where it asks for none, or the passages read have but one item.

        What a document that is not held has, no other one's passages tell.
        """
        one = question.not_held or _ASKS_WHY.match(question.corrected)
        return None if one else self._lists.read(question, found)

    def counted_and_listed(self, question: Question) -> Answer | None:
        """The documents whose number is asked for and which they are; None for any other question."""
        if not counts_and_lists(question.corrected):
            return None
        return self._documents.of_all(question, self._meant(question))

    def as_read(self, question: Question, answer: Found) -> Found:
        """The answer; where documents are asked for, with those as data of which the passages are."""
        return self._documents.as_read(question, self._meant(question), answer)

    def _meant(self, question: Question) -> Meant:
        return Meant.of(question.corrected, question.names, question.within, self._pinpoints)

    def _overview(self, question: Question, meant: Meant) -> Answer | None:
        whole = question.place.document if question.place and question.place.whole else None
        if whole is None and not (asks_for_overview(meant, self._topics) and _may_be(question.corrected, meant)):
            return None
        documents = (whole,) if whole else meant.documents
        if len(documents) > 1 and not meant.several:
            return self._asked_back(question, documents) if meant.named else None
        return self._overview_of(question, documents)

    def _overview_of(self, question: Question, documents: Sequence[Document]) -> Found | None:
        places = [self._cite(place) for document in documents for place in overview(document)]
        made = self._found(question, "overview", places)
        facts = of_itself(documents[0], self._library) if len(documents) == 1 else ()
        return replace(made, facts=facts) if made else None

    def _asked_back(self, question: Question, documents: Sequence[Document]) -> Abstained:
        """Which of several documents is meant is for the person who asks to say."""
        cite = self._extractor.cite_block
        titles = tuple(cite(document, block, 1.0) for document in documents for block in document.of_kind("title"))
        called = " or ".join(document.called for document in documents)
        remark = f"The question may mean {called}; name one of them."
        near, meant = titles[: question.limit], tuple(documents)
        return Abstained(question.text, question.corrected, 0.0, "not_answered", near, (), remark, meant=meant)

    def _told_in_order(self, question: Question, meant: Meant) -> Found | None:
        """The time line by the wording or by the intent: of two the one with more days.

        Whose version is asked for, and that only acts are, the intent alone tells.
        """
        among = self._pinpoints.among(question.within)
        intended = () if question.not_held else self._intentions.timelines(question, among)
        if intended and any(any(place.numbers) for place in find_places(question.text)):
            intended = ()
        by_intent = self._first_in_order(question, intended)
        of_acts = by_intent is not None and intended[0].cited == "own"
        if of_acts or self._intentions.tellers(question, among):
            return by_intent
        by_wording = self._timeline(question, meant)
        return max(filter(None, (by_wording, by_intent)), key=lambda found: len(found.days or ()), default=None)

    def _first_in_order(self, question: Question, tried: Sequence[Wanted]) -> Found | None:
        for wanted in tried:
            found = timeline(wanted, self._topics)
            if len(found) >= (_FEWEST_LOOSE if wanted.loose else 1):
                return self._in_order(question, found)
        return None

    def _timeline(self, question: Question, meant: Meant) -> Found | None:
        wanted = asks_for_timeline(meant, self._topics)
        found = timeline(wanted, self._topics) if wanted else ()
        if not found and meant.several and not question.names:
            among = self._pinpoints.among(question.within)
            return self._timeline(question, Meant.anywhere(question.corrected, among))
        return self._in_order(question, found)

    def _in_order(self, question: Question, found: Sequence[tuple[Dated, AnswerPlace]]) -> Found | None:
        made = self._found(question, "timeline", [self._cite(place) for _, place in found])
        days = tuple(dated for dated, _ in found)
        return replace(made, days=days, complete=len(days) < MOST_DAYS) if made else None

    def _intended(self, question: Question) -> Answer | None:
        """What is asked by the intent, where the wording tells nothing; None for what passages have to answer.

        A question about a place, an annex or a paragraph, asks nothing of the document as a whole, but for one about
        its annexes or images.
        """
        of_annexes = question.intent.kind in ("doc.annexes", "doc.images")
        if any(any(place.numbers) or not of_annexes for place in find_places(question.text)):
            return None
        if question.not_held or self.not_held(question):
            return None
        document = self._intentions.overview(question)
        if document:
            return self._overview_of(question, (document,))
        return self._documents.intended(question, self._pinpoints.among(question.within))

    def _cite(self, place: AnswerPlace) -> Citation:
        return self._extractor.cite(place, 1.0)

    def _found(self, question: Question, kind: Shape, citations: Sequence[Citation]) -> Found | None:
        if not citations:
            return None
        return Found(question.text, question.corrected, 1.0, tuple(citations), kind=kind, complete=True)


def _may_be(text: str, meant: Meant) -> bool:
    """Each of the documents, or an annex of it, is of the kind that is said: "the resolution" is no letter."""
    said = _ANNEX.sub(" ", " ".join([*(span.of(text) for span in meant.spans), meant.with_it]))
    return all(any(is_of_kind(thing, said) for thing in things(document)) for document in meant.documents)
