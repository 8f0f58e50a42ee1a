"""Spans of a text, and runs of those that only belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A range of a text: code points, half open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def shared(self, other: Span) -> Span:
        """The part that both have; empty or turned round where they have none."""
        return Span(max(self.start, other.start), min(self.end, other.end))


def merged(spans: Iterable[Span], text: str, joins: Callable[[str], object]) -> list[Span]:
    """Spans in order, those as one that have nothing between them but what joins them."""
    runs: list[Span] = []
    for span in spans:
        if runs and joins(text[runs[-1].end : span.start]):
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    return runs


def without(text: str, spans: Iterable[Span], instead: str = " ") -> str:
    """The text with a sign, or a blank, in the place of each span; no two of them overlap."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{instead}{text[end:]}"
    return text


def is_blank(gap: str) -> bool:
    """Nothing, or white space."""
    return not gap.strip()
