"""What a document or a place in it rests on is told as data, each thing with where it is cited."""

from __future__ import annotations

import pytest

from service.asking.answer import Answer, Found
from service.asking.answerer import Answerer
from service.asking.larger.about_sources import asks_for_sources
from service.asking.place_talk import of_another_place
from service.asking.request import Ask
from tests.service.asking.larger.told import cited, told

SELBY = ("cites", "Moorings cut at Port Selby, 5 February 2023")
LOG = ("cites", "A/77/402, Log of the northern ferries, 4 February 2023")


def facts(answer: Answer) -> list[tuple[str, str, str]]:
    assert isinstance(answer, Found)
    return [(fact.name, fact.value, fact.derivation) for fact in answer.facts]


@pytest.mark.parametrize(
    "question",
    [
        "What does paragraph 4 of A/77/401 rest on?",
        "which sources does paragraph 4 of A/77/401 cite",
        "what is paragraph 4 of A/77/401 based on",
        "On which sources does paragraph 4 of A/77/401 draw?",
        "what are the sources of paragraph 4 of A/77/401",
        "How many sources does paragraph 4 of A/77/401 rely on?",
        "what does paragraph 4 of A/77/401 cite",
    ],
)
def test_what_a_paragraph_rests_on_is_told_with_its_footnote(ferries_answerer: Answerer, question: str) -> None:
    answer = ferries_answerer.ask(Ask(question))
    assert told(answer) == [("documents cited", "1"), SELBY]
    assert facts(answer)[1][2] == "in footnote 2; not held"
    assert [citation.block.id for citation in answer.citations] == ["p4"]  # type: ignore[union-attr]


def test_what_is_held_is_said_to_be_and_a_paragraph_without_sources_has_none(ferries_answerer: Answerer) -> None:
    held = ferries_answerer.ask(Ask("What does paragraph 6 of A/77/401 rest on?"))
    assert (told(held)[1], facts(held)[1][2]) == (LOG, "in footnote 3; held")
    nothing = ferries_answerer.ask(Ask("What is paragraph 2 of A/77/401 based on?"))
    assert told(nothing) == [("documents cited", "0")]
    assert cited(nothing)[0].endswith("[para. 2]")


def test_the_same_is_asked_of_another_paragraph(ferries_answerer: Answerer) -> None:
    history = ("What does paragraph 4 of A/77/401 rest on?", "and paragraph 2?")
    assert told(ferries_answerer.ask(Ask(history[1], history=history[:1]))) == [("documents cited", "0")]
    again = ferries_answerer.ask(Ask("and in paragraph 6?", history=history))
    assert told(again)[1] == LOG
    shown = ferries_answerer.ask(Ask("and paragraph 2?", history=("What does paragraph 4 of A/77/401 say?",)))
    assert isinstance(shown, Found)
    assert (shown.kind, shown.facts) == ("fact", ())


@pytest.mark.parametrize(
    "question",
    [
        "Which sources does A/77/401 use most?",
        "who is cited most in A/77/401",
        "how many sources does A/77/401 rest on",
        "what are the sources of A/77/401",
        "What does A/77/401 mainly rest on?",
        "which organisations does A/77/401 cite most often",
        "On what is A/77/401 based?",
    ],
)
def test_what_a_document_rests_on_most_is_told(ferries_answerer: Answerer, question: str) -> None:
    answer = ferries_answerer.ask(Ask(question))
    assert told(answer)[0] == ("documents cited", "3")
    assert facts(answer)[0][2] == "counted: each once"


@pytest.mark.parametrize(
    "asks",
    [
        "what does it rest its finding on",
        "what does it say about the sources of the river",
        "who cut the moorings that it cites",
        "what does the attack in it rest on",
        "which dates does it cite",
        "where does it draw the border",
    ],
)
def test_what_asks_for_more_than_sources_is_left_to_the_passages(asks: str) -> None:
    assert not asks_for_sources(asks)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (("What does paragraph 4 rest on?", "and paragraph 14?"), "What does paragraph 14 rest on?"),
        (("What does paragraph 4 rest on?", "what about para. 7?"), "What does para. 7 rest on?"),
        (("Who speaks in paragraph 4?", "and in footnote 2?"), "Who speaks in footnote 2?"),
        (("What does paragraph 4 rest on?", "What does paragraph 5 say?"), ""),
        (("What does paragraph 4 rest on?", "and the boats?"), ""),
        (("and paragraph 14?",), ""),
    ],
)
def test_another_place_takes_the_place_of_the_last(asked: tuple[str, ...], meant: str) -> None:
    assert of_another_place(asked) == meant
