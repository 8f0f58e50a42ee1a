"""What a question asks for by its intent, where no form of words tells it: data of a document, or of all of them.

The network says which sort of thing is asked for and which words say what; what is told is read from the documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document
from index.capitals import with_countries
from index.intent.intent import SURE
from index.words import STOP_WORDS, stem, words
from service.asking.larger import document_facts as tell
from service.asking.larger.about_documents import ASKS_WHERE
from service.asking.larger.about_votes import vote_by_number
from service.asking.larger.collection_question import (
    CollectionQuestion,
    Order,
    asks_which,
    names_kind,
    of_intent,
    set_described,
)
from service.asking.larger.document_facts import Library, Tells, Told
from service.asking.larger.lists import asks_for_list
from service.asking.larger.slots import NUMBER, Pinned, Slots
from service.asking.larger.timeline import DEADLINES, OWN_DATES, Wanted, wanted_of
from service.asking.larger.topics import Topics
from service.asking.larger.votes import asked_of_vote, tell_vote
from service.asking.question import Question

#: The probability of a sort that is enough where the question shows it otherwise: by the symbol or number of a
#: document, a word for documents, a vote.
_LIKELY = 0.6
#: "Did 884 get an answer?" asks for that one thing.
_YES_OR_NO = re.compile(
    r"\W*(?:(?:and|but|so|then)\b\W*)*(?:is|are|was|were|do|does|did|has|have|had|must|may|shall|should)\s"
    r"(?!(?:there|you)\b)",
    re.I,
)
#: They are not counted.
_OF_WORDS = re.compile(r"\b(?:how many|number of) (?:words|letters|characters|sentences|lines)\b", re.I)
#: Puts documents, or votes, in an order of size.
BY_SIZE = re.compile(
    r"\b(?:shortest|longest|briefest|biggest|largest|smallest|(?:the )?(?:most|fewest|least) (?:often|times"
    r"|frequently|\w+s)|how (?:often|many times))\b",
    re.I,
)
#: Stems of words for whoever writes; heads of letters have others.
_WRITERS = frozenset(map(stem, "ambassador envoy delegate delegation mission author sender writer".split()))
_ORGANS_OWN = re.compile(r"\b(?:(?:un|security) )*council(?:[’']s)?\b|\bresolutions\b", re.I)
_AS_TOLD_BY = re.compile(
    r"\bas (?:the )?(?P<who>[A-Z][\w-]+) (?:tells?|sees?|has|have|puts?|recounts?|describes?) (?:it|them)\b"
)
_POSSESSIVE = re.compile(r"[’']s?(?!\w)")
_JOINED = re.compile(r"\band\b|,")
_DOES = re.compile(r"\b(?:does|did|do)\b.*?\b(?P<verb>[A-Za-z]+)\W*$", re.I)
_TELLS: dict[str, Tells] = {
    "addressee": tell.addressee,
    "agenda": tell.agenda,
    "annexes": tell.annexes,
    "author": tell.author,
    "cites": tell.cites,
    "date": tell.dated,
    "distributed": tell.distributed,
    "footnotes": tell.footnotes,
    "images": tell.images,
    "kind": tell.kind,
    "language": tell.language,
    "organ": tell.author,
    "pages": tell.pages,
    "paragraphs": tell.paragraphs,
    "session": tell.sessions,
    "signatory": tell.signatory,
    "speakers": tell.speakers,
    "spread": tell.spread,
    "symbol": tell.symbol,
    "title": tell.title,
}


class Intentions:
    """Reads what questions ask for over one snapshot."""

    def __init__(self, library: Library, slots: Slots, topics: Topics) -> None:
        self._library = library
        self._slots = slots
        self._topics = topics

    def not_held(self, question: Question) -> str:
        """That what it asks for as a whole, or compares, is not held, in a sentence; "" for any other question."""
        sort = question.intent.kind.partition(".")[0]
        if question.intent.probability < SURE or sort not in ("overview", "doc", "comparison"):
            return ""
        if question.not_held:
            return question.not_held if sort != "doc" else ""  # others may tell its data: a footnote its date
        return self._slots.not_held(question)

    def overview(self, question: Question) -> Document | None:
        """The document that an overview is asked of; None for any other question.

        Of one document alone whatever is asked is asked: to say "the letter" there means no whole.
        """
        if (len(self._library.documents) == 1 and not question.names) or _YES_OR_NO.match(question.corrected):
            return None
        if not _is(question, "overview"):
            return None
        document = self._slots.pinned(question).one
        if document is None:
            return self._slots.described(question)
        if _asks_for_an_act(document, question.corrected):
            return None
        terms = [term for term in _terms(question) if term not in _WRITERS]
        says = self._topics.says if _numbered(question) else self._topics.is_about
        about = all(self._topics.is_by(document, term) or says(document, term) for term in terms)
        return document if about else None

    def timelines(self, question: Question, documents: tuple[Document, ...]) -> tuple[Wanted, ...]:
        """What is to be put in order, of the documents named or else of `documents`; none for any other question.

        Of one document that has all words of the question, and where no dated paragraph has them, all of its days are;
        within a period at once. Who is asked for their own version wrote it: "the war as Norland tells it". What else
        is said may be put otherwise in what has the names and the period; of several names joined each has its days.
        """
        if not (_is(question, "timeline") or DEADLINES.search(question.corrected)):
            return ()
        described = question.intent.said("document")
        together = OWN_DATES.search(described) is not None  # "the Council's resolutions on Norland" are no one document
        names_none = together or not (question.names or described)  # nor is "Norland 1992" the one with that number
        pinned = Pinned(()) if names_none else self._slots.pinned(question)
        if not pinned.known:
            return ()
        told_by = pinned.documents or self.tellers(question, documents)
        said = ("matter", "sort", "time") if told_by and not pinned.documents else ("matter", "sort", "time", "speaker")
        asked = question.intent.said(*said) + (f" {_ORGANS_OWN.sub(' ', described)}" if together else "")
        wanted = wanted_of(told_by or documents, asked, self._topics, named=bool(told_by))
        one = told_by[0] if len(told_by) == 1 else None
        if wanted is None or not (_is(question, "timeline") or (one and wanted.deadlines)):
            return ()
        if one and (self._is_its_own(one, question) or wanted.deadlines):
            whole = replace(wanted, names=frozenset(), terms=frozenset())
            return (whole,) if wanted.period else (wanted, whole)
        every = (wanted, *_others(wanted, question.intent.said("matter")))
        of_acts = wanted.names and OWN_DATES.search(question.corrected)
        return (*(replace(each, cited="own") for each in every if of_acts), *every)

    def tellers(self, question: Question, documents: tuple[Document, ...]) -> tuple[Document, ...]:
        """The documents of whoever's version of events is asked for; none for any other question."""
        if not _is(question, "timeline"):
            return ()
        teller = _AS_TOLD_BY.search(question.corrected)
        speaker = teller["who"] if teller else _POSSESSIVE.sub("", question.intent.said("speaker"))
        said = set(map(stem, words(with_countries(speaker)))) - STOP_WORDS
        return tuple(d for d in documents if said and all(self._topics.is_by(d, term) for term in said))

    def told(self, question: Question) -> tuple[Document, Told] | None:
        """Data of the one document named, with that document; None for any other question."""
        kind, _, what = question.intent.kind.partition(".")
        if kind in ("fact", "list"):
            return vote_by_number(question, self._slots, self._topics)
        if kind != "doc" or not _is(question, question.intent.kind):
            return None
        if what == "cites" and question.intent.probability < SURE and _lists_what_is_not_cited(question):
            return None
        counts_words = what == "paragraphs" and _OF_WORDS.search(question.corrected)
        if counts_words or ASKS_WHERE.match(question.corrected.lower()):
            return None
        document = self._slots.pinned(question).one
        if document is None or not self._is_its_own(document, question):
            return None
        told = self._of_vote(what, document, question) if what in ("vote", "meeting") else None
        tells = _TELLS.get(what)
        told = told or (tells(document, self._library) if tells else None)
        return (document, told) if told else None

    def cited(self, question: Question) -> Document | None:
        """The document that others are asked about which cite it."""
        document = self._slots.pinned(question).one if _is(question, "doc.cited_by") else None
        return document if document and self._is_its_own(document, question) else None

    def of_all(self, question: Question) -> CollectionQuestion | None:
        """What is asked of the documents together; None for any other question."""
        intent = question.intent
        kind, _, which = intent.kind.partition(".")
        listed = kind == "list" and intent.relation in ("naming", "voted") and asks_which(intent.text)
        if not (kind == "all" or listed) or not _is(question, intent.kind):
            return None
        described = set_described(intent.said("document")) if not question.names else ""
        if not described and self._slots.pinned(question) != Pinned(()):
            return None
        order: Order = "first" if which == "first" else "last" if which == "last" else ""
        if order and BY_SIZE.search(intent.text):
            return None  # the longest is neither the first nor the last
        matter, counts = intent.said("matter", "speaker"), which == "count"
        return of_intent(intent.text, matter, intent.relation, order, counts=counts, of=described)

    @staticmethod
    def _of_vote(what: str, document: Document, question: Question) -> Told | None:
        if what == "meeting":
            return tell_vote(document, "meeting")
        asked = asked_of_vote(question.corrected.lower())
        return tell_vote(document, asked[0]) if asked else None

    def _is_its_own(self, document: Document, question: Question) -> bool:
        """What else the question says is true of the document: by whom it is, what it is about, what stands in it."""
        says = self._topics.says
        return all(self._topics.is_by(document, term) or says(document, term) for term in _terms(question))


