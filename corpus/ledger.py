"""The record of what was fetched: one line a document, whether it is held, absent or failed, and why.

Written anew after every document, beside the old record and in its place when whole: a crash loses nothing.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from corpus.address import Identifier, identify
from corpus.errors import BadSymbol, LedgerDamaged, NotWritable

State = Literal["held", "absent", "failed"]


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one document when it was last asked for.

    key     the reference's key: first half of a symbol, or a page's address
    known   what the document that came is known by, as printed
    reason  why it is absent or failed
    url     where it came from, or was last asked for
    file    its name in the folder of documents; an absent or failed one may have a damaged file from before
    sha256  of that file, and `size` its bytes
    """

    key: str
    state: State
    at: datetime.datetime
    reason: str = ""
    url: str = ""
    known: str = ""
    file: str = ""
    sha256: str = ""
    size: int = 0

    def __post_init__(self) -> None:
        if self.state == "held":
            identify(self.known)

    @property
    def identifier(self) -> Identifier:
        """Of a document that is held. Raises `BadSymbol` for others."""
        return identify(self.known)


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
        except (OSError, BadSymbol) as error:
            raise LedgerDamaged(path, str(error)) from error
        return cls(path, {record.key: record for record in kept.records})

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def get(self, key: str) -> Record | None:
        return self._records.get(key)

    def put(self, record: Record) -> None:
        """Keep the record, on disk before this returns. Raises `NotWritable`."""
        self._records[record.key] = record
        replace_file(self.path, _KEPT.dump_json(_Kept(1, tuple(self)), indent=1))


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in its place whole or not at all. Raises `NotWritable`."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        raise NotWritable(path, error.strerror or type(error).__name__) from error
