"""Text that a PDF holds and nobody sees is left out; text that is hard to see is not. Every text here is invented."""

from __future__ import annotations

import zlib

import pytest

from corpus.formats.pdf.read import read_pdf
from corpus.lines import FileReading
from tests.corpus.formats.pdf.objects import pdf_file, stream

SEEN = b"BT /F1 11 Tf 72 700 Td (The barge of Norland was tarred in May.) Tj ET\n"
OTHER = b"BT /F1 11 Tf 72 650 Td (The lock was shut.) Tj ET\n"
#: Where the other line stands.
BOX = b"60 640 300 30 re f "
LAYER = b"<< /Type /OCG /Name (Notes) >>"
OFF = b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
ON = OFF.replace(b"/OFF", b"/ON")
MARKED = b"/OC /L BDC " + OTHER + b"EMC\n"
#: Eight by eight points of grey.
PICTURE = stream(
    bytes([90] * 64),
    b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8",
)
LARGE, SMALL = b"q 595 0 0 842 0 0 cm /I Do Q\n", b"q 300 0 0 30 60 640 cm /I Do Q\n"


def drawn(content: bytes, more: bytes = b"") -> bytes:
    """Content that other pages could show too."""
    fonts = b"/Resources << /Font << /F1 4 0 R >> >> /BBox [0 0 595 842]"
    return stream(content, b"/Type /XObject /Subtype /Form " + fonts + more)


def texts(reading: FileReading) -> list[str]:
    return [line.text for line in reading.lines]


UNSEEN = {
    "in a layer that is off": pdf_file(
        SEEN + MARKED, catalogue=OFF, resources=b"/Properties << /L 6 0 R >>", more=(LAYER,)
    ),
    "all layers are off": pdf_file(
        SEEN + MARKED,
        catalogue=b"/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF >> >>",
        resources=b"/Properties << /L 6 0 R >>",
        more=(LAYER,),
    ),
    "in a group of layers": pdf_file(
        SEEN + MARKED,
        catalogue=OFF,
        resources=b"/Properties << /L 7 0 R >>",
        more=(LAYER, b"<< /Type /OCMD /OCGs [6 0 R] /P /AllOn >>"),
    ),
    "a drawing in a layer that is off": pdf_file(
        SEEN + b"/X Do\n",
        catalogue=OFF,
        resources=b"/XObject << /X 7 0 R >>",
        more=(LAYER, drawn(OTHER, b" /OC 6 0 R")),
    ),
    "white": pdf_file(SEEN + b"1 1 1 rg " + OTHER),
    "white in a drawing": pdf_file(
        SEEN + b"/X Do\n", resources=b"/XObject << /X 6 0 R >>", more=(drawn(b"1 g " + OTHER),)
    ),
    "white by other inks": pdf_file(SEEN + b"0 0 0 0 k " + OTHER),
    "next to white": pdf_file(SEEN + b".99 .98 .99 rg " + OTHER),
    "only an outline, and white": pdf_file(SEEN + b"1 Tr 1 G " + OTHER),
    "through and through": pdf_file(SEEN + b"/G gs " + OTHER, resources=b"/ExtGState << /G << /ca 0 >> >>"),
    "black on black": pdf_file(SEEN + b"0 g " + BOX + OTHER),
    "blacked out": pdf_file(SEEN + OTHER + b"0 g " + BOX),
    "pasted over": pdf_file(SEEN + OTHER + b"1 g " + BOX),
    "tiny": pdf_file(SEEN + OTHER.replace(b" 11 Tf", b" .5 Tf")),
    "made tiny": pdf_file(SEEN + b"q .1 0 0 .1 60 600 cm " + OTHER + b"Q\n"),
    "below the page": pdf_file(SEEN + OTHER.replace(b" 650 ", b" -40 ")),
    "cut off": pdf_file(SEEN + OTHER, page=b"/CropBox [0 660 595 842]"),
    "not printed": pdf_file(SEEN + b"3 Tr " + OTHER),
}
SEEN_TOO = {
    "in a layer that is on": pdf_file(SEEN + MARKED, catalogue=ON, resources=b"/Properties << /L 6 0 R >>", more=(LAYER,)),
    "a drawing in a layer that is on": pdf_file(
        SEEN + b"/X Do\n", catalogue=ON, resources=b"/XObject << /X 7 0 R >>", more=(LAYER, drawn(OTHER, b" /OC 6 0 R"))
    ),
    "grey": pdf_file(SEEN + b".6 g " + OTHER),
    "light grey": pdf_file(SEEN + b".85 g " + OTHER),
    "yellow": pdf_file(SEEN + b"1 1 0 rg " + OTHER),
    "white on blue": pdf_file(SEEN + b"0 0 .5 rg " + BOX + b"1 g " + OTHER),
    "small and white on blue": pdf_file(SEEN + b"0 0 .5 rg " + BOX + b"1 g " + OTHER.replace(b" 11 Tf", b" 5 Tf")),
    "white on a picture": pdf_file(
        SEEN + SMALL + b"1 g " + OTHER, resources=b"/XObject << /I 6 0 R >>", more=(PICTURE,)
    ),
    "behind a picture": pdf_file(SEEN + OTHER + SMALL, resources=b"/XObject << /I 6 0 R >>", more=(PICTURE,)),
    "white with an outline": pdf_file(SEEN + b"2 Tr 1 g 0 G " + OTHER),
    "on a shade": pdf_file(SEEN + b".9 g " + BOX + b"0 g " + OTHER),
    "marked": pdf_file(SEEN + OTHER + b"/G gs 1 1 0 rg " + BOX, resources=b"/ExtGState << /G << /ca .4 >> >>"),
    "marked with a pen": pdf_file(SEEN + OTHER + b"/G gs 1 1 0 rg " + BOX, resources=b"/ExtGState << /G << /BM /Multiply >> >>"),
}  # fmt: skip


