"""Conversations to save: answers over two small documents, and one whose every text is somebody's trick."""

from __future__ import annotations

import datetime

from service.asking.answer import Abstained, Answer, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.exporting.conversation import Conversation
from tests.service.citing.places import HOSTILE, citation_of, hostile_document

DAY = datetime.date(2026, 11, 29)
QUESTIONS = (
    "How many moorings did patrol boats of Estavia cut?",
    "Was any ferry seaworthy?",
    "zeppelin tiramisu recipe",
)


def talk(answerer: Answerer, style: str = "un") -> Conversation:
    turns = tuple(answerer.ask(Ask(asked, QUESTIONS[:at])) for at, asked in enumerate(QUESTIONS))
    return Conversation(turns, answerer.snapshot.manifest.id, DAY, style)


def hostile_talk() -> Conversation:
    return Conversation((_found(HOSTILE), _abstained(HOSTILE)), "0123456789abcdef", DAY)


def _found(question: str) -> Answer:
    return Found(question, f"{question}!", 0.9, (citation_of(hostile_document(), "cmd"),), remark=question)


def _abstained(question: str) -> Answer:
    return Abstained(
        question, question, 0.1, "not_answered", (citation_of(hostile_document(), "cmd"),), remark=question
    )
