"""Places as people and documents name them, read from a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.places import Place, find_places, place_at


def named(text: str) -> list[tuple[str, ...]]:
    return [(place.word or place.kind, *place.numbers) for place in find_places(text)]


@pytest.mark.parametrize(("text", "places"), [
    ("para. 3", [("paragraph", "3")]),
    ("Paragraph 3 (b)", [("paragraph", "3 (b)")]),
    ("¶ 3", [("paragraph", "3")]),
    ("operative paragraph 3", [("paragraph", "3")]),
    ("op. para. 3", [("paragraph", "3")]),
    ("paras. 3 (a), 4 (b) and 5–7", [("paragraph", "3 (a)", "4 (b)", "5", "6", "7")]),
    ("[para. 3, (a)]", [("paragraph", "3 (a)")]),
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
    ("annex ii", [("annex", "II")]),
    ("appendix B", [("appendix", "B")]),
    ("the annex", [("annex", "")]),
    ("paragraph 3 of the annex", [("paragraph", "3"), ("annex", "")]),
    ("the annex a report mentions", [("annex", "")]),
    ("the annex to A/77/5", [("annex", "")]),
    ("p. 12", [("page", "12")]),
    ("pp. 12 and 13, footnote 4", [("page", "12", "13"), ("footnote", "4")]),
    ("para. 3, 12 May 2023", [("paragraph", "3")]),
    ("paragraph 3 may", [("paragraph", "3")]),
    ("A/77/401#a2-c3", [("block", "a2-c3")]),
    ("[para. 13], footnote 6", [("paragraph", "13"), ("footnote", "6")]),
    ("paragraph 3 and resolution 853 (1993)", [("paragraph", "3")]),
    ("paragraphs 3, 853 (1993)", [("paragraph", "3")]),
    ("§ 3", [("paragraph", "3")]),
    ("§§ 3–5", [("paragraph", "3", "4", "5")]),
    ("paras. 3; 5", [("paragraph", "3", "5")]),
    ("paragraph three", [("paragraph", "3")]),
    ("the third paragraph", [("paragraph", "3")]),
    ("the 12th operative paragraph", [("paragraph", "12")]),
    ("the last paragraph", [("paragraph", "last")]),
    ("preambular paragraph two", [("preambular paragraph", "2")]),
    ("the second preambular paragraph", [("preambular paragraph", "2")]),
    ("S/RES/853 (1993) at 3", [("paragraph", "3")]),
    ("A/77/401, at 3 and 4", [("paragraph", "3", "4")]),
    ("A/77/401, n. 2", [("footnote", "2")]),
    ("nn. 2–3", [("footnote", "2", "3")]),
])  # fmt: skip
def test_places_are_found_by_what_they_are_called(text: str, places: list[tuple[str, ...]]) -> None:
    assert named(text) == places


@pytest.mark.parametrize("text", [
    "killed 21 at 3", "A/77/401 at 3 p.m.", "the third ferry", "paragraph 2023", "paragraph 3/12", "a note verbale", "how many paragraphs", "parachute 3",
    "compare 3 ships", "annexation", "paragraphs 3 and 4 above", "annex III below", "co-opt 5", "#3", "resolution 853", "figures of 2023",
])  # fmt: skip
def test_what_is_called_like_a_place_only_in_part_is_none(text: str) -> None:
    assert named(text) == []


def test_a_place_has_its_range() -> None:
    assert list(find_places("See para. 3 (a).")) == [Place(4, 15, "paragraph", ("3 (a)",))]


def test_a_range_that_goes_on_and_on_is_cut() -> None:
    (place,) = find_places("paragraphs 1 to 999")
    assert place.numbers == tuple(map(str, range(1, 51)))


def test_a_number_in_brackets_is_one_that_we_have_counted() -> None:
    assert [place.counted for place in find_places("[para. 3], para. 3, preambular [para. 2]")] == [True, False, True]


def test_a_place_begins_where_it_is_looked_for_or_not_at_all() -> None:
    assert place_at("See para. 3.", 4) == Place(4, 11, "paragraph", ("3",))
    assert place_at("See para. 3.", 0) is None


@given(st.text(alphabet="parg.hn0123456789,-–#() aIVX¶", max_size=60))
def test_places_are_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for place in find_places(text):
        assert end <= place.start < place.end <= len(text)
        assert all(place.numbers)
        end = place.end


@pytest.mark.parametrize(
    ("text", "numbers"), [("para. 3 f.", ("3", "4")), ("paras. 3 ff.", ("3", "4", "5", "6", "7")), ("paras. 3 ff", ("3", "4", "5", "6", "7"))]
)  # fmt: skip
def test_following_numbers_are_open(text: str, numbers: tuple[str, ...]) -> None:
    (place,) = find_places(text)
    assert (place.numbers, place.open) == (numbers, True)


def test_a_preamble_is_all_of_its_paragraphs() -> None:
    (place,) = find_places("the preamble of resolution 853")
    assert (place.kind, place.numbers[:2], place.open) == ("preambular paragraph", ("1", "2"), True)
