"""The card beside a file: what its text does not say of itself. `letter.md` has its card in `letter.toml`."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadSymbol, UnreadableSource
from corpus.symbol import Symbol

_KEYS = ("symbol", "title", "author", "source", "date", "publisher")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a file besides its text. Empty fields leave it to the text.

    source     where the text comes from, shown on the document's page
    date       as printed, where the text gives none
    publisher  who speaks where neither the card nor the text names an author
    """

    path: Path
    symbol: Symbol | None = None
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    publisher: str = ""

    @property
    def text(self) -> str:
        """The card as TOML, "" where it says nothing."""
        values = {key: str(getattr(self, key) or "") for key in _KEYS}
        return "".join(f"{key} = {_quoted(value)}\n" for key, value in values.items() if value)


def card_of(path: Path) -> Path:
    """Where the card of the document at `path` lies, if it has one."""
    return path.with_suffix(".toml")


def read_card(path: Path) -> Card:
    """The card of the document at `path`. Raises `UnreadableSource` for a card that is no such TOML."""
    place = card_of(path)
    try:
        entries = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Card(path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
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


def _quoted(value: str) -> str:
    """A basic string of TOML: one of JSON, but that TOML also wants U+007F escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
