"""`pincite serve`: the port is taken before anything is built, and told of when it answers."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from litestar import Litestar

from service.errors import CannotListen


def listening(host: str, port: int) -> socket.socket:
    """A socket that is bound there and not yet listened to. Raises `CannotListen` with the reason."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        own = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListen(host, port, error.strerror or str(error)) from error
    try:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.bind(address)
    except OSError as error:
        own.close()
        raise CannotListen(host, port, error.strerror or str(error)) from error
    return own


def run(app: Litestar, own: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C; `ready` is called when the first request would be answered."""
    _Server(uvicorn.Config(app, log_level="warning"), ready).run(sockets=[own])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