def _others(wanted: Wanted, matter: str) -> Iterator[Wanted]:
    """Less of what was said, within the same period: the names alone, or any of several joined ones."""
    if wanted.names and wanted.terms and wanted.period:
        yield replace(wanted, terms=frozenset(), loose=True)
    if len(wanted.names) > 1 and wanted.period and _JOINED.search(matter):
        yield replace(wanted, names=frozenset(), terms=wanted.names)


def _lists_what_is_not_cited(question: Question) -> bool:
    """It asks for several things that are no documents: "which acts does it condemn?"."""
    asked = asks_for_list(question.query.wording)
    return asked is not None and bool(asked.noun) and asked.sort != "documents"


def _terms(question: Question) -> list[str]:
    """Stems of the telling words in its slots, but for those of documents."""
    said = question.intent.said("matter", "sort", "time", "speaker")
    return [stem(word) for word in words(said) if word not in STOP_WORDS]


def _asks_for_an_act(document: Document, text: str) -> bool:
    """ "What does it demand?" where a paragraph of it begins with "Demands": not all of it is asked for."""
    asked = _DOES.search(text)
    texts = (document.text_of(block) for block in document.of_kind("paragraph", "list_item"))
    begin = (next((word for word in words(text) if word.isalpha()), "") for text in texts)
    return asked is not None and stem(asked["verb"].lower()) in set(map(stem, begin))


def _numbered(question: Question) -> bool:
    """A symbol, or the number of a resolution, says which document it asks of."""
    return bool(question.names) or bool(NUMBER.search(question.intent.said("document")))


def _is(question: Question, kind: str) -> bool:
    """It is surely of that sort, and of that kind among those of its sort."""
    intent = question.intent
    shown = _numbered(question) or (kind.startswith("all.") and names_kind(intent.text))
    of_vote = intent.relation == "voted" and asked_of_vote(intent.text.lower()) is not None
    least = _LIKELY if shown or of_vote else SURE
    return intent.is_surely(kind, least)
