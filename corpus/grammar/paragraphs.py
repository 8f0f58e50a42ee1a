"""Lines → paragraphs, and ranges taken out of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.lines import BODY_SIZE, CellPlace, Line, PageTurn, Run
from corpus.ranges import Span

#: Between the cells of a row. A blank would make one number of "6" and "118 002".
CELL_BORDER = "\t"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a table's row: its range of the row's text, and its place in the table."""

    span: Span
    place: CellPlace


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined by spaces, cells by borders; offsets are into `text`.

    marks  `(at, number)`, their digits taken out
    cells  of a table's row, those in which something stands
    """

    text: str
    runs: tuple[Run, ...] = ()
    breaks: tuple[int, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    indent: float = 0.0
    size: float = BODY_SIZE
    rule: bool = False
    page: int | None = None
    turns: tuple[PageTurn, ...] = ()
    note: str | None = None
    item: bool = False
    row: bool = False
    cells: tuple[PrintedCell, ...] = ()
    quoted: bool = False
    typed: bool = False

    @property
    def bold(self) -> bool:
        """Every word of it is bold."""
        covered = sum(run.end - run.start for run in self.runs if run.kind == "bold")
        between = len(self.breaks) + max(len(self.cells) - 1, 0)
        return covered >= len(self.text) - between > 0

    @property
    def prominent(self) -> bool:
        return self.bold or self.size > BODY_SIZE


def joined(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Lines up to the next gap, or to where a footnote begins or ends, are one paragraph."""
    together: list[Line] = []
    for line in lines:
        if together and (line.gap or line.note != together[0].note):
            yield _from_lines(together)
            together = []
        together.append(line)
    if together:
        yield _from_lines(together)


def _from_lines(lines: Sequence[Line]) -> Paragraph:
    first = lines[0]
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    borders = [_is_border(above, below) for above, below in pairwise(lines)]
    between = [CELL_BORDER if border else " " for border in borders]
    return Paragraph(
        text="".join(part for line, after in zip(lines, (*between, ""), strict=True) for part in (line.text, after)),
        runs=tuple(run.moved(start) for line, start in zip(lines, starts, strict=True) for run in line.runs),
        breaks=tuple(start for start, border in zip(starts[1:], borders, strict=True) if not border),
        indent=first.indent,
        size=first.size,
        rule=first.rule,
        page=first.page,
        turns=tuple(_turns(lines, starts)),
        note=first.note,
        item=first.item,
        row=first.row,
        cells=tuple(_cells(lines, starts)),
        quoted=first.quoted,
        typed=first.typed,
    )


def _turns(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[PageTurn]:
    """Where lines joined to one text, which begin in it at `starts`, go on to other pages."""
    page = lines[0].page
    for line, start in zip(lines, starts, strict=True):
        if line.page is not None and line.page != page:
            yield PageTurn(start, line.page)
        yield from (turn.moved(start) for turn in line.turns)
        page = line.turns[-1].page if line.turns else line.page


def _is_border(above: Line, below: Line) -> bool:
    return below.cell is not None and above.cell != below.cell


def _cells(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[PrintedCell]:
    for place, within in groupby(zip(lines, starts, strict=True), key=lambda placed: placed[0].cell):
        placed = [*within]
        last, last_start = placed[-1]
        if place is not None:
            yield PrintedCell(Span(placed[0][1], last_start + len(last.text)), place)


def stacked(first: Paragraph, second: Paragraph, *, is_break: bool = False) -> Paragraph:
    """Two paragraphs as one, a space between them; `is_break` remembers that the print begins a new line there."""
    shift = len(first.text) + 1
    last_page = first.turns[-1].page if first.turns else first.page
    turn = (PageTurn(shift, second.page),) if second.page is not None and second.page != last_page else ()
    return replace(
        first,
        text=f"{first.text} {second.text}",
        runs=first.runs + tuple(run.moved(shift) for run in second.runs),
        breaks=first.breaks + ((shift,) if is_break else ()) + tuple(at + shift for at in second.breaks),
        turns=first.turns + turn + tuple(own.moved(shift) for own in second.turns),
        marks=first.marks + tuple((at + shift, number) for at, number in second.marks),
        cells=first.cells + tuple(replace(cell, span=cell.span.moved(shift)) for cell in second.cells),
    )


def without(paragraph: Paragraph, cuts: Sequence[Span]) -> tuple[Paragraph, Callable[[int], int]]:
    """The paragraph less the ranges `cuts` (ascending, disjoint), and where an offset has moved to."""
    starts = [start for start, _ in cuts]
    lost = [0]
    for start, end in cuts:
        lost.append(lost[-1] + end - start)

    def moved(at: int) -> int:
        before = bisect_left(starts, at)
        inside = max(0, cuts[before - 1].end - at) if before else 0
        return at - lost[before] + inside

    ends = [0, *(end for _, end in cuts)]
    text = "".join(paragraph.text[a:b] for a, b in zip(ends, (*starts, len(paragraph.text)), strict=True))
    runs = (replace(run, start=moved(run.start), end=moved(run.end)) for run in paragraph.runs)
    bare = replace(
        paragraph,
        text=text,
        runs=tuple(run for run in runs if run.start < run.end),
        breaks=tuple(place for place in map(moved, paragraph.breaks) if 0 < place < len(text)),
        turns=tuple(PageTurn(moved(turn.at), turn.page) for turn in paragraph.turns),
        marks=tuple((moved(at), number) for at, number in paragraph.marks),
        cells=tuple(replace(cell, span=Span(*map(moved, cell.span))) for cell in paragraph.cells),
    )
    return bare, moved
