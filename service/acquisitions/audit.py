"""What was added and removed, when and by whom: a line of JSON each, in the data folder. Lines are only ever added."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from service.kept_lines import add_line, read_lines

What = Literal["added", "replaced", "removed"]
#: Who did it where no key did.
PAGE, COMMAND = "page", "command"


def by_key(name: str) -> str:
    """Who did it where a key did."""
    return f"key:{name}"


class Entry(BaseModel):
    """One document that came or went.

    at      the second, ISO 8601 in UTC
    sha256  of the file's bytes; "" where the file could not be read any more
    by      the name of a key as "key:NAME", "page" or "command"
    """

    model_config = ConfigDict(frozen=True)

    at: str
    what: What
    symbol: str
    file: str
    sha256: str
    by: str


class AuditLog:
    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, what: What, symbol: str, file: str, sha256: str, by: str) -> None:
        """Raises `OSError`."""
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        add_line(self.path, Entry(at=at, what=what, symbol=symbol, file=file, sha256=sha256, by=by))

    def __iter__(self) -> Iterator[Entry]:
        return read_lines(self.path, Entry)
