"""A bar of progress on standard error; what draws it is loaded where one is shown, a question needs none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def shown(items: Sequence[T], *, what: str, unit: str, progress: bool) -> Iterable[T]:
    """The items, with a bar that says how many are done if `progress` is wanted."""
    if not progress:
        return items
    from tqdm import tqdm  # noqa: PLC0415  # takes 60 ms to load

    bar: Iterable[T] = tqdm(items, desc=what, unit=unit, leave=False)
    return bar
