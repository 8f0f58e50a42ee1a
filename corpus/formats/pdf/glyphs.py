"""PDF → pages of glyphs with their place and look, and of the lines drawn between them, as pdfium gives them.

Places are points from the left and the upper edge of the page as it is read: a page that is printed sideways is turned.
Pages come one at a time and are closed before the next, so that memory holds one of them.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as api

from corpus.formats.pdf.drawings import Box, Rule, Turn, drawings_on, horizontal_rules
from corpus.formats.pdf.forms import fields_on, filled_in
from corpus.formats.pdf.letters import Letter, Look, letters_of
from corpus.formats.pdf.struck import struck
from corpus.formats.pdf.unseen import has_layers, seen

#: The longest documents of the United Nations have some 600 pages; each takes a tenth of a second.
MOST_PAGES = 1_000
#: Densely printed, the 600 pages of the longest documents have 4,200,000.
MOST_CHARACTERS_IN_ALL = 5_000_000
#: Share of a page: pictures that cover more are a scan of it, or a map.
_PICTURED = 0.4
#: Share of the signs: a file that has white space of its own has it in front of one in twenty at least.
_SPACES = 0.05
#: Signs: fewer that nobody sees, as a page number pasted over, are no text that anybody misses.
_WORD = 3
#: Points: no page is as large; a damaged file may say so.
_LARGEST_PAGE = 20_000.0

#: pdfium is not safe to be called from two threads, not even for two documents.
_PDFIUM = threading.Lock()


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
    unseen    how many signs nobody sees: they are left out
    struck    what is struck through: it is left out
    """

    number: int
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictured: bool = False
    pictures: bool = False
    turned: int = 0
    unseen: int = 0
    struck: str = ""

    @property
    def hides_text(self) -> bool:
        return self.unseen >= _WORD


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
            if pdf.get_formtype() != api.FORMTYPE_NONE:
                pdf.init_forms()
            yield from _pages(pdf, layers=has_layers(pdf, data))


def _refusal(error: pdfium.PdfiumError) -> str:
    if error.err_code in (api.FPDF_ERR_PASSWORD, api.FPDF_ERR_SECURITY):
        return "it is encrypted and asks for a password; save it without one"
    return "it is damaged: no pages are found in it; fetch it again"


def _pages(pdf: pdfium.PdfDocument, *, layers: bool) -> Iterator[Page]:
    pages = len(pdf)
    if pages == 0:
        raise ValueError("there is no page in it")
    if pages > MOST_PAGES:
        raise ValueError(f"it has {pages:,} pages, and {MOST_PAGES:,} are read at most; split it")
    characters = 0
    for number in range(1, pages + 1):
        page = _read_page(pdf, number, layers=layers)
        characters += len(page.glyphs)
        if characters > MOST_CHARACTERS_IN_ALL:
            raise ValueError(f"it has more than {MOST_CHARACTERS_IN_ALL:,} characters; split it")
        yield page


def _read_page(pdf: pdfium.PdfDocument, number: int, *, layers: bool) -> Page:
    try:
        page = pdf[number - 1]
        try:
            text = page.get_textpage()
            try:
                letters = list(letters_of(text.raw, number))
            finally:
                text.close()
            return _page(number, page, letters, layers=layers)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise ValueError(f"page {number} is damaged; fetch it again") from error


def _page(number: int, page: pdfium.PdfPage, letters: Sequence[Letter], *, layers: bool) -> Page:
    left, bottom, right, top = page.get_bbox()
    if not max(right - left, top - bottom) <= _LARGEST_PAGE:
        raise ValueError(f"page {number} is larger than any print")
    drawn = drawings_on(page.raw)
    on_page = [each for each in letters if left <= each.origin[0] <= right and bottom <= each.origin[1] <= top]
    visible = seen(page, on_page, drawn, layers=layers)
    gone = struck(visible, drawn.lines)
    is_gone = {id(letter) for letter in gone}
    printed = [letter for letter in visible if id(letter) not in is_gone]
    counts = Counter(each.piece.quarters for each in printed if each.piece.quarters is not None)
    quarters = counts.most_common(1)[0][0] if counts else page.get_rotation() // 90
    turn = _turn(quarters, (left, bottom, right, top))
    upright = [letter for letter in printed if letter.piece.quarters == quarters]
    filled = filled_in(fields_on(page), upright, quarters)
    # pdfium's guesses ("independ ence") are needed where the file has no white space of its own.
    trusts_guesses = sum(letter.spaced for letter in upright) < _SPACES * len(upright)
    return Page(
        number=number,
        glyphs=tuple(_glyph(letter, turn, trusts_guesses=trusts_guesses) for letter in filled),
        rules=horizontal_rules(drawn.lines, turn),
        pictured=drawn.pictured >= _PICTURED * max((right - left) * (top - bottom), 1.0),
        pictures=drawn.pictured > 0,
        turned=len(printed) - len(upright),
        unseen=len(letters) - len(visible),
        struck="".join(f" {letter.text}" if letter.spaced or letter.guessed else letter.text for letter in gone),
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


def _glyph(letter: Letter, turn: Turn, *, trusts_guesses: bool) -> Glyph:
    left, bottom, right, top = letter.box
    one, other = turn(left, bottom)[0], turn(right, top)[0]
    return Glyph(
        text=letter.text,
        left=one if one < other else other,
        right=other if one < other else one,
        base=turn(*letter.origin)[1],
        look=letter.piece.look,
        spaced=letter.spaced or (trusts_guesses and letter.guessed),
    )
