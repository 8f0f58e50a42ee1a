"""Footnotes taken out of the text."""

from __future__ import annotations

from corpus.document import Document
from tests.corpus.grammar.lake import Body, marked


def test_a_footnote_of_two_paragraphs_is_one_footnote(report: Document) -> None:
    assert report.text_of(report.block("fn1")) == "Interviews of 3 and 4 May 2023. They were recorded."


def test_markdown_footnotes_may_be_defined_in_any_order(body: Body) -> None:
    document, blocks = body("Deep.[^2] Cold.[^1]\n\n[^2]: Two.\n\n[^1]: One.")
    assert marked(document, blocks[0]) == [("fn2", "Deep."), ("fn1", "Cold.")]
    assert document.warnings == ()


def test_a_markdown_label_defined_twice_is_two_footnotes(body: Body) -> None:
    document, blocks = body("Deep.[^1]\n\n[^1]: One.\n\nThe lake is cold in winter.[^1]\n\n[^1]: Another.")
    assert [marked(document, block) for block in (blocks[0], blocks[2])] == [[("fn1", "Deep.")], [("fn1-2", "winter.")]]
    assert document.text_of(document.block("fn1-2")) == "Another."


def test_a_markdown_mark_that_opens_a_paragraph_makes_no_footnote_of_it(body: Body) -> None:
    document, blocks = body("[^1] The lake is deep in winter.\n\n[^1]: One.")
    assert [block.kind for block in blocks] == ["paragraph", "footnote"]
    assert document.warnings == ("footnote 1 has no mark in the text",)
