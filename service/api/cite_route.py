"""How a place is cited, over HTTP: one handler that translates a request into a citation in a style."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated, Any

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, QueryParameter

from corpus.anchor import Anchor
from corpus.document import Block, Document
from corpus.ranges import Span
from service import urls
from service.api import schemas, to_json
from service.api.responses import REFUSED
from service.asking.answer import Citation
from service.asking.answerer import Answerer
from service.citing.cited import Cited, cited, footnotes_of, whole, with_footnote
from service.citing.copied import copied_as
from service.citing.formats import FORMATS
from service.citing.runs import Runs, italics, plain
from service.citing.styles import STYLES, cite
from service.errors import InvalidRequest
from service.urls import DocumentPath

_NAMES = (*STYLES, *FORMATS)
_AS = ("json", "text", "quotation")
_MARK = re.compile(r"(\d{1,9})-(\d{1,9})")
_ERRORS = REFUSED | {
    status: ResponseSpec(schemas.ErrorJson, description=meaning, generate_examples=False)
    for status, meaning in (
        (400, "The place cannot be cited as it is asked for."),
        (404, "There is no such document or block."),
    )
}

Style = Annotated[
    str, QueryParameter(description="A citation style, or the format of a record for reference managers.", enum=_NAMES)
]
Form = Annotated[
    str,
    QueryParameter(
        name="as",
        description="json; text: the citation, or the record as a file; quotation: the text that the page copies.",
        enum=_AS,
    ),
]
Footnote = Annotated[
    str | None, QueryParameter(description="The one of the place's footnotes to cite; without it, all of them.")
]
Mark = Annotated[
    str | None, QueryParameter(description="Range of the document's text that is quoted from the block: `start-end`.")
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a place is to be cited."""

    style: str
    form: str
    footnote: str | None
    mark: str | None


def wanted(style: Style = "un", form: Form = "json", footnote: Footnote = None, mark: Mark = None) -> Wanted:
    """Raises `InvalidRequest` for a style or a form that there is not."""
    _check("style", style, _NAMES)
    _check("as", form, _AS)
    return Wanted(style, form, footnote, mark)


@dataclass(frozen=True, slots=True)
class _Place:
    """What is cited, None for what a whole document does not have."""

    document: Document
    cited: Cited
    citation: Citation | None


@get(
    "/cite/{anchor:path}",
    sync_to_thread=True,
    dependencies={"wanted": Provide(wanted, sync_to_thread=False)},
    responses=_ERRORS,
    summary="Cite a place",
    description="`anchor` is a document as `/documents/{symbol}` knows it, with `#p13` (as `%23p13`) or `/blocks/p13` "
    "behind it for a block. The answer is the citation in a style: `un`, `oscola`, `bluebook`, `chicago`; or the "
    "record of the document with the pinpoint in a note: `bibtex`, `ris`, `csl-json`.",
)
def cite_place(
    anchor: FromPath[str],
    answerer: NamedDependency[Answerer],
    wanted: NamedDependency[Wanted],
) -> Response[schemas.CiteJson | str]:
    place = _place(answerer, anchor, wanted)
    told = _told(place, wanted.style, answerer.snapshot.manifest.id)
    match wanted.form:
        case "json":
            return Response(told)
        case "quotation":
            return Response(_quotation(told), media_type="text/plain")
        case _ if wanted.style in FORMATS:
            return _file(told, wanted.style, place.cited)
        case _:
            return Response(f"{told.text}\n", media_type="text/plain")


def _check(where: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise InvalidRequest(where, f"{given[:40]!r} is none of {', '.join(known)}")


def _place(answerer: Answerer, anchor: str, wanted: Wanted) -> _Place:
    document, block = _found(answerer, anchor)
    if block is None:
        if wanted.mark or wanted.footnote:
            where = "mark" if wanted.mark else "footnote"
            raise InvalidRequest(where, "a whole document is cited without; name a block of it")
        return _Place(document, whole(document), None)
    citation = answerer.citation(document, block, _marked(block, wanted.mark))
    return _Place(document, _with(cited(citation), footnotes_of(citation), wanted.footnote), citation)


def _found(answerer: Answerer, anchor: str) -> tuple[Document, Block | None]:
    """Raises `BadAnchor`, `BadSymbol`, `UnknownDocument`, `UnknownName` or `UnknownBlock`."""
    if "#" in anchor:
        asked = Anchor.parse(anchor.strip("/"))
        document = answerer.snapshot.document(asked.document)
        return document, document.block(asked.block)
    target = DocumentPath.parse(anchor)
    document = answerer.snapshot.document(target.symbol)
    return document, document.block(target.block) if target.block is not None else None


def _marked(block: Block, mark: str | None) -> Span | None:
    if not mark:
        return None
    match = _MARK.fullmatch(mark)
    span = Span(int(match[1]), int(match[2])) if match else Span(0, 0)
    if not block.start <= span.start < span.end <= block.end:
        looks = f"{block.start}-{block.end}"
        raise InvalidRequest("mark", f"{mark[:40]!r} is no range of this block; the whole of it is {looks}")
    return span


def _with(place: Cited, carried: tuple[str, ...], footnote: str | None) -> Cited:
    """`carried` are all footnotes of the block."""
    if footnote is None:
        return place
    if footnote not in carried:
        has = f"it has {', '.join(carried) or 'none'}"
        raise InvalidRequest("footnote", f"{footnote[:40]!r} is no footnote of this place; {has}")
    return with_footnote(place, footnote)


def _told(place: _Place, style: str, snapshot: str) -> schemas.CiteJson:
    document, citation = place.document, place.citation
    runs: Runs = cite(place.cited, style) if style in STYLES else ()
    text = plain(runs) or FORMATS[style].write(place.cited)
    url = _address(document, citation)
    json = to_json.citation_json(citation) if citation else None
    return schemas.CiteJson(
        style=style,
        text=text,
        italics=[schemas.ItalicsJson(start=start, end=end) for start, end in italics(runs)],
        anchor=json.anchor if json else None,
        quote=json.quote if json else None,
        range=json.range if json else None,
        voice=json.voice if json else [],
        footnotes=list(place.cited.footnotes),
        notice=citation.notice if citation else document.notice,
        quotation=_copied(citation, place.cited, style, url) if citation else None,
        url=url,
        snapshot=snapshot,
    )


def _copied(citation: Citation, place: Cited, style: str, url: str) -> str:
    told = copied_as(citation, replace(place, authored=True), style if style in STYLES else "un")
    return told.text(urls.lasting(citation.document, f"{urls.host()}{url}"))


def _address(document: Document, citation: Citation | None) -> str:
    if citation is None:
        return urls.document(document)
    marked = citation.marked[0]
    return urls.place(document, citation.block, marked.start, marked.end)


def _quotation(told: schemas.CiteJson) -> str:
    if told.quotation is None:
        raise InvalidRequest("as", "a whole document has no quotation; name a block of it")
    return f"{told.quotation}\n"


def _file(told: schemas.CiteJson, style: str, place: Cited) -> Response[Any]:
    form = FORMATS[style]
    disposition = f'attachment; filename="{form.file_name(place)}"'
    return Response(
        told.text.encode(),
        media_type=f"{form.media_type}; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )
