"""Words of a text and the form in which they are compared; the offsets stay those of the text as it is.

Folded are case, compatibility letters (ligatures, full width), composed and decomposed accents, apostrophes, the comma
in thousands, and what has no width: soft hyphens, joiners, marks of direction. Accents themselves are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

#: Written without blanks: each sign is a word of its own.
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
#: Raised figures are footnote marks more often than not.
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = rf"[^\W_{_SIGNS}{_RAISED}]"
_WORD = re.compile(rf"\d+(?:[.,]\d+)*(?!{_LETTER})|[{_SIGNS}]|[{_RAISED}]+|{_LETTER}+(?:'{_LETTER}+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: Apostrophes; and the stroke that only lengthens an Arabic word.
_APOSTROPHES = "’‘ʼ＇‛"
_TATWEEL = "\u0640"
#: A tag of pasted markup is no word.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")


class PlacedWord(NamedTuple):
    """A word: its range of the text in code points, and its form."""

    start: int
    end: int
    form: str


def placed_words(text: str) -> Iterator[PlacedWord]:
    """The words of a text in order. What only has no width is no word."""
    levelled = text.translate(_levelling(text))
    for match in _WORD.finditer(levelled):
        start, end = _without_edges(text, *match.span())
        if form := form_of(text[start:end]):
            yield PlacedWord(start, end, form)


def without_tags(text: str) -> str:
    """The text with blanks in place of tags, as long as before."""
    return _TAG.sub(lambda match: " " * len(match.group()), text)


def form_of(word: str) -> str:
    """The form of one word as printed; "" where nothing of it can be seen."""
    return _short_form(word) if len(word) <= _CACHED else _form(word)


#: Characters. Longer ones are hardly met twice.
_CACHED = 40


@lru_cache(maxsize=200_000)
def _short_form(word: str) -> str:
    return _form(word)


def _form(word: str) -> str:
    if word.isascii():
        return _THOUSANDS.sub("", word).lower() if word[:1].isdigit() else word.lower()
    seen = "".join(sign for sign in word if not _is_unseen(sign)).translate(_PLAIN_APOSTROPHE)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return _THOUSANDS.sub("", folded)


_PLAIN_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


def _levelling(text: str) -> dict[int, str]:
    """Signs → one sign each, so that the pattern of words sees letters in accents and in what has no width."""
    table = {ord(sign): "'" for sign in _APOSTROPHES}
    for sign in set(text):
        if not sign.isascii() and (_is_unseen(sign) or unicodedata.category(sign) in ("Mn", "Mc", "Me")):
            table[ord(sign)] = "a"
    return table


def _is_unseen(sign: str) -> bool:
    return sign == _TATWEEL or unicodedata.category(sign) == "Cf"


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without what has no width at its edges."""
    while start < end and _is_unseen(text[start]):
        start += 1
    while start < end and _is_unseen(text[end - 1]):
        end -= 1
    return start, end
