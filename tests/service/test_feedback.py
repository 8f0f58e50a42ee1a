"""Verdicts of readers: given on a page, kept as lines, written out as questions that can be measured on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from litestar.testing import TestClient

from service.app import create_app
from service.asking.answerer import Answerer
from service.commands.main import main
from service.feedback import FeedbackBook
from service.measuring.questions import read_questions
from tests.service.conftest import Client

WOUNDED = "How many sailors were wounded?"
NOTHING = "zeppelin tiramisu recipe"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "data" / "feedback.jsonl"


@pytest.fixture
def asking(ferries_answerer: Answerer, kept: Path) -> Iterator[Client]:
    with TestClient(create_app(ferries_answerer, FeedbackBook(kept)), raise_server_exceptions=False) as client:
        yield client


def say(client: Client, question: str, verdict: str, **headers: str) -> int:
    answer = client.post("/feedback", params={"q": question}, data={"verdict": verdict}, headers=headers)
    return answer.status_code


def test_a_verdict_is_kept_with_question_and_answer_and_nothing_about_the_reader(asking: Client, kept: Path) -> None:
    assert say(asking, WOUNDED, "right") == 200
    (line,) = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    assert (line["question"], line["verdict"], line["status"]) == (WOUNDED, "right", "answered")
    assert line["blocks"] == ["A/77/401–S/2023/91#p2"]
    assert line["answer"] == ["40 sailors"]
    assert set(line) == {"at", "question", "history", "verdict", "status", "blocks", "answer", "snapshot", "within"}


def test_the_form_works_without_script_and_stands_only_below_the_last_answer(asking: Client) -> None:
    page = asking.get("/", params={"h": WOUNDED, "q": "who said that?"}).text
    assert page.count('<form class="feedback"') == 1
    assert '<form class="feedback" action="/feedback?h=How+many+sailors+were+wounded%3F&amp;q=who+said+that%3F"' in page
    shown = asking.post("/feedback", params={"q": WOUNDED}, data={"verdict": "wrong"}).text
    assert "Kept. Thank you." in shown
    assert "/?q=How+many+sailors+were+wounded%3F" in shown


def test_nobody_is_asked_where_it_is_switched_off(client: Client) -> None:
    assert "feedback" not in client.get("/", params={"q": WOUNDED}).text
    assert say(client, WOUNDED, "right") == 404


@pytest.mark.parametrize("verdict", ["", "maybe", "right\n"])
def test_a_verdict_that_is_none_is_refused(asking: Client, kept: Path, verdict: str) -> None:
    assert say(asking, WOUNDED, verdict) == 400
    assert not kept.exists()


def test_what_a_page_of_somebody_else_sends_is_refused(asking: Client, kept: Path) -> None:
    assert say(asking, WOUNDED, "right", **{"Sec-Fetch-Site": "cross-site"}) == 403
    assert asking.post("/feedback", data={"verdict": "right"}).status_code == 400
    assert not kept.exists()


def test_verdicts_become_questions_to_measure_on(
    asking: Client, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for question, verdict in [(WOUNDED, "wrong"), (WOUNDED, "right"), (NOTHING, "nothing"), ("Who sank?", "wrong")]:
        say(asking, question, verdict)
    monkeypatch.setenv("PINCITE_DATA", str(kept.parent))
    told = CliRunner().invoke(main, ["feedback", "export", str(tmp_path / "said.jsonl")])
    assert "2 questions written" in told.output
    assert "1 left out" in told.output
    right, nothing = read_questions(tmp_path / "said.jsonl")
    assert (right.question, right.answer, right.answerable) == (WOUNDED, ("40 sailors",), True)
    assert (nothing.question, nothing.answerable) == (NOTHING, False)


def test_a_verdict_within_chosen_documents_says_so_and_is_measured_within_them(
    lake_answerer: Answerer, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question, within = "What was demanded of the ferries?", {"in": "S/RES/2650(2022)"}
    with TestClient(create_app(lake_answerer, FeedbackBook(kept)), raise_server_exceptions=False) as client:
        page = client.get("/", params={**within, "q": question}).text
        (action,) = re.findall(r'class="feedback" action="([^"]+)"', page)
        client.post(unescape(action), data={"verdict": "right"})
        client.post("/feedback", params={"q": question}, data={"verdict": "nothing"})
    monkeypatch.setenv("PINCITE_DATA", str(kept.parent))
    CliRunner().invoke(main, ["feedback", "export", str(tmp_path / "said.jsonl")])
    chosen, everywhere = read_questions(tmp_path / "said.jsonl")
    assert [str(document) for document in chosen.ask().documents] == ["S/RES/2650(2022)"]
    assert chosen.answerable
    assert everywhere.ask().documents == ()


def test_where_no_verdict_was_given_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_DATA", str(tmp_path))
    told = CliRunner().invoke(main, ["feedback", "export", str(tmp_path / "said.jsonl")])
    assert "no verdict" in told.output
    assert not (tmp_path / "said.jsonl").exists()
