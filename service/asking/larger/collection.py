"""The documents held that a question means together, each with the place that shows it, and how they were chosen.

What a document is about stands in its title where that says it, and in its text where it does not, as with resolutions
of the Security Council. Its day is that of its masthead. What a resolution does stands in its operative paragraphs.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Block, Document
from corpus.ranges import Span
from corpus.symbol import Symbol
from index.capitals import with_countries
from index.nationality import countries_in
from index.words import STOP_WORDS
from service.asking.cite import AnswerPlace
from service.asking.larger.collection_question import CollectionQuestion, Order
from service.asking.larger.collection_votes import Voted
from service.asking.larger.document_facts import ACTING, Library, dated
from service.asking.larger.provisions import find_provisions
from service.asking.larger.votes import Vote, vote_of
from service.asking.subjects import Subject, Subjects

#: A title of these words alone says of nothing what it is about.
_NO_TOPIC = re.compile(
    r"resolutions?|adopted|by|the|on|of|security|council|general|assembly|united|nations|report|secretary-general"
    r"|note|verbale|president|"
    r"letters?|dated|identical|from|permanent|representative|addressed|to|statement|session|\W|\d|january|february"
    r"|march|april|may|june|"
    r"july|august|september|october|november|december",
    re.I,
)
_VOTED: dict[Voted, str] = {
    "": "",
    "unanimous": "adopted unanimously",
    "not unanimous": "not adopted unanimously",
    "against": "with a vote against",
    "abstained": "with an abstention",
    "against or abstained": "with a vote against or an abstention",
    "apart": "without the vote",
}
#: Whose seat is another's now: Moscow abstained in 1982.
_SEATS = {"soviet union": "russian federation"}
_WORD = re.compile(r"\w+")
_STATEMENT = re.compile(r"\bstatement\b", re.I)
_FOOTNOTES_LAST = ("footnote",)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Documents that a question means.

    places  each document with the place that shows it, in the order of their days
    how     how they were chosen: "whose text names “Cyprus”"
    among   how many there are of their kind
    sure    where there are none, that is an answer; else what is asked may stand there in other words
    """

    places: tuple[AnswerPlace, ...]
    how: str
    among: int
    sure: bool = True


def choose(asked: CollectionQuestion, library: Library, subjects: Subjects) -> Chosen:
    """The documents that a question means, all there are."""
    of_kind = [document for document in library.documents if _is_a(document, asked.kind) and _of_organ(document, asked)]
    if asked.relation == "about" and (asked.voted or asked.meeting):  # what shows it is the vote
        asked = replace(asked, relation="none", subject="", of=asked.subject)
    timely = among(asked, of_kind, subjects)
    voted = [(document, block) for document in timely for block in [_voted(document, asked, subjects)] if block]
    if asked.relation == "doing":
        places = list(_doing(asked, [document for document, _ in voted], subjects))
    else:
        places = _related(asked, voted, subjects, loosely=False)
        places = places or (_related(asked, voted, subjects, loosely=True) if asked.relation == "about" else [])
    shown = {place.document.symbol: place for place in places}
    places = [shown[document.symbol] for document in in_order([place.document for place in places], asked.order)]
    return Chosen(
        tuple(places), _how(asked, of_kind), len(of_kind), _is_sure(asked) and _may_vote(asked, of_kind, subjects)
    )


def among(asked: CollectionQuestion, documents: Sequence[Document], subjects: Subjects) -> list[Document]:
    """Those that the question chooses among: of its kind and periods, and about the same."""
    timely = [
        document
        for document in documents
        if _is_a(document, asked.kind) and all(period.holds(day_of(document)) for period in asked.periods)
    ]
    if not asked.of:
        return timely
    about = replace(asked, relation="about", subject=asked.of)
    dated = [(document, dated_at(document)) for document in timely]
    places = _related(about, dated, subjects, loosely=False) or _related(about, dated, subjects, loosely=True)
    return [place.document for place in places]


