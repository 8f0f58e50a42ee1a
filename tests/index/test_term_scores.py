"""Scores of terms, added up: the same as the library that computes them gives, to the bit."""

from __future__ import annotations

from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.term_scores import TermScores

PASSAGES: tuple[list[str], ...] = (
    "ferry harbour ferry rope".split(),
    "rope rope mast".split(),
    [],
    "mast harbour".split(),
)
WORDS = st.sampled_from("ferry harbour rope mast storm".split())


@given(st.lists(st.lists(WORDS, max_size=6), min_size=1, max_size=8), st.lists(WORDS, min_size=1, max_size=5))
def test_sums_are_those_of_the_library(passages: list[list[str]], asked: list[str]) -> None:
    library = bm25s.BM25(k1=1.2, b=0.75)
    library.index([terms or ["∅"] for terms in passages], show_progress=False)
    known = [term for term in asked if any(term in terms for terms in passages)]
    expected = library.get_scores(known) if known else np.zeros(len(passages), np.float32)
    found = TermScores.build(passages).of(asked)
    assert found.dtype == np.float32
    assert found.tobytes() == np.asarray(expected, np.float32).tobytes()


def test_what_is_loaded_is_what_was_saved(tmp_path: Path) -> None:
    built = TermScores.build(PASSAGES)
    built.save(tmp_path)
    terms = sorted(built.terms, key=built.terms.__getitem__)
    loaded = TermScores.load(tmp_path, terms, len(PASSAGES))
    assert loaded.of(["rope", "mast", "rope"]).tolist() == built.of(["rope", "mast", "rope"]).tolist()
    assert loaded.terms == built.terms
    with pytest.raises(ValueError, match="not of one making"):
        TermScores.load(tmp_path, terms[1:], len(PASSAGES))


def test_no_term_scores_nothing() -> None:
    assert TermScores.build(PASSAGES).of([]).tolist() == [0, 0, 0, 0]
    assert TermScores.build(PASSAGES).of(["storm", ""]).tolist() == [0, 0, 0, 0]
