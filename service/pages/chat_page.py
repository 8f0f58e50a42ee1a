"""The chat page: questions with their answers, and beside them the document cited, or what is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.address import identify_held
from service import urls
from service.asking.answer import Answer
from service.asking.answerer import Answerer
from service.errors import QUESTION_LIMIT
from service.pages.document_page import DocumentView, HeldView, document_view, held_views
from service.pages.examples import examples
from service.pages.turn import LastTurn, Turn, cited_first, turn_of
from service.pages.within import WithinView, within_views

#: Documents that the first page names; /documents has them all.
_FIRST = 12


@dataclass(frozen=True, slots=True)
class ChatPage:
    """The chat: earlier turns and the last one. `shown` is the document beside it, None where there is none to show.

    examples   what can be asked, before anything is, with addresses
    documents  the first few of those held, of which there are `held`; of those chosen, where some are
    within     those chosen to ask within; none means all
    anew       where a new talk begins, within the same
    """

    turns: tuple[Turn, ...]
    examples: tuple[tuple[str, str], ...]
    documents: tuple[HeldView, ...]
    held: int
    shown: DocumentView | None
    within: tuple[WithinView, ...] = ()
    anew: str = "/"
    question_limit: int = QUESTION_LIMIT

    @property
    def history(self) -> tuple[str, ...]:
        return tuple(turn.question for turn in self.turns)


def chat_page(
    answerer: Answerer,
    answers: Sequence[Answer],
    earlier: Sequence[str],
    last: LastTurn,
    within: Sequence[str] = (),
) -> ChatPage:
    """`earlier` are questions of the talk before those answered, `within` what documents to ask within are called.

    Raises `UnknownDocument` or `UnknownName`.
    """
    chosen = tuple(answerer.snapshot.document(identify_held(one)) for one in within)
    documents, edition = chosen or answerer.snapshot.documents, answerer.snapshot.manifest.id
    questions = (*earlier, *(answer.question for answer in answers))
    places = range(len(earlier), len(questions))
    return ChatPage(
        turns=tuple(
            turn_of(answer, edition, questions[:place], last if place == places[-1] else None)
            for place, answer in zip(places, answers, strict=True)
        ),
        examples=() if answers else tuple((asked, urls.chat(asked)) for asked in examples(documents)),
        documents=held_views(documents[:_FIRST]),
        held=len(documents),
        shown=_beside(answerer, answers[-1]) if answers else None,
        within=within_views(chosen, questions),
        anew=urls.chat(),
    )


def _beside(answerer: Answerer, answer: Answer) -> DocumentView | None:
    first = cited_first(answer)
    return document_view(answerer.dossier(first.document), first.marked) if first else None
