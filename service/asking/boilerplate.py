"""Formulas: what opens a document's operative part, and sentences that documents of a series repeat.

They stand near to whatever names the matter, and say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from corpus.document import Block, Document

#: Documents of one series in which a sentence stands, figures left out, that is taken for a formula: two may quote one
#: another, or be one text and its revision.
_OFTEN = 3
_WORD = re.compile(r"[^\W\d_]+")


class Boilerplate:
    """Knows the formulas of the documents held. Sentences are counted when first asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def is_formula(self, document: Document, block: Block) -> bool:
        """It is of a preamble, or each of its sentences stands in many documents of the series."""
        if block.numbering == "preambular":
            return True
        sentences = tuple(_folded(document, block))
        return bool(sentences) and all((document.symbol.series, words) in self._repeated for words in sentences)

    @cached_property
    def _repeated(self) -> frozenset[tuple[str, str]]:
        counts: dict[tuple[str, str], int] = {}
        for document in self._documents:
            blocks = document.of_kind("paragraph", "list_item", "quotation")
            for words in {words for block in blocks for words in _folded(document, block)}:
                key = (document.symbol.series, words)
                counts[key] = counts.get(key, 0) + 1
        return frozenset(key for key, count in counts.items() if count >= _OFTEN)


def _folded(document: Document, block: Block) -> Iterator[str]:
    """The words of its sentences in small letters, without figures, numbers of paragraphs and signs."""
    for sentence in document.sentences_of(block):
        words = " ".join(_WORD.findall(sentence.of(document.text).casefold()))
        if words:
            yield words
