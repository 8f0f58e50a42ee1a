"""Which letters of a PDF page are struck through: a thin line runs through the middle of words, and ends with them.

Underlines run below the letters, borders of tables between the lines of text or beyond their ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.formats.pdf.drawings import Box
from corpus.formats.pdf.letters import Letter

#: Ems above the foot of the letters: a stroke through small letters runs between.
_MIDDLE = (0.12, 0.42)
#: Ems: no stroke is thicker, with what pdfium adds to it at both sides.
_THICK = 0.3
#: Ems by which a stroke goes beyond the words that it strikes, at each end.
_BEYOND = 0.6
#: Points: shorter lines are strokes of drawings.
_SHORTEST = 6.0
#: Points below a line that the foot of the letters is looked for; those of headings are as high.
_REACH = 16
#: Letters: a stroke through fewer may belong to a letter, or be a fraction's.
_FEWEST = 3


def struck(letters: Iterable[Letter], lines: Iterable[Box]) -> list[Letter]:
    """The upright letters that one of the lines strikes through."""
    by_height = defaultdict[int, list[Letter]](list)
    for letter in letters:
        if letter.piece.quarters == 0:
            by_height[int(letter.origin[1])].append(letter)
    found: dict[int, Letter] = {}
    for line in lines:
        if line[2] - line[0] < _SHORTEST:
            continue
        near = (each for y in range(int(line[1]) - _REACH, int(line[3]) + 1) for each in by_height.get(y, ()))
        met = [letter for letter in near if _is_met(letter, line)]
        if len(met) >= _FEWEST and _ends_with(line, met):
            found |= {id(letter): letter for letter in met}
    return list(found.values())


def _is_met(letter: Letter, line: Box) -> bool:
    left, bottom, right, top = line
    size, foot = letter.piece.look.size, letter.origin[1]
    if top - bottom > _THICK * size or not left <= (letter.box[0] + letter.box[2]) / 2 <= right:
        return False
    return _MIDDLE[0] * size <= (bottom + top) / 2 - foot <= _MIDDLE[1] * size


def _ends_with(line: Box, met: Sequence[Letter]) -> bool:
    beyond = _BEYOND * met[0].piece.look.size
    first, last = min(letter.box[0] for letter in met), max(letter.box[2] for letter in met)
    return first - beyond <= line[0] and line[2] <= last + beyond
