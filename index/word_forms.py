"""Forms of English words, told by their endings and prefixes: "chairing" of "chair", "unfold" of "fold"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: Inflections, with what the word itself ends on in their place.
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"),
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ly", ""),
)  # fmt: skip
#: Prefixes that leave a verb or an adjective what it is.
_PREFIXES = ("un", "re", "de", "dis", "mis", "pre", "non", "over", "under", "out", "inter", "anti", "co")
#: Letters of the shortest word that a form is told of: shorter ones are found in too much.
SHORTEST = 4
#: Such a word doubles its last letter before a vowel ("refer", "referred"), or is known in all its forms ("visited").
_DOUBLES = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$")
_UNSTRESSED = re.compile(r"..(?:[^f]er|en|el|on|or)$")
_KEEPS_NO_Y = re.compile(r"[^aeiou]y$")


def is_form_of_known(word: str, is_word: Callable[[str], bool], shortest: int = SHORTEST) -> bool:
    """True where a lower-case word is a rightly spelt inflection of a known one, has a prefix before one, or both.

    `shortest` are the letters that the known one has at least, but behind "un", which begins few misspelt words.
    """
    least = SHORTEST if word.startswith("un") else shortest
    return any(len(base) >= least and is_word(base) for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    bare = [word, *(word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))]
    yield from bare[1:]
    for whole in bare:
        for ending, in_place in _ENDINGS:
            if whole.endswith(ending):
                yield from _before(whole.removesuffix(ending), ending, in_place)


def _before(base: str, ending: str, in_place: str) -> Iterator[str]:
    """The word that an ending was put to, where it is spelt so: "refer" of "referr", none of "refer" and "deny"."""
    if in_place:
        yield base + in_place
    elif ending in ("s", "ly"):
        if not (ending == "s" and _KEEPS_NO_Y.search(base)):
            yield base
    elif len(base) > 1 and base[-1] == base[-2]:
        yield from (base, base[:-1])
    elif (_UNSTRESSED.search(base) or not _DOUBLES.search(base)) and not (ending != "ing" and _KEEPS_NO_Y.search(base)):
        yield base
