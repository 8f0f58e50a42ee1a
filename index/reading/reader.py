"""The reader: reads question and passage together, says how likely the passage answers, and marks the span.

`Reader` is the seam. `TrainedReader` asks a cross-encoder (cross_encoder.py) and checks what a small network is bad at
by rule: whether the names, numbers, speakers and peoples of the question stand in the passage at all.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.address import PRINTED_ADDRESS
from corpus.ranges import Span
from index.keywords import Keywords
from index.passage import Passage
from index.question import Wording, peoples
from index.reading import asked_words
from index.reading.columns import Row
from index.reading.coverage import found, terms_of, words_of
from index.reading.cross_encoder import Both, Judgement, Network, Pair
from index.reading.marking import marked, marked_in_row, sentences_of
from index.reading.parties import asked_of, said_of
from index.reading.spans import has_kind
from index.reading.speech_acts import lacks_act
from index.search import Hit
from index.spellings import Spellings
from index.words import respelled, words

WEIGHTS = Path(__file__).parent / "reader.json"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of a question one passage supports.

    answers, related, margin  the network's: see `Judgement`
    fused, covered … in [0, 1]; cosine is one
    keywords_covered  the cube of `covered` where mere keywords are given: what has nearly all of them is asked for
    other_people    1.0 where the passage says it of another people
    said_otherwise  1.0 where another party acts in the passage, or another thing is done in words
    """

    answers: float
    related: float
    margin: float
    fused: float
    cosine: float
    covered: float
    covered_in_sentence: float
    keywords_covered: float
    names_missing: float
    numbers_missing: float
    unknown: float
    kind_found: float
    speaker_missing: float
    other_people: float
    said_otherwise: float


