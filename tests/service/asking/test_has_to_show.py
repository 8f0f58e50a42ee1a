"""A reason for a vote, and what a thing costs, have to stand in what is shown."""

from __future__ import annotations

import pytest

from service.asking.has_to_show import lacks_what_is_asked

ADOPTED = "Adopted at the 1535th meeting by 14 votes to none, with one abstention (Norland)."
MINES = "It will take between 10 and 13 years to clear the harbour of all mines."


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Why did Norland abstain?", ADOPTED),
        ("why? (two States abstained on 665)", "Decides to remain seized of the matter."),
        ("what will that cost? (till the mines are gone)", MINES),
        ("How much money does the clearing of mines take?", MINES),
    ],
)
def test_what_has_nothing_of_the_kind_is_no_answer(question: str, shown: str) -> None:
    assert lacks_what_is_asked(question, shown)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Why did Norland abstain?", "Norland abstained because the draft did not name the ferries."),
        ("what will that cost? (till the mines are gone)", "The clearing of mines is put at $12 million."),
        ("How long will it take to clear the mines?", MINES),
        ("Who abstained?", ADOPTED),
        ("Why was the harbour mined?", MINES),
        ("What did the storm cost in lives?", "21 sailors drowned."),
        ("At what cost was the harbour freed?", "40 sailors were wounded."),
        ("Why did the observers vote to leave?", "They left so that they would not be harmed."),
    ],
)
def test_what_has_it_and_what_was_not_asked_for_it_may_be_one(question: str, shown: str) -> None:
    assert not lacks_what_is_asked(question, shown)
