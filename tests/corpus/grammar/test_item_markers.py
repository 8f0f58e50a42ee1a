"""Lists within lists."""

from __future__ import annotations

import pytest

from corpus.grammar.item_markers import Marker, nested


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("(a) (b) (i) (ii) (c)", "(a)|(b)|(b) (i)|(b) (ii)|(c)"),
        ("(g) (h) (i) (j) (i) (ii) (k)", "(g)|(h)|(i)|(j)|(j) (i)|(j) (ii)|(k)"),
        ("(i) (ii) (a) (b) (iii)", "(i)|(ii)|(ii) (a)|(ii) (b)|(iii)"),
        ("(iv) (v) (vi) (ix) (x)", "(iv)|(v)|(vi)|(ix)|(x)"),
        ("(a) (1) (2) (b)", "(a)|(a) (1)|(a) (2)|(b)"),
        ("(a) (b) (a) (b)", "(a)|(b)|(a)|(b)"),
        ("(y) (z) (aa) (bb)", "(y)|(z)|(aa)|(bb)"),
        ("1. (a) (b) 2.", "1.|1. (a)|1. (b)|2."),
        ("a) b) c)", "a)|b)|c)"),
    ],
)
def test_a_marker_goes_on_with_a_list_or_begins_one_below(printed: str, names: str) -> None:
    markers: tuple[Marker, ...] = ()
    given = []
    for marker in printed.split():
        markers = nested(markers, marker)
        given.append(" ".join(own.printed for own in markers))
    assert "|".join(given) == names
