"""Paragraphs that the end of a page has cut are put together again."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.grammar.footnotes import Item
from corpus.grammar.paragraphs import Paragraph, stacked
from corpus.printing.signs import CAPTION, CLOSED, LIST_ITEM, MISREAD, NUMBERED, OMISSION

#: Characters. No paragraph met in print has a third of this; without a limit a text without stops costs time with its
#: square.
_LONGEST_PARAGRAPH = 20_000
#: A heading is seldom longer; a paragraph that a page cut leaves with its first words seldom shorter.
_CUT_LEAVES_WORDS = 8


def healed(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items with every cut paragraph whole. Footnotes that stood in the cut come behind it."""
    whole: list[Item] = []
    last = -1  # the place of the last paragraph in `whole`
    for item in items:
        if not isinstance(item, Paragraph):
            whole.append(item)
            continue
        before = whole[last] if last >= 0 else None
        if isinstance(before, Paragraph) and _was_cut(before, item):
            whole[last] = stacked(before, item)
        else:
            last = len(whole)
            whole.append(item)
    return tuple(whole)


def _was_cut(first: Paragraph, second: Paragraph) -> bool:
    """Nothing closes the first, and the second begins as paragraphs do not: with a small letter or a figure."""
    if _stands_alone(first, second) or len(first.text) > _LONGEST_PARAGRAPH:
        return False
    if CLOSED.search(first.text) or OMISSION.fullmatch(first.text) or CAPTION.match(first.text):
        return False
    if second.typed and first.text.endswith((",", ";")) and MISREAD.match(second.text):
        return False  # "l. Decides" behind "the mandate;": a scan put a letter for the number
    if second.text[:1].islower():
        return LIST_ITEM.match(second.text) is None
    enough = len(first.text.split()) >= _CUT_LEAVES_WORDS
    return enough and second.text[:1].isdigit() and NUMBERED.match(second.text) is None


def _stands_alone(first: Paragraph, second: Paragraph) -> bool:
    """Their looks say that they are two: a heading, a cell of a table, a list item, another indent."""
    looks_apart = first.prominent or second.prominent or first.row or second.row
    return looks_apart or second.item or first.indent != second.indent
