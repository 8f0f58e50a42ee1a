"""Words of a row → a line of text with its runs, its place and its size."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.formats.pdf.glyphs import Glyph
from corpus.formats.pdf.letters import Look
from corpus.formats.pdf.words import WORD_SPACE, Word
from corpus.lines import CellPlace, Run, RunKind, united

#: What stands in front of a paragraph, a list item or a footnote and apart from its text: "12.", "12A.", "(a)", "•".
_MARKER = re.compile(r"\(?(?:\d{1,3}[A-Za-z]?|[a-z]{1,3}|[ivxlcIVXLC]+|[A-Z])[.)]|\d{1,3}/|[•●▪◦·–—*]{1,3}")
_DECIMAL = re.compile(r"(?:\d{1,3}[A-Z]?|[IVXLC]+|[A-Z])(?:\.\d{1,3}){1,3}\.?")
# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the word.

#: Share of the letters of a line: a typeface that fewer have does not count, as that of quotation marks.
#: Half: nothing differs. Double: 1 document and 3 blocks differ.
_SHARE = 0.1
#: Ems between a marker and the text behind it: a blank is narrower, a tabulator wider.
#: Half: 4 documents and 45 blocks differ: as_word -1, cut -16.
#: Double: 4 documents and 10 blocks differ: cut +6, paragraphs +9.
_TABULATOR = 0.7


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as printed; places in points from the left and upper edge of the page.

    inner     where the text behind a marker begins, `left` where there is no marker set apart
    families  typefaces that meet in it
    fixed     set in a typewriter face
    hidden    not printed, but laid behind a picture by whoever has read a scan
    cells     what stands in the columns of a table row; `text` is then all of it
    place     of a cell, in its table
    """

    text: str
    runs: tuple[Run, ...]
    page: int
    left: float
    right: float
    base: float
    size: float
    inner: float
    families: int = 1
    fixed: bool = False
    hidden: bool = False
    cells: tuple[TextLine, ...] = ()
    place: CellPlace | None = None

    @property
    def bold(self) -> bool:
        """Every word of it is bold."""
        return sum(run.end - run.start for run in self.runs if run.kind == "bold") >= len(self.text)

    def bold_at(self, at: int) -> bool:
        return any(run.kind == "bold" and run.start <= at < run.end for run in self.runs)

    @property
    def marked(self) -> bool:
        """A marker stands in front of it."""
        return self.inner > self.left


def is_marker(word: Word) -> bool:
    return word.raised or _MARKER.fullmatch(word.text) is not None


def opens_with_marker(row: Sequence[Word]) -> bool:
    """A marker stands in front. "10.1" or "29E.1" is one in front of a word, and a figure in front of figures."""
    if not row:
        return False
    if is_marker(row[0]):
        return True
    return len(row) > 1 and any(map(str.isalpha, row[1].text)) and _DECIMAL.fullmatch(row[0].text) is not None


def text_line(words: Sequence[Word], page: int) -> TextLine:
    """The line that `words`, from left to right, make."""
    text, runs = _written(words)
    looks = Counter(_looks(words))
    look = looks.most_common(1)[0][0]
    return TextLine(
        text=text,
        runs=runs,
        page=page,
        left=words[0].left,
        right=words[-1].right,
        base=words[0].base,
        size=look.size,
        inner=_inner(words),
        families=_families(words),
        fixed=look.fixed,
        hidden=look.hidden,
    )


def table_row(cells: Sequence[TextLine], places: Sequence[CellPlace]) -> TextLine:
    """Cells that stand side by side as one line."""
    first = cells[0]
    return TextLine(
        text=" ".join(cell.text for cell in cells),
        runs=(),
        page=first.page,
        left=first.left,
        right=cells[-1].right,
        base=first.base,
        size=first.size,
        inner=first.left,
        fixed=first.fixed,
        hidden=first.hidden,
        cells=tuple(replace(cell, place=place) for cell, place in zip(cells, places, strict=True)),
    )


def _looks(words: Sequence[Word]) -> Iterator[Look]:
    bodies = [word for word in words if not word.raised] or words
    return (glyph.look for word in bodies for glyph in word.glyphs)


def _families(words: Sequence[Word]) -> int:
    """Typefaces that a good share of the letters have; quotation marks are often of another."""
    letters = Counter(glyph.look.family for word in words for glyph in word.glyphs if glyph.text.isalpha())
    return sum(count >= _SHARE * letters.total() for count in letters.values())


def _inner(words: Sequence[Word]) -> float:
    first = words[0]
    if len(words) < 2 or not opens_with_marker(words):
        return first.left
    apart = first.raised or words[1].left - first.right >= _TABULATOR * first.size
    return words[1].left if apart else first.left


def _written(words: Sequence[Word]) -> tuple[str, tuple[Run, ...]]:
    text = ""
    runs: list[Run] = []
    for index, word in enumerate(words):
        if index and _is_apart(words[index - 1], word):
            text += " "
        for glyphs in _alike(word):
            start = len(text)
            text += unicodedata.normalize("NFC", "".join(glyph.text for glyph in glyphs))
            for kind in _kinds(glyphs[0].look, raised=word.raised):
                runs.append(Run(start, len(text), kind, text[start:] if kind == "superscript" else ""))
    return text, united(text, runs)


def _is_apart(first: Word, second: Word) -> bool:
    if first.raised == second.raised:
        return True
    return second.left - first.right >= WORD_SPACE * max(first.size, second.size)


def _alike(word: Word) -> Iterator[list[Glyph]]:
    together: list[Glyph] = []
    for glyph in word.glyphs:
        if together and _kinds(together[0].look) != _kinds(glyph.look):
            yield together
            together = []
        together.append(glyph)
    yield together


def _kinds(look: Look, *, raised: bool = False) -> tuple[RunKind, ...]:
    if raised:
        return ("superscript",)
    weight: tuple[RunKind, ...] = ("bold",) if look.bold else ()
    return (*weight, "italic") if look.italic else weight
