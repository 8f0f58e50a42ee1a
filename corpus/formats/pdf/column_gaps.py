"""Gutters: white space that goes down through several rows of words and parts columns, of prose or of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.formats.pdf.text_lines import MARKER
from corpus.formats.pdf.words import Row

# In ems, the size of the page's body.
#: So many rows with text on both sides make a gutter of white space as wide.
_GUTTERS = ((4, 0.9), (2, 2.0), (1, 3.5))
#: No gutter is narrower than this. One that columns of prose had before is known again in so many rows.
_NARROWEST = 0.6
_KNOWN_ROWS = 4
#: Rows that stand further apart do not belong together.
_REACH = 3.8
#: A marker stands so near to its text, or nearer.
_MARKER_GAP = 3.6


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
    """Every gutter between the words of `rows`; of one that grows narrower, each stage of it."""
    for first in range(len(rows)):
        for gutter in _from(rows, first, em):
            is_known = gutter.rows >= min(_KNOWN_ROWS, len(rows)) and gutter.overlaps(known)
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
        is_marker = apart and (first.raised or MARKER.fullmatch(first.text)) and gap <= _MARKER_GAP * em
        apart = gap >= _NARROWEST * em
        if apart and not is_marker:
            yield first.right, second.left


def _free(row: Row, left: float, right: float) -> tuple[float, float]:
    """The widest piece of a gap that the words of a row leave free."""
    inside = [word for word in row if word.right > left and word.left < right]
    starts = [left, *(word.right for word in inside)]
    ends = [*(word.left for word in inside), right]
    return max(zip(starts, ends, strict=True), key=lambda free: free[1] - free[0])
