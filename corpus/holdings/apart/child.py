"""The process that reads: it loads readers, and for each file splits off another that reads it within limits.

It never looks into a file itself, so that the next file finds it as the one before did, and it ends when whoever
started it does. Where a process cannot split off another, as on Windows, it reads one file itself, without limits.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

import corpus.grammar.understand  # noqa: F401  # before the first file comes
from corpus.holdings.apart.messages import (
    LARGEST_ANSWER,
    SIGNAL,
    SIZE,
    TIME,
    Answer,
    Request,
    answer_of,
    packed_answer,
    receive,
    send,
    unpacked_request,
)
from corpus.holdings.readers import load_reader
from corpus.holdings.source import LARGEST, Source

if sys.platform != "win32":
    import resource

#: Bytes of what is said of a file before its bytes.
_LARGEST_REQUEST = 1_000_000
#: Seconds in which a reading that is to end may put away what it has begun: LibreOffice, and its folder.
_PUT_AWAY = 2.0
#: Bytes that a reader may write to the disk, by suffix: only LibreOffice has to.
_WRITES = {".doc": 1_000_000_000}
#: Of Linux: a process is sent this signal when the one that split it off ends.
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Answer requests on standard input, one after the other, until there are no more."""
    requests, answers = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):  # what a library prints is no answer
        os.dup2(nowhere, number)
    os.close(nowhere)
    _be_ended_first()
    while (told := receive(requests, _LARGEST_REQUEST)) is not None:
        request, data = unpacked_request(told), receive(requests, LARGEST)
        if data is None:
            return
        load_reader(request.suffix)
        if sys.platform == "win32":
            send(answers, _answer(request, data))
            return
        send(answers, _apart(request, data, requests, answers))


def _apart(request: Request, data: bytes, requests: IO[bytes], answers: IO[bytes]) -> bytes:
    """The answer of a process that reads this file alone, or why it was ended."""
    ours, theirs = os.pipe()
    before = os.getpid()
    process = os.fork()
    if process == 0:
        for other in (ours, requests.fileno(), answers.fileno()):
            os.close(other)
        _read_within_limits(request, data, theirs, before)
    os.close(theirs)
    try:
        told, stopped = _gathered(ours, requests, time.monotonic() + request.limits.seconds)
    except EOFError:  # nobody wants to know any more
        _ended(process, at_once=False)
        sys.exit()
    finally:
        os.close(ours)
    status = _ended(process, at_once=not stopped)
    if stopped or status:
        return packed_answer(Answer(stopped=stopped or _death(status)))
    return told


def _gathered(ours: int, requests: IO[bytes], until: float) -> tuple[bytes, str]:
    """What is told until nothing comes any more, and why that was not waited for.

    Raises `EOFError` where the next request is that there will be none.
    """
    told = bytearray()
    while (left := until - time.monotonic()) > 0:
        readable, _, _ = select.select([ours, requests.fileno()], [], [], left)
        if ours in readable:
            piece = os.read(ours, 1 << 20)
            told += piece
            if not piece:
                return bytes(told), ""
            if len(told) > LARGEST_ANSWER:
                return b"", SIZE
        elif readable:
            raise EOFError
    return b"", TIME


def _ended(process: int, *, at_once: bool) -> int:
    """The exit code of a process that has told all, or that is told to end; that of a signal is below 0."""
    if not at_once:
        os.kill(process, signal.SIGTERM)
        until = time.monotonic() + _PUT_AWAY
        while time.monotonic() < until:
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def _death(status: int) -> str:
    if status == -signal.SIGXCPU:
        return TIME
    return SIGNAL + (signal.Signals(-status).name if status < 0 else f"with status {status}")


def _read_within_limits(request: Request, data: bytes, to: int, before: int) -> NoReturn:
    """As the process that was split off by `before`."""
    status = 1
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        os.dup2(0, 2)  # what a library complains of would fill the log of a service
        _bound(request)
        _end_with(before, signal.SIGTERM if request.suffix in _WRITES else signal.SIGKILL)
        told = memoryview(_answer(request, data))
        while told:
            told = told[os.write(to, told) :]
        status = 0
    finally:
        os._exit(status)


def _answer(request: Request, data: bytes) -> bytes:
    source = Source(Path(request.name), data, request.card)
    try:
        if request.what == "card":
            return packed_answer(Answer(card=source.completed_card()))
        return packed_answer(Answer(document=source.document()))
    except Exception as error:  # noqa: BLE001  whatever it is, whoever asked has to be told
        return packed_answer(answer_of(error, traceback.format_exc()))


def _bound(request: Request) -> None:
    """Memory is what is written to: pdfium reserves addresses by the gigabyte that it never uses."""
    seconds = max(1, round(request.limits.seconds))
    _limit(resource.RLIMIT_CPU, seconds, seconds + 5)
    _limit(resource.RLIMIT_CORE, 0, 0)
    written = _WRITES.get(request.suffix, 0)
    _limit(resource.RLIMIT_FSIZE, written, written)
    _limit(resource.RLIMIT_DATA, request.limits.memory, request.limits.memory)


def _limit(kind: int, soft: int, hard: int) -> None:
    """No higher than it is already; a system that does not have this limit goes without."""
    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(kind)
        highest = hard if most == resource.RLIM_INFINITY else min(hard, most)
        resource.setrlimit(kind, (min(soft, highest), highest))


def _be_ended_first() -> None:
    """Where the memory of the machine runs out, Linux ends this and what it splits off before the service."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _end_with(before: int, number: int) -> None:
    """Where the process `before` is killed, so that nothing goes on that nobody waits for. Linux alone has this."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)
        if os.getppid() != before:
            os._exit(1)
