"""The index kept up to date: built where it is missing or stale, by one process at a time."""

from __future__ import annotations

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
from index.multilingual_encoder import MultilingualEncoder
from index.snapshot import already_read, build, current_id, expected_id
from service.settings import Settings

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
    if not force and _is_current(settings, say):
        return None
    with alone(settings, say=say):
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
            progress=sys.stderr.isatty(),
        )
        say(f"snapshot {manifest.id}: {manifest.documents} documents, {manifest.passages} passages")
    return embedder


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
    current = current_id(settings.snapshots)
    if current != expected_id(_files(settings), fingerprint=fingerprint_of(settings.model)):
        return False
    say(f"snapshot {current} is up to date")
    return True


def _files(settings: Settings) -> tuple[Path, ...]:
    return (LETTER, *find_files(settings.documents))
