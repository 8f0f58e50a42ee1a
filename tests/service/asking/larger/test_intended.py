"""Larger questions in wordings that no form of words knows are answered by their intent, from what the documents hold."""

from __future__ import annotations

import pytest

from service.asking.answer import Abstained, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder
from tests.service.asking.larger.told import cited, told
from tests.service.resolutions import resolutions_answerer


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("res 1954 in plain english, the buoys one", ["S/RES/1954 (2011), para. 1", "S/RES/1954 (2011), para. 2"]),
        ("could you boil the buoy resolution down for my boss", ["S/RES/1954 (2011), para. 1"]),
        ("gist of the big buoys resolution of 2011", ["S/RES/1954 (2011), para. 1"]),
        ("boil 1954 down for me, what does it want of sailors?", ["S/RES/1954 (2011), para. 1"]),
        ("bottom line of the 2010 resolution?", ["S/RES/1915 (2010), para. 1", "S/RES/1915 (2010), para. 2"]),
    ],
)
def test_an_overview_is_of_the_one_document_that_is_named(answerer: Answerer, question: str, places: list[str]) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    assert answer.kind == "overview"
    assert set(places) <= set(cited(answer))
    assert len({citation.document.symbol for citation in answer.citations}) == 1


@pytest.mark.parametrize(
    "question",
    [
        "bottom line of resolution 1954 on whaling?",  # it says nothing of whaling
        "res 700 in plain english",
        "bottom line of the treaty of Ardmouth?",
        "gist of the big whaling resolution of 2011",
        "gist of the big Sulland resolution of 2011",
    ],
)
def test_of_what_is_not_held_or_not_so_there_is_none(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Abstained) or answer.kind == "fact"


def test_of_a_number_that_nobody_holds_it_is_said(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("tl;dr of 700 please"))
    assert isinstance(answer, Abstained)
    assert answer.remark == "Resolution 700 is not held."


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many paras does 1954 run to", ("operative paragraphs", "2")),
        ("in which sitting did they pass resolution 1915?", ("adopted at", "6412th meeting")),
        ("how many annexes come with estavias letter", ("annexes", "1")),
        ("On which of these resolutions did Estavia abstain?", ("resolutions", "1")),
        ("One resolution was passed on 2 November 2010. Which one?", ("resolutions", "1")),
        ("smugglers - which document mentions them", ("documents", "1")),
    ],
)
def test_data_of_a_document_are_told(answerer: Answerer, question: str, fact: tuple[str, str]) -> None:
    assert fact in told(answerer.ask(Ask(question)))


def test_of_votes_that_nobody_cast_so_it_is_said(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which votes did Estavia sit out?"))
    assert isinstance(answer, Abstained)
    assert answer.remark == "None of the 3 resolutions held is such: without the vote of Estavia."


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("got anything on buoys?", ["S/RES/1954 (2011), para. 1"]),
        ("oldest text about Norland in your library", ["S/RES/1901 (2009), para. 2"]),
    ],
)
def test_documents_are_chosen(answerer: Answerer, question: str, places: list[str]) -> None:
    assert cited(answerer.ask(Ask(question)))[: len(places)] == places


def test_a_question_that_one_passage_answers_goes_to_the_passages(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Who attacked the ferry Selkie?"))
    assert isinstance(answer, Abstained) or answer.kind == "fact"


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        ("how do 700 and 701 differ on buoys?", "Resolution 700 is not held. Resolution 701 is not held."),
        ("summarise resolution 700", "Resolution 700 is not held."),
    ],
)
def test_what_is_asked_for_as_a_whole_and_not_held_is_said(answerer: Answerer, question: str, remark: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Abstained)
    assert answer.remark == remark


def test_the_only_document_is_none_of_another_kind(answerer: Answerer) -> None:
    letter = (next(d.symbol for d in answerer.snapshot.documents if "801" in str(d.symbol)),)
    whole = answerer.ask(Ask("tl;dr of the letter", documents=letter))
    assert isinstance(whole, Found)
    assert whole.kind == "overview"
    other = answerer.ask(Ask("tl;dr of the Selby resolution", documents=letter))
    assert isinstance(other, Abstained) or other.kind == "fact"


def test_of_acts_their_own_dates_are_put_in_order(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("List the dates of the Council's resolutions on Norland in order, over 2009 to 2011."))
    assert isinstance(answer, Found)
    assert [dated.printed for dated in answer.days or ()] == ["14 May 2009", "2 November 2010", "9 June 2011"]


@pytest.mark.parametrize(
    "question", ["deadlines in resolution 1901, in order", "which deadlines does resolution 1901 set?"]
)
def test_deadlines_are_the_days_behind_its_own(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    assert [(dated.printed, str(c.anchor)) for dated, c in zip(answer.days or (), answer.citations, strict=True)] == [
        ("1 October 2009", "S/RES/1901(2009)#p2")
    ]


def test_of_one_sides_version_nothing_else_is_told(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("the buoys as Estavia tells it, day by day"))
    assert isinstance(answer, Abstained) or {str(c.document.symbol) for c in answer.citations} == {"S/2012/130"}


def test_deadlines_of_no_one_document_are_no_time_line(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("What deadlines did the Secretary-General miss?"))
    assert isinstance(answer, Abstained) or answer.kind != "timeline"
