"""A conversation as a Word file, in the styles that every Word has, so that it takes on those of its reader."""

from __future__ import annotations

import datetime
import io
import unicodedata

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from service.citing.line import enclosed
from service.exporting.written import Bit, Kind, Line, by_address, label
from service.words import spoken

_STYLES: dict[Kind, str] = {
    "title": "Title", "question": "Heading 1", "heading": "Heading 2", "day": "Heading 2",
    "item": "List Bullet", "fact": "List Bullet", "source": "List Bullet",
    "quote": "Quote", "may_answer": "Quote", "nearest": "Quote", "beneath": "Quote",
}  # fmt: skip
_SMALL: frozenset[Kind] = frozenset({"about", "voice", "footnote", "notice", "note", "beneath"})
_SMALL_SIZE = Pt(9.5)
_INDENT = Cm(1)
#: A quotation and what stands below it are set as one: indented alike, on one page, with room above them alone.
_QUOTATIONS: frozenset[Kind] = frozenset({"quote", "may_answer", "nearest", "beneath"})
_BELOW_IT: frozenset[Kind] = frozenset({"place", "voice", "footnote"})
_ABOVE, _OVER_NOTICE, _WITHIN = Pt(12), Pt(6), Pt(3)
#: Links that are a whole line would be a line all underlined: these are told by their colour.
_LINK = RGBColor(0x1B, 0x4B, 0x7F)
#: What the schema of Word wants to stand behind the direction of a paragraph.
_BEHIND_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
#: Characters that Word takes in an address.
_LONGEST_ADDRESS = 2_000


def word(lines: tuple[Line, ...], saved_on: datetime.date) -> bytes:
    """The bytes of a `.docx`; `saved_on` is the day that its properties tell."""
    written = docx.Document()
    _describe(written, lines[0].text, saved_on)
    for line in lines:
        _write(written, line)
    held = io.BytesIO()
    written.save(held)
    return held.getvalue()


def _describe(written: WordFile, title: str, saved_on: datetime.date) -> None:
    at = datetime.datetime.combine(saved_on, datetime.time())
    about = written.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "Pincite", "Pincite", ""
    about.created, about.modified, about.language = at, at, spoken().language


def _write(written: WordFile, line: Line) -> None:
    paragraph = written.add_paragraph(style=_STYLES.get(line.kind, "Normal"))
    _set_together(paragraph, line.kind)
    if _from_the_right(line.text):
        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)
    labels = [Bit(f"{label(line.kind)} ", bold=True)] if label(line.kind) else []
    ended = Bit(enclosed(line.text)[len(line.text) :])
    for href, bits in by_address(bit for bit in (*labels, *line.bits, ended) if bit.text):
        runs = [_look(paragraph.add_run(bit.text), bit, line.kind) for bit in bits]
        if href and len(href) <= _LONGEST_ADDRESS:
            _link(paragraph, runs, href, whole=line.kind in ("place", "source"))


def _set_together(paragraph: Paragraph, kind: Kind) -> None:
    form = paragraph.paragraph_format
    if kind in _QUOTATIONS or kind in _BELOW_IT:
        form.left_indent = _INDENT
        form.space_before, form.space_after = (_ABOVE if kind in _QUOTATIONS else Pt(0)), _WITHIN
    if kind == "notice":
        form.space_before, form.space_after = _OVER_NOTICE, _WITHIN
    if kind in _QUOTATIONS or kind == "place":
        form.keep_with_next = True
    if kind in ("place", "voice"):
        form.keep_together = True


def _link(paragraph: Paragraph, runs: list[Run], href: str, *, whole: bool) -> None:
    """Word knows links by relations of the file."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    for run in runs:
        link.append(run._r)
        run.font.color.rgb = _LINK
        run.font.underline = None if whole else True
    paragraph._p.append(link)


def _look(run: Run, bit: Bit, kind: Kind) -> Run:
    run.bold = True if bit.bold or bit.marked or kind == "status" else None
    run.italic = True if bit.italic else (False if kind in ("quote", "may_answer", "nearest", "beneath") else None)
    run.font.superscript = True if bit.raised else None
    run.font.rtl = True if _from_the_right(bit.text) else None
    surely = bit.marked and kind != "may_answer"
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW if surely else None
    run.font.underline = WD_UNDERLINE.DASH if bit.marked and not surely else None
    run.font.size = _SMALL_SIZE if kind in _SMALL else None
    return run


def _from_the_right(text: str) -> bool:
    """True where the first letter is one of a script that runs from the right."""
    first = next((sign for sign in text if unicodedata.bidirectional(sign) in ("L", "R", "AL")), "")
    return unicodedata.bidirectional(first) in ("R", "AL") if first else False
