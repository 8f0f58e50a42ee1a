"""The date that a sentence tells of what it cites: "On 12 May 1992, the Council adopted its first note (S/23904)"."""

from __future__ import annotations

import datetime
import re

from corpus.dates import PRINTED, read_date
from corpus.document import Document, Reference
from corpus.printed_symbols import find_resolutions, find_symbols

#: What is done to a document on the day that it has as its own date; what is noted or recalled is older.
_GIVEN = re.compile(r"\b(?:adopted|issued|made|published|released|passed)\b", re.I)
_ON = re.compile(rf"\W*On\s+(?P<date>{PRINTED.pattern})(?P<behind>\D.*)", re.S)


def date_told(document: Document, reference: Reference) -> datetime.date | None:
    """None where the sentence does not open with a date, or names another one or another document before this one."""
    block = document.block(reference.block)
    opened = max((start for start, _ in document.sentences_of(block) if start <= reference.start), default=block.start)
    match = _ON.match(document.text[opened : reference.start])
    if match is None or not _GIVEN.search(match["behind"]) or PRINTED.search(match["behind"]):
        return None
    named = (*find_symbols(match["behind"]), *find_resolutions(match["behind"]))
    return None if named else read_date(match["date"])
