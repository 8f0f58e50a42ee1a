"""An answer as server-sent events: a thread answers, and the event loop sends what it tells as it tells it."""

from __future__ import annotations

import asyncio
import logging
import math
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress

from litestar.background_tasks import BackgroundTask
from litestar.concurrency import sync_to_thread
from litestar.response import ServerSentEventMessage, Stream

from service.admission import Time
from service.api import to_json
from service.api.answer_events import DONE, ERROR, AnswerEvents, Event
from service.api.error_json import error_json
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.asking.steps import Step
from service.errors import TimedOut
from service.http_errors import is_fault

log = logging.getLogger("pincite")

EVENT_STREAM = "text/event-stream"
#: Seconds without an event after which a comment is sent: proxies cut what is silent for longer, most after 30 or 60.
_SILENT = 15.0
#: A client that is sent nothing more asks again with this as the last event that it knows.
LAST_EVENT = "done"
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no", "Vary": "Accept"}


class _Left(Exception):
    """Whoever asked is gone."""


async def streamed(answerer: Answerer, request: Ask, allowed: Time | None = None) -> Stream:
    """The response, once there is something to send. What is wrong before that is raised, as in `Answerer.ask`.

    What is not answered in the time that is allowed ends with an error.
    """
    answering = _Answering(answerer, request, allowed)
    first = await answering.first()
    return Stream(
        answering.messages(first),
        media_type=EVENT_STREAM,
        headers=_HEADERS,
        background=BackgroundTask(answering.leave),
    )


class _Answering:
    """One question while it is answered in a thread; None stands in the queue behind the last event."""

    def __init__(self, answerer: Answerer, request: Ask, allowed: Time | None) -> None:
        self._answerer, self._request = answerer, request
        self._allowed = allowed or Time(math.inf, math.inf)
        self._events = AnswerEvents()
        self._told: asyncio.Queue[Event | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self._left = threading.Event()
        self._task = asyncio.create_task(sync_to_thread(self._answer))

    async def first(self) -> Event:
        event = await self._told.get()
        if event is None:
            await self._task
        assert event is not None
        return event

    async def messages(self, first: Event) -> AsyncIterator[bytes]:
        """The events as bytes, with `done` behind them, or `error` where something went wrong."""
        try:
            yield _message(first)
            while message := await self._next():
                yield message
            yield await self._last()
        except TimedOut as error:
            yield _message(Event(ERROR, error_json(error).model_dump()))
        finally:
            self._left.set()

    async def leave(self) -> None:
        """What is still being answered need not be; the question keeps its place until its thread is through."""
        self._left.set()
        with suppress(Exception):  # nobody is told any more
            await self._task

    async def _next(self) -> bytes:
        """The next event, or a comment where there is none for long; nothing behind the last. Raises `TimedOut`."""
        left = self._allowed.until - time.monotonic()
        try:
            event = await asyncio.wait_for(self._told.get(), max(0.0, min(_SILENT, left)))
        except TimeoutError:
            if left <= _SILENT:
                raise TimedOut(round(self._allowed.seconds)) from None
            return ServerSentEventMessage(None, comment="still reading").encode()
        return _message(event) if event else b""

    async def _last(self) -> bytes:
        try:
            await self._task
        except Exception as error:  # the status has been sent: whatever it is, it leaves as an event
            if is_fault(error):
                log.error("an answer broke off", exc_info=error)
            return _message(Event(ERROR, error_json(error).model_dump()))
        return ServerSentEventMessage("{}", DONE, LAST_EVENT).encode()

    def _answer(self) -> None:
        """In a thread of its own."""
        try:
            answer = self._answerer.ask(self._request, self._hear)
            for event in self._events.of_answer(to_json.answer_json(answer, self._answerer.snapshot.manifest.id)):
                self._tell(event)
        except _Left:
            pass
        finally:
            self._tell(None)

    def _hear(self, step: Step) -> None:
        if self._left.is_set():
            raise _Left
        for event in self._events.of_step(step):
            self._tell(event)

    def _tell(self, event: Event | None) -> None:
        self._loop.call_soon_threadsafe(self._told.put_nowait, event)


def _message(event: Event) -> bytes:
    return ServerSentEventMessage(event.line, event.name).encode()
