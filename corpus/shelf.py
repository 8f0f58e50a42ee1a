"""The folder of documents, where fetched files are put beside those that people have added, each with its card.

A file comes first into a folder inside where no build looks, and is moved when it has been read and accepted.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from corpus.address import Identifier
from corpus.card import card_of
from corpus.errors import NotWritable
from corpus.ledger import Record
from corpus.symbol import Symbol

_INCOMING = ".incoming"
_UNSAFE = re.compile(r"[^A-Za-z0-9.()-]+")
#: Characters of an address that stand in a file's name, in front of its hash.
_READABLE = 80

P = ParamSpec("P")
T = TypeVar("T")


def _writing(step: Callable[P, T]) -> Callable[P, T]:
    """What the operating system refuses is a `NotWritable` that names the file."""

    @wraps(step)
    def guarded(*arguments: P.args, **options: P.kwargs) -> T:
        try:
            return step(*arguments, **options)
        except OSError as error:
            raise NotWritable(Path(error.filename or "."), error.strerror or type(error).__name__) from error

    return guarded


@dataclass(frozen=True, slots=True)
class Shelf:
    folder: Path

    @_writing
    def stage(self, stem: str, suffix: str, data: bytes) -> Path:
        """Put a file where it can be read and no build finds it; what a run that was broken off left there goes."""
        self.clear()
        incoming = self.folder / _INCOMING
        incoming.mkdir(parents=True)
        path = incoming / f"{stem}{suffix}"
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return path

    @_writing
    def keep(self, staged: Path, instead_of: str) -> None:
        """Move a staged file and its card among the documents, in the place of the file of that name, if any."""
        if instead_of and instead_of != staged.name:
            for old in (self.folder / instead_of, card_of(self.folder / instead_of)):
                old.unlink(missing_ok=True)
        os.replace(card_of(staged), card_of(self.folder / staged.name))
        os.replace(staged, self.folder / staged.name)
        self.clear()

    def clear(self) -> None:
        """Drop what is staged."""
        shutil.rmtree(self.folder / _INCOMING, ignore_errors=True)

    def has(self, record: Record) -> bool:
        """Whether the file of a record is there as it was fetched."""
        if not record.file:
            return False
        try:
            return hash_of((self.folder / record.file).read_bytes()) == record.sha256
        except OSError:
            return False

    def free_stem(self, identifier: Identifier, own: str) -> str:
        """A file name for the document without its suffix, which no file has but the one named `own`."""
        stem = stem_of(identifier)
        taken = {path.stem for path in self.folder.glob("*") if path.name != own and path.stem != Path(own).stem}
        return next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def stem_of(identifier: Identifier) -> str:
    """ "A/75/660" → "A_75_660"; of an address the readable part, and a hash that tells it from others."""
    safe = _UNSAFE.sub("_", identifier.slug)
    if isinstance(identifier, Symbol):
        return safe
    return f"{safe[:_READABLE].strip('._')}-{hash_of(identifier.slug.encode())[:8]}"


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
