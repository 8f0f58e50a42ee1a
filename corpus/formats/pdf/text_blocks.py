"""Lines of a column → blocks of text, each a paragraph or a part of one that a column or a page has cut.

White space, indentation, size and weight tell where a block begins; words only where these do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from corpus.formats.pdf.layout import Region
from corpus.formats.pdf.text_lines import TextLine
from corpus.formats.pdf.typography import APART, INDENTED, SAME_SIZE, Column, Typography
from corpus.printing.signs import CAPTION, CLOSED, LINKING, LIST_ITEM, NUMBERED

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the line.

#: Ems that a line leaves free, besides room for the next word, where it ends a paragraph; ragged lines leave less.
#: Without it paragraphs fall apart in 2 of 130 PDFs.
#: Half or double: nothing differs.
_ROOM = 0.6
#: Points by which places in a column may differ and be one.
#: Half: 8 documents and 1 block differ: paragraphs +1. Double: 6 documents and 2 blocks differ.
_SAME_PLACE = 3.0
#: Share of the column's width: what begins further in is set to the right, as signatures are.
#: Half: 17 documents and 13 blocks differ: paragraphs -9.
#: Double: 33 documents and 32 blocks differ: cut +1, paragraphs +27.
_RIGHT_PART = 0.4
#: Ems from line to line of one block: what stands below each other as near is a quotation and not centred.
#: Half: 4 documents and 4 blocks differ. Double: 2 documents and 2 blocks differ: paragraphs -1.
_REACH = 1.8
#: Ems: where the second line stands in by more, the first is no first line that hangs out.
#: Half: 1 document and 1 block differ. Double: 2 documents and 8 blocks differ: cut -2, paragraphs -3.
_OUTDENTED = 3.0
#: Ems that are free on both sides of a centred line.
#: Half: 1 document and 2 blocks differ: cut -1, paragraphs -1.
#: Double: 5 documents and 12 blocks differ: cut -1, paragraphs -1.
_CENTRED_ROOM = 2.0
#: Ems by which the room on its two sides differs at most.
#: Half: 2 documents and 5 blocks differ: gaps -1, paragraphs +1.
#: Double: 6 documents and 17 blocks differ: gaps -1, items -1.
_CENTRED_DIFFERENCE = 1.2
#: Share of the blocks of several lines: where as many begin with an indentation or a marker, every paragraph does, and
#: the rest are quotations.
#: Half: 1 document and 2 blocks differ: paragraphs -1. Double: 1 document and 1 block differ: paragraphs +1.
_SHOWN = 0.85
#: Ems: a line of a masthead that stands in from the first by more goes on with it. With 0 the lines of a scan, which
#: do not begin quite at one place, run together in 1 of 130 PDFs.
#: Half or double: nothing differs.
_HANGING = 0.3
_ENDS_A_CLAUSE = re.compile(r"(?:[.;:,]|[;,] (?:and|or))[\"'”’»)\]\d*]*$")
#: Lines: of so many one at least comes near to the right margin, so that this shows where it is.
#: Half: 27 documents and 4 blocks differ: gaps +1. Double: 6 documents and 1 block differ.
_ENOUGH_LINES = 3
#: Share of the indentation on the left: a block quotation keeps as much away from the right margin.
#: Half: 2 documents differ, though no block's text. Double: 1 document differs, though no block's text.
_INSET = 0.5

#: Share of the lines: as many end at the right margin where lines are justified.
#: Half or double: nothing differs.
_JUSTIFIED = 0.3

Place = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that belong together.

    place   where in its column it is set; what is set left may be indented
    indent  points from the column's left margin to its lines, the first line's own indentation aside
    opens   its first line shows that a paragraph begins: it is indented, has a marker, or a heading's look
    head    it stands in the masthead
    """

    lines: tuple[TextLine, ...]
    column: Column
    place: Place = "left"
    indent: float = 0.0
    opens: bool = False
    head: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def is_row(self) -> bool:
        return bool(self.lines[0].cells)

    @property
    def is_inset(self) -> bool:
        """It keeps away from both margins. Few lines may do so by chance: none of them need be full."""
        room = self.column.right - max(line.right for line in self.lines)
        return self.indent > 0 and len(self.lines) >= _ENOUGH_LINES and room >= _INSET * self.indent


def text_blocks(region: Region, typography: Typography) -> Iterator[TextBlock]:
    """The blocks of a region, from above. A table's rows are a block each."""
    column = typography.column(region)
    setting = _Setting(column, typography, region, frozenset(_centred(region.lines, column, typography)))
    lines: list[TextLine] = []
    for line in region.lines:
        if lines and setting.begins(lines, line):
            yield setting.block(lines)
            lines = []
        lines.append(line)
    if lines:
        yield setting.block(lines)


