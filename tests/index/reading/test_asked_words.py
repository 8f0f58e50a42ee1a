"""Mere keywords in a passage: which stand there, how much of them, and where."""

from __future__ import annotations

import pytest

from corpus.ranges import Span
from corpus.sentences import sentences
from index.question import Wording
from index.reading.asked_words import are_asked_for, marked, share

TEXT = "101 people, including 12 children, were killed, 423 civilians were wounded. Cluster munitions hit the port."


def same(word: str) -> str:
    return word


def one_each(_: str) -> float:
    return 1.0


@pytest.mark.parametrize(
    ("keywords", "told", "part"),
    [
        ("children killed", ["children", "killed"], 1.0),
        ("killed child", ["children", "killed"], 0.5),
        ("cluster munitions", ["Cluster munitions"], 1.0),
        ("cluster munitions children", ["Cluster munitions"], 1.0),
        ("port ferries", ["port"], 0.5),
        ("zeppelin glacier", [], 0.0),
    ],
)
def test_the_words_asked_for_are_marked_in_the_sentence_with_most_of_them(
    keywords: str, told: list[str], part: float
) -> None:
    asked = Wording.of(keywords)
    ranges = tuple(Span(*span) for span in sentences(TEXT))
    own, spans = marked(asked, TEXT, ranges, ranges[0], same)
    assert [TEXT[span.start : span.end] for span in spans] == told
    assert all(own.start <= span.start < span.end <= own.end for span in spans)
    assert share(asked, TEXT, same, one_each) == part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("children killed", True),
        ("how many children were killed?", False),
        ("death toll of the port", False),
        ("the of and", False),
    ],
)
def test_words_are_asked_for_where_no_number_day_or_name_is(text: str, words: bool) -> None:
    assert are_asked_for(Wording.of(text)) is words
