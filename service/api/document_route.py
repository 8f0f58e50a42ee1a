"""Documents over HTTP: those held, one of them, a block of it, its sources, and each of its parts."""

from __future__ import annotations

from litestar import Response, get
from litestar.di import NamedDependency

from corpus.errors import BadSymbol
from service.api import document_schemas, schemas, to_json
from service.api.cursor import USUAL, piece
from service.api.document_parts import PARTS, DocumentPart, Wanted, part_response
from service.api.not_modified import dated
from service.api.parameters import Cursor, Limit, Symbol
from service.api.responses import BAD_REQUEST, ERRORS
from service.asking.answerer import Answerer
from service.urls import DocumentPath, is_of_sources


@get(
    "/documents",
    sync_to_thread=False,
    responses=BAD_REQUEST,
    summary="List the documents held",
    description="All of them, or with `limit` in pieces; `next` is the `cursor` of the following one.",
)
def documents(
    answerer: NamedDependency[Answerer], limit: Limit = None, cursor: Cursor = None
) -> Response[schemas.DocumentsJson]:
    snapshot, held = answerer.snapshot.manifest.id, answerer.snapshot.documents
    found = piece(held, cursor, limit or (USUAL if cursor else max(len(held), 1)), snapshot, "documents")
    made = schemas.DocumentsJson(
        documents=[to_json.summary_json(document) for document in found.things],
        snapshot=snapshot,
        total=found.total,
        next=found.next,
    )
    return dated(answerer.snapshot, made)


@get(
    "/documents/{symbol:path}",
    sync_to_thread=True,
    asks=is_of_sources,
    responses=ERRORS,
    summary="One document, one block of it, or a block beside its sources",
    description="All of the document. With `/blocks/{block}` behind the symbol the answer "
    "is that block alone; with `/blocks/{block}/sources`, its sentences beside what stands nearest to them in the "
    f"documents that it cites; with {', '.join(f'`/{name}`' for name in PARTS)}, that list, in pieces.",
)
def document(
    symbol: Symbol, answerer: NamedDependency[Answerer], limit: Limit = None, cursor: Cursor = None
) -> Response[
    schemas.DocumentJson
    | schemas.BlockJson
    | schemas.SourcesJson
    | document_schemas.BlocksJson
    | document_schemas.FootnotesJson
    | document_schemas.ReferencesJson
    | document_schemas.TablesJson
    | document_schemas.CitesListJson
    | document_schemas.CitedByListJson
]:
    path, part = _part_of(symbol, answerer)
    target = DocumentPath.parse(path)
    found = answerer.snapshot.document(target.symbol)
    if part is not None:
        return part_response(part, answerer, found, Wanted(cursor, limit))  # type: ignore[return-value]  # one of those
    if target.block is None:
        return dated(answerer.snapshot, to_json.document_json(answerer.dossier(found)))
    block = found.block(target.block)
    if target.sources:
        return dated(
            answerer.snapshot, to_json.sources_json(answerer.sources(found, block), answerer.snapshot.manifest.id)
        )
    notes, references = answerer.footnotes(found, block), answerer.references(found, block)
    return dated(answerer.snapshot, to_json.block_json(found, block, notes, references))


def _part_of(path: str, answerer: Answerer) -> tuple[str, DocumentPart | None]:
    """The path of the document and the part that is asked for; the address of a web page may end like a part."""
    document, _, last = path.strip("/").rpartition("/")
    part = PARTS.get(last)
    return (path, None) if part is None or _is_held(path, answerer) else (document, part)


def _is_held(path: str, answerer: Answerer) -> bool:
    try:
        target = DocumentPath.parse(path)
    except BadSymbol:
        return False
    return target.block is None and answerer.snapshot.holds(target.symbol)
