"""Answers several questions in one, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.document import Block, Document, Reference
from index.reading.reader import Reading
from index.reading.spans import has_kind
from service.asking.answer import Abstained, Answer, Citation, Found, Part, shown_by
from service.asking.find import Finder
from service.asking.larger.parts import Asked, parts_of
from service.asking.question import Question
from service.asking.steps import Hear, nobody

#: Passages shown as near where no part is answered.
_NEAREST = 5
#: The probability from which on a part is answered in the document where another was surely answered, its own words
#: alone. Choosing questions, 2026-11-29: 0.61 and more where that is right, 0.54 and less where it is not.
_BESIDE = 0.6
#: The same where no part was surely answered, and all stand nearest to one document: 0.83 and more, 0.74 and less.
_AGREED = 0.8

#: The same of a part that names its own subject, where its nearest passage is of the document where another was surely
#: answered; and of parts whose nearest passages are all of one document, where no part was surely answered. Choosing
#: questions, 2026-11-30: of the latter 0.30 and more for each where that is right, less for one where not.
_IN_THE_SAME, _ALL_IN_ONE = 0.45, 0.3
#: Of a part that is only an interrogative, and takes all that it asks from a topic: "UNIFIL: until when?".
_OF_TOPIC = 0.1
#: The probability of several questions from which on it is taken for meant, where it says where each begins.
_MEANT = 0.85

#: Answers a question that stands alone.
Alone = Callable[[str], Answer]
Cite = Callable[[Reading], Citation]


class Several:
    """Answers the parts of questions over one snapshot."""

    def __init__(self, finder: Finder, cite: Cite) -> None:
        self._finder = finder
        self._cite = cite

    def answer(self, question: Question, alone: Alone, hear: Hear = nobody) -> Answer | None:
        """The answer to each part; None for a question that is one. `hear` is told those that nothing will change."""
        intent = question.intent
        is_several = intent.is_surely("parts", _MEANT) and question.place is None
        asked = parts_of(question.corrected) or (parts_of(intent.text, intent.further) if is_several else ())
        if not asked:
            return None
        answers = _each_number_once(self._with_neighbours(asked, self._each(asked, alone, hear)))
        parts = tuple(map(_part, asked, answers))
        return _found(question, parts) or _abstained(question, parts)

    def _each(self, asked: Sequence[Asked], alone: Alone, hear: Hear) -> list[Answer]:
        """The answers to the parts by themselves; those that are sure, from the first on, stay as they are."""
        answers = list[Answer]()
        for part in asked:
            answers = _each_number_once([*answers, self._checked(part, alone(part.text))])
            if all(map(_is_sure, answers)):
                hear(_part(part, answers[-1]))
        return answers

    def _checked(self, part: Asked, answer: Answer) -> Answer:
        """The answer, unless it only holds what the part takes over: its own words have to be answered there too.

        Words that no document has say nothing of that.
        """
        if not isinstance(answer, Found) or not part.leans or part.has_topic:
            return answer
        if answer.kind in ("timeline", "overview"):  # what it takes over asks for that, and not the part
            document = answer.citations[0].document
            citation = self._asked_in(part, document, document.blocks, _BESIDE)
            return _of(part, citation) if citation else _without_near(answer)
        if answer.kind != "fact":
            return answer
        first = answer.citations[0]
        readings = self._finder.find_in(part.own, first.document, (first.block,)).readings
        unknown = not readings or readings[0].evidence.unknown == 1.0
        if unknown or self._cite(readings[0]).score >= self._finder.calibration.threshold:
            return answer
        return _refused(answer)

    def _with_neighbours(self, asked: Sequence[Asked], answers: Sequence[Answer]) -> list[Answer]:
        """The answers; to a part that was not surely answered what stands where another surely was.

        Where none surely was, all are answered or none: they are of one matter, and this one may be another.
        """
        if not any(map(_is_sure, answers)):
            answers = self._agreed(asked, answers)
        sure = next((answer.citations[0] for answer in answers if isinstance(answer, Found) and _is_sure(answer)), None)
        if sure is None:
            every = all(isinstance(answer, Found) for answer in answers)
            return list(answers) if every else list(map(_refused, answers))
        return [
            a if _is_sure(a) or (isinstance(a, Found) and not part.leans) else self._beside(part, a, sure) or a
            for part, a in zip(asked, answers, strict=True)
        ]

    def _agreed(self, asked: Sequence[Asked], answers: Sequence[Answer]) -> list[Answer]:
        """The answers; where parts of a topic stand nearest to one document, what surely answers their words in it."""
        nearest = [shown_by(answer)[:1] for answer in answers]
        documents = {citation.document.symbol.slug: citation.document for first in nearest for citation in first}
        if len(documents) != 1 or not all(nearest):
            return list(answers)
        [document] = documents.values()
        if all(first.score >= _ALL_IN_ONE for (first,) in nearest):
            return [
                a if isinstance(a, Found) else _of(part, first)
                for part, a, (first,) in zip(asked, answers, nearest, strict=True)
            ]
        own = [self._asked_in(part, document, document.blocks, _AGREED) if part.has_topic else None for part in asked]
        return [_of(part, c) if c else a for part, c, a in zip(asked, own, answers, strict=True)]

    def _beside(self, part: Asked, answer: Answer, sure: Citation) -> Found | None:
        """What answers a part in the paragraph, else in the document, that another part was answered from.

        It is also what stood nearest to it, where that is of this document and the part, or its topic, says enough.
        """
        for blocks in ((sure.block,), sure.document.blocks):
            citation = self._asked_in(part, sure.document, blocks, _BESIDE)
            if citation:
                return _of(part, citation)
        near = next(iter(shown_by(answer)), None)
        if near is None or near.document is not sure.document:
            return None
        least = _OF_TOPIC if part.has_topic and part.is_bare else 1.0 if part.leans else _IN_THE_SAME
        return _of(part, near) if near.score >= least else None

    def _asked_in(self, part: Asked, document: Document, blocks: Sequence[Block], least: float) -> Citation | None:
        """The part's own words asked of these blocks; None where they answer with a probability below `least`.

        Of more than one block at least one of the words has to stand in that which answers: "how old is she?" is asked
        beside her words, and not answered by whatever lasts some years.
        """
        readings = self._finder.find_in(part.own, document, blocks).readings
        told = readings and (len(blocks) == 1 or readings[0].evidence.covered > 0)
        citation = self._cite(readings[0]) if told else None
        return citation if citation and citation.score >= least else None


def _part(asked: Asked, answer: Answer) -> Part:
    return Part(asked.text, replace(answer, question=asked.text))


def _each_number_once(answers: Sequence[Answer]) -> list[Answer]:
    """The answers; of two that mark the same number that one is refused which is less likely and not sure before.

    A number counts one thing: who asks how many mosques and how many churches there were gets it for one of them.
    """
    told = list[Answer]()
    for answer in answers:
        own = _number_told(answer)
        same = next((at for at, earlier in enumerate(told) if own and _number_told(earlier) == own), None)
        if same is None:
            told.append(answer)
        elif _is_sure(told[same]) or told[same].confidence >= answer.confidence:
            told.append(_refused(answer))
        else:
            told[same] = _refused(told[same])
            told.append(answer)
    return told


def _number_told(answer: Answer) -> tuple[str, int, int] | None:
    """Where the number stands that is marked first; None where the first mark is none."""
    if not isinstance(answer, Found) or answer.kind != "fact" or not answer.citations[0].highlights:
        return None
    first = answer.citations[0]
    mark = first.highlights[0]
    is_number = has_kind(mark.text, "number")
    return (first.document.symbol.slug, first.start + mark.start, first.start + mark.end) if is_number else None


def _is_sure(answer: Answer) -> bool:
    return isinstance(answer, Found) and answer.citations[0].grade == "answers"


def _refused(answer: Answer) -> Answer:
    """What may answer, shown as near."""
    if isinstance(answer, Abstained):
        return answer
    return Abstained(answer.question, answer.understood_as, answer.confidence, "not_answered", answer.citations)


def _without_near(answer: Answer) -> Abstained:
    return Abstained(answer.question, answer.understood_as, 0.0, "not_answered", ())


def _of(part: Asked, citation: Citation) -> Found:
    return Found(part.text, part.text, citation.score, (citation,))


def _found(question: Question, parts: tuple[Part, ...]) -> Found | None:
    found = [part.answer for part in parts if isinstance(part.answer, Found)]
    citations = tuple(citation for answer in found for citation in answer.citations)
    if not found:
        return None
    return Found(question.text, question.corrected, found[0].confidence, citations, kind="parts", parts=parts)


def _abstained(question: Question, parts: Sequence[Part]) -> Abstained:
    """Nothing is answered: what stands nearest to each part, in turn."""
    nearest: dict[str, Citation] = {}
    lacking: dict[str, Reference] = {}
    for answer in (part.answer for part in parts):
        for citation in shown_by(answer):
            nearest.setdefault(str(citation.anchor), citation)
        if isinstance(answer, Abstained):
            lacking.update((reference.key, reference) for reference in answer.not_held)
    return Abstained(
        question.text,
        question.corrected,
        max(part.answer.confidence for part in parts),
        "answered_by_source_not_held" if lacking else "not_answered",
        tuple(nearest.values())[: min(_NEAREST, question.limit)],
        tuple(lacking.values()),
        " ".join(dict.fromkeys(part.answer.remark for part in parts if part.answer.remark)),
    )
