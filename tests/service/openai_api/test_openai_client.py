"""OpenAI's own client against the service: plain and streaming, sync and async, and every error in its shape."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from openai.types.chat import ChatCompletion

from tests.service.conftest import Client

WOUNDED = "How many sailors were wounded?"
ASKED: Any = [{"role": "user", "content": WOUNDED}]


@pytest.fixture(scope="module")
def front(ferries_at: str) -> Iterator[OpenAI]:
    with OpenAI(base_url=f"{ferries_at}/v1", api_key="any", max_retries=0) as client:
        yield client


def complete(front: OpenAI, messages: Any, **more: Any) -> ChatCompletion:
    completion = front.chat.completions.create(model="pincite", messages=messages, **more)
    assert isinstance(completion, ChatCompletion)
    return completion


def whole(completion: ChatCompletion) -> dict[str, Any]:
    """The answer as the JSON API gives it."""
    assert completion.model_extra is not None
    return dict(completion.model_extra["pincite"])


def test_there_is_one_model(front: OpenAI) -> None:
    assert [model.id for model in front.models.list()] == ["pincite"]
    assert front.models.retrieve("pincite").owned_by == "pincite"


def test_an_answer_is_quotations_that_are_cited(front: OpenAI, ferries_at: str) -> None:
    completion = complete(front, ASKED)
    message = completion.choices[0].message
    assert completion.choices[0].finish_reason == "stop"
    assert message.content is not None
    assert message.annotations is not None
    cited = message.annotations[0].url_citation
    assert message.content[cited.start_index : cited.end_index] == whole(completion)["citations"][0]["quote"]
    assert cited.title == "A/77/401–S/2023/91, [para. 2]"
    assert cited.url == f"{ferries_at}/documents/A/77/401#p2"
    assert "Speaking: Permanent Representative of Norland" in message.content


def test_usage_counts_words(front: OpenAI) -> None:
    completion = complete(front, ASKED)
    assert completion.usage is not None
    assert completion.usage.prompt_tokens == 5
    assert completion.usage.completion_tokens == len(str(completion.choices[0].message.content).split())
    assert completion.usage.total_tokens == completion.usage.prompt_tokens + completion.usage.completion_tokens


def test_a_stream_joined_is_the_answer(front: OpenAI) -> None:
    completion = complete(front, ASKED)
    chunks = list(front.chat.completions.create(model="pincite", messages=ASKED, stream=True))
    deltas = [choice.delta for chunk in chunks for choice in chunk.choices]
    assert "".join(delta.content or "" for delta in deltas) == completion.choices[0].message.content
    assert chunks[-1].model_extra is not None
    assert chunks[-1].model_extra["pincite"] == whole(completion)
    assert deltas[-1].model_extra is not None
    cited = [annotation.model_dump() for annotation in completion.choices[0].message.annotations or []]
    assert deltas[-1].model_extra["annotations"] == cited
    assert {chunk.id for chunk in chunks} == {completion.id}


def test_the_client_that_awaits_gets_the_same(ferries_at: str, front: OpenAI) -> None:
    async def ask() -> tuple[str | None, str]:
        async with AsyncOpenAI(base_url=f"{ferries_at}/v1", api_key="any") as client:
            plain = await client.chat.completions.create(model="pincite", messages=ASKED)
            stream = await client.chat.completions.create(model="pincite", messages=ASKED, stream=True)
            streamed = [choice.delta.content or "" async for chunk in stream for choice in chunk.choices]
            return plain.choices[0].message.content, "".join(streamed)

    expected = complete(front, ASKED).choices[0].message.content
    assert asyncio.run(ask()) == (expected, expected)


def test_a_talk_is_followed_and_can_be_narrowed(front: OpenAI) -> None:
    talk = [*ASKED, {"role": "assistant", "content": "“…”"}, {"role": "user", "content": "who said that?"}]
    narrowed = {"pincite": {"documents": ["A/77/401"], "limit": 1}}
    answer = whole(complete(front, talk, extra_body=narrowed))
    assert WOUNDED in answer["understood_as"]
    assert len(answer["citations"]) == 1
    elsewhere = complete(front, ASKED, extra_body={"pincite": {"documents": ["A/77/402"]}})
    assert whole(elsewhere)["status"] == "not_answered"


def test_a_refusal_says_so_and_cites_nothing(front: OpenAI) -> None:
    completion = complete(front, [{"role": "user", "content": "zeppelin tiramisu recipe"}])
    message = completion.choices[0].message
    assert str(message.content).startswith("No answer was found in the documents held.")
    assert message.annotations == []
    assert completion.choices[0].finish_reason == "stop"
    assert whole(completion)["nearest"]


def test_what_means_nothing_here_does_no_harm(front: OpenAI) -> None:
    talk = [
        {"role": "developer", "content": "Answer in rhymes."},
        {"role": "system", "content": [{"type": "text", "text": "Be brief."}]},
        {"role": "user", "content": "hello"},
        {"role": "assistant", "content": None, "tool_calls": [
            {"id": "c1", "type": "function", "function": {"name": "now", "arguments": "{}"}}]},
        {"role": "tool", "tool_call_id": "c1", "content": "noon"},
        {"role": "user", "content": [{"type": "text", "text": "How many sailors"}, {"type": "text", "text": "were wounded?"}]},
    ]  # fmt: skip
    completion = complete(
        front,
        talk,
        temperature=0,
        tools=[{"type": "function", "function": {"name": "now"}}],
        tool_choice="auto",
        response_format={"type": "json_object"},
        logprobs=True,
        n=1,
        extra_body={"top_k": 3, "stream_options": None},
    )
    assert completion.choices[0].message.tool_calls is None
    assert "40 sailors" in str(completion.choices[0].message.content)


@pytest.mark.parametrize(
    ("body", "status", "code", "parameter"),
    [
        ({"model": "gpt-9", "messages": ASKED}, 404, "model_not_found", "model"),
        ({"model": "pincite", "messages": []}, 400, "invalid_request", "messages"),
        ({"model": "pincite", "messages": [{"role": "system", "content": "x"}]}, 400, "invalid_request", "messages"),
        ({"model": "pincite", "messages": [{"role": "user", "content": " "}]}, 400, "empty_question", "messages"),
        ({"model": "pincite", "messages": [{"role": "user", "content": "x" * 2001}]}, 400, "question_too_long", "messages"),
        ({"model": "pincite", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://x/y.png"}}]}]}, 400, "unsupported_content", "messages"),
        ({"model": "pincite", "messages": ASKED, "pincite": {"documents": ["A/99/1"]}}, 404, "unknown_document", None),
        ({"model": "pincite", "messages": ASKED, "pincite": {"limit": 99}}, 400, "invalid_request", None),
        ({"messages": ASKED}, 400, "invalid_request", None),
        ({"model": "pincite", "messages": "hello"}, 400, "invalid_request", None),
    ],
)  # fmt: skip
def test_every_error_has_the_shape_of_openai(
    client: Client, body: dict[str, Any], status: int, code: str, parameter: str | None
) -> None:
    for stream in (False, True):
        response = client.post("/v1/chat/completions", json={**body, "stream": stream}, headers={"accept": "text/html"})
        assert response.status_code == status
        error = response.json()["error"]
        assert set(error) == {"message", "type", "param", "code"}
        assert (error["type"], error["code"], error["param"]) == ("invalid_request_error", code, parameter)
        assert error["message"].strip()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/nowhere", 404), ("GET", "/v1/chat/completions", 405), ("GET", "/v1/models/gpt-9", 404)],
)
def test_so_has_that_of_an_address(client: Client, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"message", "type", "param", "code"}


def test_a_service_that_is_not_ready_says_so(unready_client: Client) -> None:
    response = unready_client.post("/v1/chat/completions", json={"model": "pincite", "messages": ASKED})
    assert response.status_code == 503
    assert response.json()["error"]["type"] == "server_error"


def test_the_client_raises_what_it_raises_for_openai(front: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError, match="there is no model 'gpt-9'"):
        front.chat.completions.create(model="gpt-9", messages=ASKED)
    image: Any = [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]}]
    with pytest.raises(openai.BadRequestError, match="only text is read"):
        front.chat.completions.create(model="pincite", messages=image)
