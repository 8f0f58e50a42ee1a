"""What a client has already is not sent again: strong ETags made of the content, Last-Modified, and 304.

A tag is a hash of the bytes before they are compressed, so that it changes with whatever changes them: the documents,
the request, the software. Compressed bytes have a tag of their own with a mark behind it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, TypeVar

from litestar import Response
from litestar.config.compression import CompressionConfig
from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware.compression import CompressionMiddleware
from litestar.status_codes import HTTP_200_OK, HTTP_304_NOT_MODIFIED
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from index.snapshot import Snapshot

#: Of a route: its answers have tags.
TAGGED = "tagged"
_COMPRESSED = "-gzip"
#: What a 304 does not repeat: there is no content that they could describe.
_OF_CONTENT = ("content-type", "content-length", "content-encoding")

Content = TypeVar("Content")


def dated(snapshot: Snapshot, content: Content) -> Response[Content]:
    """The content with the time at which its snapshot was built: it may not have changed since."""
    built = datetime.fromtimestamp(int(snapshot.built), UTC) if snapshot.built is not None else None
    return Response(content, headers={"Last-Modified": format_datetime(built, usegmt=True)} if built else {})


class NotModified:
    """Gives whole answers to GET their tags, and 304 to who has them, on routes with the option `TAGGED`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and scope["method"] == "GET" and scope["route_handler"].opt.get(TAGGED):
            await self._app(scope, receive, _Tagging(Headers.from_scope(scope), send))
        else:
            await self._app(scope, receive, send)


class _Tagging:
    """Sends what one request is answered, with a tag where it is a whole body of status 200."""

    def __init__(self, asked: Headers, send: Send) -> None:
        self._asked, self._send = asked, send
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTP_200_OK:
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if message["type"] == "http.response.body" and not message.get("more_body"):
                await self._tagged(start, message)
                return
            await self._send(start)
        await self._send(message)

    async def _tagged(self, start: Any, body: Any) -> None:
        headers = MutableScopeHeaders(start)
        tag = hashlib.sha256(body["body"]).hexdigest()[:32]
        headers["ETag"] = f'"{tag}"'
        headers["Cache-Control"] = "no-cache"
        known = _known(self._asked, tag, headers.get("last-modified", ""))
        if known:
            start["status"], body["body"] = HTTP_304_NOT_MODIFIED, b""
            headers["ETag"] = known
            for name in _OF_CONTENT:
                if name in headers:
                    del headers[name]
        await self._send(start)
        await self._send(body)


def _known(asked: Mapping[str, str], tag: str, modified: str) -> str:
    """The tag of what the client has, "" where it has something else. Tags decide where it sends any."""
    if "if-none-match" in asked:
        told = [one.strip().removeprefix("W/").strip('"') for one in asked["if-none-match"].split(",")]
        known = next((one for one in told if one.removesuffix(_COMPRESSED) == tag or one == "*"), "")
        return f'"{tag if known == "*" else known}"' if known else ""
    since, last = _time(asked.get("if-modified-since", "")), _time(modified)
    return f'"{tag}"' if since and last and last <= since else ""


def _time(printed: str) -> datetime | None:
    try:
        read = parsedate_to_datetime(printed)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


class Compression(CompressionMiddleware):
    """Litestar's, around `NotModified`. A strong tag is of the bytes as sent: that of what is compressed gets a mark.

    Middleware of routes stands outside of it and sees what is compressed, whose bytes have the time in them.
    """

    def __init__(self, app: ASGIApp, config: CompressionConfig) -> None:
        super().__init__(NotModified(app), config)

    def create_compression_send_wrapper(self, send: Send, compression_encoding: Any, scope: Scope) -> Send:
        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders(message)
                if "content-encoding" in headers and (tag := headers.get("etag", "")).startswith('"'):
                    headers["ETag"] = f'{tag[:-1]}{_COMPRESSED}"'
            await send(message)

        return super().create_compression_send_wrapper(marked, compression_encoding, scope)
