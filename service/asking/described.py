"""Documents that a question describes: "the Russian letter", "the resolution of November 1993", "the joint statement".

A description means the documents of its kind that have all that it says of them. Who wrote a letter stands in its
title, when in its masthead, what a resolution is about in its text. An annex that is a statement is one as well.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.ranges import Span
from index.words import STOP_WORDS
from service.asking.describable import Thing, things
from service.asking.description import (
    CLAUSE,
    DETERMINER,
    KIND,
    KIND_OR_KINDS,
    MOST_BEFORE,
    TAIL,
    WORD,
    Description,
)
from service.asking.periods import find_periods
from service.asking.subjects import Subject, Subjects

#: What documents call themselves, where a question says it in another way.
ALIKE = {
    "res": "resolution", "resn": "resolution", "resol": "resolution", "note verbale": "note", "communication": "letter",
    "declaration": "statement", "accord": "statement", "agreement": "statement", "deal": "statement",
}  # fmt: skip
_ANY = frozenset("document paper text".split())
#: A statement where it is said whose it is or of when; else an agreement may be any that the texts speak of.
_LESS_SURE = frozenset("declaration accord agreement deal".split())
#: Between a kind and the number of the document.
_TO_NUMBER = re.compile(r"\W*(?:(?:with|the|nos?|number(?:s|ed)?|symbol)\b\W*)*", re.I)
#: The share of what a clause says that the document has to say too.
_OF_CLAUSE = 0.6


@dataclass(frozen=True, slots=True)
class Described:
    """What a description means.

    start, end   its range in the question
    documents    those that have all that it says
    part         the annex that it means; "" for the document itself
    bare         it says the kind and nothing else
    with_clause  where a clause ends that says more of it: "the letter that sends the statement to the Council"
    several      it speaks of several: "the resolutions on buoys"
    """

    start: int
    end: int
    documents: tuple[Document, ...]
    part: str = ""
    bare: bool = False
    with_clause: int = 0
    several: bool = False


class Descriptions:
    """Finds descriptions of the documents held."""

    def __init__(self, documents: Iterable[Document], subjects: Subjects) -> None:
        self._subjects = subjects
        self._things = tuple(thing for document in documents for thing in things(document))

    def find(
        self, question: str, taken: Sequence[Span] = (), among: Sequence[str] = (), *, as_a_whole: bool = False
    ) -> tuple[Described, ...]:
        """Those in a question, outside of the ranges `taken`; `among` are slugs, none means all.

        `as_a_whole`: the question asks of documents as a whole, of several too, and may be keywords.
        """
        found: list[Described] = []
        kinds = KIND_OR_KINDS if as_a_whole else KIND
        for kind in kinds.finditer(question) if self._things else ():
            reached = max(found[-1].end, found[-1].with_clause) if found else 0
            if kind.start() >= reached and not _beside(question, kind, taken):
                described = self._described(question, kind, among)
                found += [described] if described else []
        return tuple(found)

    def around(self, question: str, span: Span, document: Document) -> Span:
        """A name with what is said beside it of its document: "the Namibia resolution", "385", "of 1976"."""
        start, end = span
        for word in reversed(list(WORD.finditer(question, 0, start))[-MOST_BEFORE:]):
            said = word.group()
            fits = said[0].isupper() and self._subjects.names(document.text, Subject.of(said))
            if said.lower() == "that" and start == span.start:  # "those that 822 cites"
                break
            is_part = fits or KIND.fullmatch(said) or said.lower() in DETERMINER
            if question[word.end() : start].strip() or not is_part:
                break
            start = word.start()
        dates = (document.masthead.dated, document.masthead.distributed)
        for dated, period in find_periods(question):
            if dated.start >= end and not question[end : dated.start].strip(" ,") and any(map(period.holds, dates)):
                end = dated.end
        return Span(start, end)

    def _described(self, question: str, kind: re.Match[str], among: Sequence[str]) -> Described | None:
        as_a_whole = kind.re is KIND_OR_KINDS
        says = Description(question, tuple(find_periods(question)), as_a_whole=as_a_whole)
        start, called = says.read_before(kind), kind["kind"].lower()
        if start is None:
            return None
        of_kind = (t for t in self._things if _is_a(t, called) and (not among or t.document.symbol.slug in among))
        end, fitting = self._behind(says, kind.end(), self._fitting(of_kind, says))
        if (called in _LESS_SURE and not (says.parties or says.dated)) or (called in _ANY and says.bare):
            return None
        fitting = self._best(fitting, says)
        documents = tuple({thing.document.symbol: thing.document for thing in fitting}.values())
        whole = self._clause(question, end, fitting[0]) if len(documents) == 1 else end
        ends = [(self._clause(question, end, thing), thing) for thing in fitting] if len(documents) > 1 else []
        told = [(reached, thing) for reached, thing in ends if reached > end]
        if len({thing.document.symbol for _, thing in told}) == 1:
            reached, thing = told[0]
            return Described(start, reached, (thing.document,), thing.part)
        parts = {thing.part for thing in fitting}
        part = parts.pop() if len(parts) == 1 else ""
        several = as_a_whole and kind["several"] is not None
        return Described(start, end, documents, part, says.bare, whole, several)

    def _behind(self, says: Description, end: int, fitting: list[Thing]) -> tuple[int, list[Thing]]:
        """Where the description ends, and what fits it with all that stands behind the kind."""
        while True:
            dated, tail = says.date_behind(end), TAIL.match(says.question, end)
            reached = says.parties_behind(end)
            if reached > end:
                fitting = self._fitting(fitting, says)
            elif dated:
                says.dated.append(dated[0])
                reached, fitting = dated[1], self._fitting(fitting, says)
            elif tail:
                reached, fitting = self._with_tail(says, tail, fitting)
            if reached == end:
                return end, fitting
            end = reached

    def _with_tail(self, says: Description, tail: re.Match[str], before: list[Thing]) -> tuple[int, list[Thing]]:
        """Where a tail ends that something fits; where it began if nothing does. Whose it is is always meant."""
        slot = says.who if tail["by"] else says.whom if tail["to"] else says.about
        said = tail["who"] or tail["whom"]
        for words, end in [(said, tail.end())] if said else says.topics_behind(tail.end()):
            slot.append(words)
            fitting = self._fitting(before, says)
            if fitting or tail["by"] not in (None, "of"):
                return end, fitting
            slot.pop()
        return tail.start(), before

    def _clause(self, question: str, end: int, thing: Thing) -> int:
        """Where a clause ends of which the document says most, and every name."""
        clause = CLAUSE.match(question, end)
        if clause is None:
            return end
        said = clause["said"]
        missing = self._subjects.missing([thing.document.text, thing.title, thing.days], Subject.of(said))
        telling = [word for word in WORD.findall(said) if word.lower() not in STOP_WORDS]
        lacks_name = any(word[0].isupper() for word in missing)
        return end if lacks_name or len(missing) > (1 - _OF_CLAUSE) * len(telling) else clause.end()

    def _fitting(self, among: Iterable[Thing], says: Description) -> list[Thing]:
        """By their own dates; asked of as a whole, else by those that are likely."""
        fitting = [thing for thing in among if self._fits(thing, says)]
        dated = [thing for thing in fitting if _is_of(thing.dates, says)]
        likely = (thing for thing in fitting if _is_of(thing.likely_dates, says))
        return dated or (list(likely) if says.as_a_whole else [])

    def _fits(self, thing: Thing, says: Description) -> bool:
        return (
            (says.parties is None or says.parties[0] <= thing.parties <= says.parties[1])
            and all(self._subjects.names(thing.author, Subject.of(who)) for who in says.who)
            and all(self._subjects.names(thing.addressee, Subject.of(whom)) for whom in says.whom)
            and all(self._is_about(thing, about) for about in says.about)
        )

    def _is_about(self, thing: Thing, about: str) -> bool:
        of_title = Subject.of(about[:1].upper() + about[1:])  # "presidential" is of a president
        if not of_title.telling or self._subjects.names(thing.title, of_title):
            return True
        return self._subjects.names(thing.text, Subject.of(about), loosely=True)

    def _best(self, fitting: list[Thing], says: Description) -> list[Thing]:
        """Of several the one whose operative paragraphs name what it is about, where only one's do."""
        subjects = [Subject.of(about) for about in says.about]
        own = [
            thing
            for thing in (fitting if subjects else ())
            if all(self._subjects.names(thing.operative, subject, loosely=True) for subject in subjects)
        ]
        return own if len(own) == 1 else fitting


def _is_a(thing: Thing, called: str) -> bool:
    return ALIKE.get(called, called) in thing.kinds or (called in _ANY and not thing.part)


def _is_of(dates: Sequence[datetime.date], says: Description) -> bool:
    return all(any(period.holds(on) for on in dates) for period in says.dated)


def _beside(question: str, kind: re.Match[str], taken: Sequence[Span]) -> bool:
    """A symbol or a number names the document already: "resolution no. 853", "letter S/2020/1104"."""
    return any(
        span.start <= kind.start() < span.end
        or (span.start >= kind.end() and _TO_NUMBER.fullmatch(question, kind.end(), span.start))
        for span in taken
    )
