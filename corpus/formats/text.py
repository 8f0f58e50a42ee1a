"""Plain text → lines, as typists, `pdftotext` and editors of old documents leave it.

A form feed is a page break. There are no looks here, and no guesses: where a paragraph begins, what a running head
is and what the words mean is the grammar's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.lines import Line

_SPACE = re.compile(r"\s+")
#: What text files end their lines with. Not `splitlines`: it also takes the form feed, which ends a page.
_LINE_END = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")
# Left behind by printers and converters; the last ends a file under DOS.
_NOT_PRINTED = dict.fromkeys([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F, 0xFEFF])
#: The longest paragraph met in print has 6,000 characters; what is longer than this is no printed text.
_LONGEST = 100_000


def read_text(data: bytes) -> tuple[Line, ...]:
    """The lines of a text file. Raises ValueError where it is not UTF-8 or holds what no text holds.

    No other encoding is tried: every file of bytes is valid in the old one-byte encodings, so that pictures would be
    read as text and names would come out wrong without anybody noticing.
    """
    text = data.decode("utf-8-sig")
    if "\0" in text:
        raise ValueError("it holds zero bytes, so it is not plain text")
    return tuple(_lines(unicodedata.normalize("NFC", text.translate(_NOT_PRINTED))))


def _lines(text: str) -> Iterator[Line]:
    pages = text.split("\f")
    number = 0
    for page, content in enumerate(pages, start=1):
        gap = False
        for printed in _LINE_END.split(content):
            number += 1
            if len(printed) > _LONGEST:
                raise ValueError(f"line {number} has {len(printed):,} characters; no printed line is that long")
            line = _SPACE.sub(" ", printed).strip()
            if line:
                yield Line(line, gap=gap, page=page if len(pages) > 1 else None, typed=True)
            gap = not line