@pytest.mark.parametrize("how", UNSEEN)
def test_what_nobody_sees_is_left_out_and_told(how: str) -> None:
    reading = read_pdf(UNSEEN[how])
    assert texts(reading) == ["The barge of Norland was tarred in May."]
    assert [warning.partition(":")[0] for warning in reading.warnings] == [
        "page 1 holds text in letters that are not printed or that nobody sees"
    ]


@pytest.mark.parametrize("how", SEEN_TOO)
def test_what_is_seen_stays(how: str) -> None:
    reading = read_pdf(SEEN_TOO[how])
    assert texts(reading) == ["The barge of Norland was tarred in May.", "The lock was shut."]
    assert not reading.warnings


def test_of_a_line_only_the_words_that_are_blacked_out_are_left_out() -> None:
    reading = read_pdf(pdf_file(SEEN + OTHER + b"0 g 90 645 24 20 re f "))
    assert texts(reading)[1] == "The was shut."


def test_on_a_map_only_what_is_in_a_layer_is_left_out() -> None:
    below = SEEN.replace(b" 700 ", b" 680 ") + b"1 g " + SEEN.replace(b" 700 ", b" 600 ")
    map_with_layer = pdf_file(
        LARGE + SEEN + below + MARKED,
        catalogue=OFF,
        resources=b"/Properties << /L 6 0 R >> /XObject << /I 7 0 R >>",
        more=(LAYER, PICTURE),
    )
    found = " ".join(texts(read_pdf(map_with_layer)))
    assert (found.count("barge"), found.count("lock")) == (3, 0)


def test_layers_of_a_packed_file_are_found() -> None:
    """The list of layers lies in a stream, as most programs pack it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + OFF + b" >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> /Properties << /L 6 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        LAYER,
    ]
    assert texts(read_pdf(_packed(objects, stream(SEEN + MARKED)))) == ["The barge of Norland was tarred in May."]


def _packed(objects: list[bytes], contents: bytes) -> bytes:
    """A PDF whose objects 1 to 4 and 6 lie in object 7; 5 are the contents, 8 is the table of all."""
    numbers = (1, 2, 3, 4, 6)
    index = b"".join(
        b"%d %d " % (number, sum(len(each) + 1 for each in objects[:at])) for at, number in enumerate(numbers)
    )
    inner = zlib.compress(index + b" ".join(objects))
    how = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(objects), len(index))
    places: dict[int, int] = {}
    out = b"%PDF-1.5\n"
    for number, body in ((5, contents), (7, stream(inner, how))):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    places[8] = len(out)
    rows = [
        (2, 7, numbers.index(number)) if number in numbers else (1, places.get(number, 0), 0) for number in range(9)
    ]
    table = b"".join(bytes([kind]) + at.to_bytes(3, "big") + last.to_bytes(2, "big") for kind, at, last in rows)
    out += b"8 0 obj\n" + stream(table, b"/Type /XRef /Size 9 /W [1 3 2] /Root 1 0 R") + b"\nendobj\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % places[8]
