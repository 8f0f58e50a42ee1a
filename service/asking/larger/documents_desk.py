"""The desk for questions about documents as such, one of them or those held together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from corpus.document import Block, Document
from service.asking.answer import Abstained, Citation, Fact, Found, Item
from service.asking.cite import AnswerPlace, Extractor
from service.asking.larger.about_documents import asks_about_document, citing, citing_blocks
from service.asking.larger.about_mentions import where_cited, where_named
from service.asking.larger.about_voices import where_quoted
from service.asking.larger.about_votes import vote_meant, vote_of_country
from service.asking.larger.collection import choose, day_of
from service.asking.larger.collection_answer import MOST_LISTED, facts_of, items_of, listed, none_there
from service.asking.larger.collection_question import CollectionQuestion, read_collection_question
from service.asking.larger.document_facts import MOST_PLACES, Library, Tells, Told, agenda, pages
from service.asking.larger.intended import Intentions
from service.asking.larger.lists import asks_for_list
from service.asking.larger.meant import Meant
from service.asking.question import Question
from service.asking.subjects import Subject, Subjects

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
            self._of_all,
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
        if tells and meant.named and len(meant.documents) > 1:
            return _which(question, meant.documents)
        if tells and meant.one:
            told = tells(meant.one, self._library)
            return self._told(question, meant.one, told) if told else _untold(question, meant.one, tells)
        return None

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

    def _of_all(self, question: Question, meant: Meant) -> Found | Abstained | None:
        asked = read_collection_question(meant.typed) if _may_ask_of_all(meant) else None
        return self._chosen(question, asked, meant.documents)

    def _chosen(
        self, question: Question, asked: CollectionQuestion | None, among: tuple[Document, ...]
    ) -> Found | Abstained | None:
        """Those of the documents that are asked for; None where none are, or its subject says nothing."""
        if asked is None or (asked.subject and not Subject.of(asked.subject).telling):
            return None
        chosen = choose(asked, Library(among, self._library.entries), self._subjects)
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


def _may_ask_of_all(meant: Meant) -> bool:
    """There are several, and the question names none of them."""
    return len(meant.documents) > 1 and not meant.named


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
