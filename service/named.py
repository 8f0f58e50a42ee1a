"""Which of the documents held a question names, and what it asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.dates import PRINTED
from corpus.document import Document
from corpus.symbol import Symbol
from index.question import understand

#: Between the names of a list, in front of a name, and behind it.
_BETWEEN = re.compile(r"\s*(?:(?:,|&|/|\band\b|\bor\b)\s*)*", re.I)
_ANNOUNCING = re.compile(
    r"(?:\b(?:the|its|this|un|u\.n\.|united\s+nations|unscr?|sc|security\s+council(?:[’']s)?|general\s+assembly(?:[’']s)?|"
    r"documents?|doc\.|letters?|reports?|notes?|statements?|symbols?|resolutions?|res\.|nos?\.)\s*)+$",
    re.I,
)
_DATED = re.compile(rf"\s*,?\s*(?:of|dated)\s+{PRINTED.pattern}")
_POSSESSIVE = re.compile(r"[’']s\b")
#: What a document itself says is asked for; "who broke it?" asks what may stand elsewhere.
_OF_ITSELF = re.compile(
    r"\b(?:according to|under|in|from|by|per)\s+its?\b|\b(?:do|does|did|has|have|had|can|could|would)\s+it\b", re.I
)


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that a question names.

    symbols  as the question names them, held or not
    slugs    of those that are held
    text     the question with “it” in the place of their names, since a document need not say its own name: a
             paragraph of resolution 853 has no 853 in it
    itself   it asks what the documents themselves say ("according to …"), not what is said of them
    """

    symbols: tuple[Symbol, ...]
    slugs: tuple[str, ...]
    text: str
    itself: bool = False

    def means(self, symbol: Symbol) -> bool:
        return any(own.means(symbol) for own in self.symbols)


class Names:
    """What the documents held may be called in a question."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._slugs: dict[str, list[str]] = {}
        for document in documents:
            for name in document.symbol.names:
                self._slugs.setdefault(name, []).append(document.symbol.slug)

    def in_question(self, question: str, among: Sequence[str] = ()) -> Named:
        """The documents named; `among` are the slugs of those that may be meant, none means all.

        Where nothing is left to ask but the names, `text` is the question as it was.
        """
        found = sorted(Symbol.find_named(question), key=lambda name: name[:2])
        meant = {
            (start, end, slug)
            for start, end, symbol in found
            for half in symbol.halves
            for slug in self._slugs.get(half, ())
            if not among or slug in among
        }
        text = _without(question, sorted({(start, end) for start, end, _ in meant}))
        return Named(
            symbols=tuple(symbol for *_, symbol in found),
            slugs=tuple(dict.fromkeys(slug for *_, slug in sorted(meant))),
            text=text if understand(text).terms else question,
            itself=bool(_OF_ITSELF.search(text)),
        )


def _without(question: str, names: Iterable[tuple[int, int]]) -> str:
    """The question with “it” for each list of names, and for the words that announce it."""
    text = question
    for start, end in reversed(_lists(question, names)):
        announced = _ANNOUNCING.search(question, 0, start)
        dated = _DATED.match(question, end)
        end = dated.end() if dated else end
        possessive = _POSSESSIVE.match(question, end)
        end = possessive.end() if possessive else end
        text = f"{text[: announced.start() if announced else start]}{'its' if possessive else 'it'}{text[end:]}"
    return text


def _lists(question: str, names: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names with nothing but "and" between them are one."""
    lists: list[tuple[int, int]] = []
    for start, end in names:
        if lists and _BETWEEN.fullmatch(question, lists[-1][1], start):
            lists[-1] = (lists[-1][0], end)
        else:
            lists.append((start, end))
    return lists
