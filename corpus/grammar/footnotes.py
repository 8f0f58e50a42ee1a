"""Paragraphs → flow: footnotes taken out of the text, each mark tied to its place, page cuts healed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.grammar.paragraphs import Paragraph, joined, stacked, without
from corpus.lines import Line, Run, as_superscript
from corpus.printing.signs import CAPTION, CLOSED, LIST_ITEM, MISREAD, NUMBERED, OMISSION

_MARK = re.compile(r"\d{1,3}|[a-z]|\*{1,3}")
# "12 km²", "5 ft³": behind a unit these two are powers. "In" and "ft" are units behind a figure only.
_UNIT = re.compile(r"(?:(?<!\w)[kcdmµ]?m|\d\s?(?:[kcdmµ]?m|ft|in))$")
_POWERS = ("2", "3")
#: So many characters before a superscript tell whether it is a mark.
_REACH = 40
_NEEDS_NO_SPACE = " .,;:!?)]”’»…"
#: What a warning shows of the text in front of a mark.
_SHOWN = 40
#: No paragraph met in print has a third of this; without a limit a text without stops costs time with its square.
_LONGEST_PARAGRAPH = 20_000
#: A heading is seldom longer; a paragraph that a page cut leaves with its first words seldom shorter.
_CUT_LEAVES_WORDS = 8


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote taken out of the text, the `nth` with its number: it begins anew in annexes and under tables."""

    number: str
    nth: int
    body: Paragraph

    @property
    def id(self) -> str:
        return f"fn{self.number}" if self.nth == 1 else f"fn{self.number}-{self.nth}"


Item = Paragraph | Footnote


@dataclass(slots=True)
class Flow:
    """A document's paragraphs and footnotes in the order they are printed in."""

    items: list[Item] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [item for item in self.items if isinstance(item, Paragraph)]

    @property
    def footnotes(self) -> list[Footnote]:
        return [item for item in self.items if isinstance(item, Footnote)]


def flow(lines: Iterable[Line]) -> Flow:
    """Paragraphs and footnotes of a document in reading order."""
    result = Flow()
    taken = _Notes(result)
    paragraphs = list(joined(lines))
    structural = {paragraph.note for paragraph in paragraphs if paragraph.note}
    for paragraph in paragraphs:
        note = paragraph.note or _opened_note(paragraph, structural)
        if note is None:
            result.items.append(paragraph)
        else:
            taken.take(paragraph, note)
    _tie_marks(result)
    return result


def heal(items: Sequence[Item]) -> tuple[Item, ...]:
    """Join what a page cut. Footnotes that stood in the cut come behind the whole paragraph."""
    healed: list[Item] = []
    last = -1  # the place of the last paragraph in `healed`
    for item in items:
        before = healed[last] if last >= 0 else None
        if isinstance(item, Paragraph) and isinstance(before, Paragraph) and _was_cut(before, item):
            healed[last] = stacked(before, item)
            continue
        healed.append(item)
        if isinstance(item, Paragraph):
            last = len(healed) - 1
    return tuple(healed)


def _was_cut(first: Paragraph, second: Paragraph) -> bool:
    """A page cut runs through: no closing punctuation before it, a small letter or a digit behind it."""
    if first.prominent or second.prominent or second.item or first.indent != second.indent:
        return False
    if first.row or second.row or len(first.text) > _LONGEST_PARAGRAPH:
        return False
    if CLOSED.search(first.text) or OMISSION.fullmatch(first.text) or CAPTION.match(first.text):
        return False
    if second.typed and first.text.endswith((",", ";")) and MISREAD.match(second.text):
        return False
    if second.text[:1].islower():
        return LIST_ITEM.match(second.text) is None
    enough = len(first.text.split()) >= _CUT_LEAVES_WORDS
    return enough and second.text[:1].isdigit() and NUMBERED.match(second.text) is None


def _opened_note(paragraph: Paragraph, structural: set[str]) -> str | None:
    """The number a footnote opens with: a superscript at the very start, and text behind it."""
    first = paragraph.runs[0] if paragraph.runs else None
    if first is None or first.kind != "superscript" or first.start != 0:
        return None
    number = first.target.strip()
    if number in structural or paragraph.text.startswith("[^"):
        return None  # a mark that opens a paragraph; the footnote is told by the format
    return number if _MARK.fullmatch(number) and paragraph.text[first.end :].strip() else None


@dataclass(slots=True)
class _Notes:
    """The footnotes taken out so far.

    printed  the last number of one that only its print tells
    scopes   how often figures have begun anew, and asterisks and letters
    """

    flow: Flow
    last: Footnote | None = None
    used: Counter[str] = field(default_factory=Counter)

    def take(self, paragraph: Paragraph, number: str) -> None:
        last = self.last
        if paragraph.note and last and last.number == number and self.flow.items[-1] is last:
            # a further paragraph of the same footnote, told by the format's structure
            self.last = self.flow.items[-1] = replace(last, body=stacked(last.body, paragraph, is_break=True))
            return
        self.used[number] += 1
        self.last = Footnote(number, self.used[number], paragraph if paragraph.note else _opened(paragraph))
        self.flow.items.append(self.last)


