"""The documents that were added: a folder in which every file is named by its symbol and has its card beside it.

What is taken out is moved into another folder, and nothing is ever destroyed. Whoever changes a collection is the
only one to do so: the lock is the caller's.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from corpus.address import Identifier
from corpus.card import card_of
from corpus.document import Document
from corpus.errors import AnotherText, CorpusError, DuplicateSymbol, ShippedDocument
from corpus.holdings.library import Holding, find_files, read_holding
from corpus.holdings.readers import READERS
from corpus.holdings.source import Source
from corpus.printed_symbols import find_symbols
from corpus.shelf import Shelf
from corpus.symbol import Symbol

_UNFINISHED = ".adding-"


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is held now.

    replaced  where the files that it took the place of lie now
    related   documents held whose symbols differ from this one's by a modification only
    """

    holding: Holding
    replaced: tuple[Path, ...] = ()
    related: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class AlreadyHeld:
    """The same text was held before; nothing was changed."""

    holding: Holding


class Collection:
    """Documents in `folder`, and `shipped` ones, which stay; what is removed goes to `removed`.

    Files that cannot be read, or whose symbol another file has, are left out, each with what is wrong in `unreadable`.
    """

    def __init__(self, folder: Path, removed: Path, *, shipped: Sequence[Path], known: Mapping[str, Document]) -> None:
        self._folder = folder
        self._removed = removed
        self._shipped = tuple(shipped)
        self._shelf: Shelf[Holding] = Shelf()
        self._by_text: dict[str, Holding] = {}
        self.unreadable: list[CorpusError] = []
        for path in (*shipped, *find_files(folder)):
            try:
                self._hold(read_holding(path, known))
            except CorpusError as error:
                self.unreadable.append(error)

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """Each once: the shipped ones, then by file name as far as they were there at first."""
        return tuple(self._shelf)

    def anew(self) -> Collection:
        """The same as it is now, when others may have changed it; what was read is not read again."""
        known = {holding.sha256: holding.document for holding in self.holdings}
        return Collection(self._folder, self._removed, shipped=self._shipped, known=known)

    def holding(self, symbol: Identifier) -> Holding:
        """The document that any half of `symbol` names, its year left out or not. Raises `UnknownDocument`."""
        return self._shelf.get(symbol)

    def holds(self, symbol: Identifier) -> bool:
        return symbol in self._shelf

    def holds_file(self, data: bytes) -> bool:
        """A file of the folder has these very bytes, whatever is read in it. Raises `OSError`."""
        paths = (path for path in find_files(self._folder) if path.stat().st_size == len(data))
        return any(path.read_bytes() == data for path in paths)

    def state_of(self, document: Document) -> str:
        """Whether a document is held, and what `add` would make of it."""
        same = self._by_text.get(document.sha256)
        if same is not None:
            return f"already held as {same.document.symbol} ({same.path})"
        sharing = self._shelf.sharing(document.symbol)
        return "held with another text" if sharing else "not held"

    def add(
        self, source: Source, *, replace: bool = False, read: Document | None = None, damaged: str = ""
    ) -> Added | AlreadyHeld:
        """Copy a file into the folder. Raises `CorpusError` or `OSError`; then nothing has changed.

        read     the source's document, where it was read already
        damaged  the name of a file of the folder that cannot be read any more, whose place this one takes
        """
        new = Holding(source.path, source.sha256, read or source.document())
        sharing = self._shelf.sharing(new.document.symbol)
        same = self._by_text.get(new.document.sha256)
        if same is not None and not (replace and same in sharing and same.sha256 != new.sha256):
            return AlreadyHeld(same)
        if any(holding.path in self._shipped for holding in sharing):
            raise ShippedDocument(str(new.document.symbol))
        if sharing and not replace:
            raise _another_text(sharing, new)
        return self._put(source, new, sharing, self._damaged(damaged))

    def remove(self, symbol: Identifier) -> tuple[Path, ...]:
        """Move a document and its card away; gives where they lie now.

        Raises `UnknownDocument`, `ShippedDocument` or `OSError`; then nothing has changed.
        """
        holding = self.holding(symbol)
        if holding.path in self._shipped:
            raise ShippedDocument(str(holding.document.symbol))
        with ExitStack() as undo:
            moved = self._take_out(holding.path, undo)
            undo.pop_all()
        self._let_go(holding)
        return moved

    def _hold(self, holding: Holding) -> None:
        for other in self._shelf.sharing(holding.document.symbol):
            raise DuplicateSymbol(str(other.document.symbol), other.path.name, holding.path.name)
        self._shelf.put(holding.document.symbol, holding)
        self._by_text.setdefault(holding.document.sha256, holding)

    def _let_go(self, holding: Holding) -> None:
        self._shelf.take_out(holding.document.symbol)
        self._by_text = {other.document.sha256: other for other in self.holdings}

    def _damaged(self, name: str) -> tuple[Path, ...]:
        path = self._folder / name
        return () if not name or any(path == holding.path for holding in self.holdings) else (path,)

    def _put(self, source: Source, new: Holding, replaced: Sequence[Holding], damaged: Sequence[Path]) -> Added:
        """Everything is written before anything is moved, so that a full disk changes nothing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{_UNFINISHED}{uuid.uuid4().hex}"
        card = unfinished.with_name(f"{unfinished.name}-card")
        with ExitStack() as undo:
            undo.callback(card.unlink, missing_ok=True)
            undo.callback(unfinished.unlink, missing_ok=True)
            unfinished.write_bytes(source.data)
            if source.card.text:
                card.write_text(source.card.text, encoding="utf-8")
            former = (*(holding.path for holding in replaced), *damaged)
            taken_out = [path for old in former for path in self._take_out(old, undo)]
            path = _free(self._folder, new.document.symbol.stem, source.path.suffix.lower())
            if source.card.text:
                os.replace(card, card_of(path))
                undo.callback(card_of(path).unlink)
            os.replace(unfinished, path)
            undo.pop_all()
        for holding in replaced:
            self._let_go(holding)
        held = Holding(path, new.sha256, new.document)
        self._hold(held)
        return Added(held, tuple(taken_out), self._related(held))

    def _take_out(self, path: Path, undo: ExitStack) -> tuple[Path, ...]:
        self._removed.mkdir(parents=True, exist_ok=True)
        place = _free(self._removed, path.stem, path.suffix)
        moved = []
        for old, new in ((path, place), (card_of(path), card_of(place))):
            if old.is_file():
                shutil.move(old, new)
                undo.callback(shutil.move, new, old)
                moved.append(new)
        return tuple(moved)

    def _related(self, held: Holding) -> tuple[Holding, ...]:
        base = held.document.symbol.base
        return tuple(other for other in self._shelf if other != held and other.document.symbol.base.same_document(base))


def sweep(folder: Path) -> None:
    """Remove what an interrupted `Collection.add` left unfinished."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def reissues(document: Document) -> int:
    """How often a document was reissued: the asterisks behind its own symbol in the masthead."""
    counts = [0]
    for block in document.of_kind("masthead", "title"):
        text = document.text_of(block)
        for _, end, symbol in find_symbols(text):
            if symbol.same_document(document.symbol):
                behind = text[end:].lstrip()
                counts.append(len(behind) - len(behind.lstrip("*")))
    return max(counts)


def _another_text(sharing: Sequence[Holding], new: Holding) -> AnotherText:
    own = new.document.symbol
    suggested = Symbol.of_file_name(new.path.name)
    return AnotherText(
        [str(holding.document.symbol) for holding in sharing],
        [holding.path.name for holding in sharing],
        own=str(own),
        suggested=str(suggested) if suggested and not suggested.same_document(own) else "",
        reissued=reissues(new.document),
        held_reissued=max(reissues(holding.document) for holding in sharing),
    )


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """A path that neither a document nor a card of that name takes."""
    nth = 1
    while True:
        free = f"{stem}-{nth}" if nth > 1 else stem
        if not any(os.path.lexists(folder / f"{free}{other}") for other in (*READERS, ".toml")):
            return folder / f"{free}{suffix}"
        nth += 1
