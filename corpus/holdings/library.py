"""The documents held: files in folders, found and read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from corpus.document import Document
from corpus.errors import DuplicateSymbol
from corpus.holdings.readers import READERS
from corpus.holdings.source import read_source
from corpus.shelf import Shelf

#: The document that ships with Pincite.
LETTER = Path(__file__).parent / "letter" / "letter-as-received.md"


@dataclass(frozen=True, slots=True)
class Holding:
    """A document held, and the file it was read from. `sha256` is the `Source`'s."""

    path: Path
    sha256: str
    document: Document = field(compare=False)  # the hash says it all, and is quicker compared


def read_holding(path: Path, known: Mapping[str, Document] = MappingProxyType({})) -> Holding:
    """The document in one file. `known` are documents that need not be read again, by their source's hash."""
    source = read_source(path)
    return Holding(path, source.sha256, known.get(source.sha256) or source.document())


def find_files(folder: Path) -> tuple[Path, ...]:
    """Files in `folder` that a reader takes, by name; none where the folder does not exist.

    Hidden files are left out, and those that Word leaves beside what it has open.
    """
    found = (path for path in folder.glob("*") if path.suffix.lower() in READERS and path.is_file())
    return tuple(sorted(path for path in found if not path.name.startswith((".", "~$"))))


def find_files_below(folder: Path) -> tuple[Path, ...]:
    """What `find_files` finds in `folder` and in the folders below it, but for hidden ones and links to folders."""
    found: list[Path] = []
    for place, below, _ in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        found += find_files(Path(place))
    return tuple(sorted(found))


def read_holdings(paths: Iterable[Path], known: Mapping[str, Document] = MappingProxyType({})) -> tuple[Holding, ...]:
    """Every document, in the order of `paths`. Raises `DuplicateSymbol` where two share half a symbol."""
    shelf: Shelf[Holding] = Shelf()
    for path in paths:
        holding = read_holding(path, known)
        symbol = holding.document.symbol
        for other in shelf.sharing(symbol):
            shared = next(half for half in symbol.halves if half in other.document.symbol.halves)
            raise DuplicateSymbol(shared, other.path.name, path.name)
        shelf.put(symbol, holding)
    return tuple(shelf)


def read_library(paths: Iterable[Path]) -> tuple[Document, ...]:
    """The documents of `read_holdings`."""
    return tuple(holding.document for holding in read_holdings(paths))
