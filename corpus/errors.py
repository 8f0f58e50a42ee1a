"""What can be wrong with a document.

CorpusError
├── BadSymbol           the text is neither a UN document symbol nor the address of a web page
├── BadAnchor           the text does not name a document and a block of it
├── UnknownFormat       no reader for files of this kind
├── UnreadableSource    the file could not be read as what it claims to be
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

from pathlib import Path


class CorpusError(Exception):
    """Root of everything that can be wrong with a document."""


class BadSymbol(CorpusError):
    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 80 else text[:77] + "..."
        super().__init__(
            f"{shown!r} is not a UN document symbol, nor a web page's address; a symbol looks like A/75/660 or "
            "S/RES/822(1993)"
        )


class BadAnchor(CorpusError):
    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no anchor; write symbol#block, for example A/75/660#p13")


class UnknownFormat(CorpusError):
    def __init__(self, path: Path, known: tuple[str, ...]) -> None:
        super().__init__(f"{path.name}: no reader for {path.suffix!r} files; known are {', '.join(known)}")


class UnreadableSource(CorpusError):
    def __init__(self, path: Path, reason: str | Exception) -> None:
        super().__init__(f"{path.name} cannot be read: {_in_words(reason)}")


class SymbolMissing(CorpusError):
    """`suggested` is the symbol that the file's name spells, where it spells one."""

    def __init__(self, path: Path, suggested: str = "") -> None:
        self.suggested = suggested
        hint = f" (its name suggests {suggested})" if suggested else ""
        super().__init__(
            f"{path.name} names no symbol of its own{hint}; add it with --symbol, or put one into "
            f'{path.with_suffix(".toml").name} beside it, for example: symbol = "{suggested or "A/75/660"}"'
        )


class DuplicateSymbol(CorpusError):
    def __init__(self, symbol: str, first: str, second: str) -> None:
        super().__init__(f"{symbol} is the symbol of two documents: {first} and {second}; remove one")


class AnotherText(CorpusError):
    def __init__(self, symbols: str, files: str, doubts: str) -> None:
        super().__init__(f"{symbols} is held with another text ({files}); --replace puts this one in its place{doubts}")


class ShippedDocument(CorpusError):
    def __init__(self, symbol: str) -> None:
        super().__init__(f"{symbol} ships with Pincite; it can be neither replaced nor removed")


class UnknownDocument(CorpusError):
    def __init__(self, symbol: str) -> None:
        super().__init__(
            f"no document with the symbol {symbol!r} is held; `pincite list` and GET /api/v1/documents name those held"
        )


class UnknownBlock(CorpusError):
    def __init__(self, symbol: str, block: str) -> None:
        super().__init__(f"{symbol} has no block {block!r}; GET /api/v1/documents/{{symbol}} lists its blocks")


class FetchRunning(CorpusError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"another `pincite fetch` is at work in {folder}; wait until it has ended")


class LedgerDamaged(CorpusError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}, the record of what was fetched, cannot be read ({reason}); it was left as it is. Mend it, or "
            "move it away and run again: documents that are there are kept and not fetched again"
        )


class NotWritable(CorpusError):
    def __init__(self, path: Path, error: OSError) -> None:
        reason = error.strerror or repr(error)
        super().__init__(f"{path} cannot be written: {reason}; what was there before is still in use")


class QuoteMismatch(CorpusError):
    def __init__(self, symbol: str, start: int, end: int) -> None:
        super().__init__(f"the quotation is not the text of {symbol} from {start} to {end}")


def _in_words(reason: str | Exception) -> str:
    if isinstance(reason, UnicodeDecodeError):
        byte = reason.object[reason.start]
        return f"it is not UTF-8 (byte {reason.start + 1:,} is 0x{byte:02X}); save it as UTF-8"
    return str(reason)
