"""What is asked of documents together is answered with their number, their list and what shows each; or with nothing."""

from __future__ import annotations

import pytest

from corpus.symbol import Symbol
from service.asking.answer import Abstained, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.mcp_server.reading import fetch
from service.mcp_server.schemas import FetchArguments
from service.pages.turn import LastTurn, turn_of
from tests.index.hash_embedder import HashEmbedder
from tests.service.asking.larger.told import cited, told
from tests.service.resolutions import resolutions_answerer


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        (
            "How many resolutions about Norland do you hold?",
            ["S/RES/1901 (2009), para. 2", "S/RES/1954 (2011), para. 2"],
        ),
        ("which documents mention smugglers", ["A/66/801, [para. 1]"]),
        ("resolutions between 2009 and 2010", ["S/RES/1901 (2009), masthead", "S/RES/1915 (2010), masthead"]),
        ("Which resolution set up the Lake Force?", ["S/RES/1901 (2009), para. 1"]),
        ("which one renewed the mandate of the Lake Force", ["S/RES/1915 (2010), para. 1"]),
        ("Which resolutions were adopted unanimously?", ["S/RES/1901 (2009), adoption"]),
        ("On which resolutions did the Kingdom of Norland abstain?", ["S/RES/1915 (2010), adoption"]),
        ("Is there a resolution where a country voted against?", ["S/RES/1954 (2011), adoption"]),
        ("which resolution was adopted at the 6412th meeting?", ["S/RES/1915 (2010), adoption"]),
        ("What is the latest document?", ["A/66/801, title"]),
        ("Which documents does Estavia author?", ["S/2012/130, title"]),
        ("Which documents cite resolution 1901?", ["S/RES/1915 (2010), preambular [para. 1]"]),
        ("which resolutions cite resolution 1901?", ["S/RES/1915 (2010), preambular [para. 1]"]),
        (
            "which resolutions recall the Lake Force resolution, 1901 (2009)?",
            ["S/RES/1915 (2010), preambular [para. 1]"],
        ),
        (
            "How many resolutions about Norland did the Council adopt?",
            ["S/RES/1901 (2009), para. 2", "S/RES/1954 (2011), para. 2"],
        ),
        ("which of the Norland resolutions speaks of buoys?", ["S/RES/1954 (2011), para. 1"]),
        ("Which of the two Norland resolutions passed with everyone in favour?", ["S/RES/1901 (2009), adoption"]),
        ("on which Selkie texts did Estavia sit on its hands?", ["S/RES/1915 (2010), adoption"]),
        (
            "How many of the Norland resolutions are there, and which?",
            ["S/RES/1901 (2009), para. 2", "S/RES/1954 (2011), para. 2"],
        ),
        (
            "do you have anything on ferries / buoys?",
            ["S/RES/1915 (2010), para. 2", "S/RES/1954 (2011), para. 1", "S/2012/130, annex, para. 1"],
        ),
    ],
)
def test_the_documents_that_are_meant_are_cited_with_what_shows_it(
    answerer: Answerer, question: str, places: list[str]
) -> None:
    answer = answerer.ask(Ask(question))
    assert cited(answer) == places
    assert isinstance(answer, Found)
    assert [item.citations for item in answer.items] == [(at,) for at in range(len(places))]


def test_a_number_says_how_it_was_made_and_each_document_when_it_is_of(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("How many resolutions about Norland do you hold?"))
    assert told(answer) == [
        ("resolutions", "2"),
        ("resolution", "S/RES/1901 (2009), 14 May 2009"),
        ("resolution", "S/RES/1954 (2011), 9 June 2011"),
    ]
    assert isinstance(answer, Found)
    assert answer.facts[0].derivation == "counted: whose text names “Norland” (3 resolutions held)"


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        (
            "any resolution about Selkie Rock?",
            "None of the 3 resolutions held is such: whose text names “Selkie Rock”.",
        ),
        ("Which resolutions were adopted in 1999?", "None of the 3 resolutions held is such: dated 1999."),
        ("How many reports are held?", "No report is held."),
    ],
)
def test_where_there_are_none_it_says_so(answerer: Answerer, question: str, remark: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Abstained)
    assert answer.remark == remark


@pytest.mark.parametrize(
    "question",
    [
        "Which resolution condemned the storm?",
        "Which resolution established the harbour?",
        "which one demanded the ferry",
        "How many resolutions are about the UN?",
    ],
)
def test_a_verb_with_the_object_of_another_is_no_provision(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Abstained) or not (answer.complete or answer.items)


