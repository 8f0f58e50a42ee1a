from __future__ import annotations

import pytest

from corpus.symbol import Symbol
from service.citing.organs import organs_of, resolution_of
from service.citing.pinpoints import BLUEBOOK, CHICAGO, OSCOLA


@pytest.mark.parametrize(
    ("symbol", "oscola", "number"),
    [
        ("S/RES/853(1993)", "UNSC", "853"),
        ("A/RES/60/1", "UNGA", "60/1"),
        ("A/RES/1514(XV)", "UNGA", "1514 (XV)"),
        ("A/HRC/RES/31/5", "UNHRC", "31/5"),
        ("E/RES/2020/7", "ECOSOC", "2020/7"),
    ],
)
def test_a_resolution_is_told_by_its_symbol(symbol: str, oscola: str, number: str) -> None:
    resolution = resolution_of(Symbol.parse(symbol))
    assert resolution is not None
    assert (resolution.organ.oscola, resolution.number) == (oscola, number)


@pytest.mark.parametrize("symbol", ["A/75/660", "S/2020/1267", "CEDAW/C/RES/1"])
def test_what_names_no_resolution_of_a_listed_organ_is_none(symbol: str) -> None:
    assert resolution_of(Symbol.parse(symbol)) is None


def test_a_joint_symbol_names_both_organs() -> None:
    organs = organs_of(Symbol.parse("A/75/660–S/2020/1267"))
    assert [organ.name for organ in organs] == ["General Assembly", "Security Council"]


@pytest.mark.parametrize(
    ("ours", "oscola", "bluebook", "chicago"),
    [
        ("[para. 13]", "[para 13]", "[¶ 13]", "[para. 13]"),
        ("annex, para. 4 [subpara. 2]", "annex, para 4 [subpara 2]", "annex, ¶ 4 [subpara. 2]", "annex, para. 4 [subpara. 2]"),
        ("preambular [para. 1]", "preambular [para 1]", "pmbl. [¶ 1]", "preambular [para. 1]"),
        ("sect. C, para. 2", "s C, para 2", "§ C, ¶ 2", "sec. C, para. 2"),
        ("footnote 6", "fn 6", "n.6", "n. 6"),
        ("annex I, images 21–25", "annex I, images 21–25", "annex I, images 21–25", "annex I, images 21–25"),
    ],
)  # fmt: skip
def test_places_are_named_in_the_words_of_the_style(ours: str, oscola: str, bluebook: str, chicago: str) -> None:
    assert (OSCOLA.of(ours), BLUEBOOK.of(ours), CHICAGO.of(ours)) == (oscola, bluebook, chicago)
