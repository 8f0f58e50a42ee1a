"""Documents or voices side by side on one point, or paragraph by paragraph; whether they agree is for the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.document import Block, Document
from index.reading.reader import Reading
from index.search import Searcher
from service.asking.answer import Abstained, Answer, Citation, Found
from service.asking.cite import Extractor
from service.asking.find import Finder
from service.asking.larger.by_day import told_by_day
from service.asking.larger.collection import dated_at
from service.asking.larger.compared import Compared, asks_only_of_votes, between, compared, each_in_turn, without_sides
from service.asking.larger.differing import likeness, pairs, with_differing
from service.asking.larger.sides import Side, Sides
from service.asking.larger.sides_shown import Shown, found_of, marked_where_they_differ, not_held_of
from service.asking.larger.slots import Slots
from service.asking.larger.votes import vote_of
from service.asking.question import Question

#: The share of the point's telling words, each weighed by how telling it is, that a passage has to have, unless the
#: reader takes it for an answer; and where another side has it. Choosing questions, 2026-11-29: 0.47 and more in most
#: passages that speak of the point, 0.28 to 0.49 in others, and there the other side has no more.
_ON_THE_POINT, _AS_THE_OTHER = 0.55, 0.4
#: Of the two that are alike: the share of the point's words that each has at least, and what they have in common.
#: Choosing questions, 2026-11-30: 0.2 and more where both speak of the point. Where none does by itself 0.15 is enough
#: with a third of its words; those that do not speak of it have 0.28 of them at most.
_TOGETHER, _TOGETHER_AT_LEAST = (0.25, 0.2), (0.35, 0.15)
#: The probability with which a passage speaks of the point that has few of its words: 0.63 and more where it does, 0.58
#: and less where not.
_SPEAKS_OF = 0.6
#: Passages of a side that may be the one most like the other side's, and what a paragraph of a preamble counts less.
_LOOKED_AT, _PREAMBULAR = 5, 0.15
#: Passages shown of a side at most. The second is shown where it covers the point as well as the first.
_MOST = 2
_AS_WELL = 0.9
#: The probability of an answer to the question itself from which on it is one, whichever words it says it in. Questions
#: written cold, 2026-11-30: 0.89 and more where a side answers, 0.75 and less where it does not.
_SURELY = 0.85
#: A passage is shown as near, where a side says nothing of the point.
_NEAR = 1
_TWO = 2
#: A noun, and what is said of it behind.
_HEAD = re.compile(r"\b(?:an?|the|any)\s+(?:[\w’'-]+\s+){1,2}$", re.I)
_SAID_OF = re.compile(r"(?:for|of|on|about|against|over|in|to)\s", re.I)
#: The probability of a comparison from which on it is taken for meant.
_MEANT = 0.8


@dataclass(frozen=True, slots=True)
class _Read:
    """A side with its passages, those that cover the point first."""

    side: Side
    readings: tuple[Reading, ...]

    @property
    def covered(self) -> float:
        return max((reading.evidence.covered for reading in self.readings), default=0.0)

    @property
    def near(self) -> tuple[Reading, ...]:
        """Those that may be shown first: they have some of the point's words."""
        return tuple(reading for reading in self.readings[:_LOOKED_AT] if reading.evidence.covered)

    def beginning_with(self, first: Reading) -> _Read:
        return replace(self, readings=(first, *(reading for reading in self.readings if reading is not first)))


