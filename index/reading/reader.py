"""The reader: reads question and passage together, says how likely the passage answers, and marks the span.

`Reader` is the seam. `TrainedReader` asks a cross-encoder (cross_encoder.py) and checks what a small network is bad at
by rule: whether the names, numbers, speakers and peoples of the question stand in the passage at all.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import astuple, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.address import PRINTED_ADDRESS
from corpus.ranges import Span
from corpus.sentences import sentences
from index.keywords import Keywords
from index.passage import Passage
from index.question import PLACE_NOUNS, Wording, peoples
from index.reading import asked_words
from index.reading.columns import Row
from index.reading.cross_encoder import Judgement, Network, Pair
from index.reading.parties import asked_of, said_of
from index.reading.spans import WHOLE_NUMBER, candidates, has_kind
from index.reading.speech_acts import lacks_act
from index.search import Hit
from index.spellings import Spellings
from index.words import WORD, related, respelled, terms, words

WEIGHTS = Path(__file__).parent / "reader.json"
#: What a related word counts in coverage, as a share of the word itself.
_RELATED = 0.7
#: Logits by which a span of the wanted kind may be worse than the network's own span and is marked all the same.
_KIND_WORTH = 3.0
#: Logits that a span loses that only repeats the question.
_REPEATS = 6.0
_CLAUSE_END = re.compile(r"[.,;:](?=\s|$)|\b(?:and|or|while)\b")
#: Characters on either side of a number in which stands what it counts.
_NEAR_NUMBER = 40
#: Where several names are asked for, those count that are nearly as good as the best one, in logits.
_ALSO = 3.0


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
    """

    hit: Hit
    support: float
    evidence: Evidence
    sentence: Span
    spans: tuple[Span, ...]
    keywords: float = 1.0


