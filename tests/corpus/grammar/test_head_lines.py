"""Heads that print has taken apart. Every text here is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.grammar.head_lines import mended_head
from corpus.grammar.masthead import read_head
from corpus.grammar.paragraphs import Paragraph

SYMBOL, LEVEL, DATE, LANGUAGE = (
    Paragraph(text) for text in ("UNX/2023/4", "Distr.: General", "3 May 2023", "Original: English")
)
SESSION, ITEM = Paragraph("Annual session 2023"), Paragraph("Item 4 of the provisional agenda")
TITLE = Paragraph("Harbours of the lake", size=14.0)
BODY = Paragraph(
    "The lake was closed to all ferries on the second of February, as the harbour master had warned before."
)


def texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


@pytest.mark.parametrize("letters", ["A", "CCPR", "GEGN.2"])
def test_an_organ_s_letters_that_stand_apart_are_put_before_the_rest(letters: str) -> None:
    head = mended_head((Paragraph(letters, size=20.0), Paragraph("/C/121/2023/4"), LEVEL))
    assert texts(head) == [f"{letters} /C/121/2023/4", "Distr.: General"]
    assert read_head((*head, DATE, LANGUAGE, TITLE, BODY)).facts.symbols[0].slug == f"{letters}/C/121/2023/4"


def test_a_title_over_two_lines_is_one_where_the_second_goes_on_in_lower_case() -> None:
    more = Paragraph("and of the rivers", size=14.0)
    assert texts(mended_head((SYMBOL, TITLE, more, BODY)))[1] == "Harbours of the lake and of the rivers"
    assert texts(mended_head((SYMBOL, TITLE, replace(more, text="And rivers"), BODY)))[1] == TITLE.text


def test_a_letter_s_title_in_typescript_goes_on_to_whom_it_is_addressed() -> None:
    lines = ("Letter dated 9 March 2023 from the Chair of the Ferry", "Board of Norland addressed to the", "President")
    typed = [Paragraph(text, typed=True) for text in lines]
    assert texts(mended_head((SYMBOL, *typed, BODY)))[1] == " ".join(lines[:2])


def test_a_bracket_below_a_title_of_typescript_belongs_to_it() -> None:
    title = Paragraph("Report of the Ferry Committee", size=12.0, typed=True)
    assert texts(mended_head((SYMBOL, title, Paragraph("(Fourth Committee)", typed=True), BODY)))[1].endswith(
        "Committee)"
    )


def test_the_column_on_the_right_comes_before_the_session_though_it_is_read_last() -> None:
    order = (SESSION, ITEM, TITLE, Paragraph("Corrigendum"), SYMBOL, LEVEL, DATE, LANGUAGE, BODY)
    assert texts(mended_head(order)) == texts((*order[4:8], *order[:4], BODY))


def test_dates_and_symbols_in_a_text_are_no_column() -> None:
    order = (SESSION, ITEM, TITLE, Paragraph("Corrigendum"), DATE, SYMBOL, BODY)
    assert mended_head(order) == order


@pytest.mark.parametrize(
    ("lines", "halves"),
    [
        (("A/77/401", "S/2023/90"), ("A/77/401", "S/2023/90")),
        (("A/77/401", "E/2023/41", "S/2023/90"), ("A/77/401", "E/2023/41", "S/2023/90")),
        (("A/77/401–E/2023/41*",), ("A/77/401", "E/2023/41")),
        (("UNX/2023/4 (Part II)",), ("UNX/2023/4(Part II)",)),
        (("S/2023/90", "S/2023/91"), ("S/2023/90",)),
    ],
)
def test_symbols_below_each_other_are_halves_of_one(lines: tuple[str, ...], halves: tuple[str, ...]) -> None:
    head = read_head((*map(Paragraph, lines), LEVEL, DATE, LANGUAGE, TITLE, BODY))
    assert head.facts.symbols[0].halves == halves
