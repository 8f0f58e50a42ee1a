"""What surrounds the routes: HEAD is answered as GET without its body, and links stand below a proxy's path."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote

from litestar import Litestar

from service import urls
from service.proxies import PREFIX_HEADER
from service.words import LANGUAGES, chosen, speaking

#: Those that HTTP knows. Any other word would be counted for ever, as one more kind of request.
_METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())
_NO_METHOD = b'{"error":"method_not_allowed","detail":"the method is none of HTTP","status":405}'
_Send = Callable[[Any], Awaitable[None]]
_COOKIE = "pincite-language"
_A_YEAR = 31_536_000  # seconds
#: A name or a number, and a port; what has anything else in it is no address to print.
_HOST = re.compile(r"(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?", re.A | re.I)
#: What a proxy may call a path; anything else is passed over, since it ends up in links.
_PATH = re.compile(r"(?:/[\w.~-]+)+", re.A)


class Application(Litestar):
    """Litestar, whose routes know neither HEAD nor a prefix."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        if scope["method"] not in _METHODS:
            await _no_method(send)
            return
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        prefix, (wished, language) = _prefix(scope), _languages(scope)
        send = _telling(send, language, wished, prefix) if _is_page(scope) else send
        with urls.below(prefix), urls.asked_at(_address(scope)), speaking(language):
            await super().__call__(scope, receive, send)


async def _no_method(send: _Send) -> None:
    length = str(len(_NO_METHOD)).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", length),
        (b"allow", b"GET, HEAD, POST, DELETE"),
    ]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    await send({"type": "http.response.body", "body": _NO_METHOD})


def _is_page(scope: dict[str, Any]) -> bool:
    return not str(scope["path"]).startswith(("/api/", "/schema", "/static/", "/v1/", "/mcp"))


def _languages(scope: dict[str, Any]) -> tuple[str, str]:
    """The language that the address asks for, "" for none, and the one of the interface: English to programs."""
    if not _is_page(scope):
        return "", "en"
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=None).get("lang", [""])[0]
    wished = asked if asked in LANGUAGES else ""
    return wished, chosen(wished, _kept(headers.get(b"cookie", "")), headers.get(b"accept-language", ""))


def _kept(cookies: str) -> str:
    try:
        kept = SimpleCookie(cookies).get(_COOKIE)
    except CookieError:
        return ""
    return kept.value if kept else ""


def _telling(send: _Send, language: str, wished: str, prefix: str) -> _Send:
    """Pages say in which language they are, and that it depends on the reader; one that was asked for is kept."""

    async def send_telling(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            told = [(b"content-language", language.encode()), (b"vary", b"Accept-Language, Cookie")]
            kept = f"{_COOKIE}={wished}; Path={prefix or '/'}; Max-Age={_A_YEAR}; SameSite=Lax; HttpOnly"
            told += [(b"set-cookie", kept.encode("latin-1"))] if wished else []
            message = {**message, "headers": [*message.get("headers", ()), *told]}
        await send(message)

    return send_telling


def _prefix(scope: dict[str, Any]) -> str:
    told = dict(scope["headers"]).get(PREFIX_HEADER, b"").decode("latin-1").rstrip("/")
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
