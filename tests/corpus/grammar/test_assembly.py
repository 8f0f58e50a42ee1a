"""Drafts become text and blocks."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Mark, Speech, Voice
from corpus.grammar.assembly import assembled
from corpus.grammar.paragraphs import Paragraph
from corpus.lines import Run
from tests.corpus.grammar.lake import ANNEX, draft

NORLAND = Voice("Norland", "author")


def test_the_text_has_a_block_on_each_line_and_blocks_are_ranges_of_it() -> None:
    text, blocks = assembled((draft("The lake is deep."), draft("It is cold.", part=ANNEX)))
    assert text == "The lake is deep.\nIt is cold."
    assert [text[block.start : block.end] for block in blocks] == ["The lake is deep.", "It is cold."]
    assert [(block.section, block.part) for block in blocks] == [("letter", ""), ("annex I", "annex I")]


def test_everything_inside_a_block_moves_with_it() -> None:
    body = Paragraph("It is cold.", runs=(Run(0, 2, "bold"), Run(3, 5, "superscript")), breaks=(6,))
    second = replace(
        draft(""), body=body, marks=(Mark(11, "1", "fn1"), Mark(11, "2", "")), speeches=(Speech(0, 11, (NORLAND,)),)
    )
    _, (_, block) = assembled((draft("Deep."), second))
    assert [(look.start, look.end, look.kind) for look in block.emphasis] == [(6, 8, "bold")]
    assert block.breaks == (12,)
    assert block.speeches == (Speech(6, 17, (NORLAND,)),)
    assert block.marks == (Mark(17, "1", "fn1"),)  # the other one is of no footnote
