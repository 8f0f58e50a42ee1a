"""PDF → pages of glyphs with their place and look, and of the lines drawn between them, as pdfium gives them.

Places are points from the left and the upper edge of the page as it is read: a page that is printed sideways is turned.
Pages come one at a time and are closed before the next, so that memory holds one of them.
"""

from __future__ import annotations

import ctypes
import math
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as api

from corpus.formats.pdf.drawings import Box, Rule, Turn, drawings_on, horizontal_rules

#: The longest documents of the United Nations have some 600 pages; each takes a tenth of a second.
MOST_PAGES = 1_000
#: A densely printed page has 7,000 characters, a table in small print 12,000.
MOST_CHARACTERS = 20_000
#: Densely printed, the 600 pages of the longest documents have 4,200,000.
MOST_CHARACTERS_IN_ALL = 5_000_000
#: Share of a page: pictures that cover more are a scan of it, or a map.
_PICTURED = 0.4
#: Share of the signs: a file that has white space of its own has it in front of one in twenty at least.
_SPACES = 0.05
#: Points: no print is smaller or larger. What a damaged file says is brought between these.
_SIZES = (1.0, 500.0)
#: Points: no page is as large; a damaged file may say so.
_LARGEST_PAGE = 20_000.0
#: Degrees by which a line may be aslant, as those of a scan are.
_ASLANT = 5.0

#: pdfium is not safe to be called from two threads, not even for two documents.
_PDFIUM = threading.Lock()

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:ps)?(?:mt)?(?:[-,]?(?:extra|semi|demi)?(?:bold|black|heavy|italic|oblique|roman|regular|mt))*$"
)
_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_FIXED = re.compile(r"courier|mono(?!type)|typewriter|consol", re.I)
# Font flags and rendering modes of the PDF standard (ISO 32000-1, tables 123 and 106).
_FIXED_PITCH, _IS_ITALIC, _FORCE_BOLD = 1 << 0, 1 << 6, 1 << 18
_FILL_AND_STROKE, _INVISIBLE = 2, 3

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
#: Bullets of the symbol fonts, which have no Unicode of their own.
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF06E, 0xF02D), "•")
#: pdfium writes the first or second for a hyphen that ends a line; some fonts have no other hyphen than the third.
_HYPHENS = dict.fromkeys((0x0002, 0xFFFE, 0x00AD, 0x2010, 0x2011), "-")
_SIGNS = {**_LIGATURES, **_BULLETS, **_HYPHENS}
_PRINTS_NOTHING = ("Cc", "Cf", "Cn", "Cs")


@dataclass(frozen=True, slots=True)
class Look:
    """How a glyph is printed.

    size    points
    family  the typeface without its style
    fixed   a typewriter's face
    hidden  not printed, but laid behind a picture by whoever has read a scan
    """

    size: float
    family: str = ""
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed sign, or two where a ligature is printed.

    base    the line it stands on
    spaced  white space stands in front of it
    """

    text: str
    left: float
    right: float
    base: float
    look: Look
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page; glyphs and rules are in no order that can be relied upon.

    pictured  pictures cover much of it
    pictures  there is one on it, be it small
    turned    how many signs are printed in another direction than the others: they are left out
    """

    number: int
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictured: bool = False
    pictures: bool = False
    turned: int = 0


def read_pages(data: bytes) -> Generator[Page, None, None]:
    """The pages of a PDF. Raises ValueError, with the reason, for what cannot be read as a PDF.

    Until the last page is taken or the generator is closed, pdfium is locked and no other PDF can be read.
    """
    # Behind the last object stands the table of objects, and then this. Without it pages would be missing unnoticed.
    if data.rfind(b"%%EOF") < data.rfind(b"endobj"):
        raise ValueError("it is cut off: the end of the PDF is missing; fetch it again")
    with _PDFIUM:
        try:
            pdf = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise ValueError(_refusal(error)) from error
        with pdf:
            yield from _pages(pdf)


def _refusal(error: pdfium.PdfiumError) -> str:
    if error.err_code in (api.FPDF_ERR_PASSWORD, api.FPDF_ERR_SECURITY):
        return "it is encrypted and asks for a password; save it without one"
    return "it is damaged: no pages are found in it; fetch it again"


def _pages(pdf: pdfium.PdfDocument) -> Iterator[Page]:
    pages = len(pdf)
    if pages == 0:
        raise ValueError("there is no page in it")
    if pages > MOST_PAGES:
        raise ValueError(f"it has {pages:,} pages, and {MOST_PAGES:,} are read at most; split it")
    characters = 0
    for number in range(1, pages + 1):
        page = _read_page(pdf, number)
        characters += len(page.glyphs)
        if characters > MOST_CHARACTERS_IN_ALL:
            raise ValueError(f"it has more than {MOST_CHARACTERS_IN_ALL:,} characters; split it")
        yield page


def _read_page(pdf: pdfium.PdfDocument, number: int) -> Page:
    try:
        page = pdf[number - 1]
        try:
            text = page.get_textpage()
            try:
                signs = list(_signs(text.raw, number))
            finally:
                text.close()
            return _page(number, page, signs)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise ValueError(f"page {number} is damaged; fetch it again") from error


