"""What a printed document's lines say of its make-up: size of the body, leading, margins, indentation.

Everything is measured on the document itself; nothing is known of the paper it was made for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from corpus.formats.pdf.layout import Region
from corpus.formats.pdf.text_lines import TextLine

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the document's body.

#: Share of a size: what differs from it by less is of the same size.
#: Half: nothing differs. Double: 1 document differs, though no block's text.
SAME_SIZE = 0.06
#: Ems: what stands in by less is not indented. First lines of United Nations print stand in by 1.8 to 2.9.
#: Half: 9 documents and 11 blocks differ: paragraphs +10. Double: 10 documents and 6 blocks differ: paragraphs -5.
INDENTED = 0.8
#: Ems: what stands in by more is no first line, but a quotation, a signature or something centred.
#: Half: 3 documents and 4 blocks differ: cut +2, paragraphs +2. Double: 1 document and 4 blocks differ.
_FIRST_LINE = 6.0
#: Ems: quotations and lists are set in by less; what stands in by more is a column of its own.
#: Half or double: 1 document differs, though no block's text.
_INSET = 8.0
#: One line in so many begins at the margin of a column; the others are indented, or stand in another column.
#: Half: 5 documents and 42 blocks differ: cut -16, paragraphs -21. Double: 3 documents differ, though no block's text.
_MARGIN = 10
#: Lines: with fewer a column does not show its margins, nor a page the size of its body.
#: Half: 1 document and 1 block differ: paragraphs +1. Double: 1 document differs, though no block's text.
_FEW = 8
#: Lines: fewer do not show where the page of a scan lies, nor what the leading is.
#: Half: nothing differs. Double: 1 document and 4 blocks differ: notes -1, paragraphs +1.
_ENOUGH = 4
#: One line of prose in so many mixes typefaces where a scan has been read: they are guesses. Without this the
#: scan A/45/260, one of 130 PDFs, is read as if its looks told anything.
#: Half or double: nothing differs.
_GUESSED = 5
#: Words of a line of prose; shorter lines, as headings, may well mix typefaces
#: (`test_a_text_in_many_typefaces_is_taken_for_a_scan_whose_looks_tell_nothing`).
#: Half or double: nothing differs.
_PROSE_WORDS = 6
#: One gap in so many is wider where paragraphs are set apart by space: they have fewer lines on average
#: (`test_paragraphs_without_space_or_indentation_are_told_by_their_short_last_lines`).
#: Half or double: nothing differs.
_SPACED = 25
#: Times the leading: a wider gap stands between paragraphs.
#: Half: 40 documents and 647 blocks differ: as_word -59, cut -6.
#: Double: 24 documents and 175 blocks differ: as_word -1, cut +15.
APART = 1.2
#: Points by which a line may go beyond the margins of its column.
#: Half: 2 documents differ, though no block's text. Double: nothing differs.
_OVER = 6.0
#: Times the size, from line to line: lines of a paragraph are nearer, double-spaced typescript included
#: (`test_a_page_printed_sideways_is_turned` has lines further apart).
#: Half or double: nothing differs.
_LEADING = 2.5
#: Ems from line to line in print, where a document has too few lines to show its own
#: (`test_a_page_printed_sideways_is_turned`).
#: Half or double: nothing differs.
_USUAL_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Column:
    """Margins of a column, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Typography:
    """A document's make-up.

    body     points: the size that most of it is set in
    leading  ems between the lines of a paragraph
    indent   points that first lines are indented by, 0 where they are not
    spaced   paragraphs are set apart by space
    columns  columns of the document, the most common first
    pages    columns of single pages, in scans, which do not lie on one another
    larger   bodies of pages that are set in larger print, as annexes are that come from elsewhere
    looks    sizes and faces tell something; not so in typescript, and where a scan has been read
    """

    body: float
    leading: float
    indent: float
    spaced: bool
    columns: tuple[Column, ...]
    looks: bool
    pages: Mapping[int, tuple[Column, ...]] = field(default_factory=dict)
    larger: Mapping[int, float] = field(default_factory=dict)

    def body_of(self, page: int) -> float:
        return self.larger.get(page, self.body)

    def is_body(self, line: TextLine) -> bool:
        body = self.body_of(line.page)
        return abs(line.size - body) <= SAME_SIZE * body

    def columns_of(self, page: int) -> tuple[Column, ...]:
        return self.pages.get(page, self.columns)

    def column(self, region: Region) -> Column:
        """The margins of a region's column: the document's, where the region has none of its own to show."""
        lines = [line for line in region.lines if self.is_body(line)] or list(region.lines)
        columns = self.columns_of(region.lines[0].page)
        own = Column(_margin(_lefts(lines, columns)), max(line.right for line in lines))
        around = [column for column in columns if self._holds(column, region)]
        if not around:
            return own
        known = min(around, key=lambda column: column.width)
        inset = (own.left - known.left) / self.body
        few = region.head or len(lines) < _FEW
        right = max(own.right, known.right) if few else own.right
        if abs(inset) <= INDENTED:
            return Column(own.left, right)
        if few or (known is columns[0] and 0 < inset < _INSET):
            return Column(known.left, max(own.right, known.right))  # all of it is indented
        return own

    def _holds(self, column: Column, region: Region) -> bool:
        """The region stands in the column; headings and markers may hang out of it to the left."""
        body = [line for line in region.lines if self.is_body(line) and not line.bold] or list(region.lines)
        left, right = min(_lefts(body, self.columns)), max(line.right for line in body)
        return column.left - _OVER <= left and right <= column.right + _OVER


