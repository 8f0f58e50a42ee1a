"""What the OpenAPI description says of errors that several operations have in common."""

from __future__ import annotations

from litestar.openapi.datastructures import ResponseSpec

from service.api import schemas


def _error(meaning: str) -> ResponseSpec:
    return ResponseSpec(schemas.ErrorJson, description=meaning, generate_examples=False)


#: What may be said to anybody before a request is looked at.
REFUSED = {
    401: _error("A key is asked for, and none was sent that opens anything."),
    429: _error("More was asked for than one caller may; `Retry-After` says when to ask again."),
    503: _error("Too many questions wait, or the service is not ready yet."),
}
BAD_REQUEST = {400: _error("The request cannot be answered as it is."), **REFUSED}
ERRORS = {**BAD_REQUEST, 404: _error("There is no such document or block.")}
