"""Tests of corpus.anchor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.address import identify
from corpus.anchor import Anchor
from corpus.errors import BadAnchor, BadSymbol
from corpus.given_name import GivenName


@pytest.mark.parametrize(
    ("printed", "block"),
    [
        ("A/77/401–S/2023/91#p13", "p13"),
        ("S/RES/2650(2022)#a1-p3", "a1-p3"),
        ("www.lake.example/news/ferries?id=3#fn6", "fn6"),
        ("A/77/5/Add.1#m2", "m2"),
    ],
)
def test_what_is_printed_is_read_back(printed: str, block: str) -> None:
    anchor = Anchor.parse(printed)
    assert anchor.block == block
    assert str(anchor) == printed


def test_any_dash_and_any_half_are_read_and_one_form_is_printed() -> None:
    assert str(Anchor.parse("A/77/401-S/2023/91#p2")) == "A/77/401–S/2023/91#p2"
    assert Anchor.parse("S/2023/91#p2").document == identify("S/2023/91")


@pytest.mark.parametrize("text", ["", "#", "#p2", "A/77/401", "A/77/401#", "p2"])
def test_what_lacks_a_half_of_it_is_no_anchor(text: str) -> None:
    with pytest.raises(BadAnchor, match="write symbol#block"):
        Anchor.parse(text)


def test_words_in_front_of_a_block_are_the_name_of_a_document() -> None:
    assert Anchor.parse("Selby release#p2") == Anchor(GivenName("Selby release"), "p2")


def test_what_can_be_neither_symbol_nor_name_is_an_error() -> None:
    with pytest.raises(BadSymbol):
        Anchor.parse("A/#p2")


@given(st.text(max_size=40))
def test_no_text_is_anything_but_an_anchor_or_an_error(text: str) -> None:
    try:
        anchor = Anchor.parse(text)
    except (BadAnchor, BadSymbol):
        return
    assert Anchor.parse(str(anchor)) == anchor
