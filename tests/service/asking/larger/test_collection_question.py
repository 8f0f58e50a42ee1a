"""Questions about the documents held are told from those about what a document says."""

from __future__ import annotations

import pytest

from service.asking.larger.collection_question import read_collection_question, set_described


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many resolutions about Norland do you hold?", ("resolution", True, "", "about", "Norland")),
        ("Which Norland resolutions are there?", ("resolution", False, "", "about", "Norland")),
        ("do any of the papers mention buoys, and if so which?", ("document", False, "", "naming", "buoys")),
        ("In which resolutions is Selby mentioned?", ("resolution", False, "", "naming", "Selby")),
        ("which documents does Norland author", ("document", False, "", "by", "Norland")),
        ("what's the oldest letter here and when was it sent?", ("letter", False, "first", "none", "")),
        ("the latest resolution on Selby", ("resolution", False, "last", "about", "Selby")),
        ("which resolution first set up the Force", ("resolution", False, "first", "doing", "set up the Force")),
        ("how many documents are held", ("document", True, "", "none", "")),
        ("do you have anything on Norland?", ("document", False, "", "about", "Norland")),
        ("Which documents are letters from Norland, rather than reports?", ("letter", False, "", "by", "Norland")),
        ("How many resolutions on Selby did the Council adopt?", ("resolution", True, "", "about", "Selby")),
        ("resolutions that mention buoys, and their dates please", ("resolution", False, "", "naming", "buoys")),
        ("Which resolutions say that it acts under Chapter VI?", ("resolution", False, "", "under", "Chapter VI")),
        (
            "When did the Council first deal with Selby, going by these resolutions?",
            ("resolution", False, "first", "about", "Selby"),
        ),
    ],
)
def test_a_question_about_documents_together_is_read(question: str, expected: tuple[str, bool, str, str, str]) -> None:
    asked = read_collection_question(question)
    assert asked is not None
    assert (asked.kind, asked.counts, asked.order, asked.relation, asked.subject) == expected


@pytest.mark.parametrize(
    ("question", "voted", "voter"),
    [
        ("Which resolutions were adopted unanimously?", "unanimous", ""),
        ("which resolutions were not unanimous", "not unanimous", ""),
        ("Is there any resolution where a country voted against?", "against", ""),
        ("On which resolutions did Estavia abstain?", "abstained", "Estavia"),
        ("Where did Malta abstain?", "abstained", "Malta"),
        ("Has Malta ever voted against or abstained?", "against or abstained", "Malta"),
        ("Malta stood apart twice, once voting against. On which resolutions?", "against", "Malta"),
    ],
)
def test_votes_choose_among_resolutions(question: str, voted: str, voter: str) -> None:
    asked = read_collection_question(question)
    assert asked is not None
    assert (asked.voted, asked.voter, asked.relation) == (voted, voter, "none")


@pytest.mark.parametrize(
    "question",
    [
        "How many resolutions did the Council adopt in 1993?",
        "How many letters did Norland send?",
        "What did the resolutions of 1993 demand?",
        "How many ferries sank according to the letters?",
        "Who adopted the resolutions?",
        "How many buoys are there?",
        "which report says that the ferry sank?",
        "Is there anything else?",
        "which of the hostage villages was burnt?",
        "When did the Council first deal with Selby?",
    ],
)
def test_what_documents_say_is_not_asked_of_them_together(question: str) -> None:
    assert read_collection_question(question) is None


@pytest.mark.parametrize(
    ("question", "of", "relation", "subject", "order"),
    [
        ("which of the four 1993 Norland resolutions speaks of Selby?", "Norland", "naming", "Selby", ""),
        ("Which Norland resolutions invoke Chapter 7?", "Norland", "under", "Chapter VII", ""),
        ("Which Norland ones are under Chapter VII in so many words?", "Norland", "under", "Chapter VII", ""),
        ("Which 1993 resolution was the first to ban ferries?", "", "doing", "ban ferries", "first"),
        (
            "Which resolution set up the Force in the first place?",
            "",
            "doing",
            "set up the Force in the first place",
            "",
        ),
    ],
)
def test_what_is_chosen_among_is_told_from_what_is_asked_of_it(
    question: str, of: str, relation: str, subject: str, order: str
) -> None:
    asked = read_collection_question(question)
    assert asked is not None
    assert (asked.of, asked.relation, asked.subject, asked.order) == (of, relation, subject, order)


def test_small_letters_in_front_count_where_they_are_known_to_say_which() -> None:
    assert read_collection_question("which hostage resolution came last?") is None
    asked = read_collection_question("which hostage resolution came last?", "hostage resolution")
    assert asked is not None
    assert (asked.relation, asked.subject, asked.order) == ("about", "hostage", "last")


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("Of the four 1993 Norland resolutions", "Norland"),
        ("first Norland resolution", "Norland"),
        ("853", ""),
        ("the resolutions", ""),
    ],
)
def test_a_set_is_described_by_what_stands_in_front_of_its_kind(said: str, of: str) -> None:
    assert set_described(said) == of
