"""Hybrid retrieval: a dense and a lexical leg over the same passages, fused."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein

from index.acronyms import without_nicknames
from index.embed import Embedder, Vectors
from index.keywords import Keywords
from index.passage import Passage
from index.question import Wording
from index.typing_slips import is_slip
from index.vectors import Store
from index.word_forms import SHORTEST, is_form_of_known
from index.words import STOP_WORDS, WORD, fold, replaced, stem, words

#: Reciprocal rank fusion would throw away how much better the first is than the second; a sum of both legs, each
#: scaled to its best, keeps it. The number is the dense leg's share. Mean of recall@1, @3 and @5 over SQuAD 2.0,
#: PolicyQA, TyDi QA, OneStopQA, QED-NQ and the choosing half, 2026-11-23: 73.6 at 0.3, 74.4, 74.5, 75.0 at 0.6,
#: 74.8 at 0.7; reciprocal rank fusion 73.3 at best, BM25 alone 71.6, dense alone 70.5. Recall@10 on the choosing
#: halves, cold ones included, mean of the five, 2026-11-29: 86.0 at 0.6 and 86.8 at 0.7 without the matrix for
#: questions, 87.3 and 88.8 with it.
DENSE_SHARE = 0.7
#: Passages each leg scores before fusion. With fewer passages than this every one is scored by both.
DEPTH = 200
#: Letters of a word of the model that tell enough of one typed, where one letter makes that a word of the passages.
_TELLING = 5
#: Letters. A longer word in capitals is more likely a name than an acronym, and may be misspelt.
_LONGEST_ACRONYM = 6
#: A word that may be an acronym, and no part of a symbol.
_ACRONYM = re.compile(r"(?<![\w/])(?:[^\W\d_]{3,}|[A-Z]{2})(?![\w/])")


Leg = Literal["dense", "lexical", "fused"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `dense` is a cosine, `lexical` a BM25 score, `fused` lies in [0, 1].

    row  the passage's number in the snapshot
    """

    passage: Passage
    row: int
    dense: float
    lexical: float
    fused: float

    @property
    def scores(self) -> dict[Leg, float]:
        return {"dense": self.dense, "lexical": self.lexical, "fused": self.fused}


@dataclass(frozen=True, slots=True)
class Query:
    """A question prepared for searching.

    text       what is searched: folded, misspelt words corrected, acronyms spelt out
    corrected  the words that were corrected or spelt out
    wording    the question as corrected, taken apart
    doubted    names as typed that no passage has, each with the name of the documents that it is near: whoever asks may
               mean another, so that nothing answers before that is clear
    """

    text: str
    corrected: tuple[tuple[str, str], ...]
    wording: Wording
    doubted: tuple[tuple[str, str], ...] = ()

    @property
    def asks(self) -> bool:
        """It is a question, and no words as typed into a search box."""
        return not self.wording.keywords


