"""Who acts in a question and in a passage: the one turned round is no answer to the other."""

from __future__ import annotations

import pytest

from index.reading.parties import asked_of, said_of

SUNK = "On 3 May the naval forces of Sweden sank four Norwegian ferries off the coast of Norway."


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries did Norway sink?",
        "how many ferries did norway sink",
        "ferries sunk by Norway",
        "Which ferries did the Norwegian navy sink?",
        "When was Norway’s attack on the ferries?",
        "How many ferries did Oslo sink?",
        "Who confirmed that Norwegian forces sank ferries?",
        "can you tell us how many ferries norway sank? I think it was five",
    ],
)
def test_a_question_turned_round_contradicts_the_passage(question: str) -> None:
    assert asked_of(question).contradict(said_of(SUNK))


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries did Sweden sink?",
        "How many ferries did Norway lose?",
        "How many ferries does Norway say were sunk?",
        "By Oslo’s count, how many ferries were sunk?",
        "How many Norwegian ferries were sunk?",
        "How many ferries were sunk off Norway?",
        "Who attacked Norway?",
        "Which ferries did the Swedish navy sink?",
        "How many ferries did Sweden and Norway sink?",
        "How many ferries were sunk?",
        "Why does Norway call it a crime?",
    ],
)
def test_the_same_asked_straight_does_not(question: str) -> None:
    assert not asked_of(question).contradict(said_of(SUNK))


@pytest.mark.parametrize(
    ("passage", "acting"),
    [
        ("Kuwait was invaded by Iraqi troops.", {"iraq"}),
        ("Kuwait has been invaded; Kuwait has never been so quiet.", set()),
        ("The Republic of Armenia and the Republic of Azerbaijan agreed on a truce.", {"armenia", "azerbaijan"}),
        ("Four ports of Chile were closed.", set()),
        ("In Peru prices rose.", set()),
        ("We shall leave the territory of Chad, and Libya has left it.", set()),
        ("The Parties confirm what Chad signed.", set()),
        ("The bombing of Serbia began in March.", set()),
        ("The polish was applied to the poles.", set()),
        ("Turkish aircraft crossed the border of Greece.", {"türkiye"}),
    ],
)
def test_who_acts_is_told_by_the_words_beside_a_countrys_name(passage: str, acting: set[str]) -> None:
    assert said_of(passage).acting == acting


def test_people_are_told_from_other_people() -> None:
    said = said_of("Some 40,000 Danes had to leave Germany.")
    assert asked_of("How many Germans had to leave Denmark?").contradict(said)
    assert not asked_of("How many Danes had to leave Germany?").contradict(said)
    assert not asked_of("How many Danes and Germans had to leave?").contradict(
        said_of("Some 40,000 Danes and 200 Germans had to leave.")
    )


def test_where_a_party_is_only_the_place_nobody_says_that_it_acted() -> None:
    fired = "The ports of Norway were hit by missiles that had been fired from the territory of Sweden."
    assert asked_of("How many missiles did Norway fire?").contradict(said_of(fired))
    assert not asked_of("How many missiles did Sweden fire?").contradict(said_of(fired))
    assert not asked_of("How many missiles did Finland fire?").contradict(said_of(fired))
    named = "Sweden, with the help of others, again sank ferries of Norway."
    assert not asked_of("What did Sweden sink?").contradict(said_of(named))


BURNT = "The orchards of the land held by Sweden were cut down; Sweden's forces had left no bridge standing in Norway."


@pytest.mark.parametrize(
    "question",
    [
        "How many Swedish farms were cut down?",
        "How many of Sweden's bridges were left?",
        "What was destroyed in Denmark?",
        "Which Danish churches were burnt?",
    ],
)
def test_what_happens_to_one_does_not_happen_to_another(question: str) -> None:
    assert asked_of(question).lie_elsewhere(said_of(BURNT))


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("How many Norwegian farms were cut down?", BURNT),
        ("What was destroyed in Norway?", BURNT),
        ("Which farms were cut down?", BURNT),
        (
            "Which Swedish ports were closed?",
            "Norway sank ferries, and Swedish ports were closed. Sweden answered fire.",
        ),
        ("Which Norwegian territories did Norway liberate?", "Norway liberated Oslo and Bergen."),
        ("How many Norwegian schools were closed?", "Norway closed 12 of its schools."),
        ("Which Norwegian towns were freed?", "Norway has freed its soil; two towns in Norway were left in ruins."),
    ],
)
def test_what_may_have_happened_to_whom_is_asked_of_is_not_anothers(question: str, passage: str) -> None:
    assert not asked_of(question).lie_elsewhere(said_of(passage))


@pytest.mark.parametrize(
    ("passage", "victims", "elsewhere"),
    [
        (
            "Two rockets were launched from the territory of Sweden and hit a city of Norway (see annex I).",
            "Swedish",
            True,
        ),
        ("Two rockets were launched from the territory of Sweden and hit a city of Norway.", "Norwegian", False),
        ("Rockets were fired from the occupied territories of Norway at towns of Sweden.", "Norwegian", False),
        (
            "Of attacks by the armed forces of Sweden 12 Norwegian children died, and people had to leave their homes "
            "(see annex I).",
            "Swedish",
            True,
        ),
        ("The armed forces of Sweden attacked Norway, and shelled their own villages.", "Swedish", False),
        ("I saw that the armed forces of Sweden killed 12 Norwegian children.", "Swedish", False),
    ],
)
def test_victims_of_those_who_fire_are_not_those_of_the_others(passage: str, victims: str, elsewhere: bool) -> None:
    assert asked_of(f"How many {victims} children were killed?").lie_elsewhere(said_of(passage)) == elsewhere


def test_who_is_hit_is_not_whoever_fires() -> None:
    fired = said_of("A city of Norway was hit by rockets that were launched from the territory of Sweden on 3 May.")
    assert asked_of("when was Stockholm hit?").lie_elsewhere(fired)
    assert asked_of("Which town in Sweden was hit?").lie_elsewhere(fired)
    assert not asked_of("when was Oslo hit?").lie_elsewhere(fired)
