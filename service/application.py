"""What surrounds the routes: HEAD is answered as GET without its body, and links stand below a proxy's path."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from litestar import Litestar

from service import urls

#: What a proxy sets where it serves us below a path; anything else in it is passed over, since it ends up in links.
_PREFIX_HEADER = b"x-forwarded-prefix"
#: A name or a number, and a port; what has anything else in it is no address to print.
_HOST = re.compile(r"(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?", re.A | re.I)
_PATH = re.compile(r"(?:/[\w.~-]+)+", re.A)


class Application(Litestar):
    """Litestar, whose routes know neither HEAD nor a prefix."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        with urls.below(_prefix(scope)), urls.asked_at(_address(scope)):
            await super().__call__(scope, receive, send)


def _prefix(scope: dict[str, Any]) -> str:
    told = dict(scope["headers"]).get(_PREFIX_HEADER, b"").decode("latin-1").rstrip("/")
    return told if _PATH.fullmatch(told) else str(scope.get("root_path") or "")


def _address(scope: dict[str, Any]) -> str:
    """As the browser shows it: what a proxy took from the path's front is put back."""
    told = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    host = told if _HOST.fullmatch(told) else ""
    path = quote(str(scope["path"]).removeprefix(str(scope.get("root_path") or "")))
    asked = scope["query_string"].decode("latin-1")
    return f"{scope['scheme']}://{host}{_prefix(scope)}{path}{'?' if asked else ''}{asked}" if host else ""


def _without_body(send: Callable[[Any], Awaitable[None]]) -> Callable[[Any], Awaitable[None]]:
    async def send_head(message: dict[str, Any]) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_head
