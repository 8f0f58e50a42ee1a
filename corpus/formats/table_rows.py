"""Tables → lines: a row is a unit of which each cell is a line, unless the table only places text on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.lines import Line

#: Characters; no line of a masthead has so many.
SENTENCE = 90
#: A cell's lines; a row's cells.
Cell = Sequence[Line]
Row = Sequence[Cell]


def is_layout(rows: Sequence[Row], *, at_head: bool) -> bool:
    """The table places paragraphs side by side, as mastheads and signatures do, or frames them.

    `at_head`: nothing of a sentence's length, `SENTENCE`, stands above it.
    """
    filled = [[cell for cell in row if cell] for row in rows]
    if all(len(row) <= 1 for row in filled):
        return True
    stacked = any(len(cell) > 1 for row in filled for cell in row)
    return stacked and (at_head or len(filled) == 1)


def row_lines(row: Row) -> Iterator[Line]:
    """The lines of a table's row, the first of which begins a unit."""
    gap = True
    for line in _of_cells(row):
        yield replace(line, gap=gap, row=True, item=False)
        gap = False


def _of_cells(row: Row) -> Iterable[Line]:
    return (line for cell in row for line in cell)
