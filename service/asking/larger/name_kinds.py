"""What sort of thing a name is of, and a noun asks for: a State, a person, an organisation, a place.

Told by the words of the name alone, of which no rule knows a subject: "Prime Minister", "Front", "District".
"""

from __future__ import annotations

import re

from corpus.names import ORGANISATIONS, TITLES
from index.nationality import countries_in
from index.words import stem

_NOUNS: dict[str, frozenset[str]] = {
    kind: frozenset(map(stem, nouns.split()))
    for kind, nouns in {
        "state": "state country nation government",
        "person": """person people man woman leader official minister president ambassador signatory witness victim
            journalist individual expert author suspect""",
        "organisation": """organisation organization ngo ngos agency body organ institution company party movement
            faction group committee""",
        "settlement": "city town village district region province",
        "place": "area territory island place settlement",
    }.items()
}
_ORGANISATION = frozenset(ORGANISATIONS)
_TITLE = frozenset(TITLES)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DIGIT = re.compile(r"\d")
#: Words that names of States have around the country's own.
_FORMAL = frozenset(
    """Republic Republics Kingdom States Federated Federation Government Islamic Arab Democratic People’s People's Union
    Socialist Soviet Commonwealth Principality""".split()
)
#: The share of the letters of a name, without such words, that are a country's where the name is a State's.
_MOSTLY = 0.5


def kind_of_noun(noun: str) -> str:
    """What a noun in the singular or plural asks for; "" where names of any sort may be meant."""
    own = stem(noun)
    return next((kind for kind, nouns in _NOUNS.items() if own in nouns), "")


def is_of(name: str, kind: str) -> bool:
    """A name may be of this kind; any may be of "", and of another than a person's where no word tells."""
    said = set(_WORD.findall(name))
    if not kind:
        return True
    if kind == "organisation":
        return not _is_state(name) and not (said & _TITLE)
    if kind == "state":
        return _is_state(name) and not said & _TITLE
    if kind == "person":
        if _is_of_a_country(name):
            return False
        return not _DIGIT.search(name) and not _is_state(name) and (bool(said & _TITLE) or not said & _ORGANISATION)
    titled = bool(said & (_TITLE | _ORGANISATION))
    return not titled and not _DIGIT.search(name) and (kind == "place" or not _is_state(name))


def _is_of_a_country(name: str) -> bool:
    """It is nothing but a people's or a country's name, in whatever form: "the Norlandish"."""
    rest = name
    for found in reversed(list(countries_in(name))):
        rest = rest[: found.span.start] + rest[found.span.end :]
    return rest != name and not any(word[0].isupper() for word in _WORD.findall(rest))


def _is_state(name: str) -> bool:
    """Most of it is the name of a country: "the Republic of Norland", and not "Norland Central Hospital"."""
    capitals = [word for word in _WORD.findall(name) if word[0].isupper()]
    if not _TITLE.isdisjoint(capitals):
        return False
    own = [word for word in capitals if word not in _FORMAL]
    countries = [found.span.of(name) for found in countries_in(name) if found.form == "country"]
    named = bool(countries) and len(" ".join(countries)) >= _MOSTLY * len(" ".join(own))
    return named or (bool(capitals) and capitals[-1].startswith("Republic") and len(capitals) > 1)
