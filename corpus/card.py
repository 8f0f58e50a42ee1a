"""The card beside a file: what its text does not say of itself. `letter.md` has its card in `letter.toml`.

A card with `accessed` is that of a web page: where it gives no symbol, the page's address is in `source`.
"""

from __future__ import annotations

import datetime
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from corpus.address import Address, Identifier
from corpus.errors import BadSymbol, UnreadableSource
from corpus.symbol import Symbol

_KEYS = ("symbol", "title", "author", "source", "dated", "accessed")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a file besides its text. Empty fields leave it to the text.

    symbol    of a web page, its address
    source    where the text comes from, shown on the document's page
    dated     the date of the document
    accessed  the day on which a web page's text was taken
    """

    path: Path
    symbol: Identifier | None = None
    title: str = ""
    author: str = ""
    source: str = ""
    dated: datetime.date | None = None
    accessed: datetime.date | None = None


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
    try:
        return _card(path, entries)
    except (BadSymbol, ValueError) as error:
        raise UnreadableSource(place, str(error)) from error


def write_card(card: Card) -> None:
    """Write the card beside its document, without what is empty."""
    known = {"symbol": card.symbol if isinstance(card.symbol, Symbol) else None}
    known |= {key: getattr(card, key) for key in _KEYS if key != "symbol"}
    lines = [f"{key} = {_quoted(str(value))}\n" for key, value in known.items() if value]
    card.path.with_suffix(".toml").write_text("".join(lines), encoding="utf-8")


def _card(path: Path, entries: dict[str, str]) -> Card:
    title, author, source = (entries.get(key, "") for key in ("title", "author", "source"))
    dated, accessed = (_date(key, entries.get(key, "")) for key in ("dated", "accessed"))
    symbol: Identifier | None = Symbol.parse(entries["symbol"]) if entries.get("symbol") else None
    if symbol is None and accessed:
        symbol = _address(source)
    return Card(path, symbol, title, author, source, dated, accessed)


def _address(source: str) -> Address:
    try:
        return Address.parse(source)
    except BadSymbol:
        raise ValueError("a web page, which has `accessed`, needs its address in `source`") from None


def _date(key: str, printed: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(printed) if printed else None
    except ValueError:
        raise ValueError(f"{key} = {printed!r} is no date; write it like 2020-12-18") from None


def _quoted(text: str) -> str:
    """As TOML has a string on one line."""
    return json.dumps(" ".join("".join(c if c.isprintable() else " " for c in text).split()), ensure_ascii=False)
