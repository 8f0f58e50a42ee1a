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

#: Sizes this near to the body's are the body's.
_SAME_SIZE = 0.06
#: Ems. An indentation is wider than the first, and a first line's narrower than the second.
INDENTED = 0.8
_FIRST_LINE = 6.0
#: Quotations and lists are set in by less than this.
_INSET = 8.0
#: A margin has one line in so many of its column, and a document's margin one in so many of all.
_MARGIN = 10
_WIDE_MARGIN = 8
#: With fewer lines a column cannot tell its own margin.
_FEW = 8
#: So many lines show where a page of a scan lies, and what the leading is.
_ENOUGH = 4
#: Where one line of prose in so many mixes typefaces, they are a scanner's guesses.
_GUESSED = 5
_PROSE_WORDS = 6
#: Paragraphs seldom have more lines on average.
_SPACED = 25
_WIDER = 1.2
#: Points by which a line may be longer than the others.
_OVER = 6.0
#: Lines nearer than this many ems stand in one paragraph's leading.
_LEADING = 2.5
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
        return abs(line.size - body) <= _SAME_SIZE * body

    def columns_of(self, page: int) -> tuple[Column, ...]:
        return self.pages.get(page, self.columns)

    def column(self, region: Region) -> Column:
        """The margins of a region's column: the document's, where the region has none of its own to show."""
        lines = [line for line in region.lines if self.is_body(line)] or list(region.lines)
        own = Column(_margin([line.left for line in lines]), max(line.right for line in lines))
        columns = self.columns_of(region.lines[0].page)
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
        """The region stands in the column; headings may hang out of it to the left."""
        body = [line for line in region.lines if self.is_body(line) and not line.bold] or list(region.lines)
        left, right = min(line.left for line in body), max(line.right for line in body)
        return column.left - _OVER <= left and right <= column.right + _OVER


def measure(regions: Iterable[Region]) -> Typography:
    """The make-up of the document that has these regions."""
    written = [region for region in regions if not region.lines[0].cells]
    columns = [region for region in written if not region.head] or written
    lines = [line for region in columns for line in region.lines]
    body = _most(Counter(line.size for line in lines for _ in line.text), 10.0)
    set_in_body = [line for line in lines if abs(line.size - body) <= _SAME_SIZE * body]
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
    """Columns by the places where many lines begin; they end where few lines of theirs go beyond.

    A place a little inside another column is where its first lines or its quotations begin.
    """
    found: list[Column] = []
    for left in _common([line.left for line in lines], _WIDE_MARGIN):
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
        if size > body * (1 + _SAME_SIZE) and len(own) >= _FEW:
            yield page, size


def _by_page(lines: Iterable[TextLine]) -> Iterator[tuple[int, list[TextLine]]]:
    ordered = sorted(lines, key=lambda line: line.page)
    return ((page, list(own)) for page, own in groupby(ordered, key=lambda line: line.page))


def _most(counts: Counter[float], otherwise: float) -> float:
    return counts.most_common(1)[0][0] if counts else otherwise


def _margin(lefts: Sequence[float]) -> float:
    """The leftmost place where a good share of lines begins."""
    return min(_common(lefts, _MARGIN), default=min(lefts))


def _common(lefts: Sequence[float], one_of: int) -> Iterator[float]:
    """Places where so many lines begin, the most common first; places a point apart are one."""
    counts = Counter(round(left) for left in lefts)
    for place, count in counts.most_common():
        near = [counts[place - 1], counts[place + 1]]
        if count + sum(near) >= max(2, len(lefts) / one_of) and count >= max(near):
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
    """One gap between lines in so many is wider than the leading."""
    gaps = [below.base - above.base for region in columns for above, below in pairwise(region.lines)]
    return sum(gap > _WIDER * leading for gap in gaps) * _SPACED >= len(gaps)


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
