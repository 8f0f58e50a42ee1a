"""Which of the documents named is the earlier is told from the days that they print."""

from __future__ import annotations

import time

import pytest

from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.larger.by_day import asks_by_day
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder
from tests.service.asking.larger.told import cited, told
from tests.service.resolutions import resolutions_answerer


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)


DAYS = [("S/RES/1901 (2009)", "14 May 2009"), ("S/RES/1954 (2011)", "9 June 2011")]


@pytest.mark.parametrize(
    ("question", "facts", "places"),
    [
        (
            "Which came first, resolution 1901 or resolution 1954?",
            [("earliest resolution", "S/RES/1901 (2009)"), *DAYS],
            ["S/RES/1901 (2009), masthead"],
        ),
        (
            "Two resolutions on the lake, 1901 (2009) and 1954 (2011): which is the later one?",
            [("latest resolution", "S/RES/1954 (2011)"), *DAYS],
            ["S/RES/1954 (2011), masthead"],
        ),
        (
            "Is resolution 1954 older than resolution 1901?",
            DAYS,
            ["S/RES/1901 (2009), masthead", "S/RES/1954 (2011), masthead"],
        ),
    ],
)
def test_their_days_are_told(
    answerer: Answerer, question: str, facts: list[tuple[str, str]], places: list[str]
) -> None:
    answer = answerer.ask(Ask(question))
    assert told(answer) == facts
    assert cited(answer) == places


@pytest.mark.parametrize(
    "rest",
    [
        "how do … and … differ?",
        "which of … and … came first to name the buoys?",
        "does … say the same as … on ferries?",
    ],
)
def test_what_they_say_is_another_question(rest: str) -> None:
    assert not asks_by_day(rest)


def test_without_two_documents_nothing_is_ordered(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which came first in resolution 1901?"))
    assert not (isinstance(answer, Found) and answer.facts and answer.facts[0].name.startswith("earliest"))


def test_rows_of_dashes_are_read_at_once() -> None:
    began = time.process_time()
    assert not asks_by_day("-" * 900 + " a b c d e f g h i j k … and … : which came first?")
    assert time.process_time() - began < 1
