"""The answerer of a running service: it is replaced when another snapshot becomes the current one."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from index.embed import Embedder
from index.errors import IndexingError
from index.snapshot import Snapshot, current_name, load, load_whole
from index.vectors import Engine, FaissVectors
from service.asking.answerer import Answerer
from service.hints import for_terminal
from service.memory import give_back

log = logging.getLogger("pincite")

#: Makes an answerer over a snapshot.
Made = Callable[[Snapshot, Embedder], Answerer]
#: Is told the name of each snapshot that is taken up.
Told = Callable[[str | None], object]
#: Seconds between two looks at which snapshot is current: a file of a few bytes is read.
_LOOKED_AT = 1.0
#: Seconds until one that could not be taken up is tried again.
_TRIED_AGAIN = 30.0


class CurrentAnswerer:
    """Holds the answerer over the current snapshot of a folder; a context, in which a thread looks for another one.

    A snapshot takes the place of the last when it is loaded whole. Whoever took `answerer` before keeps what he took.
    One that cannot be loaded is logged, and the last goes on answering, at the start the one before it. Raises
    `SnapshotMissing` or `SnapshotDamaged` where there is none to begin with.
    """

    def __init__(  # noqa: PLR0913  # options, each by its keyword
        self,
        folder: Path,
        embedder: Embedder,
        *,
        engine: Engine = FaissVectors,
        every: float = _LOOKED_AT,
        made: Made = Answerer,
        told: Told | None = None,
    ) -> None:
        self._folder = folder
        self._engine = engine
        self._embedder = embedder
        self._every = every
        self._made, self._told = made, told or (lambda _: None)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="snapshots", daemon=True)
        self._failed: str | None = None
        self._again = 0.0
        self._one_at_a_time = threading.Lock()
        self._name = current_name(folder)
        self.answerer = made(load_whole(folder, engine), embedder)
        self._told(self._name)

    def __enter__(self) -> CurrentAnswerer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def refresh(self) -> str | None:
        """Take up the current snapshot if it is another one than that in use. Gives the name of the one in use."""
        with self._one_at_a_time:
            self._refresh()
            return self._name

    def _refresh(self) -> None:
        name = current_name(self._folder)
        if name in (None, self._name) or (name == self._failed and time.monotonic() < self._again):
            return
        try:
            self.answerer = self._made(load(self._folder, self._engine), self._embedder)
        except (IndexingError, OSError, MemoryError) as error:
            if name != self._failed:
                serving = self.answerer.snapshot.manifest.id
                told = for_terminal(error)
                log.error("snapshot %s cannot be taken up, %s goes on answering: %s", name, serving, told)
            self._failed, self._again = name, time.monotonic() + _TRIED_AGAIN
        else:
            self._name, self._failed = name, None
            self._told(name)
            give_back()
            log.info("snapshot %s answers now", self.answerer.snapshot.manifest.id)

    def _look(self) -> None:
        while not self._ended.wait(self._every):
            try:
                self.refresh()
            except Exception:  # whatever it is, the next snapshot may be sound
                log.exception("the current snapshot cannot be looked for in %s", self._folder)
