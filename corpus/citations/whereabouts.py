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
        labels = list(dict.fromkeys(block.label for block in blocks.values()))
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
    """The first block of the number next to one that there is not."""
    number = target.whole.number
    there = [own for own in numbers_there(document, target) if own.isdigit()]
    if not number.isdigit() or not there:
        return ()
    nearest = min(there, key=lambda own: abs(int(own) - int(number)))
    return blocks_at(document, replace(target, number=nearest))[:1]


def _ranges(numbers: Sequence[str]) -> str:
    """ "1 to 5, 7"; numbers that are no figures stay as they are."""
    if not all(map(str.isdigit, numbers)):
        return ", ".join(numbers)
    runs: list[list[int]] = []
    for number in sorted(map(int, numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
