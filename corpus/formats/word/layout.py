"""Where a Word document's paragraphs stand on the page, and how large they are, beside the text around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.lines import BODY_SIZE, HEADING_SIZES, INDENT_STEP, Line

#: Points; what stands in by less is not seen.
_LEAST_INDENT = 8.0
#: Half a point more is seen by nobody.
_LEAST_ENLARGEMENT = 0.75
#: A margin, or a size, that so much of the text has is the text's.
_MUCH = 0.2
#: Longer ones are text, whatever their style says.
_LONGEST_HEADING = 300
_STOPS = ".;:,!?”"
#: "1.", "(iv)", "–": what a typist sets out to the left of a text.
_NUMBER = re.compile(r"\d{1,3}\.\s")
_MARKER = re.compile(r"(?:\(?\w{1,4}[.)]|\d{1,3}(?:\.\d{1,3})+\.?|[–—•*-])\s")


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as printed: its lines, and what has to be seen beside the others before it can be told.

    left     points from the margin of the page to its lines; None where it says nothing, as in a note or a cell
    start    the same of its first line, where that stands out to the left
    size     points
    level    of a heading, by its style; 0 is the outermost
    section  number of the stretch of pages it stands in: an annex may have other margins than its letter
    listed   it has a number or a bullet
    quoted   its style is that of quotations
    """

    lines: tuple[Line, ...]
    left: float | None = None
    start: float = 0.0
    size: float = 0.0
    level: int | None = None
    section: int = 0
    listed: bool = False
    quoted: bool = False

    @property
    def length(self) -> int:
        return sum(len(line.text) for line in self.lines)

    @property
    def is_text(self) -> bool:
        """It stands in the column of the text, and looks like no heading."""
        return self.left is not None and self.level is None and not all(map(_is_bold, self.lines))

    @property
    def ends_sentence(self) -> bool:
        return self.lines[-1].text[-1] in _STOPS

    @property
    def is_item(self) -> bool:
        """It has a number, a letter or a bullet, printed by Word or typed."""
        typed = self.left is not None and self.start < self.left and self.is_text
        return self.listed or (typed and _MARKER.match(self.lines[0].text) is not None)


def in_place(printed: Sequence[Printed]) -> Iterator[Line]:
    """The lines with their indents and sizes, as seen beside the text of their section."""
    sections: dict[int, list[Printed]] = {}
    for each in printed:
        sections.setdefault(each.section, []).append(each)
    margins = {section: _usual_start(within) for section, within in sections.items()}
    size = _usual_size(printed)
    item: tuple[float, float] | None = None  # where the text of the last item begins; what goes on there has an indent
    for each in printed:
        indent = 0.0
        if each.left is not None:
            indent = max(each.start - margins[each.section], 0.0)
            if each.is_item:
                # An item stands in from the text, and so does what goes on with it; a numbered paragraph is the text.
                item = each.left, indent if _NUMBER.match(each.lines[0].text) else 0.0
            elif item is not None and abs(each.left - item[0]) < _LEAST_INDENT:
                indent = item[1]  # it goes on with the item
            else:
                item = None
        indent = round(indent, 2) if indent >= _LEAST_INDENT else 0.0
        indent = max(indent, INDENT_STEP) if each.quoted else indent
        for line in each.lines:
            yield replace(line, indent=indent, size=_scaled(each, size), quoted=each.quoted)


def _is_bold(line: Line) -> bool:
    return any(run.kind == "bold" and run.end - run.start == len(line.text) for run in line.runs)


def _usual_start(section: Sequence[Printed]) -> float:
    """The left margin of a section's text: the leftmost where much of the text begins."""
    return min(_usual((each.start, each) for each in section), default=0.0)


def _usual_size(printed: Sequence[Printed]) -> float:
    """Points of the text: the largest of the sizes that much of it has."""
    return max(_usual((each.size, each) for each in printed), default=0.0)


def _usual(values: Iterable[tuple[float, Printed]]) -> list[float]:
    """The values that much of the text has; of whole sentences, where there are any."""
    of_text = [(value, each) for value, each in values if each.is_text]
    of_sentences = [(value, each) for value, each in of_text if each.ends_sentence]
    lengths: Counter[float] = Counter()
    for value, each in of_sentences or of_text:
        lengths[value] += each.length
    return [value for value, length in lengths.items() if length >= _MUCH * lengths.total()]


def _scaled(printed: Printed, usual: float) -> float:
    """The size that a line would have if the text had `BODY_SIZE`."""
    if printed.level is not None and printed.length <= _LONGEST_HEADING:
        return HEADING_SIZES[min(printed.level, len(HEADING_SIZES) - 1)]
    if not usual or printed.size < usual + _LEAST_ENLARGEMENT:
        return BODY_SIZE
    return printed.size * BODY_SIZE / usual
