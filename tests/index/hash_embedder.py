"""An embedder of 16 dimensions that needs no model: what every test uses that asks nothing of meaning."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from index.embed import Vectors
from index.words import words


class HashEmbedder:
    """Texts with the same words get the same vector, texts that share words similar ones.

    fingerprint  a test that needs another model gives another one
    known        what counts as a word of English
    """

    dimension = 16

    def __init__(self, fingerprint: str = "hash-16", known: Sequence[str] = ()) -> None:
        self.name = "hash"
        self.fingerprint = fingerprint
        self._known = frozenset(known)

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row, 0] = 0.01  # a text without words has a vector of length 1 as well
            for word in words(text):
                vectors[row, hashlib.sha256(word.encode()).digest()[0] % self.dimension] += 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32).reshape(
            len(texts), self.dimension
        )

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self.embed(texts)

    def is_word(self, word: str) -> bool:
        return word in self._known
