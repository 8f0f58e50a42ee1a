"""Pieces say the text and nothing else, each with one look."""

from __future__ import annotations

import pytest

from corpus.document import Block, Document, Emphasis, Mark, Speech, Voice
from corpus.lines import PageTurn
from corpus.ranges import Span
from corpus.symbol import Symbol
from index.snapshot import Snapshot
from service.pages.markup import pieces

TEXT = "Ana said “no” and left."
AUTHOR, ANA = Voice("Norland", "author"), Voice("Ana", "quoted person", "quoted")


def document_of(**looks: object) -> tuple[Document, Block]:
    block = Block("p1", "paragraph", 0, len(TEXT), "[para. 1]", "letter", voice=(AUTHOR,), **looks)  # type: ignore[arg-type]
    return Document(Symbol.parse("A/77/401"), "", "letter", AUTHOR, TEXT, (block,)), block


@pytest.mark.parametrize("marked", [(), ((0, 5),), ((3, 12), (14, 20))])
def test_pieces_put_together_are_the_text(ferries: Snapshot, marked: tuple[tuple[int, int], ...]) -> None:
    for document in ferries.documents:
        for block in document.blocks:
            inside = [Span(block.start + a, min(block.start + b, block.end)) for a, b in marked]
            made = pieces(document, block, block.span, marked=inside)
            assert "".join(piece.text for piece in made if not piece.note) == document.text_of(block)
            assert "".join(p.text for p in made if p.marked) == "".join(document.text[a:b] for a, b in inside)
            assert [piece.note for piece in made if piece.note] == [mark.note for mark in block.marks]


def test_looks_that_overlap_are_made_flat() -> None:
    document, block = document_of(
        emphasis=(Emphasis(0, 12, "bold"), Emphasis(9, 17, "italic")), speeches=(Speech(10, 12, (AUTHOR, ANA)),)
    )
    made = pieces(document, block, Span(0, len(TEXT)), marked=[Span(4, 11)])
    assert [(p.text, p.bold, p.italic, p.marked, p.voice is not None) for p in made] == [
        ("Ana ", True, False, False, False),
        ("said ", True, False, True, False),
        ("“", True, True, True, False),
        ("n", True, True, True, True),
        ("o", True, True, False, True),
        ("” and", False, True, False, False),
        (" left.", False, False, False, False),
    ]
    assert [p.first for p in made if p.voice] == [True, False]


def test_a_mark_stands_behind_the_words_it_belongs_to() -> None:
    document, block = document_of(marks=(Mark(13, "6", "fn6"), Mark(len(TEXT), "7", "fn7")))
    made = pieces(document, block, Span(0, len(TEXT)))
    assert [(p.text, p.note) for p in made] == [
        ("Ana said “no”", ""),
        ("6", "fn6"),
        (" and left.", ""),
        ("7", "fn7"),
    ]


def test_a_mark_in_front_of_a_quote_is_not_the_quote_s() -> None:
    document, block = document_of(marks=(Mark(4, "6", "fn6"),))
    assert [p.text for p in pieces(document, block, Span(4, 8))] == ["said"]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://un.example/1", "https://un.example/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("#", ""),
    ],
)
def test_only_web_addresses_are_linked(target: str, href: str) -> None:
    document, block = document_of(emphasis=(Emphasis(0, 3, "link", target),))
    assert pieces(document, block, Span(0, len(TEXT)))[0].href == href


def test_where_the_print_breaks_a_line_so_does_the_piece() -> None:
    document, block = document_of(breaks=(4,))
    assert [(p.text, p.line_break) for p in pieces(document, block, Span(0, len(TEXT)))] == [
        ("Ana ", False),
        ("said “no” and left.", True),
    ]


def test_a_piece_begins_where_the_print_goes_on_to_another_page() -> None:
    document, block = document_of(page=6, turns=(PageTurn(4, 7),))
    assert [(p.text, p.page) for p in pieces(document, block, Span(0, len(TEXT)))] == [
        ("Ana ", None),
        ("said “no” and left.", 7),
    ]
