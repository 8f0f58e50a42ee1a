"""Pieces of text with their looks, becoming lines: white space folded, NFC, looks as runs.

For readers of formats that cut a sentence into pieces wherever its look changes, or for no reason at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.lines import SUPERSCRIPT_DIGITS, Line, Run, RunKind, plain_digits, united
from corpus.printing.unprinted import printed

_SPACES = re.compile(r"\s+")
_RAISED = re.compile(f"[{SUPERSCRIPT_DIGITS}]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks, and where it leads: `target` is "" where it is no link."""

    bold: bool = False
    italic: bool = False
    superscript: bool = False
    target: str = ""

    @property
    def kinds(self) -> Iterator[tuple[RunKind, str]]:
        if self.bold:
            yield "bold", ""
        if self.italic:
            yield "italic", ""
        if self.superscript:
            yield "superscript", ""
        if self.target:
            yield "link", self.target


@dataclass(slots=True)
class _Piece:
    text: str
    look: Look
    mark: str = ""


@dataclass(slots=True)
class _Row:
    pieces: list[_Piece] = field(default_factory=list)
    gap: bool = True


@dataclass(slots=True)
class Inline:
    """A paragraph's text being put together, printed line by printed line."""

    rows: list[_Row] = field(default_factory=lambda: [_Row()])

    def write(self, text: str, look: Look) -> None:
        row = self.rows[-1].pieces
        # An accent may stand in another piece than its letter.
        accents = next((at for at, sign in enumerate(text) if not unicodedata.combining(sign)), len(text))
        if accents and row:
            row[-1].text += text[:accents]
            text = text[accents:]
        if text:
            row.append(_Piece(text, look))

    @property
    def ends_with_figure(self) -> bool:
        pieces = self.rows[-1].pieces
        return bool(pieces) and pieces[-1].text[-1:].isdigit()

    def mark(self, number: str, note: str = "") -> None:
        """A footnote's mark stands here; `note` tells which it means, where its number does not."""
        self.rows[-1].pieces.append(_Piece(number, Look(), note or number))

    def break_line(self, *, gap: bool = False) -> None:
        """A line ends here; with a gap, so does what it is part of."""
        self.rows.append(_Row(gap=gap))

    def lines(self) -> tuple[Line, ...]:
        """The lines that hold text, the first one with a gap; of the rest only text and runs are set."""
        lines: list[Line] = []
        for row in self.rows:
            line = _line(row.pieces)
            if line.text:
                lines.append(replace(line, gap=row.gap or not lines))
        return tuple(lines)


def _line(pieces: Sequence[_Piece]) -> Line:
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for piece in pieces:
        text = unicodedata.normalize("NFC", _SPACES.sub(" ", printed(piece.text)))
        if not parts or parts[-1][-1] == " ":
            text = text.removeprefix(" ")
        if not text:
            continue
        runs += _runs(piece, text, at)
        parts.append(text)
        at += len(text)
    text = unicodedata.normalize("NFC", "".join(parts)).rstrip()
    return Line(text, tuple(trimmed for run in united(text, runs) for trimmed in _trimmed(text, run)))


def _runs(piece: _Piece, text: str, at: int) -> Iterator[Run]:
    if piece.mark:
        yield Run(at, at + len(text), "mark", piece.mark)
        return
    for kind, target in piece.look.kinds:
        yield Run(at, at + len(text), kind, target)
    if not piece.look.superscript:
        for match in _RAISED.finditer(text):
            yield Run(at + match.start(), at + match.end(), "superscript")


def _trimmed(text: str, run: Run) -> Iterator[Run]:
    """The run within the text and without the blanks at its ends, if anything is left of it."""
    printed = text[run.start : run.end]
    start = run.start + len(printed) - len(printed.lstrip())
    end = start + len(printed.strip())
    if start < end:
        target = plain_digits(text[start:end]) if run.kind == "superscript" else run.target
        yield Run(start, end, run.kind, target)


def numbered(line: Line, number: str) -> Line:
    """The first line of a list item, with its number as printed; a bullet, "", is no part of the text.

    The number is bold where all of the text is.
    """
    if not number:
        return replace(line, item=True)
    shift = len(number) + 1
    runs = (replace(run.moved(shift), start=0 if _is_all_bold(run, line) else run.start + shift) for run in line.runs)
    return replace(line, text=f"{number} {line.text}", runs=tuple(runs), item=True)


def _is_all_bold(run: Run, line: Line) -> bool:
    return run.kind == "bold" and run.end - run.start == len(line.text)
