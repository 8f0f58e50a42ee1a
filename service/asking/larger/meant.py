"""Which documents a larger question is about, and what is left of it without their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.ranges import Span
from service.asking.look_up import Pinpoints
from service.asking.question import Question

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ANNEX = re.compile(r"annex|appendix|enclosure")
#: Words that say nothing of what is asked: who asks, politely or not, and what holds a sentence together.
FUNCTION = frozenset(
    """a all an and any are at be been by can could did do does document exactly for from full give had has have how i
    in into is it its let list many me much name of on or original please s say says show tell text that the their them
    there these they this those to un united nations up us want was were what whats what’s what's when where which who
    whom whose will with would you your""".split()
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question means.

    documents  that are named, by symbol, number or kind; else all there are to look in
    named      they are named, and not only there
    rest       the question without their names, in small letters
    """

    documents: tuple[Document, ...]
    named: bool
    rest: str

    @classmethod
    def of(cls, question: Question, pinpoints: Pinpoints) -> Meant:
        spans = pinpoints.named_documents(question.corrected, question.names, question.within)
        held = tuple(dict.fromkeys(document for documents, _ in spans for document in documents))
        rest = _without(question.corrected, [span for _, span in spans]).lower()
        return cls(held or pinpoints.among(question.within), bool(spans), rest)

    @property
    def one(self) -> Document | None:
        """The document, where exactly one is meant."""
        return self.documents[0] if len(self.documents) == 1 else None

    def asks_only(self, *forms: re.Pattern[str]) -> bool:
        """Nothing is left of the question where the words are taken out that the forms match."""
        rest = self.rest
        for form in forms:
            rest = form.sub(" ", rest)
        return all(word in FUNCTION for word in _WORD.findall(rest))


def is_annexed(block: Block) -> bool:
    """It stands in an annex and not in a section of the main text with numbers of its own."""
    return _ANNEX.match(block.part) is not None


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
