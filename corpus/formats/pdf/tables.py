"""Rows of words that stand in columns → the rows of a table, each with its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.text_lines import TextLine, table_row, text_line
from corpus.formats.pdf.words import Row, Word, width_of
from corpus.lines import CellPlace

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the page's body.

#: Ems of white space between columns: words of one cell stand nearer to each other.
#: Half: 9 documents and 13 blocks differ: items +3, paragraphs -1. Double: 16 documents and 59 blocks differ: items -6.
_COLUMN_GAP = 1.0
#: Share of the rows that may run on from one column into the next, as subheadings of a table do.
#: Half: 6 documents and 8 blocks differ: items +1. Double: 10 documents and 35 blocks differ: items -4.
_BRIDGING = 0.1
#: Times the size, from line to line: text in a cell is set as tight, and rows of figures have more room.
#: Half: 8 documents and 58 blocks differ: items +211. Double: 1 document and 2 blocks differ: items -1.
_PROSE_LEADING = 1.3
_FIGURE = re.compile(r"[\d.,–—%-]+")
#: Share of the lines that have a rule above: where as many have, rules alone part the rows.
#: Half: 4 documents and 25 blocks differ: items -17. Double: nothing differs.
_RULED = 0.5
#: Times the closest leading of a table: lines of one cell are no further apart.
#: Half: 15 documents and 231 blocks differ: items +795, paragraphs +1.
#: Double: 12 documents and 105 blocks differ: items +14.
_SAME_CELL = 1.2
#: Share of the lines: where more of them stand close, the leading tells no rows and each line is one.
#: Half: 6 documents and 28 blocks differ: items +35. Double: 13 documents and 144 blocks differ: items -100.
_CLOSE_ROWS = 0.6
#: Lines of prose that stands among the rows of a table.
#: Half: 14 documents and 100 blocks differ: items -98. Double: 2 documents and 2 blocks differ: as_word -2.
_PROSE_LINES = 3
#: Share of the table's width that each of them but the last has.
#: Half: nothing differs. Double: 2 documents and 2 blocks differ: as_word -2.
_WIDE = 0.6


def table_rows(rows: Sequence[Row], rules: Sequence[Rule], page: int, em: float) -> tuple[TextLine, ...]:
    """The table's rows. Lines between two rules, or close to each other, become one row, unless they are prose."""
    columns = _columns(rows, em)
    width = width_of(rows)
    lines: list[TextLine] = []
    for top, group in enumerate(_groups(rows, rules, columns, em)):
        if _is_prose(group, width, em):
            lines += (text_line(row, page) for row in group)
        else:
            lines.append(_row(group, top, columns, page, em))
    return tuple(lines)


def _is_prose(group: Sequence[Row], width: float, em: float) -> bool:
    """Lines close to each other that run over the table, whatever its columns are."""
    wide = all(row[-1].right - row[0].left >= _WIDE * width for row in group[:-1])
    return len(group) >= _PROSE_LINES and wide and all(len(list(_pieces(row, em))) == 1 for row in group)


def _columns(rows: Sequence[Row], em: float) -> list[tuple[float, float]]:
    """Where columns begin and end: between them, next to no row has anything."""
    start, end = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    cover = [0] * (int(end - start) + 2)
    for row in rows:
        for piece in _pieces(row, em):
            for at in range(int(piece[0].left - start), int(piece[-1].right - start) + 1):
                cover[at] += 1
    few = int(len(rows) * _BRIDGING)
    return _wide_apart([(start + at, count > few) for at, count in enumerate(cover)], em)


def _pieces(row: Row, em: float) -> Iterator[tuple[Word, ...]]:
    """Words without a wide gap between them: what a row has in one column, or in several where it runs on."""
    together: list[Word] = []
    for word in row:
        if together and word.left - together[-1].right >= _COLUMN_GAP * em:
            yield tuple(together)
            together = []
        together.append(word)
    yield tuple(together)


