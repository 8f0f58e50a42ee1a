"""What is drawn on a PDF page besides text: thin lines, filled areas, and pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as api

#: Left, bottom, right, top, in the page's own coordinates.
Box = tuple[float, float, float, float]
#: The six numbers of a PDF's transformation: x' = ax + cy + e, y' = bx + dy + f.
Matrix = tuple[float, float, float, float, float, float]

#: Red, green, blue and how much it covers, 0 to 255 each.
Color = tuple[int, int, int, int]
#: From the page's own coordinates to those of the page as it is read.
Turn = Callable[[float, float], tuple[float, float]]

#: Points. What is no wider or higher than this is a line.
_THIN = 3.0
#: Points. A rule is longer than the stroke of a letter.
_RULE_LENGTH = 20.0
#: Drawings have very many lines: of a page only so many count, the longest.
_MOST_RULES = 500
#: Points between the pieces that a rule is drawn in, a piece for each column of a table.
_PIECES = 16.0
#: A map is drawn with tens of thousands of strokes; more are not looked at.
_MOST_OBJECTS = 50_000
#: Forms that hold forms are opened so deep: a hostile file may nest any number.
_FORM_DEPTH = 3
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    left: float
    right: float
    base: float


@dataclass(frozen=True, slots=True)
class Area:
    """What is no line: a shape that is filled, or a picture.

    turn   when it is printed: what has a higher one lies over it
    color  None for a picture, and for a shape that is filled with a pattern
    """

    box: Box
    turn: int
    color: Color | None
    is_picture: bool


@dataclass(slots=True)
class Drawings:
    """The drawings of a page.

    lines     boxes of what is thin
    pictured  the area, in square points, that pictures cover together
    turns     when the texts are printed, by their addresses
    seen      how many texts and drawings there are
    """

    lines: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictured: float = 0.0
    turns: dict[int, int] = field(default_factory=dict)
    seen: int = 0


def drawings_on(page: object) -> Drawings:
    """The drawings of a page that pdfium has opened."""
    found = Drawings()
    _look_at(page, api.FPDFPage_CountObjects, api.FPDFPage_GetObject, found, _AS_IT_IS, 0)
    return found


def _look_at(  # noqa: PLR0913  # pages and forms are looked at by functions of their own
    owner: object,
    count: Callable[[object], int],
    get: Callable[[object, int], object],
    found: Drawings,
    matrix: Matrix,
    depth: int,
) -> None:
    for index in range(max(count(owner), 0)):
        found.seen += 1
        if found.seen > _MOST_OBJECTS:
            return
        item = get(owner, index)
        kind = api.FPDFPageObj_GetType(item)
        if kind == api.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            inner = _times(_matrix(item), matrix)
            _look_at(item, api.FPDFFormObj_CountObjects, api.FPDFFormObj_GetObject, found, inner, depth + 1)
        elif kind == api.FPDF_PAGEOBJ_TEXT:
            found.turns[address_of(item)] = found.seen
        elif kind in (api.FPDF_PAGEOBJ_PATH, api.FPDF_PAGEOBJ_IMAGE):
            _note(item, found, matrix, is_picture=kind == api.FPDF_PAGEOBJ_IMAGE)


def _note(item: object, found: Drawings, matrix: Matrix, *, is_picture: bool) -> None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not api.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return
    (x0, y0), (x1, y1) = _moved(matrix, left.value, bottom.value), _moved(matrix, right.value, top.value)
    if not all(map(math.isfinite, (x0, y0, x1, y1))):
        return
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    width, height = box[2] - box[0], box[3] - box[1]
    if is_picture:
        found.pictured += width * height
    if min(width, height) <= _THIN:  # some programs draw their lines as pictures
        found.lines.append(box)
    elif is_picture or _is_filled(item):
        found.areas.append(Area(box, found.seen, None if is_picture else color_of(item), is_picture))


def _is_filled(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(api.FPDFPath_GetDrawMode(path, fill, stroke)) and fill.value != api.FPDF_FILLMODE_NONE


def color_of(item: object, *, of_line: bool = False) -> Color | None:
    """What a text or a shape is filled with, or drawn with where only its outline is; None for a pattern."""
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    get = api.FPDFPageObj_GetStrokeColor if of_line else api.FPDFPageObj_GetFillColor
    if not get(item, red, green, blue, cover):
        return None
    return (red.value, green.value, blue.value, cover.value)


def address_of(item: Any) -> int:
    """By which pdfium knows what it has printed, 0 for nothing."""
    return ctypes.addressof(item.contents) if item else 0


def _matrix(item: object) -> Matrix:
    found = api.FS_MATRIX()
    api.FPDFPageObj_GetMatrix(item, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        *_moved(outer, e, f),
    )


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def horizontal_rules(lines: Iterable[Box], turn: Turn) -> tuple[Rule, ...]:
    """The longest horizontal lines of a page as it is read."""
    return tuple(sorted(_whole(_horizontal(lines, turn)), key=lambda rule: rule.left - rule.right)[:_MOST_RULES])


def _whole(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules; of one drawn in pieces, as tables are, one is made."""
    last: Rule | None = None
    for rule in sorted(rules, key=lambda rule: (round(rule.base), rule.left)):
        if last and abs(rule.base - last.base) <= 1.0 and rule.left - last.right <= _PIECES:
            last = Rule(last.left, max(last.right, rule.right), last.base)
            continue
        if last:
            yield last
        last = rule
    if last:
        yield last


def _horizontal(lines: Iterable[Box], turn: Turn) -> Iterator[Rule]:
    for left, bottom, right, top in lines:
        one, other = turn(left, bottom), turn(right, top)
        if abs(one[0] - other[0]) >= _RULE_LENGTH and abs(one[1] - other[1]) <= _THIN:
            yield Rule(min(one[0], other[0]), max(one[0], other[0]), max(one[1], other[1]))
