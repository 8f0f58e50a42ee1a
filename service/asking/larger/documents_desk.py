"""The desk for questions about documents as such, one of them or those held together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block, Document
from index.capitals import with_countries
from service.asking.answer import Abstained, Citation, Fact, Found, Item
from service.asking.cite import AnswerPlace, Extractor
from service.asking.larger.about_documents import asks_about_document, citing, citing_blocks
from service.asking.larger.about_mentions import where_cited, where_named
from service.asking.larger.about_voices import where_quoted
from service.asking.larger.about_votes import NAME, vote_meant, vote_of_country
from service.asking.larger.collection import among, choose, day_of, in_order, is_by
from service.asking.larger.collection_answer import MOST_LISTED, facts_as_read, facts_of, items_of, listed, none_there
from service.asking.larger.collection_question import CollectionQuestion, asks_which, read_collection_question
from service.asking.larger.document_facts import MOST_PLACES, Library, Tells, Told, agenda, pages
from service.asking.larger.intended import Intentions
from service.asking.larger.lists import asks_for_list
from service.asking.larger.meant import Meant
from service.asking.question import Question
from service.asking.subjects import Subject, Subjects

_SEVERAL = 2
#: Letters of the longest reference to a document that is an answer by itself: "resolution 186 (1964) of 4 March 1964".
_MOST_MARKED = 60
#: Documents that are named where one has to be chosen.
_MOST_TO_CHOOSE = 5


class DocumentsDesk:
    """Answers what is asked of documents, and says of any other question that it is none."""

    def __init__(self, library: Library, subjects: Subjects, extractor: Extractor, intentions: Intentions) -> None:
        self._library = library
        self._intentions = intentions
        self._subjects = subjects
        self._extractor = extractor

    def answer(self, question: Question, meant: Meant) -> Found | Abstained | None:
        """The answer; that the documents hold none such; or None where anything else is asked."""
        asks = (
            self._where_cited,
            self.citing,
            self._where_quoted,
            self.of_one,
            self.of_all,
            self._of_vote,
        )
        return next((answer for ask in asks if (answer := ask(question, meant))), None)

    def intended(self, question: Question, among: tuple[Document, ...]) -> Found | Abstained | None:
        """The same of a question whose intent says what it asks for; `among` are the documents to look in."""
        told = self._intentions.told(question)
        if told:
            return self._told(question, *told)
        cited = self._intentions.cited(question)
        if cited:
            return self._citing_it(question, cited, citing_blocks(cited, self._library))
        return self._chosen(question, self._intentions.of_all(question) if len(among) > 1 else None, among)

    def _where_cited(self, question: Question, meant: Meant) -> Found | None:
        found = where_cited(meant, self._library) or where_named(meant, self._subjects)
        if found is None:
            return None
        citations = [self._block(*place) for place in found[1]]
        return _found(question, citations, found[0], complete=len(citations) < MOST_PLACES)

    def citing(self, question: Question, meant: Meant) -> Found | None:
        """Which of the others cite the one document named; None where anything else is asked."""
        places = citing(meant, self._library)
        return self._citing_it(question, meant.documents[0], places) if places else None

    def _citing_it(self, question: Question, cited: Document, places: Sequence[tuple[Document, Block]]) -> Found | None:
        places = sorted(places, key=lambda place: day_of(place[0]) or datetime.date.max)
        documents = tuple({document.symbol: document for document, _ in places}.values())
        shown = places[:MOST_PLACES]
        items = tuple(
            Item(listed(d), tuple(at for at, place in enumerate(shown) if place[0] is d))
            for d in documents
            if any(place[0] is d for place in shown)
        )
        how = f"counted: those held that cite {cited.called}"
        facts = (Fact("documents", f"{len(documents):,}", how), *(Fact(d.kind, listed(d)) for d in documents))
        citations = [self._block(*place) for place in shown]
        return _found(question, citations, facts, items, complete=len(places) <= MOST_PLACES)

    def of_one(self, question: Question, meant: Meant) -> Found | Abstained | None:
        """What is asked of one document as such; None where anything else is asked."""
        tells = asks_about_document(meant, self._subjects)
        if not tells:
            return None
        one = meant.one or (self._by_whoever_is_named(meant) if meant.named else None)
        if one is None:
            return _which(question, meant.documents) if meant.named and meant.documents else None
        told = tells(one, self._library)
        return self._told(question, one, told) if told else _untold(question, one, tells)

    def _by_whoever_is_named(self, meant: Meant) -> Document | None:
        """The one that somebody named in the rest of the question wrote or signed: "… did Selby sign the letter?"."""
        names = [Subject.of(with_countries(name)) for name in NAME.findall(meant.typed)]
        own = [d for d in meant.documents if any(is_by(d, name, self._subjects) for name in names if name.telling)]
        return own[0] if len(own) == 1 else None

    def _where_quoted(self, question: Question, meant: Meant) -> Found | None:
        found = where_quoted(meant)
        return self._told(question, *found) if found else None

    def _of_vote(self, question: Question, meant: Meant) -> Found | None:
        found = vote_of_country(meant) or vote_meant(meant, self._library, self._subjects)
        return self._told(question, *found) if found else None

    def _told(self, question: Question, document: Document, told: Told) -> Found | None:
        most = MOST_LISTED if asks_for_list(question.query.wording) else question.limit
        citations = [self._block(document, block) for block in told.blocks[:most]]
        return _found(question, citations, told.facts)

    def of_all(self, question: Question, meant: Meant) -> Found | Abstained | None:
        """What is asked of the documents together; None where anything else is asked."""
        return self._chosen(question, self._asked_of_all(question, meant), meant.documents)

    @staticmethod
    def _asked_of_all(question: Question, meant: Meant) -> CollectionQuestion | None:
        """What is asked of those together that the question may mean, which are several and not named."""
        if meant.named or len(meant.documents) < _SEVERAL:
            return None
        intent = question.intent
        of_votes = intent.relation == "voted"
        return read_collection_question(meant.typed, intent.said("document", "sort", "matter"), of_votes=of_votes)

    def as_read(self, question: Question, meant: Meant, answer: Found) -> Found:
        """What passages answer, told as the documents that they are of, where a question chooses among documents."""
        asked = self._asked_of_all(question, meant)
        if asked is None or asked.counts or asked.relation not in ("doing", "naming") or not asks_which(meant.typed):
            return answer
        if not asked.order and any(map(_marks_a_document, answer.citations[:1])):
            return answer  # that is the one, and not the one that names it
        read = {citation.document.symbol: citation.document for citation in answer.citations}
        own = in_order(among(asked, list(read.values()), self._subjects), asked.order)
        kept = {document.symbol for document in own}
        shown = tuple(citation for citation in answer.citations if citation.document.symbol in kept)
        if not shown:
            return answer
        return replace(answer, citations=shown, kind="documents", facts=facts_as_read(asked, own))

    def _chosen(
        self, question: Question, asked: CollectionQuestion | None, documents: tuple[Document, ...]
    ) -> Found | Abstained | None:
        """Those of the documents that are asked for; None where none are, or its subject says nothing."""
        if asked is None or not all(Subject.of(said).telling for said in (asked.subject, asked.of) if said):
            return None
        chosen = choose(asked, Library(documents, self._library.entries), self._subjects)
        if not chosen.places:
            remark = none_there(asked, chosen)
            return (
                Abstained(question.text, question.corrected, 0.0, "not_answered", (), remark=remark)
                if chosen.sure
                else None
            )
        citations = [self._cite(place) for place in chosen.places[:MOST_LISTED]]
        complete = len(chosen.places) <= MOST_LISTED
        return _found(question, citations, facts_of(asked, chosen), items_of(chosen), complete=complete)

    def _block(self, document: Document, block: Block) -> Citation:
        return self._extractor.cite_block(document, block, 1.0)

    def _cite(self, place: AnswerPlace) -> Citation:
        return self._extractor.cite(place, 1.0)


def _marks_a_document(citation: Citation) -> bool:
    """What answers is itself a reference to a document."""
    start = citation.block.start
    return any(
        reference.block == citation.block.id
        and mark.start < reference.end - start
        and reference.start - start < mark.end
        for reference in citation.document.references
        for mark in citation.highlights
        if mark.end - mark.start < _MOST_MARKED
    )


def _which(question: Question, documents: Sequence[Document]) -> Abstained:
    """Several documents fit what the question calls one."""
    named = [f"{d.called} ({d.title})" if d.title != d.called else d.called for d in documents[:_MOST_TO_CHOOSE]]
    more = f" or {len(documents) - _MOST_TO_CHOOSE} more" if len(documents) > _MOST_TO_CHOOSE else ""
    remark = f"Several documents held may be meant: {'; '.join(named)}{more}. Name one of them."
    meant = tuple(documents)
    return Abstained(question.text, question.corrected, 0.0, "not_answered", (), remark=remark, meant=meant)


def _untold(question: Question, document: Document, tells: Tells) -> Abstained | None:
    """That a number is not known which no passage could tell either."""
    if tells is agenda and "agenda" not in document.text.lower():
        return Abstained(question.text, question.corrected, 0.0, "not_answered", (), meant=(document,))
    if tells is not pages:
        return None
    remark = f"{document.called} is held without its pages."
    return Abstained(question.text, question.corrected, 0.0, "not_answered", (), remark=remark, meant=(document,))


def _found(
    question: Question,
    citations: Sequence[Citation],
    facts: tuple[Fact, ...],
    items: tuple[Item, ...] = (),
    *,
    complete: bool = True,
) -> Found | None:
    if not citations:
        return None
    return Found(
        question.text,
        question.corrected,
        1.0,
        tuple(citations),
        kind="documents",
        facts=facts,
        items=items,
        complete=complete,
    )
