"""A table's row → cells that a template writes beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, Cell, Document
from corpus.ranges import Span
from service.pages.markup import Link, Piece, pieces


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as a page shows it; `column` is what heads it."""

    cell: Cell
    column: str
    pieces: tuple[Piece, ...]


def cell_views(
    document: Document, block: Block, *, marked: Sequence[Span] = (), links: Sequence[Link] = ()
) -> tuple[CellView, ...]:
    """The cells of a row, those included that go on from a row above; none of a block that is no row."""
    return tuple(_views(document, block, marked, links))


def own_cells(block: Block, views: Sequence[CellView]) -> tuple[CellView, ...]:
    """Those that do not go on from a row above, where a page has shown them."""
    row = row_of(block)
    return tuple(view for view in views if view.cell.row == row)


def row_of(block: Block) -> int:
    """Which row of its table a block is; -1 for one that is none."""
    return max((cell.row for cell in block.cells), default=-1)


def _views(document: Document, block: Block, marked: Sequence[Span], links: Sequence[Link]) -> Iterator[CellView]:
    for cell in block.cells:
        shown = pieces(document, block, cell.span, marked=marked, links=links) if cell.start < cell.end else ()
        yield CellView(cell, document.column_of(cell), shown)
