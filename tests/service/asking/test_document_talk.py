"""Follow-ups on documents, over documents that are held."""

from __future__ import annotations

import re

import pytest

from corpus.ranges import Span
from service.asking.answer import Found, shown_by
from service.asking.answerer import Answerer
from service.asking.document_talk import Called, of_a_later_time, of_another
from service.asking.request import Ask

SUMMARY = "Summarise resolution 2650"


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        ([SUMMARY], "and its date?", "and S/RES/2650 (2022)’s date?"),
        ([SUMMARY], "who signed it?", "who signed S/RES/2650 (2022)?"),
        ([SUMMARY], "what does the third say?", "S/RES/2650 (2022), para. 3"),
        ([SUMMARY], "the second one", "S/RES/2650 (2022), para. 2"),
        ([SUMMARY, "the second one"], "and the next paragraph?", "S/RES/2650 (2022), para. 3"),
        ([SUMMARY], "does it mention buoys?", "does S/RES/2650 (2022) mention buoys?"),
        (["What does S/RES/2650 (2022) demand?"], "shorter please", "Summarise S/RES/2650 (2022)"),
        (
            ["What does A/77/402 say about buoys?"],
            "does 2650 say the same?",
            "What does S/RES/2650 (2022) say about buoys?",
        ),
        (["What does A/77/402 demand?"], "and the one of 2022?", "What does S/RES/2650 (2022) demand?"),
        (["Who closed the harbour?"], "shorter", "Who closed the harbour?"),
        (["What does resolution 2650 demand?"], "was it unanimous?", "was S/RES/2650 (2022) unanimous?"),
        (
            ["What does resolution 2650 demand?"],
            "and who abstained on that?",
            "and who abstained on S/RES/2650 (2022)?",
        ),
        (
            ["What does resolution 2650 demand?"],
            "under which chapter?",
            "Under which Chapter does S/RES/2650 (2022) act?",
        ),
        (
            ["What does A/77/402 say about buoys?"],
            "who voted against?",
            "who voted against?",
        ),
        (["What colour are buoys painted?"], "at what meeting?", "at what meeting on S/RES/2650 (2022)?"),
    ],
)
def test_the_document_talked_of_is_asked(
    lake_answerer: Answerer, history: list[str], question: str, understood: str
) -> None:
    assert lake_answerer.ask(Ask(question, tuple(history))).understood_as == understood


def test_its_date_is_a_fact_of_the_document_talked_of(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask("and its date?", ("What is A/77/500 about?",)))
    assert isinstance(answer, Found)
    assert [(fact.name, fact.value) for fact in answer.facts] == [("date", "9 May 2023")]


@pytest.mark.parametrize(
    "question",
    [
        "Who closed the harbour of Port Selby?",
        "What does A/77/402 say about the harbour?",
        "How long does it take to cross the lake?",
        "Which ferries were seized at Ardmouth?",
    ],
)
def test_a_question_that_stands_alone_is_not_asked_of_it(lake_answerer: Answerer, question: str) -> None:
    assert lake_answerer.ask(Ask(question, (SUMMARY,))) == lake_answerer.ask(Ask(question))


def test_a_talk_of_any_length_goes_on(lake_answerer: Answerer) -> None:
    history = (*["Who closed the harbour?"] * 200, SUMMARY)
    shown = shown_by(lake_answerer.ask(Ask("what does the third say?", history)))
    assert [str(citation.anchor) for citation in shown] == ["S/RES/2650(2022)#p3"]


@pytest.mark.parametrize(
    ("question", "last", "understood"),
    [
        ("and the year after that?", "What happened in Ardmouth in 2031?", "What happened in Ardmouth in 2032?"),
        ("and a year earlier?", "What happened in May 2031?", "What happened in May 2030?"),
        ("the following month", "What happened in December 2031?", "What happened in January 2032?"),
        ("and the month after?", "What happened in 2031?", ""),
        ("and the year after that?", "Who closed the harbour?", ""),
        ("What happened the year after the flood?", "What happened in 2031?", ""),
    ],
)
def test_a_later_time_is_reckoned_from_the_one_asked_for(question: str, last: str, understood: str) -> None:
    assert of_a_later_time(question, last) == understood


def _called_in(text: str) -> Called | None:
    found = re.search(r"\b(?:resolution )?(?P<number>26\d\d)\b", text)
    return Called(f"S/RES/{found['number']} (2022)", Span(*found.span())) if found else None


@pytest.mark.parametrize(
    ("question", "last", "understood"),
    [
        ("and 2651?", "what area does 2650 say was taken?", "what area does 2651 say was taken?"),
        ("and 2651?", "what does resolution 2650 say?", "what does S/RES/2651 (2022) say?"),
        ("and 2650?", "what area does 2650 say was taken?", ""),
    ],
)
def test_another_document_is_asked_as_the_last_one_was_named(question: str, last: str, understood: str) -> None:
    assert of_another(question, last, _called_in) == understood
