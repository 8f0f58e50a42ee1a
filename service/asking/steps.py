"""What is known of an answer before it is whole: told while passages are still being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.asking.answer import Part


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a question was understood.

    question       as typed
    understood_as  as far as is known before passages are read; what they hold may change it
    language       of the question, as ISO 639-1 has it
    """

    question: str
    understood_as: str
    language: str


#: An understanding comes first, once; behind it come parts that the answer will have just so, from its first on.
Step = Understanding | Part
#: Is told each step in the thread that answers. What it raises ends the answering.
Hear = Callable[[Step], None]


def nobody(_: Step) -> None:
    """Hears, and does nothing about it."""
