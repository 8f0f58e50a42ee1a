"""Plain text → lines, as typists, `pdftotext` and editors of old documents leave it.

A form feed is a page break. There are no looks here, and no guesses: where a paragraph begins, what a running head
is and what the words mean is the grammar's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.formats.encodings import decoded
from corpus.lines import Line
from corpus.printing.unprinted import printed

_SPACE = re.compile(r"\s+")
#: What text files end their lines with. Not `splitlines`: it also takes the form feed, which ends a page.
_LINE_END = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")
#: The longest paragraph met in print has 6,000 characters; what is longer than this is no printed text.
_LONGEST = 100_000


def read_text(data: bytes) -> tuple[Line, ...]:
    """The lines of a text file. Raises ValueError where it cannot be decoded or holds what no text holds."""
    text = decoded(data)
    if "\0" in text:
        raise ValueError("it holds zero bytes, so it is not plain text")
    return tuple(_lines(unicodedata.normalize("NFC", printed(text))))


def _lines(text: str) -> Iterator[Line]:
    pages = text.split("\f")
    number = 0
    for page, content in enumerate(pages, start=1):
        gap = False
        for typed in _LINE_END.split(content):
            number += 1
            if len(typed) > _LONGEST:
                raise ValueError(f"line {number} has {len(typed):,} characters; no printed line is that long")
            line = _SPACE.sub(" ", typed).strip()
            if line:
                yield Line(line, gap=gap, page=page if len(pages) > 1 else None, typed=True)
            gap = not line
