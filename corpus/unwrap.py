"""Typed lines → lines as they would be without the typist: one for each paragraph, words and sentences mended.

Typed text breaks its lines at a column. Where a paragraph begins is told by a blank, by a line that ended before it
was full, or by how paragraphs of United Nations documents begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.dates import read_date
from corpus.furniture import without_furniture
from corpus.lines import Line
from corpus.numbering import printed_number
from corpus.phrases import (
    ADOPTED_OPENS,
    ADOPTION,
    ANNEX,
    CLOSED,
    DISTRIBUTION,
    ENACTING,
    LINKING,
    LIST_ITEM,
    NUMBERED,
    OPENING_QUOTES,
    PREAMBULAR,
    RESOLUTION_NAME,
    SIGNATURE,
    WORD_ENDINGS,
)

#: Above this many characters the lines of a file are its paragraphs.
_WIDEST_COLUMN = 160
#: Shares of the column's width: what fills so much is a line of prose; what leaves so much ends where it means to.
_PROSE = 0.85
_VERY_EARLY = 0.6
#: So many lines show how far lines come; of them one in twenty may be short, as where a word has been moved up from
#: the next line (the 902 hand-corrected resolutions that shared/ holds).
_ENOUGH = 8
_SHORT_ONES = 20
#: A longer bracket has lost its end.
_BRACKET = 200
_LONE_NUMBER = re.compile(r"\d{1,3}\.|\((?:[a-z]{1,2}|[ivx]+|\d{1,2})\)")
_ENDS_A_CLAUSE = re.compile(r"[.;:,]$|[;,] (?:and|or)$")
_CUT_WORD = re.compile(r"(?P<word>[^\W\d_]+)[-\u00ad\ufffe]$")
_CUT_SYMBOL = re.compile(r"\w/$")
_BRACKETED = re.compile(r"\[[^\[\]]{1,80}\]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOTE = re.compile(
    r"(?P<number>\d{1,3}|\*{1,3})(?P<stroke>\s?/)?\s+(?=[^\W\d_a-z]|[“\"(\[])|(?P<old>\d{1,3})/\s*(?=\S)"
)


def unwrap(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines as they are, where the format tells what they are; typed ones joined and mended."""
    given = tuple(lines)
    if not any(line.typed for line in given):
        return given
    width = _column(given)
    return tuple(_Page(width, _reach(given, width), _words(given)).unwrap(without_furniture(given, width)))


def _column(lines: Sequence[Line]) -> float:
    """Characters of a full line; 0 where every line is a paragraph."""
    broken = [len(line.text) for line, below in pairwise(lines) if not below.gap]
    width = float(median(broken)) if broken else 0.0
    return 0.0 if width > _WIDEST_COLUMN else width


def _reach(lines: Sequence[Line], width: float) -> float:
    """Characters that a line had no room for, where a sentence certainly goes on in the next: at least so many."""
    pairs = [(line.text, below.text) for line, below in pairwise(lines) if not below.gap]
    tried = sorted(_with_next_word(above, below) for above, below in pairs if below[0].islower())
    return tried[len(tried) // _SHORT_ONES] if len(tried) >= _ENOUGH else _PROSE * width


def _with_next_word(above: str, below: str) -> int:
    return len(above) + 1 + len(below.partition(" ")[0])


def _words(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))


