"""The reader: reads question and passage together, says how likely the passage answers, and marks the span.

`Reader` is the seam where a trained cross-encoder will stand. `EvidenceReader` needs no network of its own: it
measures how much of the question a passage supports, and weighs the figures by a logistic regression.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.sentences import sentences
from index.embed import Embedder, Vectors
from index.keywords import Keywords
from index.passage import Passage
from index.question import PLACE_NOUNS, Question, peoples, understand
from index.search import Hit
from index.spans import candidates, clause_around, has_kind
from index.words import fold, related, terms, words

WEIGHTS = Path(__file__).parent / "reader.json"
#: Vectors of sentences and clauses kept in memory: 75 MB at 384 dimensions.
_KEPT_VECTORS = 50_000
#: Sentences embedded when a service starts: two seconds on two cores.
_WARMED = 1_000
#: What a related word counts in coverage, as a share of the word itself.
_RELATED = 0.7
#: Readings whose exact words are looked for; the others have their sentence marked.
_MARKED = 6
#: Where several names are asked for, those count whose clause is nearly as near as the best one's.
_ALSO = 0.25
#: What standing in the sentence that resembles the question most is worth, in cosine.
_OWN_SENTENCE = 0.1
#: What a clause that has all the question's words is worth, in cosine.
_CLAUSE_COVERS = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of a question one passage supports. Every figure lies in [0, 1] or is a cosine."""

    fused: float
    cosine: float
    sentence_cosine: float
    covered: float
    covered_in_sentence: float
    names_missing: float
    numbers_missing: float
    unknown: float
    kind_found: float
    speaker_missing: float
    other_people: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one passage.

    support      log-odds that the passage answers, for ranking; calibration is the business of who asks
    evidence     what the support was weighed from
    sentence     range of the answering sentence in the passage's text
    spans        ranges of the exact answer in the passage's text, within the sentence, in order
    """

    hit: Hit
    support: float
    evidence: Evidence
    sentence: tuple[int, int]
    spans: tuple[tuple[int, int], ...]


class Reader(Protocol):
    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """One reading a hit, best supported first."""
        ...


class EvidenceReader:
    """Scores passages by `Evidence`. Sentence vectors are kept, so a small corpus is embedded once."""

    def __init__(self, embedder: Embedder, keywords: Keywords, weights: Weights | None = None) -> None:
        self._embedder = embedder
        self._keywords = keywords
        self._weights = weights or _load_weights()
        self._kept: OrderedDict[str, Vectors] = OrderedDict()

    def warm(self, passages: Sequence[Passage]) -> None:
        """Embed the sentences of a small corpus before the first question does."""
        texts = {passage.text[start:end] for passage in passages for start, end in _sentences(passage)}
        if len(texts) <= _WARMED:
            self._remember(texts)

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        asked = understand(question)
        # The second vector leaves the names out: within a passage they no longer tell one clause from another.
        whole, nameless = self._embedder.embed([fold(question), fold(_without_names(asked))])
        self._remember({hit.passage.text[a:b] for hit in hits for a, b in _sentences(hit.passage)})
        readings = sorted((self._weigh(asked, whole, hit) for hit in hits), key=lambda reading: -reading.support)
        marked = [self._marked(asked, nameless, reading) for reading in readings[:_MARKED]]
        return (*marked, *readings[_MARKED:])

    def _weigh(self, asked: Question, vector: Vectors, hit: Hit) -> Reading:
        """The reading of a hit with its best sentence, all of it marked."""

        def worth(sentence: tuple[int, int]) -> float:
            text = hit.passage.text[slice(*sentence)]
            return float(self._kept[text] @ vector) + 0.5 * self._coverage(asked.terms, set(terms(text)))

        best = max(_sentences(hit.passage), key=worth)
        evidence = self._evidence(asked, vector, hit, hit.passage.text[slice(*best)])
        return Reading(hit, self._weights.log_odds(evidence), evidence, best, (best,))

    def _marked(self, asked: Question, vector: Vectors, reading: Reading) -> Reading:
        """The reading with the exact words marked: the candidates whose clause is nearest to the question.

        A number, date or name may stand in another sentence of the passage than the one that resembles the
        question most; a phrase is looked for in that one alone.
        """
        passage = reading.hit.passage
        typed = [s for s in _sentences(passage) if has_kind(passage.text[slice(*s)], asked.wanted)]
        if asked.wanted in ("phrase", "source") or not typed:
            typed = [reading.sentence]
        places = [
            (sentence, span) for sentence in typed for span in candidates(passage.text[slice(*sentence)], asked.wanted)
        ]
        clauses = [clause_around(passage.text[slice(*sentence)], *span) for sentence, span in places]
        self._remember({clause for clause in clauses if clause})
        worth = [
            self._span_worth(asked, passage.text[slice(*sentence)][slice(*span)])
            + (float(self._kept[clause] @ vector) if clause else 0.0)
            + _CLAUSE_COVERS * self._coverage(asked.terms, set(terms(clause)))
            + (_OWN_SENTENCE if sentence == reading.sentence else 0.0)
            for (sentence, span), clause in zip(places, clauses, strict=True)
        ]
        sentence, _ = places[int(np.argmax(worth))]
        least = max(worth) - (_ALSO if asked.several and asked.wanted in ("place", "person") else 0.0)
        kept = [span for (own, span), value in zip(places, worth, strict=True) if own == sentence and value >= least]
        spans = tuple((sentence[0] + start, sentence[0] + end) for start, end in kept)
        return replace(reading, sentence=sentence, spans=spans)

    def _span_worth(self, asked: Question, span: str) -> float:
        """What the question says already is no answer, but what is counted or looked for may be named in it."""
        own = terms(span)
        said = sum(_found(term, set(asked.terms)) for term in own) / len(own) if own else 0.0
        if asked.wanted == "number":
            return 0.15 * said
        if asked.wanted == "place":
            return -1.0 * any(term in asked.terms and term not in PLACE_NOUNS for term in own)
        return -1.0 * said

    def _evidence(self, asked: Question, vector: Vectors, hit: Hit, sentence: str) -> Evidence:
        passage = set(words(hit.passage.searched))
        names = [word for name in asked.names for word in fold(name).split() if len(word) > 2]
        return Evidence(
            fused=hit.fused,
            cosine=hit.dense,
            sentence_cosine=float(self._kept[sentence] @ vector),
            covered=self._coverage(asked.terms, set(terms(hit.passage.searched))),
            covered_in_sentence=self._coverage(asked.terms, set(terms(sentence))),
            names_missing=_share(names, lambda word: word not in passage),
            numbers_missing=_share(asked.numbers, lambda number: number not in passage),
            unknown=1.0 - self._coverage(asked.terms, {t for t in asked.terms if self._keywords.has(t)}),
            kind_found=float(has_kind(sentence, asked.wanted)),
            speaker_missing=_share(words(asked.speaker), lambda word: word not in passage),
            other_people=float(_says_it_of_others(asked.peoples, peoples(hit.passage.text))),
        )

    def _coverage(self, asked: Sequence[str], found: set[str]) -> float:
        """The share of the asked terms that are found, each weighed by how telling it is."""
        total = sum(self._keywords.weight(term) for term in asked)
        return sum(self._keywords.weight(term) * _found(term, found) for term in asked) / total if total else 0.0

    def _remember(self, texts: set[str]) -> None:
        new = sorted(texts - self._kept.keys())
        for text, vector in zip(new, self._embedder.embed([fold(text) for text in new]), strict=True):
            self._kept[text] = vector
        while len(self._kept) > _KEPT_VECTORS:
            self._kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over `Evidence`, as fitted by index/training/fit_reader.py."""

    intercept: float
    coefficients: tuple[float, ...]

    def log_odds(self, evidence: Evidence) -> float:
        return self.intercept + float(np.dot(self.coefficients, astuple(evidence)))


def _load_weights() -> Weights:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(stored["intercept"], tuple(stored["coefficients"][field.name] for field in fields(Evidence)))


def _sentences(passage: Passage) -> tuple[tuple[int, int], ...]:
    return sentences(passage.text) or ((0, len(passage.text)),)


def _says_it_of_others(asked: frozenset[tuple[str, str]], said: frozenset[tuple[str, str]]) -> bool:
    """True where a passage says of one people only what the question asks of another."""
    nouns = {noun for _, noun in said}
    return any(pair not in said and pair[1] in nouns for pair in asked)


def _without_names(asked: Question) -> str:
    text = asked.text
    for name in asked.names:
        text = text.replace(name, " ")
    return " ".join(text.split())


def _found(term: str, found: set[str]) -> float:
    """1 for the term itself, less for a word related to it, 0 for neither."""
    return 1.0 if term in found else _RELATED if not related(term).isdisjoint(found) else 0.0


def _share(items: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, items)) / len(items) if items else 0.0
