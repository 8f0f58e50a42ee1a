"""Small documents of each kind, which a fuzzer changes: made here, and the files of the project and beside it."""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.holdings.library import LETTER
from corpus.holdings.source import read_document
from tests.corpus.formats.pdf.objects import pdf_file, stream
from tests.corpus.formats.print_document import as_html, as_word_file
from tests.corpus.formats.test_made_and_mangled import MAKERS, Piece
from tests.corpus.formats.word.word_file import paragraph, run, table, word_file
from tests.places import SHARED_DATA

#: Bytes of a piece cut out of a longer text.
_CUT = 3_000
#: Bytes of a file that is taken whole.
LARGEST = 60_000
_WORDS = "the ferries of Selby drift below harbour and moorings, Norland said on 12 October 2031; see".split()
_KINDS = ("paragraph", "numbered", "item", "quoted", "bold", "note", "heading", "row")
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="SingleTxt"><w:pPr><w:ind w:left="1267"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HCh"><w:basedOn w:val="SingleTxt"/><w:rPr><w:b/></w:rPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_RTF = (
    rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\f0\fs20 {\b Report on the ferries}\par 1.\tab The moorings were cut."
    rb"{\super 1}{\footnote {\super 1} S/2031/7.}\par \trowd\cellx2000\cellx4000 Selby\cell 12\cell\row \par\u8364 ?}"
)
_PAGE = (
    b"<!DOCTYPE html><html lang='en'><head><title>Ferries</title><meta property='article:published_time' "
    b"content='2031-05-03'><script type='application/ld+json'>{\"author\": \"Norland\"}</script></head><body><nav>"
    b"<a href='/'>Home</a></nav><article><h1>Ferries</h1><p>The <b>moorings</b> were cut<sup><a href='#n1'>1</a></sup>"
    b"<br>twice &amp; &#8364; &nbsp;.</p><ol start='4' type='a'><li>One<ul><li>Two</li></ul></li></ol><table><tr><th "
    b"colspan='2'>Port</th></tr><tr><td rowspan='3'>Selby</td><td>12</td></tr></table><blockquote><pre>x\n y</pre>"
    b"</blockquote><del>gone</del><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><div id='n1'>1. S/2031/7</div>"
    b"</article></body></html>"
)


def seeds_of(suffix: str, largest: int = LARGEST) -> tuple[bytes, ...]:
    """Documents that the reader of this kind reads; none of ".doc" without LibreOffice but RTF. The same each time.

    `largest` is bytes of a file that people made; a page of a PDF takes a hundred times as long as a line.
    """
    made = tuple(_made(suffix, number) for number in range(6)) if suffix in MAKERS else ()
    return (*made, *_OF_A_KIND[suffix](), *_beside(suffix, largest))


def _made(suffix: str, number: int) -> bytes:
    chance = random.Random(number)
    pieces = []
    for _ in range(3 + 2 * number):
        kind = chance.choice(_KINDS)
        words = [chance.choice(_WORDS) for _ in range(3 if kind == "row" else chance.randint(2, 30))]
        pieces.append(Piece(kind, tuple(words)))
    return MAKERS[suffix](pieces)


def _beside(suffix: str, largest: int) -> tuple[bytes, ...]:
    """Small files of this kind that people made, where they are there."""
    folders = (SHARED_DATA / "pdf", SHARED_DATA / "cited")
    found = sorted(path for folder in folders for path in folder.glob(f"*{suffix}") if path.stat().st_size < largest)
    return tuple(path.read_bytes() for path in found)


def _cuts() -> tuple[bytes, ...]:
    """The letter that ships, in pieces."""
    whole = LETTER.read_bytes()
    return tuple(whole[at : at + _CUT] for at in range(0, len(whole), _CUT))


