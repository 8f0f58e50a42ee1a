"""Vectors kept between builds: what was embedded once is not embedded again.

A folder holds files of keys and vectors. A key is a hash of model and text, so that a vector is found whichever
file it lies in, and none of another model ever is. The cache is only quicker than to embed: whatever is damaged in it
is embedded anew, and where it cannot be written the vectors are not kept.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
import uuid
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Encoder, Vectors

log = logging.getLogger("pincite")

#: Texts embedded and kept at one time, so that a run that was broken off goes on where it was: a quarter of a minute
#: on two cores.
_PART = 512
_KEY_BYTES = 16
#: Seconds after which a file that is still being written is taken for left behind.
_CRASHED_AFTER = 3600.0

#: What NumPy and zipfile raise over a file that is not as it was written; found by damaging thousands of them.
_DAMAGED = (
    OSError, ValueError, TypeError, KeyError, EOFError, RuntimeError, MemoryError, OverflowError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip

Keys = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class EmbeddingCache:
    """Vectors of the latest `most` sets of texts that were embedded through it, in `folder`."""

    folder: Path
    most: int = 1

    def embed(self, texts: Sequence[str], embedder: Encoder, *, progress: bool = False) -> Vectors:
        """As `Encoder.embed`; only texts that are not kept are embedded, and what no set uses any more is dropped."""
        keys = [_key(embedder, text) for text in texts]
        kept = self._kept(set(keys), embedder.dimension)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
        for part, vectors in _embedded(missing, embedder, progress=progress):
            kept.update(zip(part, vectors, strict=True))
            self._keep(part, vectors)
        whole = np.array([kept[key] for key in keys], dtype=np.float32).reshape(len(keys), embedder.dimension)
        self._prune(self._keep(keys, whole))
        return whole

    def _kept(self, wanted: set[bytes], dimension: int) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        for path in self._files():
            keys, vectors = _read(path)
            if vectors.shape[1] == dimension:
                rows = ((key.tobytes(), vector) for key, vector in zip(keys, vectors, strict=True))
                found.update((key, vector) for key, vector in rows if key in wanted)
        return found

    def _keep(self, keys: Sequence[bytes], vectors: Vectors) -> Path | None:
        """Written beside and moved into place. The name says which texts these are: the same again is the same file."""
        place = self.folder / f"{hashlib.sha256(b''.join(keys)).hexdigest()[:32]}.npz"
        unfinished = self.folder / f".{uuid.uuid4().hex}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as stream:
                np.savez(stream, keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, _KEY_BYTES), vectors=vectors)
            os.replace(unfinished, place)
        except OSError as error:
            log.warning("vectors are not kept in %s: %s", self.folder, error)
            _remove(unfinished)
            return None
        return place

    def _prune(self, latest: Path | None) -> None:
        """Parts are in the whole by now; of former wholes the latest stay."""
        if latest is not None:
            others = [path for path in self._files() if path != latest]
            crashed = [path for path in self.folder.glob(".*") if _changed(path) < time.time() - _CRASHED_AFTER]
            for path in [*others[self.most - 1 :], *crashed]:
                _remove(path)

    def _files(self) -> list[Path]:
        """The latest first."""
        return sorted(self.folder.glob("*.npz"), key=_changed, reverse=True)


def _key(embedder: Encoder, text: str) -> bytes:
    return hashlib.sha256(f"{embedder.fingerprint}\0{text}".encode()).digest()[:_KEY_BYTES]


def _embedded(missing: dict[bytes, str], embedder: Encoder, *, progress: bool) -> Iterator[tuple[list[bytes], Vectors]]:
    """Keys and vectors, part by part; the longest come first, so that the time left is never more than is shown."""
    from tqdm import tqdm  # noqa: PLC0415  # see progress

    ordered = sorted(missing, key=lambda key: -len(missing[key]))
    with tqdm(total=len(ordered), desc="embedding", unit="passage", disable=not progress, leave=False) as shown:
        for at in range(0, len(ordered), _PART):
            part = ordered[at : at + _PART]
            yield part, embedder.embed([missing[key] for key in part])
            shown.update(len(part))


def _read(path: Path) -> tuple[Keys, Vectors]:
    """Keys of shape (rows, 16) and vectors of shape (rows, dimension); none where the file is not as it was written.

    The format has check sums of its own.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            keys, vectors = stored["keys"], stored["vectors"]
    except _DAMAGED as error:
        log.warning("%s cannot be read (%s); what was in it is embedded again", path, type(error).__name__)
        _remove(path)
        return _nothing()
    fits = keys.dtype == np.uint8 and keys.shape == (len(vectors), _KEY_BYTES)
    return (keys, vectors) if fits and vectors.dtype == np.float32 and vectors.ndim == 2 else _nothing()


def _nothing() -> tuple[Keys, Vectors]:
    return np.zeros((0, _KEY_BYTES), np.uint8), np.zeros((0, 0), np.float32)


def _changed(path: Path) -> float:
    """When the file was written; 0 where another process has just removed it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s cannot be removed: %s", path, error)
