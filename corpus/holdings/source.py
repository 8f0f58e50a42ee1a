"""One file as a document: read by the reader for its kind, understood by the grammar."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from corpus.card import Card, read_card
from corpus.document import Document
from corpus.errors import UnknownFormat, UnreadableSource
from corpus.formats.kinds import kind_of
from corpus.holdings.readers import READERS

#: What some files say of themselves beside their text.
COMPLETED = frozenset({".html", ".htm"})
#: Bytes. Reports with pictures have a few dozen million.
LARGEST = 100_000_000
_NO_TEXT = "there is no text in it"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read, with its card."""

    path: Path
    data: bytes
    card: Card

    @property
    def sha256(self) -> str:
        """Of everything that the document is made from; the suffix says how the bytes are read."""
        parts = (self.path.suffix.lower().encode(), self.data, self.card.text.encode())
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()

    def completed_card(self) -> Card:
        """The card, with what the file says of itself beside its text. Raises `UnreadableSource`."""
        if self.path.suffix.lower() not in COMPLETED:
            return self.card
        from corpus.formats.html.read import complete_card  # noqa: PLC0415  # as the readers are: when it is needed

        try:
            return complete_card(self.card, self.data)
        except ValueError as error:
            raise UnreadableSource(self.path, error) from error

    def document(self) -> Document:
        """Raises `UnreadableSource` or `SymbolMissing`."""
        from corpus.grammar.understand import understand  # noqa: PLC0415  # as the readers are: when it is needed

        suffix = self.path.suffix.lower()
        is_blank = not self.data or self.data.isspace()
        complaint = _NO_TEXT if is_blank else kind_of(self.data).complaint(self.path.stem, suffix)
        if complaint:
            raise UnreadableSource(self.path, complaint)
        try:
            reading, card = READERS[suffix](self.data), self.completed_card()
        except (OSError, ValueError) as error:  # UnicodeDecodeError is a ValueError
            raise UnreadableSource(self.path, error) from error
        except RecursionError as error:
            raise UnreadableSource(self.path, "what it holds is nested too deeply") from error
        document = understand(reading.lines, card, reading.warnings, reading.pages) if reading.lines else None
        if document is None or not document.blocks:  # a file may hold page numbers and nothing else
            raise UnreadableSource(self.path, _NO_TEXT)
        return document


def read_source(path: Path, card: Card | None = None) -> Source:
    """The file at `path`, with the card beside it unless another is given.

    Raises `UnknownFormat` or `UnreadableSource`.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):  # opening a pipe would wait for somebody to write into it
            raise UnreadableSource(path, "it is a folder" if stat.S_ISDIR(state.st_mode) else "it is no regular file")
        if path.suffix.lower() not in READERS:
            raise UnknownFormat(path, tuple(READERS))
        if state.st_size > LARGEST:
            raise UnreadableSource(path, f"it has {state.st_size:,} bytes; {LARGEST:,} are the most")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(path, error.strerror or str(error)) from error
    return Source(path, data, card or read_card(path))


def read_document(path: Path) -> Document:
    """The document in one file. Raises `UnknownFormat`, `UnreadableSource` or `SymbolMissing`."""
    return read_source(path).document()
