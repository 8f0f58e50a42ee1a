"""Texts made to do harm: none is an error, none takes long, and none comes out as a formula."""

from __future__ import annotations

import csv
import io
import time

import pytest

from corpus.document import Document
from service.checking.check import PASSAGE_LIMIT, Checker
from service.checking.table import COLUMNS, csv_of
from service.errors import TEXT_LIMIT, EmptyText, TextTooLong
from tests.service.checking.lake import made

#: Seconds. Most take a tenth; a machine that is busy gets time.
_LONG = 30.0

HOSTILE = {
    "a word of 10,000 letters": f"“{'a' * 10_000} b c d”",
    "bidi overrides": "“\u202eNo fer\u200bry\u202c was \u2066sea\u00adworthy\u2069” " * 50,
    "apostrophes": "'a " * 20_000,
    "single marks": "‘a " * 20_000,
    "opening marks": "“" * 60_000 + "a b",
    "straight marks": '"a b" ' * 10_000,
    "brackets": "[" * 60_000 + "a b",
    "changed letters": "“" + "[t]he " * 8_000 + "”",
    "pieces": "“" + "the … of … " * 5_000 + "”",
    "capitals": "Aa Bb said “of the harbour” " * 2_000,
    "lines": "\n" * 60_000 + "a b",
    "blanks": "a" + " " * 60_000 + "b",
    "tags": "<a" * 30_000,
    "accents": "a" + "\u0301" * 60_000,
    "quoted lines": "> " * 30_000 + "a b",
    "the same word": "“" + "the " * 20_000 + "”",
    "halves of pairs and control characters": "“No ferry\x00was\ud800seaworthy\x07”",
}


@pytest.fixture(scope="module")
def checker(letter: Document) -> Checker:
    return Checker([letter, made()])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_is_an_error_or_takes_long(checker: Checker, text: str) -> None:
    begun = time.monotonic()
    check = checker.check(text)
    assert time.monotonic() - begun < _LONG
    assert len(check.judgements) <= PASSAGE_LIMIT


def test_marks_of_direction_and_soft_hyphens_hide_no_quotation(checker: Checker) -> None:
    judgement = checker.check("“\u202eNo fer\u200bry\u202c was \u2066sea\u00adworthy\u2069”").judgements[0]
    assert judgement.verdict == "word_for_word"
    assert judgement.places[0].quote == "No ferry was seaworthy"


def test_a_text_over_the_limit_is_refused_and_one_at_it_is_not(checker: Checker) -> None:
    with pytest.raises(TextTooLong, match="200,001"):
        checker.check("a" * (TEXT_LIMIT + 1))
    assert checker.check("ab " * (TEXT_LIMIT // 3)).judgements


@pytest.mark.parametrize("text", ["", "  \n", "“…”", "\u200b\u202e"])
def test_a_text_without_words_is_refused(checker: Checker, text: str) -> None:
    with pytest.raises(EmptyText):
        checker.check(text)


def test_passages_beyond_the_limit_are_counted(checker: Checker) -> None:
    check = checker.check("“No ferry was seaworthy” " * (PASSAGE_LIMIT + 7))
    assert len([judgement for judgement in check.judgements if judgement.form == "marks"]) <= PASSAGE_LIMIT
    assert check.unchecked >= 7


@pytest.mark.parametrize("opening", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1", "  =HYPERLINK(0)"])
def test_no_cell_of_the_table_is_a_formula(checker: Checker, opening: str) -> None:
    check = checker.check(f'“{opening} of the ferries” Aa Bb said “No ferry was, "seaworthy"”')
    rows = list(csv.reader(io.StringIO(csv_of(check).removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(check.judgements)
    assert not [cell for row in rows for cell in row if cell.strip().startswith(("=", "+", "-", "@", "＝"))]
    assert rows[1][3] == f"'{opening} of the ferries".replace("'\t", "'\t")
