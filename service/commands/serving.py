"""`pincite serve`: the port is taken before anything is built, and told of when it answers."""

from __future__ import annotations

import asyncio
import itertools
import logging
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click
import uvicorn
from litestar import Litestar
from uvicorn.config import LOGGING_CONFIG

from corpus.document import Document
from corpus.errors import CorpusError
from index.embed import Embedder, SentenceEmbedder
from index.errors import IndexingError
from service.acquisitions.desk import Desk
from service.acquisitions.indexing import Say, bring_up_to_date, up_to_date, up_to_date_embedder
from service.app import create_app
from service.asking.networks import Networks
from service.commands.patient_protocol import PatientProtocol
from service.commands.telling import tell
from service.current import CurrentAnswerer
from service.engines import engine_of
from service.errors import BadSettings, CannotListen, Exposed, NoKeys, ServiceError
from service.feedback import FeedbackBook
from service.hints import for_terminal
from service.keys import KeyRing
from service.protection import Protection
from service.proxies import BehindProxies
from service.seeing.json_lines import log_as_json
from service.seeing.request_log import RequestLog
from service.seeing.seen import SEEN, UNSEEN
from service.seeing.tracing import traced
from service.seeing.watched import WatchedAnswerer
from service.settings import Settings, read_settings
from service.workers.supervisor import Supervisor, end_with_the_supervisor
from service.workers.worker import ALONE, Worker

if sys.platform != "win32":
    import resource

#: Status of a worker that cannot answer, as of every command.
_FAILED = 2
#: Connections that wait to be taken by whichever worker is free, at most.
_BACKLOG = 2048
#: Files that the process opens besides connections, and more.
_OTHER_FILES = 200
#: Seconds between two signs that the event loop goes round.
_BEAT = 0.1


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that answer, in place of PINCITE_WORKERS.")
def serve(workers: int | None) -> None:
    """Serve the web chat and the JSON API; builds the snapshot first if it is missing or stale.

    Documents that are added or removed meanwhile are taken up without stopping, as soon as their index is built.
    Where others than this machine reach it, everybody needs a key (`pincite keys add NAME`), unless
    PINCITE_ACCESS=open says that nobody does.
    """
    settings = read_settings()
    settings = settings.model_copy(update={"workers": workers}) if workers else settings
    if sys.platform == "win32" and settings.workers > 1:
        raise BadSettings("PINCITE_WORKERS", "Windows has one worker")
    if settings.log == "json":
        log_as_json(log_questions=settings.log_questions)
    with closing(listening(settings.host, settings.port)) as own:
        protection = protection_of(settings, own)
        told = partial(tell, welcome(settings, protection))
        if settings.workers == 1:
            answer(settings, own, up_to_date_embedder(settings, say=tell), ALONE, told)
        else:
            up_to_date(settings, say=tell)
            hung = float(settings.worker_hung)
            Supervisor(work, (settings, own), settings.workers, __name__, hung=hung).run(told)


def answer(
    settings: Settings, own: socket.socket, embedder: Embedder, worker: Worker, ready: Callable[[], None]
) -> None:
    """Until Ctrl-C or SIGTERM; `ready` is called when the first request would be answered."""
    networks = Networks.load()
    made = partial(WatchedAnswerer, log_questions=settings.log_questions, networks=networks, cores=worker.cores)
    engine, told = engine_of(settings), worker.tell_snapshot
    with (
        CurrentAnswerer(settings.snapshots, embedder, engine=engine, made=made, told=told) as current,
        desk_of(settings, current, worker) as desk,
    ):
        feedback = FeedbackBook(settings.feedback_file) if settings.feedback else None
        seen = SEEN if settings.metrics else UNSEEN
        app = create_app(current, feedback, desk, settings.mcp_names, protection_of(settings, own), seen, worker)
        whole = seen_from_outside(app, settings)
        try:
            run(whole, own, ready=ready, beat=worker.tell_beats, proxies=settings.proxies)
        finally:
            worker.tell_ended()  # a job that goes on to its end gives no sign of life