@dataclass(slots=True)
class _Page:
    """Lines being joined.

    width     characters of a full line, 0 where lines are paragraphs
    reach     a line shorter than this, with the next word, ended early
    words     every word that the text spells whole, in small letters
    text      the line being put together; `first` is its first printed line, `above` its last
    last      the last paragraph number
    enacted   the organ has begun to speak: a preamble may follow
    adopted   the line that closes a resolution has passed: footnotes follow
    notes     footnotes stand here, `note` is the last one's number
    """

    width: float
    reach: float
    words: frozenset[str]
    text: str = ""
    first: Line | None = None
    above: str = ""
    last: str = ""
    enacted: bool = False
    adopted: bool = False
    notes: bool = False
    note: str = ""

    def unwrap(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            how = self._how(line)
            if how == "on":
                self.text = self._joined(line.text)
            else:
                yield from self._finished()
                self._begin(replace(line, gap=how == "new"))
            self.above = line.text
        yield from self._finished()

    def _finished(self) -> Iterator[Line]:
        if self.first is not None and self.text:
            yield replace(self.first, text=self.text)

    def _begin(self, line: Line) -> None:
        text = line.text
        self.notes = self.notes or line.rule
        number = self._opened_note(text) if line.gap else None
        if number is not None:
            self.note = number.group("number") or number.group("old")
            self.first, self.text = replace(line, note=self.note, gap=True), text[number.end() :]
            return
        if ENACTING.fullmatch(text):
            self.enacted = True
        self.adopted = self.adopted or (self.enacted and ADOPTED_OPENS.match(text) is not None)
        self.notes = line.rule or self.adopted
        if ANNEX.match(text):
            self.last = ""
        self.last = printed_number(text, self.last) or (text[:-1] if _is_lone(text) and text[0] != "(" else self.last)
        self.first, self.text = line, text

    def _opened_note(self, text: str) -> re.Match[str] | None:
        match = _NOTE.match(text)
        if match is None or read_date(text[:20]):
            return None
        if match["old"] or match["stroke"]:
            return match
        number, last = match["number"], self.note
        follows = not (number.isdigit() and last.isdigit()) or 0 < int(number) - int(last) <= 5
        return match if self.notes and follows else None

    def _how(self, line: Line) -> str:
        """What a line does: begin a "new" paragraph, a new printed "line" of this one, or go "on" with the last."""
        if self.first is None:
            return "new"
        if _is_lone(self.above) and self.above == self.text and not self._opens(line.text):
            return "on"
        if line.gap or not self.width:
            cut = not line.rule and self._is_cut() and not self._opens(line.text)
            return "on" if cut and self.width else "new"
        if self._opens(line.text):
            return "new"
        return self._by_length(line.text)

    def _is_cut(self) -> bool:
        """No paragraph ends like this: with an article or a preposition, in the middle of a bracket."""
        left = self.text[-_BRACKET:]
        return self._last_word() in LINKING or (
            left.count("(") > left.count(")") and CLOSED.search(left) is None and left[-1] != ","
        )

    def _opens(self, text: str) -> bool:
        """A paragraph begins like this, wherever it stands."""
        above = self.above
        clause = _ENDS_A_CLAUSE.search(above) is not None
        if ENACTING.fullmatch(text) or ENACTING.fullmatch(above) or SIGNATURE.match(text):
            return True
        if RESOLUTION_NAME.fullmatch(above) or _BRACKETED.fullmatch(text) or _BRACKETED.fullmatch(above):
            return True
        if not self.enacted and ADOPTION.match(self.text) and not ADOPTION.match(text):
            return True
        if self._opened_note(text) is not None or (self.enacted and CLOSED.search(above) and ADOPTED_OPENS.match(text)):
            return True
        if _is_lone(text) or NUMBERED.match(text):
            due = text.partition(".")[0] in ("1", str(int(self.last or 0) + 1))
            return (clause or self._early(text)) and (due or text.startswith("("))
        if LIST_ITEM.match(text):
            return clause
        if clause and text[0] in OPENING_QUOTES and self._in_quotation(text):
            return True
        return clause and self.enacted and not self.notes and PREAMBULAR.match(text) is not None and text[0].isupper()

    def _in_quotation(self, text: str) -> bool:
        """A quotation of several paragraphs opens each of them with its mark, and closes the last one only."""
        mark = text[0]
        if not text[1:2].isupper():
            return False
        return self.above.endswith(":") or (self.text.startswith(mark) and self.text.count(mark) % 2 == 1)

    def _by_length(self, text: str) -> str:
        above = self.above
        goes_on = text[0].islower() or text[0].isdigit() or above.endswith(",") or self._last_word() in LINKING
        if goes_on or _CUT_WORD.search(above):
            return "on"
        prose = len(text) >= _PROSE * self.width
        if CLOSED.search(above) and not DISTRIBUTION.fullmatch(above):
            return "new" if self._early(text) else "on"
        if prose and above.isupper() and not text.isupper():
            return "new"
        if _with_next_word(above, text) >= _VERY_EARLY * self.width:
            return "on"
        return "new" if prose else "line"

    def _early(self, below: str) -> bool:
        """The line above ended though the first word below would have had room in it."""
        return _with_next_word(self.above, below) < self.reach

    def _last_word(self) -> str:
        return self.above.rpartition(" ")[2]

    def _joined(self, below: str) -> str:
        cut = _CUT_WORD.search(self.text)
        if _CUT_SYMBOL.search(self.text) and below[0].isalnum():
            return self.text + below
        if cut is None or not below[0].isalpha():
            return f"{self.text} {below}"
        whole = self.text[-1] != "-" or self._is_one_word(cut["word"], below)
        return (self.text[:-1] if whole and below[0].islower() else self.text) + below

    def _is_one_word(self, left: str, below: str) -> bool:
        """A hyphen is the typist's only where the text, or the language, has no other spelling."""
        right = _WORD.match(below)
        rest = right.group().lower() if right else ""
        if f"{left}-{rest}".lower() in self.words:
            return False
        return f"{left}{rest}".lower() in self.words or rest in WORD_ENDINGS


def _is_lone(text: str) -> bool:
    return _LONE_NUMBER.fullmatch(text) is not None
