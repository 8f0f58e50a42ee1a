"""Gutters: white space that goes down through several rows of words and parts columns, of prose or of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from corpus.formats.pdf.text_lines import is_marker, opens_with_marker
from corpus.formats.pdf.words import Row

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the page's body.

#: Rows with text on both sides, and ems of white space: so many rows make a gutter of so much white space. In a row or
#: two it has to be wider, since lines of prose have gaps as well.
#: [0][0] half: 5 documents and 83 blocks differ: cut -5, untied -2.
#: Double: 6 documents and 73 blocks differ: cut +14, untied +1.
#: [0][1] half: 1 document and 2 blocks differ: items +5.
#: Double: 13 documents and 166 blocks differ: cut +32, untied +1.
#: [1][0] half: 6 documents and 12 blocks differ: items +8, paragraphs -1.
#: Double: 7 documents and 26 blocks differ: heads -2, items -11.
#: [1][1] half: 4 documents and 82 blocks differ: cut -5, untied -2.
#: Double: 7 documents and 26 blocks differ: heads -2, items -11.
#: [2][0] half: nothing differs. Double: 12 documents and 37 blocks differ: items -11, paragraphs +3.
#: [2][1] half: 8 documents and 64 blocks differ: items +55, paragraphs -41.
#: Double: 2 documents and 1 block differ: items -1.
_GUTTERS = ((4, 0.9), (2, 2.0), (1, 3.5))
#: Ems: no gutter is narrower; blanks of justified lines are.
#: Half: nothing differs. Double: 4 documents and 35 blocks differ: gaps -1, items -8.
_NARROWEST = 0.6
#: Ems from row to row: a gutter does not go on over more white space.
#: Half: 37 documents and 344 blocks differ: cut +21, untied +1.
#: Double: 11 documents and 70 blocks differ: cut -1, untied -2.
_REACH = 3.8
#: Ems of white space between the columns of a table: a line of prose that stands between its rows goes over as much.
#: Half: 1 document and 8 blocks differ: items -6, paragraphs +2.
#: Double: 1 document and 1 block differ: items +3, paragraphs -1.
_RUN_ON = 4.0
#: Lines: so many that run on are prose; fewer are a heading within the table.
#: Half: 2 documents and 25 blocks differ: gaps +1, items -6.
#: Double: 1 document and 1 block differ: items +3, paragraphs -1.
_FEWEST_LINES = 3
#: Ems from line to line: the short last line of a paragraph stands no further below it.
#: Half or double: nothing differs.
_LEADING = 1.5


@dataclass(frozen=True, slots=True)
class Gutter:
    """Rows `[first, last)` have nothing between `left` and `right`; in `both` of them there is text on both sides."""

    first: int
    last: int
    left: float
    right: float
    both: int

    @property
    def rows(self) -> int:
        return self.last - self.first

    @property
    def width(self) -> float:
        return self.right - self.left

    def overlaps(self, others: Collection[tuple[float, float]]) -> bool:
        return any(left < self.right and self.left < right for left, right in others)

    def has_both(self, row: Row) -> bool:
        """The row has text on both sides of it."""
        return _has_both(row, self.left, self.right)

    def sides(self, rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
        """What stands to the left and to the right of it."""
        middle = (self.left + self.right) / 2
        left = [tuple(word for word in row if word.right <= middle) for row in rows]
        right = [tuple(word for word in row if word.right > middle) for row in rows]
        return [row for row in left if row], [row for row in right if row]


def find_gutters(rows: Sequence[Row], em: float, known: Collection[tuple[float, float]]) -> Iterator[Gutter]:
    """Every gutter between the words of `rows`. Where one grows narrower downwards, each width of it is a gutter."""
    for first in range(len(rows)):
        for gutter in _from(rows, first, em):
            # One that columns of prose had before is known again by its place, whatever its width.
            is_known = gutter.rows >= min(_GUTTERS[0][0], len(rows)) and gutter.overlaps(known)
            if is_known or _is_wide(gutter, em):
                yield gutter


def _is_wide(gutter: Gutter, em: float) -> bool:
    return any(gutter.both >= both and gutter.width >= width * em for both, width in _GUTTERS)


def less_prose(gutter: Gutter, rows: Sequence[Row], em: float) -> tuple[Gutter, ...]:
    """What is left of a table's gutter without the lines of prose that it goes past: itself where there are none.

    A cell goes on below itself, over a gap of no other row. Prose runs on over the white space that rows with text on
    both sides have in common: between the parts of a running head, or between the columns of two tables.
    """
    past = _prose(gutter, rows, em)
    if not past:
        return (gutter,)
    edges = [gutter.first, *(edge for lines in past for edge in lines), gutter.last]
    parts = (_part(gutter, rows, first, last) for first, last in zip(edges[::2], edges[1::2], strict=True))
    return tuple(part for part in parts if part and _is_wide(part, em))


def _prose(gutter: Gutter, rows: Sequence[Row], em: float) -> list[tuple[int, int]]:
    """Ranges of lines that run on, each between two rows of the table."""
    both = [at for at in range(gutter.first, gutter.last) if gutter.has_both(rows[at])]
    white = list(_white_space([rows[at] for at in both], gutter, em))
    found = []
    for above, below in pairwise([*both, gutter.last]):
        on = [at for at in range(above + 1, below) if _runs_on(rows[at], white, em)]
        if len(on) >= _FEWEST_LINES:
            found.append((on[0], _paragraph_end(rows, on[-1], below, em)))
    return found


def _white_space(rows: Sequence[Row], gutter: Gutter, em: float) -> Iterator[tuple[float, float]]:
    """Where none of the rows has anything, left and right of the gutter."""
    words = sorted((word.left, word.right) for row in rows for word in row)
    ends = accumulate((right for _, right in words), max)
    for end, (start, _) in zip(ends, words[1:], strict=False):
        for left, right in ((end, min(start, gutter.left)), (max(end, gutter.right), start)):
            if right - left >= _NARROWEST * em:
                yield left, right


def _runs_on(row: Row, white: Iterable[tuple[float, float]], em: float) -> bool:
    """It is one line of text, and goes over a good deal of the white space."""
    text = row[1:] if opens_with_marker(row) else row
    if not text or any(second.left - first.right >= em for first, second in pairwise(text)):
        return False
    over = (min(right, text[-1].right) - max(left, text[0].left) for left, right in white)
    return sum(part for part in over if part > 0) >= _RUN_ON * em


def _paragraph_end(rows: Sequence[Row], at: int, end: int, em: float) -> int:
    """Behind the short last line of a paragraph, of which the line `at` runs on."""
    at += 1
    while at < end and rows[at][0].base - rows[at - 1][0].base <= _LEADING * em:
        at += 1
    return at


def _part(gutter: Gutter, rows: Sequence[Row], first: int, last: int) -> Gutter | None:
    """The gutter between these rows, as wide as they leave it; it begins with text on both sides."""
    both = [at for at in range(first, last) if gutter.has_both(rows[at])]
    if not both:
        return None
    left, right = gutter.sides(rows[both[0] : last])
    ends, starts = (row[-1].right for row in left), (row[0].left for row in right)
    return Gutter(both[0], last, max(ends), min(starts), len(both))


def _from(rows: Sequence[Row], first: int, em: float) -> Iterator[Gutter]:
    above = list(_gaps(rows[first - 1], em)) if first else []
    for left, right in _gaps(rows[first], em):
        if any(start <= left and right <= end for start, end in above):
            continue  # it has begun above
        last, both = first + 1, 1
        while last < len(rows) and rows[last][0].base - rows[last - 1][0].base <= _REACH * em:
            narrowed = _free(rows[last], left, right)
            if narrowed[1] - narrowed[0] < _NARROWEST * em:
                break
            if narrowed != (left, right):
                yield Gutter(first, last, left, right, both)
            left, right = narrowed
            both += _has_both(rows[last], left, right)
            last += 1
        yield Gutter(first, last, left, right, both)


def _has_both(row: Row, left: float, right: float) -> bool:
    """The row has text on both sides; a marker alone is none."""
    if not row[0].left < left < right < row[-1].right:
        return False
    return not (opens_with_marker(row) and row[1].left >= right)


def _gaps(row: Row, em: float) -> Iterator[tuple[float, float]]:
    """Gaps of a row that may be part of a gutter: not the one between a marker and its text."""
    apart = False
    for first, second in pairwise(row):
        gap = second.left - first.right
        marks = opens_with_marker(row) if first is row[0] else apart and is_marker(first)
        apart = gap >= _NARROWEST * em
        if apart and not marks:
            yield first.right, second.left


def _free(row: Row, left: float, right: float) -> tuple[float, float]:
    """The widest piece of a gap that the words of a row leave free."""
    inside = [word for word in row if word.right > left and word.left < right]
    starts = [left, *(word.right for word in inside)]
    ends = [*(word.left for word in inside), right]
    return max(zip(starts, ends, strict=True), key=lambda free: free[1] - free[0])