@pytest.mark.parametrize(
    "question",
    [
        "Which of the Norland resolutions act under Chapter 7?",
        "which of the Norland resolutions speaks of whales?",
        "which of the two Norland ferries speaks of buoys?",
    ],
)
def test_of_those_described_none_is_told_that_is_not_such(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Abstained) or not answer.items


def test_several_that_may_be_meant_are_named_and_asked_back(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("who signed the letter?"))
    assert isinstance(answer, Abstained)
    assert answer.remark.startswith("Several documents held may be meant: S/2012/130")
    assert "A/66/801" in answer.remark
    meant = turn_of(answer, "edition", (), LastTurn()).meant
    assert [one.document for one in meant] == list(answer.meant)
    assert meant[0].url == "/?in=S%2F2012%2F130&q=who+signed+the+letter%3F"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("who put their name to the Norlandish letter?", ("signature", "(Signed) Tomas Okoye")),
        ("who is the letter of March 2012 from", ("author", "Permanent Representative of Estavia")),
        ("what day was resolution 1954 passed", ("adopted on", "9 June 2011")),
        ("How many paragraphs are there in the joint statement?", ("paragraphs of annex", "2")),
        (
            "who made the joint statement?",
            ("annex, by", "President of Estavia, the Premier of Norland and the Warden of the Isles"),
        ),
        (
            "Who made the annex of S/2012/130?",
            ("annex, by", "President of Estavia, the Premier of Norland and the Warden of the Isles"),
        ),
    ],
)
def test_what_is_asked_of_one_in_other_words(answerer: Answerer, question: str, fact: tuple[str, str]) -> None:
    assert told(answerer.ask(Ask(question)))[0] == fact


def test_a_block_that_is_fetched_has_the_notice_of_its_annex(answerer: Answerer) -> None:
    symbol = Symbol.parse("S/2012/130")
    document = next(one for one in answerer.snapshot.documents if one.symbol == symbol)
    own = [block for block in document.blocks if block.notice is not None]
    assert own
    fetched = fetch(answerer, FetchArguments(id=str(document.anchor(own[-1]))))
    assert fetched.metadata["notice"] == own[-1].notice != document.notice
    assert fetch(answerer, FetchArguments(id="S/2012/130")).metadata["notice"] == document.notice


def test_where_one_document_cites_another_is_told_with_the_place(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("In which paragraph does the letter of Norland mention resolution 1954?"))
    assert told(answer) == [("cited in A/66/801", "[para. 1]")]
    assert cited(answer) == ["A/66/801, [para. 1]"]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (
            "Who forwarded the statement of the three leaders to the Security Council?",
            "Permanent Representative of Estavia",
        ),
        ("How many points has the joint statement of the three leaders?", "2"),
        ("When did Norland send its letter?", "5 May 2012"),
        ("How long is the letter of Norland, counted in paragraphs?", "1"),
    ],
)
def test_a_document_is_meant_by_who_speaks_in_it_or_sent_it(answerer: Answerer, question: str, fact: str) -> None:
    answer = answerer.ask(Ask(question))
    assert [value for _, value in told(answer)] == [fact]


def test_the_longest_is_not_the_last(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which is the shortest resolution?"))
    assert not (isinstance(answer, Found) and answer.facts)


def test_how_a_country_voted_is_told_by_the_line_of_adoption(answerer: Answerer) -> None:
    assert cited(answerer.ask(Ask("Did the French back resolution 1915?"))) == ["S/RES/1915 (2010), adoption"]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("In which paragraph is the ferry Selkie mentioned?", [("named in S/RES/1915 (2010)", "para. 2")]),
        ("Which paragraphs of resolution 1954 mention buoys?", [
            ("named in S/RES/1954 (2011)", "preambular [para. 1]"), ("named in S/RES/1954 (2011)", "para. 1"),
        ]),
    ],
)  # fmt: skip
def test_where_a_thing_is_named_is_told(answerer: Answerer, question: str, facts: list[tuple[str, str]]) -> None:
    assert told(answerer.ask(Ask(question))) == facts


@pytest.mark.parametrize(
    "question", ["In which paragraph is Selkie Rock mentioned?", "Where was the letter of Norland signed?"]
)
def test_what_stands_nowhere_is_told_by_no_data(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert not (isinstance(answer, Found) and answer.facts)


def test_what_is_held_is_shown_by_titles(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which documents are held?"))
    assert isinstance(answer, Found)
    assert len(answer.items) == len(answerer.snapshot.documents)
    assert {citation.block.kind for citation in answer.citations} == {"title"}
