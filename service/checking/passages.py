"""The quoted passages of a text: between marks, set off as a block, or the text itself where it has no marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.grammar.speaker_forms import LEADS, named_in
from corpus.ranges import Span
from corpus.sentences import sentences
from service.checking.quotation_marks import between_marks, opens_with_mark
from service.checking.word_forms import placed_words

#: How a passage is set off; "bare" for a pasted sentence that stands without any marks.
Form = Literal["marks", "block", "bare"]

_CHAPTER = re.compile(r"(?:\r?\n[^\S\n]*){2,}|[\u2029\f]")
#: A line that ends a sentence ends a paragraph, where no blank lines do.
_LINE_END = re.compile(r"(?<=[.!?:…”\"»’)\]])[^\S\n]*\n")
_QUOTED_LINE = re.compile(r"[^\S\n]*>")
_INDENTED = re.compile(r"(?: {4,}|\t)\S")
#: Words. A longer passage is checked part by part, whole sentences each.
LONGEST = 400
#: Words. A single one in marks is a doubt or a title, and stands everywhere.
SHORTEST = 2
#: Words. A paragraph without marks that has fewer is a heading.
SHORTEST_BARE = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of the text. `paragraph` is the range of the paragraph around it, or of the one that leads to a block.

    sure   it is given as a quotation; else it is one only if it stands in a document
    frame  of one without marks: ranges of the text, within it or beside it, that are no words of the quotation
    """

    span: Span
    form: Form
    paragraph: Span
    sure: bool = True
    frame: tuple[Span, ...] = ()


def passages(text: str) -> tuple[Passage, ...]:
    """The quoted passages of a text in order; a paragraph that holds some stands before them, as unsure."""
    chapters = _chapters(text)
    marked = list(_marked(text, chapters))
    blocks = _blocks(text, chapters, marked)
    bare = not marked and not blocks
    found = [*marked, *blocks, *_paragraphs(text, chapters, blocks, sure=bare)]
    return tuple(sorted(_cut_to_length(text, found), key=lambda passage: (passage.span.start, -passage.span.end)))


def _chapters(text: str) -> list[Span]:
    """What stands between blank lines, without white space around it."""
    return list(_between(text, _CHAPTER, Span(0, len(text))))


def _between(text: str, border: re.Pattern[str], within: Span) -> Iterator[Span]:
    at = within.start
    for match in border.finditer(text, within.start, within.end):
        yield from _stripped(text, Span(at, match.start()))
        at = match.end()
    yield from _stripped(text, Span(at, within.end))


def _stripped(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _marked(text: str, chapters: Sequence[Span]) -> Iterator[Passage]:
    """Between marks. One that is not closed goes on in the paragraph behind, where that begins with a mark."""
    opened: Passage | None = None
    for place, chapter in enumerate(chapters):
        if opened and not opens_with_mark(text, chapter.start):
            yield opened
            opened = None
        lines = list(_between(text, _LINE_END, chapter))
        for span, closed in between_marks(text, chapter):
            line = lines[bisect_right(lines, span.start, key=lambda each: each.start) - 1]
            passage = Passage(span, "marks", line)
            if opened and span.start == chapter.start + 1:
                passage = replace(opened, span=Span(opened.span.start, span.end))
            opened = None
            if closed or place + 1 == len(chapters):
                yield passage
            else:
                opened = passage


def _blocks(text: str, chapters: Sequence[Span], marked: Sequence[Passage]) -> list[Passage]:
    """Set off by ">" or by an indent, or announced by a paragraph that names a speaker and ends with a colon."""
    found = []
    starts = [text.rfind("\n", 0, chapter.start) + 1 for chapter in chapters]
    indented = [bool(_INDENTED.match(text, start)) for start in starts]
    lead: Span | None = None
    for chapter, start, is_indented in zip(chapters, starts, indented, strict=True):
        is_quoted = bool(_QUOTED_LINE.match(text, start)) or (is_indented and not all(indented))
        announced = lead is not None and _announces(lead.of(text)) and not _overlap(chapter, marked)
        if is_quoted or announced:
            found.append(Passage(chapter, "block", lead or chapter))
        if not is_quoted:
            lead = chapter
    inside = [passage for passage in marked if _overlap(passage.span, found)]
    return [block for block in found if not _overlap(block.span, inside)]


def _announces(lead: str) -> bool:
    if not lead.endswith(":"):
        return False
    last = sentences(lead)[-1].of(lead)[-400:]
    return next(named_in(last, LEADS), None) is not None


def _overlap(span: Span, passages: Sequence[Passage]) -> bool:
    """Passages are in order, and none of them overlaps another."""
    place = bisect_left(passages, span.end, key=lambda passage: passage.span.start)
    return place > 0 and span.overlaps(passages[place - 1].span)


def _paragraphs(text: str, chapters: Sequence[Span], blocks: Sequence[Passage], *, sure: bool) -> Iterator[Passage]:
    """Whole paragraphs: the quotations of a text without marks; else they are to be looked for as they stand."""
    paragraphs = [
        p for chapter in chapters if not _overlap(chapter, blocks) for p in _between(text, _LINE_END, chapter)
    ]
    for paragraph in paragraphs:
        length = sum(1 for _ in placed_words(paragraph.of(text)))
        if length >= SHORTEST_BARE or len(paragraphs) == 1:
            yield Passage(paragraph, "bare", paragraph, sure)


def _cut_to_length(text: str, found: Sequence[Passage]) -> Iterator[Passage]:
    for passage in found:
        words = [word.start for word in placed_words(passage.span.of(text))]
        if len(words) <= LONGEST:
            yield passage
        elif passage.sure:
            yield from _parts(text, passage, words)


def _parts(text: str, passage: Passage, words: Sequence[int]) -> Iterator[Passage]:
    """Sentences together, up to the limit; a longer sentence is cut between words."""
    starts = [start + passage.span.start for start in words]
    heads = {bisect_left(words, start) for start, _ in sentences(passage.span.of(text))}
    at = 0
    while at < len(starts):
        last = min(at + LONGEST, len(starts))
        behind = last if last == len(starts) else next((i for i in range(last, at, -1) if i in heads), last)
        end = starts[behind] if behind < len(starts) else passage.span.end
        for span in _stripped(text, Span(starts[at] if at else passage.span.start, end)):
            yield Passage(span, passage.form, passage.paragraph, passage.sure)
        at = behind
