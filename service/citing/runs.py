"""Text in which some words are in italics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, groupby

from corpus.ranges import Span


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    italic: bool = False


Runs = tuple[Run, ...]


def joined(runs: Iterable[Run]) -> Runs:
    """The same text in as few runs as it takes."""
    written = (run for run in runs if run.text)
    return tuple(
        Run("".join(run.text for run in alike), italic) for italic, alike in groupby(written, lambda run: run.italic)
    )


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def italics(runs: Runs) -> tuple[Span, ...]:
    """Ranges of the plain text that stand in italics."""
    ends = accumulate(len(run.text) for run in runs)
    return tuple(Span(end - len(run.text), end) for run, end in zip(runs, ends, strict=True) if run.italic)


def listed(*parts: str | Run) -> Runs:
    """Those of the parts that have text, with commas between them."""
    runs = [part if isinstance(part, Run) else Run(part) for part in parts]
    return tuple(run for at, part in enumerate(r for r in runs if r.text) for run in (Run(", " if at else ""), part))
