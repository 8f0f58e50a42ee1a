"""Readers for the files of `un_server`, which hold plain text between a first and a last mark of their kind."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from corpus.formats.text import read_text
from corpus.lines import FileReading


def read_docx(data: bytes) -> FileReading:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return FileReading(read_text(archive.read("word/document.xml")))
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error


def read_pdf(data: bytes) -> FileReading:
    if not data.startswith(b"%PDF"):
        raise ValueError("it is no PDF")
    return FileReading(read_text(data.removeprefix(b"%PDF-1.4\n").removesuffix(b"\n%%EOF\n")))


def read_html(data: bytes) -> FileReading:
    return FileReading(read_text(re.sub(rb"<[^>]*>", b"\n", data)))


#: The grammar behind them is the real one.
READERS = {".docx": read_docx, ".pdf": read_pdf, ".html": read_html}
