"""One question, the same citations, through whichever interface it is asked."""

from __future__ import annotations

import pytest

from tests.interfaces import INTERFACES, Put, Told, by_json

PUTS = (
    Put("How many sailors were wounded?"),
    Put("how many ferries were damaged?"),
    Put("who cut the moorings?"),
    Put("was any ferry seaworthy?"),
    Put("Who counted eleven cut moorings?"),
    Put("how many passengers did the Selkie carry?"),
    Put("how many sailors were wounded, and how many passengers did the Selkie carry?"),
    Put("who said that?", ("How many sailors were wounded?",)),
    Put("what is the letter about?"),
    Put("what happened in February 2023?"),
    Put("which documents are held?"),
    Put("zeppelin tiramisu recipe"),
    Put("Combien de marins ont été blessés ?"),
)


@pytest.fixture(scope="module")
def told(ferries_at: str) -> list[Told]:
    return by_json(ferries_at, PUTS)


def test_these_questions_are_answered_and_refused(told: list[Told]) -> None:
    assert {one.status for one in told} == {"answered", "not_answered"}
    assert sum(bool(one.citations) for one in told) >= 10


@pytest.mark.parametrize("interface", INTERFACES)
def test_every_interface_gives_the_same_citations(ferries_at: str, told: list[Told], interface: str) -> None:
    assert INTERFACES[interface](ferries_at, PUTS) == told
