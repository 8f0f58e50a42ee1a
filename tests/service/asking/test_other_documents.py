"""Follow-ups on other documents than that talked of, over documents that are held."""

from __future__ import annotations

import pytest

from service.asking.answer import Found, shown_by
from service.asking.answerer import Answerer
from service.asking.other_documents import chooses, chosen
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder
from tests.service.asking.larger.told import cited
from tests.service.resolutions import resolutions_answerer

NORLAND = "Which resolutions are about Norland?"
LISTED = ("S/RES/1901 (2009)", "S/RES/1915 (2010)", "S/RES/1954 (2011)")


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        (
            ["How was the vote on resolution 1915?"],
            "and the one a year later?",
            "How was the vote on S/RES/1954 (2011)?",
        ),
        (
            ["At which meeting was resolution 1915 adopted?"],
            "the 2009 one?",
            "At which meeting was S/RES/1901 (2009) adopted?",
        ),
        (["How was the vote on resolution 1915?"], "and on 1954?", "How was the vote on S/RES/1954 (2011)?"),
        (["How many voted in favour of resolution 1915?"], "who didn't?", "How was the vote on S/RES/1915 (2010)?"),
        (["Who abstained on resolution 1915?"], "any votes against?", "any votes against on S/RES/1915 (2010)?"),
        (["Was 1915 (2010) unanimous?"], "did anybody abstain?", "did anybody abstain on S/RES/1915 (2010)?"),
        (["What does paragraph 1 of resolution 1954 say?"], "and the next one?", "S/RES/1954 (2011), para. 2"),
        ([NORLAND], "and the second one?", "Summarise S/RES/1954 (2011)"),
        ([NORLAND], "which of them is the oldest?", "What is the date of S/RES/1901 (2009)?"),
        ([NORLAND], "what does the latest demand?", "what does S/RES/1954 (2011) demand?"),
        ([NORLAND, "the first one"], "and the second?", "Summarise S/RES/1954 (2011)"),
        ([NORLAND], "What is the latest resolution?", "What is the latest resolution?"),
        ([NORLAND], "the third one", "the third one ("),
        (["What does resolution 1915 say?"], "how was the August one voted?", "how was the August one voted?"),
    ],
)
def test_the_other_document_is_asked(answerer: Answerer, history: list[str], question: str, understood: str) -> None:
    assert answerer.ask(Ask(question, tuple(history))).understood_as.startswith(understood)


def test_of_several_of_a_year_the_one_that_is_cited_is_meant(answerer: Answerer) -> None:
    """A resolution that recalls the other goes on from it; the letter of the same year is another's."""
    answer = answerer.ask(Ask("and the 2009 one?", ("Who abstained on resolution 1915?",)))
    assert isinstance(answer, Found)
    assert cited(answer) == ["S/RES/1901 (2009), adoption"]


def test_no_reason_is_told_by_a_vote(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("why?", ("Which two countries abstained on resolution 1915?",)))
    assert getattr(answer, "kind", "") not in ("list", "documents")
    assert shown_by(answer)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("which came first?", "What is the date of S/RES/1901 (2009)?"),
        ("who abstained on the last one?", "who abstained on S/RES/1954 (2011)?"),
        ("does the second of them name buoys?", "does S/RES/1915 (2010) name buoys?"),
        ("the tenth one", ""),
    ],
)
def test_one_of_those_listed_is_chosen(question: str, asked: str) -> None:
    assert chooses(question)
    assert chosen(question, LISTED) == asked


@pytest.mark.parametrize(
    "question",
    [
        "What is the latest resolution on buoys?",
        "What was the first letter?",
        "When did the second storm hit Selby?",
        "Who cut the moorings at last?",
        "the second paragraph of resolution 1915",
    ],
)
def test_a_question_of_its_own_chooses_none_of_them(question: str) -> None:
    assert not chooses(question)


@pytest.mark.parametrize(
    "question", ["Who fired the first shot?", "When was the second attack?", "What happened in the last war?"]
)
def test_what_is_first_of_other_things_chooses_no_document(question: str) -> None:
    assert chosen(question, LISTED) == ""


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("the fir\u017ft one", "Summarise S/RES/1901 (2009)"),
        ("the f\u0131rst one", "Summarise S/RES/1901 (2009)"),
        ("which is the olde\u017ft?", "What is the date of S/RES/1901 (2009)?"),
    ],
)
def test_other_forms_of_letters_choose_as_the_usual_ones(question: str, asked: str) -> None:
    assert chosen(question, LISTED) == asked
