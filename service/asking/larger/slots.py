"""Which documents the slots of a question name: by symbol or number, by what is said of them, by being the only one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.ranges import Span
from service.asking.describable import Thing, things
from service.asking.described import ALIKE
from service.asking.description import KIND_OR_KINDS
from service.asking.document_names import Name, not_held
from service.asking.larger.meant import Meant
from service.asking.look_up import Pinpoints
from service.asking.periods import YEAR, Period, find_periods
from service.asking.question import Question
from service.asking.subjects import Subject

#: What stands for a document that is known.
_PRONOUN = re.compile(r"\W*(?:it|its|this|that|these|those|they|them|(?:this|that) one|here)\W*", re.I)
#: A kind that says none: "the Lebanon one".
_ANY_KIND = re.compile(r"\b(?:ones?|docs?|items?|things?|files?|papers?|texts?|documents?)\b", re.I)
#: Says only that a document of the organisation is meant.
_DRESSING = re.compile(
    r"\b(?:un|u\.n\.|unsc|sc|united nations|(?:security )?council|general assembly|numbers?|nos?\.?|symbol|res"
    r"|called)\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: Alone they name no document: an article, or a part of one that is named beside it.
_NAMES_NONE = frozenset(
    """a an the of to in and or its their both two three annex annexes appendix appendices enclosure enclosures preamble
    footnote footnotes paragraph paragraphs council assembly""".split()
)
#: Of a resolution: "541", "541 on the lake".
_NUMBER_FIRST = re.compile(r"\d{3,4}(?=$|\s+(?:on|about|of|from)\b)")
#: Of a resolution, or a year.
NUMBER = re.compile(r"(?<![\w/.,-])\d{2,4}(?![\w/]|[.,-]\d)")

#: A document that is named, and where.
Named = tuple[Document, Span]


@dataclass(frozen=True, slots=True)
class Pinned:
    """The documents that the slots of a question name.

    named  in the order of the question, each once; none where none is named
    known  each slot is understood: none names what is not held, or what several documents may be
    """

    named: tuple[Named, ...]
    known: bool = True

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(document for document, _ in self.named)

    @property
    def one(self) -> Document | None:
        return self.named[0][0] if self.known and len(self.named) == 1 else None


class Slots:
    """Reads the slots of questions over one snapshot."""

    def __init__(self, pinpoints: Pinpoints) -> None:
        self._pinpoints = pinpoints
        self._subjects = pinpoints.subjects
        self._things: dict[str, Thing] = {}

    def pinned(self, question: Question) -> Pinned:
        """What the slots for documents name; names of documents outside of them count as well."""
        text = question.corrected
        names = question.names or self._pinpoints.named_whole(text)
        slots = question.intent.spans("document") or tuple(filter(_is_number(text), question.intent.spans("time")))
        outside = [Span(name.start, name.end) for name in names if not any(_touch(name, slot) for slot in slots)]
        found: dict[str, Named] = {}
        known = True
        telling = [slot for slot in slots if self._may_name(slot.of(text), alone=len(slots) + len(outside) == 1)]
        for span in sorted((*telling, *outside)):
            documents = self._named(text, span, [name for name in names if _touch(name, span)], question.within)
            known = known and documents is not None
            for document in documents or ():
                found.setdefault(document.symbol.slug, (document, span))
        return Pinned(tuple(found.values()), known)

    def described(self, question: Question) -> Document | None:
        """What a question describes that has no slot for a document: "what Norland's envoy sent round in May 1993"."""
        intent = question.intent
        if intent.spans("document") or question.names:
            return None
        said = intent.said("speaker", "matter", "time")
        found = self._by_what_is_said(said, self._pinpoints.among(question.within)) if said else None
        return found[0] if found and len(found) == 1 else None

    def meant(self, question: Question) -> Meant | None:
        """What the question means, where its slots name documents; None where they name none that is known."""
        pinned = self.pinned(question)
        return Meant.of_named(question.corrected, pinned.named) if pinned.known and pinned.named else None

    def not_held(self, question: Question) -> str:
        """A sentence for each slot that begins with the number of a resolution that nobody holds; "" for none."""
        said = [span.of(question.corrected) for span in question.intent.spans("document")]
        numbers = [number.group() for number in map(_NUMBER_FIRST.match, said) if number]
        texts = [f"resolution {number}" for number in numbers if not YEAR.fullmatch(number)]
        return " ".join(filter(None, (not_held(text, self._pinpoints.named_whole(text)) for text in texts)))

    def is_said_of(self, document: Document, said: str) -> bool:
        """Whatever the words tell stands in the document or is said of it: whose it is, its kind, its months."""
        thing = self._thing(document)
        if not is_of_kind(thing, said):
            return False
        return not self._subjects.missing([*_texts(thing), " ".join(thing.kinds)], Subject.of(_plain(said)))

    def _thing(self, document: Document) -> Thing:
        """The document as what is described, without its annexes; made once."""
        slug = document.symbol.slug
        if slug not in self._things:
            self._things[slug] = next(things(document))
        return self._things[slug]

    def _may_name(self, said: str, *, alone: bool) -> bool:
        """It has a word that may name a document; beside other slots a year that no resolution has says when."""
        if YEAR.fullmatch(said) and not alone:
            return any(name.slugs for name in self._pinpoints.named_whole(f"resolution {said}"))
        return any(word.lower() not in _NAMES_NONE for word in _WORD.findall(said))

    def _named(
        self, text: str, span: Span, names: Sequence[Name], within: Sequence[str]
    ) -> tuple[Document, ...] | None:
        """What one slot names; none for a pronoun, None where that is not known."""
        said = span.of(text)
        among = self._pinpoints.among(within)
        if names:
            return self._by_name(names, _without(text, span, names), among)
        if _PRONOUN.fullmatch(said):
            return among if len(among) == 1 else ()
        number = NUMBER.search(said)
        if number:
            numbered = self._pinpoints.named_whole(f"resolution {number.group()}")
            if any(name.slugs for name in numbered):
                return self._by_name(numbered, NUMBER.sub(" ", said), among)
        described = next(iter(self._pinpoints.described(said, within, as_a_whole=True)), None)
        if described and not described.bare and len(described.documents) == 1:
            # What is described behind another noun is not meant itself: "Norland's answer to the letter of May".
            own = self.is_said_of(described.documents[0], said[: described.start])
            return described.documents if own else None
        return self._by_what_is_said(said, among)

    def _by_name(self, names: Sequence[Name], rest: str, among: Sequence[Document]) -> tuple[Document, ...] | None:
        """By symbol or number; what else the slot says has to be true of the document."""
        held = [[document for document in among if document.symbol.slug in name.slugs] for name in names]
        if any(len(own) != 1 for own in held):
            return None
        documents = tuple(document for own in held for document in own)
        return documents if len(documents) > 1 or self.is_said_of(documents[0], rest) else None

    def _by_what_is_said(self, said: str, among: Sequence[Document]) -> tuple[Document, ...] | None:
        """The one of the kind and period that has all that is said: in its head, else its decisions, else its text."""
        periods = [period for _, period in find_periods(said)]
        subject = Subject.of(_plain(said))
        if not (subject.telling or periods):
            return None
        fitting = [thing for thing in map(self._thing, among) if _is_a(thing, said, periods)]
        for where in (_heads, _operatives, _texts):
            own = [t for t in fitting if not subject.telling or not self._subjects.missing(list(where(t)), subject)]
            if own:
                return (own[0].document,) if len(own) == 1 else None
        return self._by_most_of_it(fitting, subject, bool(periods)) if subject.telling else None

    def _by_most_of_it(self, among: Sequence[Thing], subject: Subject, dated: bool) -> tuple[Document, ...] | None:
        """The one that has most of what is said, in its head above all, and every name.

        "The big Norland resolution of May 1993": what it lacks is less than what it has, its date counted.
        """
        had: dict[tuple[int, int], list[Document]] = {}
        said = len(subject.words)
        for thing in among:
            beside = self._subjects.missing(list(_heads(thing)), subject)
            nowhere = self._subjects.missing([thing.text], Subject((" ".join(beside),))) if beside else []
            has = said - len(nowhere)
            if all(map(str.islower, nowhere)) and len(nowhere) < has + dated:
                had.setdefault((said - len(beside), has), []).append(thing.document)
        best = had[max(had)] if had else []
        return tuple(best) if len(best) == 1 else None


def _is_number(text: str) -> Callable[[Span], bool]:
    """A year by itself may be a resolution's number: "how many paragraphs does 1954 have?"."""
    return lambda span: NUMBER.fullmatch(span.of(text)) is not None


