"""The JSON API, version 1. Each handler translates a request into a call of the pipeline, and its result into JSON."""

from __future__ import annotations

from litestar import Router, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.api import check_schemas
from service.api.ask_route import ask, ask_by_address
from service.api.batch_route import ask_batch
from service.api.check_json import verify_json
from service.api.cite_route import cite_place
from service.api.document_parts import PART_ROUTES
from service.api.document_route import document, documents
from service.api.holding_routes import ROUTES as HOLDING
from service.api.not_modified import TAGGED
from service.api.responses import ERRORS
from service.api.search_route import search
from service.asking.answerer import Answerer
from service.errors import TEXT_BODY


@post(
    "/verify",
    status_code=200,
    sync_to_thread=True,
    responses=ERRORS,
    request_max_body_size=TEXT_BODY,
    asks=True,
    summary="Check quotations",
    description="Each quoted passage of a text, judged against the documents held: word for word, with differences, of "
    "another speaker than said, pieced together, or not found. A text without quotation marks is itself the quotation.",
)
def verify(data: JSONBody[check_schemas.VerifyBody], answerer: NamedDependency[Answerer]) -> check_schemas.VerifyJson:
    return verify_json(answerer.check(data.text), answerer.snapshot.manifest.id)


ROUTER = Router(
    "/api/v1",
    route_handlers=[
        ask,
        ask_by_address,
        ask_batch,
        search,
        verify,
        documents,
        document,
        *PART_ROUTES,
        cite_place,
        *HOLDING,
    ],
    opt={TAGGED: True},
    tags=["v1"],
)
