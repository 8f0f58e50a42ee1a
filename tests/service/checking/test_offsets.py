"""Whatever is pasted, ranges of the text and of the document are code points and what stands there is what is said."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.checking.check import Checker
from service.checking.passages import passages
from service.checking.telling import shown_words
from service.checking.verdict import Check
from service.checking.word_forms import placed_words
from service.errors import EmptyText
from tests.service.checking.lake import LINES, made

DOCUMENT = made()
CHECKER = Checker([DOCUMENT])
WORDS = [[(word.start, word.end) for word in placed_words(line)] for line in LINES]


def check_ranges(check: Check) -> None:
    for judgement in check.judgements:
        assert 0 <= judgement.span.start < judgement.span.end <= len(check.text)
        for found in judgement.occurrences:
            for place in (*found.places, *found.left_out):
                assert DOCUMENT.text[place.span.start : place.span.end] == place.quote != ""
                assert place.block.start <= place.span.start < place.span.end <= place.block.end
        shown = "".join(shown.text for shown in shown_words(check, judgement) if shown.state != "printed")
        assert shown.replace(" ", "") == check.quoted(judgement).replace(" ", "")


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, int, int]:
    """Some words of a line one behind the other: the text of them, and their range of the document's text."""
    line = draw(st.integers(0, len(LINES) - 1))
    first = draw(st.integers(0, len(WORDS[line]) - 2))
    last = draw(st.integers(first + 1, len(WORDS[line]) - 1))
    start, end = WORDS[line][first][0], WORDS[line][last][1]
    moved = DOCUMENT.blocks[line].start
    return LINES[line][start:end], start + moved, end + moved


@given(quoted(), st.sampled_from(["NFC", "NFD", "NFKC"]), st.sampled_from(["“{}”", "«{}»", '"{}"', "„{}“", "{}"]))
@settings(max_examples=150, deadline=None)
def test_what_stands_there_is_found_where_it_stands(case: tuple[str, int, int], form: str, marks: str) -> None:
    words, start, end = case
    normal = unicodedata.normalize(form, words)  # type: ignore[arg-type]
    text = f"Я прочёл 𝔞 {marks.format(normal)}" if marks != "{}" else normal
    check = CHECKER.check(text)
    check_ranges(check)
    found = check.judgements[-1]
    assert found.verdict == "word_for_word"
    assert (start, end) in [(place.span.start, place.span.end) for each in found.occurrences for place in each.places]


@given(
    quoted(), st.lists(st.tuples(st.integers(0, 200), st.sampled_from("\u00ad\u200b\u200e\u202e\u2060")), max_size=8)
)
@settings(max_examples=100, deadline=None)
def test_what_has_no_width_changes_nothing(case: tuple[str, int, int], put_in: list[tuple[int, str]]) -> None:
    words, start, end = case
    for at, sign in put_in:
        at %= len(words) + 1
        words = words[:at] + sign + words[at:]
    check = CHECKER.check(f"“{words}”")
    check_ranges(check)
    places = [(place.span.start, place.span.end) for found in check.judgements[0].occurrences for place in found.places]
    assert check.judgements[0].verdict == "word_for_word"
    assert (start, end) in places


@given(st.text(st.characters() | st.sampled_from("“”\"‘’'«»„[]…. \n>:aAbB1")))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    try:
        check_ranges(CHECKER.check(text))
    except EmptyText:
        assert not list(placed_words(text))


@given(
    st.lists(
        st.sampled_from(["“", "”", "‘", "’", '"', "«", "»", "No ferry was seaworthy", "eleven", "\n\n", "> ", " "])
    )
)
@settings(max_examples=200, deadline=None)
def test_passages_lie_in_the_text_and_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    sure = [passage for passage in passages(text) if passage.sure]
    assert [passage.span for passage in sure] == sorted(passage.span for passage in sure)
    for one, other in pairwise(sure):
        assert one.span.end <= other.span.start


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“Xocalı şəhərində 613 nəfər həlak olmuşdur”", "Xocalı şəhərində 613 nəfər həlak olmuşdur"),
        ("«ни один паром не вышел в море»", "ни один паром не вышел в море"),
        ("«ولم تغادره أي عبارة»", "ولم تغادره أي عبارة"),
        ("「没有一艘渡轮」", "没有一艘渡轮"),
        ("“𝔄𝔯𝔡𝔪𝔬𝔲𝔱𝔥 🚢 and the ferries pass it”", "𝔄𝔯𝔡𝔪𝔬𝔲𝔱𝔥 🚢 and the ferries pass it"),
        ("“Ardmouth and the ferries pass it”", "𝔄𝔯𝔡𝔪𝔬𝔲𝔱𝔥 🚢 and the ferries pass it"),
        ("“the cafe\u0301's owner”", "the café’s owner"),
        ("“11 cut moor-\nings: ele-\nven cut moorings”", ""),
        ("“counted ele-\nven cut moorings”", "counted eleven cut moorings"),
    ],
)
def test_letters_of_every_script_keep_their_offsets(text: str, quote: str) -> None:
    places = CHECKER.check(text).judgements[0].places
    assert (places[0].quote if places else "") == quote
    assert not quote or DOCUMENT.text[places[0].span.start : places[0].span.end] == quote


def test_a_number_in_azerbaijani_and_a_negation_in_russian_words_are_differences() -> None:
    check = CHECKER.check("“Xocalı şəhərində 631 nəfər həlak olmuşdur” «и один паром вышел в море»")
    assert [judgement.verdict for judgement in check.judgements] == ["differs", "differs"]
    assert check.judgements[0].differences[0].kind == "number"
