"""A desk over a folder of its own, with the letter that ships and the hash embedder: a service that documents are added to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from litestar.testing import TestClient

from corpus.document import Document
from corpus.holdings.apart.readers import ReadersApart
from corpus.holdings.library import LETTER, find_files
from index.snapshot import already_read, build
from service.acquisitions.desk import Desk
from service.acquisitions.indexing import Say
from service.app import create_app
from service.current import CurrentAnswerer
from service.protection import AT_HOME, Protection
from service.settings import Settings
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client


@dataclass(frozen=True, slots=True)
class Opened:
    """A service that is running, its desk, and the folder of both."""

    client: Client
    desk: Desk
    data: Path


def build_in(settings: Settings, say: Say, known: Mapping[str, Document]) -> None:
    say("building a snapshot")
    files = (LETTER, *find_files(settings.documents))
    read = {**already_read(settings.snapshots), **known}
    build(files, settings.snapshots, HashEmbedder(), known=read)


def settings_of(data: Path, *, uploads: bool = True, limit: int = 100) -> Settings:
    return Settings(data=data, uploads=uploads, upload_limit=limit)


def desk_of(settings: Settings, current: CurrentAnswerer, readers: Callable[[], ReadersApart] | None = None) -> Desk:
    def index(say: Say, known: Mapping[str, Document]) -> None:
        build_in(settings, say, known)

    return Desk(settings, index=index, take_up=current.refresh, readers=readers)


@contextmanager
def opened(
    data: Path,
    *,
    uploads: bool = True,
    limit: int = 100,
    protection: Protection = AT_HOME,
    readers: Callable[[], ReadersApart] | None = None,
) -> Iterator[Opened]:
    settings = settings_of(data, uploads=uploads, limit=limit)
    if not settings.snapshots.exists():
        build_in(settings, lambda _: None, {})
    with (
        CurrentAnswerer(settings.snapshots, HashEmbedder()) as current,
        desk_of(settings, current, readers) as desk,
        TestClient(create_app(current, None, desk, protection=protection), raise_server_exceptions=False) as client,
    ):
        yield Opened(client, desk, data)
