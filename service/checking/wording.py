"""Two wordings that are compared: the words of a text, and those of a document with what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.checking.word_forms import PlacedWord


class PrintedWord(NamedTuple):
    """A word of a document: its range of the document's text, as printed, and its form."""

    start: int
    end: int
    form: str
    printed: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared: the words as the text has them, and the document's words by their numbers.

    is_known  some document has a word of this form
    is_note   the print has the mark of such a footnote in front of a word
    within    numbers of the words of the sentences that are compared with
    """

    text: str
    said: Sequence[PlacedWord]
    printed: Callable[[int], PrintedWord]
    is_name: Callable[[str], bool]
    is_known: Callable[[str], bool]
    is_note: Callable[[int, str], bool]
    within: range
