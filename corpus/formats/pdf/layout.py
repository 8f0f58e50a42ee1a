"""A page's rows of words → regions in reading order: columns are read one after the other, tables row by row.

Gutters part columns. What a gutter parts is read across, as a table, where rules go over it or leaders do ("Name . . .
12"), or where its sides are no prose. Otherwise, and in a masthead, it is read down, one side after the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.formats.pdf.column_gaps import Gutter, find_gutters, less_prose
from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.glyphs import Page
from corpus.formats.pdf.prose_start import first_prose, is_close
from corpus.formats.pdf.tables import table_rows
from corpus.formats.pdf.text_lines import TextLine, text_line
from corpus.formats.pdf.words import Row, rows_of, widest_gap, width_of

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the page's body.

#: Share of the larger size: rows less far apart stand side by side, where none is above another.
#: Half: 13 documents and 76 blocks differ: cut +3, items +94.
#: Double: 7 documents and 55 blocks differ: notes -1, items +5.
_IN_STEP = 0.75
#: Ems from the rule above a table down to its first row of figures: no table's head is higher.
#: Half: 3 documents and 5 blocks differ: items -5. Double: 2 documents and 6 blocks differ: items +5.
_HEADING = 6.0
#: Times the closest leading of a table: its last lines stand no further apart, and a text below it does.
#: Half: 10 documents and 21 blocks differ: items -5, paragraphs +15. Double: 1 document and 1 block differ: items +1.
_NEAR = 1.3
#: Ems from the rule above a table to its first row, and from its last row to the rule below it.
#: Half: 1 document and 2 blocks differ: items +2. Double: nothing differs.
_TO_RULE = 2.0
#: Rules that go across a gutter: with so many, above and below, it parts a table.
#: Half: nothing differs. Double: 1 document and 2 blocks differ: items +2.
_RULES = 2
#: Share of the size of words: a rule so near below them underlines them.
#: Half: nothing differs. Double: 2 documents and 12 blocks differ: items +44, paragraphs +2.
_UNDERLINE = 0.45
#: Points by which an underline goes beyond its words: pdfium gives a stroke's bounds a point wider than it is printed
#: (`test_small_print_below_an_underlined_word_is_no_footnote`).
#: Half or double: nothing differs.
_BEYOND = 3.0
#: A row of these is a rule.
_STROKES = re.compile(r"[-–—_‗=]{3,}")
#: Share of the column's width: half of the lines of prose fill so much of it, and cells of a table do not.
#: Half: 8 documents and 105 blocks differ: cut -1, untied -2.
#: Double: 3 documents and 73 blocks differ: gaps -1, items +262.
_PROSE_FILL = 0.75
#: Ems: columns of prose are no narrower.
#: Half: nothing differs. Double: 2 documents and 22 blocks differ: gaps -1, items +25.
_PROSE_WIDTH = 12.0
#: Lines of a column of prose. With fewer, 1 of 130 PDFs has the labels of its charts for columns of prose.
#: Half or double: nothing differs.
_PROSE_LINES = 4
_LEADER = re.compile(r"[.…_]+")
#: Dots: fewer in a row, as in "...", leave something out and lead to no figure.
#: Half: 3 documents and 4 blocks differ. Double: 2 documents and 2 blocks differ.
_FEWEST_LEADERS = 4
#: Those who sign side by side make no table.
_SIGNED = re.compile(r"\(?Signed\)?", re.I)
#: Times that a region is parted again. What is beyond that is no print, and would take long.
#: Half or double: nothing differs.
_DEPTH = 12
#: Words of a region. More are no print, and would take long (`test_signs_thrown_over_a_page_take_no_time`).
#: Half or double: nothing differs.
_MOST_WORDS = 3_000


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one column, or of a table, from above. `head`: it stands above all prose, where a masthead does."""

    lines: tuple[TextLine, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page after layout. Its rules are those that stand apart: what underlines words is none of them."""

    number: int
    regions: tuple[Region, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def lines(self) -> Iterator[TextLine]:
        return (line for region in self.regions for line in region.lines)

    def keeping(self, keep: Callable[[TextLine], bool]) -> PrintedPage:
        """The page with those lines only."""
        regions = (Region(tuple(filter(keep, region.lines)), region.head) for region in self.regions)
        return replace(self, regions=tuple(region for region in regions if region.lines))


@dataclass(slots=True)
class Layout:
    """A document's layout, page by page. `known` are the gutters between columns of prose met so far."""

    known: set[tuple[float, float]] = field(default_factory=set)

    def printed(self, page: Page) -> PrintedPage:
        rows = rows_of(page.glyphs)
        strokes = [row for row in rows if _STROKES.fullmatch("".join(word.text for word in row))]
        written = [row for row in rows if row not in strokes]
        rules = (
            *(rule for rule in page.rules if not any(_underlines(rule, row) for row in written)),
            *(Rule(row[0].left, row[-1].right, row[0].base) for row in strokes),
        )
        bare = list(_side_by_side(row for row in map(_less_leaders, written) if row))
        if not bare:
            return PrintedPage(page.number, rules=rules)
        em = Counter(glyph.look.size for glyph in page.glyphs).most_common(1)[0][0]
        led = frozenset(row[0].base for row in written if _less_leaders(row) != row)
        head = first_prose(bare, em) if page.number == 1 else 0.0
        regions = _PageLayout(page.number, rules, em, led, head, self.known).divide(bare)
        return PrintedPage(page.number, tuple(regions), rules)


def _underlines(rule: Rule, row: Row) -> bool:
    words = [word for word in row if word.left < rule.right and rule.left < word.right]
    if not words or not -1.0 <= rule.base - row[0].base <= _UNDERLINE * words[0].size:
        return False
    return words[0].left - _BEYOND <= rule.left and rule.right <= words[-1].right + _BEYOND


def _side_by_side(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows. Two that stand beside each other, though not on one line, become one: columns need not keep in step."""
    last: Row = ()
    for row in rows:
        if last and _is_beside(last, row):
            last = tuple(sorted((*last, *row), key=lambda word: word.left))
            continue
        if last:
            yield last
        last = row
    if last:
        yield last


def _is_beside(above: Row, below: Row) -> bool:
    largest = max(word.size for word in (*above, *below))
    if below[0].base - above[0].base >= _IN_STEP * largest:
        return False
    return not any(one.left < other.right and other.left < one.right for one in above for other in below)


def _less_leaders(row: Row) -> Row:
    return tuple(word for index, word in enumerate(row) if not _is_leader(row, index))


def _is_leader(row: Row, index: int) -> bool:
    """One of several dots or strokes that lead the eye from a name to a figure."""
    first = last = index
    while first and _LEADER.fullmatch(row[first - 1].text):
        first -= 1
    while last + 1 < len(row) and _LEADER.fullmatch(row[last + 1].text):
        last += 1
    led = "".join(word.text for word in row[first : last + 1])
    return _LEADER.fullmatch(led) is not None and len(led) >= _FEWEST_LEADERS and 0 < first < last + 1 < len(row)


@dataclass(frozen=True, slots=True)
class _PageLayout:
    """One page being laid out. `led` are the bases of rows with leaders; above `head` a masthead stands."""

    number: int
    rules: tuple[Rule, ...]
    em: float
    led: frozenset[float]
    head: float
    known: set[tuple[float, float]]

    def divide(self, rows: Sequence[Row], depth: int = 0) -> Iterator[Region]:
        """Regions of `rows`: those above the gutter that parts most rows, the table or columns there, those below."""
        if not rows:
            return
        is_print = depth < _DEPTH and sum(map(len, rows)) <= _MOST_WORDS
        gutter = self._gutter(rows) if is_print else None
        if gutter is None:
            yield from self._column(rows)
            return
        if self._flows_around(rows, gutter):
            text, box = gutter.sides(rows[gutter.first : gutter.last])
            first = self._paragraph_start(rows, gutter.first)
            for part in (rows[:first], box, [*rows[first : gutter.first], *text, *rows[gutter.last :]]):
                yield from self.divide(part, depth + 1)
            return
        is_table = self._is_table(rows[gutter.first : gutter.last], gutter)
        first, last = self._table(rows, gutter) if is_table else (gutter.first, gutter.last)
        within = rows[first:last]
        yield from self.divide(rows[:first], depth + 1)
        if is_table:
            yield Region(table_rows(within, self._near(within), self.number, self.em))
        else:
            # Prose in a column may begin level with what stands above the prose of another.
            inner = replace(self, head=0.0) if gutter.overlaps(self.known) else self
            for side in gutter.sides(within):
                yield from inner.divide(side, depth + 1)
        yield from self.divide(rows[last:], depth + 1)

    def _column(self, rows: Sequence[Row]) -> Iterator[Region]:
        """One region, or two where a masthead ends in it."""
        for head in (True, False):
            lines = tuple(text_line(row, self.number) for row in rows if self._in_head(row) == head)
            if lines:
                yield Region(lines, head=head)

    def _in_head(self, row: Row) -> bool:
        return row[0].base < self.head

    def _gutter(self, rows: Sequence[Row]) -> Gutter | None:
        """The gutter that parts most rows. If several do, it is the longest in a masthead, and the widest elsewhere."""
        is_head = self._in_head(rows[0])
        gutters = dict.fromkeys(find_gutters(rows, self.em, self.known))
        while gutters:
            most = max(gutters, key=lambda gutter: (gutter.both, gutter.rows * is_head, gutter.width))
            is_table = (
                not is_head
                and not most.overlaps(self.known)
                and not self._parts_prose(rows[most.first : most.last], most)
            )
            parts = less_prose(most, rows, self.em) if is_table else (most,)
            if parts == (most,):
                return most
            del gutters[most]
            gutters.update(dict.fromkeys(parts))
        return None

    def _is_table(self, rows: Sequence[Row], gutter: Gutter) -> bool:
        if any(row[0].base in self.led for row in rows):
            return True
        if self._in_head(rows[0]) or any(_SIGNED.fullmatch(word.text) for row in rows for word in row):
            self._learn(rows, gutter)
            return False
        across = sum(rule.left < gutter.left and gutter.right < rule.right for rule in self._near(rows))
        if across >= _RULES:
            return True
        self._learn(rows, gutter)
        return not gutter.overlaps(self.known)

    def _learn(self, rows: Sequence[Row], gutter: Gutter) -> None:
        if self._parts_prose(rows, gutter):
            self.known.add((gutter.left, gutter.right))

    def _parts_prose(self, rows: Sequence[Row], gutter: Gutter) -> bool:
        return all(map(self._is_prose, gutter.sides(rows)))

    def _is_prose(self, rows: Sequence[Row]) -> bool:
        width = width_of(rows)
        full = sum(row[-1].right - row[0].left >= _PROSE_FILL * width for row in rows)
        return len(rows) >= _PROSE_LINES and width >= _PROSE_WIDTH * self.em and full * 2 >= len(rows)

    def _flows_around(self, rows: Sequence[Row], gutter: Gutter) -> bool:
        """Prose stands to the left and goes on below, over the gutter: to the right is a box that it flows around."""
        left, _ = gutter.sides(rows[gutter.first : gutter.last])
        if gutter.last == len(rows) or self._in_head(rows[0]) or not self._is_prose(left[-_PROSE_LINES:]):
            return False
        last, below = left[-1], rows[gutter.last]
        goes_on = last[0].base == rows[gutter.last - 1][0].base and is_close(last, below, self.em)
        return goes_on and abs(below[0].left - last[0].left) <= _BEYOND and below[-1].right > gutter.right

    def _paragraph_start(self, rows: Sequence[Row], at: int) -> int:
        """The first of the lines above that stand as close as those of a paragraph."""
        while at and is_close(rows[at - 1], rows[at], self.em):
            at -= 1
        return at

    def _table(self, rows: Sequence[Row], gutter: Gutter) -> tuple[int, int]:
        """Range of the table's rows. It begins below the rule over its head, and ends before lines that stand apart.

        No line of its head is wider than the table; prose below a running head may be.
        """
        first, last = gutter.first, gutter.last
        top = rows[first][0].base
        over = [
            rule.base
            for rule in self.rules
            if rule.left < gutter.left and gutter.right < rule.right and top - _HEADING * self.em < rule.base < top
        ]
        width = width_of(rows[first:last])
        head = [row for row in rows[:first] if over and row[0].base > max(over)]
        if all(width_of([row]) <= width for row in head):
            first -= len(head)
        closest = min((below[0].base - above[0].base for above, below in pairwise(rows[first:last])), default=0.0)
        while last - first > 1 and widest_gap(rows[last - 1]) < self.em:
            gap = rows[last - 1][0].base - rows[last - 2][0].base
            if gap <= _NEAR * closest and not rows[last - 1][0].raised:
                break
            last -= 1
        return first, last

    def _near(self, rows: Sequence[Row]) -> tuple[Rule, ...]:
        top, bottom = rows[0][0].base - _TO_RULE * self.em, rows[-1][0].base + _TO_RULE * self.em
        return tuple(rule for rule in self.rules if top <= rule.base <= bottom)
