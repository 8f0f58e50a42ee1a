"""What every reader gives to the grammar: lines with their look, and nothing about their meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

RunKind = Literal["superscript", "mark", "bold", "italic", "link"]

#: Points. Readers of formats without sizes map their structure to these.
BODY_SIZE = 10.0
INDENT_STEP = 24.0
#: Of headings by level, the outermost first.
HEADING_SIZES = (20.0, 16.0, 14.0, 13.0, 12.0, 11.0)

SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_PLAIN = str.maketrans(SUPERSCRIPT_DIGITS, "0123456789")
_TO_SUPERSCRIPT = str.maketrans("0123456789+-−=()", f"{SUPERSCRIPT_DIGITS}⁺⁻⁻⁼⁽⁾")


@dataclass(frozen=True, slots=True)
class Run:
    """A range `[start, end)` of a line's text, in code points, that looks different or leads somewhere.

    A "mark" is a footnote mark beyond doubt, told by the format's structure; a "superscript" may be one. Of both,
    `target` is the number.
    """

    start: int
    end: int
    kind: RunKind
    target: str = ""

    def moved(self, by: int) -> Run:
        return Run(self.start + by, self.end + by, self.kind, self.target)


@dataclass(frozen=True, slots=True)
class PageTurn:
    """Within a text, the print goes on to another page in front of `at`; `page` is 1-based."""

    at: int
    page: int

    def moved(self, by: int) -> PageTurn:
        return PageTurn(self.at + by, self.page)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands in its table: rows and columns, counted from 0, half open.

    head  the format says that it heads the columns it stands over
    """

    top: int
    bottom: int
    left: int
    right: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    text    without markup, superscripts included (their runs tell them apart)
    indent  points from the body's left margin
    size    points; above BODY_SIZE it looks like a heading
    gap     a blank stands above it: a new unit may begin
    rule    a horizontal rule stands above it
    page    1-based, where the format has pages: that on which it begins
    turns   where it goes on to other pages
    note    the number of the footnote whose text this line belongs to, where the format says so by structure
    item    the format says that a list item begins here
    row     the format says that this is a cell of a table
    cell    which cell, where the format or the print tells cells apart
    quoted  the format says that this is a block quotation, or print sets it in from both margins as only those are
    typed   the format knows no looks, and lines end where the print was broken
    """

    text: str
    runs: tuple[Run, ...] = ()
    indent: float = 0.0
    size: float = BODY_SIZE
    gap: bool = False
    rule: bool = False
    page: int | None = None
    turns: tuple[PageTurn, ...] = ()
    note: str | None = None
    item: bool = False
    row: bool = False
    cell: CellPlace | None = None
    quoted: bool = False
    typed: bool = False


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a reader makes of a file: its lines, and a sentence for each thing that it could not read.

    pages  how many the file has, also those without a line; 0 where the reader does not count them
    edges  running heads and feet, page and job numbers: printed, and no text
    """

    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()
    pages: int = 0
    edges: tuple[Line, ...] = ()


def united(text: str, runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in the order of the text, those of one look put together that a reader has met in pieces.

    A blank between two bold words is as good as bold. Superscripts whose number is known stay as they are.
    """
    last: dict[tuple[RunKind, str], Run] = {}
    done: list[Run] = []
    for run in runs:
        before = last.get((run.kind, run.target))
        if before is not None and _goes_on(text, before, run):
            run = replace(run, start=before.start)
        elif before is not None:
            done.append(before)
        last[run.kind, run.target] = run
    return tuple(sorted((*done, *last.values()), key=lambda run: (run.start, -run.end)))


def _goes_on(text: str, before: Run, run: Run) -> bool:
    if run.kind in ("mark", "superscript"):
        return not run.target and before.end == run.start
    return not text[before.end : run.start].strip()


def plain_digits(superscript: str) -> str:
    """ "¹²" as "12"."""
    return superscript.translate(_TO_PLAIN)


def as_superscript(text: str) -> str:
    """ "12" as "¹²", as long as before; what has letters in it, "th", stays as it is."""
    raised = text.translate(_TO_SUPERSCRIPT)
    return text if any(sign.isalpha() for sign in raised) or raised.startswith("[") else raised
