"""A document's map: who published its sources, which carry most, a time line, what rests on each, and a table.

Of the pictures, places along the width are per cent of it and heights are pixels: they fit any screen unscaled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, Document
from service import urls
from service.asking.answer import CitedReference
from service.asking.resting import Resting, Source
from service.citing.line import one_line
from service.pages.links import ReferenceLinks, links_of
from service.pages.publishers_shown import PublisherRow, publishers_shown
from service.pages.time_axis import Tick, Year, place_of, ticks_of, years
from service.words import spoken

#: Pixels from one mark to the next: what a finger needs, and WCAG asks for.
_STEP = 26
#: Marks on top of one another.
_STACK = 7
#: Sources that are drawn; a table tells all of them.
_DRAWN = 80
_TOP, _AXIS = 16, 50
#: Letters of a paragraph's and of a source's name that fit beside one another on a screen of 320 pixels.
_PHONE_LABEL, _PHONE_SOURCE = 10, 22
#: Sources whose weight is drawn.
_WEIGHED = 10


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A line of the table. `day` is "" where no date is known; `paragraphs` are addresses and labels."""

    id: str
    called: str
    title: str
    day: str
    held: bool
    links: ReferenceLinks
    paragraphs: tuple[tuple[str, str], ...]

    @property
    def named(self) -> str:
        """With its title, where it has one: several pages of one site are called alike."""
        return spoken()("{}, “{}”", self.called, self.title) if self.title else self.called


