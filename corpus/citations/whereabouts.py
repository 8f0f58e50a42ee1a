"""What of the places that a text names is there in a document, and what there is instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.citations.pinpoints import Target, blocks_at, numbers_there, targets
from corpus.citations.places import Place
from corpus.document import Block, Document


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Places of one document.

    cited   as a citation prints them
    blocks  those there are, in the order in which they are named
    near    blocks next to those there are not
    remark  what there is instead, in sentences; "" where nothing is missing
    """

    cited: str
    blocks: tuple[Block, ...]
    near: tuple[Block, ...]
    remark: str


def whereabouts(document: Document, places: Sequence[Place]) -> Whereabouts:
    """Where places, of which there is at least one, stand in a document."""
    wanted = tuple(targets(places))
    there = {target: blocks_at(document, target) for target in wanted}
    missing = [target for target in wanted if not there[target] and not target.optional]
    blocks = {block.id: block for target in wanted for block in there[target]}
    labels = [wanted[0].place.called(wanted[0].number)]
    if blocks and wanted[0].place.kind != "part":
        labels = list(dict.fromkeys(block.label.partition(" [subpara. ")[0] for block in blocks.values()))
    near = {block.id: block for target in missing for block in _nearest(document, target)}
    return Whereabouts(
        cited=", ".join([document.cited, *labels]),
        blocks=tuple(blocks.values()),
        near=tuple(near.values()),
        remark=" ".join(dict.fromkeys(_missing(document, target) for target in missing)),
    )


def has_pages(document: Document) -> bool:
    return any(block.page is not None for block in document.blocks)


def _missing(document: Document, target: Target) -> str:
    """ "S/RES/853 (1993) has no paragraph 99, but 1 to 14"."""
    if target.place.kind == "page" and not has_pages(document):
        return f"{document.cited} is held without its pages."
    asked = f"{document.cited} has no {target.called}"
    there = numbers_there(document, target)
    return f"{asked}, but {_ranges(there)}." if there else f"{asked}."


def _nearest(document: Document, target: Target) -> tuple[Block, ...]:
    """The first block of the number next to one that there is not, on its level: 10.7 is next to 10.9."""
    level, figures = _level_and_figures(target.whole.number)
    there = {own: _level_and_figures(own) for own in numbers_there(document, target)}
    beside = {own: other for own, (on_level, other) in there.items() if on_level == level and other is not None}
    if figures is None or not beside:
        return ()
    nearest = min(beside, key=lambda own: abs(beside[own] - figures))
    return blocks_at(document, replace(target, number=nearest))[:1]


def _level_and_figures(number: str) -> tuple[str, int | None]:
    """ "10" and 9 of "10.9"; no figures of what is no number."""
    level, _, figures = number.rpartition(".")
    return level, int(figures) if figures.isdecimal() else None


def _ranges(numbers: Sequence[str]) -> str:
    """ "1 to 5, 7", "10.1 to 10.12"; numbers that are no figures stay as they are."""
    ordered = sorted(numbers, key=int) if all(map(str.isdigit, numbers)) else numbers
    runs: list[list[str]] = []
    for number in ordered:
        if runs and _is_next(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else run[0] for run in runs)


def _is_next(last: str, number: str) -> bool:
    (level, figures), (before, own) = _level_and_figures(number), _level_and_figures(last)
    return level == before and figures is not None and own is not None and figures == own + 1
