"""A number for every request, which its answer carries back and every line of log about it, and a line when it ends."""

from __future__ import annotations

import logging
import re
import time
import uuid
from contextvars import ContextVar
from typing import Any

log = logging.getLogger("pincite.requests")

_HEADER = b"x-request-id"
#: What a proxy may call a request; anything else is passed over, since it ends up in the log.
_GIVEN = re.compile(rb"[\w.-]{1,64}", re.A)
#: Of the request that is being answered; "" where none is.
REQUEST: ContextVar[str] = ContextVar("request", default="")


class RequestLog:
    """Around the whole application. Addresses are logged as their routes: questions stand in the addresses of pages."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(_HEADER, b"")
        number = given.decode("ascii") if _GIVEN.fullmatch(given) else uuid.uuid4().hex
        status, began = 0, time.perf_counter()

        async def send_numbered(message: dict[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), (_HEADER, number.encode())]}
            await send(message)

        token = REQUEST.set(number)
        try:
            await self._app(scope, receive, send_numbered)
        finally:
            told = {
                "method": scope["method"],
                "route": str(scope.get("path_template", "")),
                "status": status,  # 0: the client went before it was answered
                "ms": round(1000 * (time.perf_counter() - began), 1),
            }
            log.info("a request ended", extra={"told": told})
            REQUEST.reset(token)
