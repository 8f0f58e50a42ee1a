"""Names that a text says, and which of them a "he" or "she" may stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.names import CALENDAR, ORGANISATIONS, TITLES
from index.irregular_verbs import PASTS
from index.nationality import countries_in
from index.question import names
from index.words import STOP_WORDS

#: "Did the Secretary-General call for it?": what follows is a verb.
_VERB_FOLLOWS = re.compile(r"\b(?:do|does|did|can|could|will|would|shall|should|may|might|must)\s+$", re.I)
PLACING = "in at near around from within outside inside into".split()
#: "Letter from the Permanent Representative": whoever holds an office is no place.
_OFFICE = re.compile(rf"\b(?:{'|'.join(TITLES)})\b")
_ORGANISATION = ("United Nations",)
#: A document is called so at the beginning of its title: "Letter dated …".
_DOCUMENTS = frozenset("Letter Resolution Report Note Statement Document Annex Communication Declaration".split())


@lru_cache(maxsize=128)
def persons(text: str) -> tuple[str, ...]:
    """Names that a "he" or "she" may stand for: no organisation, and no place one is in."""
    return tuple(
        f"the {name}" if stands_after(["the"], text, name) else name
        for joined in names_said(text)
        for name in joined.split(" and ")
        if not (
            (stands_after(PLACING, text, name) and not is_office(name))
            or is_organisation(name)
            or name in _ORGANISATION
            or any(found.form == "country" and found.span == (0, len(name)) for found in countries_in(name))
            or set(name.split()) & CALENDAR
            or _says_which(text, name)
        )
    )


def _says_which(text: str, name: str) -> bool:
    """It says of which place or party a thing is: "the Selby attack" is not about a Selby who attacked."""
    behind = re.search(rf"\b[Tt]he\s+{re.escape(name)}\s+(?P<next>[a-z][\w-]*)", text)
    word = behind["next"] if behind and not _VERB_FOLLOWS.search(text, 0, behind.start()) else ""
    return bool(word) and not (word in STOP_WORDS or word in PASTS or word.endswith(("ed", "s")))


def names_said(text: str) -> list[str]:
    """Names in a text that need not be a question; what opens it is one if no small word follows: "Aside from"."""
    opening = re.match(r"\W*(\w+)\W*\s(?:from|of|in|on|to|the|a|an|as)\b|\W*(\w+),", text)
    first = opening and (opening[1] or opening[2])
    return [name for name in names(f"… {text}") if name != first and name not in _DOCUMENTS]


def is_office(name: str) -> bool:
    return _OFFICE.search(name) is not None


def is_organisation(name: str) -> bool:
    return any(word in ORGANISATIONS or (word.isupper() and len(word) > 1) for word in name.split())


def stands_after(prepositions: Sequence[str], text: str, name: str) -> bool:
    return bool(re.search(rf"\b(?i:{'|'.join(prepositions)})\s+(?:[Tt]he\s+)?{re.escape(name)}", text))
