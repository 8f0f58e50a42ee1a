"""Connections that do not end by themselves are ended: who sends too slowly, and who does not read what is sent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds that a head may take, and the bytes a second that a body has to bring in as many: as Apache's mod_reqtimeout.
GRACE, PACE = 20.0, 500
#: Seconds in which whoever is sent something has to read some of it.
UNREAD = 60.0
_BODY = json.dumps({"error": "too_slow", "detail": "the request did not come in the time there is", "status": 408})
_TOO_SLOW = (
    "HTTP/1.1 408 Request Timeout\r\nContent-Type: application/json\r\nConnection: close\r\n"
    f"Content-Length: {len(_BODY)}\r\n\r\n{_BODY}"
).encode()


class PatientProtocol(H11Protocol):
    """Uvicorn's, which waits for ever for a request that has begun, with an end to its patience."""

    grace: float = GRACE
    unread: float = UNREAD

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._awaited: object = None
        self._came = 0  # bytes since the timer began
        self._sending: asyncio.TimerHandle | None = None
        self._unread = 0  # bytes that waited to be read when the timer began
        self._reading: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._came += len(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._end_sending()
        self._end_reading()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()  # what was sent behind the request before is not announced
        self._watch_the_end()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._watch_the_end()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._begin_reading()

    def resume_writing(self) -> None:
        super().resume_writing()
        if not self.transport.is_closing():
            self._end_reading()

    def _watch(self) -> None:
        """Begin to wait for a head or a body, go on waiting, or wait no more."""
        awaited = self.conn.their_state
        if self.transport.is_closing() or awaited not in (h11.IDLE, h11.SEND_BODY):
            self._end_sending()
        elif awaited is not self._awaited:
            self._end_sending()
            self._awaited = awaited
            self._begin_sending()

    def _begin_sending(self) -> None:
        self._came = 0
        self._sending = self.loop.call_later(self.grace, self._late)

    def _late(self) -> None:
        """The time is over, unless enough came of a body meanwhile, or it is we who let it wait."""
        enough = self._awaited is h11.SEND_BODY and self._came >= PACE * self.grace
        if enough or self.flow.read_paused:
            self._begin_sending()
        else:
            if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
                self.transport.write(_TOO_SLOW)
            self.transport.close()

    def _end_sending(self) -> None:
        self._awaited = None
        if self._sending is not None:
            self._sending.cancel()

    def _watch_the_end(self) -> None:
        """A connection that is closed goes on until all is read."""
        if self.transport.is_closing() and self.transport.get_write_buffer_size():
            self._begin_reading()

    def _begin_reading(self) -> None:
        self._end_reading()
        self._unread = self.transport.get_write_buffer_size()
        self._reading = self.loop.call_later(self.unread, self._still_unread)

    def _still_unread(self) -> None:
        """Who has read nothing since is let go."""
        if self.transport.get_write_buffer_size() >= self._unread:
            self.transport.abort()
        else:
            self._begin_reading()

    def _end_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
