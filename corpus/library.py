"""The documents held: files in folders, each read by the reader for its kind and understood by the grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from corpus.card import Card, read_card
from corpus.document import Document
from corpus.errors import DuplicateSymbol, UnknownFormat, UnreadableSource
from corpus.file_kind import kind_of
from corpus.from_doc import read_doc
from corpus.from_docx import read_docx
from corpus.from_html import complete_card, read_html
from corpus.from_markdown import read_markdown
from corpus.from_text import read_text
from corpus.grammar import understand
from corpus.lines import Line

READERS: dict[str, Callable[[bytes], tuple[Line, ...]]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".docx": read_docx,
    ".doc": read_doc,
    ".html": read_html,
    ".htm": read_html,
}
#: What some files say of themselves beside their text.
_COMPLETED: dict[str, Callable[[Card, bytes], Card]] = {".html": complete_card, ".htm": complete_card}
#: Bytes; the largest document met in print, with its pictures, has some thirty million.
LARGEST_FILE = 100_000_000
_NO_TEXT = "there is no text in it"
#: The document that ships with Pincite.
LETTER = Path(__file__).parent / "letter" / "letter-as-received.md"


def read_document(path: Path) -> Document:
    """The document in one file. Raises `UnknownFormat`, `UnreadableSource` or `SymbolMissing`."""
    kind = path.suffix.lower()
    reader = READERS.get(kind)
    if reader is None:
        raise UnknownFormat(path, tuple(READERS))
    try:
        data = _bytes(path)
        lines = reader(data)
        card = read_card(path)
        card = _COMPLETED[kind](card, data) if kind in _COMPLETED else card
    except (OSError, ValueError) as error:  # UnicodeDecodeError is a ValueError
        raise UnreadableSource(path, str(error)) from error
    except RecursionError as error:
        raise UnreadableSource(path, "what it holds is nested too deeply") from error
    document = understand(lines, card) if lines else None
    if document is None or not document.blocks:  # a file may hold page numbers and nothing else
        raise UnreadableSource(path, _NO_TEXT)
    return document


def _bytes(path: Path) -> bytes:
    """What the file holds, if that is what its name says. Raises OSError and ValueError."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise ValueError(f"it has {size / 1e6:,.0f} MB; files of up to {LARGEST_FILE / 1e6:,.0f} MB are read")
    data = path.read_bytes()
    if not data:
        raise ValueError(_NO_TEXT)
    complaint = kind_of(data).complaint(path.stem, path.suffix.lower())
    if complaint:
        raise ValueError(complaint)
    return data


def find_files(folder: Path) -> tuple[Path, ...]:
    """Files in `folder` that a reader takes, by name; none where the folder does not exist.

    Hidden files are left out, and those that Word leaves beside what it has open.
    """
    found = (path for path in folder.glob("*") if path.suffix.lower() in READERS and path.is_file())
    return tuple(sorted(path for path in found if not path.name.startswith((".", "~$"))))


def read_library(paths: Iterable[Path]) -> tuple[Document, ...]:
    """Every document, in the order of `paths`. Raises `DuplicateSymbol` where two share half a symbol."""
    documents: list[Document] = []
    owners: dict[str, Path] = {}
    for path in paths:
        document = read_document(path)
        for half in document.symbol.halves:
            if half in owners:
                raise DuplicateSymbol(half, owners[half].name, path.name)
            owners[half] = path
        documents.append(document)
    return tuple(documents)
