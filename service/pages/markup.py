"""Text with its looks → pieces that a template writes one after the other: overlapping ranges made flat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Block, Document, Voice
from corpus.ranges import Span


@dataclass(frozen=True, slots=True)
class Held:
    """A block of a document held, by the document's slug and its own id; "" for the whole document."""

    document: str
    block: str


@dataclass(frozen=True, slots=True)
class Link:
    """A range of the document's text that leads somewhere; `held` is the block there, None outside Pincite."""

    start: int
    end: int
    href: str
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A range of the document's text that was looked for; `number` counts them in it, from 1."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that looks the same throughout, or a footnote mark (then `text` is its number).

    held     where `href` leads within Pincite
    voice    the innermost voice where it is not the block's, else None
    first    the piece begins a speech: the speaker is named there
    note     id of the footnote block, for a mark
    page     the page that the print goes on to in front of it
    hit      which of the words looked for it is, from 1; 0 for none
    """

    text: str
    marked: bool = False
    hit: int = 0
    bold: bool = False
    italic: bool = False
    href: str = ""
    held: Held | None = None
    voice: Voice | None = None
    first: bool = False
    note: str = ""
    page: int | None = None
    line_break: bool = False


def pieces(
    document: Document,
    block: Block,
    span: Span,
    *,
    marked: Sequence[Span | Hit] = (),
    links: Sequence[Link] = (),
) -> tuple[Piece, ...]:
    """A range of the document's text, all of it in one block, as pieces in order. A `Hit` may overlap a `Span`."""
    start, end = span
    borders = {start, end}
    for ranged in (*marked, *block.emphasis, *block.speeches):
        borders |= {ranged.start, ranged.end}
    borders |= {border for link in links for border in (link.start, link.end)}
    borders |= {mark.at for mark in block.marks} | set(block.breaks) | {turn.at for turn in block.turns}
    inside = sorted(border for border in borders if start <= border <= end)

    made: list[Piece] = []
    for a, b in pairwise(inside):
        made += _marks_at(block, a) if a > start else ()
        made.append(_piece(document, block, Span(a, b), marked, links))
    return (*made, *_marks_at(block, end))


def _piece(document: Document, block: Block, span: Span, marked: Sequence[Span | Hit], links: Sequence[Link]) -> Piece:
    start, end = span
    covering = [ranged for ranged in marked if ranged.start <= start and end <= ranged.end]
    looks = {e.kind: e for e in block.emphasis if e.start <= start and end <= e.end}
    speech = next((s for s in block.speeches if s.start <= start and end <= s.end), None)
    link = next((link for link in links if link.start <= start and end <= link.end), None)
    printed = looks["link"].target if "link" in looks else ""
    own = printed if printed.startswith(("http://", "https://")) and not (link and link.held) else ""
    return Piece(
        text=document.text[start:end],
        marked=any(isinstance(ranged, Span) for ranged in covering),
        hit=next((ranged.number for ranged in covering if isinstance(ranged, Hit)), 0),
        bold="bold" in looks,
        italic="italic" in looks,
        href=own or (link.href if link else ""),
        held=link.held if link else None,
        voice=speech.voice[-1] if speech else None,
        first=speech is not None and speech.start == start,
        page=next((turn.page for turn in block.turns if turn.at == start), None),
        line_break=start in block.breaks,
    )


def _marks_at(block: Block, at: int) -> list[Piece]:
    return [Piece(mark.number, note=mark.note) for mark in block.marks if mark.at == at]
