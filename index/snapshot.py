"""Snapshots: immutable built indexes. Here they are loaded; `build` and the names of the current one pass through.

On disk a snapshot is written beside the old one and swapped in atomically: `snapshot_folder`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.address import Identifier
from corpus.anchor import Anchor
from corpus.document import Document
from corpus.shelf import Shelf
from index.build import build, expected_id
from index.embed import Embedder, Encoder
from index.errors import CollectionMismatch, IndexMismatch, SnapshotDamaged, SnapshotMissing, UnknownStore
from index.foreign_search import ForeignSearcher
from index.keywords import Keywords
from index.manifest import MANIFEST, Manifest, code_now, fault_in, hash_of_file, read_manifest, versions
from index.multilingual import MULTILINGUAL, Multilingual, languages_of_documents
from index.passage import Passage
from index.search import Searcher
from index.snapshot_folder import current_id, current_name, current_place, former_places
from index.stored import DOCUMENTS, KEYWORDS, read_documents, read_passages
from index.vectors import STORES, Engine, FaissVectors, Store

__all__ = [
    "Manifest",
    "Snapshot",
    "already_read",
    "build",
    "current_id",
    "current_name",
    "expected_id",
    "is_whole",
    "load",
    "load_whole",
]

log = logging.getLogger("pincite")


@dataclass(frozen=True)
class Snapshot:
    """One built index, loaded. What other languages need is read from its `place` with the first question in one.

    built  when it was written, in seconds since 1970; None where it lies nowhere
    """

    manifest: Manifest
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    vectors: Store
    keywords: Keywords
    place: Path | None = None
    built: float | None = None

    @cached_property
    def _shelf(self) -> Shelf[Document]:
        return Shelf((document.symbol, document) for document in self.documents)

    def document(self, symbol: Identifier) -> Document:
        """The document that any half of `symbol` names, its year left out or not. Raises `UnknownDocument`."""
        return self._shelf.get(symbol)

    def holds(self, symbol: Identifier) -> bool:
        return symbol in self._shelf

    def by_slug(self, slug: str) -> Document:
        return self._shelf.by_slug(slug)

    def anchor(self, passage: Passage) -> Anchor:
        """Where a passage of the snapshot stands."""
        return Anchor(self.by_slug(passage.document).symbol, passage.block)

    def whole(self, passage: Passage) -> str:
        """The text of the block that a passage is, or is a part of."""
        document = self.by_slug(passage.document)
        return document.text_of(document.block(passage.block))

    def searcher(self, embedder: Embedder) -> Searcher:
        """Raises `IndexMismatch` where the embedder is not the one the snapshot was built with."""
        if embedder.fingerprint != self.manifest.model_fingerprint:
            raise IndexMismatch(built_with=self.manifest.model, asked_for=embedder.name)
        return Searcher(self.passages, self.vectors, self.keywords, embedder)

    def foreign_searcher(self, encoder: Encoder) -> ForeignSearcher:
        """For questions in other languages. Raises `SnapshotDamaged`."""
        return ForeignSearcher(self.passages, self._multilingual(encoder), self.keywords, encoder)

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """Slugs of documents with their languages, as ISO 639-1 has them, "" where they cannot be told."""
        return languages_of_documents(self.passages)

    @cached_property
    def blocks_searched(self) -> int:
        """How many blocks the passages are of."""
        return len({passage.of_block for passage in self.passages})

    @cached_property
    def has_other_languages(self) -> bool:
        """Some document is in another language than English."""
        stored = self._multilingual_at
        languages = Multilingual.languages_stored(stored) if stored else languages_of_documents(self.passages).values()
        return any(language not in ("en", "") for language in languages)

    def _multilingual(self, encoder: Encoder) -> Multilingual:
        """As built with the snapshot; built now where it was not."""
        stored = self._multilingual_at
        return Multilingual.load(stored) if stored else Multilingual.build(self.passages, encoder)

    @property
    def _multilingual_at(self) -> Path | None:
        return self.place if self.place is not None and (self.place / MULTILINGUAL).exists() else None


def load(folder: Path, engine: Engine = FaissVectors) -> Snapshot:
    """The current snapshot, its vectors in FAISS or in `engine`.

    Raises `SnapshotMissing`, `SnapshotDamaged` or `UnknownStore`, and what the engine raises.
    """
    while True:
        place = current_place(folder)
        if place is None:
            raise SnapshotMissing(folder)
        try:
            return _load(place, engine)
        except SnapshotDamaged:
            if current_place(folder) in (place, None):
                raise
            # others were built meanwhile, and this one was removed while it was read


def load_whole(folder: Path, engine: Engine = FaissVectors) -> Snapshot:
    """The current snapshot, or where it is damaged or lost the latest whole one before it; that is logged.

    Raises as `load` where there is none.
    """
    try:
        return load(folder, engine)
    except (SnapshotMissing, SnapshotDamaged, CollectionMismatch) as wrong:
        for place in former_places(folder):
            try:
                former = _load(place, engine)
            except (SnapshotDamaged, CollectionMismatch):
                continue
            log.warning("%s; the one before it answers, %s", wrong, former.manifest.id)
            return former
        raise


def is_whole(folder: Path) -> bool:
    """True where the files of the current snapshot are as they were written."""
    place = current_place(folder)
    return place is not None and not fault_in(place)


def already_read(folder: Path) -> Mapping[str, Document]:
    """The documents of the current snapshot by their sources' hashes; none that this code might read otherwise."""
    place = current_place(folder)
    try:
        manifest = read_manifest(place) if place else None
        if place is None or manifest is None or (manifest.code, manifest.versions) != (code_now(manifest), versions()):
            return {}
        if hash_of_file(place / DOCUMENTS) != dict(manifest.files).get(DOCUMENTS):
            return {}
        hashes = (sha256 for _, sha256 in manifest.corpus)
        return dict(zip(hashes, read_documents(place), strict=True))
    except (OSError, ValueError):
        return {}


def _load(place: Path, engine: Engine) -> Snapshot:
    try:
        if fault := fault_in(place):
            raise SnapshotDamaged(place, fault)
        manifest = read_manifest(place)
        documents, passages = read_documents(place), read_passages(place)
    except (OSError, ValueError) as error:
        raise SnapshotDamaged(place, type(error).__name__) from error
    engines = {**STORES, engine.name: engine}
    if manifest.store not in engines:
        raise UnknownStore(place, manifest.store, engines)
    vectors = engines[manifest.store].load(place)
    built = (place / MANIFEST).stat().st_mtime
    return Snapshot(manifest, documents, passages, vectors, Keywords.load(place / KEYWORDS), place, built)
