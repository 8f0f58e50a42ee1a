"""A talk: what its questions are understood as, and what may be looked up to understand the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.printed_symbols import find_named
from corpus.ranges import Span
from service.asking.document_talk import Called, CalledBeside, CalledIn

Kind = Literal["question", "source", "speaker"]

#: Asks for the source of what was just quoted, or for its speaker. The whole question has to be this.
_LEAD = r"^(?:and|but|so|ok|okay|then)?,?\s*"
_IT = r"(?:that|this|it|these|those|them|they|(?:the|that|this) (?:claim|figure|number|statement|quote|quotation|information)s?)"
_THAT = rf"(?:\s+(?:(?:is|are|was|were)\s+)?(?:for|of|behind|to|on|from|supports?|backs)?\s*{_IT})?"
_SOURCE = r"(?:source|footnote|citation|reference)s?"
ASKS_ABOUT_THE_ANSWER: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("source", re.compile(
        _LEAD + rf"(?:(?:what|which)(?:[’']s|\s+is|\s+are|\s+was)?\s+(?:the|its|their)?\s*(?:{_SOURCE}|document){_THAT}(?:\s+cited)?"
        rf"|(?:the\s+|(?:is|are) there (?:a|an|any)\s+)?{_SOURCE}{_THAT}|(?:please\s+)?(?:give|show|cite)(?: me)? (?:the|its) {_SOURCE}{_THAT}"
        r"|where (?:does|did|is|was) (?:that|this|it)(?: come| taken| reported| published)?(?: from)?"
        r"|(?:what|which) (?:source|document|footnote|report) (?:is|was|does) (?:that|this|it)(?: from| cite| rely on)?"
        rf"|(?:what (?:is|was)|on what (?:is|was)) {_IT} based(?: on)?|based on what"
        r"|(?:how|where) (?:do|did) (?:they|you) (?:know|get) (?:that|this|it)(?: from)?)\s*[?.!]*$", re.I)),
    ("speaker", re.compile(
        _LEAD + r"(?:who (?:exactly )?(?:says?|said|stated|states|wrote|claims?|claimed|reported|reports|is speaking|is quoted|was quoted|was it|"
        r"made (?:that|this|the) (?:claim|statement))(?:\s+(?:that|this|it|so|there|here))?|who (?:is|was) the speaker|by whom (?:is|was) (?:that|this|it) said"
        r"|according to whom?|says who|whose (?:words|claim|statement|figure)s? (?:is|are|was|were) (?:that|this|it|these|those|they))\s*[?.!]*$", re.I)),
)  # fmt: skip
ABOUT_THE_ANSWER = {
    "source": "What is the source of the answer to “{}”",
    "speaker": "Who speaks in the answer to “{}”",
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What is to be answered.

    text   the question with what it takes over from earlier ones
    kind   "source" and "speaker" ask about the last answer and need the question it answered, `previous`
    """

    text: str
    kind: Kind = "question"
    previous: str = ""


AnswerTo = Callable[[Understood], str]
ListedBy = Callable[[Understood], tuple[str, ...]]
#: Gives the places where a text names documents.
DocumentsIn = Callable[[str], Iterable[Span]]


def _printed(text: str) -> Iterable[Span]:
    """Names that are documents' by their form, whatever is held."""
    return (Span(start, end) for start, end, _ in find_named(text))


def _no_document(_: str) -> Called | None:
    return None


def _nothing(*_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known of a talk beside its questions. Answers are asked for only where something may stand for them.

    answer_to     gives the words that answered an earlier question, "" if none did
    documents_in  gives where a text names documents
    called_in     gives the one document that a text names or describes
    called_beside gives the document that a text describes, of several the one that cites, or is cited by, the other
    document_of   gives the document that answered an earlier question, as citations print it; "" if none did
    listed_by     gives the documents that the answer to an earlier question lists, in its order; none if it lists none
    """

    answer_to: AnswerTo | None = None
    documents_in: DocumentsIn = _printed
    called_in: CalledIn = _no_document
    called_beside: CalledBeside = _nothing
    document_of: AnswerTo | None = None
    listed_by: ListedBy | None = None
