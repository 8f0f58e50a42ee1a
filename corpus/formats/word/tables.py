"""A Word table's rows of cells, with the columns and rows that each cell covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.formats.word.package import WORD, Element, attribute, child_value

#: What content controls and tracked changes wrap around rows and cells.
WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell; `left` is its first column. One that `goes_on` only continues the cell above it."""

    element: Element
    left: int
    columns: int
    goes_on: bool
    rows: int = 1


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row; `head`: Word repeats it on each page. `before` columns are left free in front of its cells."""

    cells: tuple[WordCell, ...]
    head: bool
    before: int


def table_rows(table: Element) -> list[WordRow]:
    """The rows that are not deleted."""
    rows: list[WordRow] = []
    for element in _unwrapped(table, "tr"):
        if not _is_deleted(element):
            rows.append(_row(element, rows[-1].cells if rows else ()))
    return _with_depths(rows)


def deleted_rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row whose deletion is tracked."""
    return ([*_unwrapped(row, "tc")] for row in _unwrapped(table, "tr") if _is_deleted(row))


def _is_deleted(row: Element) -> bool:
    return row.find(f"{WORD}trPr/{WORD}del") is not None


def _row(element: Element, above: Sequence[WordCell]) -> WordRow:
    properties = element.find(f"{WORD}trPr")
    head = properties.find(f"{WORD}tblHeader") if properties is not None else None
    before = _count(child_value(properties, "gridBefore"), 0)
    starts = {cell.left for cell in above}
    cells: list[WordCell] = []
    left = before
    for cell in _unwrapped(element, "tc"):
        own = cell.find(f"{WORD}tcPr")
        merged = own.find(f"{WORD}vMerge") if own is not None else None
        goes_on = merged is not None and attribute(merged, "val") != "restart" and left in starts
        cells.append(WordCell(cell, left, max(_count(child_value(own, "gridSpan"), 1), 1), goes_on))
        left += cells[-1].columns
    is_head = head is not None and attribute(head, "val") not in ("0", "false", "off")
    return WordRow(tuple(cells), is_head, before)


def _with_depths(rows: Sequence[WordRow]) -> list[WordRow]:
    """The rows, each cell with how many rows it covers: counted from below, where it ends."""
    deep: list[WordRow] = []
    going_on: dict[int, int] = {}
    for row in reversed(rows):
        cells = tuple(replace(cell, rows=1 + going_on.get(cell.left, 0)) for cell in row.cells)
        going_on = {cell.left: cell.rows for cell in cells if cell.goes_on}
        deep.append(replace(row, cells=cells))
    return deep[::-1]


def _count(printed: str | None, otherwise: int) -> int:
    return int(printed) if printed and re.fullmatch("[0-9]{1,3}", printed) else otherwise


def _unwrapped(element: Element, name: str) -> Iterator[Element]:
    """Children of this name; content controls may stand around them."""
    for child in element:
        if child.tag == WORD + name:
            yield child
        elif child.tag in WRAPPERS:
            yield from _unwrapped(child, name)
