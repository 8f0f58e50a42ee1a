"""Ranges of a text, half open, and runs of those that only belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Range = tuple[int, int]


def merged(ranges: Iterable[Range], text: str, joins: Callable[[str], object]) -> list[Range]:
    """Ranges in order, those as one that have nothing between them but what joins them."""
    runs: list[Range] = []
    for start, end in ranges:
        if runs and joins(text[runs[-1][1] : start]):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def is_blank(gap: str) -> bool:
    """Nothing, or white space."""
    return not gap.strip()