def _wide_apart(cover: Sequence[tuple[float, bool]], em: float) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for at, covered in cover:
        if not covered:
            continue
        if columns and at - columns[-1][1] < _COLUMN_GAP * em:
            columns[-1] = (columns[-1][0], at)
        else:
            columns.append((at, at))
    return columns or [(cover[0][0], cover[-1][0])]


Columns = Sequence[tuple[float, float]]


def _groups(rows: Sequence[Row], rules: Sequence[Rule], columns: Columns, em: float) -> Iterator[list[Row]]:
    """Lines grouped into rows of the table, by rules or by how close they stand, where either tells rows at all."""
    gaps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    is_close = [gap <= _SAME_CELL * min(gaps) for gap in gaps]
    ruled = [_is_ruled(above, below, rules) for above, below in pairwise(rows)]
    by_rules = sum(ruled) >= _RULED * len(gaps)
    by_leading = sum(is_close) < _CLOSE_ROWS * len(gaps)
    group = [rows[0]]
    for above, row, close, rule in zip(rows, rows[1:], is_close, ruled, strict=False):
        wraps = _wraps(row, columns, em) or (any(ruled) and _is_set_as_text(above, row, em))
        is_cell = by_rules and not _opens_row(above, row, columns, em)
        if rule or not (is_cell or (close and (by_leading or wraps))):
            yield group
            group = []
        group.append(row)
    yield group


def _opens_row(above: Row, row: Row, columns: Columns, em: float) -> bool:
    """It has text in the first column and in others, with more room above than text in a cell has."""
    pieces = list(_pieces(row, em))
    return not _is_tight(above, row) and len(pieces) > 1 and _column_of(pieces[0], columns) == 0


def _is_tight(above: Row, row: Row) -> bool:
    """The row has the leading of prose."""
    return row[0].base - above[0].base <= _PROSE_LEADING * row[0].size


def _is_set_as_text(above: Row, row: Row, em: float) -> bool:
    """The row has the leading of prose, and no figure in any cell: rows of a table have more room, or figures."""
    return _is_tight(above, row) and not any(
        _FIGURE.fullmatch(piece[0].text) for piece in _pieces(row, em) if len(piece) == 1
    )


def _is_ruled(above: Row, below: Row, rules: Sequence[Rule]) -> bool:
    length = max(above[-1].right, below[-1].right) - min(above[0].left, below[0].left)
    return any(above[0].base < rule.base < below[0].base and rule.right - rule.left >= length / 2 for rule in rules)


def _wraps(row: Row, columns: Columns, em: float) -> bool:
    """It has text in one column, and not in the first: a cell of the row above goes on."""
    pieces = list(_pieces(row, em))
    return len(pieces) == 1 and _column_of(pieces[0], columns) > 0


def _column_of(piece: Sequence[Word], columns: Columns) -> int:
    """The column that words stand in; the first of several."""
    return _columns_of(piece, columns)[0]


def _columns_of(piece: Sequence[Word], columns: Columns) -> list[int]:
    """The columns that words stand in."""
    left, right = piece[0].left, piece[-1].right
    inside = [index for index, (start, end) in enumerate(columns) if left < end + 1 and start - 1 < right]
    return inside or [len(columns) - 1]


def _row(group: Sequence[Row], top: int, columns: Columns, page: int, em: float) -> TextLine:
    cells: dict[int, list[Word]] = {}
    ends: dict[int, int] = {}
    for row in group:
        for piece in _pieces(row, em):
            covered = _columns_of(piece, columns)
            cells.setdefault(covered[0], []).extend(piece)
            ends[covered[0]] = max(ends.get(covered[0], 0), covered[-1] + 1)
    lines = [text_line(words, page) for _, words in sorted(cells.items())]
    places = [CellPlace(top, top + 1, first, ends[first]) for first in sorted(cells)]
    return table_row(lines, places)
