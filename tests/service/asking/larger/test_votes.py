"""How a resolution was adopted is told as its line of adoption prints it."""

from __future__ import annotations

import pytest

from service.asking.answer import Abstained, Answer, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder
from tests.service.resolutions import resolutions_answerer


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)


def first_fact(answer: Answer) -> tuple[str, str]:
    assert isinstance(answer, Found)
    assert answer.citations[0].block.label == "adoption"
    return answer.facts[0].name, answer.facts[0].value


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Who voted against resolution 1954?", ("voted against", "Estavia")),
        ("How was the vote on resolution 1954?", ("vote", "14 votes to 1 (Estavia)")),
        ("Was resolution 1901 adopted unanimously?", ("vote", "unanimous")),
        (
            "Which countries abstained on the Selkie resolution?",
            ("abstentions", "2"),
        ),
        ("who abstained when the Lake Force was renewed?", ("abstentions", "2")),
        ("At which meeting was the resolution on buoys adopted?", ("adopted at", "6551st meeting")),
        ("Who voted against resolution 1915?", ("voted against", "none")),
        ("how did the vote on 1954 come out?", ("vote", "14 votes to 1 (Estavia)")),
        ("did anyone break ranks over 1954?", ("vote", "14 votes to 1 (Estavia)")),
    ],
)
def test_the_vote_is_told_and_its_line_cited(answerer: Answerer, question: str, fact: tuple[str, str]) -> None:
    assert first_fact(answerer.ask(Ask(question))) == fact


def test_those_who_abstained_are_named_as_printed(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which countries abstained on the Selkie resolution?"))
    assert isinstance(answer, Found)
    assert ("abstained", "Estavia, Kingdom of Norland and the Isles") in [(f.name, f.value) for f in answer.facts]


@pytest.mark.parametrize(
    "question",
    [
        "Who vetoed resolution 1954?",
        "Who voted against the Borealis resolution?",
        "Why did Estavia vote against resolution 1954?",
        "who abstained on the harbour?",
        "who spoke after the vote on 1954?",
    ],
)
def test_what_the_line_does_not_print_is_not_told(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Abstained) or answer.kind == "fact"