def _as_read() -> Document:
    """A small document as it is understood, to be printed anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a-91-7001.md"
        path.write_bytes(b"A/91/7001\n\n# Ferries\n\n" + _made(".md", 5))
        return read_document(path)


def _pages() -> tuple[bytes, ...]:
    return (_PAGE, as_html(_as_read(), linked=True))


def _word_files() -> tuple[bytes, ...]:
    numbered = paragraph("Said.", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    struck = paragraph(run("gone", "<w:strike/>"), run("raised", '<w:vertAlign w:val="superscript"/>'))
    nested = table(("Selby", f"{paragraph('in')}{table(('a', 'b'))}"))
    changed = '<w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    whole = word_file(
        numbered, numbered, struck, nested, changed, field,
        styles=_STYLES, numbering=_NUMBERING, footnotes={1: paragraph("S/2031/7.")}, header=paragraph("S/2031/8"),
    )  # fmt: skip
    return whole, as_word_file(_as_read(), _STYLES)


def _pdf_files() -> tuple[bytes, ...]:
    content = (
        b"BT /F1 12 Tf 72 720 Td 14 TL (The moorings of ferries were cut.) Tj T* [(twi) -20 (ce) -400 (2.)] TJ ET "
        b"q 1 0 0 1 72 600 cm 0 0 200 1 re f Q BT /F1 7 Tf 3 Ts 72 590 Td (1) Tj 0 Ts /F1 9 Tf ( S/2031/7.) Tj ET"
    )
    layered = b"/OC /L1 BDC BT /F1 12 Tf 72 500 Td (hidden) Tj ET EMC " + content
    group = b"<< /Type /OCG /Name (L) >>"
    off = b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (filled) /Rect [72 400 200 420] /P 3 0 R >>"
    form = b"/AcroForm << /Fields [6 0 R] /DA (/F1 10 Tf) >>"
    letters = b"/CIDInit begincmap 1 beginbfchar <41> <0042> endbfchar endcmap"
    return (
        pdf_file(content),
        pdf_file(layered, catalogue=off, resources=b"/Properties << /L1 6 0 R >>", more=(group,)),
        pdf_file(content, catalogue=form, page=b"/Annots [6 0 R] /Rotate 90", more=(field,)),
        pdf_file(content, more=(stream(letters),)).replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 6 0 R"),
        *_built_otherwise(content),
    )


def _built_otherwise(content: bytes) -> tuple[bytes, ...]:
    """What a press writes seldom: text in a form, beside a picture, in glyphs by number, in packed streams of objects."""
    form = stream(b"BT /F1 10 Tf 9 9 Td (within) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 99 99]")
    picture = stream(b"\x00\x7f\xff\x00", b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 ")
    drawn = b"q 90 0 0 90 72 300 cm /X2 Do Q /X1 Do BI /W 1 /H 1 /BPC 8 /CS /G ID x EI " + content
    by_number = b"BT /F2 12 Tf 72 700 Td <004100420043> Tj [<0041> -900 <0042>] TJ ET " + content
    shown = b"/CIDInit begincmap 1 beginbfrange <0041> <0043> <0061> endbfrange endcmap"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
    glyphs = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) >> /DW 600 >>"
    return (
        pdf_file(drawn, resources=b"/XObject << /X1 6 0 R /X2 7 0 R >>", more=(form, picture)),
        pdf_file(by_number, more=(font, glyphs, stream(shown))).replace(b"/F1 4 0 R", b"/F1 4 0 R /F2 6 0 R"),
        _in_streams(content),
    )


def _in_streams(content: bytes) -> bytes:
    """Objects 1 to 4 in a stream of objects, their places in a stream as well, all packed."""
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    begins = [sum(map(len, bodies[:nth])) + nth for nth in range(len(bodies))]
    index = b" ".join(b"%d %d" % (nth + 1, at) for nth, at in enumerate(begins)) + b" "
    packed = b"/Filter /FlateDecode "
    kinds = b"/Type /ObjStm /N %d /First %d " % (len(bodies), len(index))
    out, places = b"%PDF-1.6\n", []
    for number, body in (
        (5, stream(zlib.compress(content), packed)),
        (6, stream(zlib.compress(index + b" ".join(bodies)), kinds + packed)),
    ):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows = [(0, 0, 255), *((2, 6, nth) for nth in range(4)), *((1, place, 0) for place in (*places, len(out)))]
    table = b"".join(kind.to_bytes(1, "big") + at.to_bytes(2, "big") + nth.to_bytes(1, "big") for kind, at, nth in rows)
    last = stream(zlib.compress(table), b"/Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R " + packed)
    return out + b"7 0 obj\n" + last + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(out)


def _old_files() -> tuple[bytes, ...]:
    """RTF, and what LibreOffice makes of it for Word 97."""
    program = shutil.which("soffice")
    if program is None:
        return (_RTF,)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "seed.rtf").write_bytes(_RTF)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", name, str(folder / "seed.rtf")]
        subprocess.run(command, capture_output=True, timeout=300, check=False)
        made = folder / "seed.doc"
        return (_RTF, made.read_bytes()) if made.is_file() else (_RTF,)


_OF_A_KIND: dict[str, Callable[[], Sequence[bytes]]] = {
    ".md": _cuts,
    ".txt": _cuts,
    ".html": _pages,
    ".docx": _word_files,
    ".pdf": _pdf_files,
    ".doc": _old_files,
}
