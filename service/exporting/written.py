"""What every format writes: lines of a kind, of bits that look the same throughout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from service.asking.answer import Citation
from service.citing.line import printed
from service.words import spoken, to_say

#: quote: answers; may_answer: is likely to; nearest: does not. heading: one of several questions, or a side.
Kind = Literal[
    "title", "about", "question", "heading", "note", "status", "fact", "item", "day",
    "quote", "may_answer", "nearest", "place", "voice", "footnote", "beneath", "notice", "source",
]  # fmt: skip


#: What stands in front of a quotation that is no answer, or may be none.
LABELS: dict[Kind, str] = {"nearest": to_say("Nearest, no answer:"), "may_answer": to_say("May answer:")}


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text without line ends or signs that no format can hold.

    marked  it answers
    raised  it is a footnote's mark
    href    of the web; "" for none
    """

    text: str
    marked: bool = False
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`quoted` is the citation whose words the line is, None for every other line."""

    kind: Kind
    bits: tuple[Bit, ...]
    quoted: Citation | None = None

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bits)


def line(kind: Kind, *bits: Bit | str, quoted: Citation | None = None) -> Line:
    """A bit with an address that is none of the web loses it."""
    return Line(kind, tuple(_clean(bit if isinstance(bit, Bit) else Bit(bit)) for bit in bits), quoted)


def label(kind: Kind) -> str:
    """In the reader's words; "" of what needs none."""
    return spoken()(LABELS[kind]) if kind in LABELS else ""


def by_address(bits: Iterable[Bit]) -> tuple[tuple[str, tuple[Bit, ...]], ...]:
    """Addresses with the bits that lead there, one behind the other; "" with those that lead nowhere."""
    return tuple((href, tuple(alike)) for href, alike in groupby(bits, lambda bit: bit.href))


def linked(links: Iterable[tuple[str, str]], between: str = ", ") -> tuple[Bit, ...]:
    """Texts with their addresses, and what stands between them."""
    bits = [Bit(text, href=href) for text, href in links]
    return tuple(bit for at, link in enumerate(bits) for bit in ((Bit(between), link) if at else (link,)))


def _clean(bit: Bit) -> Bit:
    href = bit.href if bit.href.startswith(("http://", "https://")) else ""
    return Bit(printed(bit.text), bit.marked, bit.bold, bit.italic, bit.raised, printed(href).replace(" ", "%20"))
