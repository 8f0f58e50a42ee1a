"""Several questions in one are told apart by grammar, and each part stands alone."""

from __future__ import annotations

import time

import pytest

from service.asking.larger.parts import parts_of


def texts(question: str) -> list[str]:
    return [part.text for part in parts_of(question)]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "When and where was the ferry treaty signed?",
            ["When was the ferry treaty signed?", "Where was the ferry treaty signed?"],
        ),
        (
            "The red buoys and the lamps of Tarn, who looks after each of them?",
            ["Who looks after the red buoys?", "Who looks after the lamps of Tarn?"],
        ),
        (
            "death toll in Selby from the two storms and the one in Tarn on the 28th?",
            ["Death toll in Selby from the two storms?", "Death toll in Tarn on the 28th?"],
        ),
        (
            "Who forwarded the lake treaty to Norland, also from what hour did Estavia keep it?",
            [
                "Who forwarded the lake treaty to Norland?",
                "From what hour did Estavia keep it (forwarded the lake treaty to Norland)?",
            ],
        ),
        (
            "Which rivers cross Norland and how long are they?",
            ["Which rivers cross Norland?", "How long are they (rivers cross Norland)?"],
        ),
        (
            "When was the lock of Tarn opened and what did the Council demand?",
            ["When was the lock of Tarn opened?", "What did the Council demand (the lock of Tarn opened)?"],
        ),
        (
            "How broad is the strip from Selby to Tarn, and who pays for the road through it?",
            [
                "How broad is the strip from Selby to Tarn?",
                "Who pays for the road through it (the strip from Selby to Tarn)?",
            ],
        ),
        (
            "When, where and by whom was the lamp lit?",
            ["When was the lamp lit?", "Where was the lamp lit?", "By whom was the lamp lit?"],
        ),
        (
            "Where was the truce of Ardmouth agreed, and on what day?",
            ["Where was the truce of Ardmouth agreed?", "On what day was the truce of Ardmouth agreed?"],
        ),
        (
            "How many ferries were lost, and how many lighthouses?",
            ["How many ferries were lost?", "How many lighthouses were lost?"],
        ),
        (
            "How many sailors died in Selby, and which weapon was used?",
            ["How many sailors died in Selby?", "Which weapon was used (sailors died in Selby)?"],
        ),
        (
            "How many died and how many were wounded in Selby?",
            ["How many died in Selby?", "How many were wounded in Selby?"],
        ),
        (
            "Who signed the ferry treaty and when?",
            ["Who signed the ferry treaty?", "When (signed the ferry treaty)?"],
        ),
        (
            "Selby garrison: until what date, how many men?",
            ["Selby garrison: until what date?", "Selby garrison: how many men?"],
        ),
        (
            "If Estavia kept the ferries, when would the Council meet and what was it threatening?",
            [
                "If Estavia kept the ferries, when would the Council meet?",
                "If Estavia kept the ferries, what was it threatening?",
            ],
        ),
        (
            "There was a truce at Ardmouth. Who broke it? When was it renewed?",
            [
                "There was a truce at Ardmouth. Who broke it?",
                "There was a truce at Ardmouth. When was it renewed?",
            ],
        ),
        (
            "What is the date of resolution 2650, and did anybody vote against it?",
            [
                "What is the date of resolution 2650?",
                "Did anybody vote against it (the date of resolution 2650)?",
            ],
        ),
        (
            "how many men were to stay on the northern side, how many on the southern side?",
            ["How many men were to stay on the northern side?", "How many men were to stay on the southern side?"],
        ),
    ],
)
def test_each_part_stands_alone(question: str, parts: list[str]) -> None:
    assert texts(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "Which towns and villages were burnt?",
        "What happened between 2031 and 2032?",
        "What differs between the text of 2650 and that of 2651?",
        "Which treaties on ferries and those on buoys were signed?",
        "What does the letter say of war crimes and crimes against humanity?",
        "Who leads search and rescue in Norland and Estavia?",
        "What is said of the people who fled and who came back?",
        "When the Council met in May, what did it demand?",
        "Which ports, with their ferries, did the commission visit?",
        "Did the Council send observers, and how many?",
        "Is there any treaty on ferries? Which?",
        "Did the Council condemn the raid, and in which paragraph?",
        "What weapon was used in Selby and who says so?",
        "What unlikely spots had been mined, does it say?",
        "Which paragraph says “who came and when they left is not known”?",
        "Why, for thirty years, did Estavia not negotiate?",
        "In which ports were boats found, and how many in each?",
        "The truce did not hold. Who broke it?",
        "ferries and lighthouses of Norland",
    ],
)
def test_a_question_that_is_one_is_left_whole(question: str) -> None:
    assert texts(question) == []


def test_what_a_question_was_resolved_with_goes_with_every_part() -> None:
    assert texts("when and where was it signed? (the ferry treaty)") == [
        "When was it signed? (the ferry treaty)",
        "Where was it signed? (the ferry treaty)",
    ]


def test_a_part_knows_whether_it_leans_on_another() -> None:
    first, second = parts_of("How many sailors died in Selby, and which weapon was used?")
    assert (first.leans, second.leans, second.own) == (False, True, "Which weapon was used?")
    assert not second.has_topic
    assert all(part.has_topic for part in parts_of("Selby garrison: until what date, how many men?"))


def test_what_asks_in_no_form_of_words_is_one_part() -> None:
    question = "date of res 2650, and which town does it condemn?"
    further = (question.index("and"), question.index("which"))
    assert [part.text for part in parts_of(question, further)] == [
        "Date of res 2650?",
        "Which town does it condemn (date of res 2650)?",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "How many sailed to Selby and those to the surrounding villages of the lake, and who did it?",
        f"boats in Selby and those in {'a' * 200},b",
        f"{'b and those in ' * 130}, x",
    ],
)
def test_odd_questions_are_read_at_once(question: str) -> None:
    began = time.process_time()
    parts_of(question)
    assert time.process_time() - began < 1
