"""A conversation and what is said of it: when it was saved, which edition answered, which documents are quoted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document
from service import urls
from service.asking.answer import Answer, shown_by
from service.citing.cited import whole
from service.citing.styles import STYLES, cite
from service.exporting.turn_lines import turn_lines
from service.exporting.written import Bit, Line, line
from service.words import spoken, to_say

_QUOTED = to_say("Documents quoted")
_GONE = to_say("None of the documents that this was asked within is held any more: no answer is saved.")
TITLE = to_say("Questions and quotations")
_TOLD = to_say(
    "Every quotation is word for word; words that answer are marked. Who speaks stands below it. Where it says "
    "that no answer was found, what is quoted only stands near."
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents that a question was asked within, none means all; `lost` are names of those no longer held."""

    within: tuple[Document, ...] = ()
    lost: tuple[str, ...] = ()


_EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question whose documents are all gone, so that asking it now would ask something else."""

    question: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """`turns` are all answered by one snapshot, `edition`; `style` is one of the citation styles.

    scopes  of the turns, in their order; none where all were asked within everything held
    """

    turns: tuple[Answer | Unanswered, ...]
    edition: str
    saved_on: datetime.date
    style: str = "un"
    scopes: tuple[Scope, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(turn for turn in self.turns if not isinstance(turn, Unanswered))


def lines(conversation: Conversation) -> tuple[Line, ...]:
    """All of it, in order. Addresses are those of the service that is asked: `urls.below` makes them whole."""
    return tuple(_lines(conversation))


def _lines(conversation: Conversation) -> Iterator[Line]:
    questions, say = tuple(turn.question for turn in conversation.turns), spoken()
    yield line("title", say(TITLE))
    home = urls.chat()
    yield line("about", say("Saved on {} from", say.day(conversation.saved_on)), " ", Bit(home, href=home))
    yield line(
        "about", say("Edition of the documents held: {}. Citations: {}.", conversation.edition, _style(conversation))
    )
    yield line("about", say(_TOLD))
    scopes = conversation.scopes or (_EVERYTHING,) * len(conversation.turns)
    for at, (turn, scope) in enumerate(zip(conversation.turns, scopes, strict=True)):
        yield from _turn(conversation, turn, scope, questions[:at])
    yield from _quoted(conversation)


def _turn(
    conversation: Conversation, turn: Answer | Unanswered, scope: Scope, before: tuple[str, ...]
) -> Iterator[Line]:
    say = spoken()
    yield line("question", turn.question)
    if scope.within:
        yield line("note", say("Asked within: {}", say(", ").join(document.called for document in scope.within)))
    if scope.lost:
        yield line("note", say("No longer held, and not asked within: {}", say(", ").join(scope.lost)))
    if isinstance(turn, Unanswered):
        yield line("status", say(_GONE))
        return
    with urls.asking_within(tuple(document.symbol.slug for document in scope.within)):
        yield from turn_lines(turn, before, conversation.edition, conversation.style)


def _style(conversation: Conversation) -> str:
    return spoken()(STYLES[conversation.style].label)


def _quoted(conversation: Conversation) -> Iterator[Line]:
    documents = {citation.document.symbol: citation.document for a in conversation.answers for citation in shown_by(a)}
    if documents:
        yield line("question", spoken()(_QUOTED))
    yield from (_source(document, conversation.style) for document in documents.values())


def _source(document: Document, style: str) -> Line:
    href = urls.lasting(document, urls.document(document))
    return line("source", *(Bit(run.text, italic=run.italic, href=href) for run in cite(whole(document), style)))
