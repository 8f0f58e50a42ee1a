"""How many questions may be inside at a time, and for how long: who comes beyond that is refused at once."""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.middleware import DefineMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from service.access import Access
from service.errors import TimedOut, TooBusy
from service.workers.worker import ALONE, Worker

#: Of a route: True where it answers questions, checks, searches or looks for sources; the parameters without one of
#: which it does not; or what tells it by the path.
ASKS = "asks"
Asks = bool | tuple[str, ...] | Callable[[str], bool]
#: Of a route whose body Litestar does not read: its bytes at most.
BODY_LIMIT = "body_limit"
#: In the state of a request: its time, which whatever is sent as it comes keeps by itself.
TIME = "time"
#: Bytes of bodies that are held while others of them are waited for.
_HELD = 256_000_000
#: Threads for everything that waits for no turn: documents are read while questions wait.
_OTHER_THREADS = 40
#: Seconds that a question takes a core for: a comparison over a large corpus takes more, most take less.
_EACH = 0.5


class Time(NamedTuple):
    """That one answer may take: so many seconds, until then on the clock `time.monotonic`."""

    seconds: float
    until: float


class Line:
    """Questions that are answered, as many as there are cores, and those that wait for their turn.

    Workers of one service count together: two that let one in at the same moment may be one too many.
    """

    def __init__(self, waiting: int, worker: Worker = ALONE) -> None:
        self._cores = os.cpu_count() or 1
        self._board = worker.board
        self.most = self._cores + waiting
        self._inside = 0
        self._held = 0

    def enter(self) -> None:
        """Raises `TooBusy`."""
        if (self._inside if self._board is None else self._board.inside) >= self.most:
            raise self._too_busy()
        self._count(1)

    def hold(self, size: int) -> None:
        """So many bytes more are held of bodies that come. Raises `TooBusy`."""
        if self._held + size > _HELD:
            raise self._too_busy()
        self._held += size

    def let_go(self, size: int) -> None:
        self._held -= size

    def _too_busy(self) -> TooBusy:
        return TooBusy(math.ceil(self.most * _EACH / self._cores))

    def leave(self) -> None:
        self._count(-1)

    def _count(self, more: int) -> None:
        self._inside += more
        if self._board is not None:
            self._board.tell_inside(self._inside)

    async def make_room(self) -> None:
        """A thread for each that is inside, besides those for everything else. To be called in the event loop.

        Of itself the loop has four more than there are cores: then nobody reads a document while six questions wait.
        """
        most = self.most + _OTHER_THREADS
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(most, thread_name_prefix="requests"))
        to_thread.current_default_thread_limiter().total_tokens = most


def admission(line: Line, access: Access, seconds: float) -> DefineMiddleware:
    """`seconds` after which a question that nothing was answered to is given up."""
    return DefineMiddleware(_Admission, line=line, access=access, seconds=seconds)


class _Admission:
    def __init__(self, app: ASGIApp, line: Line, access: Access, seconds: float) -> None:
        self._app, self._line, self._access, self._seconds = app, line, access, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _asks(scope):
            await self._app(scope, receive, send)
            return
        self._access.guard(ASGIConnection(scope, receive), scope["route_handler"])  # before its body is taken
        body = await _read(scope, receive, self._line)
        if body is not None:
            self._line.enter()
            scope.setdefault("state", {})[TIME] = Time(self._seconds, time.monotonic() + self._seconds)
            await self._in_time(scope, body, _Reply(send))

    async def _in_time(self, scope: Scope, receive: Receive, reply: _Reply) -> None:
        """What has begun to be sent goes on; what is given up keeps its place until its thread is through."""
        answering = asyncio.ensure_future(self._app(scope, receive, reply.send))
        answering.add_done_callback(self._left)
        await asyncio.wait({answering}, timeout=self._seconds)
        if not answering.done() and not reply.begun:
            reply.given_up = True
            raise TimedOut(round(self._seconds))
        await answering

    def _left(self, answering: asyncio.Future[None]) -> None:
        self._line.leave()
        if not answering.cancelled():
            answering.exception()  # so that nobody misses it where nobody waits any more


class _Reply:
    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = self.given_up = False

    async def send(self, message: Message) -> None:
        if not self.given_up:
            self.begun = True
            await self._send(message)


def _asks(scope: Scope) -> bool:
    asks: Asks | None = scope["route_handler"].opt.get(ASKS)
    if isinstance(asks, tuple):
        sent = parse_qsl(scope["query_string"].decode("latin-1"))
        return any(name in asks and value.strip() for name, value in sent)
    return bool(asks(scope["path"]) if callable(asks) else asks)


async def _read(scope: Any, receive: Receive, line: Line) -> Receive | None:
    """Gives the body again, when all of it is here: who sends slowly has no place meanwhile. None: the client left.

    One that is too large is given as far as it was read, and the rest as it comes: the route refuses it.
    """
    most = _limit(scope["route_handler"])
    read: list[Any] = []
    size = 0
    try:
        while size <= most:
            message = await receive()
            if message["type"] != "http.request":
                return None
            line.hold(len(message["body"]))
            read.append(message)
            size += len(message["body"])
            if not message.get("more_body"):
                break
    finally:
        line.let_go(size)
    return _Again(read, receive)


def _limit(handler: Any) -> int:
    return int(handler.opt.get(BODY_LIMIT) or handler.resolve_request_max_body_size() or 0)


class _Again:
    def __init__(self, read: list[Any], receive: Receive) -> None:
        self._read: Iterator[Any] = iter(read)
        self._receive = receive

    async def __call__(self) -> Any:
        return next(self._read, None) or await self._receive()
