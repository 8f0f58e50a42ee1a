"""Documents of files that come from outside: asked of a process that reads them, so that none can harm this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from corpus.card import Card
from corpus.document import Document
from corpus.errors import ReadingStopped, SymbolMissing, UnreadableSource
from corpus.holdings.apart.limits import Limits
from corpus.holdings.apart.messages import (
    LARGEST_ANSWER,
    MEMORY,
    SIGNAL,
    SIZE,
    TIME,
    Answer,
    Request,
    What,
    packed_request,
    receive,
    send,
    unpacked_answer,
)
from corpus.holdings.source import COMPLETED, Source

_PROGRAM = "corpus.holdings.apart.child"
#: The same code is loaded from the same places, with nothing of the environment that tells Python otherwise.
_BEGIN = (
    "import json, sys; from importlib import import_module; sys.path[:] = json.loads(sys.argv[1]); "
    "import_module(sys.argv[2]).main()"
)
#: What is handed on of the environment: where programs, libraries and passing files are, and how text is written.
_HANDED_ON = (
    *("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "HOME", "SYSTEMROOT"),
    *("TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LC_CTYPE"),
)
#: Of numerical libraries: a process that has more than one thread cannot safely split off another.
_THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
#: Seconds beyond the limit, after which the process itself is ended: it starts within, and ends what is too slow.
_GRACE = 30.0
#: Seconds in which it ends by itself when it is not needed any more.
_LAST = 5.0
#: Where a process cannot split off another it reads one file itself, and ends behind it.
_ANSWERS_ONCE = sys.platform == "win32"
_NOTHING = "its reader told of no document"


class ReaderFault(Exception):
    """A fault of ours in a reader, as the process told of it: the error's class and message."""


class ReadersApart:
    """A context, in which one process reads what it is given; it starts with the first file.

    program  the module that the process runs
    """

    def __init__(self, limits: Limits | None = None, program: str = _PROGRAM) -> None:
        self._limits = limits or Limits()
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ReadersApart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end()

    def document(self, source: Source) -> Document:
        """As `Source.document`. Raises `ReadingStopped` as well, where it was ended before its end."""
        answer = self._asked("document", source)
        if answer.document is None:
            raise ReadingStopped(source.path, _NOTHING)
        return answer.document

    def completed_card(self, source: Source) -> Card:
        """As `Source.completed_card`. Raises `ReadingStopped` as well."""
        if source.path.suffix.lower() not in COMPLETED:
            return source.card
        answer = self._asked("card", source)
        if answer.card is None:
            raise ReadingStopped(source.path, _NOTHING)
        return replace(answer.card, path=source.card.path)

    def _asked(self, what: What, source: Source) -> Answer:
        name = _sayable(source.path.name)
        card = replace(source.card, path=Path(_sayable(str(source.card.path))))
        request = packed_request(Request(what, name, card, self._limits))
        try:
            told, is_late = self._told(request, source.data)
            answer = unpacked_answer(told) if told is not None else Answer(stopped=self._last_words(is_late=is_late))
        except ValueError as error:
            self._end()
            raise ReadingStopped(source.path, _NOTHING) from error
        except BaseException:  # Ctrl-C: an answer that comes later is not the next one's
            self._end()
            raise
        if _ANSWERS_ONCE:
            self._end()
        if answer.unreadable is not None:
            raise UnreadableSource(source.path, answer.unreadable)
        if answer.missing is not None:
            raise SymbolMissing(source.path, answer.missing)
        if answer.stopped:
            raise ReadingStopped(source.path, self._reason(answer.stopped))
        if answer.fault:
            fault = ReaderFault(answer.fault)
            fault.add_note(answer.trace)
            raise fault
        return answer

    def _told(self, request: bytes, data: bytes) -> tuple[bytes | None, bool]:
        """The answer, None where the process has ended; and whether it was ended for being late."""
        process, is_late = self._started(), threading.Event()
        assert process.stdin is not None
        assert process.stdout is not None

        def end() -> None:
            is_late.set()
            process.kill()

        late = threading.Timer(self._limits.seconds + _GRACE, end)
        late.daemon = True
        late.start()
        try:
            send(process.stdin, request, data)
            return receive(process.stdout, LARGEST_ANSWER), is_late.is_set()
        except OSError:  # it has ended
            return None, is_late.is_set()
        finally:
            late.cancel()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _BEGIN, json.dumps(_places()), self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={name: value for name, value in os.environ.items() if name in _HANDED_ON} | _THREADS,
                start_new_session=True,  # Ctrl-C reaches it by this process alone
            )
        return self._process

    def _last_words(self, *, is_late: bool) -> str:
        """Why the process is not there any more."""
        process = self._process
        self._end()
        if is_late:
            return TIME
        return f"{SIGNAL}with status {process.returncode}" if process else SIGNAL

    def _end(self) -> None:
        """What it reads is ended with it."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(_LAST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()

    def _reason(self, stopped: str) -> str:
        if stopped == TIME:
            return f"reading it took longer than {self._limits.seconds:,.0f} seconds and was ended"
        if stopped == MEMORY:
            return f"reading it took more than {self._limits.memory / 1e6:,.0f} MB of memory and was ended"
        if stopped == SIZE:
            return f"what it holds comes to more than {LARGEST_ANSWER / 1e6:,.0f} MB"
        return f"its reader crashed ({stopped.removeprefix(SIGNAL)})"


def _sayable(name: str) -> str:
    """With a question mark for each byte of a file's name that is no UTF-8: a message has none."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _places() -> list[str]:
    return [str(Path(place).resolve()) for place in sys.path]
