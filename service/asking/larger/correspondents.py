"""Who wrote the letters that a document names: "the letter dated … from the Permanent Representatives of X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from corpus.ranges import Span
from service.asking.cite import AnswerPlace
from service.asking.larger.held_lists import each_named, place_of

_STATES = r"(?:governments|countries|states|delegations|missions)"
_ASKED = re.compile(
    rf"\b(?:which|what|whose)\s+(?:\w+\s+)?{_STATES}\b.*\b(?:wrote|written|write|writing|sent|addressed)\b"
    rf"|\b(?:letters?|communications?)\b.*\b(?:from|of|by)\s+(?:which|what)\s+{_STATES}\b"
    rf"|\b(?:which|what|whose)\s+{_STATES}[’']?\s+(?:letters?|communications?)\b",
    re.I,
)
_LETTER = re.compile(r"\b(?:letters?|communications?|notes? verbales?)\b", re.I)
_FROM = re.compile(
    r"\b(?:Representatives?|Observers?|Missions?|Governments?|(?:Prime )?Ministers?(?: for Foreign Affairs)?"
    r"|Presidents?|Kings?) of (?!the (?:[A-Z]\w+ )*(?:Council|Assembly|Committee|Conference|Court))(?=the |[A-Z])"
)
#: What stands behind the names of those who wrote.
_BEHIND = re.compile(
    r"[,’]*\s*(?:\d{1,3}\s+)*(?:(?:and|as well as)\s+)?(?:the\s+letters?\b|the\s+(?:Permanent|Acting|Charg)"
    r"|to\s+the\s+(?:United|President|Secretary|Security)|addressed\b|dated\b|concerning\b|transmitting\b|by which\b"
    r"|in which\b)|,\s*(?:in|by|with|which|that)\b|\s(?:of|dated)\s+\d|[;.:]|,?\s*$"
)


def asks_for_correspondents(question: str) -> bool:
    """It asks which Governments wrote letters."""
    return _ASKED.search(question) is not None


def correspondents(document: Document) -> Iterator[AnswerPlace]:
    """The States whose representatives wrote the letters that paragraphs of the document name."""
    for block in document.of_kind("paragraph", "list_item"):
        text = document.text_of(block)
        if not _LETTER.search(text):
            continue
        for office in _FROM.finditer(text):
            behind = _BEHIND.search(text, office.end())
            names = Span(office.end(), behind.start() if behind else len(text))
            for span in each_named(text, names):
                yield place_of(document, block, span.moved(block.start))
