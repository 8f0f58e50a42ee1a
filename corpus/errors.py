"""What can be wrong with a document. An error says what is wrong; what to type or click about it is for `service`.

CorpusError
├── BadSymbol           the text is neither a UN document symbol nor the address of a web page
│   └── UnknownName     nor the name that a document held was given
├── BadName             no document can be given this name
├── BadAnchor           the text does not name a document and a block of it
├── UnknownFormat       no reader for files of this kind
├── UnreadableSource    the file could not be read as what it claims to be
│   └── ReadingStopped  its reader crashed, took too long or too much memory, and was ended
├── SymbolMissing       neither the document nor its card names a symbol
├── DuplicateSymbol     two documents share a symbol
├── AnotherText         a document with this symbol is held, with another text
├── ShippedDocument     the document belongs to Pincite, and is neither replaced nor removed
├── UnknownDocument     no document has this symbol
├── UnknownBlock        the document has no such block
├── FetchRunning        another process is fetching into the same folder
├── LedgerDamaged       the record of what was fetched cannot be read
├── NotWritable         a file or folder cannot be written; what was there before stays in use
└── QuoteMismatch       a quotation is not what stands in the document
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path


class CorpusError(Exception):
    """Root of everything that can be wrong with a document. What a class is made from stands in its attributes."""


class BadSymbol(CorpusError):
    _fault = "is not a UN document symbol, nor a web page's address"

    def __init__(self, text: str) -> None:
        self.text, self.shown = text, repr(_shortened(text))
        super().__init__(f"{self.shown} {self._fault}; a symbol looks like A/75/660 or S/RES/822(1993)")


class UnknownName(BadSymbol):
    _fault = "is not a UN document symbol, nor a web page's address, nor the name of a document held"


class BadName(CorpusError):
    def __init__(self, text: str, reason: str) -> None:
        self.text, self.shown, self.reason = text, repr(_shortened(text)), reason
        super().__init__(f"{self.shown} cannot be the name of a document: {reason}")


class BadAnchor(CorpusError):
    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"{text!r} is no anchor; write symbol#block, for example A/75/660#p13")


class UnknownFormat(CorpusError):
    def __init__(self, path: Path, known: tuple[str, ...]) -> None:
        self.path, self.known, self.listed = path, known, ", ".join(known)
        super().__init__(f"{path.name}: no reader for {path.suffix!r} files; known are {self.listed}")


class UnreadableSource(CorpusError):
    def __init__(self, path: Path, reason: str | Exception) -> None:
        self.path, self.reason = path, _in_words(reason)
        super().__init__(f"{path.name} cannot be read: {self.reason}")


class ReadingStopped(UnreadableSource):
    """Nothing else has suffered: it was read in a process of its own."""


class SymbolMissing(CorpusError):
    """`suggested` is the symbol that the file's name spells, where it spells one.

    card     the name of the file beside it that can say its symbol
    example  a symbol to show how one is written
    """

    def __init__(self, path: Path, suggested: str = "") -> None:
        self.path, self.suggested = path, suggested
        self.card, self.example = path.with_suffix(".toml").name, suggested or "A/75/660"
        hint = f" (its name suggests {suggested})" if suggested else ""
        super().__init__(f"{path.name} names no symbol of its own{hint}")


class DuplicateSymbol(CorpusError):
    def __init__(self, symbol: str, first: str, second: str) -> None:
        self.symbol, self.first, self.second = symbol, first, second
        super().__init__(f"{symbol} is the symbol of two documents: {first} and {second}; remove one")


class AnotherText(CorpusError):
    """`symbols` and `files` are those held. The rest gives reasons to doubt that it is the same document.

    own        the new one's symbol, and `suggested` the one that its file's name spells, "" where that is the same
    reissued   how often the new one was reissued, by the asterisks in its head; `held_reissued`: those held, at most
    """

    def __init__(  # noqa: PLR0913  # each is a fact of its own
        self,
        symbols: Sequence[str],
        files: Sequence[str],
        *,
        own: str,
        suggested: str = "",
        reissued: int = 0,
        held_reissued: int = 0,
    ) -> None:
        self.symbols, self.files = tuple(symbols), tuple(files)
        self.own, self.suggested = own, suggested
        self.reissued, self.held_reissued = reissued, held_reissued
        self.named, self.listed = " and ".join(symbols), ", ".join(files)
        self.doubts = "".join(f"; {doubt}" for doubt in self._doubts())
        super().__init__(f"{self.named} is held with another text ({self.listed}){self.doubts}")

    def _doubts(self) -> Iterator[str]:
        if self.reissued:
            marks = "*" * self.held_reissued or "does not"
            yield f"its head marks it as reissued ({'*' * self.reissued}), that of the one held {marks}"
        if self.suggested:
            yield f"its text says {self.own}, its name suggests {self.suggested}"


class ShippedDocument(CorpusError):
    def __init__(self, symbol: str) -> None:
        self.symbol = symbol
        super().__init__(f"{symbol} ships with Pincite; it can be neither replaced nor removed")


class UnknownDocument(CorpusError):
    def __init__(self, symbol: str) -> None:
        self.symbol = symbol
        super().__init__(f"no document with the symbol {symbol!r} is held")


class UnknownBlock(CorpusError):
    def __init__(self, symbol: str, block: str) -> None:
        self.symbol, self.block = symbol, block
        super().__init__(f"{symbol} has no block {block!r}")


class FetchRunning(CorpusError):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"another fetch is at work in {folder}; wait until it has ended")


class LedgerDamaged(CorpusError):
    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"{path}, the record of what was fetched, cannot be read ({reason}); it was left as it is. Mend it, or "
            "move it away and run again: documents that are there are kept and not fetched again"
        )


class NotWritable(CorpusError):
    def __init__(self, path: Path, error: OSError) -> None:
        self.path, self.reason = path, error.strerror or repr(error)
        super().__init__(f"{path} cannot be written: {self.reason}; what was there before is still in use")


class QuoteMismatch(CorpusError):
    def __init__(self, symbol: str, start: int, end: int) -> None:
        self.symbol, self.start, self.end = symbol, start, end
        super().__init__(f"the quotation is not the text of {symbol} from {start} to {end}")


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."


def _in_words(reason: str | Exception) -> str:
    if isinstance(reason, UnicodeDecodeError):
        byte = reason.object[reason.start]
        return f"it is not {reason.encoding.upper()} (byte {reason.start + 1:,} is 0x{byte:02X}); save it as UTF-8"
    return str(reason)
