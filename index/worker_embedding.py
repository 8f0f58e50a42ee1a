"""What a worker of a cluster does: it embeds a batch. deploy/spread_embedding.py sends them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.embed import SentenceEmbedder, Vectors


def embedded(texts: Sequence[str], model: str) -> Vectors:
    """Vectors of shape (len(texts), dimension), of the model of that name or path."""
    return _embedder(model).embed(texts)


@lru_cache(maxsize=1)
def _embedder(model: str) -> SentenceEmbedder:
    """Loaded with a worker's first batch."""
    return SentenceEmbedder(model)
