"""What a line's end has cut is joined where that is safe."""

from __future__ import annotations

import pytest

from corpus.printing.cut_words import Words

WORDS = Words.of(["The harbours of the lake are well-known to the Secretary-General."])


@pytest.mark.parametrize(("above", "below", "joined"), [
    ("all the har-", "bours are old", "all the harbours are old"),
    ("they are well-", "known to us", "they are well-known to us"),
    ("the Secretary-", "General said", "the Secretary-General said"),
    ("the thresh-", "old of it", "the thresh-old of it"),  # nothing tells: the hyphen stays
    ("a crew of a 10-", "man boat", "a crew of a 10-man boat"),
    ("the years 1992-", "1995", "the years 1992-1995"),
    ("boats and/", "or ferries", "boats and/or ferries"),
    ("see A/77/", "401 on it", "see A/77/401 on it"),
    ("the ropes –", "all of them", "the ropes – all of them"),
    ("down to level-", "2, where it stayed", "down to level-2, where it stayed"),
    ("one clerk at P-", "4 and", "one clerk at P-4 and"),
    ("between 1,500–", "2,500 passengers", "between 1,500–2,500 passengers"),
    ("the wages of ferry-", "and lock-keepers", "the wages of ferry- and lock-keepers"),
    ("troop-", "or police-contributing", "troop- or police-contributing"),
    ("at www.harbour.example/news/the-night-of-", "the-ropes.", "at www.harbour.example/news/the-night-of-the-ropes."),
    ("at www.harbour.example/ne", "ws/2023/selby.", "at www.harbour.example/news/2023/selby."),
    ("at https://harbour.example/log?night", "=12&quay=4.", "at https://harbour.example/log?night=12&quay=4."),
    ("at www.harbour.example/news", "and in the log", "at www.harbour.example/news and in the log"),
    ("at www.harbour.example/news.", "See A/77/401.", "at www.harbour.example/news. See A/77/401."),
])  # fmt: skip
def test_two_lines_are_joined(above: str, below: str, joined: str) -> None:
    assert WORDS.join(above, below) + below == joined


@pytest.mark.parametrize(("above", "below", "joined"), [
    ("une pêche abon-", "dante cette année", "une pêche abondante cette année"),
    ("sa culpabi-", "lité dans la perte", "sa culpabilité dans la perte"),
    ("les bateaux-", "lampes du port", "les bateaux-lampes du port"),  # both are words of the text
    ("il viendra peut-", "être demain", "il viendra peut-être demain"),
])  # fmt: skip
def test_in_another_language_a_cut_word_is_whole_unless_its_parts_are_words(
    above: str, below: str, joined: str
) -> None:
    french = Words.of(["Les bateaux et les lampes du port sont rouges, et peut-être verts, dans la nuit de mai."])
    assert not french.english
    assert french.join(above, below) + below == joined


def test_the_pieces_of_a_cut_word_are_no_words_of_the_text() -> None:
    lines = ["Les bateaux et les lampes ont une pêche abon-", "dante cette année, et les voya-", "geurs attendent."]
    assert Words.of(lines).join(lines[0], lines[1]) + lines[1] == f"{lines[0][:-1]}{lines[1]}"