def _related(
    asked: CollectionQuestion, documents: Sequence[tuple[Document, Block]], subjects: Subjects, *, loosely: bool
) -> list[AnswerPlace]:
    """Those of the documents that have to do with the subject; `loosely` lets a related word do."""
    shown = (_shown(document, block, asked, subjects, loosely=loosely) for document, block in documents)
    return [place for place in shown if place]


def day_of(document: Document) -> datetime.date | None:
    return document.masthead.dated or document.masthead.distributed


def _is_a(document: Document, kind: str) -> bool:
    if kind == "statement":
        return document.kind not in ("resolution", "letter") and bool(_STATEMENT.search(document.text))
    return kind in ("document", document.kind)


def _of_organ(document: Document, asked: CollectionQuestion) -> bool:
    halves = document.symbol.halves if isinstance(document.symbol, Symbol) else ()
    return not asked.organ or any(half.startswith(f"{asked.organ}/") for half in halves)


def _voted(document: Document, asked: CollectionQuestion, subjects: Subjects) -> Block | None:
    """What shows that it was adopted as asked; its day where that is asked after, its title where nothing is."""
    if not asked.voted and not asked.meeting:
        title = None if asked.periods or asked.order else next(document.of_kind("title"), None)
        return title or dated_at(document)
    vote = vote_of(document)
    return vote.block if vote and vote.meeting.startswith(asked.meeting) and _went(vote, asked, subjects) else None


def _went(vote: Vote, asked: CollectionQuestion, subjects: Subjects) -> bool:
    match asked.voted:
        case "":
            return True
        case "unanimous":
            return vote.unanimous
        case "not unanimous":
            return bool(vote.printed)
        case "against":
            return vote.against not in ("", "none", "0") and names_state(vote.opposed, asked.voter, subjects)
        case "against or abstained":
            return any(_went(vote, replace(asked, voted=one), subjects) for one in ("against", "abstained"))
        case "apart":
            return bool(vote.apart) and names_state(vote.apart, asked.voter, subjects)
        case _:
            return vote.abstentions > 0 and names_state(vote.abstained, asked.voter, subjects)


def names_state(printed: str, state: str, subjects: Subjects) -> bool:
    """True where a list of States has one, or none in particular is asked for: "the Soviet Union", "US", "Paris"."""
    asked, listed = ({_SEATS.get(c.country, c.country) for c in countries_in(text)} for text in (state, printed))
    if asked and asked <= listed:
        return True
    words = with_countries(state).split()
    return all(subjects.names(printed, Subject.of(word)) for word in words if word[0].isupper())


def _may_vote(asked: CollectionQuestion, documents: Sequence[Document], subjects: Subjects) -> bool:
    """Whose votes are asked for is a State, or cast some: "the Kremlin" says one in other words."""
    if not asked.voter or any(countries_in(asked.voter)):
        return True
    votes = filter(None, map(vote_of, documents))
    return any(names_state(names, asked.voter, subjects) for v in votes for names in (v.opposed, v.abstained, v.apart))


def dated_at(document: Document) -> Block:
    """The block that prints its day, or its title, or whatever it begins with."""
    told = dated(document, Library((), ()))
    return told.blocks[0] if told else next(document.of_kind("title"), document.blocks[0])


def _shown(
    document: Document, block: Block, asked: CollectionQuestion, subjects: Subjects, *, loosely: bool
) -> AnswerPlace | None:
    """The place that shows that the document is meant; None where it is not."""
    subject = Subject.of(asked.subject)
    match asked.relation:
        case "none":
            return _whole(document, block)
        case "by":
            return (
                _whole(document, next(document.of_kind("title"), block)) if is_by(document, subject, subjects) else None
            )
        case "under":
            number = asked.subject.split()[-1]
            found = ((b, ACTING.search(document.text_of(b))) for b in document.blocks)
            acting = (b for b, says in found if says and number in _WORD.findall(says["chapters"]))
            return next((_whole(document, b) for b in acting), None)
        case "about" if _has_topic(document):
            titles = (
                title for title in document.of_kind("title") if subjects.names(document.title, subject, loosely=loosely)
            )
            return next((_whole(document, title) for title in titles), None)
        case _:
            blocks = _in_telling_order(document)
            named = (b for b in blocks if subjects.names(document.text_of(b), subject, loosely=loosely))
            return next((_naming(document, b, subject, subjects, loosely=loosely) for b in named), None)


