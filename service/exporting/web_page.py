"""A conversation as one HTML file that needs no other."""

from __future__ import annotations

from dataclasses import dataclass

from service.exporting.written import Bit, Kind, Line, by_address, label
from service.pages.renderer import Renderer

#: The element of each kind of line; its class is the kind.
_ELEMENTS: dict[Kind, str] = {
    "title": "h1", "question": "h2", "heading": "h3", "day": "h3",
    "quote": "blockquote", "may_answer": "blockquote", "nearest": "blockquote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ElementView:
    """An element and what stands in it: addresses, "" for none, with the bits that lead there; `label` is in front."""

    name: str
    kind: Kind
    label: str
    links: tuple[tuple[str, tuple[Bit, ...]], ...]


@dataclass(frozen=True, slots=True)
class ExportPage:
    title: str
    elements: tuple[ElementView, ...]


def web_page(lines: tuple[Line, ...]) -> bytes:
    elements = tuple(_element(line) for line in lines)
    return Renderer().render("export.html", ExportPage(lines[0].text, elements)).encode()


def _element(line: Line) -> ElementView:
    return ElementView(_ELEMENTS.get(line.kind, "p"), line.kind, label(line.kind), by_address(line.bits))
