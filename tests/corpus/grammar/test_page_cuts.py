"""Paragraphs cut by a page, and such as only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document
from corpus.grammar.paragraphs import Paragraph, without
from corpus.grammar.understand import understand
from corpus.lines import Line, PageTurn
from corpus.ranges import Span
from corpus.symbol import Symbol
from tests.corpus.grammar.lake import Body


def test_a_page_cut_before_a_small_letter_is_healed_with_footnotes_in_between(converted: Document) -> None:
    assert converted.text_of(converted.block("p2")).startswith(
        "The harbour master had warned the crews three times before the boats came within 40 metres of the quay, and"
    )


def test_a_page_cut_before_a_digit_is_healed(converted: Document) -> None:
    assert converted.text_of(converted.block("p6")).endswith("of Port Selby amounts to 12 million crowns.")


def test_a_page_cut_inside_a_block_quotation_is_healed(converted: Document) -> None:
    block = converted.block("p4")
    assert converted.text_of(block) == "Our inspectors counted eleven cut moorings on the morning of 3 February."
    assert (block.kind, block.closed_by) == ("quotation", "fn3")


def test_a_footnote_that_stood_in_the_cut_comes_behind_the_paragraph(converted: Document) -> None:
    order = [block.id for block in converted.blocks]
    assert order.index("p2") < order.index("fn1") < order.index("fn2") < order.index("p3")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The quay was closed to every boat on that day.", "and nobody came back to it."),
        ("The union counted these losses in the harbour:", "eleven boats and twelve ropes."),
        ("The quay was closed to every boat on that day;", "11 boats stayed away from it."),
        ("The quay was closed to every boat on that day.”", "11 boats stayed away from it."),
    ],
)
def test_a_paragraph_with_closing_punctuation_is_not_joined(body: Body, first: str, second: str) -> None:
    document, blocks = body(f"{first}\n\n{second}")
    assert [document.text_of(block) for block in blocks] == [first, second]


def test_an_omission_is_joined_with_nothing(body: Body) -> None:
    _, blocks = body("The quay was closed to every boat on that day.\n\n...\n\nand nobody came back to it.")
    assert [block.kind for block in blocks] == ["paragraph", "omission", "paragraph"]


@pytest.mark.parametrize("sign", ["...", "…", "[...]", "(…)", ". . ."])
def test_every_sign_of_omission_is_one(body: Body, sign: str) -> None:
    _, blocks = body(f"{sign}\n\nNobody came back to it.")
    assert blocks[0].kind == "omission"


def test_a_numbered_paragraph_is_not_the_rest_of_the_one_before(body: Body) -> None:
    document, _ = body(
        "1\\. The quay was closed to every boat and to every one of its masters\n\n2\\. The boats stayed away from it."
    )
    assert [b.label for b in document.blocks[1:]] == ["para. 1", "para. 2"]


def test_rows_of_a_table_are_items_and_not_joined_with_each_other(body: Body) -> None:
    row = "| the boats that were cut from their moorings in the harbour | 11 |\n"
    document, blocks = body(f"| Boats | Number |\n|---|---|\n{row}| 12 ropes | 13 |\n")
    assert [block.kind for block in blocks] == ["list_item"] * 3
    assert document.text_of(blocks[-1]) == "12 ropes\t13"


def test_lines_and_pieces_of_paragraphs_remember_the_pages_they_stand_on() -> None:
    lines = (
        Line("The quay was closed to every boat", gap=True, page=1),
        Line("and every raft, since the lock keeper,", page=1),
        Line("who was ill,", page=2),
        Line("had not yet come back from the market of Port", gap=True, page=2, turns=(PageTurn(27, 3),)),
        Line("selby, where he was seen.", gap=True, page=4),
    )
    document = understand(lines, Card(Path("typed.txt"), Symbol.parse("A/77/1")))
    (block,) = document.of_kind("paragraph")
    at = [document.text.index(word) for word in ("quay", "raft", "ill", "had", "from", "the market", "selby")]
    assert [block.page_at(place) for place in at] == [1, 1, 2, 2, 2, 3, 4]
    assert block.pages == (1, 2, 3, 4)


def test_what_is_taken_out_of_a_paragraph_moves_its_page_turns() -> None:
    paragraph = Paragraph("The quay1 was closed.", page=1, turns=(PageTurn(10, 2),))
    bare, _ = without(paragraph, [Span(8, 9)])
    assert bare.text == "The quay was closed."
    assert bare.turns == (PageTurn(9, 2),)
