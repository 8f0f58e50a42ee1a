"""What differs is laid beside what it stands for: a number beside a number, a name beside a name."""

from __future__ import annotations

import pytest

from corpus.document import Document
from service.checking.check import Checker
from service.checking.counterparts import Word, counterparts
from service.checking.verdict import Judgement
from tests.service.checking.lake import made

LINES = (
    "In all, between 3 and 9 May 2021, 412 Estavian sailors, including 15 cadets, were rescued and 37 were not found.",
    "The Harbour Board of Norland has never admitted that the pier was unsafe, claiming the boats of 64 owners.",
    "As far as the Norland Lifeboat Society is aware, Estavia has reportedly closed seven of its nine lighthouses.",
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([made(LINES)])


def compared(checker: Checker, quotation: str) -> tuple[Judgement, list[tuple[str, str, str]]]:
    """The judgement, and of each difference its kind, what the text says and what the document has."""
    check = checker.check(f"“{quotation}”")
    judgement = check.judgements[-1]
    return judgement, [
        (each.kind, each.said.of(check.text), each.printed.quote if each.printed else "")
        for each in judgement.differences
    ]


@pytest.mark.parametrize(
    ("quotation", "difference"),
    [
        ("391 sailors, including 11 cadets, were rescued", ("number", "391", "412")),
        ("sailors, including 15 cadets, were rescued and 73 not found", ("number", "73", "37")),
        ("In all 391 sailors, including 15 cadets, were rescued", ("number", "391", "412")),
        ("admitted that the pier was unsafe, claiming 46 boats", ("number", "46", "64")),
        ("the Harbour Board of Norland has admitted that the pier was unsafe", ("negation", "", "never")),
        ("the Harbour Board of Norland had not admitted that the pier was safe", ("negation", "safe", "unsafe")),
        ("as far as the Estavian Coast Guard is aware, Estavia has closed", ("name", "Estavian Coast Guard", "Norland Lifeboat Society")),
        ("Estavia has allegedly closed five of its nine lighthouses", ("number", "five", "seven")),
        ("Estavia has allegedly closed seven of its nine lighthouses", ("hedge", "allegedly", "reportedly")),
        ("Estavia has reportedly closed 7 of its nine lighthouses", ("spelling", "7", "seven")),
        ("between 3 and 9 June 2021, 412 Estavian sailors", ("name", "June", "May")),
    ],
)  # fmt: skip
def test_what_differs_stands_beside_its_counterpart(
    checker: Checker, quotation: str, difference: tuple[str, str, str]
) -> None:
    judgement, differences = compared(checker, quotation)
    assert judgement.verdict in ("differs", "pieced_together")
    assert difference in differences


def test_a_number_is_shown_where_another_word_stands_between_and_the_place_holds_it(checker: Checker) -> None:
    judgement, differences = compared(checker, "391 sailors, including 11 cadets, were rescued")
    assert differences == [("number", "391", "412"), ("number", "11", "15"), ("name", "", "Estavian")]
    assert judgement.places[0].quote == "412 Estavian sailors, including 15 cadets, were rescued"


def test_of_the_letter_the_number_of_civilians_is_shown(letter: Document) -> None:
    judgement, differences = compared(Checker([letter]), "91 civilians, including 11 children, were killed")
    assert differences[:2] == [("number", "91", "101"), ("number", "11", "12")]
    assert judgement.places[0].quote.startswith("101 Azerbaijani civilians")


def test_a_word_at_an_edge_that_stands_further_out_is_not_another(checker: Checker) -> None:
    judgement, differences = compared(checker, "Estavia closed seven of its nine lighthouses")
    assert differences == [("hedge", "", "has reportedly")]
    clause = Checker(
        [made(("Estavia, with the help of boats hired abroad in May, again closed all its lighthouses.",))]
    )
    judgement, differences = compared(clause, "Estavia closed all its lighthouses")
    assert differences == [("words", "", "with the help of boats hired abroad in May, again")]
    assert judgement.places[0].quote.startswith("Estavia, with the help")


def test_a_number_stands_beside_no_other_word(checker: Checker) -> None:
    _, differences = compared(
        Checker([made(("The Lake Board passed four rules 822 and 853 in its spring session.",))]),
        "The Lake Board passed four rules in and 853 in its spring session",
    )
    assert differences == [("number", "", "822"), ("words", "in", "")]


def test_words_of_the_sentence_in_front_stand_for_nothing_in_this_one(checker: Checker) -> None:
    two = Checker([made(("The storm lasted until 9 May. Ferries of the Norland line stayed in the harbour.",))])
    _, differences = compared(two, "Twelve ferries of the Norland line stayed in the harbour")
    assert differences == [("number", "Twelve", "")]


@pytest.mark.parametrize(
    "quotation",
    ["the number of 88 owners", "Estavia closed 4 ports in 2019", "500 sailors of Norland claimed the pier"],
)
def test_what_has_little_in_common_is_not_found_for_a_number(checker: Checker, quotation: str) -> None:
    assert compared(checker, quotation)[0].verdict == "not_found"


def test_the_likest_of_two_numbers_is_the_counterpart_where_both_are_as_near() -> None:
    said = [Word("number", "2019")]
    printed = [Word("number", "9"), Word("number", "2020")]
    assert [other.form for _, other in counterparts(said, printed, "both")] == ["2020"]
    assert counterparts(said, [Word("name", "norland")], "both") == []
