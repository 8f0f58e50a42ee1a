"""What a question sets before itself is put where its pronoun stands."""

from __future__ import annotations

import pytest

from service.asking.set_before import in_its_place


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("buoys – what is to be done with them?", "What is to be done with buoys?"),
        ("the Lake Force: how large is it?", "How large is the Lake Force?"),
        ("the Selby Six, what are their names?", "What are the Selby Six’s names?"),
        ("Ardmouth, what is its harbour called?", "What is Ardmouth’s harbour called?"),
    ],
)
def test_the_topic_takes_the_place_of_the_pronoun(typed: str, understood: str) -> None:
    assert in_its_place(typed) == understood


@pytest.mark.parametrize(
    "typed",
    [
        "In Selby, who were they?",
        "and so, who signed it?",
        "Selby: is it true that it was hit?",
        "The Selby resolution – which report had the Council considered?",
        "When the ferry sank, who saw it?",
        "According to Norland, what did they find?",
        "What is the harbour, and who built it?",
        "Resolution 1954 on buoys: what does it ask for?",
        "the letter, who signed it?",
        "List all towns on the lake: what do they say?",
        "Show me the map: where is it?",
        "Norland claimed the ferry, why did it do so?",
    ],
)
def test_any_other_question_is_left_as_it_is(typed: str) -> None:
    assert in_its_place(typed) == typed


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (
            "a lawyer's question: is the ban of 853 wider than it was in 822?",
            "is the ban of 853 wider than it was in 822?",
        ),
        ("Quick question – who signed the letter?", "who signed the letter?"),
        ("my question: krill, what may be done with it?", "What may be done with krill?"),
        ("The Norlandish question: what does 853 say?", "The Norlandish question: what does 853 say?"),
    ],
)
def test_that_a_question_follows_is_no_part_of_it(typed: str, asked: str) -> None:
    assert in_its_place(typed).casefold() == asked.casefold()


def test_what_the_question_itself_compares_is_no_topic() -> None:
    asked = "ferries: is the ban wider in May than it was in April?"
    assert in_its_place(asked) == asked
