"""A document as its page shows it, and as it stands beside the chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.citations.catalogue import Entry, Mention
from corpus.document import Block, Document, Voice, place_in_list
from corpus.ranges import Span
from service import urls
from service.asking.answer import CitedReference
from service.asking.answerer import Answerer
from service.asking.dossier import Dossier
from service.citing.meta_tags import Tag
from service.pages.carrying import CiteView, document_cite_view, head_tags
from service.pages.links import ReferenceLinks, links_in_text, links_of
from service.pages.markup import Piece, pieces
from service.pages.table_rows import CellView, cell_views, own_cells, row_of


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the document's page shows it.

    page      its number, where the block is the first that begins on it
    cells     of a table's row, what stands in it
    opens     the row is the first of those that are shown as one table; `closes`: the last
    speaking  the voices, where a quotation begins
    back      id and label of the blocks that a footnote's marks stand in
    links     of a footnote, what it cites and is held
    sources   the address of the block beside its sources; "" where it cites nothing
    """

    block: Block
    pieces: tuple[Piece, ...]
    page: int | None
    speaking: tuple[Voice, ...]
    back: tuple[tuple[str, str], ...]
    links: tuple[ReferenceLinks, ...]
    sources: str
    marked: bool
    cells: tuple[CellView, ...] = ()
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class CitedView:
    """Something that the document cites, and address and label of its blocks that cite it."""

    entry: Entry
    links: ReferenceLinks
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CitingView:
    """A document that cites this one; its sentences with their addresses."""

    document: Document
    url: str
    mentions: tuple[tuple[Mention, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    document: Document
    url: str
    original_url: str
    blocks: tuple[BlockView, ...]
    footnotes: tuple[BlockView, ...]
    cites: tuple[CitedView, ...]
    cited_by: tuple[CitingView, ...]
    cite: CiteView


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`head` are names and contents of what the page's head tells reference managers."""

    view: DocumentView
    head: tuple[Tag, ...]


def page_alone(view: DocumentView) -> DocumentPage:
    return DocumentPage(view, head_tags(view.document))


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    documents: tuple[tuple[Document, str], ...]


def document_view(about: Dossier, marked: Sequence[Span] = ()) -> DocumentView:
    """The document with ranges of its text marked."""
    document = about.document
    views = []
    before: Block | None = None
    back = _marks_by_note(document)
    for block in document.blocks:
        views.append(_block(about, block, before, marked, tuple(back.get(block.id, ()))))
        if block.kind != "footnote":
            before = block
    return DocumentView(
        document=document,
        url=urls.document(document),
        original_url=urls.original(document),
        blocks=tuple(_in_tables([view for view in views if view.block.kind != "footnote"])),
        footnotes=tuple(view for view in views if view.block.kind == "footnote"),
        cites=tuple(_cited(document, entry) for entry in about.cites),
        cited_by=tuple(_citing(citing, [*found]) for citing, found in groupby(about.cited_by, lambda m: m.document)),
        cite=document_cite_view(document),
    )


def _in_tables(views: Sequence[BlockView]) -> Iterator[BlockView]:
    """The blocks, rows that follow each other as tables. Nothing is said between the rows of one."""
    goes_on = [False, *(_goes_on(above, below) for above, below in pairwise(views)), False]
    for view, after_row, before_row in zip(views, goes_on, goes_on[1:], strict=False):
        yield replace(view, opens=not after_row, closes=not before_row) if view.cells else view


def _goes_on(above: BlockView, below: BlockView) -> bool:
    """Both are rows of one table, and no page begins between them."""
    return bool(above.cells) and not (below.page or below.speaking) and row_of(above.block) < row_of(below.block)


def documents_page(answerer: Answerer) -> DocumentsPage:
    return DocumentsPage(linked(sorted(answerer.snapshot.documents, key=place_in_list)))


def linked(documents: Sequence[Document]) -> tuple[tuple[Document, str], ...]:
    return tuple((document, urls.document(document)) for document in documents)


def _marks_by_note(document: Document) -> dict[str, list[tuple[str, str]]]:
    """Footnote → id and label of the blocks its marks stand in, each once."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for block in document.blocks:
        for mark in block.marks:
            found.setdefault(mark.note, {})[block.id, block.label] = None
    return {note: list(places) for note, places in found.items()}


def _block(
    about: Dossier,
    block: Block,
    before: Block | None,
    marked: Sequence[Span],
    back: tuple[tuple[str, str], ...],
) -> BlockView:
    document, references = about.document, about.references.get(block.id, ())
    inside = [span.shared(block.span) for span in marked if span.overlaps(block.span)]
    quoted = block.voice[1:]
    begins = bool(quoted) and (before is None or before.voice != block.voice)
    links = links_in_text(references, document)
    is_note = block.kind == "footnote"
    return BlockView(
        block=block,
        pieces=pieces(document, block, block.span, marked=inside, links=links),
        page=block.page if before is None or block.page not in before.pages[-1:] else None,
        speaking=quoted if begins and not is_note else (),
        back=back,
        links=tuple(links_of(cited) for cited in references if cited.held) if is_note else (),
        sources="" if is_note or not about.has_sources(block) else urls.sources(document, block),
        marked=bool(inside),
        cells=own_cells(block, cell_views(document, block, marked=inside, links=links)),
    )


def _cited(document: Document, entry: Entry) -> CitedView:
    blocks = [document.block(block_id) for block_id in entry.blocks_in(document)]
    return CitedView(
        entry=entry,
        links=links_of(CitedReference(entry.reference, entry.held)),
        places=tuple((urls.block(document, block), block.label) for block in blocks),
    )


def _citing(document: Document, mentions: Sequence[Mention]) -> CitingView:
    found = tuple((m, urls.place(document, m.block, m.start, m.end)) for m in mentions)
    return CitingView(document, urls.document(document), found)