@dataclass(frozen=True, slots=True)
class Weight:
    """A source with a bar as long as the number of paragraphs that rest on it, in per cent of the longest."""

    row: SourceRow
    width: float


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A source on the time line, or several that have no room of their own (`more`); at x per cent, y pixels."""

    x: float
    y: int
    href: str
    title: str
    held: bool
    more: int = 0


@dataclass(frozen=True, slots=True)
class TimeLine:
    """`own` is where the document itself lies, None where it has no date."""

    height: int
    base: int
    years: tuple[Year, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[TimeMark, ...]
    own: float | None


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    y: int
    href: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceMark:
    """`year` stands beside it where it is another than that of the source above; `from_` are heights of paragraphs."""

    y: int
    href: str
    called: str
    title: str
    held: bool
    year: str
    from_: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Web:
    """Paragraphs on the left, sources on the right, a line from each to each that it cites.

    `long` says that a paragraph or a source is called by more than a phone has room for.
    """

    height: int
    paragraphs: tuple[ParagraphMark, ...]
    sources: tuple[SourceMark, ...]
    left_out: int

    @property
    def long(self) -> bool:
        paragraphs = any(len(one.label) > _PHONE_LABEL for one in self.paragraphs)
        return paragraphs or any(len(source.called) > _PHONE_SOURCE for source in self.sources)


@dataclass(frozen=True, slots=True)
class MapPage:
    """`ask` asks the same in the chat.

    summed   the sources by who published them; none where nobody has several
    weights  the sources that carry most; none where every source carries as much
    rows     all of them, in the same order
    """

    document: Document
    url: str
    ask: str
    sources: int
    held: int
    paragraphs: int
    undated: int
    summed: tuple[PublisherRow, ...]
    weights: tuple[Weight, ...]
    line: TimeLine | None
    web: Web
    rows: tuple[SourceRow, ...]


def map_page(found: Resting) -> MapPage:
    weighed = tuple(_row(found.document, source, number) for number, source in enumerate(found.ranked, start=1))
    row_of = dict(zip((source.entry.reference.key for source in found.ranked), weighed, strict=True))
    rows = tuple(row_of[source.entry.reference.key] for source in found.sources)
    return MapPage(
        document=found.document,
        url=urls.document(found.document),
        ask=urls.chat(f"What does {found.document.called} rest on?"),
        sources=len(rows),
        held=sum(row.held for row in rows),
        paragraphs=len(found.blocks),
        undated=sum(source.on is None for source in found.sources),
        summed=publishers_shown(found, {key: (f"#{row.id}", row.named) for key, row in row_of.items()}),
        weights=_weights(weighed),
        line=_time_line(found, rows),
        web=_web(found, rows),
        rows=weighed,
    )


def _weights(rows: Sequence[SourceRow]) -> tuple[Weight, ...]:
    """`rows` by their weight."""
    counts = [len(row.paragraphs) for row in rows]
    if len(set(counts)) < 2:
        return ()
    return tuple(Weight(row, round(100 * len(row.paragraphs) / counts[0], 1)) for row in rows[:_WEIGHED])


def _row(document: Document, source: Source, number: int) -> SourceRow:
    reference = source.entry.reference
    links = links_of(CitedReference(reference, source.entry.held))
    return SourceRow(
        id=f"source-{number}",
        called=one_line(str(reference.symbol or links.site or spoken()("web page"))),
        title=one_line(reference.title or (source.entry.held.title if source.entry.held else "")),
        day=_day(source),
        held=source.entry.held is not None,
        links=links,
        paragraphs=tuple((urls.block(document, block), block.label) for block in source.blocks),
    )


def _day(source: Source) -> str:
    if source.on is None:
        return one_line(source.entry.reference.date)
    return str(source.on.year) if source.by_year else spoken().day(source.on)


def _time_line(found: Resting, rows: Sequence[SourceRow]) -> TimeLine | None:
    """None where no source has a date."""
    dated = [(source.on, row) for source, row in zip(found.sources, rows, strict=True) if source.on]
    if not dated:
        return None
    head = found.document.masthead
    own = head.dated or head.distributed
    line = years([on for on, _ in dated] + ([own] if own else []))
    known = {on for on in (own, *(source.on for source in found.sources if not source.by_year)) if on}
    stacks: dict[float, list[SourceRow]] = {}
    for on, row in dated:
        stacks.setdefault(place_of(on, line), []).append(row)
    base = _TOP + _STEP * min(_STACK, max(map(len, stacks.values())))
    marks = tuple(mark for x, stack in sorted(stacks.items()) for mark in _stack(x, stack, base))
    return TimeLine(base + _AXIS, base, line, ticks_of(line, known), marks, place_of(own, line) if own else None)


def _stack(x: float, stack: Sequence[SourceRow], base: int) -> Iterator[TimeMark]:
    shown = stack if len(stack) <= _STACK else stack[: _STACK - 1]
    for level, row in enumerate(shown):
        yield TimeMark(x, base - _STEP * level - _STEP // 2, f"#{row.id}", _told(row), row.held)
    rest = stack[len(shown) :]
    if rest:
        say = spoken()
        title = say("{} more, from {} to {}", len(rest), rest[0].day, rest[-1].day)
        y = base - _STEP * len(shown) - _STEP // 2
        yield TimeMark(x, y, f"#{rest[0].id}", title, held=False, more=len(rest))


def _told(row: SourceRow) -> str:
    say, labels = spoken(), [label for _, label in row.paragraphs]
    more = f" {say.count('and {} more', 'and {} more', len(labels) - 4)}" if len(labels) > 4 else ""
    dated = say("{}, {}", row.named, row.day) if row.day else row.named
    where = say(", ").join(labels[:4]) + more
    return say("{}: {}, cited in {}", dated, say("held") if row.held else say("not held"), where)


def _web(found: Resting, rows: Sequence[SourceRow]) -> Web:
    drawn = list(zip(found.sources, rows, strict=True))[:_DRAWN]
    cited_in = {block.id for source, _ in drawn for block in source.blocks}
    blocks = [block for block in found.blocks if block.id in cited_in]
    height = _STEP * max(len(blocks), len(drawn), 1)
    at = {block.id: _level(number, len(blocks), height) for number, block in enumerate(blocks)}
    return Web(
        height=height,
        paragraphs=tuple(_paragraph(found.document, block, at[block.id]) for block in blocks),
        sources=tuple(_sources(drawn, at, height)),
        left_out=len(rows) - len(drawn),
    )


def _level(number: int, count: int, height: int) -> int:
    return round((number + 0.5) * height / count)


def _paragraph(document: Document, block: Block, y: int) -> ParagraphMark:
    words = one_line(document.text_of(block))
    opening = words if len(words) <= 90 else f"{words[:89]}…"
    return ParagraphMark(y, urls.block(document, block), block.label, f"{block.label}: {opening}")


def _sources(drawn: Sequence[tuple[Source, SourceRow]], at: dict[str, int], height: int) -> Iterator[SourceMark]:
    above = ""
    for number, (source, row) in enumerate(drawn):
        year = str(source.on.year) if source.on else spoken()("no date")
        heights = tuple(at[block.id] for block in source.blocks)
        y = _level(number, len(drawn), height)
        href = row.links.document.href if row.links.document else f"#{row.id}"
        yield SourceMark(y, href, row.called, _told(row), row.held, year if year != above else "", heights)
        above = year
