"""How often one caller may ask: fixed windows of time, told of in `RateLimit-*` and refused with `Retry-After`."""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path
from typing import get_args

from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.middleware import DefineMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from service.access import Access, Connection, is_free
from service.errors import TooManyRequests
from service.protection import Rate, Unit

#: Seconds of each unit.
_SECONDS: dict[Unit, int] = dict(zip(get_args(Unit), (1, 60, 3_600, 86_400), strict=True))
#: Requests after which callers are forgotten whose window is over: nobody else does, and addresses are many.
_SWEPT = 1_000
#: Seconds that the event loop waits for another process at most; each is done within a ten-thousandth of one.
_PATIENCE = 0.25
#: A process that is killed while it writes harms no write-ahead log, whatever is on disk by then.
_PREPARED = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",
    "CREATE TABLE IF NOT EXISTS windows (caller TEXT PRIMARY KEY, asked INTEGER, ends INTEGER) WITHOUT ROWID",
)
_COUNT = """
INSERT INTO windows VALUES (:caller, 1, :now + :seconds) ON CONFLICT (caller) DO UPDATE SET
asked = CASE WHEN ends <= :now THEN 1 ELSE asked + 1 END, ends = CASE WHEN ends <= :now THEN excluded.ends ELSE ends END
"""
_COUNTED = "SELECT asked, ends FROM windows WHERE caller = :caller"

log = logging.getLogger("pincite")


class RateLimit:
    """Of the callers of one service, whose processes count together where `counts` is a file that they share.

    Nothing of it outlives the service, so that no disk is waited for. What cannot be counted is let through.
    """

    def __init__(self, rate: Rate, access: Access, counts: Path | None = None) -> None:
        self._rate, self._access = rate, access
        # requests are counted by the event loop, whichever thread that runs in
        self._windows = sqlite3.connect(
            counts or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        self._is_prepared = self._told = False
        self._counted = 0

    async def close(self) -> None:
        self._windows.close()

    def count(self, connection: Connection) -> dict[str, str]:
        """One request more; what the headers of its answer tell. Raises `TooManyRequests`."""
        if is_free(connection):
            return {}
        now, seconds = int(time.time()), _SECONDS[self._rate.unit]
        try:
            asked, ends = self._asked(self._access.caller(connection), now, seconds)
        except sqlite3.Error as error:
            self._tell(error)
            return {}
        told = {
            "RateLimit-Policy": f"{self._rate.most}; w={seconds}",
            "RateLimit-Limit": str(self._rate.most),
            "RateLimit-Remaining": str(max(0, self._rate.most - asked)),
            "RateLimit-Reset": str(ends - now),
        }
        if asked > self._rate.most:
            raise TooManyRequests(max(1, ends - now), told)
        return told

    @property
    def middleware(self) -> DefineMiddleware:
        return DefineMiddleware(_Counted, limit=self)

    def _asked(self, caller: str, now: int, seconds: int) -> tuple[int, int]:
        """How often in its window, this time among them, and when that ends. Raises `sqlite3.Error`."""
        if not self._is_prepared:
            for line in _PREPARED:
                self._windows.execute(line)
            self._is_prepared = True
        row = {"caller": caller, "now": now, "seconds": seconds}
        with self._windows:  # which commits, or takes back
            self._windows.execute("BEGIN IMMEDIATE")
            self._windows.execute(_COUNT, row)
            ((asked, ends),) = self._windows.execute(_COUNTED, row).fetchall()
            self._sweep(now)
        return asked, ends

    def _tell(self, error: sqlite3.Error) -> None:
        """Once: there may be as many as there are requests."""
        if not self._told:
            self._told = True
            log.error("requests cannot be counted, and are let through beyond the limit: %s", error)

    def _sweep(self, now: int) -> None:
        self._counted += 1
        if self._counted % _SWEPT == 0:
            self._windows.execute("DELETE FROM windows WHERE ends <= ?", (now,))


class _Counted:
    def __init__(self, app: ASGIApp, limit: RateLimit) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        told = self._limit.count(ASGIConnection(scope, receive))

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                for name, value in told.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_told)
