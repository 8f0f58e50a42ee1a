"""A timeline holds the sentences that print a date, in the order of the days."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document
from corpus.grammar.understand import understand
from corpus.lines import Line
from corpus.symbol import Symbol
from service.asking.larger.meant import Meant
from service.asking.larger.timeline import Wanted, asks_for_timeline, timeline

TEXT = (
    "On 4 May 2031 the ferry Selkie sank off Ardmouth. Two boats were lost there on 3 April and 5 May.",
    "The lamp was lit on 4 July 2030. On 4 July 2030 it went out as well.",
    "The commission was founded in 2029. It met between 2 and 9 June 2030 at Port Selby.",
    "In March 2031 the quay of Ardmouth was closed. There were 2031 herrings in the hold.",
    "On 31 February 2031 nothing happened, as no calendar has that day.",
)


@pytest.fixture(scope="module")
def document() -> Document:
    lines = [Line(text, gap=True) for text in TEXT]
    return understand(lines, Card(Path("ferries.txt"), Symbol.parse("A/85/1")))


def wanted(document: Document, question: str, *names: str) -> Wanted | None:
    return asks_for_timeline(Meant((document,), named=False, rest=question.lower()), names)


def days(document: Document, question: str, *names: str) -> list[tuple[str, str, bool]]:
    asked = wanted(document, question, *names)
    assert asked is not None
    return [(str(dated.on), dated.printed, dated.inferred) for dated, _ in timeline(asked)]


def test_sentences_come_in_the_order_of_the_days_they_tell_of(document: Document) -> None:
    assert days(document, "Give me a timeline") == [
        ("2029-01-01", "2029", False),
        ("2030-06-02", "2 and 9 June 2030", False),
        ("2030-07-04", "4 July 2030", False),
        ("2031-03-01", "March 2031", False),
        ("2031-04-03", "3 April", True),
        ("2031-05-04", "4 May 2031", False),
    ]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What happened in May 2031?", ["4 May 2031"]),
        ("What happened on 3 April 2031?", ["3 April"]),
        ("what happened since March 2031", ["March 2031", "3 April", "4 May 2031"]),
        ("what happened before 2030?", ["2029"]),
        ("what happened after 3 April 2031?", ["4 May 2031"]),
        ("events between 2029 and 2030 in order", ["2029", "2 and 9 June 2030", "4 July 2030"]),
    ],
)
def test_a_period_is_kept_to(document: Document, question: str, first: list[str]) -> None:
    assert [printed for _, printed, _ in days(document, question)] == first


def test_names_have_to_stand_in_the_paragraph(document: Document) -> None:
    assert [printed for _, printed, _ in days(document, "Timeline of Port Selby", "Timeline of Port Selby")] == [
        "2029",
        "2 and 9 June 2030",
    ]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What happened to the ferry in May 2031?", ()),
        ("What happened at Ardmouth?", ("Ardmouth",)),
        ("How many boats were lost in May 2031?", ()),
        ("In which order were the boats built?", ()),
    ],
)
def test_what_asks_for_more_than_dates_and_names_is_no_timeline(
    document: Document, question: str, names: tuple[str, ...]
) -> None:
    assert wanted(document, question, *names) is None


def test_of_many_documents_names_have_to_say_what_it_is_about(document: Document) -> None:
    many = Meant((document,) * 11, named=False, rest="what happened in may 2031?")
    assert asks_for_timeline(many, ()) is None
    assert asks_for_timeline(many, ("Ardmouth",)) is not None
