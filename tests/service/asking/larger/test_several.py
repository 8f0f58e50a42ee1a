"""Each of several questions in one is answered, or not, by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.asking.answer import Abstained, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.service.conftest import Client

BOTH = "How many sailors were wounded, and how many ferries were damaged?"
ONE = "How many sailors were wounded, and which general ordered it?"
NEITHER = "When was the treaty of Quillon signed, and how many parrots sang there?"


def asked(answerer: Answerer, question: str) -> Found | Abstained:
    return answerer.ask(Ask(question))


def test_each_part_shows_its_own_quotation_and_mark(ferries_answerer: Answerer) -> None:
    answer = asked(ferries_answerer, BOTH)
    assert isinstance(answer, Found)
    assert answer.kind == "parts"
    assert [part.question for part in answer.parts] == [
        "How many sailors were wounded?",
        "How many ferries were damaged (sailors wounded)?",
    ]
    first = [part.answer.citations[0] for part in answer.parts if isinstance(part.answer, Found)]
    assert [citation.highlights[0].text for citation in first] == ["40 sailors", "12 ferries"]
    assert len({citation.block.id for citation in first}) == 1


def test_the_citations_are_those_of_the_parts_found_in_their_order(ferries_answerer: Answerer) -> None:
    answer = asked(ferries_answerer, BOTH)
    assert isinstance(answer, Found)
    own = [part.answer.citations for part in answer.parts if isinstance(part.answer, Found)]
    assert answer.citations == tuple(citation for citations in own for citation in citations)


def test_a_part_that_is_not_answered_is_refused_by_itself(ferries_answerer: Answerer) -> None:
    answer = asked(ferries_answerer, ONE)
    assert isinstance(answer, Found)
    assert [type(part.answer) for part in answer.parts] == [Found, Abstained]
    assert answer.citations == answer.parts[0].answer.citations  # type: ignore[union-attr]  # the first is found


def test_where_no_part_is_answered_the_whole_is_not(ferries_answerer: Answerer) -> None:
    answer = asked(ferries_answerer, NEITHER)
    assert isinstance(answer, Abstained)
    assert answer.question == NEITHER
    assert len(answer.nearest) == len({citation.anchor for citation in answer.nearest}) <= 5


def of_parts(answerer: Answerer, first: tuple[bool, float], second: tuple[bool, float]) -> Found | Abstained | None:
    """Of two parts that are answered or not, with what is nearest so likely, all of one document."""
    [citation] = asked(answerer, "How many sailors were wounded?").citations[:1]  # type: ignore[union-attr]  # found
    answers = []
    for found, score in (first, second):
        near = (replace(citation, score=score, grade="may_answer"),)
        answers.append(Found("", "", score, near) if found else Abstained("", "", score, "not_answered", near))
    question = answerer._asker.question(Ask(BOTH), ())
    given = iter(answers)
    return answerer._asker._several.answer(question, lambda _: next(given))


def test_parts_that_stand_nearest_to_one_document_bear_one_another_out(ferries_answerer: Answerer) -> None:
    answer = of_parts(ferries_answerer, (False, 0.5), (False, 0.35))
    assert isinstance(answer, Found)
    assert [part.answer.confidence for part in answer.parts] == [0.5, 0.35]


@pytest.mark.parametrize("second", [0.2, 0.05])
@pytest.mark.parametrize("first", [(True, 0.6), (False, 0.5)])
def test_where_no_part_is_sure_all_are_answered_or_none(
    ferries_answerer: Answerer, first: tuple[bool, float], second: float
) -> None:
    assert isinstance(of_parts(ferries_answerer, first, (False, second)), Abstained)


@pytest.mark.parametrize(("first", "second", "kept"), [(0.9, 0.6, 0), (0.6, 0.9, 1), (0.7, 0.7, 0)])
def test_a_number_answers_one_part_alone(ferries_answerer: Answerer, first: float, second: float, kept: int) -> None:
    answer = of_parts(ferries_answerer, (True, first), (True, second))
    assert isinstance(answer, Found)
    assert [isinstance(part.answer, Found) for part in answer.parts] == [kept == 0, kept == 1]


def test_the_page_and_the_json_show_the_parts(client: Client) -> None:
    page = client.get("/", params={"q": ONE}).text
    assert "How many sailors were wounded?</h3>" in page
    assert "The documents held do not answer this part." in page
    parts = client.post("/api/v1/ask", json={"question": ONE}).json()["parts"]
    assert [(part["status"], bool(part["citations"])) for part in parts] == [
        ("answered", True),
        ("not_answered", False),
    ]
