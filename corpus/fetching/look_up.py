"""Where a host's name leads: looked up once and within a time, so that what was looked up is what is asked."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
import urllib.request
from contextlib import suppress

import httpx

_HTTPS = 443


async def addresses_of(host: str, seconds: float) -> tuple[str, ...]:
    """The addresses of a host, those to be asked first in front; none where its name leads nowhere.

    Raises `httpx.ConnectTimeout` where that is not known in time. The thread that still looks ends with the process:
    one of asyncio's own would be waited for when the request is over.
    """
    loop = asyncio.get_running_loop()
    told: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def tell(found: tuple[str, ...]) -> None:
        if not told.done():
            told.set_result(found)

    def look() -> None:
        found = _look_up(host)
        with suppress(RuntimeError):  # nobody waits any more
            loop.call_soon_threadsafe(tell, found)

    threading.Thread(target=look, name="look-up", daemon=True).start()
    try:
        return await asyncio.wait_for(told, seconds)
    except TimeoutError as error:
        raise httpx.ConnectTimeout(f"the address of {host} was not found in time") from error


def is_public(address: str) -> bool:
    """It leads neither into this machine nor into its network."""
    return ipaddress.ip_address(address.partition("%")[0]).is_global


def has_proxy(url: httpx.URL) -> bool:
    """A proxy is asked for it, as the environment says; then that one looks the name up, and may find another place."""
    proxies = urllib.request.getproxies()
    return bool(proxies.get("https") or proxies.get("all")) and not urllib.request.proxy_bypass(url.host)


def _look_up(host: str) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, _HTTPS, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
