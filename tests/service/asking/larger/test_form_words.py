"""Slips are mended in the words that larger questions are made of, and in no others."""

from __future__ import annotations

import pytest

from service.asking.larger.form_words import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gist of the resoluton on ferries", "gist of the resolution on ferries"),
        ("summrise the lettre", "summarise the lettre"),
        ("a timelnie of Ardmouth", "a timeline of Ardmouth"),
        ("resolutions and statements of Reporto", "resolutions and statements of Reporto"),
    ],
)
def test_only_words_of_the_form_are_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant
