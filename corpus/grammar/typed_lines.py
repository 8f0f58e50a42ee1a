"""Typed lines → lines as they would be without the typist: one for each paragraph, words and sentences mended.

Typed text breaks its lines at a column. Where a paragraph begins is told by a blank, by a line that ended before it
was full, or by how paragraphs of United Nations documents begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from corpus.dates import read_date
from corpus.grammar.masthead_phrases import ADOPTION, DISTRIBUTION, RESOLUTION_NAME
from corpus.grammar.paragraph_numbers import decimal_numbers, follows, is_decimal, printed_number
from corpus.grammar.phrases import ADOPTED_OPENS, ANNEX, ENACTING, PREAMBULAR, SIGNATURE
from corpus.lines import Line, PageTurn
from corpus.printing.cut_words import Words, ends_cut
from corpus.printing.page_edges import without_furniture
from corpus.printing.signs import CLOSED, LINKING, LIST_ITEM, NUMBERED, OPENING_QUOTES, RULE

#: Where one line in ten has more characters than this, the lines of the file are its paragraphs.
_WIDEST_COLUMN = 160
_FEW = 10
#: Shares of a full line: one of at least this is prose; one that has less than that, the next word included, was ended
#: on purpose.
_PROSE = 0.85
_VERY_EARLY = 0.6
#: So many lines within sentences show how long a full line is, and how far lines come at least. Of those one in twenty
#: may be shorter, as where a word has been moved up from the next line (the 902 hand-corrected resolutions that shared/
#: holds).
_SOME = 3
_ENOUGH = 8
_SHORT_ONES = 20
#: Lines. A bracket that is open for longer has lost its end.
_BRACKET_LINES = 4
#: The number of a footnote is at most so much higher than that of the last one found.
_NEXT_NOTES = 5
_LONE_NUMBER = re.compile(r"\d{1,3}\.|\((?:[a-z]{1,2}|[ivx]+|\d{1,2})\)")
_ENDS_A_CLAUSE = re.compile(r"[.;:,]$|[;,] (?:and|or)$")
#: Behind a blank, what begins like this never goes on with the sentence above.
_OPENINGS = (NUMBERED, LIST_ITEM, ENACTING, ADOPTED_OPENS, SIGNATURE, ANNEX, _LONE_NUMBER, re.compile(r"[“\"„«]"))
#: A footnote that says what it is, wherever it stands.
_CITING_NOTE = re.compile(
    r"(?P<number>\d{1,3})\s+(?=(?:[IilfL]bid\b|See (?:also )?[A-Z]|Official Records\b|Documents? [A-Z]{1,3}/))"
)
#: The mark of a footnote at the end of a clause.
_TRAILING_MARK = re.compile(r"(?<=[,;:.)\]”\"])\s?\d{1,3}$")
_BRACKETED = re.compile(r"\[[^\[\]]{1,80}\]")
_NOTE = re.compile(
    r"(?P<number>\d{1,3}|\*{1,3})(?:(?P<stroke>\s?/)?\s+|(?P<stop>\.)\s*)(?=[^\W\d_a-z]|[“\"(\[]|[fl]bid)"
    r"|(?P<old>\d{1,3})/\s*(?=\S)"
)


def unwrap(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Typed lines joined and mended. Those of a format that knows looks stay as they are, but for drawn rules."""
    given = tuple(lines)
    if not any(line.typed for line in given):
        return tuple(line for line in given if not RULE.fullmatch(line.text))
    width = _column(given)
    page = _Page(
        width,
        _reach(given, width),
        Words.of(line.text for line in given),
        decimal_numbers(line.text for line in given),
    )
    return tuple(page.unwrap(without_furniture(given, width)))


def _column(lines: Sequence[Line]) -> float:
    """How many characters a full line has; 0 where every line is a paragraph."""
    unbroken = [(above.text, below.text) for above, below in pairwise(lines) if not below.gap]
    running = [above for above, below in unbroken if below[0].islower()]
    chosen = running if len(running) >= _SOME else [above for above, _ in unbroken]
    long = sum(len(above) > _WIDEST_COLUMN for above, _ in unbroken)
    return float(median(map(len, chosen))) if long * _FEW < len(unbroken) else 0.0


def _reach(lines: Sequence[Line], width: float) -> float:
    """How many characters have no room in a line: those of lines within sentences, the next word included."""
    unbroken = [(above.text, below.text) for above, below in pairwise(lines) if not below.gap]
    tried = sorted(_with_next_word(above, below) for above, below in unbroken if below[0].islower())
    return tried[len(tried) // _SHORT_ONES] if len(tried) >= _ENOUGH else _PROSE * width


def _with_next_word(above: str, below: str) -> int:
    return len(above) + 1 + len(below.partition(" ")[0])


@dataclass(slots=True)
class _Page:
    """Lines being joined.

    width     characters of a full line, 0 where lines are paragraphs
    reach     a line that has fewer characters than this, the next word included, ended early
    words     the words of the text
    decimals  its decimal paragraph numbers
    first     the first printed line of what is being put together, `above` the last one
    parts     what has been put together so far, `quotes` how often it has the sign it begins with
    turns     where it goes on to other pages
    last      the last paragraph number
    enacted   the line in which the organ begins to speak has passed: a preamble may follow
    adopted   the line that closes a resolution has passed: footnotes follow
    notes     the lines are those of footnotes, of which `note` is the last one's number
    """

    width: float
    reach: float
    words: Words
    decimals: frozenset[str]
    first: Line | None = None
    parts: list[str] = field(default_factory=list)
    turns: list[PageTurn] = field(default_factory=list)
    quotes: int = 0
    above: str = ""
    last: str = ""
    enacted: bool = False
    adopted: bool = False
    notes: bool = False
    note: str = ""

    def unwrap(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            how = self._how(line)
            if self.first is not None and how == "on":
                self._go_on(self.first, line)
            else:
                yield from self._finished()
                self._begin(replace(line, gap=how == "new"))
            self.quotes += line.text.count(self.parts[0][0])
            self.above = line.text
        yield from self._finished()

    def _finished(self) -> Iterator[Line]:
        if self.first is not None:
            yield replace(self.first, text="".join(self.parts), turns=tuple(self.turns))

    def _begin(self, line: Line) -> None:
        text = line.text
        self.notes = self.notes or line.rule
        number = self._opened_note(text) if line.gap else None
        if number is not None:
            self.notes, self.note = True, number.group("number") or number.group("old")
            self._open(replace(line, note=self.note, gap=True, text=text[number.end() :]))
            return
        if ENACTING.fullmatch(text):
            self.enacted = True
        self.adopted = self.adopted or ADOPTED_OPENS.match(text) is not None
        self.notes = line.rule or self.adopted
        if ANNEX.match(text):
            self.last = ""
        self.last = self._number(text) or self.last
        self._open(line)

    def _open(self, line: Line) -> None:
        self.first, self.parts, self.quotes, self.turns = line, [line.text], 0, list(line.turns)

    def _go_on(self, first: Line, line: Line) -> None:
        self.parts[-1] = self.words.join(self.parts[-1], line.text)
        page = self.turns[-1].page if self.turns else first.page
        if line.page is not None and line.page != page:
            self.turns.append(PageTurn(sum(map(len, self.parts)), line.page))
        self.parts.append(line.text)

    def _opened_note(self, text: str) -> re.Match[str] | None:
        match = _NOTE.match(text)
        if match is None or read_date(text[:20]):
            return None
        citing = _CITING_NOTE.match(text)
        if citing and not self._is_due(citing["number"]):
            return match
        if match["old"] or match["stroke"]:
            return match
        number, last = match["number"], self.note
        follows = not (number.isdecimal() and last.isdecimal()) or 0 < int(number) - int(last) <= _NEXT_NOTES
        if match["stop"]:
            follows = follows and self.adopted and not self._is_due(number)
        return match if self.notes and follows else None

    def _how(self, line: Line) -> Literal["new", "line", "on"]:
        """What a line does: begin a "new" paragraph, a new printed "line" of this one, or go "on" with the last."""
        if self.first is None:
            return "new"
        if _is_lone(self.above) and len(self.parts) == 1 and not self._opens(line.text):
            return "on"
        if not self.width:
            return "on" if not line.gap and self._breaks_off(line.text) else "new"
        if line.gap:
            return "on" if not line.rule and self._is_cut(line.text) else "new"
        if self._opens(line.text):
            return "new"
        return self._by_length(line.text)

    def _number(self, text: str) -> str:
        """The paragraph number that a line opens with, or consists of; "" where it has none."""
        if _is_lone(text):
            return text.rstrip(".") if text[0] != "(" else ""
        return printed_number(text, self.last, self.decimals)

    def _is_due(self, number: str) -> bool:
        return follows(number, self.last or "0")

    def _breaks_off(self, below: str) -> bool:
        """Where each line is a paragraph: the one above was broken all the same, within a sentence of a resolution."""
        if self._opens(below):
            return False
        within = self.enacted and bool(self.last) and not ENACTING.fullmatch(below)
        return self._last_word() in LINKING or (within and not _ENDS_A_CLAUSE.search(self.above))

    def _is_cut(self, below: str) -> bool:
        """The paragraph above was cut: none ends with an article, in a bracket, or without a stop in a full line."""
        if (
            self._opened_note(below) is not None
            or any(opening.match(below) for opening in _OPENINGS)
            or self._number(below)
        ):
            return False
        if self._last_word() in LINKING:
            return True
        left = _TRAILING_MARK.sub("", "".join(self.parts[-_BRACKET_LINES:]))
        if CLOSED.search(left) or (self.enacted and PREAMBULAR.match(below)):
            return False
        if left.count("(") > left.count(")"):
            return True
        full = len(self.above) >= _PROSE * self.width and not self._early(below)
        return self.enacted and full and not left.endswith(",")

    def _opens(self, text: str) -> bool:
        """A paragraph begins here, as the words of this line tell or those of the line above."""
        above = self.above
        clause = _ENDS_A_CLAUSE.search(above) is not None
        if ENACTING.fullmatch(text) or ENACTING.fullmatch(above) or SIGNATURE.match(text):
            return True
        if RESOLUTION_NAME.fullmatch(above) or _BRACKETED.fullmatch(text) or _BRACKETED.fullmatch(above):
            return True
        if not self.enacted and ADOPTION.match(self.parts[0]) and not ADOPTION.match(text):
            return True
        if self._opened_note(text) is not None or (CLOSED.search(above) and ADOPTED_OPENS.match(text)):
            return True
        if _is_lone(text) or NUMBERED.match(text):
            number = self._number(text)
            due = text.startswith("(") or number == "1" or is_decimal(number) or self._is_due(number)
            return due and (clause or self._early(text))
        if LIST_ITEM.match(text) or self._number(text):
            return clause
        if clause and text[0] in OPENING_QUOTES and self._in_quotation(text):
            return True
        return clause and self.enacted and not self.notes and PREAMBULAR.match(text) is not None and text[0].isupper()

    def _in_quotation(self, text: str) -> bool:
        """A quotation of several paragraphs opens each of them with its mark, and closes the last one only."""
        mark = text[0]
        if not text[1:2].isupper():
            return False
        return self.above.endswith(":") or (self.parts[0].startswith(mark) and self.quotes % 2 == 1)

    def _by_length(self, text: str) -> Literal["new", "line", "on"]:
        """What a line does that neither its words nor a blank tell, by how long those above and below are."""
        above = self.above
        goes_on = text[0].islower() or text[0].isdigit() or above.endswith(",") or self._last_word() in LINKING
        if goes_on or ends_cut(above):
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
        """The line above ended, though the first word below would have had room in it."""
        return _with_next_word(self.above, below) < self.reach

    def _last_word(self) -> str:
        return self.above.rpartition(" ")[2]


def _is_lone(text: str) -> bool:
    return _LONE_NUMBER.fullmatch(text) is not None
