"""Glyphs → words, and rows of words that stand on one line. Superscripts stand in the row they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.formats.pdf.glyphs import Glyph

# All in ems, the size of the glyphs. Half, double, and what is counted over 41 documents: docs/pdf-constants.md.

#: Glyphs of one line stand higher or lower by no more, as where a scan has been read.
#: Half: 2 documents and 3 blocks differ: heads -1. Double: 4 documents and 6 blocks differ.
_ON_LINE = 0.15
#: White space that the file does not hold. Word sets letters up to 0.14 apart, and words of a tight line 0.17
#: (../shared/data/pdf, all gaps looked at).
#: Half: 29 documents and 266 blocks differ: as_word -40, cut -1.
#: Double: 36 documents and 319 blocks differ: as_word -15, heads +2.
WORD_SPACE = 0.16
#: The same sign so near to itself is printed twice, to look bold.
#: Half or double: nothing differs.
_OVERPRINT = 0.08
#: Share of the size of its word: a superscript is no larger.
#: Half: 18 documents and 127 blocks differ: as_word -4, untied -2.
#: Double: 4 documents and 5 blocks differ: untied +1, notes +1.
_SMALL = 0.8
#: Ems of its word: a superscript is raised by so much, at least and at most.
#: [0] half: nothing differs. Double: 2 documents and 5 blocks differ: heads -1, notes -2.
#: [1] half: 1 document and 3 blocks differ: notes -1, paragraphs +1.
#: Double: 18 documents and 126 blocks differ: heads -2, notes -27.
_RAISED = (0.12, 0.8)
#: How far behind its word a superscript may stand.
#: Half or double: nothing differs.
_BEHIND = 0.45
#: How far in front of its word it may stand, as footnotes' own numbers do.
#: Half or double: nothing differs.
_IN_FRONT = 1.2


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without white space between them. `raised` is a superscript, its `base` that of its row."""

    glyphs: tuple[Glyph, ...]
    text: str
    left: float
    right: float
    base: float
    size: float
    raised: bool = False


def _word(glyphs: Sequence[Glyph], base: float) -> Word:
    return Word(
        glyphs=tuple(glyphs),
        text="".join(glyph.text for glyph in glyphs),
        left=glyphs[0].left,
        right=glyphs[-1].right,
        base=base,
        size=max(glyph.look.size for glyph in glyphs),
    )


#: Words that stand on one line, from left to right.
Row = tuple[Word, ...]


def rows_of(glyphs: Iterable[Glyph]) -> tuple[Row, ...]:
    """The rows of a page, from above."""
    lines = list(_lines(glyphs))
    rows = [list(_words(line)) for line in lines]
    for above, row in enumerate(rows):
        below = rows[above + 1 : above + 4]
        largest = max((word.size for line in below for word in line), default=0.0)
        rows[above] = [word for word in row if word.size > _SMALL * largest or not _raise(word, below)]
    return tuple(tuple(sorted(row, key=lambda word: word.left)) for row in rows if row)


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if line and glyph.base - line[0].base > max(1.0, _ON_LINE * min(glyph.look.size, line[0].look.size)):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _words(line: Sequence[Glyph]) -> Iterator[Word]:
    base = Counter(glyph.base for glyph in line).most_common(1)[0][0]
    together: list[Glyph] = []
    for glyph in sorted(line, key=lambda glyph: glyph.left):
        if together:
            before, em = together[-1], max(glyph.look.size, 1.0)
            if glyph.text == before.text and abs(glyph.left - before.left) < _OVERPRINT * em:
                together[-1] = replace(before, look=replace(before.look, bold=True))
                continue
            if glyph.spaced or glyph.left - before.right >= WORD_SPACE * em:
                yield _word(together, base)
                together = []
        together.append(glyph)
    yield _word(together, base)


def _raise(word: Word, below: Sequence[list[Word]]) -> bool:
    """Put a superscript into the row it belongs to, if it is one."""
    for row in below:
        for other in row:
            if not other.raised and _is_raised(word, other):
                row.append(replace(word, base=other.base, raised=True))
                return True
    return False


def _is_raised(word: Word, other: Word) -> bool:
    em = other.size
    height = other.base - word.base
    if not (word.size <= _SMALL * em and _RAISED[0] * em <= height <= _RAISED[1] * em):
        return False
    behind, in_front = word.left - other.right, other.left - word.right
    return -0.3 * em <= behind <= _BEHIND * em or -0.3 * em <= in_front <= _IN_FRONT * em


def width_of(rows: Sequence[Row]) -> float:
    """From where the leftmost begins to where the rightmost ends."""
    return max(row[-1].right for row in rows) - min(row[0].left for row in rows)


def widest_gap(row: Row) -> float:
    """Between two words of it; 0 for a single word."""
    return max((second.left - first.right for first, second in pairwise(row)), default=0.0)
