"""`pincite serve`: the port is taken before anything is built, and told of when it answers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping

import uvicorn
from litestar import Litestar

from corpus.document import Document
from service.acquisitions.desk import Desk
from service.acquisitions.indexing import Say, bring_up_to_date
from service.current import CurrentAnswerer
from service.errors import CannotListen
from service.settings import Settings


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


def desk_of(settings: Settings, current: CurrentAnswerer) -> Desk:
    """Its jobs embed with a model of their own, so that questions are answered meanwhile."""

    def index(say: Say, known: Mapping[str, Document]) -> None:
        bring_up_to_date(settings, say=say, known=known)

    return Desk(settings, index=index, take_up=current.refresh)


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
