"""Tables: which cells head the columns, and so each cell of a row.

Where the format does not say which rows head a table, they are told by their looks, or by standing as words, or as
years, above columns of figures. Where nothing tells them, no cell has a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from corpus.document import Block, Cell
from corpus.grammar.drafts import Draft
from corpus.grammar.paragraphs import PrintedCell
from corpus.lines import CellPlace, Run, RunKind
from corpus.ranges import Span

_FIGURE = re.compile(r"[\W\d]+")
_YEARS = re.compile(r"(?:1[89]|2[01])\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?")
#: Looks that set the head of a table apart.
_LOOKS: tuple[RunKind, ...] = ("bold", "italic")
#: Rows: what heads the columns of a table has no more.
_MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the number of its block, and its cells, whose spans are ranges of the document's text."""

    block: int
    cells: tuple[PrintedCell, ...]
    texts: tuple[str, ...]
    looks: frozenset[RunKind]

    @property
    def top(self) -> int:
        return self.cells[0].place.top

    @property
    def right(self) -> int:
        return max(cell.place.right for cell in self.cells)

    @property
    def is_head(self) -> bool:
        return all(cell.place.head for cell in self.cells)

    def as_head(self, is_head: bool) -> _Row:
        return replace(self, cells=tuple(replace(c, place=replace(c.place, head=is_head)) for c in self.cells))


def with_cells(blocks: Sequence[Block], drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """The blocks made of the drafts, rows of tables with their cells."""
    done = list(blocks)
    for table in _tables(blocks, drafts):
        for number, cells in _cells_of(_with_heads(table)):
            done[number] = replace(blocks[number], cells=tuple(cells))
    return tuple(done)


def _tables(blocks: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[list[_Row]]:
    table: list[_Row] = []
    for number, (block, draft) in enumerate(zip(blocks, drafts, strict=True)):
        if not draft.body.cells:
            continue
        row = _row(number, block.start, draft)
        if table and row.top <= table[-1].top:
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _row(number: int, start: int, draft: Draft) -> _Row:
    body = draft.body
    return _Row(
        block=number,
        cells=tuple(replace(cell, span=cell.span.moved(start)) for cell in body.cells),
        texts=tuple(cell.span.of(body.text) for cell in body.cells),
        looks=frozenset(look for look in _LOOKS if all(_covered(cell.span, look, body.runs) for cell in body.cells)),
    )


def _covered(cell: Span, look: RunKind, runs: Iterable[Run]) -> bool:
    return any(run.kind == look and run.start <= cell.start and cell.end <= run.end for run in runs)


def _with_heads(table: Sequence[_Row]) -> list[_Row]:
    """The rows of a table. Where the format calls none of them a head, or all, its heads are told."""
    if 0 < sum(row.is_head for row in table) < len(table):
        return list(table)
    heads = _heads_by_look(table) or _heads_over_figures(table)
    return [row.as_head(number < heads) for number, row in enumerate(table)]


def _heads_by_look(table: Sequence[_Row]) -> int:
    """How many rows at the top have a look that not all others have."""
    for look in _LOOKS:
        heads = sum(1 for _ in takewhile(lambda row, look=look: look in row.looks, table))  # type: ignore[misc]
        if heads <= _MOST_HEADS and 0 < heads < len(table) and len(table[heads - 1].cells) > 1:
            return heads
    return 0


def _heads_over_figures(table: Sequence[_Row]) -> int:
    """How many rows at the top have words or years where those below have figures."""
    heads = 0
    for row in table[: min(_MOST_HEADS, len(table) - 1)]:
        if len(row.cells) < 2 or any(_is_figure(text) and not _YEARS.fullmatch(text) for text in row.texts[1:]):
            break
        heads += 1
    while heads and not _are_over_figures(table[heads - 1], table[heads:]):
        heads -= 1
    return heads


def _are_over_figures(head: _Row, below: Sequence[_Row]) -> bool:
    """Every column of the head but the first holds figures in most of its cells, and not the same years again."""
    columns = [cell.place for cell in head.cells if cell.place.left > 0]
    return bool(columns) and all(_holds_figures(_texts_in(place, below)) for place in columns)


def _texts_in(place: CellPlace, rows: Sequence[_Row]) -> list[str]:
    return [
        text
        for row in rows
        for cell, text in zip(row.cells, row.texts, strict=True)
        if cell.place.left < place.right and place.left < cell.place.right and len(row.cells) > 1
    ]


def _holds_figures(texts: Sequence[str]) -> bool:
    return 2 * sum(map(_is_figure, texts)) > len(texts)


def _is_figure(text: str) -> bool:
    """A figure, with its signs and units of money; a dash stands for none."""
    return _FIGURE.fullmatch(text) is not None


@dataclass(slots=True)
class _Above:
    """What the rows above hand down.

    width     columns of the table
    heads     cells that head columns, but titles, which go over all of them
    going_on  cells that cover several rows
    """

    width: int
    heads: list[PrintedCell] = field(default_factory=list)
    going_on: list[PrintedCell] = field(default_factory=list)

    def take(self, row: _Row) -> None:
        self.heads += [cell for cell in row.cells if cell.place.head and not self._is_title(cell.place)]
        kept = [cell for cell in self.going_on if cell.place.bottom > row.top + 1]
        self.going_on = kept + [cell for cell in row.cells if cell.place.bottom > row.top + 1]

    def _is_title(self, place: CellPlace) -> bool:
        return place.right - place.left >= self.width > 1

    def heads_of(self, place: CellPlace) -> list[PrintedCell]:
        """The cells that head its columns, the uppermost first: those of the last heads that follow each other."""
        heads: list[PrintedCell] = []
        for head in reversed(self.heads):
            over = head.place
            if over.top >= place.top or over.left >= place.right or place.left >= over.right:
                continue
            if len(heads) == _MOST_HEADS or (heads and over.bottom < heads[-1].place.top):
                break
            heads.append(head)
        return heads[::-1]


def _cells_of(table: Sequence[_Row]) -> Iterator[tuple[int, list[Cell]]]:
    """The number of each row's block, and all its cells: its own, those that go on from above, and the empty ones."""
    above = _Above(max(row.right for row in table))
    for row in table:
        yield row.block, [_cell(cell, above) for cell in _filled(row, above)]
        above.take(row)


def _filled(row: _Row, above: _Above) -> Iterator[PrintedCell]:
    going_on = [cell for cell in above.going_on if cell.place.bottom > row.top]
    column, end = 0, row.cells[0].span.start
    for cell in sorted((*row.cells, *going_on), key=lambda cell: cell.place.left):
        yield from _empty(range(column, cell.place.left), end, row)
        yield cell
        column = max(column, cell.place.right)
        end = cell.span.end if cell.place.top == row.top else end
    yield from _empty(range(column, above.width), end, row)


def _empty(columns: range, at: int, row: _Row) -> Iterator[PrintedCell]:
    for left in columns:
        yield PrintedCell(Span(at, at), CellPlace(row.top, row.top + 1, left, left + 1, row.is_head))


def _cell(cell: PrintedCell, above: _Above) -> Cell:
    place = cell.place
    return Cell(
        start=cell.span.start,
        end=cell.span.end,
        row=place.top,
        column=place.left,
        rows=place.bottom - place.top,
        columns=place.right - place.left,
        is_head=place.head,
        heads=tuple(head.span for head in above.heads_of(place)),
    )
