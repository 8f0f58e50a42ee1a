"""Footnotes of a printed page: below a hairline at its foot, or, as under tables, small print behind a raised mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.layout import PrintedPage, Region
from corpus.formats.pdf.text_lines import TextLine
from corpus.formats.pdf.typography import Typography
from corpus.lines import Run
from corpus.printing.signs import CLOSED

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md. An em is the size of the document's body.

#: Share of the text's width: the hairline above footnotes is shorter, and rules of tables are longer. Without the
#: limit 8 of 130 PDFs have text for footnotes, as what stands in small print below a table.
#: Half or double: nothing differs.
_HAIRLINE = 0.5
#: The same where a footnote goes on from the page before: the rule above it may be as long as the lines are.
#: Half or double: nothing differs.
_WHOLE = 1.1
#: Ems between the margin of a column and the place where a hairline begins.
#: Half: nothing differs. Double: 1 document differs, though no block's text.
_MARGIN = 3.0
#: Share of the body's size: small print is no larger. Footnotes are set in 8 to 9 points below a body of 10.
#: Half: 12 documents and 20 blocks differ: untied -5, notes -12.
#: Double: 1 document and 4 blocks differ: untied +1, notes +3.
_SMALL = 0.94
#: Times the size, from line to line of one footnote below a table.
#: Half: 3 documents and 5 blocks differ: paragraphs +5. Double: nothing differs.
_LEADING = 1.6
_STARS = re.compile(r"\*{1,3}(?=\s)")
_STARRED = re.compile(r"(?<=[^\s*])\*{1,3}(?!\*)")
#: In typescript a mark stands on the line, with a stroke behind it or apart from its text.
_TYPED_MARK = re.compile(r"(?:\d{1,3}\s?/|\*{1,3}|[a-z]/)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, or the part of one that a page holds.

    number  as printed; "" for what goes on from the page before
    rule    a hairline stands above it
    """

    number: str
    lines: tuple[TextLine, ...]
    rule: bool = False

    @property
    def page(self) -> int:
        return self.lines[0].page


def take_notes(
    page: PrintedPage, typography: Typography, before: Sequence[Note] = ()
) -> tuple[PrintedPage, tuple[Note, ...]]:
    """The page without its footnotes, and these from above. `before` are those of the pages before."""
    foot = _below_hairline(page, typography, unfinished=bool(before) and not CLOSED.search(before[-1].lines[-1].text))
    notes = [*_under_tables(page, typography, set(foot)), *_split(foot, rule=True)]
    taken = {line for note in notes for line in note.lines}
    stars = {note.number for note in notes if "*" in note.number}
    body = page.keeping(lambda line: line not in taken)
    regions = (Region(tuple(_starred(line, stars) for line in region.lines), region.head) for region in body.regions)
    return replace(body, regions=tuple(regions)), tuple(notes)


def _below_hairline(page: PrintedPage, typography: Typography, *, unfinished: bool) -> list[TextLine]:
    """The lines below the first rule that can be a hairline; in typescript, where sizes do not tell, below the last.

    Above what goes on from the page before the rule may be as long as the lines are.
    """
    lines = sorted((line for line in page.lines if not line.cells), key=lambda line: line.base)
    if not lines:
        return []
    width = max(line.right for line in lines) - min(line.left for line in lines)
    longest = width * (_WHOLE if unfinished else _HAIRLINE)
    hairlines = [rule for rule in page.rules if rule.right - rule.left < longest and _at_margin(rule, page, typography)]
    for rule in sorted(hairlines, key=lambda rule: rule.base, reverse=not typography.looks):
        below = [line for line in lines if line.base > rule.base and line.left < rule.right and rule.left < line.right]
        if below and _are_notes(below, typography):
            return below
    return []


def _at_margin(rule: Rule, page: PrintedPage, typography: Typography) -> bool:
    columns = typography.columns_of(page.number)
    return not columns or any(abs(rule.left - column.left) <= _MARGIN * typography.body for column in columns)


def _are_notes(below: Sequence[TextLine], typography: Typography) -> bool:
    if not typography.looks:
        return _TYPED_MARK.match(below[0].text) is not None
    return all(_is_small(line, typography) or _mark(line) for line in below)


def _is_small(line: TextLine, typography: Typography) -> bool:
    return line.size <= _SMALL * typography.body_of(line.page)


def _under_tables(page: PrintedPage, typography: Typography, foot: set[TextLine]) -> Iterator[Note]:
    """Small print that opens with a raised mark, wherever it stands."""
    for region in page.regions:
        together: list[TextLine] = []
        for line in region.lines:
            goes_on = bool(together) and line.base - together[-1].base <= _LEADING * line.size
            is_note = typography.looks and not line.cells and line not in foot and _is_small(line, typography)
            if is_note and (_mark(line) or goes_on):
                together.append(line)
            else:
                yield from _split(together)
                together = []
        yield from _split(together)


def _split(lines: Sequence[TextLine], *, rule: bool = False) -> Iterator[Note]:
    """The notes of these lines: a mark opens each. In typescript marks look like text, and the grammar finds them."""
    together: list[TextLine] = []
    number = ""
    for line in lines:
        opened = _mark(line)
        if opened and together:
            yield Note(number, tuple(together), rule)
            together = []
        number = opened or number
        together.append(line)
    if together:
        yield Note(number, tuple(together), rule)


def _mark(line: TextLine) -> str:
    """The mark that a footnote opens with, "" where there is none."""
    first = line.runs[0] if line.runs else None
    if first and first.kind == "superscript" and first.start == 0 and first.end < len(line.text):
        return first.target
    stars = _STARS.match(line.text)
    return stars.group() if stars else ""


def _starred(line: TextLine, numbers: set[str]) -> TextLine:
    """The line; stars in it become a mark where a footnote of the page opens with as many."""
    found = [match for match in _STARRED.finditer(line.text) if match.group() in numbers]
    if not found or any(run.kind == "superscript" and run.end > found[0].start() for run in line.runs):
        return line
    mark = Run(found[0].start(), found[0].end(), "superscript", found[0].group())
    return replace(line, runs=tuple(sorted((*line.runs, mark), key=lambda run: (run.start, -run.end))))
