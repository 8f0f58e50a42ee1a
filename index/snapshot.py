"""Snapshots: immutable built indexes on disk, written beside the old one and swapped in atomically.

A folder of snapshots holds one folder a snapshot, named by its id, and a file `current` that names the one in
use. A build writes into a folder of its own and renames it when whole; a crash leaves `current` as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

import corpus
import index
from corpus.address import Identifier
from corpus.document import Document, only_one_meant
from corpus.errors import UnknownDocument
from corpus.holdings.library import read_holdings
from corpus.holdings.source import read_source
from index.chunk import passages as passages_of
from index.embed import Embedder
from index.embedding_cache import EmbeddingCache
from index.errors import IndexMismatch, SnapshotDamaged, SnapshotMissing
from index.keywords import Keywords
from index.passage import Passage
from index.search import Searcher
from index.spellings import Spellings
from index.vectors import STORES, FaissVectors

_LIBRARIES = ("sentence-transformers", "faiss-cpu", "bm25s", "pystemmer")
_DOCUMENTS = TypeAdapter(tuple[Document, ...])
_PASSAGES = TypeAdapter(tuple[Passage, ...])
_STORE = "faiss"
#: Snapshots kept behind the current one: a running service may still be reading the last.
_KEPT = 1
#: Seconds after which an unfinished build is taken for crashed; another process may be building just now.
_CRASHED_AFTER = 3600.0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot was made of, its id a hash of that, and what it consists of: counts, and hashes of its files."""

    id: str
    model: str
    model_fingerprint: str
    dimension: int
    store: str
    corpus: tuple[tuple[str, str], ...]
    code: str
    versions: tuple[tuple[str, str], ...]
    documents: int
    passages: int
    files: tuple[tuple[str, str], ...]


_MANIFEST = TypeAdapter(Manifest)


@dataclass(frozen=True)
class Snapshot:
    """One built index, loaded."""

    manifest: Manifest
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    vectors: FaissVectors
    keywords: Keywords

    @cached_property
    def _by_half(self) -> dict[str, Document]:
        return {half: document for document in self.documents for half in document.symbol.halves}

    def document(self, symbol: Identifier) -> Document:
        """The document that any half of `symbol` names, its year left out or not. Raises `UnknownDocument`."""
        for half in symbol.halves:
            if half in self._by_half:
                return self._by_half[half]
        meant = only_one_meant(symbol, self.documents)
        if meant is None:
            raise UnknownDocument(str(symbol))
        return meant

    def holds(self, symbol: Identifier) -> bool:
        return any(half in self._by_half for half in symbol.halves)

    def by_slug(self, slug: str) -> Document:
        return self._by_half[slug]

    def searcher(self, embedder: Embedder) -> Searcher:
        """Raises `IndexMismatch` where the embedder is not the one the snapshot was built with."""
        if embedder.fingerprint != self.manifest.model_fingerprint:
            raise IndexMismatch(built_with=self.manifest.model, asked_for=embedder.name)
        return Searcher(self.passages, self.vectors, self.keywords, embedder)


def expected_id(files: Sequence[Path], *, fingerprint: str) -> str:
    """The id of the snapshot that building now would give: equal to the current one's unless that is stale.

    `fingerprint` is the embedding model's. Raises `UnreadableSource` for a file that cannot be read.
    """
    return _id(tuple((path.name, read_source(path).sha256) for path in files), fingerprint)


def current_id(folder: Path) -> str | None:
    """The id of the snapshot in use, None where there is none."""
    name = current_name(folder)
    return name.partition("-")[0] if name else None


def current_name(folder: Path) -> str | None:
    """The name of the folder of the snapshot in use: another one each time that something was built."""
    place = _current(folder)
    return place.name if place else None


def _current(folder: Path) -> Path | None:
    name = _pointer(folder)
    while name and not (folder / name / "manifest.json").exists():
        later = _pointer(folder)
        if later == name:
            return None
        name = later  # others were built meanwhile, and the first one was removed
    return folder / name if name else None


