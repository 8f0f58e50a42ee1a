"""What documents are about, and by whom: told from titles, authors and the words that stand in block after block."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.document import Document
from index.words import related, stem, words

#: Blocks that a word has to stand in for a document to be about it, where more than one document has it.
_AGAIN, _SHARE = 3, 6
#: Letters that the name of a country and its adjective share at least.
_STEM = 4


class Topics:
    """Tells what documents are about. The words of a document are counted once. Terms are stems.

    A name and its adjective begin alike: they are looked for among the words, of all documents, that begin so.
    """

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, int]] = {}
        self._beginning: dict[str, set[str]] = {}

    def says(self, document: Document, term: str) -> int:
        """In how many of its blocks a word, a related one or its adjective stands."""
        counts = self._of(document)
        alike = tuple(self._beginning.get(term[:_STEM], ()))
        return sum(counts.get(own, 0) for own in {term, *related(term)}) or sum(
            counts[own] for own in alike if own in counts and _is_adjective(term, own)
        )

    def is_about(self, document: Document, term: str) -> bool:
        """The word stands in its title, or in a sixth of its blocks and three at least."""
        if term in _stems(document.title):
            return True
        blocks = sum(block.kind != "footnote" for block in document.blocks)
        return self.says(document, term) >= max(_AGAIN, blocks / _SHARE)

    @staticmethod
    def is_by(document: Document, term: str) -> bool:
        """It is in the name of the author or of who signed, or is the adjective of that."""
        signed = (document.text_of(block) for block in document.of_kind("signature"))
        return any(term == name or _is_adjective(term, name) for name in _stems_said((document.author.name, *signed)))

    def _of(self, document: Document) -> dict[str, int]:
        """Stems → the number of blocks they stand in, footnotes left out."""
        slug = document.symbol.slug
        if slug not in self._counts:
            counts: dict[str, int] = {}
            for block in document.blocks:
                for own in _stems(document.text_of(block)) if block.kind != "footnote" else ():
                    counts[own] = counts.get(own, 0) + 1
            for own in counts:
                self._beginning.setdefault(own[:_STEM], set()).add(own)
            self._counts[slug] = counts
        return self._counts[slug]


def _stems(text: str) -> frozenset[str]:
    return frozenset().union(*map(_stems_of_word, set(words(text))))


@lru_cache(maxsize=4096)
def _stems_said(texts: tuple[str, ...]) -> frozenset[str]:
    return _stems(" ".join(texts))


@lru_cache(maxsize=65536)
def _stems_of_word(word: str) -> tuple[str, ...]:
    """Its own, and those of its parts: "cease-fire"."""
    return tuple(stem(part) for part in (word, *re.split(r"[-’']", word)) if part)


def _is_adjective(term: str, own: str) -> bool:
    """ "azerbaijani" is of "azerbaijan", and "libya" of "libyan"."""
    shorter, longer = sorted((term, own), key=len)
    return (
        len(shorter) >= _STEM
        and longer.startswith(shorter[: max(_STEM, len(shorter) - 1)])
        and len(longer) <= len(shorter) + 3
    )
