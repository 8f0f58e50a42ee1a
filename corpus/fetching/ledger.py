"""The record of what was fetched: one line a document, whether it is held, absent, failed or removed, and why.

Written anew after every document, beside the old record and in its place when whole: a crash loses nothing. Whoever
changes it is the only one to do so: the lock is the caller's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from corpus.address import Identifier
from corpus.errors import LedgerDamaged, NotWritable
from corpus.whole_write import write_whole

#: Its name in the data folder.
LEDGER = "fetched.json"
State = Literal["held", "absent", "failed", "removed"]


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one document when it was last asked for, or taken out by whoever wants it no longer.

    key     the reference's key: first half of a symbol, or a page's address
    reason  why it is not held
    url     where it came from, or was last asked for
    file    its name in the folder of documents; an absent or failed one may have a damaged file from before
    sha256  of that file as it came, and `size` its bytes
    """

    key: str
    state: State
    at: datetime.datetime
    reason: str = ""
    url: str = ""
    file: str = ""
    sha256: str = ""
    size: int = 0


def removal(identifier: Identifier, at: datetime.datetime) -> tuple[Record, ...]:
    """Of a document that is not to come back by itself, by whichever half it is cited."""
    reason = "taken out; name it to fetch it again"
    return tuple(Record(half, "removed", at, reason) for half in identifier.halves)


@dataclass(frozen=True, slots=True)
class _Kept:
    version: Literal[1]
    records: tuple[Record, ...]


_KEPT = TypeAdapter(_Kept)


@dataclass(slots=True)
class Ledger:
    """The records, by key, in the order of their first entry."""

    path: Path
    _records: dict[str, Record] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """An empty one where there is no file. Raises `LedgerDamaged`, and leaves a damaged file as it is."""
        try:
            kept = _KEPT.validate_json(path.read_bytes())
        except FileNotFoundError:
            return cls(path)
        except ValidationError as error:
            raise LedgerDamaged(path, error.errors()[0]["msg"]) from error
        except OSError as error:
            raise LedgerDamaged(path, str(error)) from error
        return cls(path, {record.key: record for record in kept.records})

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def get(self, key: str) -> Record | None:
        return self._records.get(key)

    def put(self, *records: Record) -> None:
        """Keep records, on disk before this returns, beside what others have put meanwhile.

        Raises `NotWritable`, and `LedgerDamaged` where somebody has damaged it meanwhile.
        """
        self._records = Ledger.open(self.path)._records | {record.key: record for record in records}
        try:
            write_whole(self.path, _KEPT.dump_json(_Kept(1, tuple(self)), indent=1))
        except OSError as error:
            raise NotWritable(self.path, error) from error
