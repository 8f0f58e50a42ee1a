"""The multilingual leg: the words of the passages as vectors that words of other languages come near.

Nothing is translated for the reader. A word of the question is compared with every word that the passages have, by
vectors of single words; a passage is worth what its nearest words are, the telling ones more, as in BM25. Passages as
wholes are compared when they are found so: to build the vectors of all would take minutes over 900 resolutions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Encoder, Vectors
from index.embedding_cache import EmbeddingCache
from index.errors import SnapshotDamaged
from index.languages import languages_of
from index.passage import Passage
from index.words import words

#: Its name in a snapshot's folder.
MULTILINGUAL = "multilingual.npz"
#: Letters of the words that are compared: what is longer is an address, and what is shorter "de" and "en" in a name.
_SHORTEST_WORD, _LONGEST_WORD = 3, 40
#: Passages of a document that its language is told by: enough for some hundred words.
_TOLD_BY = 8
#: What a passage of twice the mean length loses, as in BM25; from 0 to 0.5 tried on the choosing questions in other
#: languages.
_LENGTH = 0.2


@dataclass(frozen=True)
class Multilingual:
    """Vectors of one snapshot for questions in other languages.

    words      the words that the passages have, folded, as index.words folds them
    vectors    of shape (len(words), 512)
    starts     of shape (len(words) + 1,): the passages of word i are rows[starts[i] : starts[i + 1]]
    languages  of each passage's document, ISO 639-1, "" where it cannot be told
    """

    words: tuple[str, ...]
    vectors: Vectors
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    languages: tuple[str, ...]

    @classmethod
    def build(
        cls,
        passages: Sequence[Passage],
        encoder: Encoder,
        *,
        cache: EmbeddingCache | None = None,
        progress: bool = False,
    ) -> Multilingual:
        searched = [passage.searched for passage in passages]
        rows_of: dict[str, list[int]] = {}
        for row, text in enumerate(searched):
            for word in dict.fromkeys(words(text)):
                if word.isalpha() and _compared(word):
                    rows_of.setdefault(word, []).append(row)
        known = sorted(rows_of)
        vectors = cache.embed(known, encoder, progress=progress) if cache else encoder.embed(known, progress=progress)
        languages = languages_of_documents(passages)
        return cls(
            words=tuple(known),
            vectors=vectors,
            starts=np.cumsum([0, *(len(rows_of[word]) for word in known)], dtype=np.int64),
            rows=np.array([row for word in known for row in rows_of[word]], dtype=np.int32),
            languages=tuple(languages[passage.document] for passage in passages),
        )

    def save(self, place: Path) -> None:
        """Vectors are kept in half precision: their cosines change in the fourth decimal."""
        with (place / MULTILINGUAL).open("wb") as stream:
            np.savez(
                stream,
                words=np.array(self.words, dtype=np.str_),
                vectors=self.vectors.astype(np.float16),
                starts=self.starts,
                rows=self.rows,
                languages=np.array(self.languages, dtype=np.str_),
            )

    @classmethod
    def load(cls, place: Path) -> Multilingual:
        """Raises `SnapshotDamaged`."""
        try:
            with np.load(place / MULTILINGUAL, allow_pickle=False) as stored:
                return cls(
                    words=tuple(stored["words"].tolist()),
                    vectors=stored["vectors"].astype(np.float32),
                    starts=stored["starts"],
                    rows=stored["rows"],
                    languages=tuple(stored["languages"].tolist()),
                )
        except (OSError, ValueError, KeyError) as error:
            raise SnapshotDamaged(place, f"{MULTILINGUAL} cannot be read") from error

    @staticmethod
    def languages_stored(place: Path) -> frozenset[str]:
        """Those of the documents, without the vectors. Raises `SnapshotDamaged`."""
        try:
            with np.load(place / MULTILINGUAL, allow_pickle=False) as stored:
                return frozenset(stored["languages"].tolist())
        except (OSError, ValueError, KeyError) as error:
            raise SnapshotDamaged(place, f"{MULTILINGUAL} cannot be read") from error

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Words with their numbers."""
        return {word: number for number, word in enumerate(self.words)}

    def having(self, word: int) -> NDArray[np.int32]:
        """The rows of the passages that have a word, in order."""
        return self.rows[self.starts[word] : self.starts[word + 1]]

    def standing_in(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of shape (words,): True for the words that one of the passages has."""
        wanted = np.zeros(len(self.languages), dtype=bool)
        wanted[rows] = True
        return np.bitwise_or.reduceat(wanted[self.rows], self.starts[:-1]) if self.words else np.zeros(0, dtype=bool)

    @cached_property
    def lengths(self) -> Vectors:
        """By what the words of a passage count less for its length; of shape (rows,)."""
        counts = np.bincount(self.rows, minlength=len(self.languages)).astype(np.float32)
        return np.asarray(1 - _LENGTH + _LENGTH * counts / max(counts.mean(), 1.0), dtype=np.float32)


def _compared(word: str) -> bool:
    """Words of scripts that set no spaces have no letters to spare, nor have those of Korean."""
    return len(word) <= _LONGEST_WORD and (len(word) >= _SHORTEST_WORD or not word.isascii())


def languages_of_documents(passages: Sequence[Passage]) -> dict[str, str]:
    """Slugs of documents with their languages, as ISO 639-1 has them, "" where there are no letters to tell by."""
    beginnings: dict[str, list[str]] = {}
    for passage in passages:
        own = beginnings.setdefault(passage.document, [])
        if len(own) < _TOLD_BY:
            own.append(passage.text)
    return dict(zip(beginnings, languages_of(" ".join(texts) for texts in beginnings.values()), strict=True))
