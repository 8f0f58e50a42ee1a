"""Heads: where they end, and what they say. Every text here is invented."""

from __future__ import annotations

import datetime
from dataclasses import replace

from corpus.document import AgendaItem, Document
from corpus.grammar.masthead import HeadFacts, PrintedItem, masthead, read_head
from corpus.grammar.paragraphs import Paragraph
from tests.corpus.grammar.lake import LETTER, OPENING, Read, draft, footnote


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


def test_a_head_is_read_before_its_paragraphs_are_blocks() -> None:
    head = read_head((
        Paragraph("Distr.: General 14 March 2023"),
        Paragraph("Agenda item 12"),
        Paragraph("Uses of lakes", size=12.0),
        Paragraph("Report of the Secretary-General", size=20.0),
        Paragraph("The lake was closed to all ferries on the second of February, as the harbour master had warned before."),
    ))  # fmt: skip
    assert (head.title, head.body) == (3, 4)
    assert head.facts.agenda == (PrintedItem("12", 2),)


def test_agenda_items_of_a_masthead_name_the_blocks_of_their_titles() -> None:
    drafts = (replace(draft("Agenda item 12"), id="m1"), replace(draft("Uses of lakes"), id="m2"))
    facts = HeadFacts(agenda=(PrintedItem("12", 1), PrintedItem("13")))
    assert masthead(facts, drafts, None).agenda == (AgendaItem("12", "Uses of lakes", "m2"), AgendaItem("13", "", ""))


def test_a_footnote_with_an_asterisk_tells_of_a_reissue() -> None:
    note = footnote("*", "fn*")
    note = replace(note, body=Paragraph("Reissued for technical reasons on 3 May 2023."))
    assert masthead(HeadFacts(), (note,), None).reissued == datetime.date(2023, 5, 3)
