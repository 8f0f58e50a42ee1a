"""Which letters of a PDF page nobody sees, though the file holds them.

Letters in a layer that is switched off, in the colour of what lies under them, under something printed over them, too
small to be read. Only for letters of which that may be so the page is printed twice, with them and without: those that
make no difference are not seen.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as api

from corpus.formats.pdf.drawings import Area, Box, Color, Drawings
from corpus.formats.pdf.letters import Letter

#: Points. Print of less than four is no longer read with ease, of less than two not at all.
_LEGIBLE = 2.0
#: Of 255 in each of red, green and blue: lighter letters may be lost on white paper. Watermarks have 170.
_PALE = 200
#: Of 255 in one of red, green and blue: what differs by less is not seen.
_CONTRAST = 16
#: Pixels a point: a full stop of small print still makes one dark.
_SCALE = 2.0
#: Pixels of a page in all, so that one that is as large as a wall takes no more memory than others.
_MOST_PIXELS = 8_000_000
#: Maps have very many: of a page only so many count, the largest.
_MOST_AREAS = 2_000
#: Points: areas are looked up by the stretch of the page that they are in.
_STRETCH = 20.0
#: Points from the page's corner: what a damaged file puts farther away is looked up as if it were here.
_FARTHEST = 20_000.0
#: Share of a page: a picture that covers more is a scan of it, or a map.
_MAP = 0.4
#: Bytes of the longest name that a mark around letters is compared with.
_NAME = 16
_LAYERS = b"/OCProperties"
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(api.FPDF_FILEWRITE), ctypes.c_void_p, ctypes.c_ulong)


def has_layers(pdf: pdfium.PdfDocument, data: bytes) -> bool:
    """True where parts of the document can be switched off. What is packed in the file is unpacked to find it."""
    if _LAYERS in data or b"/ObjStm" not in data:
        return _LAYERS in data
    found = False
    before = b""

    def write(_: object, start: int, size: int) -> int:
        nonlocal found, before
        text = before + ctypes.string_at(start, size)
        found = found or _LAYERS in text
        before = text[-len(_LAYERS) :]
        return not found  # the rest need not be written

    target = api.FPDF_FILEWRITE(version=1, WriteBlock=_WRITE(write))
    api.FPDF_SaveAsCopy(pdf.raw, target, api.FPDF_NO_INCREMENTAL)
    return found


def seen(page: pdfium.PdfPage, letters: Sequence[Letter], drawn: Drawings, *, layers: bool) -> list[Letter]:
    """The letters that a reader of the page sees, and those behind a picture, which may say what it shows.

    `layers`: some of what is drawn may be switched off. What is drawn stays without the letters that are looked at.
    """
    pieces = {letter.piece.item: letter.piece for letter in letters}.values()
    is_small = any(piece.size < _LEGIBLE for piece in pieces)
    legible = [letter for letter in letters if not (is_small and _is_tiny(letter))]
    if not (layers or drawn.areas or any(_is_pale(piece.color) for piece in pieces)):
        return legible
    doubts = _Doubts(drawn, _by_stretch(drawn.areas), layers, _MAP * math.prod(page.get_size()))
    doubtful = [letter for letter in legible if doubts.about(letter)]
    if not doubtful:
        return legible
    shown = _shown(page, doubtful)
    unseen = {id(letter) for letter, is_shown in zip(doubtful, shown, strict=True) if not is_shown}
    return [letter for letter in legible if id(letter) not in unseen]


def _is_tiny(letter: Letter) -> bool:
    """Some typefaces have a size of 1 and large letters."""
    left, bottom, right, top = letter.box
    return letter.piece.size < _LEGIBLE and right - left < _LEGIBLE and top - bottom < _LEGIBLE


@dataclass(slots=True)
class _Doubts:
    """What tells of a page that some of its letters may be unseen.

    areas  by the stretches of the page that they lie in
    map    square points: a picture as large is a scan or a map
    """

    drawn: Drawings
    areas: Mapping[int, Sequence[Area]]
    layers: bool
    map: float
    _switched: dict[int, bool] = field(default_factory=dict)

    def about(self, letter: Letter) -> bool:
        """Letters of the invisible kind, which is for those behind a scan, are left to who knows of scans."""
        if letter.piece.look.hidden:
            return False
        if self.layers and self._is_switched(letter.piece.item):
            return True
        is_pale = _is_pale(letter.piece.color)
        near = self.areas.get(_stretch(letter.origin[1]), ())
        if not (near or is_pale or self.layers):
            return False
        turn = self.drawn.turns.get(letter.piece.item, self.drawn.seen)
        lying = [area for area in near if _holds(area.box, letter)]
        if any(area.is_picture and (area.turn > turn or _size(area.box) >= self.map) for area in lying):
            return False
        return is_pale or self.layers or any(area.turn > turn or _are_alike(area, letter) for area in lying)

    def _is_switched(self, item: int) -> bool:
        if item not in self._switched:
            self._switched[item] = _is_in_layer(ctypes.cast(item, api.FPDF_PAGEOBJECT))
        return self._switched[item]


def _is_in_layer(item: object) -> bool:
    marks = (api.FPDFPageObj_GetMark(item, index) for index in range(api.FPDFPageObj_CountMarks(item)))
    return any(_name(mark) == "OC" for mark in marks)


def _name(mark: object) -> str:
    name, used = (ctypes.c_ushort * _NAME)(), ctypes.c_ulong()
    api.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), used)
    return bytes(name).decode("utf-16-le", "replace").partition("\0")[0]


def _is_pale(color: Color | None) -> bool:
    return color is not None and (min(color[:3]) >= _PALE or color[3] < _CONTRAST)


def _are_alike(area: Area, letter: Letter) -> bool:
    one, other = area.color, letter.piece.color
    return (
        one is not None and other is not None and all(abs(a - b) < _CONTRAST for a, b in zip(one, other, strict=True))
    )


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(box: Box, letter: Letter) -> bool:
    left, _, right, _ = letter.box
    return box[0] <= (left + right) / 2 <= box[2] and box[1] <= letter.origin[1] <= box[3]


def _by_stretch(areas: Iterable[Area]) -> Mapping[int, Sequence[Area]]:
    found = defaultdict[int, list[Area]](list)
    for area in sorted(areas, key=lambda area: -_size(area.box))[:_MOST_AREAS]:
        for stretch in range(_stretch(area.box[1]), _stretch(area.box[3]) + 1):
            found[stretch].append(area)
    return found


def _stretch(y: float) -> int:
    return int(min(max(y, -_FARTHEST), _FARTHEST) // _STRETCH)


def _shown(page: pdfium.PdfPage, letters: Sequence[Letter]) -> list[bool]:
    """Of each letter whether the page looks different there with these letters and without."""
    places = _Places.of(page)
    shown = _Print.of(page, places)
    for item in {letter.piece.item for letter in letters}:
        api.FPDFPageObj_SetIsActive(ctypes.cast(item, api.FPDF_PAGEOBJECT), False)
    bare = _Print.of(page, places)
    return [shown.differs(bare, places.of_letter(letter)) for letter in letters]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the places of a page lie in a print of it, in pixels from above."""

    page: pdfium.PdfPage
    scale: float
    width: int
    height: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> _Places:
        width, height = page.get_size()
        scale = min(_SCALE, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
        return cls(page, scale, math.ceil(width * scale), math.ceil(height * scale))

    def of_letter(self, letter: Letter) -> tuple[int, int, int, int]:
        """Left, upper, right and lower edge; where a typeface says that its letters have no height, their size."""
        left, bottom, right, top = letter.box
        height = max(top - bottom, letter.piece.look.size)
        (x0, y0), (x1, y1) = self._pixel(left, bottom), self._pixel(right, bottom + height)
        left_edge, right_edge = sorted((x0, x1))
        upper, lower = sorted((y0, y1))
        return (
            min(max(left_edge + 1, 0), self.width),
            min(max(upper, 0), self.height),
            min(max(right_edge, left_edge + 3), self.width),
            min(max(lower, 0), self.height),
        )

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        api.FPDF_PageToDevice(self.page.raw, 0, 0, self.width, self.height, 0, x, y, across, down)
        return across.value, down.value


@dataclass(frozen=True, slots=True)
class _Print:
    """A page as it is printed: `depth` bytes a pixel, `stride` a row."""

    data: bytes
    stride: int
    depth: int

    @classmethod
    def of(cls, page: pdfium.PdfPage, places: _Places) -> _Print:
        bitmap = page.render(scale=places.scale, may_draw_forms=False, draw_annots=False)
        try:
            return cls(bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels)
        finally:
            bitmap.close()

    def differs(self, other: _Print, place: tuple[int, int, int, int]) -> bool:
        left, upper, right, lower = place
        for row in range(upper, lower):
            here = slice(row * self.stride + left * self.depth, row * self.stride + right * self.depth)
            one, two = self.data[here], other.data[here]
            if one != two and any(abs(a - b) >= _CONTRAST for a, b in zip(one, two, strict=True)):
                return True
        return False
