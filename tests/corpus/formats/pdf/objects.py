"""PDF files written object by object, for what a press does not print: layers, odd colours, what is cut off."""

from __future__ import annotations

from collections.abc import Sequence


def stream(content: bytes, how: bytes = b"") -> bytes:
    return b"<< /Length %d " % len(content) + how + b" >>\nstream\n" + content + b"\nendstream"


def pdf_file(
    content: bytes, *, catalogue: bytes = b"", page: bytes = b"", resources: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """A PDF of one page with this content, set in /F1. `more`: objects from number 6 on."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> " + resources + b" >> " + page + b" >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        stream(content),
        *more,
    )
    out, places = b"%PDF-1.6\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + trailer
