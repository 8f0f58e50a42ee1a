"""Every citation of every third question of the choosing half is verbatim; the gate says so of the reporting half.

The measure of right answers is elsewhere.
"""

from __future__ import annotations

import pytest

from corpus.sentences import sentences
from service.asking.answer import Citation
from service.asking.answerer import Answerer
from service.measuring.answers import judge
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING

QUESTIONS = read_questions(CHOOSING)[::3]


@pytest.fixture(scope="module")
def citations(answerer: Answerer) -> list[Citation]:
    return [citation for judged in judge(answerer, QUESTIONS) for citation in judged.citations]


@pytest.mark.model
def test_every_quote_is_the_text_of_its_range_and_every_highlight_lies_in_it(citations: list[Citation]) -> None:
    assert len(citations) > len(QUESTIONS)
    for citation in citations:
        text = citation.document.text
        assert text[citation.start : citation.end] == citation.quote != ""
        assert citation.block.start <= citation.start < citation.end <= citation.block.end
        assert citation.highlights
        for highlight in citation.highlights:
            assert 0 <= highlight.start < highlight.end <= len(citation.quote)
            assert citation.quote[highlight.start : highlight.end] == highlight.text


@pytest.mark.model
def test_every_quote_is_made_of_whole_sentences(citations: list[Citation]) -> None:
    for citation in citations:
        ranges = sentences(citation.document.text_of(citation.block))
        starts = {citation.block.start, *(citation.block.start + start for start, _ in ranges)}
        ends = {citation.block.end, *(citation.block.start + end for _, end in ranges)}
        assert citation.start in starts
        assert citation.end in ends


@pytest.mark.model
def test_every_citation_has_its_block_s_footnotes_and_a_voice_that_begins_with_the_author(
    citations: list[Citation],
) -> None:
    for citation in citations:
        assert [note.block.id for note in citation.footnotes] == list(citation.block.footnotes)
        assert citation.voice[0] == citation.document.author
        assert citation.document.cited in citation.cite_as
        assert 0 <= citation.score <= 1
