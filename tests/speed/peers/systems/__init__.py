"""Five ways to search the same passages, three of which also answer; each is loaded in a process of its own.

All embed with all-MiniLM-L6-v2 and search by vectors and by BM25, `bm25` by that alone. The readers of Haystack and
txtai are of the same size as Pincite's and untrained, in 32-bit floating point as they load any: what they say is of no
meaning here, what it costs is. They read the first five passages found; Pincite reads up to ten or so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from index.embed import Vectors

#: Passages that are looked for, and those of them that a peer's reader reads.
FOUND, READ = 10, 5
#: By the name in the table: the module, whose class is `Measured`.
SYSTEMS: Mapping[str, str] = {
    "Pincite": "pincite",
    "txtai": "txtai",
    "Haystack": "haystack",
    "numpy and bm25s": "brute_force",
    "bm25s": "bm25",
}
WITH_READER = ("Pincite", "txtai", "Haystack")


class System(Protocol):
    """What is measured. `index` and `open` are called in processes of their own."""

    def index(self, texts: Sequence[str], vectors: Vectors | None, folder: Path) -> None:
        """Index `texts` in `folder`. Where `vectors`, of shape (texts, 384), are given, nothing is embedded."""
        ...

    def open(self, folder: Path) -> None: ...

    def search(self, question: str) -> Sequence[object]: ...

    def answer(self, question: str) -> object:
        """Raises `NotImplementedError` where there is no reader."""
        ...


def system(name: str) -> System:
    return cast("System", import_module(f"{__name__}.{SYSTEMS[name]}").Measured())
