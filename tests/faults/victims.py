"""Processes to be killed, and the one that looks at what they have left. Each is a command of Pincite with small parts.

The embedder has 16 dimensions, and fetching asks a server here whose files hold plain text. They are forked from a
process that has loaded all this, so that what is killed is work and not loading.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.fetching.download import Downloader, Manners
from corpus.fetching.ledger import LEDGER, Ledger
from corpus.holdings import readers
from corpus.holdings.apart.readers import ReadersApart
from index.manifest import fault_in
from index.snapshot import load, load_whole
from index.snapshot_folder import current_place, left_behind
from service.acquisitions import desk, indexing
from service.asking.answerer import Answerer
from service.commands import documents, fetching, serving  # loaded here, not where it is killed
from service.commands import main as cli
from service.settings import Settings, read_settings
from tests.corpus.fetching import readers_apart
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import Site
from tests.index.hash_embedder import HashEmbedder

_LOADED = (Answerer, serving)
_WORK = serving.work
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.faults.loaded"])
#: Status of a look that found something wrong.
_WRONG = 9
#: Seconds that the work which waits may take, at most.
_PATIENCE = 120.0
log = logging.getLogger("pincite")


def started(  # what surrounds a command
    data: Path,
    said: Path,
    arguments: Sequence[str],
    *,
    fetched_from: int = 0,
    port: int = 0,
    settings: Mapping[str, str] = MappingProxyType({}),
    is_small: bool = True,
) -> BaseProcess:
    """`pincite` with these arguments in a process of its own; what it says goes into the file `said`.

    `is_small` is with the parts that need no model.
    """
    environment = {
        "PINCITE_DATA": str(data),
        "PINCITE_CONTACT": "keeper@lake.example",
        "PINCITE_PORT": str(port or 8000),
        **settings,
    }
    process = _CONTEXT.Process(target=_run, args=(said, tuple(arguments), fetched_from, environment, is_small))
    process.start()
    return process


def faults(data: Path, said: Path, promised: Sequence[str]) -> str:
    """What a start finds wrong in a data folder; "" where a whole snapshot answers, and what was promised is held."""
    process = _CONTEXT.Process(target=_look, args=(data, said, tuple(promised)))
    process.start()
    process.join()
    return "" if process.exitcode == 0 else f"status {process.exitcode}: {said.read_text(encoding='utf-8')}"


def _run(
    said: Path, arguments: tuple[str, ...], fetched_from: int, environment: Mapping[str, str], is_small: bool
) -> None:
    with said.open("w", encoding="utf-8", buffering=1) as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
        os.environ.update(environment)
        if is_small:
            small(fetched_from)
        cli.main(arguments)


def _look(data: Path, said: Path, promised: tuple[str, ...]) -> None:
    with said.open("w", encoding="utf-8", buffering=1) as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
        os.environ["PINCITE_DATA"] = str(data)
        small()
        wrong = [*_before(read_settings()), *_after(read_settings(), promised)]
        out.write("\n".join(wrong))
        out.flush()
        os._exit(_WRONG if wrong else 0)


def _before(settings: Settings) -> list[str]:
    """What is wrong as it was left."""
    place = current_place(settings.snapshots)
    if place is None:
        return []
    hits = load_whole(settings.snapshots).searcher(HashEmbedder()).search("ferries", limit=3)
    return [f"{place}: {fault_in(place)}"] * bool(fault_in(place)) + ["nothing is found"] * (not hits)


def _after(settings: Settings, promised: Sequence[str]) -> list[str]:
    """What is wrong when the index was brought up to date and the work that waits was done, as the next start does."""
    tell = log.info
    indexing.up_to_date_embedder(settings, say=tell)
    opened = desk.Desk(settings, index=lambda say, known: indexing.bring_up_to_date(settings, say=tell, known=known))
    with opened:
        jobs = [opened.jobs.wait(job.id, _PATIENCE) for job in opened.jobs.latest]
    snapshot = load(settings.snapshots)
    held = {half for document in snapshot.documents for half in map(str, document.symbol.halves)}
    fetched = {record.file for record in Ledger.open(settings.data / LEDGER) if record.state == "held"}
    return [
        *(f"a job is {job.state}: {job.detail}" for job in jobs if job.state != "done"),
        *(f"{symbol} is lost" for symbol in promised if symbol not in held),
        *(f"{name} is lost" for name in fetched if not (settings.documents / name).exists()),
        *(f"{path} is left behind" for path in left_behind(settings.snapshots)),
    ]


def _small_work(*arguments: Any) -> None:
    """As one of several workers, which are forked from no process that was made small."""
    small()
    _WORK(*arguments)


def small(fetched_from: int = 0) -> None:
    """The parts that need neither a model nor the network, in this process alone."""
    readers_of_the_site = partial(ReadersApart, program=readers_apart.__name__)
    parts: list[tuple[Any, str, Callable[..., object]]] = [
        (indexing, "SentenceEmbedder", lambda model: HashEmbedder()),
        (indexing, "MultilingualEncoder", HashEmbedder),
        (indexing, "fingerprint_of", lambda model: "hash-16"),
        (serving, "SentenceEmbedder", lambda model, threads: HashEmbedder()),
        (serving, "work", _small_work),
        *((module, "ReadersApart", readers_of_the_site) for module in (desk, documents, fetching)),
    ]
    if fetched_from:
        site = Site(port=fetched_from)

        def downloader(manners: Manners, **options: Any) -> Downloader:
            return Downloader(manners, clock=site.time.clock, transport=site.transport, **options)

        parts.append((fetching, "Downloader", downloader))
    for module, name, part in parts:
        setattr(module, name, part)
    readers.READERS.update(READERS)