def _pointer(folder: Path) -> str:
    try:
        return (folder / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return ""


def build(
    files: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    *,
    known: Mapping[str, Document] = MappingProxyType({}),
    cache: EmbeddingCache | None = None,
    progress: bool = False,
) -> Manifest:
    """Read `files`, index them, and make the result the current snapshot of `folder`.

    `known` are documents that need not be read, `cache` keeps vectors; both give the same snapshot sooner. Raises
    `CorpusError` for a file that cannot be read; the current snapshot then stays in use.
    """
    holdings = read_holdings(files, known)
    documents = tuple(holding.document for holding in holdings)
    contents = tuple((holding.path.name, holding.sha256) for holding in holdings)
    passages = tuple(passage for document in documents for passage in passages_of(document))
    searched = [passage.searched for passage in passages]
    spellings = Spellings.learn(searched, embedder.is_word)
    folded = [spellings.fold(text) for text in searched]
    if cache is None:
        vectors = embedder.embed(folded, progress=progress)
    else:
        vectors = cache.embed(folded, embedder, progress=progress)
    folder.mkdir(parents=True, exist_ok=True)
    workplace = folder / f".building-{uuid.uuid4().hex}"
    try:
        workplace.mkdir()
        (workplace / "documents.json").write_bytes(_DOCUMENTS.dump_json(documents))
        (workplace / "passages.json").write_bytes(_PASSAGES.dump_json(passages))
        STORES[_STORE](vectors).save(workplace / "vectors.faiss")
        Keywords.build(searched, spellings).save(workplace / "keywords")
        manifest = Manifest(
            id=_id(contents, embedder.fingerprint),
            model=embedder.name,
            model_fingerprint=embedder.fingerprint,
            dimension=embedder.dimension,
            store=_STORE,
            corpus=contents,
            code=_hash_of_code(),
            versions=_versions(),
            documents=len(documents),
            passages=len(passages),
            files=_hashes(workplace),
        )
        (workplace / "manifest.json").write_bytes(_MANIFEST.dump_json(manifest, indent=2))
        in_use = _swap_in(workplace, folder, manifest.id)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    _prune(folder, keep=in_use)
    return manifest


def load(folder: Path) -> Snapshot:
    """The current snapshot. Raises `SnapshotMissing` or `SnapshotDamaged`."""
    while True:
        place = _current(folder)
        if place is None:
            raise SnapshotMissing(folder)
        try:
            return _load(place)
        except SnapshotDamaged:
            if _current(folder) in (place, None):
                raise
            # others were built meanwhile, and this one was removed while it was read


def already_read(folder: Path) -> Mapping[str, Document]:
    """The documents of the current snapshot by their sources' hashes; none that this code might read otherwise."""
    place = _current(folder)
    try:
        manifest = _manifest(place) if place else None
        if place is None or manifest is None or (manifest.code, manifest.versions) != (_hash_of_code(), _versions()):
            return {}
        data = (place / "documents.json").read_bytes()
        if hashlib.sha256(data).hexdigest() != dict(manifest.files).get("documents.json"):
            return {}
        hashes = (sha256 for _, sha256 in manifest.corpus)
        return dict(zip(hashes, _DOCUMENTS.validate_json(data), strict=True))
    except (OSError, ValueError):
        return {}


def _load(place: Path) -> Snapshot:
    try:
        manifest = _manifest(place)
        if _hashes(place) != manifest.files:
            raise SnapshotDamaged(place, "a file is not as it was written")
        documents = _DOCUMENTS.validate_json((place / "documents.json").read_bytes())
        passages = _PASSAGES.validate_json((place / "passages.json").read_bytes())
    except (OSError, ValidationError) as error:
        raise SnapshotDamaged(place, type(error).__name__) from error
    vectors = FaissVectors.load(place / "vectors.faiss")
    return Snapshot(manifest, documents, passages, vectors, Keywords.load(place / "keywords"))


def _manifest(place: Path) -> Manifest:
    return _MANIFEST.validate_json((place / "manifest.json").read_bytes())


def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, version(name)) for name in _LIBRARIES)


def _id(contents: tuple[tuple[str, str], ...], fingerprint: str) -> str:
    whole = json.dumps([contents, fingerprint, _hash_of_code(), _versions()])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _hash_of_code() -> str:
    """Of the code and tables that decide what a snapshot holds: an upgrade makes old snapshots stale."""
    digest = hashlib.sha256()
    for package in (corpus, index):
        folder = Path(package.__path__[0])
        for path in sorted([*folder.glob("*.py"), *folder.glob("*.toml")]):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _hashes(place: Path) -> tuple[tuple[str, str], ...]:
    """Every file of a snapshot but its manifest, with its hash."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.name != "manifest.json")
    return tuple((path.relative_to(place).as_posix(), _hash_of_bytes(path)) for path in files)


def _hash_of_bytes(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _swap_in(workplace: Path, folder: Path, snapshot_id: str) -> str:
    """Give the finished build a name of its own and make it the current one. Gives the name."""
    name = snapshot_id
    while (folder / name).exists():  # the same snapshot built again: the old one serves until `current` is swapped
        name = f"{snapshot_id}-{uuid.uuid4().hex[:8]}"
    workplace.rename(folder / name)
    pointer = folder / f"{workplace.name}-current"
    pointer.write_text(name, encoding="utf-8")
    os.replace(pointer, folder / "current")
    return name


def _prune(folder: Path, *, keep: str) -> None:
    """Remove old snapshots but the latest, and what crashed builds left behind."""
    others = [path for path in folder.iterdir() if path.is_dir() and path.name != keep]
    left_behind = [path for path in others if path.name.startswith(".building-") and _age(path) > _CRASHED_AFTER]
    snapshots = sorted((path for path in others if not path.name.startswith(".")), key=_age)
    for path in [*left_behind, *snapshots[_KEPT:]]:
        shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    """Seconds since the folder last changed; 0 where it has just gone."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