def _centred(lines: Sequence[TextLine], column: Column, typography: Typography) -> Iterator[TextLine]:
    """Lines with as much room on one side as on the other, and not below each other as those of a quotation are."""
    for index, line in enumerate(lines):
        left, right = line.left - column.left, column.right - line.right
        if min(left, right) <= _CENTRED_ROOM * line.size or abs(left - right) > _CENTRED_DIFFERENCE * line.size:
            continue
        beside = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
        aligned = any(
            abs(other.left - line.left) <= 1.5 and abs(other.base - line.base) <= _REACH * line.size for other in beside
        )
        if not aligned and abs(left - typography.indent) > _SAME_PLACE:
            yield line


@dataclass(frozen=True, slots=True)
class _Setting:
    """A column being set into blocks."""

    column: Column
    typography: Typography
    region: Region
    centred: frozenset[TextLine]

    def begins(self, lines: Sequence[TextLine], line: TextLine) -> bool:
        """A new block begins with `line`, behind those of the last."""
        above = lines[-1]
        if above.cells or line.cells or self._looks_other(above, line):
            return True
        leading = self.typography.leading * max(above.size, line.size)
        if line.base - above.base > APART * leading:
            return True
        places = self.place(above), self.place(line)
        if "centre" in places:
            return places[0] != places[1]
        if self.region.head:
            return not self._goes_on_in_head(lines, line)
        if places[1] == "right":
            return False
        return self._begins_left(lines, line)

    def _looks_other(self, above: TextLine, line: TextLine) -> bool:
        if not self.typography.looks:
            return False
        if abs(above.size - line.size) > SAME_SIZE * max(above.size, line.size):
            return True
        # A paragraph may begin or go on in bold, and a line of it be full of that; below a full line it goes on.
        changes = above.bold != line.bold and above.bold_at(len(above.text) - 1) != line.bold_at(0)
        return changes and (self.region.head or self._ends(above, line))

    def _goes_on_in_head(self, lines: Sequence[TextLine], line: TextLine) -> bool:
        """A masthead gives each thing a line. One goes on with the last if it hangs in, or if the last was full."""
        above = lines[-1]
        if line.text[0].islower() or _last_word(above) in LINKING or above.text.endswith((",", "-")):
            return True
        if line.left - lines[0].left > _HANGING * line.size:
            return True
        # Items of an agenda stand below each other in the body's size; a title is larger.
        widest = max(other.right for other in self.region.lines)
        return line.size > self.typography.body_of(line.page) and above.right + _first_word(line) > widest

    def _begins_left(self, lines: Sequence[TextLine], line: TextLine) -> bool:
        above, em = lines[-1], line.size
        clause = _ENDS_A_CLAUSE.search(above.text) is not None
        marked = line.marked or (not self.typography.spaced and NUMBERED.match(line.text))
        if marked and (clause or self._is_early(above, line)):
            return True
        shift = line.left - above.left
        if shift > INDENTED * em:
            is_hanging = len(lines) == 1 and abs(line.left - above.inner) <= _SAME_PLACE
            is_first = abs(line.left - self.column.left - self.typography.indent) <= _SAME_PLACE
            return not is_hanging and (is_first or len(lines) > 1 or shift > _OUTDENTED * em)
        if shift < -INDENTED * em and len(lines) > 1:
            return True
        return bool(CLOSED.search(above.text)) and self._is_early(above, line) and not self.typography.spaced

    def block(self, lines: Sequence[TextLine]) -> TextBlock:
        first = lines[0]
        place: Place = "left" if first.cells else self.place(first)
        further = min((line.left for line in lines[1:]), default=first.left) - self.column.left
        is_first_line = len(lines) == 1 and abs(further - self.typography.indent) <= _SAME_PLACE
        indented = further > INDENTED * first.size and not is_first_line and place == "left"
        offset = first.left - self.column.left - (further if indented else 0.0)
        return TextBlock(
            lines=tuple(lines),
            column=self.column,
            place=place,
            indent=round(further, 1) if indented else 0.0,
            opens=offset > INDENTED * first.size
            or first.marked
            or place != "left"
            or first.bold
            or not self.typography.is_body(first),
            head=self.region.head,
        )

    def place(self, line: TextLine) -> Place:
        if line in self.centred:
            return "centre"
        return "right" if line.left - self.column.left > _RIGHT_PART * self.column.width else "left"

    def _ends(self, above: TextLine, line: TextLine) -> bool:
        """The line above ends a paragraph: it is not full, or stops short of the margin where lines are justified."""
        is_short = self.column.right - above.right > _SAME_PLACE
        return is_short and (self.justified or self._is_early(above, line))

    @property
    def justified(self) -> bool:
        """A good share of the lines end at the right margin, as few do that are ragged."""
        full = sum(self.column.right - line.right <= _SAME_PLACE for line in self.region.lines)
        return full >= _JUSTIFIED * len(self.region.lines)

    def _is_early(self, above: TextLine, line: TextLine) -> bool:
        return _has_room(above, line, self.column)


