"""Lines → paragraphs: joined, their footnotes taken out, each mark tied to its place, page cuts healed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.lines import BODY_SIZE, Line, Run
from corpus.phrases import CAPTION, CLOSED, LIST_ITEM, NUMBERED, OMISSION

_MARK = re.compile(r"\d{1,3}|[a-z]|\*{1,3}")
# "12 km²", "10⁶": a superscript behind a unit or a digit is arithmetic unless it is the next mark due.
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ft|in)$")
#: A heading is seldom longer; a paragraph that a page cut leaves with its first words seldom shorter.
_CUT_LEAVES_WORDS = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined by spaces; offsets are into `text`. `marks` are `(at, number)`, their digits taken out."""

    text: str
    runs: tuple[Run, ...] = ()
    breaks: tuple[int, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    indent: float = 0.0
    size: float = BODY_SIZE
    rule: bool = False
    page: int | None = None
    note: str | None = None
    item: bool = False

    @property
    def bold(self) -> bool:
        """Every word of it is bold."""
        covered = sum(run.end - run.start for run in self.runs if run.kind == "bold")
        return covered >= len(self.text) - len(self.breaks) > 0

    @property
    def prominent(self) -> bool:
        return self.bold or self.size > BODY_SIZE


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote taken out of the text. `scope` counts how often the numbering began anew."""

    number: str
    scope: int
    body: Paragraph

    @property
    def id(self) -> str:
        return f"fn{self.number}" if self.scope == 0 else f"fn{self.number}-{self.scope + 1}"


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
    for paragraph in _paragraphs(lines):
        note = paragraph.note or _opened_note(paragraph)
        if note is None:
            result.items.append(paragraph)
        else:
            _take_footnote(result, paragraph, note)
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


def _paragraphs(lines: Iterable[Line]) -> Iterable[Paragraph]:
    open_paragraph: Paragraph | None = None
    for line in lines:
        if open_paragraph is None or line.gap or line.note != open_paragraph.note:
            if open_paragraph is not None:
                yield open_paragraph
            open_paragraph = _from_line(line)
        else:
            open_paragraph = stacked(open_paragraph, _from_line(line), is_break=True)
    if open_paragraph is not None:
        yield open_paragraph


def _from_line(line: Line) -> Paragraph:
    return Paragraph(line.text, line.runs, (), (), line.indent, line.size, line.rule, line.page, line.note, line.item)


def stacked(first: Paragraph, second: Paragraph, *, is_break: bool = False) -> Paragraph:
    """Two paragraphs as one, a space between them; `is_break` remembers that the print begins a new line there."""
    shift = len(first.text) + 1
    return replace(
        first,
        text=f"{first.text} {second.text}",
        runs=first.runs + tuple(run.moved(shift) for run in second.runs),
        breaks=first.breaks + ((shift,) if is_break else ()) + tuple(at + shift for at in second.breaks),
        marks=first.marks + tuple((at + shift, number) for at, number in second.marks),
    )


def _opened_note(paragraph: Paragraph) -> str | None:
    """The number a footnote opens with: a superscript at the very start, and text behind it."""
    first = paragraph.runs[0] if paragraph.runs else None
    if first is None or first.kind != "superscript" or first.start != 0:
        return None
    number = first.target.strip()
    return number if _MARK.fullmatch(number) and paragraph.text[first.end :].strip() else None


def _take_footnote(result: Flow, paragraph: Paragraph, number: str) -> None:
    last = result.footnotes[-1] if result.footnotes else None
    if paragraph.note is not None and last is not None and last.number == number and result.items[-1] is last:
        # a second paragraph of the same footnote, told by the format's structure
        result.items[-1] = replace(last, body=stacked(last.body, paragraph, is_break=True))
        return
    anew = last is not None and number.isdigit() and last.number.isdigit() and int(number) <= int(last.number)
    scope = last.scope + anew if last is not None else 0
    body = paragraph if paragraph.note is not None else _without(paragraph, 0, paragraph.runs[0].end)
    result.items.append(Footnote(number, scope, body))


def _without(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The paragraph less a range, and less the white space that then opens it."""
    text = paragraph.text[:start] + paragraph.text[end:]
    cut = end - start
    if start == 0:
        cut += len(text) - len(text.lstrip())
        text = text.lstrip()

    def moved(at: int) -> int:
        return at if at <= start else max(start, at - cut)

    runs = (replace(run, start=moved(run.start), end=moved(run.end)) for run in paragraph.runs)
    return replace(
        paragraph,
        text=text,
        runs=tuple(run for run in runs if run.start < run.end),
        breaks=tuple(moved(at) for at in paragraph.breaks),
        marks=tuple((moved(at), number) for at, number in paragraph.marks),
    )


def _tie_marks(result: Flow) -> None:
    """Take the marks out of the text and keep their places. What is no mark stays text."""
    numbers = {footnote.number for footnote in result.footnotes}
    due = 1
    for index, item in enumerate(result.items):
        if not isinstance(item, Paragraph):
            continue
        now = item
        for run in [run for run in item.runs if run.kind == "superscript"]:
            number = run.target.strip()
            shift = len(item.text) - len(now.text)
            start, end = run.start - shift, run.end - shift
            if not _is_mark(now.text[:start], number, numbers, due):
                continue
            bare = _without(now, start, end)
            at = len(bare.text[:start].rstrip())
            now = result.items[index] = replace(bare, marks=(*bare.marks, (at, number)))
            if number not in numbers:
                result.warnings.append(f"mark {number} has no footnote: “…{bare.text[max(0, start - 40) : start]}”")
            if number.isdigit():
                due = int(number) + 1
    marked = {number for paragraph in result.paragraphs for _, number in paragraph.marks}
    result.warnings += [f"footnote {number} has no mark in the text" for number in sorted(numbers - marked)]


def _is_mark(before: str, number: str, defined: set[str], due: int) -> bool:
    if not before.strip() or not (_MARK.fullmatch(number) or number in defined):
        return False
    if _UNIT.search(before):
        return False
    if before[-1].isdigit():
        return number == str(due)
    return number in defined or number.isdigit()


def _was_cut(first: Paragraph, second: Paragraph) -> bool:
    """A page cut runs through: no closing punctuation before it, a small letter or a digit behind it."""
    if first.prominent or second.prominent or second.item or first.indent != second.indent:
        return False
    if CLOSED.search(first.text) or OMISSION.fullmatch(first.text) or CAPTION.match(first.text):
        return False
    if second.text[:1].islower():
        return LIST_ITEM.match(second.text) is None
    enough = len(first.text.split()) >= _CUT_LEAVES_WORDS
    return enough and second.text[:1].isdigit() and NUMBERED.match(second.text) is None
