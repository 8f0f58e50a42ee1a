"""Which documents a larger question is about, and what is left of it without their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.ranges import Span, without
from index.capitals import with_countries
from index.words import stem, words
from service.asking.described import Described
from service.asking.document_names import Name
from service.asking.document_talk import Called
from service.asking.larger.form_words import mended
from service.asking.larger.topics import Topics
from service.asking.look_up import Pinpoints

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ANNEX = re.compile(r"annex|appendix|enclosure")
#: Words that say nothing of what is asked: who asks, politely or not, and what holds a sentence together.
FUNCTION = frozenset(
    """a all an and any are at be been by can could did do does document exactly for from full give had has have how i
    in into is it its let list many me much name of on or original please s say says show tell text that the their them
    there these they this those to un united nations up us want was were what whats what’s what's when where which who
    whom whose will with would you your""".split()
)


#: "Did Norland ask to have its letter circulated?"
_ITS_LETTER = re.compile(
    r"(?<=\s)(?P<who>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)\s+(?P<does>(?:\w+\s+){1,4}?)(?:its|his|her|their)\s+"
    r"(?P<kind>letter|note|report|statement)\b"
)
_DOES = re.compile(r"\b(?:does|did|do|has)\s+(?:the\s+)?(?P<who>[A-Z][\w’'-]+)")
#: Documents that a range of the question may mean.
_Named = tuple[tuple[Document, ...], Span]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question means.

    documents  that are named, by symbol, number, description or kind; else all there are to look in
    named      they are named, and not only there; with no documents they are not held
    rest       the question without their names, in small letters
    typed      the same in the letters as typed
    part       the annex that is meant of the one document that is named; "" for all of it
    several    it speaks of documents, and not of one
    with_it    the question with “it” for their names
    spans      where the names stand
    """

    documents: tuple[Document, ...]
    named: bool
    rest: str
    typed: str = ""
    part: str = ""
    several: bool = False
    with_it: str = ""
    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str, names: Sequence[Name], within: Sequence[str], pinpoints: Pinpoints) -> Meant:
        """Of a question about documents; `names` are those in it, `within` slugs to look in, none means all."""
        described = pinpoints.described(text, within)
        if names or len(pinpoints.among(())) == 1:
            named = _beside(text, pinpoints.named_documents(text, names, within), described, pinpoints)
        else:
            named = [(one.documents, _whole(one)) for one in described]
        held = _all(named)
        parts = {one.part for one in described if held and one.documents == held}
        return cls._with(text, named, held if named else pinpoints.among(within), part=_only(parts))

    @classmethod
    def as_a_whole(cls, text: str, names: Sequence[Name], within: Sequence[str], pinpoints: Pinpoints) -> Meant:
        """Of a question that asks of documents as a whole, its slips mended.

        By symbol or number, by description, by kind alone ("the letter"): the first of these that there is.
        """
        if not names:
            text = mended(text)
            names = pinpoints.named_whole(text)
        described = pinpoints.described(text, within, as_a_whole=True)
        if names:
            named = _beside(text, pinpoints.named_documents(text, names, within), described, pinpoints)
            return cls._with(text, named, _all(named), several=len(named) > 1)
        if one := next((one for one in described if not one.bare), None):
            return cls._with(text, [(one.documents, _whole(one))], one.documents, several=one.several)
        named = list(pinpoints.named_documents(text, (), within))
        held = _all(named)
        return cls._with(text, named, _of_author(text, held) or held or pinpoints.among(within))

    @classmethod
    def of_named(cls, text: str, named: Sequence[tuple[Document, Span]]) -> Meant:
        """Of a question of which it is known which documents it names, and where."""
        return cls._with(text, [((document,), span) for document, span in named], tuple(d for d, _ in named))

    @classmethod
    def anywhere(cls, text: str, documents: tuple[Document, ...]) -> Meant:
        """A question asked of all there is: texts that it describes need not be documents of their own."""
        return cls._with(mended(text), (), documents)

    @classmethod
    def _with(
        cls,
        text: str,
        named: Sequence[_Named],
        documents: tuple[Document, ...],
        *,
        part: str = "",
        several: bool = False,
    ) -> Meant:
        spans = tuple(span for _, span in named)
        typed = _without(text, spans)
        with_it = mended(_without(text, spans, "it"))
        return cls(documents, bool(named), typed.lower(), typed, part, several, with_it, spans)

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


def called(text: str, names: Sequence[Name], within: Sequence[str], pinpoints: Pinpoints) -> Called | None:
    """The one document that a text names or describes; None for none, several, or slips in what names it."""
    meant = Meant.as_a_whole(text, names, within, pinpoints)
    if not meant.named or meant.one is None or len(meant.spans) != 1 or len(mended(text)) != len(text):
        return None
    return Called(meant.one.called, meant.spans[0])


def of_its_author(text: str) -> str:
    """The question with “the letter of Norland” for “Norland … its letter”; "" where it has nothing of the kind."""
    found = _ITS_LETTER.search(text)
    if found is None:
        return ""
    who = with_countries(found["who"])
    return f"{text[: found.start()]}the {found['kind']} of {who} {found['does']}{text[found.end() :]}"


def _beside(text: str, named: Sequence[_Named], described: Sequence[Described], pinpoints: Pinpoints) -> list[_Named]:
    """What is named, with all that the question says of it beside the name."""
    ends = {one.start: one.with_clause for one in described}
    spans = [Span(start, max(end, ends.get(start, end))) for _, (start, end) in named]
    return [
        (documents, pinpoints.around(text, span, documents[0]) if len(documents) == 1 else span)
        for (documents, _), span in zip(named, spans, strict=True)
    ]


def _whole(described: Described) -> Span:
    return Span(described.start, described.with_clause or described.end)


def _all(named: Sequence[_Named]) -> tuple[Document, ...]:
    return tuple({document.symbol: document for documents, _ in named for document in documents}.values())


def _only(parts: set[str]) -> str:
    return parts.pop() if len(parts) == 1 else ""


def _of_author(text: str, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Of several documents of a kind the one by who is asked of: "what does Norland want in the letter"."""
    who = _DOES.search(text)
    terms = [stem(word) for word in words(who["who"])] if who else []
    return tuple(d for d in documents if any(Topics.is_by(d, term) for term in terms)) if len(documents) > 1 else ()


def is_annexed(block: Block) -> bool:
    """It stands in an annex and not in a section of the main text with numbers of its own."""
    return _ANNEX.match(block.part) is not None


def _without(text: str, spans: Sequence[Span], instead: str = "") -> str:
    return " ".join(without(text, spans, f" {instead} ").split())
