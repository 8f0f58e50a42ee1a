"""What a question means after the ones before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.chat import resolve

BARDA = "How many people died in Barda?"


@pytest.mark.parametrize("place", ["Ganja", "Port Selby", "Ardmouth", "Tartar"])
@pytest.mark.parametrize("form", ["and in {}?", "And in {}?", "What about {}?", "how about {}", "and {}?"])
def test_the_last_question_is_asked_of_another_place(form: str, place: str) -> None:
    assert resolve(form.format(place), [BARDA]).text == f"How many people died in {place}?"


def test_a_place_of_two_words_is_replaced_whole() -> None:
    assert resolve("and in Ganja?", ["How many people died in Port Selby in 2020?"]).text == (
        "How many people died in Ganja in 2020?"
    )


@pytest.mark.parametrize("question", ["and how many were wounded?", "And how many were wounded there?", "how many were injured in it?"])  # fmt: skip
def test_what_was_talked_of_is_carried_over(question: str) -> None:
    understood = resolve(question, [BARDA])
    assert understood.text.startswith(question)
    assert "barda" in understood.text.casefold()
    assert understood.kind == "question"


@pytest.mark.parametrize(
    "question",
    [
        *("who said that?", "Who said so", "Says who?", "according to whom?", "whose words are these?", "and who wrote this?"),
        *("who claimed it?", "Who is speaking?", "who reported that"),
    ],
)  # fmt: skip
def test_a_question_for_the_speaker_is_about_the_last_answer(question: str) -> None:
    understood = resolve(question, [BARDA])
    assert (understood.kind, understood.previous) == ("speaker", BARDA)
    assert BARDA in understood.text


@pytest.mark.parametrize(
    "question",
    [
        *("what is the source?", "What's the source for that?", "source?", "the footnote", "which footnote is that?"),
        *("where does that come from?", "how do they know that?", "and what is the source of the figure?"),
        "What is the reference",
    ],
)  # fmt: skip
def test_a_question_for_the_source_is_about_the_last_answer(question: str) -> None:
    understood = resolve(question, [BARDA])
    assert (understood.kind, understood.previous) == ("source", BARDA)


def test_source_and_speaker_may_be_asked_one_after_the_other() -> None:
    assert resolve("who said that?", [BARDA, "what is the source?"]).previous == BARDA
    assert resolve("and in Ganja?", [BARDA, "who said that?"]).text == "How many people died in Ganja?"


def test_the_source_of_a_follow_up_is_that_of_what_the_follow_up_meant() -> None:
    assert resolve("what is the source?", [BARDA, "and in Ganja?"]).previous == "How many people died in Ganja?"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Who signed the letter?"),
        "How many mosques were destroyed in Aghdam?",
        "What did Human Rights Watch say about cluster munitions?",
        "What is the source for the claim about mercenaries?",
        "Who said that no ferry was seaworthy?",
        "When did the war begin?",
        "Ganja missile strikes",
        "What happened in Fuzuli in 1993?",
        pytest.param("To whom is the letter addressed?"),
        pytest.param("Which languages is the document in?"),
    ],
)
def test_a_question_that_stands_alone_is_not_bent(question: str) -> None:
    assert resolve(question, [BARDA]).text == question
    assert resolve(question, [BARDA]).kind == "question"


@pytest.mark.parametrize("question", [BARDA, "and in Ganja?", "who said that?", "what is the source?", "it"])
def test_without_history_a_question_is_itself(question: str) -> None:
    understood = resolve(question, [])
    assert (understood.text, understood.kind, understood.previous) == (question, "question", "")


def test_white_space_is_made_even() -> None:
    assert resolve("  How many\n people\tdied? ", []).text == "How many people died?"


@pytest.mark.parametrize("earlier", ["", "?!", "the of and"])
def test_from_an_empty_question_nothing_is_carried_over(earlier: str) -> None:
    assert resolve("and wounded?", [earlier]).text == "and wounded?"


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=4))
def test_white_space_around_questions_changes_nothing(question: str, history: list[str]) -> None:
    spaced = resolve(f" {question}\n", [f"\t{earlier}  " for earlier in history])
    assert spaced == resolve(question, history)
    assert spaced.kind == "question" or history


def test_fifty_earlier_questions_are_read_one_after_the_other() -> None:
    assert resolve("and in Ganja?", [BARDA, *["and in Tartar?"] * 49]).text == "How many people died in Ganja?"
