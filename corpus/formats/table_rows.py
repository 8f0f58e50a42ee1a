"""Tables → lines: a row is a unit of which each cell has its lines, unless the table only places text on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.lines import CellPlace, Line

#: Characters; no line of a masthead has so many.
SENTENCE = 90
#: Columns. No print has more; a file may claim a thousand for each of its cells (HTML standard, "colspan").
_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines, how many columns and rows it covers, and whether it heads these columns or this row."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1
    head: bool = False


Row = Sequence[Cell]


def is_layout(rows: Sequence[Row], *, at_head: bool) -> bool:
    """The table places paragraphs side by side, as mastheads and signatures do, or frames them.

    `at_head`: nothing of a sentence's length, `SENTENCE`, stands above it.
    """
    filled = [[cell for cell in row if cell.lines] for row in rows]
    if all(len(row) <= 1 for row in filled):
        return True
    stacked = any(len(cell.lines) > 1 for row in filled for cell in row)
    return stacked and (at_head or len(filled) == 1)


def row_lines(rows: Sequence[Row]) -> Iterator[list[Line]]:
    """The lines of each row, the first of which begins a unit; none of a row in which nothing stands.

    A row of one cell that holds notes is no row: its notes are units as they would be below the table.
    """
    filled = [any(cell.lines for cell in row) for row in rows]
    above = [0, *accumulate(map(int, filled))]
    for row in _placed(rows):
        lines = [
            replace(line, row=True, item=False, cell=_among_filled(place, above))
            for cell, place in row
            for line in cell.lines
        ]
        if sum(1 for cell, _ in row if cell.lines) == 1 and any(map(_opens_note, lines)):
            yield [_below_table(line, first=index == 0) for index, line in enumerate(lines)]
        else:
            yield [replace(line, gap=index == 0) for index, line in enumerate(lines)]


def _placed(rows: Sequence[Row]) -> Iterator[list[tuple[Cell, CellPlace]]]:
    """The cells of each row with their places; those that go on from a row above push them to the right.

    Only where all that stands in a row are heads do they head columns.
    """
    free_from: dict[int, int] = {}
    for top, row in enumerate(rows):
        left = 0
        heads = all(cell.head for cell in row if cell.lines)
        placed = []
        for cell in row:
            while free_from.get(left, 0) > top:
                left += 1
            bottom, right = min(top + max(cell.rows, 1), len(rows)), left + min(max(cell.columns, 1), _MOST_COLUMNS)
            free_from |= dict.fromkeys(range(left, right), bottom)
            placed.append((cell, CellPlace(top, bottom, left, right, heads)))
            left = right
        yield placed


def _among_filled(place: CellPlace, above: Sequence[int]) -> CellPlace:
    """The place where only the rows count in which something stands; `above` says how many do above each."""
    return replace(place, top=above[place.top], bottom=above[place.bottom])


def _opens_note(line: Line) -> bool:
    """A raised letter or figure stands in front of text."""
    first = line.runs[0] if line.runs else None
    return first is not None and first.kind == "superscript" and first.start == 0 and first.end < len(line.text)


def _below_table(line: Line, *, first: bool) -> Line:
    opens = _opens_note(line)
    return replace(line, gap=first or opens or line.gap, row=line.row and not opens, cell=None)
