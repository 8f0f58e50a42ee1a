"""Whether a form was sent from a page of this service: what another page makes a browser send is refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from service.errors import OtherSite

_OWN = ("same-origin", "none")


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
