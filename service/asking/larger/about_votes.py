"""Which resolution a question on a vote means that names none: "who abstained when UNIFIL was renewed in 1980?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document
from corpus.ranges import Span
from index.intent.intent import Intent, Slot
from index.nationality import countries_in
from index.words import STOP_WORDS, stem, words
from service.asking.larger.about_documents import left_over
from service.asking.larger.collection import day_of
from service.asking.larger.document_facts import Library, Told
from service.asking.larger.meant import Meant
from service.asking.larger.provisions import find_provisions
from service.asking.larger.slots import Slots
from service.asking.larger.topics import Topics
from service.asking.larger.votes import WHY, asked_of_vote, tell_vote
from service.asking.periods import find_periods
from service.asking.question import Question
from service.asking.subjects import Subject, Subjects

#: "Did Norland back it?", without the name of the resolution.
BACKED = re.compile(
    r"^\W*(?:and |so )?(?:how )?(?:did|does|has|have)[^\w’']+(?:the )?(?P<who>\w[\w’' ]{0,60}?)[^\w’']+"
    r"(?:back(?:ed)?|support(?:ed)?|approve(?: of)?|favou?r|endorse|oppose|reject|resist|agree (?:to|with)"
    r"|go along with|block|veto|abstain(?: on| from)?"
    r"|vot(?:e|ed)(?: (?:for|against|on|in favou?r of|(?:no|yes) (?:on|to)))?)\W*$",
    re.I,
)
#: A number of a resolution; a name with a word in front of it: what begins the question may have its capital for that
#: alone.
_NUMBER = re.compile(r"(?<![\w/.,-])\d{2,4}(?![\w/-])")
NAME = re.compile(r"(?<=\w\s)[A-Z][\w’'-]+")
#: Counts votes of all resolutions together.
_OVER_ALL = re.compile(r"\b(?:(?:most|least) (?:often|frequently|times)|how (?:often|many times)|ever|always|never)\b")


def vote_of_country(meant: Meant) -> tuple[Document, Told] | None:
    """The vote on the one resolution named, where it is asked how a country voted: "did Norland back 1915?"."""
    document = meant.one if meant.named else None
    if document is None or document.kind != "resolution":
        return None
    asked = BACKED.match(meant.typed)
    if asked is None:
        return None
    country = next(iter(countries_in(asked["who"][:1].upper() + asked["who"][1:])), None)
    told = tell_vote(document, "vote") if country else None
    return (document, told) if told else None


def vote_meant(meant: Meant, library: Library, subjects: Subjects) -> tuple[Document, Told] | None:
    """The one resolution that fits what a question on a vote says, and what it tells; None where several or none do."""
    asked = None if meant.named else asked_of_vote(meant.rest)
    if asked is None or _OVER_ALL.search(meant.rest):
        return None
    subject = Subject.of(left_over(meant.typed, asked[1]))
    if not subject.telling:
        return None
    periods = [period for _, period in find_periods(meant.typed)]
    timely = [
        document
        for document in library.documents
        if document.kind == "resolution" and all(period.holds(day_of(document)) for period in periods)
    ]
    fitting = [document for document in timely if subjects.names(document.text, subject, loosely=True)]
    fitting = fitting or [provision.document for provision in find_provisions(subject.named, timely, subjects)]
    told = tell_vote(fitting[0], asked[0]) if len(fitting) == 1 else None
    return (fitting[0], told) if told else None


def vote_by_number(question: Question, slots: Slots, topics: Topics) -> tuple[Document, Told] | None:
    """The vote on the one resolution that a question on votes names, if by a number alone: "the vote on 822".

    That votes are asked for its intent says. Where a form of words says it as well, what is said besides has to stand
    in the resolution.
    """
    intent = question.intent
    if intent.relation != "voted":
        return None
    said = intent.text.lower()
    asked = asked_of_vote(said)
    sure = asked or intent.is_surely("fact")
    says_when = asked_of_vote(intent.said("time").lower())  # "who spoke after the vote on 822?"
    if not sure or says_when or WHY.search(said):
        return None
    document = slots.pinned(replace(question, intent=replace(intent, slots=tuple(_numbers(intent))))).one
    besides = _NUMBER.sub(" ", left_over(intent.text, asked[1])) if asked else ""
    names = (*NAME.findall(intent.text), *words(besides))
    if document is None or not all(_is_of_votes(name, document, topics) for name in names):
        return None
    told = tell_vote(document, asked[0] if asked else "vote")
    return (document, told) if told else None


def _numbers(intent: Intent) -> Iterator[Slot]:
    """Numbers in what a question is about, as the names of documents."""
    for slot in intent.spans("matter", "document"):
        for found in _NUMBER.finditer(slot.of(intent.text)):
            yield Slot("document", Span(slot.start + found.start(), slot.start + found.end()))


def _is_of_votes(name: str, document: Document, topics: Topics) -> bool:
    """A name that a question on the votes on a document may have: of a country, or of what stands in it."""
    told = (word for word in words(name) if word not in STOP_WORDS)
    return any(countries_in(name)) or all(topics.says(document, stem(word)) for word in told)