class Comparison:
    """Sets documents and voices of one snapshot side by side."""

    def __init__(
        self, documents: Sequence[Document], finder: Finder, searcher: Searcher, extractor: Extractor, slots: Slots
    ) -> None:
        self._sides = Sides(documents)
        self._finder = finder
        self._weight = searcher.keywords.weight
        self._extractor = extractor
        self._slots = slots

    def answer(self, question: Question) -> Answer | None:
        """What each side says; None for a question that compares nothing."""
        text, intent = question.corrected, question.intent
        sides = self._sides.named(text, question.names, question.within)
        if by_day := self._by_day(question, sides):
            return by_day
        asked = compared(text, sides)
        if intent.is_surely("comparison", _MEANT) and question.place is None:
            meant = self._meant(question, sides) or between(sides, _matter(question), text)
            asked = meant if meant and (meant.point or not (asked and asked.point)) else asked
        if asks_only_of_votes(text, sides) and (by_vote := self._by_vote(question, sides)):
            return by_vote
        if asked is None:
            return self._in_turn(question, sides)
        return self._on_point(question, asked) if asked.point else self._by_paragraph(question, asked)

    def _in_turn(self, question: Question, sides: Sequence[Side]) -> Found | None:
        """What each of the documents says that are named one after the other; None unless each says something."""
        is_asked = question.intent.kind in ("fact", "list") and question.place is None
        asked = each_in_turn(question.corrected, sides) if is_asked else None
        answer = self._on_point(question, asked) if asked and asked.point else None
        return answer if isinstance(answer, Found) and not answer.remark else None

    def _by_day(self, question: Question, sides: Sequence[Side]) -> Found | None:
        """Which of the documents is the earlier."""
        documents = [side.document for side in sides if side.document and not side.voice]
        told = told_by_day(without_sides(question.corrected, sides).lower(), documents)
        if told is None or len(documents) < len(sides):
            return None
        shown = tuple(self._extractor.cite_block(document, dated_at(document), 1.0) for document in told[1])
        return Found(question.text, question.corrected, 1.0, shown, kind="documents", facts=told[0], complete=True)

    def _meant(self, question: Question, sides: Sequence[Side]) -> Compared | None:
        """What is compared by the intent: the sides that it names, on what it says else."""
        pinned = self._slots.pinned(question)
        further = [Side(document.cited, span, document) for document, span in pinned.named]
        new = [side for side in further if not any(side.document is other.document for other in sides)]
        every = sorted((*sides, *new), key=lambda side: side.span.start)
        return between(every, _matter(question), question.corrected) if pinned.known else None

    def _by_vote(self, question: Question, sides: Sequence[Side]) -> Found | None:
        """How each was adopted; None where fewer than two print it."""
        votes = [(side, vote_of(side.document)) for side in sides if side.document]
        shown = [Shown(s, (self._block(s.document, v.block),), ()) for s, v in votes if s.document and v and v.told]
        return found_of(question, marked_where_they_differ(shown, 0), ((0,) * len(shown),)) if len(shown) > 1 else None

    # --- On one point ----------------------------------------------------------------------------------------

    def _on_point(self, question: Question, asked: Compared) -> Answer:
        read = [_Read(side, self._read(side, asked.point_of(at))) for at, side in enumerate(asked.sides)]
        read, alike = (read, False) if asked.points else self._alike(read)
        on_point = [alike or self._is_on_point(each, _ON_THE_POINT) for each in read]
        sure = on_point if asked.points else [any(on_point)] * len(read)
        shown = [
            Shown(each.side, *self._citations(each, is_sure=s, alike=alike)) for each, s in zip(read, sure, strict=True)
        ]
        if not all(each.found for each in shown):
            shown = self._answering(asked, read, shown)
        if not any(each.found for each in shown):
            nearest = tuple(citation for each in shown for citation in each.nearest)
            return Abstained(question.text, question.corrected, 0.0, "not_answered", nearest, remark=not_held_of(shown))
        rows = zip_longest(*(range(len(each.found)) for each in shown))
        return found_of(question, marked_where_they_differ(shown, 0), tuple(rows))

    def _answering(self, asked: Compared, read: Sequence[_Read], shown: Sequence[Shown]) -> list[Shown]:
        """The sides, with what surely answers the question itself in those that have nothing on its point.

        Of several passages it is those two that are most alike, where both sides have nothing.
        """
        answering = [
            () if each.found else self._surely(on_point, own)
            for each, on_point, own in zip(shown, read, asked.own, strict=True)
        ]
        if len(shown) == _TWO and all(answering) and not asked.points:
            one, other = (each.side for each in shown)
            pairs = [
                (likeness(one.text_of(a), other.text_of(b), self._weight), a, b)
                for a in answering[0]
                for b in answering[1]
            ]
            _, *best = max(pairs, key=lambda pair: pair[0])
            answering = [(reading,) for reading in best]
        return [
            Shown(each.side, (self._cite(own[0]),), ()) if own else each
            for each, own in zip(shown, answering, strict=True)
        ]

    def _surely(self, read: _Read, question: str) -> tuple[Reading, ...]:
        """Passages of a side that surely answer a question of it, first what also answers on the point likeliest."""
        if read.side.document is None or not question:
            return ()
        probability = self._finder.calibration.probability
        on_point = {reading.hit.passage.block: probability(reading) for reading in read.readings}
        readings = self._finder.find_in(question, read.side.document, read.side.blocks()).readings
        surely = [reading for reading in readings if probability(reading) >= _SURELY]
        return tuple(sorted(surely, key=lambda r: -probability(r) - on_point.get(r.hit.passage.block, 0.0)))

    def _alike(self, read: Sequence[_Read]) -> tuple[list[_Read], bool]:
        """Two sides with those passages first that are most alike and speak most of the point; and whether they are."""
        if len(read) != _TWO or not all(each.readings and each.covered for each in read):
            return list(read), False
        one, other = read
        pairs = [(self._together(one, a, other, b), a, b) for a in one.near for b in other.near]
        (_, alike), a, b = max(pairs, key=lambda pair: pair[0][0])
        alone = any(self._is_on_point(each, _ON_THE_POINT) for each in read)
        covered = min(a.evidence.covered, b.evidence.covered)
        enough = (_TOGETHER,) if alone else (_TOGETHER, _TOGETHER_AT_LEAST)
        if not any(covered >= some and alike >= least for some, least in enough):
            return list(read), False
        return [one.beginning_with(a), other.beginning_with(b)], True

    def _together(self, one: _Read, a: Reading, other: _Read, b: Reading) -> tuple[float, float]:
        """How well two passages stand side by side, and how alike they are."""
        score = alike = likeness(one.side.text_of(a), other.side.text_of(b), self._weight)
        for each, reading in ((one, a), (other, b)):
            score += (self._finder.calibration.probability(reading) + reading.evidence.covered / each.covered) / _TWO
            score -= _PREAMBULAR * each.side.is_preambular(reading)
        return score, alike

    def _read(self, side: Side, point: str) -> tuple[Reading, ...]:
        """Passages of a side: first those that cover the point as well as any, and of them what decides."""
        if side.document is None:
            return ()
        document = side.document
        readings = self._finder.find_in(f"What is said about {point}?", document, side.blocks()).readings
        best = max((reading.evidence.covered for reading in readings), default=0.0)

        def rank(reading: Reading) -> int:
            if reading.evidence.covered < _AS_WELL * best:
                return 1 if self._answers(reading) else 2
            return int(side.is_preambular(reading))

        return tuple(sorted(readings, key=rank))

    def _answers(self, reading: Reading) -> bool:
        return self._finder.calibration.answers(self._finder.calibration.probability(reading))

    def _is_on_point(self, read: _Read, least: float) -> bool:
        first = read.readings[0] if read.readings else None
        if first is None or not first.evidence.covered:
            return False
        return first.evidence.covered >= least or self._finder.calibration.probability(first) >= _SPEAKS_OF

    def _citations(
        self, read: _Read, *, is_sure: bool, alike: bool
    ) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
        """What a side says on the point, and what stands nearest where it says nothing of it."""
        if not (is_sure and (alike or self._is_on_point(read, _AS_THE_OTHER))):
            return (), tuple(self._cite(reading) for reading in read.readings[:_NEAR])
        first, *others = read.readings
        as_well = [first, *(reading for reading in others if reading.evidence.covered >= _AS_WELL * read.covered)]
        return tuple(self._cite(reading) for reading in as_well[:_MOST]), ()

    def _cite(self, reading: Reading) -> Citation:
        calibration = self._finder.calibration
        probability = calibration.probability(reading)
        return self._extractor.cite(self._extractor.place(reading), probability, calibration.grade(probability))

    # --- Paragraph by paragraph ------------------------------------------------------------------------------

    def _by_paragraph(self, question: Question, asked: Compared) -> Answer | None:
        """Two documents' paragraphs beside those that are like them; None for anything but two documents held."""
        if len(asked.sides) != _TWO or any(side.document is None or side.voice for side in asked.sides):
            return None
        one, other = (side.document for side in asked.sides if side.document)
        rows = pairs(one, _telling(one), other, _telling(other), self._weight)
        shown: tuple[list[Citation], list[Citation]] = ([], [])
        numbers = []
        for row in rows:
            cited = [self._block(d, b) if b else None for d, b in zip((one, other), row, strict=True)]
            if cited[0] and cited[1]:
                cited = list(with_differing(cited[0], cited[1]))
            numbers.append(tuple(_put(own, citation) for own, citation in zip(shown, cited, strict=True)))
        sides = [Shown(side, tuple(own), ()) for side, own in zip(asked.sides, shown, strict=True)]
        made = found_of(question, sides, tuple(numbers)) if all(shown) else None
        return replace(made, complete=True) if made else None

    def _block(self, document: Document, block: Block) -> Citation:
        return self._extractor.cite_block(document, block, 1.0)


def _matter(question: Question) -> str:
    """What is compared by the slots, with what the first of them says something of: the “court” for war crimes."""
    matter = question.intent.said("matter", "sort", "time")
    first = next(iter(question.intent.spans("matter")), None)
    head = _HEAD.search(question.corrected[: first.start]) if first and _SAID_OF.match(matter) else None
    return f"{head.group()}{matter}" if head else matter


def _telling(document: Document) -> tuple[Block, ...]:
    """Operative paragraphs; of other documents all paragraphs and their like."""
    said = tuple(document.of_kind("paragraph", "quotation", "list_item"))
    operative = tuple(b for b in said if b.kind == "paragraph" and b.number and b.numbering != "preambular")
    return operative if document.kind == "resolution" else said


def _put(own: list[Citation], citation: Citation | None) -> int | None:
    """The number of a citation, which is added to its side's."""
    if citation is None:
        return None
    own.append(citation)
    return len(own) - 1