#: Figures of `Evidence` more of which speaks against a passage; more of any other speaks for it.
AGAINST = frozenset(
    {"names_missing", "numbers_missing", "unknown", "speaker_missing", "other_people", "said_otherwise"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one passage.

    support      for ranking the passages of one question; calibration is the business of who asks
    evidence     what the support was weighed from
    sentence     range of the answering sentence in the passage's text
    spans        ranges of the exact answer in the passage's text, within the sentence, in order
    keywords     of mere keywords the share that the passage's own words have; 1 for any question
    seconded     True where the second network has judged it as well
    """

    hit: Hit
    support: float
    evidence: Evidence
    sentence: Span
    spans: tuple[Span, ...]
    keywords: float = 1.0
    seconded: bool = False


class Reader(Protocol):
    def read(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, best supported first."""
        ...

    def read_again(self, asked: Wording, reading: Reading) -> Reading:
        """What is made of the same hit with a second network; the reading itself where there is none."""
        ...


class TrainedReader:
    """Reads with a network, and weighs its judgement and the rest of `Evidence` by fitted weights.

    `whole` gives the text of the block that a passage is a part of, which may name who acts; by itself the passage's.
    `second` is a network whose judgement counts as much as the other's where a hit is read again.
    """

    def __init__(
        self,
        network: Network,
        keywords: Keywords,
        weights: Weights | None = None,
        whole: Callable[[Passage], str] = operator.attrgetter("text"),
        second: Network | None = None,
    ) -> None:
        self._network = network
        self._both = Both(network, second) if second else None
        self._keywords = keywords
        self._whole = whole
        self._weights = weights or _load_weights()

    def read(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        judged = self._judged(self._network, asked, hits)
        readings = [self._reading(asked, hit, judgement) for hit, judgement in zip(hits, judged, strict=True)]
        return in_order_of_support(readings)

    def read_again(self, asked: Wording, reading: Reading) -> Reading:
        if reading.seconded or not self._both:
            return reading
        (judged,) = self._judged(self._both, asked, [reading.hit])
        return replace(self._reading(asked, reading.hit, judged), seconded=True)

    def _judged(self, network: Network, asked: Wording, hits: Sequence[Hit]) -> tuple[Judgement, ...]:
        """The network's judgement of each hit; of a question for a source the better of two, with and without "source".

        A passage seldom says that it has a source: what has to stand in it is what the source is asked for.
        """
        wordings = dict.fromkeys((asked.text, asked.about))
        rows = [Row.of(asked, hit.passage) for hit in hits]
        judged = [
            network.judge(
                [_pair(text, hit.passage, row, self._keywords.spellings) for hit, row in zip(hits, rows, strict=True)]
            )
            for text in wordings
        ]
        better = (max(of_hit, key=lambda judgement: judgement.answers) for of_hit in zip(*judged, strict=True))
        return tuple(row.judged(judgement) if row else judgement for row, judgement in zip(rows, better, strict=True))

    def _reading(self, asked: Wording, hit: Hit, judged: Judgement) -> Reading:
        row = Row.of(asked, hit.passage)
        sentence, spans = marked_in_row(asked, row, judged) if row else marked(asked, hit.passage, judged)
        answering = " ".join(span.of(hit.passage.text) for span in spans) if row else sentence.of(hit.passage.text)
        evidence = self._evidence(asked, hit, answering, judged)
        reading = Reading(hit, self._weights.support(evidence), evidence, sentence, spans)
        return self._by_keywords(asked, reading) if asked_words.are_asked_for(asked) else reading

    def _by_keywords(self, asked: Wording, reading: Reading) -> Reading:
        """The words asked for are marked, unless they are cells of a row or stand in none of its sentences."""
        passage, one = reading.hit.passage, self._keywords.spellings.one
        share = asked_words.share(asked, passage.text, one, self._keywords.weight)
        sentence, spans = reading.sentence, reading.spans
        if not Row.of(asked, passage):
            words_asked = asked_words.marked(asked, passage.text, sentences_of(passage), sentence, one)
            sentence, spans = words_asked if words_asked[1] else (sentence, spans)
        return replace(reading, sentence=sentence, spans=spans, keywords=share)

    def _evidence(self, asked: Wording, hit: Hit, sentence: str, judged: Judgement) -> Evidence:
        one = self._keywords.spellings.one
        # An address on the web is no evidence for the names in it.
        searched = PRINTED_ADDRESS.sub(" ", hit.passage.searched)
        passage = frozenset(map(one, words_of(searched)))
        covered = self._coverage(asked.terms, terms_of(searched))
        names = [word for name in asked.names for word in words(name) if len(word) > 2]
        of_others = _says_it_of_others(asked.peoples, peoples(hit.passage.text))
        otherwise = _says_otherwise(asked, hit.passage, self._whole(hit.passage), sentence)
        return Evidence(
            answers=judged.answers,
            related=judged.related,
            margin=judged.margin,
            fused=hit.fused,
            cosine=hit.dense,
            covered=covered,
            covered_in_sentence=self._coverage(asked.terms, terms_of(sentence)),
            keywords_covered=covered**3 if asked.keywords and not (of_others or otherwise) else 0.0,
            names_missing=_share(names, lambda word: one(word) not in passage),
            numbers_missing=_share(asked.numbers, lambda number: number not in passage),
            unknown=1.0 - self._coverage(asked.terms, {t for t in asked.terms if self._keywords.has(t)}),
            kind_found=float(has_kind(sentence, asked.wanted)),
            speaker_missing=_share(words(asked.speaker), lambda word: one(word) not in passage),
            other_people=float(of_others),
            said_otherwise=float(otherwise),
        )

    def _coverage(self, asked: Sequence[str], among: Set[str]) -> float:
        """The share of the asked terms that are found, each weighed by how telling it is."""
        one = self._keywords.spellings.one
        said = frozenset(map(one, among))
        total = sum(self._keywords.weight(term) for term in asked)
        return sum(self._keywords.weight(term) * found(one(term), said) for term in asked) / total if total else 0.0


def in_order_of_support(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda reading: -reading.support))


@dataclass(frozen=True, slots=True)
class Weights:
    """What each figure of `Evidence` counts, as fitted by tests/quality/calibrate.py."""

    coefficients: tuple[float, ...]

    def support(self, evidence: Evidence) -> float:
        return float(np.dot(self.coefficients, astuple(evidence)))


def _load_weights() -> Weights:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tuple(stored["coefficients"][field.name] for field in fields(Evidence)))


def _pair(question: str, passage: Passage, row: Row | None, spellings: Spellings) -> Pair:
    """What the network reads: an address on the web, which tells nothing, is as many blanks there."""
    text = row.said if row else passage.text
    context = f"{passage.context}." if passage.context else ""
    asked = spellings.respelled(respelled(question, passage.searched), passage.searched)
    return Pair(asked, context, PRINTED_ADDRESS.sub(lambda address: " " * len(address.group()), text))


def _says_it_of_others(asked: frozenset[tuple[str, str]], said: frozenset[tuple[str, str]]) -> bool:
    """True where a passage says of one people only what the question asks of another."""
    nouns = {noun for _, noun in said}
    return any(pair not in said and pair[1] in nouns for pair in asked)


def _says_otherwise(asked: Wording, passage: Passage, block: str, sentence: str) -> bool:
    """True where a passage lets another party act or suffer than the question, or does another thing in words."""
    parties, in_sentence = asked_of(asked.whole), said_of(sentence)
    return (
        parties.contradict(in_sentence if in_sentence.acting else said_of(passage.text))
        or (parties.are_placed and parties.lie_elsewhere(said_of(f"{passage.context}. {block}")))
        or lacks_act(asked.whole, passage.searched)
    )


def _share(items: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, items)) / len(items) if items else 0.0
