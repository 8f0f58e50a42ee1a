"""Forms of known words are right as they are; what is misspelt is none."""

from __future__ import annotations

import pytest

from index.word_forms import is_form_of_known

_KNOWN = frozenset(
    "chair shelter fold strict mine refer deny admit territory story hit plan carry sail church copy".split()
)


def _is_form(word: str) -> bool:
    return is_form_of_known(word, _KNOWN.__contains__)


@pytest.mark.parametrize(
    "word",
    [
        *("chairing", "unfold", "unfolded", "stricter", "strictest", "strictly", "demining", "referred", "planned"),
        *("denies", "denied", "denying", "territories", "carrier", "sheltering", "churches", "copying", "refolding"),
    ],
)
def test_inflections_and_prefixes_are_known(word: str) -> None:
    assert _is_form(word)


@pytest.mark.parametrize("word", ["refered", "denyed", "admited", "territorys", "destoryed", "chairign", "hiting"])
def test_a_form_that_is_misspelt_is_none(word: str) -> None:
    assert not _is_form(word)


def test_short_words_are_found_in_too_much() -> None:
    assert not _is_form("hits")
