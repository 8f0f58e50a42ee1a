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
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Of networks of IPv6 alone: addresses of IPv4 stand in its last four bytes (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


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
    """It leads neither into this machine nor into its network, nor to many at once, by whichever way it is written."""
    return all(map(_is_one_host, _meant(ipaddress.ip_address(address.partition("%")[0]))))


def _meant(address: _Address) -> tuple[_Address, ...]:
    """An address, and those of IPv4 that it leads to through whatever translates it."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    leads_to = tuple(found for found in inner if found is not None)
    return leads_to if address.ipv4_mapped or address in _TRANSLATED else (address, *leads_to)


def _is_one_host(address: _Address) -> bool:
    refused = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not refused


def proxy_of(url: httpx.URL) -> str:
    """The proxy that is asked for it, as the environment says, "" where none is.

    That one looks the name up, and may find another place.
    """
    proxies = urllib.request.getproxies()
    proxy = proxies.get("https") or proxies.get("all") or ""
    if not proxy or urllib.request.proxy_bypass(url.host):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def _look_up(host: str) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, _HTTPS, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
