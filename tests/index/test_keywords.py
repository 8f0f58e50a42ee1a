"""BM25 and the correction of misspelt words."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SnapshotDamaged
from index.keywords import RELATED, Keywords
from index.words import stem

TEXTS = (
    "The ferries of Ardmouth were destroyed, and the harbour of Ardmouth was mined.",
    "The harbour master of Port Selby warned the crews in 2023.",
    "Eleven moorings were cut; 12,500 crowns were paid.",
    "…",
)


@pytest.fixture(scope="module")
def keywords() -> Keywords:
    return Keywords.build(TEXTS)


def test_the_passage_with_the_word_scores_and_no_other_does(keywords: Keywords) -> None:
    scores = keywords.scores("moorings")
    assert scores.shape == (4,)
    assert [score > 0 for score in scores] == [False, False, True, False]


def test_a_word_said_twice_scores_higher(keywords: Keywords) -> None:
    scores = keywords.scores("Ardmouth harbour")
    assert scores[0] > scores[1] > 0


def test_another_form_of_the_word_finds_it(keywords: Keywords) -> None:
    assert keywords.scores("ferry").tolist() == keywords.scores("ferries").tolist()
    assert keywords.scores("ferry")[0] > 0


def test_a_number_is_found_with_or_without_its_comma(keywords: Keywords) -> None:
    assert keywords.scores("12500")[2] == keywords.scores("12,500")[2] > 0


def test_a_related_word_finds_the_passage_at_part_of_the_weight(keywords: Keywords) -> None:
    own, other = keywords.scores("destroyed")[0], keywords.scores("demolished")[0]
    assert 0 < other < own
    assert other == pytest.approx(RELATED * own)


@pytest.mark.parametrize("query", ["", "zeppelin", "the of and", "???"])
def test_a_query_without_a_known_term_scores_nothing(keywords: Keywords, query: str) -> None:
    assert keywords.scores(query).tolist() == [0.0] * 4


def test_the_rarer_word_weighs_more_and_the_unknown_most(keywords: Keywords) -> None:
    assert keywords.weight(stem("harbour")) < keywords.weight(stem("moorings")) < keywords.weight("zeppelin")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("harbuor", "harbour"), ("mooring", "mooring"), ("moorngs", "moorings"), ("Ardmoth".lower(), "ardmouth")],
)
def test_a_slip_is_corrected(keywords: Keywords, typed: str, meant: str) -> None:
    assert keywords.correct(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "harbour",  # known
        "ferry",  # another form of a known word
        "zeppelin",  # near nothing
        "cur",  # too short to tell
        "their",  # a stop word
        "frmo",  # a slip of a stop word, which no passage is searched for
        "2032",  # numbers are never touched
        "12501",
        "s822",
        "karbour",  # the first letter is seldom the slip
        "horbuor",  # two slips in a word of seven letters
    ],
)
def test_what_is_no_slip_stays(keywords: Keywords, word: str) -> None:
    assert keywords.correct(word) == word


def test_saved_and_loaded_they_are_the_same(keywords: Keywords, tmp_path: Path) -> None:
    keywords.save(tmp_path / "keywords")
    loaded = Keywords.load(tmp_path / "keywords")
    assert loaded.scores("harbour Ardmouth mined").tolist() == keywords.scores("harbour Ardmouth mined").tolist()
    assert loaded.correct("harbuor") == "harbour"
    assert loaded.weight("mine") == keywords.weight("mine")


def test_a_missing_folder_is_a_damaged_snapshot(tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamaged, match="keywords cannot be read"):
        Keywords.load(tmp_path / "keywords")
