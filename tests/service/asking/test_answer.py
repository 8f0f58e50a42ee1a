"""A citation is checked when it is made, and names its place the way the United Nations does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus.document import Block, Document
from corpus.errors import QuoteMismatch
from corpus.lines import PageTurn
from corpus.ranges import Span
from index.snapshot import Snapshot
from service.asking.answer import Citation, Excerpt, Footnote, Found, Highlight, notice_of
from service.asking.cite import Extractor


@pytest.fixture(scope="module")
def document(ferries: Snapshot) -> Document:
    return ferries.by_slug("A/77/401")


@pytest.fixture(scope="module")
def citation(ferries: Snapshot, document: Document) -> Citation:
    """Of the paragraph that counts, "40 sailors" marked."""
    made = Extractor(ferries).cite_block(document, document.block("p2"), 0.5)
    return replace(made, highlights=(Highlight(10, 20, "40 sailors"),))


def test_a_citation_is_a_range_of_its_document(citation: Citation, document: Document) -> None:
    assert document.text[citation.start : citation.end] == citation.quote
    assert str(citation.anchor) == "A/77/401–S/2023/91#p2"


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "In total, 90 sailors were wounded."},
        {"quote": ""},
        {"start": 0},
        {"end": 10**6},
        {"start": 5, "end": 5, "quote": ""},
        {"highlights": (Highlight(10, 20, "90 sailors"),)},
        {"highlights": (Highlight(11, 21, "40 sailors"),)},
        {"highlights": (Highlight(10, 10, ""),)},
        {"highlights": (Highlight(0, 10**6, "In total"),)},
        {"highlights": (Highlight(10, 20, "40 sailors"), Highlight(0, 8, "IN TOTAL"))},
    ],
    ids=lambda change: ",".join(f"{name}={value!r:.40}" for name, value in change.items()),
)
def test_a_quote_or_highlight_that_is_not_in_the_text_cannot_be_cited(
    citation: Citation, change: dict[str, Any]
) -> None:
    with pytest.raises(QuoteMismatch, match="A/77/401–S/2023/91"):
        replace(citation, **change)


def test_its_pages_are_those_of_the_marked_words(citation: Citation) -> None:
    assert citation.pages == ()
    printed = replace(citation.block, page=3, turns=(PageTurn(citation.start + 9, 4), PageTurn(citation.end, 5)))
    assert replace(citation, block=printed).pages == (4,)
    assert replace(citation, block=printed, highlights=()).pages == (3, 4, 5)


def test_offsets_before_the_quote_cannot_be_highlighted(citation: Citation) -> None:
    length = len(citation.quote)
    with pytest.raises(QuoteMismatch):
        replace(citation, highlights=(Highlight(10 - length, 20 - length, "40 sailors"),))


def note(document: Document, block: Block) -> Footnote:
    return Footnote(block, document.text_of(block), (), None)


@pytest.mark.parametrize(
    ("notes", "cited"),
    [
        ([], "A/77/401–S/2023/91, [para. 2]"),
        (["fn1"], "A/77/401–S/2023/91, [para. 2], footnote 1"),
        (["fn1", "fn2"], "A/77/401–S/2023/91, [para. 2], footnotes 1 and 2"),
        (["fn1", "fn2", "fn3"], "A/77/401–S/2023/91, [para. 2], footnotes 1, 2 and 3"),
    ],
)
def test_it_is_cited_with_symbol_paragraph_and_footnotes(
    citation: Citation, document: Document, notes: list[str], cited: str
) -> None:
    carried = tuple(note(document, document.block(name)) for name in notes)
    assert replace(citation, footnotes=carried).cite_as == cited


def test_a_footnote_is_cited_as_itself_and_not_with_itself(ferries: Snapshot, document: Document) -> None:
    cited = Extractor(ferries).cite_block(document, document.block("fn1"), 0.5)
    assert [footnote.block.id for footnote in cited.footnotes] == ["fn1"]
    assert cited.cite_as == "A/77/401–S/2023/91, footnote 1"


@pytest.mark.parametrize(
    ("start", "end", "in_common"),
    [(-1, 10, ()), (0, 10**6, ()), (5, 5, ()), (9, 5, ()), (0, 8, ((4, 9),)), (3, 8, ((0, 4),)), (0, 8, ((4, 4),))],
)
def test_an_excerpt_lies_in_its_block_and_what_it_marks_in_the_excerpt(
    document: Document, start: int, end: int, in_common: tuple[tuple[int, int], ...]
) -> None:
    block = document.block("p2")
    at = block.start
    assert Excerpt(document, block, at, at + 8, (Span(at + 3, at + 8),)).quote == "In total"
    with pytest.raises(QuoteMismatch):
        Excerpt(document, block, at + start, at + end, tuple(Span(at + a, at + b) for a, b in in_common))


def test_the_notice_of_an_answer_is_that_of_the_sources_it_shows_as_well(citation: Citation, ferries: Snapshot) -> None:
    log = ferries.by_slug("A/77/402")
    report = Extractor(ferries).cite_block(log, log.block("p1"), 0.5)
    assert notice_of(Found("", "", 0.5, (report,))) == ""
    beneath = Excerpt(citation.document, citation.block, citation.block.start, citation.block.end)
    shown = notice_of(Found("", "", 0.5, (replace(report, sources=(beneath, beneath)),)))
    assert shown == "A statement by one party, circulated at its request; not a finding of the United Nations."
