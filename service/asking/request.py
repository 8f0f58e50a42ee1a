"""What is sent to be answered, and the check that it can be asked at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.address import Identifier
from service.errors import (
    HISTORY_LIMIT,
    QUESTION_LIMIT,
    ControlCharacters,
    EmptyQuestion,
    QuestionTooLong,
)

#: Control characters but tabs and line ends, and halves of surrogate pairs, which are no characters at all.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `history` holds earlier questions, oldest first; no `documents` means all of them."""

    question: str
    history: tuple[str, ...] = ()
    documents: tuple[Identifier, ...] = ()
    limit: int = 5

    @property
    def recent(self) -> tuple[str, ...]:
        """The last of the earlier questions: a talk of any length goes on, and no question leans on one far back."""
        return self.history[-HISTORY_LIMIT:]


def check(request: Ask) -> None:
    """Raise the `BadQuestion` that says what is wrong with a request's texts."""
    if not request.question.strip():
        raise EmptyQuestion
    for text in (request.question, *request.recent):
        if len(text) > QUESTION_LIMIT:
            raise QuestionTooLong(len(text))
        control = _CONTROL.search(text)
        if control is not None:
            raise ControlCharacters(control.group())
