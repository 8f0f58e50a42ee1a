"""Questions to begin with, made from what is held."""

from __future__ import annotations

import pytest

from index.snapshot import Snapshot
from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.pages.examples import examples


def test_each_kind_of_question_that_the_documents_have_is_made_once(ferries: Snapshot) -> None:
    assert examples(ferries.documents) == (
        "What does International Harbour Union say?",
        "Who signed A/77/401–S/2023/91?",
        "What does paragraph 1 of A/77/402 say?",
        "What does footnote 1 of A/77/401–S/2023/91 cite?",
    )


def test_they_are_of_the_first_document_that_has_the_kind(ferries: Snapshot) -> None:
    letter, report = ferries.documents
    assert examples([report]) == ("What does paragraph 1 of A/77/402 say?",)
    assert examples([report, letter]) == examples([letter, report])
    assert "What does Ana Beltran say?" in examples([letter])


def test_without_documents_there_are_none() -> None:
    assert examples([]) == ()


def test_those_that_name_a_place_are_answered_by_it(ferries_answerer: Answerer) -> None:
    *_, paragraph, footnote = examples(ferries_answerer.snapshot.documents)
    for asked, block in ((paragraph, "p1"), (footnote, "fn1")):
        answer = ferries_answerer.ask(Ask(asked))
        assert isinstance(answer, Found)
        assert answer.citations[0].block.id == block


@pytest.mark.model
def test_the_letter_answers_those_that_are_made_from_it(answerer: Answerer) -> None:
    asked = examples(answerer.snapshot.documents)
    assert len(asked) == 4
    assert all(isinstance(answerer.ask(Ask(question)), Found) for question in asked)