def _touch(name: Name, span: Span) -> bool:
    return name.start < span.end and span.start < name.end


def _without(text: str, span: Span, names: Sequence[Name]) -> str:
    """What the slot says besides the names."""
    kept = (" " if any(name.start <= at < name.end for name in names) else text[at] for at in range(*span))
    return " ".join("".join(kept).split())


def _is_a(thing: Thing, said: str, periods: Sequence[Period]) -> bool:
    """It is of the kind and of each period that is said."""
    days = (*thing.dates, *thing.likely_dates)
    timely = all(any(period.holds(on) for on in days) for period in periods)
    return timely and is_of_kind(thing, said)


def is_of_kind(thing: Thing, said: str) -> bool:
    """What is said has no word for another kind of document."""
    kind = KIND_OR_KINDS.search(_ANY_KIND.sub(" ", said))
    called = kind["kind"].lower() if kind else ""
    return not called or ALIKE.get(called, called) in thing.kinds


def _heads(thing: Thing) -> Iterator[str]:
    yield from (thing.title, thing.author, thing.days)


def _operatives(thing: Thing) -> Iterator[str]:
    yield from (*_heads(thing), thing.operative)


def _texts(thing: Thing) -> Iterator[str]:
    yield from (*_heads(thing), thing.text)


def _plain(said: str) -> str:
    """What is said of a document, without its kind, its dates, and that it is one."""
    for span, _ in reversed(list(find_periods(said))):
        said = f"{said[: span.start]} {said[span.end :]}"
    for form in (_DRESSING, KIND_OR_KINDS, _ANY_KIND):
        said = form.sub(" ", said)
    return " ".join(said.split())
