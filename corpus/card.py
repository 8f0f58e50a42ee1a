"""The card beside a file: what its text does not say of itself. `letter.md` has its card in `letter.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadSymbol, UnreadableSource
from corpus.symbol import Symbol

_KEYS = ("symbol", "title", "author", "source", "publisher", "date")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a file besides its text. Empty fields leave it to the text.

    source     where the text comes from, shown on the document's page
    publisher  who speaks where neither the card nor the text names an author
    date       as printed, where the text gives none
    """

    path: Path
    symbol: Symbol | None = None
    title: str = ""
    author: str = ""
    source: str = ""
    publisher: str = ""
    date: str = ""


def read_card(path: Path) -> Card:
    """The card of the document at `path`. Raises `UnreadableSource` for a card that is no such TOML."""
    place = path.with_suffix(".toml")
    if not place.exists():
        return Card(path)
    try:
        entries = tomllib.loads(place.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableSource(place, str(error)) from error
    unknown = sorted(set(entries) - set(_KEYS))
    if unknown:
        raise UnreadableSource(place, f"unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}")
    if not all(isinstance(value, str) for value in entries.values()):
        raise UnreadableSource(place, "every value has to be a string")
    symbol = entries.pop("symbol", "")
    try:
        return Card(path, Symbol.parse(symbol) if symbol else None, **entries)
    except BadSymbol as error:
        raise UnreadableSource(place, str(error)) from error
