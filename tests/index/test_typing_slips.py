"""Slips of the hand are mended, other names are not taken for one."""

from __future__ import annotations

import pytest

from index.typing_slips import is_slip


@pytest.mark.parametrize("typed", ["ardmuoth", "ardmoth", "arddmouth", "ardmoutth", "admouth"])
def test_a_letter_left_out_struck_twice_or_out_of_turn_is_a_slip(typed: str) -> None:
    assert is_slip(typed, "ardmouth")


@pytest.mark.parametrize("typed", ["ardmauth", "ardmouts", "brdmouth", "ardmout", "ardmouthe", "ardnorth", "ardmouth"])
def test_another_letter_or_another_end_is_another_name(typed: str) -> None:
    assert not is_slip(typed, "ardmouth")


def test_short_words_are_too_much_alike() -> None:
    assert not is_slip("gnja", "ganja")
