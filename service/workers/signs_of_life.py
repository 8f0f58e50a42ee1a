"""Which workers hang: those whose event loop has not gone round for long, by the clock of whoever looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from service.workers.board import Row

#: Seconds between two looks after which nobody knows what the workers did meanwhile: all of them were stopped together,
#: as a container that is paused, and begin anew.
_UNSEEN = 5.0


@dataclass(slots=True)
class SignsOfLife:
    """Seen at each look; none hangs where `hung_after`, in seconds, is 0."""

    hung_after: float
    _looked: float = 0.0
    _seen: dict[int, tuple[int, int, float]] = field(default_factory=dict)

    def hung(self, rows: Iterable[Row], now: float) -> Iterator[tuple[int, int]]:
        """Numbers of workers that answered and hang now, with those of their processes; `now` in seconds."""
        if now - self._looked > _UNSEEN:
            self._seen.clear()
        self._looked = now
        for row in rows:
            known = self._seen.get(row.number)
            if known is None or known[:2] != (row.pid, row.beats) or not row.ready:
                self._seen[row.number] = (row.pid, row.beats, now)
            elif self.hung_after and now - known[2] > self.hung_after:
                del self._seen[row.number]
                yield row.number, row.pid
