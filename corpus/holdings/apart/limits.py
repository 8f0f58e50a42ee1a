"""What the reading of one file may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds by the clock, and bytes of memory, where the system bounds it, as Linux does.

    600 pages are read in a minute or two, with some hundred megabytes; LibreOffice alone is given two minutes.
    """

    seconds: float = 600.0
    memory: int = 2_000_000_000
