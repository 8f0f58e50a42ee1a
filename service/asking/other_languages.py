"""Questions in other languages than English, and answers in documents of other languages than the question's.

The question stays as typed: its words lead to passages, and what is shown is what those say in their own language.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.ranges import Span
from corpus.sentences import sentences
from index.embed import Encoder
from index.foreign_search import ForeignHit, ForeignSearcher
from index.gloss import Gloss
from index.intent.across import KindAcross
from index.languages import ENCODED
from index.passage import Passage
from index.question import Wording, numbers, telling
from index.reading.reader import Reader, Reading
from index.reading.spans import candidates, has_kind
from index.snapshot import Snapshot
from service.asking.answer import Abstained, Answer, Citation, Found, grouped, tells
from service.asking.cite import Extractor
from service.asking.document_names import Named, Names, not_held
from service.asking.in_english import EnglishForms

NOT_UNDERSTOOD = (
    "Questions in this language ({}) are not understood; what has its names and numbers is shown as nearest."
)
WEIGHTS = Path(__file__).parent / "other_languages.json"
#: Passages that are read of those found, and shown where nothing answers.
_READ, _NEAREST = 8, 5
#: What stands beside the fused score, in [0, 1], when passages are put in order: the reader's logit, and a sentence of
#: the kind that is asked for; against it a number that is missing, and a heading or note. Choosing questions,
#: 2026-11-29, among ten found: right first 70 and 59 % by the fused score alone, 83 and 70 % with these (own questions
#: and cold ones).
_ANSWERS, _OF_KIND, _NUMBER_MISSING, _BESIDE_TEXT = 0.03, 0.1, 0.1, 0.1
_BESIDE = frozenset({"heading", "footnote", "masthead", "title"})
#: Further citations have to be at least so probable, as a share of the first one's probability.
_FURTHER = 0.8
#: What the probability is computed from; tests/quality/calibrate_languages.py fits the weights. Of passages in other
#: languages than English the reader's figures say nothing.
READ_FEATURES = ("answers", "said", "words", "cosine", "ahead", "number_missing", "names_unmet", "of_kind", "lexical")
UNREAD_FEATURES = ("words", "cosine", "ahead", "number_missing", "names_unmet", "of_kind", "lexical")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found and read.

    words     the share of the question's words that it has, by how telling and how near
    said      the share of the gloss's words that it has
    lexical   the sum of its words' worth, in words as rare as any
    answers   the reader's logit
    """

    reading: Reading
    words: float
    said: float
    lexical: float
    cosine: float
    answers: float
    number_missing: float
    names_unmet: float
    of_kind: float
    worth: float


@dataclass(frozen=True, slots=True)
class ForeignCalibration:
    """Logistic regressions over `READ_FEATURES` and `UNREAD_FEATURES`, the intercept first, and the threshold."""

    read: tuple[float, ...]
    unread: tuple[float, ...]
    threshold: float

    @classmethod
    def load(cls) -> ForeignCalibration:
        stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return cls(tuple(stored["read"]), tuple(stored["unread"]), stored["threshold"])

    def probability(self, candidate: Candidate, ahead: float, *, read: bool) -> float:
        """That a candidate answers which is so far `ahead` of the next."""
        weights = self.read if read else self.unread
        odds = weights[0] + float(np.dot(weights[1:], features(candidate, ahead, read=read)))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)


def features(candidate: Candidate, ahead: float, *, read: bool) -> tuple[float, ...]:
    names = READ_FEATURES if read else UNREAD_FEATURES
    return tuple(ahead if name == "ahead" else float(getattr(candidate, name)) for name in names)


