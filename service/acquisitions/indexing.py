"""The index kept up to date: built where it is missing or stale, by one process at a time."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from corpus.document import Document
from corpus.errors import NotWritable
from corpus.holdings.library import LETTER, find_files
from index.embed import Embedder, SentenceEmbedder, fingerprint_of
from index.embedding_cache import EmbeddingCache
from index.manifest import code_now, fault_in, read_manifest
from index.multilingual_encoder import MultilingualEncoder
from index.snapshot import already_read, build, current_id, expected_id
from index.snapshot_folder import current_place, former_places, left_behind, sweep
from service.acquisitions.audit import AuditLog
from service.engines import engine_of
from service.settings import Settings

log = logging.getLogger("pincite")

Say = Callable[[str], None]
#: Sets of texts that were measured on and whose vectors are kept.
_SETS_MEASURED = 4


def bring_up_to_date(
    settings: Settings, *, say: Say, force: bool = False, known: Mapping[str, Document] = MappingProxyType({})
) -> Embedder | None:
    """Build the snapshot where it is missing or stale. Gives the embedder if one had to be loaded.

    `known` are documents read just now, by the hashes of their sources. Raises `CorpusError` or `IndexingError`;
    the snapshot in use then stays.
    """
    _sweep(settings)
    if not force and _is_current(settings, say):
        return None
    with alone(settings, say=say):
        sweep(settings.snapshots)
        if not force and _is_current(settings, say):  # another process has built it meanwhile
            return None
        files = _files(settings)
        say(f"building a snapshot of {len(files)} document{'s' if len(files) > 1 else ''} …")
        embedder = SentenceEmbedder(settings.model)
        manifest = build(
            files,
            settings.snapshots,
            embedder,
            known={**already_read(settings.snapshots), **known},
            cache=EmbeddingCache(settings.vectors / "snapshots"),
            encoder=MultilingualEncoder(),
            engine=engine_of(settings),
            progress=sys.stderr.isatty(),
        )
        say(f"snapshot {manifest.id}: {manifest.documents} documents, {manifest.passages} passages")
    return embedder


def up_to_date_embedder(settings: Settings, *, say: Say) -> Embedder:
    """The model that questions are embedded with, behind an index that is brought up to date as in `up_to_date`."""
    return up_to_date(settings, say=say) or SentenceEmbedder(settings.model)


def up_to_date(settings: Settings, *, say: Say) -> Embedder | None:
    """As `bring_up_to_date`, where an older index will do as well.

    Where nothing can be written, on a disk that is full or not to be written on, the snapshot that is there answers,
    and that is said. Raises as `bring_up_to_date` otherwise.
    """
    try:
        return bring_up_to_date(settings, say=say)
    except NotWritable as error:
        if not any(True for _ in _whole(settings)):
            raise
        say(f"warning: {error}; the index is not up to date")
    return None


@contextmanager
def alone(settings: Settings, *, say: Say) -> Iterator[None]:
    """Nobody else changes the data folder meanwhile. Waits for whoever does. `OSError` leaves as `NotWritable`."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        lock = FileLock(settings.data / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"another process is changing {settings.data}; waiting until it is done …")
            lock.acquire()
        try:
            AuditLog(settings.audit_file).settle(settings.documents)
            yield
        finally:
            lock.release()
    except BrokenPipeError:  # of our own output, which somebody has read enough of
        raise
    except OSError as error:
        raise NotWritable(settings.data, error) from error


def measured_vectors(settings: Settings) -> EmbeddingCache:
    """Vectors of data sets that the service is measured on."""
    return EmbeddingCache(settings.vectors / "measured", most=_SETS_MEASURED)


def _is_current(settings: Settings, say: Say) -> bool:
    """Of these documents by this code, and whole."""
    place = current_place(settings.snapshots)
    fault = fault_in(place) if place else ""
    if place != current_place(settings.snapshots):  # a build has put another in its place meanwhile
        return _is_current(settings, say)
    if place and fault:
        say(f"the snapshot in {place} is damaged ({fault})")
        return False
    code = code_now(read_manifest(place)) if place else None
    current = current_id(settings.snapshots)
    fingerprint = fingerprint_of(settings.model)
    if current != expected_id(_files(settings), fingerprint=fingerprint, code=code, store=settings.store):
        return False
    say(f"snapshot {current} is up to date")
    return True


def _whole(settings: Settings) -> Iterator[Path]:
    """Where snapshots lie that can answer."""
    current = current_place(settings.snapshots)
    places = (*((current,) if current else ()), *former_places(settings.snapshots))
    return (place for place in places if not fault_in(place))


def _sweep(settings: Settings) -> None:
    """Remove what killed builds have left, unless somebody is building."""
    if not left_behind(settings.snapshots):
        return
    try:
        with FileLock(settings.data / ".lock", timeout=0):
            sweep(settings.snapshots)
    except (Timeout, OSError) as error:
        log.info("what lies in %s unfinished stays: %s", settings.snapshots, error)


def _files(settings: Settings) -> tuple[Path, ...]:
    return (LETTER, *find_files(settings.documents))
