"""The Model Context Protocol at an address of the service: streamable HTTP, a request at a time.

Nothing outlives a request: no session is kept and no stream stays open, so every worker can answer every request, and
clients of the versions with a handshake are answered as those without one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from anyio import to_thread
from litestar import asgi
from litestar.exceptions import MethodNotAllowedException
from litestar.handlers import ASGIRouteHandler
from pydantic import BaseModel

from service.errors import TEXT_BODY, ForeignCaller
from service.hints import for_api
from service.http_errors import detail_of
from service.mcp_server.server import Desk, server

if TYPE_CHECKING:
    from mcp.server.transport_security import TransportSecuritySettings

PATH = "/mcp"
#: Names of this machine; a page that makes its own name lead here is none of them.
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
#: JSON-RPC leaves this number to a server, for what keeps it from looking at a request.
_REFUSED = -32000

_Receive = Callable[[], Awaitable[Any]]
_Send = Callable[[Any], Awaitable[None]]


def mcp_handler(desk: Desk, names: Sequence[str] = ()) -> ASGIRouteHandler:
    """`names` are those besides this machine's own under which it may be asked; "*" is every name."""

    @asgi(PATH, copy_scope=True, asks=True, body_limit=TEXT_BODY)
    async def mcp(scope: Any, receive: _Receive, send: _Send) -> None:
        if scope["method"] != "POST":
            raise MethodNotAllowedException(detail="send POST", headers={"Allow": "POST"})
        await _answer(desk, names, scope, receive, send)

    return mcp


class Refused(BaseModel):
    code: int = _REFUSED
    message: str
    data: dict[str, str | int]


class RefusalJson(BaseModel):
    """A response of JSON-RPC to nobody in particular: which request it was is not known yet."""

    jsonrpc: Literal["2.0"] = "2.0"
    id: None = None
    error: Refused


def refusal_json(error: Exception, status: int, name: str) -> RefusalJson:
    """What is wrong before the protocol is spoken; `name` and `status` are those of the API."""
    return RefusalJson(error=Refused(message=detail_of(error, for_api), data={"error": name, "status": status}))


async def _answer(desk: Desk, names: Sequence[str], scope: Any, receive: _Receive, send: _Send) -> None:
    await to_thread.run_sync(_load)  # a second, once
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager  # noqa: PLC0415

    await _check(scope, names)
    manager = StreamableHTTPSessionManager(
        server(desk), json_response=True, stateless=True, max_request_body_size=TEXT_BODY
    )
    async with manager.run():
        await manager.handle_request(scope, receive, send)


def _load() -> None:
    import mcp.server.streamable_http_manager  # noqa: F401, PLC0415


async def _check(scope: Any, names: Sequence[str]) -> None:
    """Raises `ForeignCaller` for a name that is not ours, and for a page of somebody else's."""
    from mcp.server.transport_security import TransportSecurityMiddleware  # noqa: PLC0415
    from starlette.requests import Request  # noqa: PLC0415

    request = Request(scope)
    if "*" in names or await TransportSecurityMiddleware(_security(names)).validate_request(request) is None:
        return
    origin = request.headers.get("origin", "")
    raise ForeignCaller("Origin", origin) if origin else ForeignCaller("Host", request.headers.get("host", ""))


def _security(names: Sequence[str]) -> TransportSecuritySettings:
    from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

    hosts = [form for name in (*_LOCAL, *names) for form in (name, f"{name}:*")]
    origins = [f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts]
    return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
