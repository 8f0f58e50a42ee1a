"""Where the prose of a page begins, below the rows of a masthead; and which rows are lines of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.formats.pdf.text_lines import opens_with_marker
from corpus.formats.pdf.words import Row, widest_gap, width_of

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the page's body.

#: Ems from line to line of a paragraph, which is set in 1.1 to 1.3; what is further apart is another paragraph.
#: Half: nothing differs. Double: 4 documents and 4 blocks differ.
_CLOSE = 1.5
#: Words that a row of prose across the page has at least; rows of a masthead have fewer.
#: Half: 1 document and 4 blocks differ. Double: 29 documents and 80 blocks differ: cut +1, gaps +1.
_PROSE_WORDS = 7
#: Ems: prose has no wider gap between words, as the titles of two agenda items have that stand side by side.
#: Without the limit mastheads end too early, as those of A/80/75 and A/80/82.
#: Half or double: nothing differs.
_PROSE_GAP = 2.0
#: Share of the width of the page's text: a row of prose goes across so much of it.
#: Half: 13 documents and 22 blocks differ: cut -1, paragraphs -2.
#: Double: 36 documents and 104 blocks differ: gaps +1, notes -1.
_ACROSS = 0.6
#: In front of a numbered paragraph.
_NUMBER = re.compile(r"\d{1,3}\.")


def first_prose(rows: Sequence[Row], em: float) -> float:
    """The base of the first row of prose; what stands above it on the first page is a masthead."""
    width = width_of(rows)
    prose = [
        len(row) >= _PROSE_WORDS
        and widest_gap(row[1:] if opens_with_marker(row) else row) < _PROSE_GAP * em
        and row[-1].right - row[0].left >= _ACROSS * width
        for row in rows
    ]
    starts = (at for at in range(len(rows) - 1) if prose[at] and (prose[at + 1] or _opens(*rows[at : at + 2], em=em)))
    first = next(starts, None)
    if first is None:
        return rows[-1][0].base + 1.0
    while first and is_close(rows[first - 1], rows[first], em):
        first -= 1
    return rows[first][0].base


def _opens(row: Row, below: Row, *, em: float) -> bool:
    """A numbered paragraph of two lines begins with it: it is prose, though the second line be short."""
    return _NUMBER.fullmatch(row[0].text) is not None and is_close(row, below, em)


def is_close(above: Row, below: Row, em: float) -> bool:
    """Lines of one paragraph, by their distance and size."""
    return below[0].base - above[0].base <= _CLOSE * em and above[0].size == below[0].size
