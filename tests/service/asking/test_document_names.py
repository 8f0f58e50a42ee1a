"""Which held documents a question names, and what is left to ask of them."""

from __future__ import annotations

import pytest

from service.asking.answerer import Answerer
from service.asking.document_names import Named, Names

RESOLUTION, REPORT = "S/RES/2650(2022)", "A/77/402"


def in_lake(answerer: Answerer, question: str) -> Named:
    return Named.of(question, Names(answerer.snapshot.documents).find(question))


@pytest.mark.parametrize(
    ("question", "slugs", "text"),
    [
        ("What does resolution 2650 demand?", [RESOLUTION], "What does it demand?"),
        ("What does resolution 2650 (2022) demand?", [RESOLUTION], "What does it demand?"),
        ("What does S/RES/2650(2022) demand?", [RESOLUTION], "What does it demand?"),
        ("What does S/RES/2650 demand?", [RESOLUTION], "What does it demand?"),
        ("What does UNSCR 2650 demand?", [RESOLUTION], "What does it demand?"),
        ("What does the Security Council's resolution no. 2650 demand?", [RESOLUTION], "What does it demand?"),
        (
            "Which buoys are named in resolution 2650 (2022) of 3 May 2022?",
            [RESOLUTION],
            "Which buoys are named in it?",
        ),
        ("What are resolution 2650's demands?", [RESOLUTION], "What are its demands?"),
        ("According to the report A/77/402, who sailed?", [REPORT], "According to it, who sailed?"),
        ("Do A/77/402 and S/RES/2650(2022) name ferries?", [REPORT, RESOLUTION], "Do it name ferries?"),
        ("Who broke resolutions 2650 and 2661?", [RESOLUTION], "Who broke it and 2661?"),
        ("Who sailed to Ardmouth?", [], "Who sailed to Ardmouth?"),
        (
            "What does General Assembly resolution 2650 demand?",
            [],
            "What does General Assembly resolution 2650 demand?",
        ),
        ("What does resolution 265 demand?", [], "What does resolution 265 demand?"),
        ("What does A/77/40 say about ferries?", [], "What does A/77/40 say about ferries?"),
    ],
)
def test_held_documents_are_known_by_symbol_and_number_and_their_names_give_way(
    lake_answerer: Answerer, question: str, slugs: list[str], text: str
) -> None:
    found = in_lake(lake_answerer, question)
    assert (list(found.slugs), found.text) == (slugs, text)


@pytest.mark.parametrize("question", ["resolution 2650", "What does S/RES/2650(2022) say?"])
def test_question_of_nothing_but_a_name_stays_as_it_is(lake_answerer: Answerer, question: str) -> None:
    assert in_lake(lake_answerer, question).text == question


@pytest.mark.parametrize(
    ("question", "itself"),
    [
        ("According to resolution 2650, what must be painted?", True),
        ("What does resolution 2650 demand?", True),
        ("What must be painted under S/RES/2650(2022)?", True),
        ("Who broke resolution 2650?", False),
        ("Who asked for resolution 2650?", False),
        ("Who sailed in May?", False),
    ],
)
def test_what_a_document_says_is_told_from_what_is_said_of_it(
    lake_answerer: Answerer, question: str, itself: bool
) -> None:
    assert in_lake(lake_answerer, question).itself is itself


def test_documents_that_are_not_held_are_named_as_well(lake_answerer: Answerer) -> None:
    found = in_lake(lake_answerer, "What does S/2023/77 ask, and what resolution 999?")
    assert [str(symbol) for symbol in found.symbols] == ["S/2023/77", "S/RES/999", "A/RES/999"]
    assert found.slugs == ()


def test_only_the_documents_to_look_in_are_meant(lake_answerer: Answerer) -> None:
    asked = "What does resolution 2650 demand?"
    names = Names(lake_answerer.snapshot.documents).find(asked)
    assert Named.of(asked, names, [RESOLUTION]).slugs == (RESOLUTION,)
    assert Named.of(asked, names, [REPORT]).slugs == ()