def work(settings: Settings, own: socket.socket, number: int, workers: int, folder: Path) -> None:
    """As one of several, in a process of its own that a supervisor has started; what is wrong is told."""
    end_with_the_supervisor()
    if settings.log == "json":
        log_as_json(log_questions=settings.log_questions)
    worker = Worker(number, workers, folder)
    worker.begin()
    try:
        embedder = SentenceEmbedder(settings.model, threads=worker.cores)
        answer(settings, own, embedder, worker, worker.tell_ready)
    except (CorpusError, IndexingError, ServiceError) as error:
        tell(f"Error: {for_terminal(error)}")
        sys.exit(_FAILED)
    except KeyboardInterrupt:  # which ends the supervisor as well
        sys.exit(0)


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


def protection_of(settings: Settings, own: socket.socket) -> Protection:
    """Of a service at this address. Raises `Exposed` where others reach it and nobody said whether they may."""
    elsewhere = bool(settings.proxies) or not ip_address(own.getsockname()[0]).is_loopback
    asks = settings.access == "keys" or (elsewhere and not settings.access)
    keys = KeyRing(settings.keys_file) if asks else None
    if keys is not None and not any(key.is_in_use for key in keys):
        raise Exposed(settings.host) if elsewhere else NoKeys
    return Protection(
        keys=keys,
        rate=settings.rate(elsewhere=elsewhere),
        names=None if elsewhere or keys is not None else settings.mcp_names,
        origins=settings.origins,
        waiting=settings.waiting,
        seconds=settings.time_limit,
    )


def welcome(settings: Settings, protection: Protection) -> str:
    """What is said when requests are answered."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    asked = "; it asks for keys, a browser for one as the password" if protection.keys is not None else ""
    return f"Pincite answers at http://{host}:{settings.port}{asked} (Ctrl-C ends it)"


def desk_of(settings: Settings, current: CurrentAnswerer, worker: Worker) -> Desk:
    """Its jobs embed with a model of their own, so that questions are answered meanwhile."""

    def index(say: Say, known: Mapping[str, Document]) -> None:
        bring_up_to_date(settings, say=say, known=known)

    return Desk(settings, index=index, take_up=lambda: worker.take_up_everywhere(current.refresh))


def seen_from_outside(app: Litestar, settings: Settings) -> Any:
    """The application with a number for each request, and with traces where they are wanted. Raises `ExtraMissing`."""
    return RequestLog(traced(app, settings.traces) if settings.traces else app)


def run(
    app: Any,
    own: socket.socket,
    *,
    ready: Callable[[], None],
    beat: Callable[[int], None] = lambda beats: None,
    proxies: Sequence[str] = (),
) -> None:
    """Serve an ASGI application until Ctrl-C; `ready` is called when the first request would be answered.

    `beat` is called with a growing number, some times a second, as long as the event loop goes round.
    `proxies` are addresses and networks that are believed when they say whom they ask for.
    """
    config = config_of(app, proxies)
    config.backlog = 1  # of connections that asyncio takes at once: one worker would take those of all
    _Server(config, ready, beat).run(sockets=[own])


def config_of(app: Any, proxies: Sequence[str] = ()) -> uvicorn.Config:
    return uvicorn.Config(
        BehindProxies(app, proxies),
        log_level="warning",
        log_config=None if logging.getLogger().handlers else LOGGING_CONFIG,  # one form for all lines
        http=PatientProtocol,
        ws="none",
        proxy_headers=False,
        limit_concurrency=_most_connections(),
    )


def _most_connections() -> int | None:
    """As many as the system lets this process open files at all; None where it does not count them."""
    if sys.platform == "win32":
        return None
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    usable, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, usable - _OTHER_FILES) if usable != resource.RLIM_INFINITY else None


class _Server(uvicorn.Server):
    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], beat: Callable[[int], None] = lambda beats: None
    ) -> None:
        super().__init__(config)
        self._ready, self._beat = ready, beat

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for own in sockets or ():
            own.listen(_BACKLOG)
        if self.started:
            self._beating = asyncio.create_task(self._keep_beating())
            self._ready()

    async def _keep_beating(self) -> None:
        """Until the loop ends: what is answered when it is told to end may take longer than a hang is waited for."""
        for beats in itertools.count():
            self._beat(beats)
            await asyncio.sleep(_BEAT)
