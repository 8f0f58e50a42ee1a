"""Heads: where they end, and what they say. Every text here is invented."""

from __future__ import annotations

import datetime

from corpus.document import AgendaItem, Document
from tests.corpus.grammar.lake import LETTER, OPENING, Read


def test_the_masthead_gives_dates_language_organs_and_sessions(converted: Document) -> None:
    head = converted.masthead
    assert (head.dated, head.distributed) == (datetime.date(2023, 3, 9), datetime.date(2023, 3, 14))
    assert (head.language, head.distribution, head.reissued) == ("English", "General", None)
    assert head.organs == ("General Assembly", "Security Council")
    assert head.sessions == ("Seventy-seventh session", "Seventy-eighth year")


def test_agenda_items_are_paired_with_the_titles_below_them(converted: Document) -> None:
    assert converted.masthead.agenda == (
        AgendaItem("12", "Peaceful uses of lakes", "m6"),
        AgendaItem("31 (a)", "Question of the northern ferries", "m7"),
    )
    assert converted.text_of(converted.block("m6")) == "Peaceful uses of lakes"


def test_agenda_items_that_do_not_count_up_with_the_titles_stay_unpaired(read: Read) -> None:
    document = read(LETTER.replace("**Peaceful uses of lakes**\n\n", ""))
    assert [(item.number, item.title, item.block) for item in document.masthead.agenda] == [
        ("12", "", ""),
        ("31 (a)", "", ""),
    ]


def test_a_joint_symbol_over_two_lines_of_the_masthead_keeps_both_halves(read: Read) -> None:
    document = read(
        "**A/77/401–**  \n**S/2023/90**\n\nDistr.: General\n\n# Letter dated 9 March 2023 from the Permanent Representative of Norland\n\n"
        + OPENING,
        symbol=None,
    )
    assert document.symbol.halves == ("A/77/401", "S/2023/90")


def test_title_above_the_masthead_is_the_title_and_names_the_author(read: Read) -> None:
    document = read(
        """
# Report of the Secretary-General on the ferries of Lake Orin

Distr.: General
3 May 2021

## I. Findings

The number of inspections fell from three hundred and forty to ninety-five in the course of two years.
"""
    )
    assert document.title == "Report of the Secretary-General on the ferries of Lake Orin"
    assert document.author.name == "Secretary-General"
    assert [block.kind for block in document.blocks] == ["title", "masthead", "heading", "paragraph"]
