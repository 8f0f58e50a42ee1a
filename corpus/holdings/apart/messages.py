"""What is said between whoever wants a file read and the process that reads it: data that is checked, never pickles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from pydantic import TypeAdapter

from corpus.card import Card
from corpus.document import Document
from corpus.errors import CorpusError, SymbolMissing, UnreadableSource
from corpus.holdings.apart.limits import Limits

#: Bytes that say how long a message is.
_LENGTH = 8
#: Bytes of what one file is told as: ten times what 600 densely printed pages come to.
LARGEST_ANSWER = 200_000_000

What = Literal["document", "card"]
#: Why a reading was ended before it had told anything; a signal stands by its name behind "signal ".
TIME, MEMORY, SIZE, SIGNAL = "time", "memory", "size", "signal "


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be read, whose bytes come behind. `name` is all that a reader learns of where it lies."""

    what: What
    name: str
    card: Card
    limits: Limits

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it, one of these.

    unreadable  the reason of an `UnreadableSource`
    missing     of a `SymbolMissing`, what the file's name suggests
    fault       a fault of ours, with its traceback in `trace`
    stopped     why it was ended before its end
    """

    document: Document | None = None
    card: Card | None = None
    unreadable: str | None = None
    missing: str | None = None
    fault: str = ""
    trace: str = ""
    stopped: str = ""


_REQUEST = TypeAdapter(Request)
_ANSWER = TypeAdapter(Answer)


def answer_of(error: Exception, trace: str) -> Answer:
    match error:
        case SymbolMissing():
            return Answer(missing=error.suggested)
        case UnreadableSource():
            return Answer(unreadable=error.reason)
        case MemoryError():
            return Answer(stopped=MEMORY)
        case CorpusError():
            return Answer(unreadable=str(error))
    return Answer(fault=f"{type(error).__name__}: {error}", trace=trace)


def packed_request(request: Request) -> bytes:
    return _REQUEST.dump_json(request)


def packed_answer(answer: Answer) -> bytes:
    return _ANSWER.dump_json(answer)


def unpacked_request(told: bytes) -> Request:
    return _REQUEST.validate_json(told)


def unpacked_answer(told: bytes) -> Answer:
    """Raises `ValueError` where it is no answer, or tells of a document whose parts lie outside of its text."""
    answer = _ANSWER.validate_json(told)
    document = answer.document
    for block in document.blocks if document else ():
        if not 0 <= block.start <= block.end <= len(document.text if document else ""):
            raise ValueError(f"block {block.id!r} lies outside of the text")
    return answer


def send(to: IO[bytes], *messages: bytes) -> None:
    """Raises `OSError` where nobody reads them."""
    for message in messages:
        to.write(len(message).to_bytes(_LENGTH, "big"))
        to.write(message)
    to.flush()


def receive(told: IO[bytes], largest: int) -> bytes | None:
    """The next message; None behind the last, where it is cut off, or where it is longer than `largest` bytes."""
    length = int.from_bytes(head, "big") if (head := _exactly(told, _LENGTH)) else largest + 1
    return _exactly(told, length) if length <= largest else None


def _exactly(told: IO[bytes], length: int) -> bytes | None:
    found = bytearray()
    while len(found) < length:
        piece = told.read(min(length - len(found), 1 << 20))
        if not piece:
            return None
        found += piece
    return bytes(found)
