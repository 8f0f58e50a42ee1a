"""What is only said before a follow-up says nothing of what it asks, and “X too?” asks of X what was asked before."""

from __future__ import annotations

import pytest

from service.asking.follow_ups import resolve
from service.asking.plain_turn import plain_turn


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("really? source?", "source?"),
        ("Oh wait, and in Selby?", "and in Selby?"),
        ("no sorry, I meant 853", "And resolution 853?"),
        ("Ardmouth as well?", "And Ardmouth?"),
        ("874 too?", "And resolution 874?"),
        ("same for 1994", "And 1994?"),
        ("the same for Port Selby?", "And Port Selby?"),
        ("I was thinking of the ferry", "And the ferry?"),
    ],
)
def test_a_follow_up_is_put_plainly(typed: str, plain: str) -> None:
    assert plain_turn(typed) == plain


@pytest.mark.parametrize(
    "question",
    [
        "No State may sell arms to whom?",
        "Sorry states: which are they?",
        "Was the harbour closed as well?",
        "Who else was wounded, and how many sailors drowned too?",
        "Right of return: what does 1901 say?",
        "How many were hurt?",
    ],
)
def test_a_question_of_its_own_is_left_alone(question: str) -> None:
    assert plain_turn(question) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ardmouth as well?", "How many people died in Ardmouth?"),
        ("sorry, I meant Ardmouth", "How many people died in Ardmouth?"),
    ],
)
def test_it_takes_the_place_of_what_was_asked_before(typed: str, meant: str) -> None:
    assert resolve(typed, ["How many people died in Selby?"]).text == meant
