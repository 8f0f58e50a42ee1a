"""A sentence without marks is compared without the words that only hand over to it."""

from __future__ import annotations

import pytest

from corpus.document import Document
from service.checking.check import Checker
from service.checking.telling import told
from service.checking.verdict import Verdict
from tests.service.checking.lake import NORLAND, made

LINES = (
    "In total, 412 Estavian sailors, including 15 cadets, were rescued from the ferries in the harbour.",
    "According to a survey by the Estavian Harbour Agency, it will take between 4 and 7 years to clear the bay.",
    "The Lake Council demanded the immediate and complete withdrawal of all patrol boats from the northern bay.",
    "The storm claimed the lives of 25 fishermen and sank more than 60 boats.",
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([made(LINES)])


RESCUED = "412 Estavian sailors, including 15 cadets, were rescued"


@pytest.mark.parametrize(
    ("text", "quoted", "verdict"),
    [
        (f"The letter says that {RESCUED}.", f"{RESCUED}.", "word_for_word"),
        (f"According to the letter, {RESCUED}.", f"{RESCUED}.", "word_for_word"),
        (f"Norland told reporters in Port Selby that {RESCUED}.", f"{RESCUED}.", "word_for_word"),
        (f"The letter notes {RESCUED}.", f"{RESCUED}.", "word_for_word"),
        (f"As the letter put it, {RESCUED}.", f"{RESCUED}.", "word_for_word"),
        (f"In paragraph 1 of its letter, Norland wrote: {RESCUED}.", f"{RESCUED}.", "word_for_word"),
        (f"{RESCUED}, according to Norland.", RESCUED, "word_for_word"),
        (f"{RESCUED}, the letter says.", RESCUED, "word_for_word"),
        (f"{RESCUED} (A/77/401, para. 1).", RESCUED, "word_for_word"),
        ("It is stated in the letter that 391 sailors, including 11 cadets, were rescued.", "391 sailors, including 11 cadets, were rescued.", "differs"),
        ("In its resolution 12 the Council demanded the immediate and complete withdrawal of all ships from the northern bay.", "the immediate and complete withdrawal of all ships from the northern bay.", "another_speaker"),
    ],
)  # fmt: skip
def test_what_hands_over_is_not_compared(checker: Checker, text: str, quoted: str, verdict: Verdict) -> None:
    check = checker.check(text)
    (judgement,) = check.judgements
    assert (check.quoted(judgement), judgement.verdict) == (quoted, verdict)
    assert judgement.frame
    assert all(frame.span.of(text).find(frame.words) >= 0 for frame in judgement.frame)


def test_words_between_commas_hand_over_as_well(checker: Checker) -> None:
    (judgement,) = checker.check("412 Estavian sailors, the letter says, including 15 cadets, were rescued.").judgements
    assert judgement.verdict == "word_for_word"
    assert [frame.words for frame in judgement.frame] == ["the letter says"]


@pytest.mark.parametrize(
    "text",
    [
        "According to a survey by the Norland Harbour Agency, it will take between 4 and 7 years to clear the bay.",
        "The Lake Council demanded the immediate and partial withdrawal of all patrol boats.",
        "The storm claimed the lives of 52 fishermen and sank more than 60 boats.",
        "In total, 412 Estavian sailors, including 15 cadets, were lost from the ferries.",
    ],
)
def test_what_the_document_says_itself_is_compared(checker: Checker, text: str) -> None:
    check = checker.check(text)
    (judgement,) = check.judgements
    assert (judgement.verdict, judgement.frame, check.quoted(judgement)) == ("differs", (), text)


def test_who_is_said_to_speak_is_compared_as_with_marks(checker: Checker) -> None:
    said = [
        checker.check(f"{who} that {RESCUED}.").judgements[0]
        for who in ("Norland stated", "The Harbour Union of Estavia stated")
    ]
    assert [judgement.verdict for judgement in said] == ["word_for_word", "another_speaker"]
    assert said[0].said is not None
    assert NORLAND.name.endswith(said[0].said.name)


def test_each_sentence_that_something_hands_over_to_is_a_passage(checker: Checker) -> None:
    text = f"The letter says that {RESCUED}. It adds that it will take between 4 and 8 years to clear the bay."
    assert [judgement.verdict for judgement in checker.check(text).judgements] == ["word_for_word", "differs"]


@pytest.mark.parametrize(
    "text",
    [
        "The letter says that hundreds of seamen were saved by the coast guard.",
        "Norland claimed 25 ferries.",
        "According to the letter, the pier was sold to a bank in Estavia.",
    ],
)
def test_what_has_no_counterpart_is_not_found(checker: Checker, text: str) -> None:
    check = checker.check(text)
    assert [(each.verdict, check.quoted(each)) for each in check.judgements] == [("not_found", text)]


def test_a_sentence_without_marks_is_not_called_a_quotation(letter: Document) -> None:
    text = "The letter says that 91 civilians, including 11 children, were killed."
    (judgement,) = Checker([letter]).check(text).judgements
    assert list(told(judgement)) == [
        "close to what stands there, but not word for word: it differs in a number, a name",
        "compared without “The letter says that”: these are the text’s own words",
    ]


def test_a_sentence_with_marks_keeps_its_passage(checker: Checker) -> None:
    check = checker.check(f"Norland said that “{RESCUED}”.")
    assert [(each.form, each.frame) for each in check.judgements] == [("marks", ())]
