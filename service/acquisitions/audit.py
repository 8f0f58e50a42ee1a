"""What was added and removed, when and by whom: a line of JSON each, in the data folder. Lines are only ever added."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.document import Document
from corpus.errors import CorpusError, LedgerDamaged, NotWritable
from corpus.holdings.collection import Added, AlreadyHeld, Collection
from corpus.holdings.library import find_files
from corpus.whole_write import write_whole
from index.manifest import hash_of_file
from service.kept_lines import add_line, read_lines

What = Literal["added", "replaced", "removed"]
#: Who did it where no key did.
PAGE, COMMAND = "page", "command"


def by_key(name: str) -> str:
    """Who did it where a key did."""
    return f"key:{name}"


def what_became(added: Added) -> Literal["added", "replaced"]:
    """Of a document that was handed in."""
    return "replaced" if added.replaced else "added"


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

    def is_same(self, later: Entry) -> bool:
        """True for the entry of what this one was about to do; a file that is added may turn out to replace another."""
        alike = (self.what == "removed") == (later.what == "removed")
        return alike and later.sha256 == self.sha256 and later.at >= self.at


class AuditLog:
    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, what: What, symbol: str, file: str, sha256: str, by: str) -> None:
        """Raises `OSError`."""
        add_line(self.path, Entry(at=_now(), what=what, symbol=symbol, file=file, sha256=sha256, by=by))

    @contextmanager
    def about(self, what: What, symbol: str, file: str, sha256: str, by: str) -> Iterator[None]:
        """What is done inside is added inside as well; where the process or the disk ends it between, by `settle`.

        Raises `OSError`.

        For whoever changes the data folder alone.
        """
        begun = Entry(at=_now(), what=what, symbol=symbol, file=file, sha256=sha256, by=by)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._begun, begun.model_dump_json().encode("utf-8", "replace"))
        try:
            yield
        except (NotWritable, LedgerDamaged):  # which come behind the change
            raise
        except CorpusError:  # it was refused: nothing has changed
            self._begun.unlink(missing_ok=True)
            raise
        self._begun.unlink(missing_ok=True)

    @contextmanager
    def adding(
        self, collection: Collection, document: Document, data: bytes, file: str, by: str
    ) -> Iterator[Callable[[Added | AlreadyHeld], None]]:
        """What is added inside has its line as soon as what this gives is told of it. Raises `OSError`.

        `data` are the bytes of `file`, of which `document` was read.
        """
        sha256 = hashlib.sha256(data).hexdigest()

        def tell(added: Added | AlreadyHeld) -> None:
            if isinstance(added, Added):
                held = added.holding
                self.add(what_became(added), str(held.document.symbol), held.path.name, sha256, by)

        # Where the very file lies there already nothing is begun: it would look as if it had been added. Its text
        # says nothing of that: a file with the same text takes the place of another, and one read anew has another.
        begun: AbstractContextManager[None] = nullcontext()
        if not collection.holds_file(data):
            begun = self.about("added", str(document.symbol), file, sha256, by)
        with begun:
            yield tell

    def settle(self, documents: Path) -> None:
        """Add what was done to these files when a process ended before it could say so. Raises `OSError`."""
        try:
            begun = Entry.model_validate_json(self._begun.read_bytes())
        except FileNotFoundError:
            return
        except ValidationError:
            begun = None
        if begun is not None and _was_done(begun, documents) and not any(map(begun.is_same, self)):
            add_line(self.path, begun)
        self._begun.unlink(missing_ok=True)

    @property
    def _begun(self) -> Path:
        return self.path.with_name(f".{self.path.name}.begun")

    def __iter__(self) -> Iterator[Entry]:
        return read_lines(self.path, Entry)


def _was_done(begun: Entry, documents: Path) -> bool:
    is_there = any(hash_of_file(path) == begun.sha256 for path in find_files(documents))
    return is_there != (begun.what == "removed")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