class OtherLanguages:
    """Answers over one snapshot. Model and vectors are loaded with the first question."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder, reader: Reader, extractor: Extractor) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._reader = reader
        self._extractor = extractor
        # One question at a time: it loads what it needs with the first, and the encoder keeps what it is at.
        self._lock = threading.Lock()
        self._last: tuple[tuple[str, str], Gloss] | None = None

    def answer(self, question: str, language: str, within: Sequence[str], limit: int) -> Answer:
        """The answer to a question in a language other than English."""
        with self._lock:
            return self._in_language(question, language, within, limit)

    def _in_language(self, question: str, language: str, within: Sequence[str], limit: int) -> Answer:
        gloss = self._gloss(question, language)
        names = self._names.find(gloss.wording.text)
        named = Named.of(gloss.wording.text, names, within)
        rows = self._rows(named.slugs or within)
        found = self.candidates(_without_names(gloss, named), rows)
        missing = not_held(gloss.wording.text, names)
        understood = language in ENCODED
        remark = missing if understood else NOT_UNDERSTOOD.format(language)
        return self._answer(question, found, limit, answerable=understood and not missing, remark=remark)

    def in_english(self, question: str, language: str, within: Sequence[str]) -> str:
        """The English question that asks the same of documents as such; "" for one that passages have to answer."""
        if language not in ENCODED:
            return ""
        with self._lock:
            return self._english_forms.question(self._gloss(question, language), within)

    def elsewhere(self, question: str, within: Sequence[str], limit: int) -> Found | None:
        """What documents in other languages answer to an English question; None where none does or there are none."""
        with self._lock:
            return self._in_others(question, within, limit) if self._snapshot.has_other_languages else None

    def _in_others(self, question: str, within: Sequence[str], limit: int) -> Found | None:
        own = self._rows(within)
        rows = self._foreign if own is None else np.intersect1d(self._foreign, own, assume_unique=True)
        if not len(rows):
            return None
        found = self.candidates(self._searcher.glossary.gloss(question, "en", among=rows), rows)
        answer = self._answer(question, found, limit, answerable=True, remark="")
        return answer if isinstance(answer, Found) else None

    def candidates(self, gloss: Gloss, rows: NDArray[np.int64] | None = None) -> tuple[Candidate, ...]:
        """What is found for a gloss, best first. `rows` are the passages to look in, None means all."""
        hits = self._searcher.search(gloss, limit=_READ, among=rows)
        readings = {r.hit.row: r for r in self._reader.read(gloss.wording, [found.hit for found in hits])}
        made = [self._candidate(gloss, found, readings[found.hit.row]) for found in hits]
        return tuple(sorted(made, key=lambda candidate: -candidate.worth))

    def is_read(self, candidate: Candidate) -> bool:
        """Its passage is in English, which is what the reader reads."""
        return not self._is_foreign(candidate.reading.hit.row)

    def _candidate(self, gloss: Gloss, found: ForeignHit, reading: Reading) -> Candidate:
        evidence, passage, read = reading.evidence, found.hit.passage, not self._is_foreign(found.hit.row)
        marked = reading if read else self._marked(gloss, passage, reading)
        of_kind = float(has_kind(marked.sentence.of(passage.text), gloss.wanted))
        kind = self._snapshot.by_slug(passage.document).block(passage.block).kind
        return Candidate(
            reading=marked,
            words=found.covered,
            said=evidence.covered,
            lexical=found.lexical,
            cosine=found.hit.dense,
            answers=evidence.answers,
            number_missing=evidence.numbers_missing,
            names_unmet=gloss.names_unmet,
            of_kind=of_kind,
            worth=found.hit.fused
            + _ANSWERS * evidence.answers * read
            + _OF_KIND * of_kind
            - _NUMBER_MISSING * evidence.numbers_missing
            - _BESIDE_TEXT * (kind in _BESIDE),
        )

    def _marked(self, gloss: Gloss, passage: Passage, reading: Reading) -> Reading:
        """The sentence nearest to the question, and in it the first of what is asked for where the form tells it."""
        ranges = sentences(passage.text) or (Span(0, len(passage.text)),)
        own = ranges[self._searcher.best_sentence(gloss, [span.of(passage.text) for span in ranges])]
        sentence = own.of(passage.text)
        by_form = gloss.wanted == "number" and has_kind(sentence, "number")
        spans = (candidates(sentence, "number")[0].moved(own.start),) if by_form else (own,)
        return replace(reading, sentence=own, spans=spans)

    def _answer(
        self, question: str, found: Sequence[Candidate], limit: int, *, answerable: bool, remark: str
    ) -> Answer:
        """Found where the first candidate's probability reaches the threshold and the question is `answerable`."""
        scored = [(self._probability(found, at), candidate) for at, candidate in enumerate(found)]
        first = scored[0][0] if scored else 0.0
        if answerable and first >= self._calibration.threshold:
            shown = [one for one in scored if one[0] >= max(self._calibration.threshold, _FURTHER * first)]
            citations = grouped(tuple(self._cite(*one) for one in shown[:limit]))
            return Found(question, question, citations[0].score, citations, remark)
        near = (self._cite(min(score, self._calibration.threshold), candidate) for score, candidate in scored)
        nearest = tuple(islice(filter(tells, near), min(_NEAREST, limit)))
        confidence = nearest[0].score if nearest and answerable else 0.0
        return Abstained(question, question, confidence, "not_answered", nearest, remark=remark)

    def _probability(self, found: Sequence[Candidate], at: int) -> float:
        """The first is measured by the next, all others by the first."""
        other = found[1 if at == 0 else 0].worth if len(found) > 1 else 0.0
        return self._calibration.probability(found[at], found[at].worth - other, read=self.is_read(found[at]))

    def _cite(self, score: float, candidate: Candidate) -> Citation:
        return self._extractor.cite(self._extractor.place(candidate.reading), score, "may_answer")

    def _rows(self, slugs: Sequence[str]) -> NDArray[np.int64] | None:
        """The rows of the passages of these documents, in order; None, which means all, where none is given."""
        own = (self._rows_of.get(slug, ()) for slug in slugs)
        return np.array(sorted(set(chain.from_iterable(own))), dtype=np.int64) if slugs else None

    @cached_property
    def _rows_of(self) -> dict[str, list[int]]:
        """By the slugs of documents."""
        rows: dict[str, list[int]] = {}
        for row, passage in enumerate(self._snapshot.passages):
            rows.setdefault(passage.document, []).append(row)
        return rows

    @cached_property
    def _foreign(self) -> NDArray[np.int64]:
        """The rows of the passages in other languages than English, in order."""
        return np.flatnonzero([self._is_foreign(row) for row in range(len(self._snapshot.passages))])

    def _is_foreign(self, row: int) -> bool:
        return self._searcher.languages[row] not in ("en", "")

    @cached_property
    def _searcher(self) -> ForeignSearcher:
        return self._snapshot.foreign_searcher(self._encoder)

    @property
    def searcher(self) -> ForeignSearcher:
        return self._searcher

    def _gloss(self, question: str, language: str) -> Gloss:
        """That of the question asked last is kept: it is looked at twice."""
        if self._last is None or self._last[0] != (question, language):
            self._last = ((question, language), self._searcher.glossary.gloss(question, language))
        return self._last[1]

    @cached_property
    def _english_forms(self) -> EnglishForms:
        return EnglishForms(self._snapshot.documents, self._names, KindAcross.load(), self._encoder)

    @cached_property
    def _names(self) -> Names:
        return Names(self._snapshot.documents)

    @cached_property
    def _calibration(self) -> ForeignCalibration:
        return ForeignCalibration.load()


def _without_names(gloss: Gloss, named: Named) -> Gloss:
    """A gloss with “it” for the documents that it names and that are held: they need not print their own symbols."""
    if named.text == gloss.wording.text:
        return gloss
    wording: Wording = replace(
        gloss.wording, text=named.text, about=named.text, terms=telling(named.text), numbers=numbers(named.text)
    )
    return replace(gloss, wording=wording)
