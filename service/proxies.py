"""Which headers are believed of whom: a proxy that is trusted says whom it asks for, and below which path."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

#: What a proxy sets where it serves us below a path.
PREFIX_HEADER = b"x-forwarded-prefix"


class BehindProxies:
    """Around the whole application: of anybody but these addresses and networks no header of a proxy is believed."""

    def __init__(self, app: Any, proxies: Sequence[str]) -> None:
        self._networks = [ip_network(one) for one in proxies]
        self._app = app
        self._of_proxies = ProxyHeadersMiddleware(app, list(proxies))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not self._trusts(scope["client"]):
            headers = [(name, value) for name, value in scope["headers"] if name != PREFIX_HEADER]
            await self._app({**scope, "headers": headers}, receive, send)
        else:
            await self._of_proxies(scope, receive, send)

    def _trusts(self, client: tuple[str, int] | None) -> bool:
        try:
            address = ip_address(client[0] if client else "")
        except ValueError:
            return False
        address = (isinstance(address, IPv6Address) and address.ipv4_mapped) or address  # of a socket for both
        return any(address in network for network in self._networks)
