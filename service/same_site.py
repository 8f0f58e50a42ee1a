"""What pages of other sites make a browser send is refused: forms, and what they ask under a name of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from service.errors import ForeignCaller, OtherSite

_OWN = ("same-origin", "none")
_LOCAL = "localhost"
Guard = Callable[[ASGIConnection[Any, Any, Any, Any], BaseRouteHandler], None]


def from_this_site(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Raises `OtherSite`.

    Browsers say it themselves in `Sec-Fetch-Site`, but for plain HTTP at another host than this machine; there `Origin`
    has to be the host that was asked. Whatever sends neither is no browser, and nobody's who could be led to send it.
    """
    told = connection.headers.get("sec-fetch-site")
    if told is not None:
        if told not in _OWN:
            raise OtherSite
        return
    origin = connection.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != connection.headers.get("host", "").lower():
        raise OtherSite


def answering_to(names: Sequence[str]) -> Guard:
    """Asked as this machine, or as one of `names`; "*" is every name.

    A site may let its name lead to this machine once its page is loaded: to the browser the page is then one of ours,
    and reads whatever is open. Nobody can make a number or “localhost” lead elsewhere, so these need not be named.
    """
    known = frozenset(name.lower() for name in names)

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        told = connection.headers.get("host", "").lower()
        name = _without_port(told)
        if "*" not in known and not known & {told, name} and not _is_this_machine(name):
            raise ForeignCaller("Host", told)

    return guard


def _without_port(host: str) -> str:
    name, _, port = host.rpartition(":")
    return name if name and port.isdecimal() else host


def _is_this_machine(name: str) -> bool:
    """What is asked under no name at all is asked by no browser."""
    if not name or name == _LOCAL or name.endswith(f".{_LOCAL}"):
        return True
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
