"""The letters of a PDF page as pdfium tells them: place in the page's own coordinates, and look."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2.raw as api

from corpus.formats.pdf.drawings import Box, Color, address_of, color_of

#: A densely printed page has 7,000 characters, a table in small print 12,000.
MOST_CHARACTERS = 20_000
#: Points: no print is smaller or larger. What a damaged file says is brought between these.
_SIZES = (1.0, 500.0)
#: Degrees by which a line may be aslant, as those of a scan are.
_ASLANT = 5.0

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:ps)?(?:mt)?(?:[-,]?(?:extra|semi|demi)?(?:bold|black|heavy|italic|oblique|roman|regular|mt))*$"
)
_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_FIXED = re.compile(r"courier|mono(?!type)|typewriter|consol", re.I)
_PICTURES = re.compile(r"wingdings|webdings|dingbats", re.I)
# Font flags and rendering modes of the PDF standard (ISO 32000-1, tables 123 and 106).
_FIXED_PITCH, _IS_ITALIC, _FORCE_BOLD = 1 << 0, 1 << 6, 1 << 18
_STROKE, _FILL_AND_STROKE, _INVISIBLE = 1, 2, 3

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
#: Bullets of the symbol fonts, which have no Unicode of their own.
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF06E, 0xF02D), "•")
#: pdfium writes the first or second for a hyphen that ends a line; some fonts have no other hyphen than the third.
_HYPHENS = dict.fromkeys((0x0002, 0xFFFE, 0x00AD, 0x2010, 0x2011), "-")
_SIGNS = {**_LIGATURES, **_BULLETS, **_HYPHENS}
_BLANK = ("", " ")
_PRINTS_NOTHING = ("Cc", "Cf", "Cn", "Cs")


@dataclass(frozen=True, slots=True)
class Look:
    """How a glyph is printed.

    size      points
    family    the typeface without its style
    fixed     a typewriter's face
    hidden    not printed, but laid behind a picture by whoever has read a scan
    pictures  a typeface of bullets and other pictures; the letters that a file has for them are not what it prints
    """

    size: float
    family: str = ""
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    hidden: bool = False
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What pdfium prints in one go; its letters look alike.

    item      its address in pdfium, while the page is open
    quarters  quarter turns of its line, None where that is aslant
    size      points, as the file says, be it nothing or endless
    color     None where it is printed in a pattern
    """

    item: int
    look: Look
    quarters: int | None
    size: float
    color: Color | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A glyph in the page's own coordinates, `y` upwards.

    spaced   the file has white space in front of it
    guessed  pdfium guesses that white space stands there
    """

    text: str
    box: Box
    origin: tuple[float, float]
    piece: Piece
    spaced: bool
    guessed: bool


def letters_of(text: object, number: int) -> Iterator[Letter]:
    """The letters of the text that pdfium has found on a page. Raises ValueError where there are too many."""
    count = api.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise ValueError(f"page {number} has {count:,} characters; no printed page has so many")
    pieces: dict[int, Piece] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), api.FS_RECTF()
    spaced = guessed = False
    for index in range(count):
        if api.FPDFText_IsGenerated(text, index) == 1:
            guessed = True
            continue
        sign = _printed(api.FPDFText_GetUnicode(text, index))
        if sign in _BLANK:
            spaced = spaced or sign == " "
            continue
        item = address_of(api.FPDFText_GetTextObject(text, index))
        if item not in pieces:
            pieces[item] = _piece(text, index, item)
        api.FPDFText_GetCharOrigin(text, index, x, y)
        api.FPDFText_GetLooseCharBox(text, index, box)
        edges, origin = (box.left, box.bottom, box.right, box.top), (x.value, y.value)
        if math.isfinite(sum(edges) + sum(origin)):
            sign = "•" if pieces[item].look.pictures else sign
            yield Letter(sign, edges, origin, pieces[item], spaced, guessed)
        spaced = guessed = False


@lru_cache(maxsize=4096)
def _printed(code: int) -> str:
    """What a code point prints: " " for white space of any kind, "" for what prints nothing."""
    sign = _SIGNS.get(code) or (chr(code) if code < 0x110000 else "")
    if sign.isspace():
        return " "
    return "" if sign and unicodedata.category(sign[0]) in _PRINTS_NOTHING else sign


def _piece(text: object, index: int, item: int) -> Piece:
    matrix, flags, name = api.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(256)
    api.FPDFText_GetMatrix(text, index, matrix)
    api.FPDFText_GetFontInfo(text, index, name, 256, flags)
    font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
    owner = api.FPDFText_GetTextObject(text, index)
    mode = api.FPDFTextObj_GetTextRenderMode(owner)
    size = api.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    look = Look(
        size=round(min(max(size, _SIZES[0]), _SIZES[1]), 1) if math.isfinite(size) else _SIZES[0],
        family=_STYLE.sub("", font.lower().replace(" ", "")),
        bold=bool(_BOLD.search(font)) or bool(flags.value & _FORCE_BOLD) or mode == _FILL_AND_STROKE,
        italic=bool(_ITALIC.search(font)) or bool(flags.value & _IS_ITALIC),
        fixed=bool(_FIXED.search(font)) or bool(flags.value & _FIXED_PITCH),
        hidden=mode == _INVISIBLE,
        pictures=_PICTURES.search(font) is not None,
    )
    return Piece(
        item,
        look,
        _quarters(math.degrees(math.atan2(matrix.b, matrix.a))),
        size,
        color_of(owner, of_line=mode == _STROKE),
    )


def _quarters(degrees: float) -> int | None:
    """Quarter turns, anticlockwise, of a line; None for one that is aslant."""
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - quarters * 90) <= _ASLANT else None
