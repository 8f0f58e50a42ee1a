"""Prose in a region of other make-up, set in the document's own column: above, between and below tables.

A table that runs out to the margins of the page takes the paragraphs around it into its region. There they would be
taken for rows of it, or for quotations, since they keep away from the margins of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.formats.pdf.layout import PrintedPage, Region
from corpus.formats.pdf.text_lines import TextLine
from corpus.formats.pdf.typography import Column, Typography

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md.

#: Points by which lines of one column may begin apart, and end beyond it.
#: Half or double: nothing differs.
_SAME_PLACE = 2.0
#: Ems: a full line ends so near to the margin.
#: Half or double: nothing differs.
_FULL = 3.0
#: Lines one below the other that stand in the column; a cell seldom does, two below each other next to never.
#: Half or double: nothing differs.
_RUN = 2
#: Times the leading, from line to line, where prose goes on from one region into the next.
#: Half or double: nothing differs.
_NEXT = 2.5


def with_prose_apart(page: PrintedPage, typography: Typography) -> PrintedPage:
    """The page, prose that stands in the document's column in regions of its own."""
    known = typography.columns_of(page.number)[:1]
    if not known or not typography.looks:
        return page
    return replace(page, regions=tuple(_Parting(known[0], typography).regions(page.regions)))


@dataclass(frozen=True, slots=True)
class _Parting:
    column: Column
    typography: Typography

    def regions(self, given: Sequence[Region]) -> list[Region]:
        """Those of the page; what goes on from prose that has been parted from a table is put to it."""
        found: list[Region] = []
        apart: Region | None = None
        for region in given:
            for part in self._parts(region):
                if apart is not None and self._goes_on(apart, part):
                    found[-1] = apart = replace(apart, lines=apart.lines + part.lines)
                    continue
                found.append(part)
                apart = part if part is not region and self._is_own(part) else None
        return found

    def _parts(self, region: Region) -> Iterator[Region]:
        if region.head or self._is_plain(region):
            yield region
            return
        rest: list[TextLine] = []
        for fits, run in groupby(region.lines, self._fits):
            lines = [*run]
            if not fits or not self._is_prose(lines):
                rest += lines
                continue
            if rest:
                yield replace(region, lines=tuple(rest))
            yield replace(region, lines=tuple(map(_whole, lines)))
            rest = []
        if rest:
            yield region if len(rest) == len(region.lines) else replace(region, lines=tuple(rest))

    def _is_plain(self, region: Region) -> bool:
        """It is no table, and stands in the column or in another that the document has."""
        if any(line.cells for line in region.lines):
            return False
        left = self.typography.column(region).left
        others = self.typography.columns_of(region.lines[0].page)
        return any(abs(left - other.left) <= _SAME_PLACE for other in others)

    def _is_own(self, region: Region) -> bool:
        """It stands in the column, and is no table."""
        own = self.typography.column(region)
        is_same = abs(own.left - self.column.left) <= _SAME_PLACE and own.right <= self.column.right + _SAME_PLACE
        return is_same and not any(line.cells for line in region.lines)

    def _goes_on(self, above: Region, below: Region) -> bool:
        """The one stands right below the other."""
        gap = below.lines[0].base - above.lines[-1].base
        return 0 < gap <= _NEXT * self.typography.leading * above.lines[-1].size and self._is_own(below)

    def _fits(self, line: TextLine) -> bool:
        """It begins where the column does, its marker aside, and does not go beyond it."""
        whole = _whole(line)
        begins = any(abs(place - self.column.left) <= _SAME_PLACE for place in (whole.left, whole.inner))
        within = whole.right <= self.column.right + _SAME_PLACE
        return len(line.cells) <= 1 and begins and within and self.typography.is_body(whole)

    def _is_prose(self, lines: Sequence[TextLine]) -> bool:
        """Lines below each other of which one is full, or one that opens with a marker and is full or hangs out."""
        full = [self.column.right - line.right <= _FULL * line.size for line in map(_whole, lines)]
        marked = [line.marked for line in map(_whole, lines)]
        hangs = any(line.marked and abs(line.inner - self.column.left) <= _SAME_PLACE for line in map(_whole, lines))
        opens = any(is_full and is_marked for is_full, is_marked in zip(full, marked, strict=True))
        return hangs or opens or (len(lines) >= _RUN and any(full[:-1]))


def _whole(line: TextLine) -> TextLine:
    """The line as it is read where it is no row."""
    return line.cells[0] if len(line.cells) == 1 else line
