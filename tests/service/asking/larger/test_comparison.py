"""Documents and voices are set side by side, each with its own words, and a side that says nothing is said to."""

from __future__ import annotations

import pytest

from service.asking.answer import Abstained, Found, Part
from service.asking.answerer import Answerer
from service.asking.document_names import Names
from service.asking.larger.compared import Compared, compared, each_in_turn
from service.asking.larger.sides import Sides
from service.asking.request import Ask
from tests.service.conftest import Client

ON_A_POINT = "How do resolution 2650 (2022) and A/77/402 differ on the commission?"
AS_A_WHOLE = "How do resolution 2650 (2022) and A/77/402 differ?"


def what(answerer: Answerer, question: str) -> Compared | None:
    documents = answerer.snapshot.documents
    return compared(question, Sides(documents).named(question, Names(documents).find(question), ()))


def names(answerer: Answerer, question: str) -> list[str]:
    asked = what(answerer, question)
    return [side.name for side in asked.sides] if asked else []


def shown(part: Part) -> list[str]:
    return [str(citation.anchor) for citation in part.answer.citations] if isinstance(part.answer, Found) else []


@pytest.mark.parametrize(
    ("question", "point"),
    [
        ("How do resolution 2650 and A/77/402 differ on the harbour of Port Selby?", "harbour Port Selby"),
        ("Does A/77/402 say the same as 2650 about ferries?", "ferries"),
        ("Compare A/77/402 with resolution 2650 on ferries, please.", "ferries"),
        ("Ferries are demanded in resolution 2650; does A/77/402 demand them too?", "Ferries demanded demand them"),
        ("How is the harbour put in resolution 2650 and how in A/77/402?", "harbour"),
        ("How do resolution 2650 and A/77/402 differ?", ""),
    ],
)
def test_two_documents_are_compared_on_what_is_left_of_the_question(
    lake_answerer: Answerer, question: str, point: str
) -> None:
    asked = what(lake_answerer, question)
    assert asked is not None
    assert {side.name for side in asked.sides} == {"S/RES/2650 (2022)", "A/77/402"}
    assert asked.point == point


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("What do resolution 2650 and A/77/402 each want on ferries?", "What do it want on ferries?"),
        ("Ferries: who is to find them in resolution 2650 versus A/77/402?", "Ferries: who is to find them in it?"),
        ("Resolution 2650 versus A/77/402: who is to find the ferries?", "who is to find the ferries?"),
        ("Is resolution 2650 harsher on ferries than A/77/402?", ""),
    ],
)
def test_a_side_is_asked_the_question_itself_where_no_word_compares(
    lake_answerer: Answerer, question: str, own: str
) -> None:
    asked = what(lake_answerer, question)
    assert asked is not None
    assert asked.own == (own, own)


def test_clauses_that_ask_something_of_their_own_are_asked_of_their_own_side(lake_answerer: Answerer) -> None:
    asked = what(lake_answerer, "What does resolution 2650 demand on ferries and what does A/77/402 count at Ardmouth?")
    assert asked is not None
    assert asked.points == ("demand ferries", "count at Ardmouth")
    assert asked.own == ("What does it demand on ferries", "what does it count at Ardmouth?")
    shared = what(lake_answerer, "How is the harbour put in resolution 2650 and how in A/77/402?")
    assert shared is not None
    assert not shared.points


@pytest.mark.parametrize(
    ("question", "is_each"),
    [
        ("who is to clear the harbour, in resolution 2650 and then in A/77/402?", True),
        ("deadlines for reports: resolution 2650 against A/77/402?", True),
        ("who must help in resolution 2650, and who in A/77/402?", True),
        ("Does resolution 2650 recall A/77/402?", False),
        ("What did A/77/402 say before resolution 2650 was adopted?", False),
    ],
)
def test_documents_named_one_after_the_other_are_each_asked(
    lake_answerer: Answerer, question: str, *, is_each: bool
) -> None:
    documents = lake_answerer.snapshot.documents
    sides = Sides(documents).named(question, Names(documents).find(question), ())
    assert len(sides) == 2
    assert (each_in_turn(question, sides) is not None) is is_each


@pytest.mark.parametrize(
    "question",
    [
        "What does resolution 2650 demand?",
        "Does A/77/402 mention resolution 2650?",
        "Which ferries differ from which?",
        "How many ferries were seized in 2650 and 2651?",
    ],
)
def test_what_compares_nothing_of_two_sides_is_no_comparison(lake_answerer: Answerer, question: str) -> None:
    assert what(lake_answerer, question) is None


def test_documents_are_known_by_what_is_said_of_them_and_voices_by_their_names(
    lake_answerer: Answerer, ferries_answerer: Answerer
) -> None:
    described = "Does Norland's letter of May 2023 agree with the report on the storm?"
    assert names(lake_answerer, described) == ["A/77/500", "A/77/402"]
    spoken = "Do IHU and Norland's ambassador agree on the ferries?"
    assert names(ferries_answerer, spoken) == ["International Harbour Union", "Permanent Representative of Norland"]


def test_paragraphs_of_two_documents_stand_beside_their_like(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask(AS_A_WHOLE))
    assert isinstance(answer, Found)
    assert answer.kind == "comparison"
    assert [part.question for part in answer.parts] == ["S/RES/2650 (2022)", "A/77/402"]
    assert [len(shown(part)) for part in answer.parts] == [
        len([row for row in answer.rows if row[side] is not None]) for side in (0, 1)
    ]
    assert shown(answer.parts[0]) == [f"S/RES/2650(2022)#p{n}" for n in (1, 2, 3)]


def test_a_side_that_says_nothing_of_the_point_is_said_to(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask(ON_A_POINT))
    assert isinstance(answer, Found)
    missing, found = answer.parts
    assert isinstance(missing.answer, Abstained)
    assert answer.remark == missing.answer.remark == "No passage of S/RES/2650 (2022) on this was found."
    assert shown(found)
    assert all(anchor.startswith("A/77/402#") for anchor in shown(found))


def test_where_no_side_speaks_of_the_point_nothing_is_answered(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask("How do resolution 2650 (2022) and A/77/402 differ on parrots?"))
    assert isinstance(answer, Abstained)


def test_the_page_and_the_json_show_both_sides(lake_client: Client) -> None:
    page = lake_client.get("/", params={"q": ON_A_POINT}).text
    assert "No passage of S/RES/2650 (2022) on this was found." in page
    body = lake_client.post("/api/v1/ask", json={"question": AS_A_WHOLE}).json()
    assert (body["kind"], len(body["parts"])) == ("comparison", 2)
    assert all(len(row) == len(body["parts"]) for row in body["rows"])
    assert all("differing" in citation for part in body["parts"] for citation in part["citations"])
