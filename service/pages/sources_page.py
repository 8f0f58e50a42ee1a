"""A block beside its sources, as a page of its own and as a fragment beneath what cites them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Block, Document
from corpus.ranges import Span
from service import urls
from service.asking.answer import CitedReference, Excerpt
from service.asking.side_by_side import NEUTRAL, Beside, NearSource, SideBySide, fetch_command
from service.pages.links import HeldLink, ReferenceLinks, document_link, links_of
from service.pages.markup import Held, Piece, pieces


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """`named` is True for a place that the reference itself names."""

    excerpt: Excerpt
    pieces: tuple[Piece, ...]
    url: str
    held: Held
    document_url: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    source: NearSource
    link: HeldLink
    links: ReferenceLinks
    nearest: tuple[ExcerptView, ...]


@dataclass(frozen=True, slots=True)
class BesideView:
    """A sentence, its sources, and what it cites and is not held with the command that fetches it."""

    sentence: ExcerptView
    sources: tuple[SourceView, ...]
    not_held: tuple[tuple[ReferenceLinks, str], ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    document: Document
    block: Block
    url: str
    document_url: str
    block_url: str
    neutral: str
    notice: str
    sentences: tuple[BesideView, ...]

    @property
    def fetchable(self) -> bool:
        """Something that is not held could be asked for."""
        return any(command for beside in self.sentences for _, command in beside.not_held)


def sources_page(found: SideBySide) -> SourcesPage:
    document, block = found.document, found.block
    return SourcesPage(
        document=document,
        block=block,
        url=urls.sources(document, block),
        document_url=urls.document(document),
        block_url=urls.block(document, block),
        neutral=NEUTRAL,
        notice=found.notice,
        sentences=tuple(_beside(beside) for beside in found.sentences),
    )


def excerpt_view(excerpt: Excerpt, *, named: bool = False) -> ExcerptView:
    document, block = excerpt.document, excerpt.block
    return ExcerptView(
        excerpt=excerpt,
        pieces=pieces(document, block, Span(excerpt.start, excerpt.end), marked=excerpt.in_common),
        url=urls.place(document, block, excerpt.start, excerpt.end),
        held=Held(document.symbol.slug, block.id),
        document_url=urls.document(document),
        named=named,
    )


def _beside(beside: Beside) -> BesideView:
    missing = ((links_of(CitedReference(reference, None)), fetch_command(reference)) for reference in beside.not_held)
    return BesideView(
        sentence=excerpt_view(beside.sentence),
        sources=tuple(_source(source) for source in beside.sources),
        not_held=tuple(missing),
    )


def _source(source: NearSource) -> SourceView:
    named = {place.id for place in source.cited.places}
    return SourceView(
        source=source,
        link=document_link(source.held),
        links=links_of(source.cited),
        nearest=tuple(excerpt_view(excerpt, named=excerpt.block.id in named) for excerpt in source.nearest),
    )
