"""The chat page: a question with its answer, those before it named, and beside it a document or what is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.address import identify_held
from corpus.document import Document
from service import urls
from service.asking.answer import Answer
from service.asking.answerer import Answerer
from service.errors import QUESTION_LIMIT
from service.pages.document_page import DocumentView, HeldView, document_view, held_views
from service.pages.examples import examples
from service.pages.turn import LastTurn, Turn, cited_first, graded, turn_of
from service.pages.within import WithinView, within_views

#: Documents that the first page names; /documents has them all.
_FIRST = 12
#: Earlier questions that the page names: each has an address of its own, with those before it.
_NAMED = 20
#: Earlier questions that the form keeps, for what is asked on and for what is saved.
_KEPT = 50


@dataclass(frozen=True, slots=True)
class EarlierQuestion:
    """A question before the one that is answered; `number` of its turn in the talk, `href` asks it again as there."""

    number: int
    question: str
    href: str


@dataclass(frozen=True, slots=True)
class ChatPage:
    """The chat. `turn` is the question that is answered, None on the first page and where a browser fills in a talk.

    earlier    questions before it that are named, the oldest first; `left_out` are before those
    history    questions that the form sends with the next one, the one answered included
    opens      a browser fills in what it keeps
    examples   what can be asked, before anything is, with addresses
    documents  the first few of those held, of which there are `held`; of those chosen, where some are
    within     those chosen to ask within; none means all
    anew       where a new talk begins, within the same
    lost       documents that the talk asked within and that are held no more
    shown      the document beside it, None where there is none to show
    shown_as   what its marked words are: "may-answer", "nearest", or "" where they answer
    edition    of the documents held
    """

    documents: tuple[HeldView, ...]
    held: int
    edition: str
    anew: str
    within: tuple[WithinView, ...] = ()
    turn: Turn | None = None
    earlier: tuple[EarlierQuestion, ...] = ()
    left_out: int = 0
    history: tuple[str, ...] = ()
    opens: bool = False
    lost: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    shown: DocumentView | None = None
    shown_as: str = ""
    question_limit: int = QUESTION_LIMIT


def first_page(answerer: Answerer, within: Sequence[str] = ()) -> ChatPage:
    """`within` is how the documents to ask within are called. Raises `UnknownDocument` or `UnknownName`."""
    chosen = _chosen(answerer, within)
    asked = examples(chosen or answerer.snapshot.documents)
    return replace(_page(answerer, chosen, ()), examples=tuple((question, urls.chat(question)) for question in asked))


def kept_talk_page(answerer: Answerer, within: Sequence[str] = ()) -> ChatPage:
    """Without a turn: the browser has them. Documents removed since are named: the talk opens without them."""
    held = [one for one in within if answerer.held(one)]
    lost = tuple(one for one in within if one not in held)
    return replace(_page(answerer, _chosen(answerer, held), ()), opens=True, lost=lost)


def answered_page(
    answerer: Answerer, answer: Answer, history: Sequence[str], last: LastTurn, within: Sequence[str] = ()
) -> ChatPage:
    """`history` are the questions before the one answered, oldest first. Raises as `first_page`."""
    questions = (*history, answer.question)
    named = range(max(0, len(history) - _NAMED), len(history))
    return replace(
        _page(answerer, _chosen(answerer, within), questions),
        turn=turn_of(answer, answerer.snapshot.manifest.id, history, last),
        earlier=tuple(
            EarlierQuestion(at + 1, history[at], urls.chat(history[at], urls.leaned_on(history[:at]))) for at in named
        ),
        left_out=named.start,
        history=questions[-_KEPT:],
        shown=_beside(answerer, answer),
        shown_as=graded(answer),
    )


def _page(answerer: Answerer, chosen: Sequence[Document], questions: Sequence[str]) -> ChatPage:
    documents = chosen or answerer.snapshot.documents
    return ChatPage(
        held_views(documents[:_FIRST]),
        len(documents),
        answerer.snapshot.manifest.id,
        anew=urls.chat(),
        within=within_views(chosen, urls.leaned_on(questions)),
    )


def _chosen(answerer: Answerer, within: Sequence[str]) -> tuple[Document, ...]:
    return tuple(answerer.snapshot.document(identify_held(one)) for one in within)


def _beside(answerer: Answerer, answer: Answer) -> DocumentView | None:
    first = cited_first(answer)
    return document_view(answerer.dossier(first.document), first.marked) if first else None