def _has_room(above: TextLine, line: TextLine, column: Column) -> bool:
    """The line above ended though it has room for the first word of this one."""
    return above.right + _first_word(line) + _ROOM * line.size < column.right


def _first_word(line: TextLine) -> float:
    """About how wide the first word is, in points."""
    letters = len(line.text.split(maxsplit=1)[0]) + 1
    return letters * (line.right - line.left) / max(len(line.text), 1)


def _last_word(line: TextLine) -> str:
    return line.text.rpartition(" ")[2]


def join_cut(blocks: Iterable[TextBlock]) -> tuple[TextBlock, ...]:
    """Blocks that a column or a page has cut, put together again."""
    given = tuple(blocks)
    shown = _openings_are_shown(given)
    joined: list[TextBlock] = []
    for block in given:
        if joined and _is_cut(joined[-1], block, shown=shown):
            first = joined[-1]
            joined[-1] = replace(first, lines=first.lines + block.lines, indent=_indent_together(first, block))
        else:
            joined.append(block)
    return tuple(_within_quotations(joined))


def _openings_are_shown(blocks: Sequence[TextBlock]) -> bool:
    """Paragraphs begin with an indented line or a marker: what does neither goes on."""
    inner = [second for first, second in pairwise(blocks) if first.column is second.column]
    prose = [block for block in inner if len(block.lines) > 1 and not block.is_row and not block.head]
    return sum(block.opens for block in prose) >= _SHOWN * len(prose)


def _is_cut(first: TextBlock, second: TextBlock, *, shown: bool) -> bool:
    above, below = first.lines[-1], second.lines[0]
    is_further_on = below.page > above.page or below.base < above.base
    if not is_further_on or first.head or first.is_row or second.is_row or not _stands_on(first, second):
        return False
    if first.place != "left" or _is_heading(first, below) or abs(above.size - below.size) > SAME_SIZE * above.size:
        return False
    is_full = not _has_room(above, below, first.column)
    if CLOSED.search(above.text):
        opens = second.opens or any(form.match(below.text) for form in (NUMBERED, LIST_ITEM, CAPTION))
        return shown and is_full and not first.indent and not second.indent and not opens
    return is_full or below.text[0].islower() or below.text[0].isdigit()


def _is_heading(block: TextBlock, below: TextLine) -> bool:
    """All of it is bold, and what stands below it is not."""
    return all(line.bold for line in block.lines) and not below.bold_at(0)


def _indent_together(first: TextBlock, second: TextBlock) -> float:
    """Further lines tell the indentation, if need be those behind the cut."""
    if len(first.lines) > 1:
        return first.indent
    further = min(line.left for line in second.lines) - second.column.left
    return round(further, 1) if further > INDENTED * second.lines[0].size else 0.0


def _stands_on(first: TextBlock, second: TextBlock) -> bool:
    """The second begins where a further line of the first would stand; a single line leaves open where that is."""
    above, below = first.lines[-1], second.lines[0]
    places = [above.left - first.column.left]
    if len(first.lines) == 1:
        places += [0.0, above.inner - first.column.left]
    return not below.marked and any(abs(_offset(second) - place) <= _SAME_PLACE for place in places)


def _offset(block: TextBlock) -> float:
    return block.lines[0].left - block.column.left


def _within_quotations(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks. A single line that stands in as far as those on both sides has their indentation: it is no first one.

    One that ends with a colon keeps its own, since it leads from one quotation to the next.
    """
    for index, block in enumerate(blocks):
        beside = [blocks[at].indent for at in (index - 1, index + 1) if 0 <= at < len(blocks)]
        lone = len(block.lines) == 1 and block.place == "left" and not block.indent and not block.is_row
        inside = len(beside) == 2 and all(abs(_offset(block) - indent) <= _SAME_PLACE for indent in beside)
        yield replace(block, indent=beside[0]) if lone and inside and not block.text.endswith(":") else block
