"""A conversation and what is said of it: when it was saved, which edition answered, which documents are quoted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import print_date
from corpus.document import Document
from service import urls
from service.asking.answer import Answer, shown_by
from service.citing.cited import whole
from service.citing.styles import STYLES, cite
from service.exporting.turn_lines import turn_lines
from service.exporting.written import Bit, Line, line

TITLE = "Questions and quotations"
_TOLD = (
    "Every quotation is word for word; words that answer are marked. Who speaks stands below it. Where it says "
    "that no answer was found, what is quoted only stands near."
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """`turns` are all answered by one snapshot, `edition`; `style` is one of the citation styles."""

    turns: tuple[Answer, ...]
    edition: str
    saved_on: datetime.date
    style: str = "un"


def lines(conversation: Conversation) -> tuple[Line, ...]:
    """All of it, in order. Addresses are those of the service that is asked: `urls.below` makes them whole."""
    return tuple(_lines(conversation))


def _lines(conversation: Conversation) -> Iterator[Line]:
    questions = tuple(answer.question for answer in conversation.turns)
    yield line("title", TITLE)
    home = urls.chat()
    yield line("about", f"Saved on {print_date(conversation.saved_on)} from ", Bit(home, href=home))
    yield line("about", f"Edition of the documents held: {conversation.edition}. Citations: {_style(conversation)}.")
    yield line("about", _TOLD)
    for at, answer in enumerate(conversation.turns):
        yield from turn_lines(answer, questions[:at], conversation.edition, conversation.style)
    yield from _quoted(conversation)


def _style(conversation: Conversation) -> str:
    return STYLES[conversation.style].label


def _quoted(conversation: Conversation) -> Iterator[Line]:
    documents = {citation.document.symbol: citation.document for a in conversation.turns for citation in shown_by(a)}
    if documents:
        yield line("question", "Documents quoted")
    yield from (_source(document, conversation.style) for document in documents.values())


def _source(document: Document, style: str) -> Line:
    href = urls.lasting(document, urls.document(document))
    return line("source", *(Bit(run.text, italic=run.italic, href=href) for run in cite(whole(document), style)))
