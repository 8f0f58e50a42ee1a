"""Words as search sees them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import index
from index.words import STOP_WORDS, fold, placed_terms, plain, related, respelled, stem, terms, words

TABLES = Path(index.__path__[0])
SPELLINGS: list[list[str]] = tomllib.loads((TABLES / "spellings.toml").read_text(encoding="utf-8"))["groups"]
RELATED: list[list[str]] = tomllib.loads((TABLES / "related.toml").read_text(encoding="utf-8"))["groups"]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Şəlbi CITY", "selbi city"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("S/2020–1267", "s/2020-1267"),
        ("4,300 houses", "4300 houses"),
        ("1,234,567", "1234567"),
        ("“quoted”", '"quoted"'),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("12,30", "12,30"),
    ],
)
def test_folding_takes_case_diacritics_dashes_and_number_commas_away(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize("group", SPELLINGS, ids=lambda group: group[0])
def test_every_spelling_of_a_name_folds_to_the_same_words(group: list[str]) -> None:
    assert {fold(f"They entered {name}.") for name in group} == {f"they entered {plain(group[0])}."}


def test_a_spelling_inside_a_longer_word_is_left_alone() -> None:
    assert fold("unhurt in Kievia") == "unhurt in kievia"


@pytest.mark.parametrize(("upper", "lower"), [("Æ", "æ"), ("Đ", "đ"), ("Ǿ", "ǿ")])
def test_capital_and_small_letters_fold_alike(upper: str, lower: str) -> None:
    assert plain(upper) == plain(lower)
    assert plain(upper).isascii()


@given(st.text(max_size=60))
@example("Ǽ")
@example("Đorđe")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from([name for group in SPELLINGS for name in group]), max_size=5))
def test_folding_names_twice_is_folding_them_once(names: list[str]) -> None:
    text = ", ".join(names)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("group", SPELLINGS, ids=lambda group: group[0])
def test_a_question_spells_a_name_as_the_passage_does(group: list[str]) -> None:
    for typed in group:
        for printed in group:
            assert respelled(f"Who left {typed}?", f"They left {printed}.") == f"who left {plain(printed)}?"


def test_a_name_that_the_passage_does_not_have_stays_as_typed() -> None:
    assert respelled("From Odessa to Kiev?", "They left Kïev and Burma.") == "from odessa to kiev?"
    assert respelled("Why Burma?", "") == "why burma?"


def test_every_name_of_a_question_is_respelt() -> None:
    printed = "In Odessa, HRW wrote to the UN."
    asked = "What did Human Rights Watch tell the United Nations of Odesa, Odessa and Human Rights Watch?"
    assert respelled(asked, printed) == "what did hrw tell the un of odessa, odessa and hrw?"


def test_a_name_inside_a_longer_word_is_not_respelt() -> None:
    assert respelled("Kievia?", "Kyiv") == "kievia?"
    assert respelled("Kiev?", "Kyivia") == "kiev?"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_respelt_question_is_counted_as_the_same_words(question: str, passage: str) -> None:
    assert fold(respelled(question, passage)) == fold(question)


@given(st.lists(st.sampled_from([name for group in SPELLINGS for name in group]), max_size=4), st.data())
def test_respelt_names_are_counted_as_the_same_words(names: list[str], data: st.DataObject) -> None:
    question, passage = ", ".join(names), "; ".join(data.draw(st.permutations(names)))
    assert fold(respelled(question, passage)) == fold(question)


@given(st.text(max_size=60))
def test_words_are_already_folded(text: str) -> None:
    assert all(word == word.casefold() and word.strip() for word in words(text))


def test_a_number_with_a_decimal_point_is_one_word() -> None:
    assert words("about 1.30 pm, 4,300 houses.") == ["about", "1.30", "pm", "4300", "houses"]


def test_terms_are_stems_without_stop_words() -> None:
    assert terms("How many civilians were killed in the attacks?") == ["civilian", "kill", "attack"]


def test_every_stop_word_is_a_folded_word() -> None:
    assert all(words(word) == [word] for word in STOP_WORDS)


@pytest.mark.parametrize("group", RELATED, ids=lambda group: group[0])
def test_related_words_find_one_another_and_not_themselves(group: list[str]) -> None:
    first, *others = group
    assert stem(first) not in related(stem(first))
    for other in others:
        if stem(other) != stem(first):
            assert stem(other) in related(stem(first))
            assert stem(first) in related(stem(other))


def test_a_word_of_no_group_has_no_related_words() -> None:
    assert related(stem("zucchini")) == frozenset()


@pytest.mark.parametrize("group", [*SPELLINGS, *RELATED], ids=lambda group: group[0])
def test_no_group_of_a_table_names_a_word_twice(group: list[str]) -> None:
    assert len(group) == len(set(group)) > 1


def test_telling_words_are_found_where_they_stand_with_their_stems() -> None:
    text = "The Demands, of 3,500 sailors in Kiev"
    found = [(text[start:end], term) for start, end, term in placed_terms(text)]
    assert found == [
        ("Demands", "demand"),
        ("3,500", "3500"),
        ("sailors", "sailor"),
        ("Kiev", stem(fold("Kyiv"))),
    ]


@pytest.mark.parametrize(
    ("typed", "found"), [("What did the US say?", ["us_"]), ("WHO and IT", ["who_", "it_"]), ("US", ["us_"])]
)
def test_an_abbreviation_in_capitals_is_no_small_word(typed: str, found: list[str]) -> None:
    assert [term for term in terms(typed) if term.endswith("_")] == found


@pytest.mark.parametrize("typed", ["tell us who said it", "WHAT DID IT SAY", "Us and It", "IT IS SO"])
def test_a_small_word_is_one_however_it_begins(typed: str) -> None:
    assert not [term for term in terms(typed) if term.endswith("_")]
