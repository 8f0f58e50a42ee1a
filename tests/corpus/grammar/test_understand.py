"""Lines become a document, by all passes together. Every text here is invented."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from tests.corpus.grammar.lake import OPENING, Read


def test_a_converted_letter_keeps_every_block_in_its_order(converted: Document) -> None:
    assert [block.id for block in converted.blocks] == [
        *(f"m{n}" for n in range(1, 9)), "title", "p1", "p2", "fn1", "fn2", "p3", "p4", "fn3", "o1", "p5", "p6", "p7",
        "signature", "a1-h1", "a1-h2", "a1-h3", "a1-c1", "a1-h4", "a1-c2",
    ]  # fmt: skip


def test_the_sentence_that_asks_for_circulation_closes_a_letter(converted: Document) -> None:
    assert converted.closing == "p7"


def test_nothing_is_warned_of_in_a_sound_letter(converted: Document) -> None:
    assert converted.warnings == ()


def test_resolutions_recalled_in_the_preamble_are_cited(resolution: Document) -> None:
    assert [(r.block, str(r.symbol)) for r in resolution.references] == [
        ("pp2", "S/RES/2650(2022)"),
        ("pp2", "S/RES/2661(2022)"),
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("word " * 20_000, id="a paragraph of 100,000 characters"),
        pytest.param("# Heading\n\n" * 3_000, id="3,000 headings"),
        pytest.param("- item\n" * 3_000, id="3,000 list items"),
        pytest.param("“" * 20_000 + "(" * 20_000 + "*" * 20_000, id="only opening marks"),
        pytest.param("<sup><b></sup>**__[](<>)" * 2_000, id="only markup"),
        pytest.param("\x00\x01\x1b[31m\u202e\u200b\ufeff\u2028abc " * 2_000, id="control characters"),
        pytest.param("A/1-" * 10_000, id="an endless symbol"),
        pytest.param("resolution " * 10_000, id="resolutions without a number"),
        pytest.param("According to " * 5_000, id="attributions to nobody"),
        pytest.param("http://" + "a/" * 20_000, id="an endless address"),
        pytest.param("".join(f"A word of text.<sup>{n}</sup>\n\n<sup>{n}</sup> Note.\n\n" for n in range(1, 800)), id="800 footnotes"),
    ],
)  # fmt: skip
def test_hostile_text_is_understood_within_seconds(
    read: Read,
    understood_within: Callable[[int, str], None],
    check_invariants: Callable[[Document], None],
    hostile: str,
) -> None:
    understood_within(5, OPENING + hostile)
    document = read(OPENING + hostile)
    check_invariants(document)
    assert document.text.startswith(OPENING.strip())


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("A" * 20_000, id="a word of 20,000 capitals"),
        pytest.param("Word " * 8_000, id="8,000 capitalised words"),
        pytest.param("A. " * 10_000, id="10,000 initials"),
        pytest.param("No. " * 25_000, id="25,000 abbreviations"),
        pytest.param("a<sup>1</sup> " * 5_000, id="5,000 marks in a paragraph"),
        pytest.param("word\n" * 15_000, id="15,000 lines of one word"),
        pytest.param("resolution " + "60/1 " * 15_000, id="15,000 resolutions in a list"),
        pytest.param("The Monitor described it as “" + "“" * 15_000, id="15,000 opening marks behind a speaker"),
        pytest.param("S/2023/5–" * 8_000, id="8,000 symbols in a range"),
    ],
)
def test_hostile_repetition_is_understood_within_seconds(
    read: Read, understood_within: Callable[[int, str], None], hostile: str
) -> None:
    understood_within(1, OPENING + hostile)
    assert len(read(OPENING + hostile).blocks) == 2


PIECES = (
    "A sentence of the body that is closed.", "a rest without an end", "12 boats came", "...", "**Annex I**", "# Heading", "## Sub", "- item",
    "(a) item;", "1\\. Numbered.", "> quoted", "Lakeside Monitor stated:", "“No”, said Ines Varga.", "He said that no.", "Marked.<sup>1</sup>",
    "Marked too.<sup>2</sup> On.", "<sup>1</sup> Note A/77/5 (3 May 2023).", "<sup>2</sup> Note.", "[^x] x\n\n[^x]: y", "Images 1–3: boats", "---",
    "*(Signed)* Mira **Solheim**  \nAmbassador", "| a | b |\n|---|---|\n| c | d |", "Distr.: General", "resolution 2650 (2022)", "e\u0301 km²", "\x00", "<b>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14))
def test_blocks_of_any_document_are_disjoint_ordered_and_complete(
    read: Read, check_invariants: Callable[[Document], None], pieces: list[str]
) -> None:
    document = read("\n\n".join(pieces).encode("utf-8", "ignore").decode())
    check_invariants(document)
    assert unicodedata.is_normalized("NFC", document.text)


@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_the_same_bytes_give_the_same_document(read: Read, pieces: list[str]) -> None:
    markdown = "\n\n".join(pieces)
    assert read(markdown) == read(markdown)
