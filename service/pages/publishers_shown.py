"""What a document rests on, summed by who published it, as a table of its map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from service import urls
from service.asking.publishers import Publisher, publishers
from service.asking.resting import Resting, Source
from service.citing.line import one_line
from service.words import spoken, to_say

_SITE = to_say("site")
#: Paragraphs in sight of one row; those behind them are folded, as the table of sources has them all.
_IN_SIGHT = 12


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A line of the table.

    name        "" where nobody is known
    note        what the name is, where it is no author's
    sources     addresses on the page and names of its sources
    held        how many of them are held
    paragraphs  addresses and labels of those in sight, and how many more there are
    """

    name: str
    note: str
    sources: tuple[tuple[str, str], ...]
    held: int
    cited_in: int
    paragraphs: tuple[tuple[str, str], ...]
    more: int


def publishers_shown(found: Resting, named: Mapping[str, tuple[str, str]]) -> tuple[PublisherRow, ...]:
    """`named`: key of a source → its address on the page and its name. None where sums say no more than sources do."""
    return tuple(_row(found.document, publisher, named) for publisher in publishers(found))


def _row(document: Document, publisher: Publisher, named: Mapping[str, tuple[str, str]]) -> PublisherRow:
    sources, blocks = publisher.sources, publisher.blocks
    in_sight = blocks if len(blocks) <= _IN_SIGHT + 1 else blocks[:_IN_SIGHT]
    return PublisherRow(
        name=one_line(publisher.name),
        note=spoken()(_SITE) if publisher.known_as == "site" else "",
        sources=tuple(named[source.entry.reference.key] for source in sources),
        held=_held(sources),
        cited_in=len(blocks),
        paragraphs=_places(document, in_sight),
        more=len(blocks) - len(in_sight),
    )


def _held(sources: Sequence[Source]) -> int:
    return sum(source.entry.held is not None for source in sources)


def _places(document: Document, blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    return tuple((urls.block(document, block), block.label) for block in blocks)
