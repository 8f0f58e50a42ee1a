"""Footnotes, taken out of the paragraphs that they stand between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.grammar.paragraphs import Paragraph, stacked, without
from corpus.ranges import Span

_NUMBER = re.compile(r"\d{1,3}|[a-z]|\*{1,3}")


@dataclass(frozen=True, slots=True)
class PrintedFootnote:
    """A footnote as printed, without its number in front.

    nth  how many with its number have come so far, this one included: numbers begin anew in annexes and under tables
    """

    number: str
    nth: int
    body: Paragraph

    @property
    def id(self) -> str:
        return f"fn{self.number}" if self.nth == 1 else f"fn{self.number}-{self.nth}"


Item = Paragraph | PrintedFootnote


def taken_out(paragraphs: Iterable[Paragraph]) -> tuple[Item, ...]:
    """Paragraphs and footnotes in the order that they are printed in."""
    given = tuple(paragraphs)
    structural = {paragraph.note for paragraph in given if paragraph.note}
    items: list[Item] = []
    used: Counter[str] = Counter()
    for paragraph in given:
        last = items[-1] if items else None
        number = paragraph.note or _opening_number(paragraph, structural)
        if number is None:
            items.append(paragraph)
        elif paragraph.note and isinstance(last, PrintedFootnote) and last.number == number:
            items[-1] = replace(last, body=stacked(last.body, paragraph, is_break=True))
        else:
            used[number] += 1
            items.append(
                PrintedFootnote(number, used[number], paragraph if paragraph.note else _without_number(paragraph))
            )
    return tuple(items)


def _opening_number(paragraph: Paragraph, structural: set[str]) -> str | None:
    """The number a footnote opens with: a superscript at the very start, and text behind it.

    Where the format tells by its structure that there is a footnote of that number, the superscript is the mark of it.
    """
    first = paragraph.runs[0] if paragraph.runs else None
    if first is None or first.kind != "superscript" or first.start != 0:
        return None
    number = first.target.strip()
    if number in structural or paragraph.text.startswith("[^"):
        return None
    return number if _NUMBER.fullmatch(number) and paragraph.text[first.end :].strip() else None


def _without_number(paragraph: Paragraph) -> Paragraph:
    """A footnote's paragraph without the number it opens with and the white space behind that, no row of a table."""
    end = paragraph.runs[0].end
    while paragraph.text[end].isspace():
        end += 1
    return replace(without(paragraph, [Span(0, end)])[0], row=False, cells=())
