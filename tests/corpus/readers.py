"""Readers for the files of `un_server`, which hold plain text between a first and a last mark of their kind."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from corpus.from_text import read_text
from corpus.lines import Line


def read_docx(data: bytes) -> tuple[Line, ...]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return read_text(archive.read("word/document.xml"))
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error


def read_pdf(data: bytes) -> tuple[Line, ...]:
    if not data.startswith(b"%PDF"):
        raise ValueError("it is no PDF")
    return read_text(data.removeprefix(b"%PDF-1.4\n").removesuffix(b"\n%%EOF\n"))


def read_html(data: bytes) -> tuple[Line, ...]:
    return read_text(re.sub(rb"<[^>]*>", b"\n", data))


#: The grammar behind them is the real one.
READERS = {".docx": read_docx, ".pdf": read_pdf, ".html": read_html}
