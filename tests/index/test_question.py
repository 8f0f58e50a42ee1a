"""What a question asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import Wanted, Wording, peoples


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many civilians were killed?", "number"),
        ("what was the death toll in Ardmouth", "number"),
        ("How long did it take?", "number"),
        ("What percentage of houses burned?", "number"),
        ("When was the harbour taken?", "date"),
        ("On what day did they sail?", "date"),
        ("In which year did it begin?", "date"),
        ("A/70/110 date", "date"),
        ("date of the letter", "date"),
        ("dated?", "date"),
        ("Who updated the list?", "person"),
        ("Where were the ferries?", "place"),
        ("Which town was hit?", "place"),
        ("which two districts were mined", "place"),
        ("Who signed the letter?", "person"),
        ("By whom was it written?", "person"),
        ("Which organisation verified it?", "person"),
        ("What is the source for the figure?", "source"),
        ("Which footnote is it?", "source"),
        ("Which report says so?", "source"),
        ("What did the crews do?", "phrase"),
        ("moorings Port Selby", "phrase"),
        ("", "phrase"),
    ],
)
def test_the_kind_of_answer_is_understood(text: str, wanted: Wanted) -> None:
    assert Wording.of(text).wanted == wanted


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("What is this letter about?", ("letter",)),
        ("what does the document say", ("document",)),
        ("Which footnotes are there?", ("footnot",)),
        ("What does the letter say about ferries?", ("ferri",)),
        ("What?", ()),
    ],
)
def test_a_question_of_nothing_but_documents_asks_about_them(text: str, terms: tuple[str, ...]) -> None:
    assert Wording.of(text).terms == terms


def test_a_question_for_a_source_is_one_even_if_it_asks_how_many() -> None:
    assert Wording.of("How many sources are cited?").wanted == "source"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("How many died in Port Selby?", ("Port Selby",)),
        ("What did Ana Beltran say about Ardmouth?", ("Ana Beltran", "Ardmouth")),
        ("the harbour of Ardmouth’s crews and Estavia's boats", ("Ardmouth", "Estavia")),
        ("Which ferries sailed?", ()),
        ("HRW on cluster munitions", ("HRW",)),
        ("Did Ardmouth burn, and was Ardmouth mined?", ("Ardmouth",)),
        pytest.param(
            *("Was Port Selby hit?", ("Port Selby",)),
        ),
        pytest.param(
            *("In Ardmouth?", ("Ardmouth",)),
        ),
    ],
)
def test_names_are_found_and_opening_words_are_none(text: str, names: tuple[str, ...]) -> None:
    assert Wording.of(text).names == names


def test_a_capital_at_the_head_of_keywords_may_be_any_word() -> None:
    assert Wording.of("Moorings cut").names == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between 27 September and 9 November 2020", ("27", "9", "2020")),
        ("4,300 houses", ("4300",)),
        ("A/77/401?", ("77/401",)),
        ("images 41-47", ("41-47",)),
        ("2020, and again 2020.", ("2020",)),
        ("9M55 rockets", ()),
    ],
)
def test_numbers_are_found(text: str, numbers: tuple[str, ...]) -> None:
    assert Wording.of(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("What is the source for the cut moorings?", "the cut moorings?"),
        ("which document reports the shelling of Port Selby?", "the shelling of Port Selby?"),
        ("What reference backs up the figure of 12 ferries?", "the figure of 12 ferries?"),
        ("Which footnote cites A/77/398?", "A/77/398?"),
        ("What is the source?", "What is the source?"),
        ("How many documents burnt?", "How many documents burnt?"),
    ],
)
def test_what_a_source_is_asked_for_is_told_from_the_asking(text: str, about: str) -> None:
    assert Wording.of(text).about == about


def test_telling_words_are_stems_each_once_without_words_that_only_ask() -> None:
    question = Wording.of("According to the letter, how many ferries and ferry crews were wounded?")
    assert question.terms == ("ferri", "crew", "wound")


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("ferries moorings cut night", True),
        ("harbour master Port Selby report 2023", True),
        ("death toll Ardmouth", True),
        ("ferries moorings cut?", False),
        ("what cut the moorings", False),
        ("Name the ferries that sailed", False),
        ("how many ferries", False),
    ],
)
def test_keywords_are_told_from_questions(text: str, keywords: bool) -> None:
    assert Wording.of(text).keywords is keywords


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Which towns were hit?", True),
        ("List the districts.", True),
        ("Who were the witnesses?", True),
        pytest.param(
            *("Which town was hit?", False),
        ),
        ("Who signed?", False),
    ],
)
def test_a_question_for_several_things_is_told_from_one_for_one(text: str, several: bool) -> None:
    assert Wording.of(text).several is several


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Estavian sailors and Norlandish boats", {("estavian", "sailor"), ("norlandish", "boat")}),
        ("Did Kenyan ferries meet Czech ones?", {("kenyan", "ferri"), ("czech", "one")}),
        ("the human cost; an Afghan and a Cuban", set()),
    ],
)
def test_what_is_said_of_a_people_is_found_by_the_adjective_in_front(text: str, found: set[tuple[str, str]]) -> None:
    assert peoples(text) == found


@given(st.text(max_size=200))
def test_any_text_can_be_taken_apart(text: str) -> None:
    question = Wording.of(text)
    assert question.text == text
    assert len(set(question.terms)) == len(question.terms)
    assert all(name in text for name in question.names)
