"""Lists in pieces: a cursor says where in a list the next piece begins, and of which list it is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.errors import InvalidRequest

#: Of what is in a piece at most, and where no number is given.
MOST, USUAL = 1_000, 100
_PRINTED = re.compile(r"([0-9a-f]{16})-(\d{1,9})")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Piece(Generic[Thing]):
    """Part of a list of `total` things. `next` is the cursor of the following piece, None behind the last."""

    things: Sequence[Thing]
    total: int
    next: str | None


def digest(*of: object) -> str:
    """What a list depends on, as cursors of it begin."""
    return hashlib.sha256(json.dumps(of, default=str).encode()).hexdigest()[:16]


def start_of(cursor: str | None, of: str) -> int:
    """Where the piece begins; `of` is the digest of the list. Raises `InvalidRequest` for a cursor of another list."""
    if not cursor:
        return 0
    match = _PRINTED.fullmatch(cursor)
    if match is None:
        raise InvalidRequest("cursor", f"{cursor[:40]!r} is none; take what `next` gave, or leave it out")
    if match[1] != of:
        raise InvalidRequest("cursor", "it is of another request, or the documents have changed; begin without it")
    return int(match[2])


def following(of: str, behind: int, total: int) -> str | None:
    return f"{of}-{behind}" if behind < total else None


def piece(things: Sequence[Thing], cursor: str | None, limit: int, *of: object) -> Piece[Thing]:
    """`of` is what the list depends on. Raises `InvalidRequest`."""
    own = digest(*of)
    start = start_of(cursor, own)
    return Piece(things[start : start + limit], len(things), following(own, start + limit, len(things)))
