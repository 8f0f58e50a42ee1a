"""Places of documents as the tools give them, and the ids and addresses by which they are named."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.anchor import Anchor
from corpus.document import Block, Document, Voice
from service import urls
from service.api.schemas import RangeJson
from service.asking.answer import Citation, Footnote
from service.asking.answerer import Answerer
from service.checking.verdict import Place as CheckedPlace
from service.citing.copied import spoken_by
from service.mcp_server.schemas import BlockGiven, NoteGiven, Place, QuotedPlace


def found(answerer: Answerer, given: str) -> tuple[Document, Block | None]:
    """What an id names, None where that is a whole document.

    Raises `BadAnchor`, `BadSymbol`, `UnknownDocument`, `UnknownName` or `UnknownBlock`.
    """
    if "#" not in given:
        return answerer.snapshot.document(urls.DocumentPath.parse(given).symbol), None
    anchor = Anchor.parse(given.strip())
    document = answerer.snapshot.document(anchor.document)
    return document, document.block(anchor.block)


def address(document: Document, block: Block | None = None) -> str:
    """Of the service's page where one is asked, and else of the document where its publisher shows it."""
    if urls.host():
        return f"{urls.host()}{urls.block(document, block) if block else urls.document(document)}"
    return urls.original(document) or urls.resource(document, block)


def quoted(citation: Citation) -> QuotedPlace:
    document, block = citation.document, citation.block
    return QuotedPlace(
        id=str(citation.anchor),
        quote=citation.quote,
        cite_as=citation.cite_as,
        speaking=spoken_by(citation.voice),
        url=address(document, block),
        range=_range(document, citation.start, citation.end),
        answering_words=[highlight.text for highlight in citation.highlights],
        footnotes=_notes(citation.footnotes),
        grade=citation.grade,
        score=citation.score,
    )


def checked(place: CheckedPlace) -> Place:
    return Place(
        id=str(place.document.anchor(place.block)),
        quote=place.quote,
        cite_as=place.cite_as,
        speaking=spoken_by(place.voice),
        url=address(place.document, place.block),
        range=_range(place.document, *place.span),
    )


def whole_block(answerer: Answerer, document: Document, block: Block) -> BlockGiven:
    return BlockGiven(
        id=str(document.anchor(block)),
        quote=document.text_of(block),
        cite_as=f"{document.cited}, {block.label}",
        speaking=spoken_by(voice_of(block)),
        url=address(document, block),
        range=_range(document, block.start, block.end),
        label=block.label,
        kind=block.kind,
        footnotes=_notes(answerer.footnotes(document, block)),
        page=block.page,
    )


def voice_of(block: Block) -> tuple[Voice, ...]:
    return block.voice_at(block.start, block.end)


def dated(document: Document) -> str | None:
    return document.masthead.dated.isoformat() if document.masthead.dated else None


def _notes(notes: Sequence[Footnote]) -> list[NoteGiven]:
    return [NoteGiven(number=note.block.number, text=note.text) for note in notes]


def _range(document: Document, start: int, end: int) -> RangeJson:
    return RangeJson(start=start, end=end, sha256=document.sha256)
