"""Marks of footnotes, taken out of the text with their places kept. What is no mark stays, as a superscript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.grammar.footnotes import Item, PrintedFootnote
from corpus.grammar.paragraphs import Paragraph, without
from corpus.lines import Run, as_superscript
from corpus.ranges import Span

# "12 km²", "5 ft³": behind a unit these two are powers. "In" and "ft" are units behind a figure only.
_UNIT = re.compile(r"(?:(?<!\w)[kcdmµ]?m|\d\s?(?:[kcdmµ]?m|ft|in|yd))$")
_POWERS = ("2", "3")
# "R²": a letter by itself.
_VARIABLE = re.compile(r"(?<![\w.])[A-Za-z]$")
# "¹/₃": what stands in front of a stroke and a figure.
_FRACTION = re.compile(r"\s?[/⁄]\s?\d")
# "a,b": several marks raised together.
_LISTED = re.compile(r"\s*(?:\d{1,3}|[a-z])\s*(?:,\s*(?:\d{1,3}|[a-z])\s*)+")
_LISTED_MARK = re.compile(r"\s*(?P<number>\d{1,3}|[a-z])\s*,?")
#: So many characters before a superscript tell whether it is a mark.
_REACH = 40
_NEEDS_NO_SPACE = " .,;:!?)]”’»…"
#: Characters that a warning shows of the text in front of a mark.
_SHOWN = 40
_FIGURE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Flow:
    """A document's paragraphs and footnotes in the order that they are printed in, the marks taken out of the text."""

    items: tuple[Item, ...]
    warnings: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(item for item in self.items if isinstance(item, Paragraph))


def marked(items: Sequence[Item]) -> Flow:
    """The items with the places of their marks, and warnings of marks and footnotes that have no counterpart."""
    footnotes = {item.number for item in items if isinstance(item, PrintedFootnote)}
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    certain = {run.target for paragraph in paragraphs for run in paragraph.runs if run.kind == "mark"}
    marks = _Marks(footnotes, certain)
    done = Flow(
        tuple(_with_powers(item) if isinstance(item, PrintedFootnote) else marks.taken_out(item) for item in items)
    )
    used = {number for paragraph in done.paragraphs for _, number in paragraph.marks}
    unused = (f"footnote {number} has no mark in the text" for number in sorted(footnotes - used))
    return replace(done, warnings=(*marks.warnings, *unused))


def _with_powers(footnote: PrintedFootnote) -> PrintedFootnote:
    """A footnote in which every superscript is a power, or an ordinal's ending: no footnote has marks of its own."""
    return replace(footnote, body=_raised(footnote.body, _superscripts(footnote.body)))


@dataclass(slots=True)
class _Marks:
    """The marks of a document, met in its order.

    footnotes  numbers of its footnotes
    certain    numbers of the marks that the format tells by its structure
    due        the number that the next of the others should have
    """

    footnotes: set[str]
    certain: set[str]
    due: int = 1
    warnings: list[str] = field(default_factory=list)

    def taken_out(self, paragraph: Paragraph) -> Paragraph:
        marks: list[Run] = []
        powers: list[Run] = []
        for run in self._apart(paragraph):
            behind_last = not marks or run.start >= marks[-1].end
            (marks if behind_last and self._is_mark(paragraph.text, run) else powers).append(run)
        return _less_marks(_raised(paragraph, powers), marks)

    def _apart(self, paragraph: Paragraph) -> Iterator[Run]:
        """The superscripts; those that list several footnotes as a run for each of their marks."""
        for runs in _touching(_superscripts(paragraph)):
            start, printed = runs[0].start, paragraph.text[runs[0].start : runs[-1].end]
            listed = [*_LISTED_MARK.finditer(printed)] if _LISTED.fullmatch(printed) else []
            if listed and all(one["number"] in self.footnotes for one in listed):
                yield from (Run(start + one.start(), start + one.end(), "superscript", one["number"]) for one in listed)
            else:
                yield from runs

    def _is_mark(self, text: str, run: Run) -> bool:
        number = run.target.strip()
        before = text[max(0, run.start - _REACH) : run.start]
        if not before.strip():
            return False
        if run.kind == "mark" and number in self.footnotes:
            return True
        if number.isdigit() and _FRACTION.match(text, run.end):
            return False
        if _VARIABLE.search(before) and number in _POWERS and number != str(self.due):
            return False
        if _is_power(before, number) or (before[-1].isdigit() and number.isdigit() and not self._is_due(number)):
            return False
        if number not in self.footnotes and not self._is_stray(text, run, number):
            return False
        if number.isdecimal():
            self.due = int(number) + 1
        return True

    def _is_due(self, number: str) -> bool:
        """ "10⁶": behind a digit stands a power, unless it is the next mark due."""
        return number == str(self.due) and number in self.footnotes and number not in self.certain

    def _is_stray(self, text: str, run: Run, number: str) -> bool:
        """A mark of no footnote is warned of. It leaves the text only where it can be nothing else."""
        if not _FIGURE.fullmatch(number) and not text.startswith("[^", run.start, run.end):
            return False
        before = text[max(0, run.start - _SHOWN) : run.start]
        self.warnings.append(f"mark {number} has no footnote: “…{before}”")
        return number.isdigit() and not before.rstrip()[-1:].isalnum()


def _superscripts(paragraph: Paragraph) -> list[Run]:
    return [run for run in paragraph.runs if run.kind in ("superscript", "mark")]


def _touching(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs, those superscripts together that stand side by side."""
    beside: list[Run] = []
    for run in runs:
        if beside and not (run.kind == beside[-1].kind == "superscript" and beside[-1].end == run.start):
            yield beside
            beside = []
        beside.append(run)
    if beside:
        yield beside


def _is_power(before: str, number: str) -> bool:
    return number in _POWERS and _UNIT.search(before) is not None


def _raised(paragraph: Paragraph, runs: Iterable[Run]) -> Paragraph:
    """The paragraph with these runs in Unicode superscripts, so that plain text says "10⁶" and not "106"."""
    text = paragraph.text
    pieces = []
    at = 0
    for run in runs:
        pieces += [text[at : run.start], as_superscript(text[max(at, run.start) : run.end])]
        at = max(at, run.end)
    return replace(paragraph, text="".join(pieces) + text[at:]) if pieces else paragraph


def _less_marks(paragraph: Paragraph, marks: Sequence[Run]) -> Paragraph:
    if not marks:
        return paragraph
    cuts = list(_with_space_before(paragraph.text, [Span(mark.start, mark.end) for mark in marks]))
    bare, moved = without(paragraph, cuts)
    places = (moved(start) for start, _ in cuts)
    return replace(bare, marks=tuple((at, mark.target.strip()) for at, mark in zip(places, marks, strict=True)))


def _with_space_before(text: str, cuts: Sequence[Span]) -> Iterator[Span]:
    """A space in front of a mark goes with it, where what follows does not need it."""
    floor = 0
    starts = {start for start, _ in cuts}
    for start, end in cuts:
        first = start
        if end == len(text) or end in starts or text[end] in _NEEDS_NO_SPACE:
            while first > floor and text[first - 1].isspace():
                first -= 1
        yield Span(first, end)
        floor = end