class Searcher:
    """Finds passages of one snapshot."""

    def __init__(self, passages: Sequence[Passage], vectors: Store, keywords: Keywords, embedder: Embedder) -> None:
        self._passages = passages
        self._vectors = vectors
        self._embedder = embedder
        self.keywords = keywords
        # The tokenizer of a model is used by one thread at a time.
        self._embedding = threading.Lock()
        self._embedded: tuple[tuple[str, bool], Vectors | None] = (("", True), None)
        self._rows_of: dict[str, list[int]] = {}
        for row, passage in enumerate(passages):
            self._rows_of.setdefault(passage.document, []).append(row)

    def is_known(self, word: str) -> bool:
        """True for a folded word that the model or a passage has."""
        return self._embedder.is_word(word) or self.keywords.has(stem(word))

    def prepare(self, question: str) -> Query:
        """The question with misspelt words corrected to words the passages have, and acronyms spelt out."""
        question = without_nicknames(question)
        spelt_out = self._spelt_out(question)
        acronyms = _acronyms(question)
        names = {fold(name.group()) for name in _names_typed(question)}
        corrected = []
        for word in dict.fromkeys(words(question)):
            known = word in acronyms or self._embedder.is_word(word)
            better = spelt_out.get(word) or (word if known else self._corrected(word, is_name=word in names))
            if better != word:
                corrected.append((word, better))
        is_name = self.keywords.spellings.is_name
        wording = Wording.of(replaced(question, {w: b.capitalize() if is_name(b) else b for w, b in corrected}))
        doubted = tuple(self._doubted(question, {w: b for w, b in corrected if w not in spelt_out}))
        return Query(self.keywords.spellings.fold(wording.text), tuple(corrected), wording, doubted)

    def _corrected(self, word: str, *, is_name: bool) -> str:
        """What a word that neither model nor passages have is corrected to; itself where it may be right as it is.

        A form of a word that the model has is right, unless the hand slipped or one letter makes it a word of the
        passages and little is left of the model's: "chairing" is not "changing", but "distroyed" has nothing of Troy.
        Nor is a name a word of another sort with two letters wrong: "Cassinga" is not "causing".
        """
        better = self.keywords.correct(word)
        if better == word or is_slip(word, better):
            return better
        letters_wrong = DamerauLevenshtein.distance(word, better)
        if is_name and not self.keywords.spellings.is_name(better) and letters_wrong > 1:
            return word
        shortest = SHORTEST if letters_wrong > 1 else _TELLING
        return word if is_form_of_known(word, self._embedder.is_word, shortest) else better

    def _doubted(self, question: str, corrected: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Names in the question that were taken for another name, and are no slip of the hand and no spelling of it."""
        for match in _names_typed(question):
            typed, word = match.group(), fold(match.group())
            better = corrected.get(word, "")
            if better and self.keywords.spellings.is_name(better) and not self._is_meant(word, better):
                yield typed, better.capitalize()

    def _is_meant(self, word: str, better: str) -> bool:
        return self.keywords.spellings.is_spelling_of(word, better) or is_slip(word, better)

    def _spelt_out(self, question: str) -> dict[str, str]:
        """Acronyms in the question, folded, with what stands for them: the long form alone where no passage has them.

        They are typed in capitals, or are words that the model does not know.
        """
        if question.isupper():
            return {}
        found = {}
        for match in _ACRONYM.finditer(question):
            word = fold(match.group())
            long = self.keywords.long_form(word)
            typed = match.group()[:-1].isupper() or not self._embedder.is_word(word)
            if long and typed and word not in STOP_WORDS and fold(long) not in fold(question):
                in_passages = any(self.keywords.has(stem(form)) for form in (word, word.removesuffix("s")))
                found[word] = f"{match.group()} ({long})" if in_passages else long
        return found

    def search(  # noqa: PLR0913  # what narrows it and what orders it
        self,
        text: str,
        *,
        limit: int,
        documents: Sequence[str] = (),
        leg: Leg = "fused",
        asks: bool = True,
        rows: NDArray[np.int64] | None = None,
    ) -> tuple[Hit, ...]:
        """The best passages for a folded text by the score of `leg`, at most one a block.

        `documents` are slugs; none means all. `rows`, in their order, are the only passages to look at in place of
        those of documents. The text `asks`, or passages are looked for that say the same.

        Both legs are scaled to their best passage of those that are searched.
        """
        among = self._rows(documents) if rows is None else rows
        if not len(among):
            return ()
        is_narrowed = bool(documents) or rows is not None
        dense = self._dense(self._vector(text, asks=asks), among if is_narrowed else None)[among]
        lexical = self.keywords.scores(text)[among]
        fused = DENSE_SHARE * _scaled(dense) + (1 - DENSE_SHARE) * _scaled(lexical)
        order = {"dense": dense, "lexical": lexical, "fused": fused}[leg]
        hits: list[Hit] = []
        seen: set[tuple[str, str]] = set()
        for place in np.argsort(-order, kind="stable"):
            passage = self._passages[among[place]]
            if len(hits) == limit:
                break
            if passage.of_block in seen:
                continue
            seen.add(passage.of_block)
            scores = float(dense[place]), float(lexical[place]), float(fused[place])
            hits.append(Hit(passage, int(among[place]), *scores))
        return tuple(hits)

    def likeness(self, word: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine of each text and a word, both by themselves and outside of any passage."""
        with self._embedding:
            vectors = self._embedder.embed([word, *texts])
        return tuple(float(cosine) for cosine in vectors[1:] @ vectors[0])

    def _rows(self, documents: Sequence[str]) -> NDArray[np.int64]:
        """Numbers of the passages of the documents, in order; of all passages where none are named."""
        if not documents:
            return np.arange(len(self._passages), dtype=np.int64)
        return np.array(sorted(row for slug in set(documents) for row in self._rows_of.get(slug, ())), dtype=np.int64)

    def _vector(self, text: str, *, asks: bool) -> Vectors:
        """Of shape (1, dimension); kept for the next search, which is often for the same text in another document."""
        last, vector = self._embedded
        if vector is None or last != (text, asks):
            with self._embedding:
                vector = self._embedder.embed_questions([text]) if asks else self._embedder.embed([text])
            self._embedded = (text, asks), vector
        return vector

    def _dense(self, vector: Vectors, among: NDArray[np.int64] | None) -> Vectors:
        """Cosines of shape (passages,); passages beyond DEPTH get the last one's."""
        scores, rows = self._vectors.search(vector, DEPTH, among=among)
        found = rows[0] >= 0
        dense = np.full(len(self._passages), scores[0][found].min(initial=1.0), dtype=np.float32)
        dense[rows[0][found]] = scores[0][found]
        return dense


def _acronyms(question: str) -> frozenset[str]:
    """Folded words that are typed in capitals as no others are: "UNITA" is no misspelt "unity"."""
    if question.isupper():
        return frozenset()
    typed = (match.group() for match in _ACRONYM.finditer(question))
    return frozenset(fold(word) for word in typed if word.isupper() and len(word) <= _LONGEST_ACRONYM)


def _names_typed(question: str) -> Iterator[re.Match[str]]:
    """Words with a capital within the question; none where all of it is in capitals."""
    if not question.isupper():
        for match in WORD.finditer(question):
            if match.group()[0].isupper() and question[: match.start()].strip():
                yield match


def _scaled(scores: Vectors) -> Vectors:
    """Scores as shares of the best one; negative ones as 0."""
    best = float(scores.max(initial=0.0))
    return np.clip(scores, 0.0, None) / best if best > 0 else np.zeros_like(scores)
