"""Names that documents without a symbol are given: what may be one, what is one and the same, and where one is meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.address import Address, identify_held
from corpus.errors import BadName, BadSymbol
from corpus.given_name import GivenName
from corpus.symbol import Symbol


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Selby 2023", "selby-2023"),
        ("  Selby \n 2023 ", "selby-2023"),
        ("Okoye v. Harbour Commission (No. 2)", "okoye-v-harbour-commission-no-2"),
        ("Union's “Log”", "union-s-log"),
        ("Ölbericht Łódź", "ölbericht-łódź"),
        ("Доклад о паромах", "доклад-о-паромах"),
        ("港の報告 2023", "港の報告-2023"),
        ("नौका रिपोर्ट", "नौका-रिपोर्ट"),
        ("Strasse Straße", "strasse-strasse"),
    ],
)
def test_a_slug_has_the_words_of_the_name_in_their_own_letters(name: str, slug: str) -> None:
    assert GivenName.parse(name).slug == slug
    assert GivenName.parse(slug) == GivenName.parse(name)


def test_a_name_is_printed_as_it_was_given() -> None:
    name = GivenName.parse(" Okoye v.  Commission ")
    assert str(name) == name.cited == "Okoye v. Commission"


def test_signs_and_capitals_do_not_tell_names_apart() -> None:
    assert GivenName.parse("Selby (2023)") == GivenName.parse("SELBY 2023")
    assert len({GivenName.parse("Selby (2023)"), GivenName.parse("selby 2023")}) == 1
    assert not GivenName.parse("Selby 2023").same_document(GivenName.parse("Selby 2024"))
    assert GivenName("A/77/401") != Symbol.parse("A/77/401")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "it is empty"),
        (" \t", "it is empty"),
        ("2023", "it has no letter"),
        ("–", "it has no letter"),
        ("x" * 81, "it is too long; 80 characters are the most"),
        ("A/77/401", "a symbol or an address"),
        ("A/91/6 (Sect. 3)", "it is a UN document symbol"),
        ("www.lake.example/log", "a symbol or an address"),
        ("lake.example", "a symbol or an address"),
        ("Selby\x00log", "signs that are not printed"),
        ("Selby \u202egol", "signs that are not printed"),
        ("Selby \udcff", "signs that are not printed"),
    ],
)
def test_what_cannot_be_a_name_is_refused_with_the_reason(name: str, reason: str) -> None:
    with pytest.raises(BadName, match=re.escape(reason)):
        GivenName.parse(name)


@given(st.text(max_size=90))
def test_every_name_is_safe_in_an_address_and_in_the_name_of_a_file(text: str) -> None:
    try:
        name = GivenName.parse(text)
    except BadName:
        return
    assert all(part and not re.search(r"[\s/\\.#?%&:\x00]", part) for part in name.slug.split("-"))
    assert len(f"{name.stem}-2.markdown".encode()) <= 255
    assert GivenName.parse(name.slug) == name == GivenName.parse(str(name))


@pytest.mark.parametrize(
    ("name", "question", "found"),
    [
        ("Selby 2023", "What does Selby 2023 say about ropes?", ["Selby 2023"]),
        ("Selby 2023", "according to the selby (2023) release", ["selby (2023"]),
        ("Selby 2023", "Selby 20234, Sélby-2023 and Selby", ["Sélby-2023"]),
        ("Sélby log", "what does the selby log say?", ["selby log"]),
        ("Okoye v. Commission", "para. 3 of Okoye v Commission", ["Okoye v Commission"]),
        ("Harbour", "Who closed the harbour of Harbour?", ["Harbour"]),
        ("ИЛО 5", "что говорит ило 5?", ["ило 5"]),
        ("İzmir report", "What does the izmir report say?", ["izmir report"]),
    ],
)
def test_a_question_names_it_in_any_spelling_of_its_words(name: str, question: str, found: list[str]) -> None:
    assert [span.of(question) for span in GivenName.parse(name).find_in(question)] == found


def test_words_are_a_name_where_they_are_neither_symbol_nor_address() -> None:
    assert identify_held("Selby 2023") == GivenName("Selby 2023")
    assert identify_held("a/77/401") == Symbol.parse("A/77/401")
    assert identify_held("lake.example/log") == Address("lake.example/log")
    with pytest.raises(BadSymbol):
        identify_held("A/")
