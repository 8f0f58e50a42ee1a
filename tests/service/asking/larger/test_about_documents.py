"""What is asked of documents as such is told from what was understood of them, and cited where they print it."""

from __future__ import annotations

import pytest

from service.asking.answer import Abstained, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.service.asking.larger.told import cited, told


@pytest.mark.parametrize(
    ("question", "facts", "place"),
    [
        ("What is the date of A/77/500?", [("date", "9 May 2023")], "A/77/500, title"),
        ("When was the letter written?", [("date", "9 May 2023")], "A/77/500, title"),
        ("who wrote the letter", [("author", "Permanent Representative of Norland")], "A/77/500, title"),
        ("To whom is the letter addressed?", [("addressed to", "Secretary-General")], "A/77/500, title"),
        ("Who signed A/77/500?", [("signature", "(Signed) Tomas Okoye")], "A/77/500, signature"),
        ("What is the title of S/RES/2650 (2022)?", [("title", "Resolution 2650 (2022)")], "S/RES/2650 (2022), title"),
        ("How many footnotes does the letter have?", [("footnotes", "1")], "A/77/500, footnote 1"),
        ("number of paragraphs in the letter", [("paragraphs", "4")], "A/77/500, [para. 4]"),
        ("How many footnotes does S/RES/2650 (2022) have?", [("footnotes", "0")], "S/RES/2650 (2022), title"),
    ],
)
def test_what_is_asked_of_a_document_is_told_and_cited(
    lake_answerer: Answerer, question: str, facts: list[tuple[str, str]], place: str
) -> None:
    answer = lake_answerer.ask(Ask(question))
    assert (told(answer), cited(answer)[0]) == (facts, place)


def test_who_speaks_in_a_place_is_told_with_whoever_quotes_them(ferries_answerer: Answerer) -> None:
    document = ferries_answerer.snapshot.by_slug("A/77/401")
    block = next(block for block in document.blocks if len(block.voice) > 1 and block.number)
    answer = ferries_answerer.ask(Ask(f"Who speaks in paragraph {block.number} of A/77/401?"))
    assert isinstance(answer, Found)
    names = [voice.name for voice in reversed(block.voice)]
    assert (answer.facts[0].name, answer.facts[0].value) == ("speaker", ", quoted by ".join(names))
    assert answer.citations[0].block == block


@pytest.mark.parametrize(
    "question",
    [
        "In which paragraphs of A/77/401 is {} quoted?",
        "One thing for the index: where does {} speak in A/77/401?",
        "which paragraphs of A/77/401 quote {}",
    ],
)
def test_where_somebody_speaks_is_told_paragraph_by_paragraph(ferries_answerer: Answerer, question: str) -> None:
    document = ferries_answerer.snapshot.by_slug("A/77/401")
    name = next(block.voice[-1].name for block in document.blocks if len(block.voice) > 1)
    heard = [block for block in document.blocks if any(voice.name == name for voice in block.voice[1:])]
    answer = ferries_answerer.ask(Ask(question.format(name)))
    assert isinstance(answer, Found)
    assert [(fact.name, fact.value) for fact in answer.facts] == [("speaker", name)]
    assert all(block.label in answer.facts[0].derivation for block in heard)
    assert {citation.block.id for citation in answer.citations} == {block.id for block in heard}


def test_pages_of_a_text_without_any_are_not_known(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask("How many pages does the letter have?"))
    assert isinstance(answer, Abstained)
    assert "pages" in answer.remark


def test_paragraphs_are_counted_by_what_they_are(lake_answerer: Answerer) -> None:
    assert told(lake_answerer.ask(Ask("How many paragraphs does resolution 2650 have?"))) == [
        ("preambular paragraphs", "1"),
        ("operative paragraphs", "3"),
    ]


def test_annexes_are_named_by_their_headings(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask("Which annexes does A/77/402 have?"))
    assert told(answer) == [("annexes", "1"), ("annex", "Annex to the report of the Harbour Commission")]


def test_what_a_document_cites_and_what_cites_it(lake_answerer: Answerer) -> None:
    cites = told(lake_answerer.ask(Ask("What does A/77/500 cite?")))
    assert cites[0] == ("documents cited", "3")
    assert [value.split(",")[0] for _, value in cites[1:]] == ["S/RES/2650(2022)", "S/2023/77", "A/77/402"]
    citing = lake_answerer.ask(Ask("Which documents cite resolution 2650?"))
    assert set(cited(citing)) == {"A/77/500, [para. 1]", "A/77/500, [para. 3]", "A/77/402, annex, para. 3"}


@pytest.mark.parametrize(
    "question",
    [
        "How many footnotes cite the Harbour Commission?",
        "What date did the commission close the harbour?",
        "Where is the Harbour Commission quoted on buoys?",
        "Where did the Harbour Commission speak from?",
        "What did the Harbour Commission say where it is quoted?",
        "Who wrote the log of the lake?",
    ],
)
def test_a_question_with_more_words_of_its_own_is_searched_for(lake_answerer: Answerer, question: str) -> None:
    answer = lake_answerer.ask(Ask(question))
    assert isinstance(answer, Abstained) or answer.kind == "fact"
