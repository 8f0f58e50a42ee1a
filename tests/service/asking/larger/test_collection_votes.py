"""Whose votes a question asks for, where it names no resolution."""

from __future__ import annotations

import time

import pytest

from service.asking.larger.about_votes import BACKED
from service.asking.larger.collection_votes import voter_asked
from service.asking.larger.correspondents import asks_for_correspondents


@pytest.mark.parametrize(
    ("question", "voter"),
    [
        ("Which resolutions did Cuba oppose?", "Cuba"),
        ("On which resolutions did China abstain?", "China"),
        ("When did China abstain?", "China"),
        ("When did France oppose the invasion?", ""),
        ("Did Iraq ever oppose inspections?", ""),
        ("Which resolutions did Cuba not oppose?", ""),
        ("Where didn’t China abstain?", ""),
    ],
)
def test_a_vote_is_asked_for_where_a_vote_is_spoken_of(question: str, voter: str) -> None:
    assert voter_asked(question) == voter


@pytest.mark.parametrize("typed", ["did " + "’" * 1990, "did " + "a " * 990, "did " + "a’ " * 660])
def test_whatever_stands_behind_did_is_read_at_once(typed: str) -> None:
    began = time.process_time()
    assert not BACKED.match(typed)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Which Governments wrote letters to the Council?", True),
        ("Letters from which countries does resolution 1915 recall?", True),
        ("What does the letter ask the United Nations to do?", False),
        ("According to the letter, which countries supplied buoys?", False),
    ],
)
def test_who_wrote_letters_is_asked_for_where_states_write(question: str, *, asks: bool) -> None:
    assert asks_for_correspondents(question) == asks
