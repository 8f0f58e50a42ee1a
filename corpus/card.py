"""The card beside a file: what its text does not say of itself. `letter.md` has its card in `letter.toml`.

A card with `accessed` is that of a web page: where it gives no symbol, the page's address is in `source`. One with
`name` is that of a document which prints no symbol, and is known by that name.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from corpus.address import Address, Identifier, identify
from corpus.errors import BadName, BadSymbol, UnreadableSource
from corpus.given_name import GivenName

_SAID = ("title", "author", "source", "date", "publisher", "accessed")
_KEYS = ("symbol", "name", *_SAID)


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a file besides its text. Empty fields leave it to the text.

    symbol     of a web page, its address; the name that was given to a document, where it was given one
    source     where the text comes from, shown on the document's page
    date       as printed, where the text gives none
    publisher  who speaks where neither the card nor the text names an author
    accessed   the day on which a web page's text was taken
    """

    path: Path
    symbol: Identifier | None = None
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    publisher: str = ""
    accessed: datetime.date | None = None

    @property
    def text(self) -> str:
        """The card as TOML, "" where it says nothing."""
        values = self._known_by() | {key: str(getattr(self, key) or "") for key in _SAID}
        return "".join(f"{key} = {_quoted(value)}\n" for key, value in values.items() if value)

    def _known_by(self) -> dict[str, str]:
        match self.symbol:
            case GivenName():
                return {"name": str(self.symbol)}
            case Address():
                told = self.accessed and self.symbol == Address.of(self.source)
                return {"symbol": "" if told else self.symbol.url}
            case _:
                return {"symbol": str(self.symbol or "")}


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
        raise UnreadableSource(place, error) from error
    unknown = sorted(set(entries) - set(_KEYS))
    if unknown:
        raise UnreadableSource(place, f"unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}")
    if not all(isinstance(value, str) for value in entries.values()):
        raise UnreadableSource(place, "every value has to be a string")
    try:
        accessed = _accessed(entries.pop("accessed", ""))
        symbol, name = entries.pop("symbol", ""), entries.pop("name", "")
        known_by = _identifier(symbol, name, entries.get("source", "") if accessed else "")
        return Card(path, known_by, **entries, accessed=accessed)
    except (BadName, BadSymbol, ValueError) as error:
        raise UnreadableSource(place, error) from error


def _accessed(printed: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(printed) if printed else None
    except ValueError:
        raise ValueError(f"accessed = {printed!r} is no date; write it like 2020-12-18") from None


def _identifier(symbol: str, name: str, page: str) -> Identifier | None:
    """By its symbol, else by the name it was given, else by the address of the page that it is."""
    if symbol and name:
        raise ValueError("it gives both a symbol and a name; a document is known by one of them")
    if symbol:
        return identify(symbol)
    if name:
        return GivenName.parse(name)
    return Address.parse(page) if page else None


def _quoted(value: str) -> str:
    """A basic string of TOML: one of JSON, but that TOML also wants U+007F escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
