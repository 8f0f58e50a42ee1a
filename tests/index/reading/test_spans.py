"""Spans of a sentence that can answer."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.question import Wanted
from index.reading.spans import candidates, has_kind

KINDS: tuple[Wanted, ...] = get_args(Wanted)


def texts(sentence: str, wanted: Wanted) -> list[str]:
    return [sentence[start:end] for start, end in candidates(sentence, wanted)]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("It left 21 civilians dead.", ["21 civilians dead"]),
        ("More than 700,000 persons fled.", ["More than 700,000 persons fled"]),
        ("They hit over 4,300 private houses and 548 other civilian objects.", ["over 4,300 private houses", "548 other civilian objects"]),
        ("It killed at least seven civilians, including two children.", ["at least seven civilians", "two children"]),
        ("It will take between 10 and 13 years.", ["between 10 and 13 years"]),
        ("Out of 67 mosques, 64 were razed.", ["67 mosques", "64"]),
        ("Tens of thousands of people fled.", ["Tens of thousands of people fled"]),
        ("The boat carries 1.5 tons.", ["1.5 tons"]),
        ("The ferry carried 1 500 000 passengers.", ["1 500 000 passengers"]),
        ("It was dug by 12\u00a0400 labourers.", ["12\u00a0400 labourers"]),
        ("The dock holds 3’200’000 litres.", ["3’200’000 litres"]),
        ("The rope is 3 3/4 ells long.", ["3 3/4 ells long"]),
        ("The rope is 2½ ells long.", ["2½ ells long"]),
        ("It cost some 2.5 million crowns.", ["some 2.5 million crowns"]),
    ],
)  # fmt: skip
def test_a_number_comes_with_what_it_counts(sentence: str, spans: list[str]) -> None:
    assert texts(sentence, "number") == spans


@pytest.mark.parametrize(
    "sentence",
    ["They sailed on 28 October 2020.", "They sailed in 1992.", "See A/77/401.", "The 9M55 rocket was seen."],
)
def test_a_date_a_symbol_or_a_type_is_no_number(sentence: str) -> None:
    assert not has_kind(sentence, "number")
    assert texts(sentence, "number") == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("They sailed on 28 October 2020.", ["28 October 2020"]),
        ("Two strikes, on 11 and 17 October, were seen.", ["11 and 17 October"]),
        ("From 27 September to 9 November 2020 it rained.", ["27 September to 9 November 2020"]),
        ("It began at the end of 1991 and the beginning of 1992.", ["the end of 1991", "the beginning of 1992"]),
        ("On October 28, 2020 they sailed.", ["October 28, 2020"]),
        ("It rained in early March 2021.", ["early March 2021"]),
        ("In the early 1990s it rained.", ["early 1990s"]),
    ],
)
def test_dates_are_found_as_printed(sentence: str, spans: list[str]) -> None:
    assert texts(sentence, "date") == spans


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("A ferry reached Port Selby at dawn.", ["Port Selby"]),
        ("They marched into the city of Ardmouth.", ["Ardmouth"]),
        ("Fires were seen in Ardmouth, Selby and Kell.", ["Ardmouth, Selby and Kell"]),
        ("Ardmouth district was mined.", ["Ardmouth district"]),
        ("They condemn the seizure of the district of Ardmouth.", ["Ardmouth"]),
    ],
)
def test_places_are_names_where_places_stand(sentence: str, spans: list[str]) -> None:
    assert texts(sentence, "place") == spans


def test_a_name_without_a_sign_of_place_is_no_place() -> None:
    assert not has_kind("Ana Beltran said so.", "place")
    assert not has_kind("They thanked the crews of Ardmouth.", "place")


@pytest.mark.parametrize(
    ("sentence", "spans"),
    [
        ("“No ferry was seaworthy”, said Ana Beltran.", ["Ana Beltran"]),
        ("However, Ana Beltran of the Harbour Union left.", ["Ana Beltran of the Harbour Union"]),
        pytest.param(
            *("On 4 May Ana Beltran left.", ["Ana Beltran"]),
            marks=pytest.mark.xfail(strict=True, reason="a name that runs on from a month is dropped with the date"),
        ),
    ],
)
def test_persons_are_names_without_the_words_that_open_the_sentence(sentence: str, spans: list[str]) -> None:
    assert [span for span in texts(sentence, "person") if "ferry" not in span] == spans


def test_a_short_sentence_is_one_clause_and_a_long_one_several() -> None:
    short = "The crews left the boats; the boats sank."
    assert texts(short, "phrase") == [short.rstrip(".")]
    long = f"The crews left {'all the boats ' * 12}; they came back {'to the quay ' * 6}; and sank."
    found = texts(long, "phrase")
    assert [text.split()[0] for text in found] == ["The", "they"]


@pytest.mark.parametrize("wanted", KINDS)
def test_where_the_kind_is_missing_the_sentence_answers(wanted: Wanted) -> None:
    assert texts("nothing happened there at all.", wanted) == ["nothing happened there at all"]


SENTENCES = st.one_of(
    st.text(min_size=1, max_size=120),
    st.lists(
        st.sampled_from(
            "In in the On on Ardmouth Selby 21 4,300 1991 2020 28 October two thousand and or more than of , ; . : “ ” – civilians killed".split()
        ),
        min_size=1,
        max_size=30,
    ).map(" ".join),
).filter(str.strip)


@given(SENTENCES, st.sampled_from(KINDS))
@example("...", "phrase")
@example("The The The.", "person")
def test_every_span_is_a_range_inside_the_sentence(sentence: str, wanted: Wanted) -> None:
    found = candidates(sentence, wanted)
    assert found
    assert all(0 <= start < end <= len(sentence) for start, end in found)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("The strike went on for a six-week period.", ["six-week period"]),
        ("A 44-day blockade was begun.", ["44-day blockade"]),
        ("Terms are five-year terms.", ["five-year terms"]),
        ("Twenty-five sailors were saved.", ["Twenty-five sailors"]),
    ],
)
def test_a_number_in_a_compound_is_marked_with_what_it_counts(sentence: str, counted: list[str]) -> None:
    assert [span.of(sentence) for span in candidates(sentence, "number")] == counted


@pytest.mark.parametrize("sentence", ["Seventy-fifth year", "The twenty-first session"])
def test_an_ordinal_counts_nothing(sentence: str) -> None:
    assert not has_kind(sentence, "number")
