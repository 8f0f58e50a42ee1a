"""Tests of corpus.shelf."""

from __future__ import annotations

import pytest

from corpus.address import identify
from corpus.errors import UnknownDocument
from corpus.shelf import Shelf


@pytest.fixture
def shelf() -> Shelf[str]:
    symbols = (
        "A/77/401-S/2023/91",
        "S/RES/2650(2022)",
        "A/RES/77/9",
        "A/RES/1514(XV)",
        "A/RES/1514(XVI)",
        "lake.example/x",
    )
    return Shelf((identify(symbol), f"<{symbol}>") for symbol in symbols)


@pytest.mark.parametrize("asked", ["A/77/401", "S/2023/91", "A/77/401–S/2023/91", "a/77/401"])
def test_any_half_in_any_print_finds_it(shelf: Shelf[str], asked: str) -> None:
    assert shelf.get(identify(asked)) == "<A/77/401-S/2023/91>"
    assert identify(asked) in shelf


def test_a_year_may_be_left_out_where_that_means_but_one(shelf: Shelf[str]) -> None:
    assert shelf.find(identify("S/RES/2650")) == "<S/RES/2650(2022)>"
    assert shelf.find(identify("A/RES/1514")) is None
    assert identify("S/RES/2650") not in shelf  # it is meant, and shares no half


def test_a_name_may_be_that_of_several(shelf: Shelf[str]) -> None:
    assert shelf.named("A/RES/1514") == ("<A/RES/1514(XV)>", "<A/RES/1514(XVI)>")
    assert shelf.named("S/2023/91") == ("<A/77/401-S/2023/91>",)
    assert shelf.named("S/2023/92") == ()


def test_what_is_not_there_is_named(shelf: Shelf[str]) -> None:
    with pytest.raises(UnknownDocument, match="A/1/2"):
        shelf.get(identify("A/1/2"))
    with pytest.raises(KeyError):
        shelf.by_slug("A/1/2")


def test_what_is_taken_out_is_found_by_no_half_and_no_name(shelf: Shelf[str]) -> None:
    shelf.take_out(identify("A/RES/1514(XV)"))
    assert shelf.find(identify("A/RES/1514")) == "<A/RES/1514(XVI)>"
    shelf.take_out(identify("A/77/401-S/2023/91"))
    assert shelf.sharing(identify("S/2023/91")) == ()
    assert list(shelf) == ["<S/RES/2650(2022)>", "<A/RES/77/9>", "<A/RES/1514(XVI)>", "<lake.example/x>"]


def test_one_that_shares_halves_with_two_finds_both_in_its_order() -> None:
    shelf = Shelf([(identify("S/2023/91"), "second"), (identify("A/77/401"), "first")])
    assert shelf.sharing(identify("A/77/401-S/2023/91")) == ("first", "second")
    assert list(shelf) == ["second", "first"]


def test_slugs_are_found_as_they_are_spelt(shelf: Shelf[str]) -> None:
    assert shelf.by_slug("A/77/401") == shelf.by_slug("S/2023/91") == "<A/77/401-S/2023/91>"
    assert shelf.by_slug("lake.example/x") == "<lake.example/x>"
