"""The lexical leg: BM25 over stems, the vocabulary that misspelt words are corrected from, and the acronyms."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from index.acronyms import USUAL, find_acronyms
from index.errors import SnapshotDamaged
from index.spellings import Spellings
from index.term_scores import TermScores
from index.words import STOP_WORDS, WORD, related, stem, stems

#: What a related word counts, as a share of the word itself.
RELATED = 0.4
#: Of texts that are not told of: each name has the one spelling.
UNLEARNT = Spellings()


#: Words that name a place of a document, and stand in few texts themselves.
_CITING = frozenset("annexes footnotes ibid operative paragraphs paras preamble preambular unscr".split())


class Keywords:
    """BM25 scores of passages, corrections of words that no passage has, and what acronyms stand for."""

    def __init__(
        self,
        scores: TermScores,
        vocabulary: dict[str, int],
        acronyms: dict[str, str],
        spellings: Spellings = UNLEARNT,
    ) -> None:
        self._scores = scores
        self._vocabulary = vocabulary
        self._rows = scores.among
        self._acronyms = acronyms
        self.spellings = spellings
        self._passages_with: Counter[str] = Counter()
        for word, count in vocabulary.items():
            self._passages_with[stem(word)] += count
        self._common_first = sorted(vocabulary, key=lambda word: (-vocabulary[word], word))

    @classmethod
    def build(cls, texts: Sequence[str], spellings: Spellings = UNLEARNT) -> Keywords:
        folded = [WORD.findall(spellings.fold(text)) for text in texts]
        scores = TermScores.build([stems(own) for own in folded])
        vocabulary = Counter(word for own in folded for word in set(own))
        return cls(scores, dict(vocabulary), find_acronyms(texts), spellings)

    @classmethod
    def load(cls, folder: Path) -> Keywords:
        try:
            stored = json.loads((folder / "words.json").read_text(encoding="utf-8"))
            scores = TermScores.load(folder, stored["terms"], stored["rows"])
            spellings = Spellings(stored["heard"], stored["spellings"], stored["attested"])
            return cls(scores, stored["vocabulary"], stored["acronyms"], spellings)
        except (OSError, ValueError, KeyError) as error:
            raise SnapshotDamaged(folder.parent, f"{folder.name} cannot be read") from error

    def save(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._scores.save(folder)
        stored = {
            "terms": sorted(self._scores.terms, key=self._scores.terms.__getitem__),
            "vocabulary": dict(sorted(self._vocabulary.items())),
            "rows": self._rows,
            "acronyms": self._acronyms,
            "heard": dict(self.spellings.heard),
            "spellings": dict(self.spellings.others),
            "attested": dict(self.spellings.attested),
        }
        (folder / "words.json").write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")

    def scores(self, query: str) -> NDArray[np.float32]:
        """BM25 scores of shape (rows,), related words at part of their weight; zeros where no term is known."""
        asked = stems(WORD.findall(self.spellings.fold(query)))
        others = sorted(set().union(*map(related, asked)) - set(asked)) if asked else []
        return self._bm25(asked) + RELATED * self._bm25(others)

    def _bm25(self, asked: Sequence[str]) -> NDArray[np.float32]:
        return self._scores.of([term for term in asked if term in self._passages_with])

    def weight(self, term: str) -> float:
        """How telling a stem is: its inverse document frequency, highest for a stem no passage has."""
        return float(np.log(1 + (self._rows + 0.5) / (self._passages_with[self.spellings.one(term)] + 0.5)))

    def has(self, term: str) -> bool:
        """True for a stem that some passage has."""
        return self.spellings.one(term) in self._passages_with

    def long_form(self, acronym: str) -> str:
        """What a folded acronym, also in the plural, stands for in the passages or by usage; "" for none."""
        forms = (acronym, acronym.removesuffix("s"))
        return next((known[form] for known in (self._acronyms, USUAL) for form in forms if form in known), "")

    def correct(self, word: str) -> str:
        """The known word that a misspelt one most likely stands for; the word itself if none is near.

        One slip is allowed in words of four to seven letters, two in longer ones; numbers are never touched.
        """
        if len(word) < 4 or not word.isalpha() or word in STOP_WORDS | _CITING or self.has(stem(word)):
            return word
        if process.extractOne(word, STOP_WORDS, scorer=DamerauLevenshtein.distance, score_cutoff=1):
            return word  # "wich": it stands for a word that is not searched for
        if name := self.spellings.known(word):
            return name
        found = process.extractOne(
            word,
            self._common_first,
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1 if len(word) < 8 else 2,
        )
        return str(found[0]) if found and found[0][0] == word[0] else word
