"""Time and chance as the fetcher sees them, and the times that servers print."""

from __future__ import annotations

import datetime
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Tests have one of their own. `seconds` counts from anywhere; `between` draws a number between two others."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC)
    between: Callable[[float, float], float] = random.uniform


def retry_after(printed: str, now: datetime.datetime) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms; None where it says nothing sensible."""
    printed = printed.strip()
    if re.fullmatch(r"[0-9]+", printed):
        return float(printed) if len(printed) < 12 else float("inf")
    try:
        until = parsedate_to_datetime(printed)
        until = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
        seconds = (until - now).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return seconds if seconds > 0 else None


def duration(seconds: float) -> str:
    """ "40 s", "5 min", "2 h"."""
    if seconds > 1e9:
        return "ever"
    for unit, size in (("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.3g} s"
