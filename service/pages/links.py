"""Where references lead: to the document held and the place in it, or out of Pincite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.document import Block, Document, Reference
from service import urls
from service.asking.answer import CitedReference
from service.pages.markup import Held, Link


@dataclass(frozen=True, slots=True)
class HeldLink:
    """A document held, or a block of it: what it is called, its address, and what that leads to."""

    label: str
    href: str
    held: Held


@dataclass(frozen=True, slots=True)
class ReferenceLinks:
    """The addresses of one reference.

    document  None where what is cited is not held
    places    the blocks of the document that the reference names
    outside   where it can be read outside Pincite, and `site`, the host there; "" for nowhere
    """

    reference: Reference
    document: HeldLink | None
    places: tuple[HeldLink, ...]
    outside: str
    site: str


def links_of(cited: CitedReference) -> ReferenceLinks:
    held, outside = cited.held, urls.outside(cited.reference)
    return ReferenceLinks(
        reference=cited.reference,
        document=document_link(held) if held else None,
        places=tuple(block_link(held, block) for block in cited.places) if held else (),
        outside=outside,
        site=urls.site(outside),
    )


def document_link(document: Document) -> HeldLink:
    return HeldLink(str(document.symbol), urls.document(document), Held(document.symbol.slug, ""))


def block_link(document: Document, block: Block) -> HeldLink:
    return HeldLink(block.label, urls.block(document, block), Held(document.symbol.slug, block.id))


def links_in_text(references: Iterable[CitedReference], document: Document) -> tuple[Link, ...]:
    """A link for each reference where it is printed, to the first place that it names; none to the document itself."""
    return tuple(
        Link(cited.reference.start, cited.reference.end, href, held)
        for cited in references
        if cited.held is None or cited.held.symbol != document.symbol
        for href, held in [_leads_to(links_of(cited))]
        if href
    )


def _leads_to(links: ReferenceLinks) -> tuple[str, Held | None]:
    there = next(iter(links.places), links.document)
    return (there.href, there.held) if there else (links.outside, None)
