"""Words that the end of a line has cut: joined where that is safe, left with their hyphen where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.printing.signs import WORD_ENDINGS

# A soft hyphen, and what PDF text layers give for a hyphen at a line's end, are the typist's beyond doubt.
_CUT_WORD = re.compile(r"(?P<word>[^\W\d_]+)[-\u00ad\ufffe]$")
# "A/75/", "10-" behind figures: what goes on is the same sign.
_CUT_SIGN = re.compile(r"(?:\w/|\d-)$")
# An address that the line had no room for goes on with what no word has.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:)\]”]$")
_ADDRESS_GOES_ON = re.compile(r"[^\s/=&%#?_]*[/=&%#?_]\S|\S+\.(?:html?|pdf|aspx?|php)\b|[\w-]+-[\w-]+-\S")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def ends_cut(line: str) -> bool:
    return _CUT_WORD.search(line) is not None


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that a text spells whole, in small letters: they tell how it spells those that are cut."""

    known: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Words:
        return cls(frozenset(word.lower() for line in lines for word in _WORD.findall(line)))

    def join(self, above: str, below: str) -> str:
        """`above` with what belongs between it and `below`: a space, nothing, or nothing and one hyphen less."""
        cut = _CUT_WORD.search(above)
        if _CUT_SIGN.search(above) and below[0].isalnum():
            return above
        if _ADDRESS.search(above) and _ADDRESS_GOES_ON.match(below):
            return above
        if cut is None or not below[0].isalpha():
            return f"{above} "
        one_word = below[0].islower() and (above[-1] != "-" or self._is_one_word(cut["word"], below))
        return above[:-1] if one_word else above

    def _is_one_word(self, left: str, below: str) -> bool:
        """A hyphen is the typist's only where the text, or the language, has no other spelling."""
        right = _WORD.match(below)
        rest = right.group().lower() if right else ""
        if f"{left}-{rest}".lower() in self.known:
            return False
        return f"{left}{rest}".lower() in self.known or rest in WORD_ENDINGS
