"""A citation as a page shows it: the quotation in pieces, its place, who speaks, its footnotes and where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.anchor import Anchor
from corpus.document import Document, Voice
from corpus.ranges import Span
from index.languages import language_of
from service import urls
from service.asking.answer import Citation, Footnote
from service.asking.side_by_side import NEUTRAL
from service.pages.carrying import CiteView, cite_view
from service.pages.chances import percent
from service.pages.links import ReferenceLinks, links_in_text, links_of
from service.pages.markup import Piece, pieces
from service.pages.sources_page import ExcerptView, excerpt_view
from service.pages.table_rows import CellView, cell_views
from service.words import Words

#: How a passage was found whose grade is the same whatever its probability: across languages, or in one of its own.
Matched = Literal["", "across", "within"]
#: Characters of a document that its language is told by.
_TOLD_BY = 4000


@dataclass(frozen=True, slots=True)
class Asked:
    """What cards know of their question.

    words       in which they say what is said of them
    language    of the question, as ISO 639-1 has it
    nearest_to  the question, where they do not answer it; "" where they answer
    """

    words: Words
    language: str = "en"
    nearest_to: str = ""


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote that is folded out below a quotation; `named` is what it cites in a few words, "" for nothing."""

    note: Footnote
    url: str
    pieces: tuple[Piece, ...]
    links: tuple[ReferenceLinks, ...]
    named: str

    @property
    def held(self) -> bool:
        """Everything that it cites is held."""
        return all(links.document for links in self.links)


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation as a template shows it.

    id        of its card, on the page
    place     where it stands, in words: "A/75/660–S/2020/1267, [para. 13]"
    cells     of a table's row, what stands in it
    inner     who else is heard in the quotation, besides those that speak the marked words
    beneath   what it retells of documents held
    sources   the address of its block beside all its sources; "" where it cites nothing
    same      place and address on this page of the earlier card that gives the same answer
    repeats   names and addresses of blocks with the same words
    language  of the document, as ISO 639-1 has it
    matched   why no probability is told of it, "" where one is: in other languages than English none is read closely
    cite      how it can be cited and copied
    """

    id: str
    citation: Citation
    place: str
    pieces: tuple[Piece, ...]
    cells: tuple[CellView, ...]
    url: str
    document_url: str
    voices: tuple[Voice, ...]
    inner: tuple[Voice, ...]
    footnotes: tuple[FootnoteView, ...]
    percent: int
    beneath: tuple[ExcerptView, ...]
    sources: str
    same: tuple[str, str] | None
    repeats: tuple[tuple[str, str], ...]
    language: str
    matched: Matched
    cite: CiteView
    neutral: str = NEUTRAL


def citation_views(citations: Sequence[Citation], prefix: str, asked: Asked) -> tuple[CitationView, ...]:
    """Cards whose ids begin with `prefix` and are counted from 1."""
    ids = {citation.anchor: f"{prefix}{number}" for number, citation in enumerate(citations, start=1)}
    places = {citation.anchor: place_of(citation) for citation in citations}
    return tuple(
        _view(citation, f"{prefix}{number}", _same(citation, places, ids), asked)
        for number, citation in enumerate(citations, start=1)
    )


def place_of(citation: Citation) -> str:
    return f"{citation.document.cited}, {citation.block.label}"


def language_of_document(document: Document) -> str:
    """As ISO 639-1 has it, "" where it cannot be told."""
    return language_of(document.text[:_TOLD_BY])[0]


def matched(citation: Citation, asked_in: str) -> Matched:
    """Whether the passage was matched only: of the question, or of the passage, in another language than English."""
    language = language_of_document(citation.document) or "en"
    if citation.grade == "answers" or asked_in == language == "en":
        return ""
    return "within" if asked_in == language else "across"


def _same(citation: Citation, places: dict[Anchor, str], ids: dict[Anchor, str]) -> tuple[str, str] | None:
    earlier = citation.same_as
    return (places[earlier], f"#{ids[earlier]}") if earlier is not None and earlier in places else None


def _view(citation: Citation, card: str, same: tuple[str, str] | None, asked: Asked) -> CitationView:
    document, block = citation.document, citation.block
    marked, links = citation.differing or citation.marked, links_in_text(citation.references, document)
    return CitationView(
        id=card,
        citation=citation,
        place=place_of(citation),
        pieces=pieces(document, block, Span(citation.start, citation.end), marked=marked, links=links),
        cells=cell_views(document, block, marked=marked, links=links),
        url=urls.place(document, block, marked[0][0], marked[-1][1]) if marked else urls.block(document, block),
        document_url=urls.document(document),
        voices=citation.voice,
        inner=_inner(citation),
        footnotes=tuple(_footnote(document, note) for note in citation.footnotes if note.block.id != block.id),
        percent=percent(citation.score),
        beneath=tuple(excerpt_view(excerpt) for excerpt in citation.sources),
        sources=urls.sources(document, block) if document.references_behind(block) else "",
        same=same,
        language=language_of_document(document),
        matched=matched(citation, asked.language),
        repeats=tuple((f"{other.cited}, {again.label}", urls.block(other, again)) for other, again in citation.repeats),
        cite=cite_view(citation, asked.words, nearest_to=asked.nearest_to),
    )


def _inner(citation: Citation) -> tuple[Voice, ...]:
    heard = dict.fromkeys(speech.voice[-1] for speech in citation.speeches)
    return tuple(voice for voice in heard if voice not in citation.voice)


def _footnote(document: Document, note: Footnote) -> FootnoteView:
    block, links = note.block, links_in_text(note.references, document)
    cited = tuple(links_of(reference) for reference in note.references)
    return FootnoteView(
        note=note,
        url=urls.block(document, block),
        pieces=pieces(document, block, block.span, links=links),
        links=cited,
        named=_named(cited),
    )


def _named(cited: Sequence[ReferenceLinks]) -> str:
    """The first reference by its symbol or its site, with its date, and how many more there are."""
    if not cited:
        return ""
    reference = cited[0].reference
    name = str(reference.symbol) if reference.symbol else cited[0].site.removeprefix("www.") or reference.title
    first = ", ".join(part for part in (name, reference.date) if part)
    return f"{first} + {len(cited) - 1}" if cited[1:] else first
