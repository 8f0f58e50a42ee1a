"""A document as its page shows it, and as it stands beside the chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from corpus.citations.catalogue import Entry, Mention
from corpus.document import Block, Document, Voice
from corpus.ranges import Span
from corpus.voice_chain import authors_of, quoted_in
from service import urls
from service.asking.answer import CitedReference
from service.asking.dossier import Dossier
from service.citing.meta_tags import Tag
from service.pages.carrying import CiteView, document_cite_view, head_tags
from service.pages.citation_view import language_of_document
from service.pages.finding import Finding, find_in
from service.pages.links import ReferenceLinks, links_in_text, links_of
from service.pages.markup import Hit, Piece, pieces
from service.pages.table_rows import CellView, cell_views, own_cells, row_of
from service.words import spoken


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the document's page shows it.

    page      its number, where the block is the first that begins on it
    cells     of a table's row, what stands in it
    opens     the row is the first of those that are shown as one table; `closes`: the last
    speaking  the voices behind the author's, where a quotation begins, or an annex of somebody else's
    quoted    it is in somebody's words who is quoted
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
    quoted: bool = False
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
    """A document with what surrounds it.

    map_url    of the picture of what it rests on; "" where it cites nothing
    date       "" where its masthead has none
    language   of its text, as ISO 639-1 has it
    head       the lines of its masthead, which are folded up; open where one of them is marked
    contents   id and words of its titles and headings
    marked_at  id of the first block that is marked; "" for none
    finding    what was looked for in it
    removal    where readers remove it; "" where they cannot
    """

    document: Document
    url: str
    original_url: str
    map_url: str
    date: str
    head: tuple[BlockView, ...]
    contents: tuple[tuple[str, str], ...]
    marked_at: str
    finding: Finding
    blocks: tuple[BlockView, ...]
    footnotes: tuple[BlockView, ...]
    cites: tuple[CitedView, ...]
    cited_by: tuple[CitingView, ...]
    cite: CiteView
    language: str
    removal: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`head` are names and contents of what the page's head tells reference managers."""

    view: DocumentView
    head: tuple[Tag, ...]


def page_alone(view: DocumentView, *, removable: bool = False) -> DocumentPage:
    """`removable` is True where readers may remove it from the pages."""
    removal = urls.removal(view.document.symbol.slug) if removable else ""
    return DocumentPage(replace(view, removal=removal), head_tags(view.document))


@dataclass(frozen=True, slots=True)
class HeldView:
    """A document as a list of those held names it; `date` is "" where its masthead has none."""

    document: Document
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A block as it is shown in passing, beside a link to it; `place` is its citation in words."""

    block: Block
    place: str
    pieces: tuple[Piece, ...]
    voices: tuple[Voice, ...]


def document_view(about: Dossier, marked: Sequence[Span] = (), find: str = "") -> DocumentView:
    """The document with ranges of its text marked, and with all places of the words looked for."""
    document, finding = about.document, find_in(about.document, find)
    hits = [Hit(start, end, number) for number, (start, end) in enumerate(finding.hits, start=1)]
    views = []
    before: Block | None = None
    back = _marks_by_note(document)
    for block in document.blocks:
        views.append(_block(about, block, before, (*marked, *hits), tuple(back.get(block.id, ()))))
        if block.kind != "footnote":
            before = block
    head = tuple(takewhile(lambda view: view.block.kind == "masthead", views))
    text = [view for view in views[len(head) :] if view.block.kind != "footnote"]
    return DocumentView(
        document=document,
        url=urls.document(document),
        original_url=urls.original(document),
        map_url=urls.map_of(document.symbol.slug) if about.cites else "",
        date=_date(document),
        head=head,
        contents=tuple((b.id, document.text_of(b)) for b in document.of_kind("title", "heading")),
        marked_at=next((view.block.id for view in views if view.marked), ""),
        finding=finding,
        blocks=tuple(_in_tables(text)),
        footnotes=tuple(view for view in views if view.block.kind == "footnote"),
        cites=tuple(_cited(document, entry) for entry in about.cites),
        cited_by=tuple(_citing(citing, [*found]) for citing, found in groupby(about.cited_by, lambda m: m.document)),
        cite=document_cite_view(document),
        language=language_of_document(document),
    )


def _in_tables(views: Sequence[BlockView]) -> Iterator[BlockView]:
    """The blocks, rows that follow each other as tables. Nothing is said between the rows of one."""
    goes_on = [False, *(_goes_on(above, below) for above, below in pairwise(views)), False]
    for view, after_row, before_row in zip(views, goes_on, goes_on[1:], strict=False):
        yield replace(view, opens=not after_row, closes=not before_row) if view.cells else view


def _goes_on(above: BlockView, below: BlockView) -> bool:
    """Both are rows of one table, and no page begins between them."""
    return bool(above.cells) and not (below.page or below.speaking) and row_of(above.block) < row_of(below.block)


def preview_view(document: Document, block: Block, marked: Sequence[Span] = ()) -> PreviewView:
    inside = [span.shared(block.span) for span in marked if span.overlaps(block.span)]
    return PreviewView(
        block=block,
        place=f"{document.cited}, {block.label}",
        pieces=pieces(document, block, block.span, marked=inside),
        voices=block.voice,
    )


def held_views(documents: Sequence[Document]) -> tuple[HeldView, ...]:
    return tuple(HeldView(document, urls.document(document), _date(document)) for document in documents)


def _date(document: Document) -> str:
    on = document.masthead.dated or document.masthead.distributed
    return spoken().day(on) if on else ""


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
    marked: Sequence[Span | Hit],
    back: tuple[tuple[str, str], ...],
) -> BlockView:
    document, references = about.document, about.references.get(block.id, ())
    inside = [span.shared(block.span) for span in marked if isinstance(span, Span) and span.overlaps(block.span)]
    shown: list[Span | Hit] = [
        *inside,
        *(hit for hit in marked if isinstance(hit, Hit) and block.start <= hit.start < block.end),
    ]
    begins = bool(block.voice[1:]) and _speaks_anew(block, before)
    links = links_in_text(references, document)
    is_note = block.kind == "footnote"
    return BlockView(
        block=block,
        pieces=pieces(document, block, block.span, marked=shown, links=links),
        page=block.page if before is None or block.page not in before.pages[-1:] else None,
        speaking=block.voice[1:] if begins and not is_note else (),
        quoted=bool(quoted_in(block.voice)),
        back=back,
        links=tuple(links_of(cited) for cited in references if cited.held) if is_note else (),
        sources="" if is_note or not about.has_sources(block) else urls.sources(document, block),
        marked=bool(inside),
        cells=own_cells(block, cell_views(document, block, marked=shown, links=links)),
    )


def _speaks_anew(block: Block, before: Block | None) -> bool:
    """Somebody is quoted who was not before, or an annex begins that is somebody else's."""
    if before is None or quoted_in(block.voice):
        return before is None or before.voice != block.voice
    return authors_of(before.voice) != authors_of(block.voice)


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
