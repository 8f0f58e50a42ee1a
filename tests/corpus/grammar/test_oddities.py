"""What the print has wrong is told."""

from __future__ import annotations

import datetime
from dataclasses import replace

from corpus.document import Numbering
from corpus.grammar.drafts import Draft
from corpus.grammar.oddities import oddities
from corpus.symbol import Symbol
from tests.corpus.grammar.lake import draft

SYMBOL = Symbol.parse("S/RES/12(1950)")


def told(*drafts: Draft, year: int = 1950) -> list[str]:
    return list(oddities(SYMBOL, datetime.date(year, 5, 3), drafts))


def paragraph(text: str, number: str, numbering: Numbering = "printed") -> Draft:
    return replace(draft(text), number=number, numbering=numbering)


def test_a_symbol_and_a_date_of_different_years_are_told() -> None:
    assert told(year=1951) == ["the symbol S/RES/12(1950) and the date 1951-05-03 are of different years"]
    assert told() == []


def test_a_number_printed_with_letters_is_told_once() -> None:
    drafts = (
        paragraph("10. Demands an end;", "10"),
        paragraph("ll. Decides to wait", "11"),
        paragraph("and to see.", "11"),
    )
    assert told(*drafts) == ["paragraph 11 is printed “ll.”"]


def test_numbers_that_are_not_printed_are_no_oddity() -> None:
    assert told(paragraph("Demands an end;", "1", "counted"), paragraph("Calls upon all;", "2", "lost")) == []


def test_what_goes_on_behind_a_lost_number_is_no_oddity() -> None:
    assert told(paragraph("Calls upon all;", "2", "lost"), paragraph("and to see.", "2")) == []
