"""Pages of a script that runs from right to left, mirrored: their lines then begin at the left like all others.

What runs from left to right among it, figures and Latin words, is mirrored back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.formats.pdf.drawings import Rule
from corpus.formats.pdf.glyphs import Glyph, Page

_RIGHT_TO_LEFT = ("R", "AL")
#: Letters and figures of the Unicode standard's classes that run from left to right.
_LEFT_TO_RIGHT = ("L", "EN", "AN")


def in_reading_direction(page: Page) -> Page:
    """The page itself, or its mirror image where most of its letters run from right to left."""
    classes = [_class(glyph) for glyph in page.glyphs]
    mirrored = sum(name in _RIGHT_TO_LEFT for name in classes)
    if mirrored * 2 <= sum(name in (*_RIGHT_TO_LEFT, "L") for name in classes):
        return page
    edge = max(glyph.right for glyph in page.glyphs) + min(glyph.left for glyph in page.glyphs)
    return replace(
        page,
        glyphs=tuple(_turned_back([_mirrored(glyph, edge) for glyph in page.glyphs])),
        rules=tuple(Rule(edge - rule.right, edge - rule.left, rule.base) for rule in page.rules),
    )


def _class(glyph: Glyph) -> str:
    return unicodedata.bidirectional(glyph.text[0])


def _mirrored(glyph: Glyph, edge: float) -> Glyph:
    """The glyph at the other side; a presentation form of Arabic says which letters it prints."""
    text = "".join(unicodedata.normalize("NFKC", sign) if "\ufb50" <= sign <= "\ufeff" else sign for sign in glyph.text)
    return replace(glyph, text=text, left=edge - glyph.right, right=edge - glyph.left)


def _turned_back(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    ordered = sorted(glyphs, key=lambda glyph: (glyph.base, glyph.left))
    for _, line in groupby(ordered, key=lambda glyph: glyph.base):
        run: list[Glyph] = []
        for glyph in line:
            if _class(glyph) in _RIGHT_TO_LEFT:
                yield from _left_to_right(run)
                run = []
                yield glyph
            else:
                run.append(glyph)
        yield from _left_to_right(run)


def _left_to_right(run: Sequence[Glyph]) -> Iterator[Glyph]:
    """Glyphs between letters that run from right to left: from the first letter or figure to the last they run back.

    A full stop to the right of a number, at the beginning of a line, belongs behind it.
    """
    strong = [at for at, glyph in enumerate(run) if _class(glyph) in _LEFT_TO_RIGHT]
    if not strong:
        yield from run
        return
    first, last = strong[0], strong[-1] + 1
    while first and run[first - 1].text == ".":
        first -= 1
    yield from run[:first]
    edge = run[first].left + run[last - 1].right
    back = [_mirrored(glyph, edge) for glyph in reversed(run[first:last])]
    yield back[0]
    for before, glyph in pairwise(back):
        # Where two scripts meet, pdfium puts white space where none is printed.
        yield replace(glyph, spaced=glyph.spaced and glyph.left > before.right)
    yield from run[last:]
