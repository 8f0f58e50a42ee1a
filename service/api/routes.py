"""The JSON API, version 1. Each handler translates a request into a call of the pipeline, and its result into JSON."""

from __future__ import annotations

from typing import Annotated

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter

from corpus.address import identify_held
from service.api import check_schemas, schemas, to_json
from service.api.check_json import verify_json
from service.api.cite_route import cite_place
from service.api.holding_routes import ROUTES as HOLDING
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.errors import QUESTION_LIMIT
from service.urls import DocumentPath

_ERRORS = {
    status: ResponseSpec(schemas.ErrorJson, description=meaning, generate_examples=False)
    for status, meaning in (
        (400, "The request cannot be answered as it is."),
        (404, "There is no such document or block."),
    )
}


@post(
    "/ask",
    status_code=200,
    sync_to_thread=True,
    responses=_ERRORS,
    summary="Ask a question",
    description="Verbatim quotations that answer, or the nearest passages where nothing does.",
)
def ask(data: JSONBody[schemas.AskBody], answerer: NamedDependency[Answerer]) -> schemas.AnswerJson:
    request = Ask(
        question=data.question,
        history=tuple(data.history),
        documents=tuple(identify_held(symbol) for symbol in data.documents),
        limit=data.limit,
    )
    return to_json.answer_json(answerer.ask(request), answerer.snapshot.manifest.id)


@get(
    "/search",
    sync_to_thread=True,
    responses=_ERRORS,
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
    responses=_ERRORS,
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
    responses=_ERRORS,
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


ROUTER = Router("/api/v1", route_handlers=[ask, search, verify, documents, document, cite_place, *HOLDING], tags=["v1"])
