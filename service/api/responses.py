"""What the OpenAPI description says of errors that several operations have in common."""

from __future__ import annotations

from litestar.openapi.datastructures import ResponseSpec

from service.api import schemas


def _error(meaning: str) -> ResponseSpec:
    return ResponseSpec(schemas.ErrorJson, description=meaning, generate_examples=False)


BAD_REQUEST = {400: _error("The request cannot be answered as it is.")}
ERRORS = {**BAD_REQUEST, 404: _error("There is no such document or block.")}
