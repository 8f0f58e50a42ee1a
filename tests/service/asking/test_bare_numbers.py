"""A number alone is a resolution where the sentence treats it as a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document
from corpus.symbol import Symbol
from service.asking.answerer import Answerer
from service.asking.bare_numbers import BareNumbers


@pytest.fixture
def numbers(lake_answerer: Answerer) -> BareNumbers:
    resolution: Document = lake_answerer.snapshot.by_slug("S/RES/2650(2022)")
    return BareNumbers([replace(resolution, symbol=Symbol.parse("S/RES/650(1990)"))])


@pytest.mark.parametrize(
    "question",
    [
        "650's date",
        "what does 650 demand?",
        "How many paragraphs does 650 have",
        "650: what does it demand?",
        "which papers cite 650?",
        "when did the Council adopt 650?",
    ],
)
def test_a_number_that_does_something_is_a_resolution(numbers: BareNumbers, question: str) -> None:
    ((span, document),) = numbers.find(question)
    assert (question[span.start : span.end], str(document.symbol)) == ("650", "S/RES/650(1990)")


@pytest.mark.parametrize(
    "question",
    [
        "Who counted the 650 buoys?",
        "did 650 people sail?",
        "what does 651 demand?",
        "was it 1,650?",
        "650 ferries sailed",
    ],
)
def test_a_number_of_something_is_none(numbers: BareNumbers, question: str) -> None:
    assert list(numbers.find(question)) == []
