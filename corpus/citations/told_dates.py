"""The date that a sentence tells of what it cites: "On 12 May 1992, the Council adopted its first note (S/23904)"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from corpus.dates import PRINTED, read_date
from corpus.document import Document, Reference
from corpus.printed_symbols import find_resolutions, find_symbols

#: What is done to a document on the day that it has as its own date, up to the reference that it is done to: what is
#: noted or recalled is older, and of what else is made or released on that day the reference is but a source.
_GIVEN = re.compile(
    r"\b(?:adopted|issued|made|published|released|passed)\s+"
    r"(?:(?:(?!(?:that|which|who|whose|as|of|on|in|to|for|with|by|and|or|following|concerning|under)\b)[\w’'-]+\s+){0,5}"
    r"(?:resolution|decision|statement|declaration|note|report|letter|document|recommendation|communiqu[eé]|circular"
    r"|memorandum|judgment)\s*)?[(\[“\"]?\s*$",
    re.I,
)
#: With one of these before the verb it is not told that this was done on that day.
_NOT_THEN = re.compile(r"\b(?:that|which|who|had|not|never|once|after|before|since|as|when|while)\b|n[’']t\b", re.I)
_ON = re.compile(rf"\W*On\s+(?P<date>{PRINTED.pattern})(?P<behind>\D.*)", re.S)


def date_told(document: Document, reference: Reference) -> datetime.date | None:
    """The date that the sentence opens with, where its verb is done to this document; None where that is not sure.

    It is not where the sentence names another date or document before this one, or the symbol has another year in it.
    """
    block = document.block(reference.block)
    opened = max((start for start, _ in document.sentences_of(block) if start <= reference.start), default=block.start)
    match = _ON.match(document.text[opened : reference.start])
    if match is None or PRINTED.search(match["behind"]):
        return None
    behind = match["behind"]
    given = _GIVEN.search(behind)
    if given is None or _NOT_THEN.search(behind, 0, given.start()) or any(_named_in(behind)):
        return None
    on, year = read_date(match["date"]), reference.symbol.year if reference.symbol else None
    return on if on and year in (None, on.year) else None


def _named_in(text: str) -> Iterator[object]:
    yield from find_symbols(text)
    yield from find_resolutions(text)
