"""Gutters: white space that goes down through several rows of words and parts columns, of prose or of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats.pdf.text_lines import MARKER
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
            if is_known or any(gutter.both >= both and gutter.width >= width * em for both, width in _GUTTERS):
                yield gutter


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
            both += rows[last][0].left < left and rows[last][-1].right > right
            last += 1
        yield Gutter(first, last, left, right, both)


def _gaps(row: Row, em: float) -> Iterator[tuple[float, float]]:
    """Gaps of a row that may be part of a gutter: not the one between a marker and its text."""
    apart = True
    for first, second in pairwise(row):
        gap = second.left - first.right
        is_marker = apart and (first.raised or MARKER.fullmatch(first.text))
        apart = gap >= _NARROWEST * em
        if apart and not is_marker:
            yield first.right, second.left


def _free(row: Row, left: float, right: float) -> tuple[float, float]:
    """The widest piece of a gap that the words of a row leave free."""
    inside = [word for word in row if word.right > left and word.left < right]
    starts = [left, *(word.right for word in inside)]
    ends = [*(word.left for word in inside), right]
    return max(zip(starts, ends, strict=True), key=lambda free: free[1] - free[0])
