"""A talk over HTTP: one answer whatever its length, and pages that a browser fills in from what it keeps."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.service.conftest import Client

WOUNDED = "How many sailors were wounded?"


def earlier(number: int) -> list[str]:
    return [f"Question {at} on ferries" for at in range(1, number + 1)]


def test_a_long_talk_costs_one_answer(
    client: Client, ferries_answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = Answerer.ask

    def counted(answerer: Answerer, request: Ask) -> object:
        asked.append(request.question)
        return ask(answerer, request)

    monkeypatch.setattr(Answerer, "ask", counted)
    page = client.get("/", params={"h": earlier(60), "q": WOUNDED})
    assert page.status_code == 200
    assert asked == [WOUNDED]


def test_questions_before_are_named_and_lead_to_their_own_answers(client: Client) -> None:
    page = client.get("/", params={"h": earlier(60), "q": WOUNDED}).text
    named = re.findall(r'<article class="turn earlier" id="t(\d+)"', page)
    assert named == [str(number) for number in range(41, 61)]
    assert "40 earlier questions before these" in page
    assert '<article class="turn fact answered" id="t61"' in page
    link = html.unescape(re.findall(r'class="show-answer" href="([^"]*)"', page)[-1])
    there = parse_qs(urlsplit(link).query)
    assert there["q"] == ["Question 60 on ferries"]
    assert there["h"] == earlier(59)[-12:]
    assert client.get(link).status_code == 200


def test_a_turn_far_down_a_talk_has_its_number_and_a_short_address(client: Client) -> None:
    turn = client.get("/turn", params={"h": earlier(12), "q": WOUNDED, "n": 61}).text
    assert 'id="t61"' in turn
    assert 'id="t61-1"' in turn
    assert client.get("/turn", params={"q": WOUNDED, "n": -1}).status_code == 400
    assert client.get("/turn", params={"q": WOUNDED, "n": "x"}).status_code == 400


@pytest.mark.parametrize("name", ["3r415947156f", "<script>", "%00", "x" * 5_000])
def test_a_kept_talk_s_page_is_empty_and_asks_nothing(client: Client, name: str) -> None:
    page = client.get("/", params={"talk": name})
    assert page.status_code == 200
    assert 'class="chat-page opens"' in page.text
    assert "<article" not in page.text
    assert "<script>" not in page.text


def test_a_question_counts_before_the_name_of_a_talk(client: Client) -> None:
    assert 'class="chat-page"' in client.get("/", params={"talk": "3r4159", "q": WOUNDED}).text


def test_the_page_of_conversations_knows_none(client: Client) -> None:
    page = client.get("/history").text
    assert "Conversations" in page
    assert '<ol id="talks" class="talks"></ol>' in page
    assert "<noscript>" in page
