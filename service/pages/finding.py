"""Words looked for in one document: every place where they stand, in whatever case, dashes and quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.document import Block, Document
from corpus.ranges import Span

#: Characters of what is looked for.
LONGEST = 200
#: Places that are marked: of a letter or two there may be more than a browser bears.
_MOST = 1_000
#: Signs that are typed in one way and printed in several.
_ALIKE = {sign: f"[{re.escape(signs)}]" for signs in ("-‐‑–—", "'’‘ʼ", '"“”„«»') for sign in signs}


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A block with the words; `times` they stand in it, `href` within the page."""

    label: str
    href: str
    times: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked for; "" for nothing. `hits` are ranges of the document's text, in order."""

    words: str
    hits: tuple[Span, ...]
    places: tuple[FoundIn, ...]


def find_in(document: Document, typed: str) -> Finding:
    words = " ".join(typed[:LONGEST].split())
    if not words:
        return Finding("", (), ())
    hits = tuple(islice(_hits(document, _pattern(words)), _MOST))
    times = Counter(block.id for block, _ in hits)
    blocks = dict.fromkeys(block for block, _ in hits)
    return Finding(
        words=words,
        hits=tuple(hit for _, hit in hits),
        places=tuple(FoundIn(block.label, f"#{block.id}", times[block.id]) for block in blocks),
    )


def _hits(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Block, Span]]:
    for block in document.blocks:
        for match in pattern.finditer(document.text, block.start, block.end):
            yield block, Span(match.start(), match.end())


def _pattern(words: str) -> re.Pattern[str]:
    letters = ("".join(_ALIKE.get(sign, re.escape(sign)) for sign in word) for word in words.split())
    return re.compile(r"\s+".join(letters), re.IGNORECASE)
