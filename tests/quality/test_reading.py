"""How well the heads of PDFs and the paragraphs of Word files are read does not fall below the floors."""

from __future__ import annotations

import pytest

from corpus.holdings.source import read_document
from tests.quality import reading


@pytest.mark.shared
@pytest.mark.skipif(not reading.PDFS.is_dir(), reason=f"{reading.PDFS} is not there")
def test_the_heads_of_united_nations_documents_are_read() -> None:
    heads, told = reading.Heads(), list[str]()
    for row in reading.manifest():
        document, _ = reading.document_of(row["file"], reading.HEAD)
        told += reading.judge_head(heads, row, document)
    assert not reading.below_floors(heads), told


@pytest.mark.shared
@pytest.mark.skipif(not reading.PAIRS.is_dir(), reason=f"{reading.PAIRS} is not there")
def test_a_pdf_is_read_as_the_word_file_of_the_same_document() -> None:
    pairs, told = reading.Pairs(), list[str]()
    for word, pdf in reading.paired_files():
        told += reading.judge_pair(pairs, read_document(word), read_document(pdf))
    assert not reading.below_floors(pairs), told
