"""The numbers that paragraphs are printed with, and those that print or scan has lost."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.grammar.drafts import Draft
from corpus.grammar.phrases import OPERATIVE
from corpus.printing.signs import FIGURES, MISREAD, NUMBERED


def printed_number(text: str, last: str) -> str:
    """The number that a paragraph is printed with, behind the one numbered `last`; "" where it has none.

    Scans put letters for figures. "ll." is 11 behind paragraph 10, and nothing anywhere else.
    """
    own = NUMBERED.match(text)
    if own:
        return own["number"]
    misread = MISREAD.match(text)
    number = misread["number"].translate(FIGURES) if misread else ""
    return number if number.isdigit() and int(number) == int(last or 0) + 1 else ""


def lost_numbers(drafts: Sequence[Draft]) -> dict[int, str]:
    """Numbers of operative paragraphs without one, by their place: each stands alone between number n and n + 2."""
    found: dict[int, str] = {}
    last, bare = "", list[int]()
    for place, draft in enumerate(drafts):
        if draft.kind != "paragraph" or draft.part.is_annex:
            continue
        own = printed_number(draft.text, last)
        if not own:
            bare += [place] if OPERATIVE.match(draft.text) else []
            continue
        if len(bare) == 1 and last and int(own) == int(last) + 2:
            found[bare[0]] = str(int(last) + 1)
        last, bare = own, []
    return found
