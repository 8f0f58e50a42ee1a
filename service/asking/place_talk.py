"""Follow-ups about places: "and paragraph 14?" after "What does paragraph 13 rest on?" asks the same of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.citations.places import find_places
from service.asking.ellipsis import ONLY_ADDS

_IN = re.compile(r"\b(?:in|at|of|from|under)\s+$", re.I)


def of_another_place(asked: Sequence[str]) -> str:
    """The last of several questions, oldest first, as the one before it with another place; "" for any other."""
    last, new = "", ""
    for text in asked:
        new = _exchanged(text, last)
        last = new or text
    return new


def _exchanged(question: str, last: str) -> str:
    new, old = tuple(find_places(question)), tuple(find_places(last))
    if len(new) != 1 or len(old) != 1:
        return ""
    place, before = new[0], old[0]
    if not ONLY_ADDS.fullmatch(f"{_IN.sub('', question[: place.start])}…{question[place.end :]}"):
        return ""
    return f"{last[: before.start]}{question[place.start : place.end]}{last[before.end :]}"