def is_by(document: Document, subject: Subject, subjects: Subjects) -> bool:
    """Its author or whoever signed it."""
    before = document.title.partition(" addressed to ")[0] if document.kind == "letter" else ""
    signed = (document.text_of(block) for block in document.of_kind("signature"))
    return any(subjects.names(text, subject) for text in (f"{document.author.name} {before}", *signed))


def _has_topic(document: Document) -> bool:
    """Its title says what it is about; that of a letter says whose it is."""
    return document.kind != "letter" and bool(_NO_TOPIC.sub("", document.title).strip())


def _in_telling_order(document: Document) -> Iterator[Block]:
    """Operative paragraphs before the preamble, footnotes last; of the masthead the titles of agenda items alone."""
    agenda = {item.block for item in document.masthead.agenda}
    blocks = [block for block in document.blocks if block.kind not in ("masthead", "signature") or block.id in agenda]
    return iter(sorted(blocks, key=lambda b: (b.kind in _FOOTNOTES_LAST, b.numbering == "preambular")))


def _naming(document: Document, block: Block, subject: Subject, subjects: Subjects, *, loosely: bool) -> AnswerPlace:
    """The sentence that names the subject, or the block where it takes several."""
    sentences = (
        s for s in document.sentences_of(block) if subjects.names(s.of(document.text), subject, loosely=loosely)
    )
    sentence: Span = next(sentences, block.span)
    return AnswerPlace(document, block, sentence, (sentence,))


def _doing(asked: CollectionQuestion, documents: Sequence[Document], subjects: Subjects) -> Iterator[AnswerPlace]:
    for provision in find_provisions(f"{asked.of} {asked.subject}", documents, subjects):
        yield _whole(provision.document, provision.block)


def _whole(document: Document, block: Block) -> AnswerPlace:
    return AnswerPlace(document, block, block.span, (block.span,))


def in_order(documents: Sequence[Document], order: Order) -> tuple[Document, ...]:
    """By their days; of the first or the last day alone where that is asked for."""
    known = sorted(((day, document) for document in documents if (day := day_of(document))), key=lambda dated: dated[0])
    if not order or not known:
        return tuple(sorted(documents, key=lambda document: day_of(document) or datetime.date.min))
    wanted = known[0 if order == "first" else -1][0]
    return tuple(document for day, document in known if day == wanted)


def _how(asked: CollectionQuestion, documents: Sequence[Document]) -> str:
    """ "whose text names “Cyprus”; dated between 1992 and 1994"."""
    organ = {"S": "of the Security Council", "A": "of the General Assembly"}.get(asked.organ, "")
    subject = f"“{Subject.of(asked.subject).named}”"
    by_title = any(map(_has_topic, documents))
    names = "whose title, or text where that has no topic, names" if by_title else "whose text names"
    of = f"{names} “{Subject.of(asked.of).named}”" if asked.of else ""
    related = {
        "about": f"{names} {subject}",
        "naming": f"whose text names {subject}",
        "by": f"issued or signed by {subject}",
        "doing": f"with a paragraph that says: {subject}",
        "under": f"acting under {asked.subject}",
        "none": "",
    }[asked.relation]
    voted = _VOTED[asked.voted] + (f" of {asked.voter}" if asked.voter else "")
    meeting = f"adopted at the {asked.meeting} meeting" if asked.meeting else ""
    periods = [f"dated {period.said}" for period in asked.periods]
    return "; ".join(part for part in (organ, of, related, *periods, voted, meeting) if part)


def _is_sure(asked: CollectionQuestion) -> bool:
    """What is asked by name or date is not there in other words."""
    words = [word for word in f"{asked.of} {asked.subject}".split() if word not in STOP_WORDS]
    by_name = len(words) == 1 or all(word[0].isupper() for word in words)
    return asked.counts or (asked.relation in ("none", "about", "by", "under") and by_name)
