"""A table's row → cells that a template writes beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from corpus.document import Block, Cell, Document
from corpus.ranges import Span
from service.pages.markup import Hit, Link, Piece, pieces


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as a page shows it; `column` is what heads it."""

    cell: Cell
    column: str
    pieces: tuple[Piece, ...]


def cell_views(
    document: Document,
    block: Block,
    *,
    marked: Sequence[Span | Hit] = (),
    links: Sequence[Link] = (),
) -> tuple[CellView, ...]:
    """The cells of a row, those included that go on from a row above; none of a block that is no row."""
    shown = partial(pieces, document, block, marked=marked, links=links)
    return tuple(
        CellView(cell, document.column_of(cell), shown(cell.span) if cell.start < cell.end else ())
        for cell in block.cells
    )


def own_cells(block: Block, views: Sequence[CellView]) -> tuple[CellView, ...]:
    """Those that do not go on from a row above, where a page has shown them."""
    row = row_of(block)
    return tuple(view for view in views if view.cell.row == row)


def row_of(block: Block) -> int:
    """Which row of its table a block is; -1 for one that is none."""
    return max((cell.row for cell in block.cells), default=-1)