@dataclass(frozen=True, slots=True)
class _Sign:
    """A glyph in the page's own coordinates, `y` upwards.

    quarters  quarter turns of its line, None where that is aslant
    spaced    the file has white space in front of it
    guessed   pdfium guesses that white space stands there
    """

    text: str
    box: Box
    origin: tuple[float, float]
    look: Look
    quarters: int | None
    spaced: bool
    guessed: bool


def _signs(text: object, number: int) -> Iterator[_Sign]:
    count = api.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise ValueError(f"page {number} has {count:,} characters; no printed page has so many")
    looks: dict[int | None, tuple[Look, int | None]] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), api.FS_RECTF()
    spaced = guessed = False
    for index in range(count):
        sign = _printed(api.FPDFText_GetUnicode(text, index))
        if api.FPDFText_IsGenerated(text, index) == 1:
            guessed = True
            continue
        if not sign.strip():
            spaced = spaced or bool(sign)
            continue
        # All signs of a text object look alike.
        owner = ctypes.cast(api.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if owner not in looks:
            looks[owner] = _look(text, index)
        api.FPDFText_GetCharOrigin(text, index, x, y)
        api.FPDFText_GetLooseCharBox(text, index, box)
        edges = (box.left, box.bottom, box.right, box.top)
        if all(map(math.isfinite, (*edges, x.value, y.value))):
            yield _Sign(sign, edges, (x.value, y.value), *looks[owner], spaced, guessed)
        spaced = guessed = False


def _printed(code: int) -> str:
    """What a code point prints: " " for white space of any kind, "" for what prints nothing."""
    sign = _SIGNS.get(code) or (chr(code) if code < 0x110000 else "")
    if sign.isspace():
        return " "
    return "" if sign and unicodedata.category(sign[0]) in _PRINTS_NOTHING else sign


def _look(text: object, index: int) -> tuple[Look, int | None]:
    matrix, flags, name = api.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(256)
    api.FPDFText_GetMatrix(text, index, matrix)
    api.FPDFText_GetFontInfo(text, index, name, 256, flags)
    font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
    mode = api.FPDFTextObj_GetTextRenderMode(api.FPDFText_GetTextObject(text, index))
    size = api.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    look = Look(
        size=round(min(max(size, _SIZES[0]), _SIZES[1]), 1) if math.isfinite(size) else _SIZES[0],
        family=_STYLE.sub("", font.lower().replace(" ", "")),
        bold=bool(_BOLD.search(font)) or bool(flags.value & _FORCE_BOLD) or mode == _FILL_AND_STROKE,
        italic=bool(_ITALIC.search(font)) or bool(flags.value & _IS_ITALIC),
        fixed=bool(_FIXED.search(font)) or bool(flags.value & _FIXED_PITCH),
        hidden=mode == _INVISIBLE,
    )
    return look, _quarters(math.degrees(math.atan2(matrix.b, matrix.a)))


def _quarters(degrees: float) -> int | None:
    """Quarter turns, anticlockwise, of a line; None for one that is aslant."""
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - quarters * 90) <= _ASLANT else None


def _page(number: int, page: pdfium.PdfPage, signs: Sequence[_Sign]) -> Page:
    left, bottom, right, top = page.get_bbox()
    if not max(right - left, top - bottom) <= _LARGEST_PAGE:
        raise ValueError(f"page {number} is larger than any print")
    counts = Counter(sign.quarters for sign in signs if sign.quarters is not None)
    quarters = counts.most_common(1)[0][0] if counts else page.get_rotation() // 90
    turn = _turn(quarters, (left, bottom, right, top))
    on_page = [sign for sign in signs if left <= sign.origin[0] <= right and bottom <= sign.origin[1] <= top]
    upright = [sign for sign in on_page if sign.quarters == quarters]
    # pdfium's guesses ("independ ence") are needed where the file has no white space of its own.
    trusts_guesses = sum(sign.spaced for sign in upright) < _SPACES * len(upright)
    drawn = drawings_on(page.raw)
    return Page(
        number=number,
        glyphs=tuple(_glyph(sign, turn, trusts_guesses=trusts_guesses) for sign in upright),
        rules=horizontal_rules(drawn.lines, turn),
        pictured=drawn.pictured >= _PICTURED * max((right - left) * (top - bottom), 1.0),
        pictures=drawn.pictured > 0,
        turned=len(on_page) - len(upright),
    )


def _turn(quarters: int, page: Box) -> Turn:
    """From the page's own coordinates to those of the page as it is read, `y` downwards."""
    left, bottom, right, top = page
    turns: tuple[Turn, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return turns[quarters]


def _glyph(sign: _Sign, turn: Turn, *, trusts_guesses: bool) -> Glyph:
    one, other = turn(sign.box[0], sign.box[1]), turn(sign.box[2], sign.box[3])
    return Glyph(
        text=sign.text,
        left=min(one[0], other[0]),
        right=max(one[0], other[0]),
        base=turn(*sign.origin)[1],
        look=sign.look,
        spaced=sign.spaced or (trusts_guesses and sign.guessed),
    )
