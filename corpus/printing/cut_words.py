"""Words that the end of a line has cut: joined where that is safe, left with their hyphen where it is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.printing.signs import WORD_ENDINGS

# A soft hyphen, and what PDF text layers give for a hyphen at a line's end, are the typist's beyond doubt.
_CUT_WORD = re.compile(r"(?P<word>[^\W\d_]+)[-\u00ad\ufffe]$")
# "A/75/", "10-", "1,500–" behind figures: what goes on is the same sign.
_CUT_SIGN = re.compile(r"(?:\w/|\d[-–])$")
# "ferry- and lock-keeping": the hyphen stands for what both words end with.
_SUSPENDED = re.compile(r"(?:and|or|to|et|ou|y|o|e|и|или|und|oder)\b")
# Words that every English text is full of: in one that has few of them, the endings of English words tell nothing.
_ENGLISH = frozenset(("the", "of", "and", "to", "in"))
_FEW_ENGLISH = 0.05
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
    english: bool = True

    @classmethod
    def of(cls, lines: Iterable[str]) -> Words:
        seen = Counter(word.lower() for word in _whole(lines))
        return cls(frozenset(seen), sum(seen[word] for word in _ENGLISH) >= _FEW_ENGLISH * seen.total())

    def join(self, above: str, below: str) -> str:
        """`above` with what belongs between it and `below`: a space, nothing, or nothing and one hyphen less."""
        cut = _CUT_WORD.search(above)
        if _CUT_SIGN.search(above) and below[0].isalnum():
            return above
        if _ADDRESS.search(above) and _ADDRESS_GOES_ON.match(below):
            return above
        if cut is not None and below[0].isdigit():
            return f"{above[:-1]}-"  # "level-2", "P-4"
        if cut is None or not below[0].isalpha() or (above[-1] == "-" and _SUSPENDED.match(below)):
            return f"{above} "
        one_word = below[0].islower() and (above[-1] != "-" or self._is_one_word(cut["word"], below))
        return above[:-1] if one_word else above

    def _is_one_word(self, left: str, below: str) -> bool:
        """A hyphen is the typist's only where the text, or the language, has no other spelling."""
        right = _WORD.match(below)
        rest = right.group().lower() if right else ""
        if f"{left}-{rest}".lower() in self.known:
            return False
        if f"{left}{rest}".lower() in self.known or rest in WORD_ENDINGS:
            return True
        return not self.english and not (left.lower() in self.known and rest in self.known)


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """The words of the lines, less the pieces that a line's end has cut."""
    is_cut = False
    for line in lines:
        words = _WORD.findall(line)
        start, is_cut = int(is_cut), ends_cut(line)
        yield from words[start : len(words) - int(is_cut)]
