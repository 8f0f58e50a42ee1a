"""The schema that is served, and requests made up from it."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import response_schema_conformance

from service.app import create_app
from service.asking.answerer import Answerer
from tests.service.conftest import Client

#: The operations, and whether the schema leaves room for wrong requests to each.
OPERATIONS = {
    "POST /api/v1/ask": True,
    "GET /api/v1/ask": True,
    "POST /api/v1/ask/batch": True,
    "POST /api/v1/verify": True,
    "GET /api/v1/search": True,
    "GET /api/v1/documents": True,
    "GET /api/v1/documents/{symbol}": True,
    "GET /api/v1/documents/{symbol}/blocks": True,
    "GET /api/v1/documents/{symbol}/footnotes": True,
    "GET /api/v1/documents/{symbol}/references": True,
    "GET /api/v1/documents/{symbol}/tables": True,
    "GET /api/v1/documents/{symbol}/cites": True,
    "GET /api/v1/documents/{symbol}/cited-by": True,
    "POST /api/v1/documents": False,
    "DELETE /api/v1/documents/{symbol}": False,
    "GET /api/v1/jobs/{job}": False,
    "GET /api/v1/cite/{anchor}": False,
    "POST /v1/chat/completions": True,
    "GET /v1/models": False,
    "GET /v1/models/{name}": False,
    "GET /health": False,
    "GET /ready": False,
}


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        *((name, GenerationMode.POSITIVE) for name in OPERATIONS),
        *((name, GenerationMode.NEGATIVE) for name, bounded in OPERATIONS.items() if bounded),
    ],
)
def test_nothing_made_up_from_the_schema_is_a_server_error(
    ferries_answerer: Answerer, name: str, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_asgi("/schema/openapi.json", create_app(ferries_answerer))
    operation = schema.find_operation_by_label(name)
    assert operation is not None

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=15, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        response = case.call(timeout=120)  # seconds, where others use the processor, too
        case.validate_response(response, checks=[not_a_server_error, response_schema_conformance])
        assert response.status_code in (200, 400, 401, 403, 404)

    ask()


def test_every_operation_is_described_once_by_itself(client: Client) -> None:
    paths = client.get("/schema").json()["paths"]
    told = [operation["summary"] for path in paths.values() for operation in path.values()]
    assert len(set(told)) == len(told)
    assert all(
        operation.get("description") for path, ways in paths.items() if "/api/" in path for operation in ways.values()
    )


def test_the_schema_names_every_operation_of_the_api(client: Client) -> None:
    response = client.get("/schema")
    assert response.status_code == 200
    paths = response.json()["paths"]
    assert {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods} == set(OPERATIONS)


def test_the_schema_says_what_a_question_needs_and_what_an_error_is(client: Client) -> None:
    schemas = client.get("/schema/openapi.json").json()["components"]["schemas"]
    ask = next(schema for name, schema in schemas.items() if name.endswith("AskBody"))
    error = next(schema for name, schema in schemas.items() if name.endswith("ErrorJson"))
    assert ask["required"] == ["question"]
    assert set(ask["properties"]) == {"question", "history", "documents", "limit"}
    assert set(error["required"]) == {"error", "detail", "status"}
