"""How much of a question's words a text has: the words themselves, or ones related to them."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from index.words import related, terms, words

#: What a related word counts in coverage, as a share of the word itself.
_RELATED = 0.7


def found(term: str, among: Set[str]) -> float:
    """1 for the term itself, less for a word related to it, 0 for neither."""
    return 1.0 if term in among else _RELATED if not related(term).isdisjoint(among) else 0.0


@lru_cache(maxsize=8192)
def words_of(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=8192)
def terms_of(text: str) -> frozenset[str]:
    return frozenset(terms(text))
