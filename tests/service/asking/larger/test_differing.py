"""Words in which two passages differ are marked, and paragraphs that are alike are paired."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.symbol import Symbol
from index.snapshot import Snapshot
from service.asking.answer import Citation
from service.asking.answerer import Answerer
from service.asking.cite import Extractor
from service.asking.larger.differing import pairs, with_differing
from tests.service.citing.places import citation_of, read


@pytest.fixture(scope="module")
def lake(lake_answerer: Answerer) -> Snapshot:
    return lake_answerer.snapshot


def resolution(lake: Snapshot) -> Document:
    return lake.document(Symbol.parse("S/RES/2650(2022)"))


def cite(lake: Snapshot, symbol: str, block: str) -> Citation:
    document = lake.document(Symbol.parse(symbol))
    return Extractor(lake).cite_block(document, document.block(block), 1.0)


def words(citation: Citation) -> list[str]:
    return [citation.document.text[start:end] for start, end in citation.differing]


def test_the_words_that_the_other_does_not_have_are_marked(lake: Snapshot) -> None:
    one, other = cite(lake, "A/77/402", "a1-p3"), cite(lake, "A/77/500", "p2")
    marked, beside = with_differing(one, other)
    assert "harbour of Port Selby" not in " ".join(words(marked))
    assert all(span in marked.quote for span in words(marked))
    assert words(beside)


def test_the_number_that_a_paragraph_has_in_its_own_document_is_no_difference(tmp_path: Path) -> None:
    one = read(tmp_path, "A/77/1\n\n1\\. Ferries shall leave the harbour by noon every day.", "A/77/1", "one")
    other = read(tmp_path, "A/77/2\n\n3\\. Ferries shall leave the harbour by dusk every day.", "A/77/2", "other")
    marked = with_differing(citation_of(one, "Ferries"), citation_of(other, "Ferries"))
    assert [words(citation) for citation in marked] == [["noon"], ["dusk"]]


def test_of_passages_with_few_words_in_common_nothing_is_marked(lake: Snapshot) -> None:
    one, other = cite(lake, "S/RES/2650(2022)", "p1"), cite(lake, "S/RES/2650(2022)", "p3")
    assert [words(citation) for citation in with_differing(one, other)] == [[], []]


def test_paragraphs_are_paired_by_likeness_and_what_has_no_like_stands_alone(lake: Snapshot) -> None:
    document = resolution(lake)
    operative = [document.block(f"p{n}") for n in (1, 2, 3)]
    paired = pairs(document, operative, document, [operative[2], operative[0]], lambda _: 1.0)
    assert [(a and a.id, b and b.id) for a, b in paired] == [("p1", "p1"), ("p2", None), ("p3", "p3")]
