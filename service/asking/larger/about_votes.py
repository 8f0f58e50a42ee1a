"""Which resolution a question on a vote means that names none: "who abstained when UNIFIL was renewed in 1980?"."""

from __future__ import annotations

import re

from corpus.document import Document
from index.nationality import countries_in
from service.asking.larger.about_documents import left_over
from service.asking.larger.collection import day_of
from service.asking.larger.document_facts import Library, Told
from service.asking.larger.meant import Meant
from service.asking.larger.provisions import find_provisions
from service.asking.larger.votes import asked_of_vote, tell_vote
from service.asking.periods import find_periods
from service.asking.subjects import Subject, Subjects

#: "Did Norland back it?", without the name of the resolution.
BACKED = re.compile(
    r"^\W*(?:and |so )?(?:how )?(?:did|does|has|have)[^\w’']+(?:the )?(?P<who>\w[\w’' ]{0,60}?)[^\w’']+"
    r"(?:back(?:ed)?|support(?:ed)?|approve(?: of)?|favou?r|endorse|oppose|reject|resist|agree (?:to|with)"
    r"|go along with|block|veto|abstain(?: on| from)?"
    r"|vot(?:e|ed)(?: (?:for|against|on|in favou?r of|(?:no|yes) (?:on|to)))?)\W*$",
    re.I,
)
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