def _opened(paragraph: Paragraph) -> Paragraph:
    """A footnote's paragraph without the number it opens with, and the white space behind that."""
    end = paragraph.runs[0].end
    while paragraph.text[end].isspace():
        end += 1
    return without(paragraph, [(0, end)])[0]


def _tie_marks(result: Flow) -> None:
    """Take the marks out of the text and keep their places. What is no mark stays, as a superscript."""
    marks = (run for paragraph in result.paragraphs for run in paragraph.runs if run.kind == "mark")
    ties = _Ties({footnote.number for footnote in result.footnotes}, {run.target for run in marks})
    for index, item in enumerate(result.items):
        if isinstance(item, Footnote):
            result.items[index] = replace(item, body=_raised(item.body, _superscripts(item.body)))
        else:
            result.items[index] = ties.tie(item)
    result.warnings += ties.warnings
    marked = {number for paragraph in result.paragraphs for _, number in paragraph.marks}
    result.warnings += [f"footnote {number} has no mark in the text" for number in sorted(ties.defined - marked)]


@dataclass(slots=True)
class _Ties:
    """The marks of a document, met in its order.

    certain  numbers of those that the format's structure tells
    due      the number that the next of the others should have
    """

    defined: set[str]
    certain: set[str]
    due: int = 1
    warnings: list[str] = field(default_factory=list)

    def tie(self, paragraph: Paragraph) -> Paragraph:
        marks: list[tuple[int, int, str]] = []
        others: list[Run] = []
        last_end = 0
        for run in _superscripts(paragraph):
            if run.start >= last_end and self._is_mark(paragraph.text, run):
                marks.append((run.start, run.end, run.target.strip()))
                last_end = run.end
            else:
                others.append(run)
        return _less_marks(_raised(paragraph, others), marks) if marks else _raised(paragraph, others)

    def _is_mark(self, text: str, run: Run) -> bool:
        number = run.target.strip()
        before = text[max(0, run.start - _REACH) : run.start]
        if not before.strip():
            return False
        if run.kind == "mark" and number in self.defined:
            return True
        if _is_power(before, number) or (before[-1].isdigit() and number.isdigit() and not self._is_due(number)):
            return False
        if number not in self.defined and not self._is_stray(text, run, number, text[run.start : run.end]):
            return False
        if number.isdigit():
            self.due = int(number) + 1
        return True

    def _is_due(self, number: str) -> bool:
        """ "10⁶": behind a digit stands a power, unless it is the next mark due."""
        return number == str(self.due) and number in self.defined and number not in self.certain

    def _is_stray(self, text: str, run: Run, number: str, printed: str) -> bool:
        """A mark of no footnote is warned of. It leaves the text only where it can be nothing else."""
        if not re.fullmatch(r"\d{1,3}", number) and not printed.startswith("[^"):
            return False
        before = text[max(0, run.start - _SHOWN) : run.start]
        self.warnings.append(f"mark {number} has no footnote: “…{before}”")
        return number.isdigit() and not before.rstrip()[-1:].isalnum()


def _superscripts(paragraph: Paragraph) -> list[Run]:
    return [run for run in paragraph.runs if run.kind in ("superscript", "mark")]


def _is_power(before: str, number: str) -> bool:
    return number in _POWERS and _UNIT.search(before) is not None


def _raised(paragraph: Paragraph, runs: Sequence[Run]) -> Paragraph:
    """The paragraph with these runs in Unicode superscripts, so that plain text says "10⁶" and not "106"."""
    text = paragraph.text
    if not runs:
        return paragraph
    pieces = []
    at = 0
    for run in runs:
        pieces += [text[at : run.start], as_superscript(text[max(at, run.start) : run.end])]
        at = max(at, run.end)
    return replace(paragraph, text="".join(pieces) + text[at:])


def _less_marks(paragraph: Paragraph, marks: Sequence[tuple[int, int, str]]) -> Paragraph:
    cuts = list(_with_space_before(paragraph.text, [(start, end) for start, end, _ in marks]))
    bare, moved = without(paragraph, cuts)
    return replace(
        bare, marks=tuple((moved(start), number) for (start, _), (*_, number) in zip(cuts, marks, strict=True))
    )


def _with_space_before(text: str, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A space in front of a mark goes with it, where what follows does not need it."""
    floor = 0
    starts = {start for start, _ in cuts}
    for start, end in cuts:
        first = start
        if end == len(text) or end in starts or text[end] in _NEEDS_NO_SPACE:
            while first > floor and text[first - 1].isspace():
                first -= 1
        yield first, end
        floor = end
