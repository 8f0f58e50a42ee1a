"""Spellings of one name, learned from texts. Every name here is invented but those that tell known names apart."""

from __future__ import annotations

import pytest

from index.gazetteer import other_names
from index.keywords import Keywords
from index.spellings import Spellings, sound

TEXTS = (
    "They left Ghardan for Selby.",
    "In Ghardan, Khojun and Dzhelbar no ferry sailed.",
    "The Council met on Qarden, and on Paris.",
    "Ghardan and Peres were named in ARTICLE XVIII and XXVIII.",
)


def is_word(word: str) -> bool:
    return word in ("paris", "selby")


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    return Spellings.learn(TEXTS, is_word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ghardan", "qarden"),
        ("dzhelbar", "jelbar"),
        ("djelbar", "jalber"),
        ("hosein", "husain"),
        ("nuriya", "nuria"),
        ("wassily", "vasili"),
        ("mukhanna", "muqana"),
    ],
)
def test_romanisations_of_a_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize(("one", "other"), [("norland", "norvand"), ("selby", "shelby"), ("tarnia", "tarne")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("word", ["", "tarn", "9m55k", "77/401"])
def test_short_words_and_numbers_have_no_sound(word: str) -> None:
    assert sound(word) == ""


def test_the_commonest_spelling_stands_for_the_others(spellings: Spellings) -> None:
    assert dict(spellings.others) == {"qarden": "ghardan"}
    assert spellings.fold("Near Qarden.") == "near ghardan."
    assert spellings.one("qarden") == spellings.one("ghardan") == "ghardan"


def test_words_that_stand_in_small_letters_are_no_names() -> None:
    learnt = Spellings.learn(["Barren hills.", "the barren Barran", "a barran"], is_word)
    assert not learnt.others


def test_a_name_that_the_texts_do_not_have_is_known_by_its_sound(spellings: Spellings) -> None:
    assert spellings.known("jelbar") == "dzhelbar"
    assert spellings.known("xojun") == "khojun"
    assert spellings.known("norland") == ""


def test_names_that_the_model_knows_are_told_apart_by_their_vowels(spellings: Spellings) -> None:
    assert "peres" not in spellings.others
    assert Spellings.learn(["Parris", "Paris"], is_word).others == {"parris": "paris"}


def test_a_question_is_spelt_as_the_passage_is(spellings: Spellings) -> None:
    assert spellings.respelled("who left ghardan?", TEXTS[2]) == "who left qarden?"
    assert spellings.respelled("who left qarden?", TEXTS[0]) == "who left ghardan?"
    assert spellings.respelled("who left qarden?", f"{TEXTS[0]} {TEXTS[2]}") == "who left qarden?"
    assert spellings.respelled("who left selby?", TEXTS[0]) == "who left selby?"


def test_every_spelling_finds_every_passage(spellings: Spellings) -> None:
    keywords = Keywords.build(TEXTS, spellings)
    for spelt in ("Ghardan", "Qarden"):
        assert [bool(score) for score in keywords.scores(spelt)] == [True, True, True, True]
    assert keywords.correct("gardan") == "ghardan"


@pytest.mark.parametrize(
    ("typed", "name"), [("lachin", "lachyn"), ("qarden", "gharden"), ("houssein", "hussein"), ("ardmouth", "ardmouth")]
)
def test_romanisations_with_the_same_vowels_are_one_name(typed: str, name: str) -> None:
    assert Spellings().is_spelling_of(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("kastova", "kastora"), ("ganton", "gantor"), ("selmarin", "salmarin"), ("berdal", "bardal"), ("a1", "a1")],
)
def test_another_sound_or_vowel_is_another_name(typed: str, name: str) -> None:
    assert not Spellings().is_spelling_of(typed, name)


def test_a_gazetteer_attests_spellings_with_other_vowels() -> None:
    called = {"tarbent": ("terbent", "tarbent", "oldport")}
    learnt = Spellings.learn(["Near Tarbent they left."], is_word, lambda name: called.get(name, ()))
    assert learnt.known("terbent") == "tarbent"
    assert learnt.is_spelling_of("terbent", "tarbent")
    assert not learnt.is_spelling_of("torbent", "tarbent")
    assert not learnt.is_spelling_of("oldport", "tarbent")


def test_the_gazetteer_has_towns_by_any_of_their_names() -> None:
    assert {"sarajevo", "sarayevo"} <= set(other_names("sarajevo"))
    assert other_names("tehran") == other_names("teheran") != ()
    assert other_names("velmarin") == ()
