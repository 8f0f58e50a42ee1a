"""Several questions in one request: each is answered as it would be alone, whatever stands beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.api.batch_schemas import BATCH_LIMIT
from service.app import create_app
from service.asking.answerer import Answerer
from tests.service.api.test_stream import ASKED
from tests.service.conftest import Client, error_of

ASK, BATCH = "/api/v1/ask", "/api/v1/ask/batch"
#: What one question may be wrong in.
WRONG: tuple[Any, ...] = (
    {"question": ""},
    {"question": "x\x00"},
    {"question": "x" * 2_001},
    {"question": "x", "documents": ["nonsense"]},
    {"question": "x", "documents": ["A/1/2"]},
    {"question": "x", "limit": 21},
    {"question": "x", "limit": "5"},
    {"question": "x", "limits": 5},
    {"question": None},
    {"question": "x", "history": [1]},
    {},
)


def answered(client: Client, questions: Any) -> Any:
    response = client.post(BATCH, json={"questions": questions})
    assert response.status_code == 200
    return response


def test_each_answer_has_the_bytes_that_it_has_alone(client: Client) -> None:
    together = answered(client, ASKED)
    for body in ASKED:
        assert client.post(ASK, json=body).content in together.content
    assert [answer["question"] for answer in together.json()["answers"]] == [body["question"] for body in ASKED]


def test_the_order_and_the_number_of_questions_change_nothing(client: Client) -> None:
    forwards = answered(client, ASKED).json()
    backwards = answered(client, [*reversed(ASKED), *ASKED[:5]]).json()
    assert backwards["answers"] == [*reversed(forwards["answers"]), *forwards["answers"][:5]]
    assert forwards["snapshot"] == forwards["answers"][0]["snapshot"]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda body: json.dumps(body)[:40])
def test_a_question_that_cannot_be_asked_has_its_error_and_the_others_their_answers(client: Client, wrong: Any) -> None:
    alone = client.post(ASK, json=wrong)
    first, error, last = answered(client, [ASKED[0], wrong, ASKED[3]]).json()["answers"]
    assert error == alone.json()
    assert alone.status_code == error["status"]
    assert [first, last] == [client.post(ASK, json=body).json() for body in (ASKED[0], ASKED[3])]


@pytest.mark.parametrize("thing", [5, "x", None, []], ids=repr)
def test_what_is_no_question_at_all_has_an_error(client: Client, thing: Any) -> None:
    error, answer = answered(client, [thing, ASKED[0]]).json()["answers"]
    assert (error["error"], error["status"]) == ("invalid_request", 400)
    assert answer["status"] == "answered"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"questions": []},
        {"questions": [ASKED[0]] * (BATCH_LIMIT + 1)},
        {"questions": {"question": "x"}},
        {"questions": None},
        {"questions": [ASKED[0]], "limit": 5},
        [ASKED[0]],
        ASKED[0],
    ],
    ids=lambda body: json.dumps(body)[:40],
)
def test_a_body_without_a_list_of_questions_is_a_400(client: Client, body: Any) -> None:
    response = client.post(BATCH, json=body)
    assert (response.status_code, error_of(response)) == (400, "invalid_request")


def test_as_many_as_are_allowed_are_answered(client: Client) -> None:
    asked = [*ASKED[:8]] * (BATCH_LIMIT // 8)
    answers = answered(client, asked).json()["answers"]
    assert [answer["question"] for answer in answers] == [body["question"] for body in asked]


def test_a_batch_of_long_questions_is_not_too_large(client: Client) -> None:
    asked = [{"question": "é" * 2_000, "history": ["ß" * 2_000] * 5}] * BATCH_LIMIT
    assert len(answered(client, asked).json()["answers"]) == BATCH_LIMIT
    response = client.post(BATCH, json={"questions": [{"question": "x" * 9_000_000}]})
    assert (response.status_code, error_of(response)) == (413, "request_too_large")


def test_a_fault_of_ours_in_one_question_leaves_the_others(
    ferries_answerer: Answerer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ask = Answerer.ask

    def broken(answerer: Answerer, request: Any, *further: Any) -> Any:
        if request.question == "break":
            raise MemoryError("our insides")
        return ask(answerer, request, *further)

    monkeypatch.setattr(Answerer, "ask", broken)
    with Client(create_app(ferries_answerer)) as client:
        fault, answer = answered(client, [{"question": "break"}, ASKED[0]]).json()["answers"]
    assert (fault["error"], fault["status"]) == ("internal_error", 500)
    assert "insides" not in fault["detail"]
    assert "MemoryError" in caplog.text
    assert answer["status"] == "answered"


def test_a_service_without_a_snapshot_answers_none(unready_client: Client) -> None:
    response = unready_client.post(BATCH, json={"questions": [ASKED[0]]})
    assert (response.status_code, error_of(response)) == (503, "not_ready")
