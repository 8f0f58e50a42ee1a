"""Acronyms are read from texts. Every body here is invented."""

from __future__ import annotations

import pytest

from index.acronyms import find_acronyms, without_nicknames


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("It asked the Northern Harbour Commission (NHC) for a report.", "nhc", "Northern Harbour Commission"),
        ("the Joint Ferry Patrol in Estavia (JOFEPE)", "jofepe", "Joint Ferry Patrol in Estavia"),
        ("of the Ferry Observation Mission of Selby (“FOMS”)", "foms", "Ferry Observation Mission of Selby"),
        ("The Commission on the Safety of Lakes adopted it.", "csl", "Commission on the Safety of Lakes"),
        ("the Joint Interim Force in Norland was sent", "jifin", "Joint Interim Force in Norland"),
        ("the Joint Interim Force in Norland was sent", "jifn", "Joint Interim Force in Norland"),
        ("the Chairman of the Organization of the Lake Conference", "olc", "Organization of the Lake Conference"),
    ],
)
def test_what_an_acronym_stands_for_is_read(text: str, acronym: str, long: str) -> None:
    assert find_acronyms([text])[acronym] == long


@pytest.mark.parametrize(
    "text",
    [
        "the harbour was closed (NHC)",
        "eleven ferries sailed (see A/77/402)",
        "the Ferry Service (Selby)",
        "The Ferry Service sailed.",
        "Moorings were cut (BBC) on 3 February.",
        "",
    ],
)
def test_nothing_else_is_an_acronym(text: str) -> None:
    assert find_acronyms([text]) == {}


def test_what_is_said_comes_before_what_initials_may_mean() -> None:
    texts = [
        "The Northern Harbour Council met.",
        "The Northern Harbour Council met again.",
        "the National Ferry House of Cargo (NHC)",
    ]
    assert find_acronyms(texts)["nhc"] == "National Ferry House of Cargo"


def test_of_several_long_forms_the_most_frequent_counts() -> None:
    texts = ["Northern Harbour Council (NHC)", "Northern Harbour Commission (NHC)", "Northern Harbour Commission (NHC)"]
    assert find_acronyms(texts)["nhc"] == "Northern Harbour Commission"


def test_initials_are_not_believed_where_the_acronym_itself_is_used() -> None:
    texts = ["The Northern Harbour Council met.", "The NHC sailed."]
    assert find_acronyms(texts) == {}
    assert find_acronyms(texts[:1]) == {"nhc": "Northern Harbour Council"}


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("What did the World Court in The Hague advise?", "What did the International Court of Justice advise?"),
        ("Did the UN rights chief speak?", "Did the United Nations High Commissioner for Human Rights speak?"),
        ("who is Norland’s UN ambassador", "who is Norland’s Permanent Representative to the United Nations"),
        (
            "What did UN refugee agency staff see?",
            "What did the Office of the United Nations High Commissioner for Refugees staff see?",
        ),
        ("Who is the head of the UN?", "Who is the Secretary-General?"),
        ("What did the UN chief of staff say?", "What did the UN chief of staff say?"),
        ("Where are the UN headquarters?", "Where are the UN headquarters?"),
        ("The United Nations headed the talks", "The United Nations headed the talks"),
        ("Who was head of the UN Lake Mission?", "Who was head of the UN Lake Mission?"),
        ("the UN Chief Military Observer", "the UN Chief Military Observer"),
        ("Which court sat at Selby?", "Which court sat at Selby?"),
    ],
)
def test_what_the_press_calls_otherwise_is_called_as_documents_do(typed: str, named: str) -> None:
    assert without_nicknames(typed) == named
