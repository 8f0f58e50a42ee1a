"""Which documents a larger question is about, and what is left of it without their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.ranges import Span
from service.asking.described import Described
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
    typed      the same in the letters as typed
    part       the annex that is meant of the one document that is named; "" for all of it
    """

    documents: tuple[Document, ...]
    named: bool
    rest: str
    typed: str = ""
    part: str = ""

    @classmethod
    def of(cls, question: Question, pinpoints: Pinpoints) -> Meant:
        described = pinpoints.described(question.corrected, question.within)
        spans = [*_named(question, pinpoints, described)]
        held = tuple({document.symbol: document for documents, _ in spans for document in documents}.values())
        typed = " ".join(_without(question.corrected, [span for _, span in spans]).split())
        parts = {one.part for one in described if held and one.documents == held}
        documents = held if spans else pinpoints.among(question.within)
        return cls(documents, bool(spans), typed.lower(), typed, parts.pop() if len(parts) == 1 else "")

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


def _named(
    question: Question, pinpoints: Pinpoints, described: Sequence[Described]
) -> Iterator[tuple[tuple[Document, ...], Span]]:
    """What is named or described, with all that the question says of it."""
    if not question.names and len(pinpoints.among(())) > 1:
        yield from ((one.documents, Span(one.start, one.with_clause or one.end)) for one in described)
        return
    ends = {one.start: one.with_clause for one in described}
    for documents, (start, end) in pinpoints.named_documents(question.corrected, question.names, question.within):
        span = Span(start, max(end, ends.get(start, end)))
        yield documents, pinpoints.around(question.corrected, span, documents[0]) if len(documents) == 1 else span


def is_annexed(block: Block) -> bool:
    """It stands in an annex and not in a section of the main text with numbers of its own."""
    return _ANNEX.match(block.part) is not None


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
