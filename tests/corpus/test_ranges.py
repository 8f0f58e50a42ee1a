"""Tests of corpus.ranges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.ranges import Span, is_blank, merged

TEXT = "Port Selby and  Port Ashby burned"
spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_is_the_text_that_stands_there() -> None:
    assert Span(0, 4).of(TEXT) == "Port"
    assert Span(0, 5).moved(5).of(TEXT) == "Selby"


@given(spans, spans)
def test_spans_overlap_where_they_share_a_character(a: Span, b: Span) -> None:
    characters = set(range(*a)) & set(range(*b))
    if a.start < a.end and b.start < b.end:
        assert a.overlaps(b) == b.overlaps(a) == bool(characters)
    if characters:
        assert set(range(*a.shared(b))) == characters
        assert a.shared(b).within(a)
        assert a.shared(b).within(b)


def test_runs_are_spans_with_nothing_between_them_but_what_joins_them() -> None:
    words = [Span(0, 4), Span(5, 10), Span(11, 14), Span(16, 20), Span(21, 26)]
    assert merged(words, TEXT, is_blank) == [Span(0, 26)]
    assert merged(words[:2] + words[3:], TEXT, is_blank) == [Span(0, 10), Span(16, 26)]
    assert merged([], TEXT, is_blank) == []
