"""A timeline holds the sentences that print a date, in the order of the days."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document
from corpus.grammar.understand import understand
from corpus.lines import Line
from corpus.symbol import Symbol
from service.asking.larger.meant import Meant
from service.asking.larger.timeline import Wanted, asks_for_timeline, timeline, wanted_of
from service.asking.larger.topics import Topics

TEXT = (
    "On 4 May 2031 the ferry Selkie sank off Ardmouth. Two boats were lost there on 3 April and 5 May.",
    "The lamp was lit on 4 July 2030. On 4 July 2030 it went out as well.",
    "The commission was founded in 2029. It met between 2 and 9 June 2030 at Port Selby.",
    "In March 2031 the quay of Ardmouth was closed. There were 2031 herrings in the hold.",
    "On 31 February 2031 nothing happened, as no calendar has that day.",
)


@pytest.fixture(scope="module")
def document() -> Document:
    lines = [Line(text, gap=True) for text in TEXT]
    return understand(lines, Card(Path("ferries.txt"), Symbol.parse("A/85/1")))


def wanted(document: Document, question: str) -> Wanted | None:
    return asks_for_timeline(Meant.anywhere(question, (document,)), Topics())


def days(document: Document, question: str) -> list[tuple[str, str, bool]]:
    asked = wanted(document, question)
    assert asked is not None
    found = timeline(asked, Topics())
    return [(str(dated.on), dated.printed, dated.inferred) for dated, _ in found]


def test_sentences_come_in_the_order_of_the_days_they_tell_of(document: Document) -> None:
    assert days(document, "Give me a timeline") == [
        ("2029-01-01", "2029", False),
        ("2030-06-02", "2 and 9 June 2030", False),
        ("2030-06-09", "2 and 9 June 2030", False),
        ("2030-07-04", "4 July 2030", False),
        ("2031-03-01", "March 2031", False),
        ("2031-04-03", "3 April", True),
        ("2031-05-04", "4 May 2031", False),
        ("2031-05-05", "5 May", True),
    ]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What happened in May 2031?", ["4 May 2031", "5 May"]),
        ("What happened on 3 April 2031?", ["3 April"]),
        ("what happened since March 2031", ["March 2031", "3 April", "4 May 2031", "5 May"]),
        ("what happened before 2030?", ["2029"]),
        ("what happened after 4 May 2031?", ["5 May"]),
        ("events between 2029 and May 2030 in order", ["2029"]),
        ("What went on between June and July 2030?", ["2 and 9 June 2030", "2 and 9 June 2030", "4 July 2030"]),
        ("what happened over the spring of 2031", ["March 2031", "3 April", "4 May 2031", "5 May"]),
        ("Walk me through early 2031", ["March 2031", "3 April"]),
        ("what took place in the second half of 2030?", ["4 July 2030"]),
        ("what happened in the 2020s?", ["2029"]),
    ],
)
def test_a_period_is_kept_to(document: Document, question: str, first: list[str]) -> None:
    assert [printed for _, printed, _ in days(document, question)] == first


def test_names_have_to_stand_in_the_paragraph(document: Document) -> None:
    assert [printed for _, printed, _ in days(document, "Timeline of Port Selby")] == [
        "2029",
        "2 and 9 June 2030",
        "2 and 9 June 2030",
    ]
    assert days(document, "Timeline of Port Sulby") == []


def test_one_of_the_other_words_has_to_stand_beside_a_name(document: Document) -> None:
    assert [printed for _, printed, _ in days(document, "chronology of the losses of boats at Ardmouth")] == [
        "3 April",
        "4 May 2031",
        "5 May",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What happened to the ferry in May 2031?",
        "What happened at Ardmouth?",
        "How many boats were lost in May 2031?",
        "In which order were the boats built?",
        "What happened when the ferry sank?",
        "What may happen?",
    ],
)
def test_what_asks_for_more_than_dates_and_names_is_no_timeline(document: Document, question: str) -> None:
    assert wanted(document, question) is None


def test_of_many_documents_a_name_or_a_short_period_has_to_say_what_it_is_about(document: Document) -> None:
    def is_wanted(question: str) -> bool:
        return asks_for_timeline(Meant.anywhere(question, (document,) * 11), Topics()) is not None

    assert not is_wanted("Give me a timeline")
    assert not is_wanted("what happened since 2029?")
    assert is_wanted("what happened in May 2031?")
    assert is_wanted("Give me a timeline of Ardmouth")


ACTS = {
    7: ("Noting that the ferries of Norland sailed on 2 April 2031,", "Decides to meet on 5 May 2031 at Ardmouth;"),
    8: ("Recalling the storm of 3 April 2031 at Port Selby,", "Demands that the lamp be lit by 6 May 2031;"),
}


@pytest.fixture(scope="module")
def acts() -> tuple[Document, ...]:
    """Two resolutions, what each is about stands in one of its paragraphs; and a letter."""
    found = []
    for number, texts in ACTS.items():
        lines = [Line(text, gap=True) for text in (f"Resolution {number} (2031)", "The Security Council,", *texts)]
        found.append(understand(lines, Card(Path(f"{number}.txt"), Symbol.parse(f"S/RES/{number}(2031)"))))
    lines = [Line("On 4 May 2031 the ferry Selkie sank off Ardmouth.", gap=True)]
    return (*found, understand(lines, Card(Path("letter.txt"), Symbol.parse("A/85/3"))))


@pytest.mark.parametrize(
    ("said", "named", "printed"),
    [
        ("the storm at Port Sulby", True, ["3 April 2031", "6 May 2031"]),
        ("Port Selby", False, ["3 April 2031", "6 May 2031"]),  # the one act that has the name
        ("Ferries of Norland", False, ["2 April 2031", "5 May 2031"]),  # begins with no name
        ("Norland in May 2031", False, ["5 May 2031"]),
        ("Norland in June 2031", False, []),
        ("Norland on 5 May", False, ["5 May 2031"]),  # of any year
        ("Norland between 4 and 6 May", False, ["5 May 2031"]),
        ("Norland on 6 June", False, []),
        ("Sulland", False, []),
        ("Ardmouth", False, ["4 May 2031", "5 May 2031"]),  # a letter has the name as well
    ],
)
def test_an_act_is_of_one_matter(acts: tuple[Document, ...], said: str, named: bool, printed: list[str]) -> None:
    asked = wanted_of(acts[1:-1] if named else acts, said, Topics(), named=named)
    assert asked is not None
    assert [dated.printed for dated, _ in timeline(asked, Topics())] == printed


LETTERS = (
    "Following the letter dated 2 May 2031 from Norland and its resolutions 7 (2030) of 3 May, the quay was closed on 6 May 2031.",
    "Under the 9 May 2031 agreement the quay is to be opened by 20 May 2031.",
)


def test_the_date_of_a_document_that_is_only_cited_is_no_event() -> None:
    lines = [Line(text, gap=True) for text in LETTERS]
    cites = understand(lines, Card(Path("quay.txt"), Symbol.parse("A/85/2")))
    assert [on for on, *_ in days(cites, "What happened in May 2031?")] == ["2031-05-06", "2031-05-20"]
