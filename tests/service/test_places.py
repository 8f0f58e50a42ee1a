"""Places as people name them, read from a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.places import Place, find_places, joins, only_shows


def named(text: str) -> list[tuple[str, ...]]:
    return [(place.word or place.kind, *place.numbers, *filter(None, [place.item])) for place in find_places(text)]


@pytest.mark.parametrize(("text", "places"), [
    ("para. 3", [("paragraph", "3")]),
    ("Paragraph 3 (b)", [("paragraph", "3", "(b)")]),
    ("¶ 3", [("paragraph", "3")]),
    ("operative paragraph 3", [("paragraph", "3")]),
    ("OP3", [("paragraph", "3")]),
    ("[para. 13]", [("paragraph", "13")]),
    ("paras. 3 and 4", [("paragraph", "3", "4")]),
    ("paragraphs 3, 5 and 7-9", [("paragraph", "3", "5", "7", "8", "9")]),
    ("paragraphs 3 to 5", [("paragraph", "3", "4", "5")]),
    ("preambular paragraph 2", [("preambular paragraph", "2")]),
    ("preambular [para. 2]", [("preambular paragraph", "2")]),
    ("PP 2", [("preambular paragraph", "2")]),
    ("footnote 6", [("footnote", "6")]),
    ("footnotes 6 and 7", [("footnote", "6", "7")]),
    ("fn. 6", [("footnote", "6")]),
    ("images 21–23", [("image", "21", "22", "23")]),
    ("table 2", [("table", "2")]),
    ("annex II, para. 3", [("annex", "II"), ("paragraph", "3")]),
    ("A/77/401#a2-c3", [("block", "a2-c3")]),
    ("[para. 13], footnote 6", [("paragraph", "13"), ("footnote", "6")]),
    ("paragraph 3 and resolution 853 (1993)", [("paragraph", "3")]),
    ("paragraphs 3, 853 (1993)", [("paragraph", "3")]),
])  # fmt: skip
def test_places_are_found_by_what_they_are_called(text: str, places: list[tuple[str, ...]]) -> None:
    assert named(text) == places


@pytest.mark.parametrize("text", [
    "the third paragraph", "paragraph 2023", "paragraph 3/12", "a note verbale", "how many paragraphs", "parachute 3",
    "compare 3 ships", "annexation", "the annex", "co-opt 5", "#3", "resolution 853", "figures of 2023",
])  # fmt: skip
def test_what_is_called_like_a_place_only_in_part_is_none(text: str) -> None:
    assert named(text) == []


def test_a_place_has_its_range() -> None:
    assert list(find_places("See para. 3 (a).")) == [Place(4, 15, "paragraph", ("3",), "(a)")]


def test_a_range_that_goes_on_and_on_is_cut() -> None:
    (place,) = find_places("paragraphs 1 to 999")
    assert place.numbers == tuple(map(str, range(1, 51)))


@given(st.text(alphabet="parg.hn0123456789,-–#() aIVX¶", max_size=60))
def test_places_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for place in find_places(text):
        assert end <= place.start < place.end <= len(text)
        assert all(place.numbers)
        end = place.end


@pytest.mark.parametrize(("gap", "joined"), [
    (" of ", True), (", ", True), (" of Security Council resolution ", True), (" of 29 July 1993, ", True), (": ", True),
    (" mentions ", False), (" of the letter to ", False), ("; who said ", False),
])  # fmt: skip
def test_only_joining_words_stand_between_a_place_and_its_document(gap: str, joined: bool) -> None:
    assert joins(gap) is joined


@pytest.mark.parametrize(("rest", "shows"), [
    ("", True), ("What does  say?", True), ("Please show me the full text of ", True), ("what is  about", True),
    ("Who is named in ", False), ("Why ", False), ("When was  written", False), ("how many districts does  name", False),
])  # fmt: skip
def test_a_question_may_want_to_see_a_place_and_no_more(rest: str, shows: bool) -> None:
    assert only_shows(rest) is shows
