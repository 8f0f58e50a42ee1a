"""The calls of a chat front end, one by one in its order: models, a turn as a stream, and its own tasks behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.service.conftest import Client
from tests.service.openai_api.front_end import QUESTION, TASKS, chat

KEY = {"Authorization": "Bearer sk-anything"}


def chunks(text: str) -> list[dict[str, Any]]:
    events = [line.removeprefix("data: ") for line in text.splitlines() if line]
    assert events[-1] == "[DONE]"
    return [json.loads(event) for event in events[:-1]]


def test_a_front_end_is_set_up_asks_and_asks_on(client: Client) -> None:
    models = client.get("/v1/models", headers=KEY).json()
    assert [(model["id"], model["object"]) for model in models["data"]] == [("pincite", "model")]

    first = client.post("/v1/chat/completions", json=chat(QUESTION), headers=KEY)
    assert first.headers["content-type"].startswith("text/event-stream")
    told = chunks(first.text)
    said = "".join(choice["delta"].get("content", "") for chunk in told for choice in chunk["choices"])
    assert "40 sailors" in said
    assert told[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert [chunk["choices"][0]["finish_reason"] for chunk in told[:-1]] == [None] * (len(told) - 2) + ["stop"]
    assert told[-2]["choices"][0]["delta"]["annotations"][0]["url_citation"]["url"].startswith("http://")
    assert told[-1]["choices"] == []
    assert told[-1]["usage"]["total_tokens"] > 0

    on = client.post("/v1/chat/completions", json=chat(QUESTION, said, "who said that?", stream=False), headers=KEY)
    assert QUESTION in on.json()["pincite"]["understood_as"]


@pytest.mark.parametrize("name", TASKS)
def test_a_task_of_the_front_end_asks_nothing_and_gets_what_it_can_read(client: Client, name: str) -> None:
    body, wanted = TASKS[name]
    response = client.post("/v1/chat/completions", json=body, headers=KEY)
    assert response.status_code == 200
    completion = response.json()
    assert json.loads(completion["choices"][0]["message"]["content"]) == wanted
    assert completion["choices"][0]["message"]["annotations"] == []
    assert completion["pincite"] is None


@pytest.mark.parametrize("question", ["what was the task of the commission?", "Task: how many sailors were wounded?"])
def test_a_question_about_a_task_is_a_question(client: Client, question: str) -> None:
    body = {"model": "pincite", "messages": [{"role": "user", "content": question}]}
    assert client.post("/v1/chat/completions", json=body).json()["pincite"]["question"] == question


def test_a_long_question_makes_a_title_that_ends_at_a_word(client: Client) -> None:
    body, _ = TASKS["title"]
    long = body["messages"][0]["content"].replace(QUESTION, f"{QUESTION} And {'how many more ' * 20}?")
    task = {**body, "messages": [{"role": "user", "content": long}]}
    title = json.loads(client.post("/v1/chat/completions", json=task).json()["choices"][0]["message"]["content"])
    assert title["title"].startswith(QUESTION)
    assert title["title"].endswith(" …")
    assert len(title["title"]) <= 62
