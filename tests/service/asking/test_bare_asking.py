"""A question that is nothing but what is asked becomes a question of its own."""

from __future__ import annotations

import pytest

from service.asking.bare_asking import asked_again
from service.asking.follow_ups import resolve


@pytest.mark.parametrize(
    ("question", "last", "asked"),
    [
        ("by whom?", "Was the ferry really sunk off Selby?", "By whom was the ferry sunk off Selby?"),
        ("and why?", "Did Norland close the harbour?", "Why did Norland close the harbour?"),
        ("for how long?", "and where will they stand?", "For how long will they stand?"),
        ("on what day exactly?", "How many sailors were killed in Selby?", "On what day were sailors killed in Selby?"),
        ("where?", "Which buoys has the storm torn off?", ""),
        ("why?", "Which islands did Estavia leave?", "Why did Estavia leave islands?"),
        ("with what equipment?", "How many pilots will be sent?", "With what equipment will pilots be sent?"),
        ("leave from where exactly?", "Must the crews leave?", "From where must the crews leave?"),
        ("sail from where exactly?", "Must the crews leave?", ""),
        ("how often?", "Was the harbour shelled?", "How often was the harbour shelled?"),
        ("and how long?", "How wide is the channel?", "How long is the channel?"),
        ("which one?", "Does resolution 1954 name a Chapter?", "Which Chapter does resolution 1954 name?"),
        ("which ones?", "Were any ferries sunk off Selby?", "Which ferries were sunk off Selby?"),
        ("which one?", "Did it sink?", ""),
        ("why?", "Who cut the moorings?", ""),
        ("how many?", "Was the ferry sunk?", ""),
        ("when was that?", "Was the ferry sunk?", ""),
        ("under which flag did it sail?", "Was the ferry sunk?", ""),
        ("who?", "Was the ferry sunk?", ""),
    ],
)
def test_the_statement_of_the_last_question_is_asked_of(question: str, last: str, asked: str) -> None:
    assert asked_again(question, last) == asked


def test_what_was_talked_of_before_is_still_said() -> None:
    talk = ["How many pilots go to Ardmouth?", "where will they stand?"]
    understood = resolve("for how long?", talk).text
    assert understood == "For how long will they stand? (pilots go to Ardmouth)"
    assert (
        resolve("until when?", [*talk, "for how long?"]).text == "Until when will they stand? (pilots go to Ardmouth)"
    )
