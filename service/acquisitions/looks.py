"""A look at a file before it is held: what a reader makes of it, under a stand-in's name where it names no symbol."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from corpus.address import Identifier, identify
from corpus.document import Document
from corpus.errors import BadName, SymbolMissing
from corpus.given_name import GivenName
from corpus.holdings.source import Source
from corpus.whole_write import write_whole
from index.code_hash import hash_of_files

_NO_NAME = "A document without a name"


@dataclass(frozen=True, slots=True)
class Look:
    """What was read of a file that waits.

    document   as it would be held, but for its symbol where the file names none
    suggested  the symbol that the file's name spells, "" for none
    nameless   its text names no symbol: one, or a name, has to be given
    """

    document: Document
    suggested: str
    nameless: bool


def look_at(source: Source, read: Callable[[Source], Document] = Source.document) -> Look:
    """Raises `UnknownFormat` or `UnreadableSource`."""
    try:
        return Look(read(source), "", nameless=False)
    except SymbolMissing as error:
        stand_in: Identifier = identify(error.suggested) if error.suggested else _name_of(source.path)
        card = replace(source.card, symbol=stand_in)
        return Look(read(Source(source.path, source.data, card)), error.suggested, nameless=True)


@dataclass(frozen=True, slots=True)
class _Kept:
    """`code` is the hash of what read it."""

    code: str
    look: Look


_KEPT = TypeAdapter(_Kept)


def keep_look(path: Path, look: Look) -> None:
    """For other processes. What a full disk does not take, they read from the file itself."""
    with suppress(OSError):
        write_whole(path, _KEPT.dump_json(_Kept(hash_of_files(), look)))


def kept_look(path: Path) -> Look | None:
    """What was kept; None where nothing is that this code has read."""
    try:
        kept = _KEPT.validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None
    return kept.look if kept.code == hash_of_files() else None


def _name_of(path: Path) -> GivenName:
    """A name to read it under, which a reader may keep: that of the file in words, as far as it can be one."""
    words = " ".join(path.stem.replace("_", " ").replace(".", " ").split())[:80]
    try:
        return GivenName.parse(words)
    except BadName:
        digest = hashlib.sha256(path.name.encode("utf-8", "replace")).hexdigest()[:6]
        return GivenName.parse(f"{_NO_NAME} {digest}")
