"""Every kind of negative is what it says, and what changes names in both texts still answers."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.sentences import sentences
from index.training import negatives
from index.training.examples import Example, Row, read_rows
from index.training.negatives import SHARES, examples_of
from index.words import words
from tests.index.training.harbour_rows import (
    ARREST,
    ENTERED,
    FERRY,
    HARBOUR,
    PASSENGERS,
    REPAIRS,
    ROWS,
    UNANSWERED,
    row,
)

NAMES = "Estavia|Port Selby|Admiral Renn|Captain Okoye|Captain Beltran|Ardmouth|Castle Dunmore|Norland|Selkie|Lowick"
CONTEXTS = {question.question: question.context for question in ROWS}

Made = Callable[..., set[Example]]


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Made:
    """`only(kind, rows)`: what is made of the rows by that kind with forty seeds, questions and passages left as they are."""
    for variation in ("_KEYWORDS", "_LOWER", "_CONTEXT_LINE"):
        monkeypatch.setattr(negatives, variation, 0.0)

    def made(kind: str, rows: Sequence[Row] = ROWS) -> set[Example]:
        for other in SHARES:
            monkeypatch.setitem(SHARES, other, float(other == kind))
        every = [example for seed in range(40) for example in examples_of(rows, random.Random(seed))]
        return {example for example in every if example.made != "given"}

    return made


def holds(passage: str, answer: str) -> bool:
    return f" {' '.join(words(answer))} " in f" {' '.join(words(passage))} "


def names_in(text: str) -> set[str]:
    return set(re.findall(NAMES, text))


def exchange(before: str, after: str) -> tuple[set[str], set[str]]:
    """The words that only one of two questions has."""
    return set(words(before)) - set(words(after)), set(words(after)) - set(words(before))


def check_answers(example: Example, answer: str) -> None:
    assert example.label == "answers"
    assert example.span is not None
    assert example.passage[slice(*example.span)] == answer


def check_negative(example: Example, kind: str) -> None:
    assert example.made == kind
    assert example.span is None
    assert example.label in ("near", "unrelated")


ANSWERS = {question.question: question.texts()[0] for question in ROWS if question.answers}


# --- Rows themselves ---


def test_a_row_is_an_example_with_its_first_answer_at_its_span(only: Made) -> None:
    only("none of them")
    for seed in range(9):
        examples = list(examples_of(ROWS, random.Random(seed)))
        assert [example.question for example in examples] == [question.question for question in ROWS]
        assert {example.made for example in examples} == {"given"}
        for example, question in zip(examples, ROWS, strict=True):
            assert example.passage in question.context
            if question.answers:
                check_answers(example, question.texts()[0])


def test_a_row_that_nothing_answers_is_near_with_the_sentence_closest_to_it(only: Made) -> None:
    only("none of them")
    for seed in range(9):
        (example,) = examples_of([UNANSWERED], random.Random(seed))
        check_negative(example, "given")
        assert example.label == "near"
        assert "engine" in example.passage


# --- Cut ---


def test_a_passage_is_cut_by_its_answering_sentence(only: Made) -> None:
    made = only("cut")
    assert {example.question for example in made} == set(ANSWERS)
    for example in made:
        check_negative(example, "cut")
        answer = ANSWERS[example.question]
        assert not holds(example.passage, answer)
        kept = [example.passage[a:b] for a, b in sentences(example.passage)]
        whole = [CONTEXTS[example.question][a:b] for a, b in sentences(CONTEXTS[example.question])]
        assert kept == [sentence for sentence in whole if sentence in kept]
        assert all(answer not in sentence for sentence in kept)


def test_a_passage_that_answers_twice_is_not_cut(only: Made) -> None:
    twice = row(
        f"{FERRY} In all, the 112 were well fed on their way to the northern islands.", PASSENGERS.question, "112"
    )
    longest = max((e.passage for e in only("cut", [twice])), key=len, default="")
    assert not holds(longest, "112")
    assert len(longest) < len(FERRY)


def test_too_little_is_left_of_a_short_passage_to_be_cut(only: Made) -> None:
    assert only("cut", [row("The ferry sailed. It cost 12 crowns.", "What did it cost?", "12 crowns")]) == set()


# --- Swapped ---


def test_a_question_is_swapped_and_its_passage_left_as_it_is(only: Made) -> None:
    made = only("swapped")
    assert len(made) > 20
    for example in made:
        check_negative(example, "swapped")
        assert example.question not in CONTEXTS
        assert any(example.passage in context for context in (HARBOUR, FERRY))


def test_one_name_or_year_of_the_question_is_swapped_for_another_of_the_set(only: Made) -> None:
    for original in (PASSENGERS, ARREST):
        for example in only("swapped", [original, REPAIRS]):
            gone, new = exchange(original.question, example.question)
            assert gone in [set(words(name)) for name in (*names_in(original.question), "1998")]
            assert new
            assert new <= set(words(f"{HARBOUR} {FERRY}"))


def test_a_year_is_swapped_for_a_year(only: Made) -> None:
    asked = row(FERRY, "What did the ferry carry in 1998?", "a cargo of timber")
    assert {example.question for example in only("swapped", [asked])} == {"What did the ferry carry in 1999?"}


def test_the_answer_is_never_put_into_the_question(only: Made) -> None:
    for kind in ("swapped", "swapped in both"):
        for example in only(kind, [ARREST, ENTERED]):
            assert "Ardmouth" not in example.question or example.question.startswith("What")
            assert "Port Selby" not in example.question or example.question.startswith("Where")


def test_a_question_without_names_or_numbers_is_not_swapped(only: Made) -> None:
    assert only("swapped", [REPAIRS]) == set()
    assert only("swapped in both", [REPAIRS]) == set()


def test_what_is_swapped_in_both_answers_at_its_span(only: Made) -> None:
    for original, other in ((ARREST, REPAIRS), (ENTERED, REPAIRS), (PASSENGERS, ARREST)):
        made = {e for e in only("swapped in both", [original, other]) if e.passage not in other.context}
        made = {e for e in made if e.question.split()[0] == original.question.split()[0]}
        assert made
        for example in made:
            assert example.made == "rewritten"
            check_answers(example, original.texts()[0])
            _, new = exchange(original.question, example.question)
            assert new
            assert new <= set(words(example.passage))


def test_what_is_swapped_in_both_is_gone_from_both(only: Made) -> None:
    for example in only("swapped in both", [ENTERED, PASSENGERS]):
        original = ENTERED if "patrol boats" in example.question else PASSENGERS
        gone, _ = exchange(original.question, example.question)
        assert gone
        assert gone.isdisjoint(words(example.passage))


def test_what_is_put_into_both_is_no_name_that_the_passage_had_before(only: Made) -> None:
    asked = row(HARBOUR, "Which boats of Estavia came?", "patrol boats")
    beside = row("the ferry of Castle Dunmore sank near Lowick.", "what sank?", "the ferry")  # in the harbour as well
    made = {e.question for e in only("swapped in both", [asked, beside]) if "Castle Dunmore by" in e.passage}
    assert made
    assert all("Castle Dunmore" not in question for question in made)


def test_a_swapped_name_that_the_answer_holds_is_swapped_there_as_well(only: Made) -> None:
    asked = row(HARBOUR, "Which boats did Estavia send?", "patrol boats of Estavia")
    made = only("swapped in both", [asked, PASSENGERS])
    answers = {e.passage[slice(*e.span)] for e in made if e.span and "boats" in e.question}
    assert answers
    assert all(answer.startswith("patrol boats of ") and "Estavia" not in answer for answer in answers)


# --- Roles ---


def exchanged(text: str) -> str:
    return text.replace("Admiral Renn", "?").replace("Captain Okoye", "Admiral Renn").replace("?", "Captain Okoye", 1)


EXCHANGED = "Where has Captain Okoye arrested Admiral Renn?"


def test_roles_are_exchanged_in_the_question_or_in_the_passage_and_not_in_both(only: Made) -> None:
    made = only("roles", [ARREST])
    assert {example.question for example in made} == {ARREST.question, EXCHANGED}
    for example in made:
        check_negative(example, "roles")
        assert example.label == "near"
        if example.question == EXCHANGED:
            assert example.passage in HARBOUR
        else:
            assert "Captain Okoye arrested Admiral Renn near Ardmouth" in example.passage
            assert exchanged(example.passage) in HARBOUR


def test_roles_exchanged_in_both_answer_at_their_span(only: Made) -> None:
    made = only("roles in both", [ARREST])
    assert made
    for example in made:
        assert (example.question, example.made) == (EXCHANGED, "rewritten")
        assert exchanged(example.passage) in HARBOUR
        check_answers(example, "near Ardmouth")


@pytest.mark.parametrize(
    "question",
    [
        "What passed between Admiral Renn and Captain Okoye?",
        "Where have both Admiral Renn arrested Captain Okoye?",
        "Where was Admiral Renn?",
        "Where has Admiral Renn arrested Captain Beltran?",  # who is not in the passage
    ],
)
def test_a_question_in_which_two_names_have_no_roles_is_left_alone(only: Made, question: str) -> None:
    asked = row(HARBOUR, question, "near Ardmouth")
    assert only("roles", [asked]) == only("roles in both", [asked]) == set()


# --- Negated ---


def test_the_answering_sentence_is_negated_and_no_other(only: Made) -> None:
    made = only("negated")
    assert {example.question for example in made} == {REPAIRS.question}  # no other answer has an auxiliary beside it
    for example in made:
        check_negative(example, "negated")
        assert "were not made at Lowick and cost 12 million crowns" in example.passage
        assert example.passage.count(" not ") == 1
        assert example.passage.replace(" not", "") in FERRY


def test_a_sentence_that_is_negated_already_is_left_alone(only: Made) -> None:
    asked = row("The ferry was not made at Lowick.", "Where was the ferry not made?", "at Lowick")
    assert only("negated", [asked]) == set()


# --- Retrieved and neighbour ---


def test_a_retrieved_passage_is_another_contexts_without_the_answer(only: Made) -> None:
    made = only("retrieved")
    assert {example.question for example in made} == set(ANSWERS) - {ARREST.question}  # Ardmouth is in both contexts
    for example in made:
        check_negative(example, "retrieved")
        other = FERRY if CONTEXTS[example.question] == HARBOUR else HARBOUR
        assert example.passage in other
        assert not holds(example.passage, ANSWERS[example.question])


def test_a_context_that_holds_any_of_the_answers_is_not_retrieved(only: Made) -> None:
    for answers in (("Captain Okoye",), ("Admiral Renn", "Captain Okoye")):
        asked = row(HARBOUR, "Who was seen near Ardmouth?", *answers)
        also = row(FERRY.replace("Captain Beltran", "Captain Okoye"), "What was the cargo?", "timber")
        assert {e.question for e in only("retrieved", [asked, also])} <= {also.question}


def test_a_retrieved_passage_is_near_where_it_shares_words_and_unrelated_where_it_does_not(only: Made) -> None:
    near = row(HARBOUR, "What did the harbour master of Port Selby report?", "the moorings")
    far = row(HARBOUR, "How many witnesses did the commission hear?", "nine")
    other = row(FERRY, "What was the cargo?", "timber")
    labels = {(e.question, e.label) for e in only("retrieved", [near, far, other]) if e.question != other.question}
    assert labels == {(near.question, "near"), (far.question, "unrelated")}


def test_a_set_of_one_context_has_nothing_to_retrieve_and_no_neighbour(only: Made) -> None:
    assert only("retrieved", [ARREST, ENTERED]) == only("neighbour", [ARREST, ENTERED]) == set()
    assert only("neighbour", [ARREST]) == set()


def test_a_neighbours_question_is_asked_of_a_passage_that_does_not_hold_its_answer(only: Made) -> None:
    made = only("neighbour")
    assert {example.question for example in made} <= set(ANSWERS)
    assert len(made) > 5
    for example in made:
        check_negative(example, "neighbour")
        other = FERRY if CONTEXTS[example.question] == HARBOUR else HARBOUR
        assert example.passage in other
        assert not holds(example.passage, ANSWERS[example.question])


# --- As people type, as passages stand ---


def varied(monkeypatch: pytest.MonkeyPatch, variation: str, rows: Sequence[Row]) -> list[Example]:
    for name in ("_KEYWORDS", "_LOWER", "_CONTEXT_LINE"):
        monkeypatch.setattr(negatives, name, float(name == variation))
    for kind in SHARES:
        monkeypatch.setitem(SHARES, kind, 0.0)
    return list(examples_of(rows, random.Random(1)))


def test_questions_are_typed_as_keywords(monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = varied(monkeypatch, "_KEYWORDS", [ARREST])
    assert example.question == "Admiral Renn arrested Captain Okoye"


def test_a_question_of_stop_words_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = varied(monkeypatch, "_KEYWORDS", [row(HARBOUR, "Who was it?", "Captain Okoye")])
    assert example.question == "Who was it?"


def test_questions_are_typed_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = varied(monkeypatch, "_LOWER", [ARREST])
    assert example.question == "where has admiral renn arrested captain okoye"


def test_a_line_of_context_stands_before_a_passage_and_the_answer_is_found_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for example, question in zip(varied(monkeypatch, "_CONTEXT_LINE", ROWS), ROWS, strict=True):
        line, _, passage = example.passage.partition(". ")
        assert line
        assert passage in question.context
        if question.answers:
            check_answers(example, question.texts()[0])
    (nameless,) = varied(monkeypatch, "_CONTEXT_LINE", [row("it sank here.", "what sank?", "it")])
    assert nameless.passage == "paragraph. it sank here."
    check_answers(nameless, "it")


# --- All together ---


def test_the_seed_fixes_the_examples() -> None:
    first = list(examples_of(ROWS, random.Random(7)))
    assert list(examples_of(ROWS, random.Random(7))) == first
    assert any(list(examples_of(ROWS, random.Random(seed))) != first for seed in range(5))


def test_every_example_has_a_span_in_its_passage_just_where_it_answers() -> None:
    for seed in range(40):
        for example in examples_of(ROWS, random.Random(seed)):
            assert (example.span is not None) == (example.label == "answers")
            if example.span is not None:
                assert 0 <= example.span[0] < example.span[1] <= len(example.passage)


@pytest.mark.shared
def test_of_real_rows_about_as_many_negatives_as_positives_are_made(shared_data: Path) -> None:
    rows = read_rows(shared_data / "reader-train" / "xquad-en.train.jsonl.gz")
    examples = list(examples_of(rows, random.Random(1)))
    positives = sum(example.label == "answers" for example in examples)
    assert 0.8 < (len(examples) - positives) / positives < 1.4
    assert {example.made for example in examples} == {*SHARES, "given", "rewritten"} - {
        "swapped in both",
        "roles in both",
    }