def measure(regions: Iterable[Region]) -> Typography:
    """The make-up of the document that has these regions."""
    written = [region for region in regions if not region.lines[0].cells]
    columns = [region for region in written if not region.head] or written
    lines = [line for region in columns for line in region.lines]
    body = _most(Counter(line.size for line in lines for _ in line.text), 10.0)
    set_in_body = [line for line in lines if abs(line.size - body) <= SAME_SIZE * body]
    found = tuple(_columns(set_in_body))
    looks = _tells(lines)
    leading = _leading(columns, body)
    return Typography(
        body=body,
        leading=leading,
        indent=_indent(columns, [column.left for column in found], body),
        spaced=_is_spaced(columns, leading * body),
        columns=found,
        looks=looks,
        pages={} if looks else dict(_columns_of_pages(set_in_body)),
        larger=dict(_larger_bodies(lines, body)),
    )


def _columns(lines: Sequence[TextLine]) -> Iterator[Column]:
    """Columns begin where many lines do, and end where next to no line of theirs goes beyond.

    A place a little inside another column makes none: its first lines or its quotations begin there.
    """
    found: list[Column] = []
    for left in _common([line.left for line in lines]):
        rights = sorted(line.right for line in lines if abs(line.left - left) <= 2)
        if not any(0 < left - other.left < _INSET * lines[0].size for other in found):
            found.append(Column(left, rights[len(rights) * 19 // 20]))
    yield from found


def _columns_of_pages(lines: Iterable[TextLine]) -> Iterator[tuple[int, tuple[Column, ...]]]:
    for page, own in _by_page(lines):
        found = tuple(_columns(own))
        if found and len(own) >= _ENOUGH:
            yield page, found


def _larger_bodies(lines: Iterable[TextLine], body: float) -> Iterator[tuple[int, float]]:
    for page, own in _by_page(line for line in lines if not line.bold):
        size = _most(Counter(line.size for line in own for _ in line.text), body)
        if size > body * (1 + SAME_SIZE) and len(own) >= _FEW:
            yield page, size


def _by_page(lines: Iterable[TextLine]) -> Iterator[tuple[int, list[TextLine]]]:
    ordered = sorted(lines, key=lambda line: line.page)
    return ((page, list(own)) for page, own in groupby(ordered, key=lambda line: line.page))


def _most(counts: Counter[float], otherwise: float) -> float:
    return counts.most_common(1)[0][0] if counts else otherwise


def _lefts(lines: Sequence[TextLine], columns: Iterable[Column]) -> list[float]:
    """Where lines begin; one whose marker hangs out of a column, or beside others' text, where its own text does."""
    places = [*(line.left for line in lines if not line.marked), *(column.left for column in columns)]
    of_text = set(map(round, places))

    def hangs(line: TextLine) -> bool:
        return line.marked and any(round(line.inner) + off in of_text for off in (-1, 0, 1))

    return [line.inner if hangs(line) else line.left for line in lines]


def _margin(lefts: Sequence[float]) -> float:
    """The leftmost place where a good share of lines begins."""
    return min(_common(lefts), default=min(lefts))


def _common(lefts: Sequence[float]) -> Iterator[float]:
    """Places where a good share of lines begins, the most common first; places a point apart are one."""
    counts = Counter(round(left) for left in lefts)
    for place, count in counts.most_common():
        near = [counts[place - 1], counts[place + 1]]
        if count + sum(near) >= max(2, len(lefts) / _MARGIN) and count >= max(near):
            yield min(left for left in lefts if abs(left - place) <= 1)


def _leading(columns: Iterable[Region], body: float) -> float:
    """Ems from line to line where a sentence goes on; with few such lines, the closest that is common."""
    pairs = [
        (round((below.base - above.base) / body, 2), below.text[0].islower())
        for region in columns
        for above, below in pairwise(region.lines)
        if above.size == below.size and 0 < below.base - above.base < _LEADING * above.size
    ]
    running = Counter(gap for gap, goes_on in pairs if goes_on)
    if running.total() >= _ENOUGH:
        return _most(running, _USUAL_LEADING)
    gaps = Counter(gap for gap, _ in pairs)
    return min((gap for gap, count in gaps.items() if count * _MARGIN >= len(pairs)), default=_USUAL_LEADING)


def _is_spaced(columns: Iterable[Region], leading: float) -> bool:
    """Paragraphs are set apart by space: enough of the gaps between lines are wider than the leading."""
    gaps = [below.base - above.base for region in columns for above, below in pairwise(region.lines)]
    return sum(gap > APART * leading for gap in gaps) * _SPACED >= len(gaps)


def _indent(columns: Iterable[Region], lefts: Sequence[float], body: float) -> float:
    """What first lines of prose are indented by, from the line below them."""
    found = Counter(
        float(round(first.left - second.left))
        for region in columns
        for first, second in pairwise(region.lines)
        if INDENTED * body < first.left - second.left < _FIRST_LINE * body and second.left - 3 <= max(lefts, default=0)
    )
    return _most(found, 0.0)


def _tells(lines: Sequence[TextLine]) -> bool:
    letters = Counter(line.fixed or line.hidden for line in lines for _ in line.text)
    prose = [line for line in lines if len(line.text.split()) >= _PROSE_WORDS]
    mixed = sum(line.families > 1 for line in prose)
    return letters[False] >= letters[True] and mixed * _GUESSED <= len(prose)
