"""The JSON API, version 1. Each handler translates a request into a call of the pipeline, and its result into JSON."""

from __future__ import annotations

from typing import Annotated

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from service.api import check_schemas, schemas, to_json
from service.api.ask_route import ask, ask_by_address
from service.api.batch_route import ask_batch
from service.api.check_json import verify_json
from service.api.cite_route import cite_place
from service.api.holding_routes import ROUTES as HOLDING
from service.api.responses import ERRORS
from service.asking.answerer import Answerer
from service.errors import QUESTION_LIMIT
from service.urls import DocumentPath


@get(
    "/search",
    sync_to_thread=True,
    responses=ERRORS,
    summary="Search passages",
    description="Passages with the scores of each leg.",
)
def search(
    answerer: NamedDependency[Answerer],
    q: Annotated[str, QueryParameter(description=f"Words or a question; at most {QUESTION_LIMIT} characters.")],
    limit: Annotated[int, QueryParameter(ge=1, le=100, description="Passages at most.")] = 10,
) -> schemas.SearchJson:
    query, hits = answerer.search(q, limit)
    return schemas.SearchJson(
        query=q,
        corrected=dict(query.corrected),
        hits=[to_json.hit_json(hit, answerer.snapshot.by_slug(hit.passage.document)) for hit in hits],
        snapshot=answerer.snapshot.manifest.id,
    )


@post(
    "/verify",
    status_code=200,
    sync_to_thread=True,
    responses=ERRORS,
    summary="Check quotations",
    description="Each quoted passage of a text, judged against the documents held: word for word, with differences, of "
    "another speaker than said, pieced together, or not found. A text without quotation marks is itself the quotation.",
)
def verify(data: JSONBody[check_schemas.VerifyBody], answerer: NamedDependency[Answerer]) -> check_schemas.VerifyJson:
    return verify_json(answerer.check(data.text), answerer.snapshot.manifest.id)


@get("/documents", sync_to_thread=False, summary="List the documents held")
def documents(answerer: NamedDependency[Answerer]) -> schemas.DocumentsJson:
    return schemas.DocumentsJson(
        documents=[to_json.summary_json(document) for document in answerer.snapshot.documents],
        snapshot=answerer.snapshot.manifest.id,
    )


@get(
    "/documents/{symbol:path}",
    sync_to_thread=True,
    responses=ERRORS,
    summary="One document, one block of it, or a block beside its sources",
    description="`symbol` is either half of a document's symbol, any dash, URL-encoded or as a path; of a web page, "
    "its address; of a document that has no symbol, the name it was given. With `/blocks/{block}` behind it the answer "
    "is that block alone; with `/blocks/{block}/sources`, its sentences beside what stands nearest to them in the "
    "documents that it cites.",
)
def document(
    symbol: FromPath[str], answerer: NamedDependency[Answerer]
) -> schemas.DocumentJson | schemas.BlockJson | schemas.SourcesJson:
    target = DocumentPath.parse(symbol)
    found = answerer.snapshot.document(target.symbol)
    if target.block is None:
        return to_json.document_json(answerer.dossier(found))
    block = found.block(target.block)
    if target.sources:
        return to_json.sources_json(answerer.sources(found, block), answerer.snapshot.manifest.id)
    return to_json.block_json(found, block, answerer.footnotes(found, block), answerer.references(found, block))


ROUTER = Router(
    "/api/v1",
    route_handlers=[ask, ask_by_address, ask_batch, search, verify, documents, document, cite_place, *HOLDING],
    tags=["v1"],
)