class Reader(Protocol):
    def read(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, best supported first."""
        ...


class TrainedReader:
    """Reads with a network, and weighs its judgement and the rest of `Evidence` by fitted weights.

    `whole` gives the text of the block that a passage is a part of, which may name who acts; by itself the passage's.
    """

    def __init__(
        self,
        network: Network,
        keywords: Keywords,
        weights: Weights | None = None,
        whole: Callable[[Passage], str] = operator.attrgetter("text"),
    ) -> None:
        self._network = network
        self._keywords = keywords
        self._whole = whole
        self._weights = weights or _load_weights()

    def read(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        judged = self._judged(asked, hits)
        readings = [self._reading(asked, hit, judgement) for hit, judgement in zip(hits, judged, strict=True)]
        return tuple(sorted(readings, key=lambda reading: -reading.support))

    def _judged(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Judgement, ...]:
        """The network's judgement of each hit; of a question for a source the better of two, with and without "source".

        A passage seldom says that it has a source: what has to stand in it is what the source is asked for.
        """
        wordings = dict.fromkeys((asked.text, asked.about))
        rows = [Row.of(asked, hit.passage) for hit in hits]
        judged = [
            self._network.judge(
                [_pair(text, hit.passage, row, self._keywords.spellings) for hit, row in zip(hits, rows, strict=True)]
            )
            for text in wordings
        ]
        better = (max(of_hit, key=lambda judgement: judgement.answers) for of_hit in zip(*judged, strict=True))
        return tuple(row.judged(judgement) if row else judgement for row, judgement in zip(rows, better, strict=True))

    def _reading(self, asked: Wording, hit: Hit, judged: Judgement) -> Reading:
        row = Row.of(asked, hit.passage)
        sentence, spans = _marked_in_row(asked, row, judged) if row else self._marked(asked, hit.passage, judged)
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
            found = asked_words.marked(asked, passage.text, _sentences(passage), sentence, one)
            sentence, spans = found if found[1] else (sentence, spans)
        return replace(reading, sentence=sentence, spans=spans, keywords=share)

    def _marked(self, asked: Wording, passage: Passage, judged: Judgement) -> tuple[Span, tuple[Span, ...]]:
        """The answering sentence and the spans in it.

        The network's own span, or one of the kind that is asked for: "21 civilians" for its "21".
        """
        ranges = _sentences(passage)
        best = judged.span()
        if best.start >= best.end:
            best = Span(0, len(passage.text))
        own = max(ranges, key=lambda r: min(r.end, best.end) - max(r.start, best.start))
        best = best.shared(own)
        whole = _whole_words(passage.text, best)
        if asked.wanted in ("phrase", "source"):
            return own, (whole,)
        spans = [
            span.moved(sentence.start)
            for sentence in ranges
            if has_kind(sentence.of(passage.text), asked.wanted)
            for span in candidates(sentence.of(passage.text), asked.wanted)
        ]
        worth = {span: judged.worth(span) - self._loses(asked, passage.text, span, spans) for span in spans}
        over = {span: value for span, value in worth.items() if span.overlaps(best)}
        lost = self._loses(asked, passage.text, whole, spans)
        near = {span: value for span, value in worth.items() if value >= judged.worth(best) - lost - _KIND_WORTH}
        # Where the network marks what the question says already, the others of the kind have their chance.
        fit = near | over if lost >= _REPEATS else over or near
        if not fit:
            return own, (whole,)
        first = max(fit, key=lambda span: fit[span])
        own = next(r for r in ranges if r.start <= first.start < r.end)
        nearly = [s for s in spans if asked.several and worth[s] >= fit[first] - _ALSO and s.within(own)]
        if asked.wanted == "number":
            nearly = [span for span in nearly if _counted(asked, passage.text, span)]
        marked = [first]
        for span in (*nearly, *_of_further_kinds(asked, passage.text, own, judged)):
            if not any(span.overlaps(other) for other in marked):
                marked.append(span)
        return own, tuple(sorted(marked))

    def _loses(self, asked: Wording, text: str, span: Span, others: Sequence[Span]) -> float:
        """What the range of a passage's text loses as an answer, in logits."""
        return self._repeats(asked, text[slice(*span)]) + _REPEATS * _counts_less(asked, text, span, others)

    def _repeats(self, asked: Wording, span: str) -> float:
        """What a span loses that says what the question says already; what is counted may be named in it."""
        own = terms(span)
        said = sum(_found(term, set(asked.terms)) for term in own) / len(own) if own else 0.0
        if asked.wanted == "number":
            return 0.0
        if asked.wanted == "place":
            return _REPEATS * any(term in asked.terms and term not in PLACE_NOUNS for term in own)
        return _REPEATS * said

    def _evidence(self, asked: Wording, hit: Hit, sentence: str, judged: Judgement) -> Evidence:
        one = self._keywords.spellings.one
        # An address on the web is no evidence for the names in it.
        searched = PRINTED_ADDRESS.sub(" ", hit.passage.searched)
        passage = frozenset(map(one, _words_of(searched)))
        covered = self._coverage(asked.terms, _terms_of(searched))
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
            covered_in_sentence=self._coverage(asked.terms, _terms_of(sentence)),
            keywords_covered=covered**3 if asked.keywords and not (of_others or otherwise) else 0.0,
            names_missing=_share(names, lambda word: one(word) not in passage),
            numbers_missing=_share(asked.numbers, lambda number: number not in passage),
            unknown=1.0 - self._coverage(asked.terms, {t for t in asked.terms if self._keywords.has(t)}),
            kind_found=float(has_kind(sentence, asked.wanted)),
            speaker_missing=_share(words(asked.speaker), lambda word: one(word) not in passage),
            other_people=float(of_others),
            said_otherwise=float(otherwise),
        )

    def _coverage(self, asked: Sequence[str], found: Set[str]) -> float:
        """The share of the asked terms that are found, each weighed by how telling it is."""
        one = self._keywords.spellings.one
        said = frozenset(map(one, found))
        total = sum(self._keywords.weight(term) for term in asked)
        return sum(self._keywords.weight(term) * _found(one(term), said) for term in asked) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each figure of `Evidence` counts, as fitted by tests/quality/calibrate.py."""

    coefficients: tuple[float, ...]

    def support(self, evidence: Evidence) -> float:
        return float(np.dot(self.coefficients, astuple(evidence)))


def _load_weights() -> Weights:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(tuple(stored["coefficients"][field.name] for field in fields(Evidence)))


def _marked_in_row(asked: Wording, row: Row, judged: Judgement) -> tuple[Span, tuple[Span, ...]]:
    """The row, and what is marked in it: in each cell of the columns asked of, or in the likeliest cell."""
    text, cells = row.passage.text, row.to_mark
    marked = [_marked_in_cell(asked, text, cell, judged) for cell in cells]
    if not row.asked:
        fit = [span for span in marked if has_kind(span.of(text), asked.wanted)] or marked
        marked = [max(fit, key=judged.worth)]
    return Span(0, len(text)), tuple(marked)


def _marked_in_cell(asked: Wording, text: str, cell: Span, judged: Judgement) -> Span:
    """What is of the kind that is asked for, or all that stands there."""
    if asked.wanted in ("phrase", "source") or not has_kind(cell.of(text), asked.wanted):
        return cell
    return max((span.moved(cell.start) for span in candidates(cell.of(text), asked.wanted)), key=judged.worth)


def _of_further_kinds(asked: Wording, text: str, sentence: Span, judged: Judgement) -> Iterator[Span]:
    """For each further kind that is asked for, the likeliest range of the sentence: "when and where was it?"."""
    for kind in asked.also:
        if has_kind(sentence.of(text), kind):
            spans = (span.moved(sentence.start) for span in candidates(sentence.of(text), kind))
            yield max(spans, key=judged.worth)


def _counts_less(asked: Wording, text: str, span: Span, others: Sequence[Span]) -> int:
    """1 for a number where another counts all that it counts of what is asked for and more, -1 for that other, else 0.

    "25 sailors were killed, 84 sailors were wounded": both count sailors, and one of them the wounded.
    """
    if asked.wanted != "number":
        return 0
    own, of_others = _counted(asked, text, span), [_counted(asked, text, other) for other in others]
    if any(own < counted for counted in of_others):
        return 1
    return -1 if any(counted < own for counted in of_others) else 0


def _counted(asked: Wording, text: str, span: Span) -> frozenset[str]:
    """The terms of a question that stand in one clause with a number; names say where and whose, not what."""
    before = _CLAUSE_END.split(text[max(0, span[0] - _NEAR_NUMBER) : span[0]])[-1]
    behind = _CLAUSE_END.split(text[span[1] : span[1] + _NEAR_NUMBER])[0]
    beside = _terms_of(f"{before} {text[slice(*span)]} {behind}")
    return frozenset(term for term in set(asked.terms) - _terms_of(" ".join(asked.names)) if _found(term, beside))


def _pair(question: str, passage: Passage, row: Row | None, spellings: Spellings) -> Pair:
    """What the network reads: an address on the web, which tells nothing, is as many blanks there."""
    text = row.said if row else passage.text
    context = f"{passage.context}." if passage.context else ""
    asked = spellings.respelled(respelled(question, passage.searched), passage.searched)
    return Pair(asked, context, PRINTED_ADDRESS.sub(lambda address: " " * len(address.group()), text))


def _sentences(passage: Passage) -> tuple[Span, ...]:
    return sentences(passage.text) or (Span(0, len(passage.text)),)


def _whole_words(text: str, span: Span) -> Span:
    """The range without cut words and numbers, since tokens may be less: "3,500" for its "500"."""
    wholes = (word for form in (WORD, WHOLE_NUMBER) for word in form.finditer(text))
    ends = [end for whole in wholes if whole.start() < span[1] and span[0] < whole.end() for end in whole.span()]
    return Span(min([span.start, *ends]), max([span.end, *ends]))


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


def _found(term: str, found: Set[str]) -> float:
    """1 for the term itself, less for a word related to it, 0 for neither."""
    return 1.0 if term in found else _RELATED if not related(term).isdisjoint(found) else 0.0


@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=8192)
def _terms_of(text: str) -> frozenset[str]:
    return frozenset(terms(text))


def _share(items: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, items)) / len(items) if items else 0.0
