"""Who is let in: where keys are asked for, every address but a few opens with one alone."""

from __future__ import annotations

import base64
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from service.errors import KeyForbidden, KeyMissing
from service.keys import Key, KeyRing

#: What nobody needs a key for, and what counts for no limit: probes, files of the pages, what the API looks like.
FREE = ("/health", "/ready", "/static/", "/favicon.ico", "/schema")
#: Of a route: the scope that its key needs, where that is not “read”.
SCOPE = "key_scope"
#: Bits of an IPv6 address that say whose it is: whoever has one has all that begin so.
_OWN_BITS = 64

Connection = ASGIConnection[Any, Any, Any, Any]


class Access:
    """Over the keys that are asked for; None asks nobody."""

    def __init__(self, keys: KeyRing | None) -> None:
        self._keys = keys

    def guard(self, connection: Connection, handler: BaseRouteHandler) -> None:
        """Raises `KeyMissing`, or `KeyForbidden` where the key's scope is too small. Of one request it looks once."""
        if self._keys is not None and not is_free(connection) and key_of(connection) is None:
            connection.scope["user"] = self._keys.check(_sent(connection), handler.opt.get(SCOPE, "read"))

    def caller(self, connection: Connection) -> str:
        """The name of the key that is sent, or, where none opens anything, the address it comes from."""
        key = self._key(connection)
        return f"key:{key.name}" if key else _whose(connection.client.host if connection.client else "")

    def _key(self, connection: Connection) -> Key | None:
        try:
            return self._keys.check(_sent(connection), "read") if self._keys else None
        except (KeyMissing, KeyForbidden):
            return None


def is_free(connection: Connection) -> bool:
    return str(connection.scope["path"]).startswith(FREE)


def key_of(connection: Connection) -> Key | None:
    """The key that let this in; None where none was asked for."""
    found = connection.scope.get("user")
    return found if isinstance(found, Key) else None


def _sent(connection: Connection) -> str:
    """The header as a bearer token. A browser asks its reader for a name and a password: the password is the key."""
    sent = connection.headers.get("authorization", "").strip()
    kind, _, told = sent.partition(" ")
    if kind.lower() != "basic":
        return sent
    try:
        name, _, password = base64.b64decode(told.strip(), validate=True).decode().partition(":")
    except ValueError:  # no base64, or no text
        return sent
    return f"Bearer {password or name}"


def _whose(address: str) -> str:
    try:
        read = ip_address(address)
    except ValueError:
        return address
    read = (isinstance(read, IPv6Address) and read.ipv4_mapped) or read  # of a socket for both
    return str(ip_network((read, _OWN_BITS), strict=False)) if isinstance(read, IPv6Address) else str(read)
