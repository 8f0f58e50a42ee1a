"""More than sixty quotations of the letter, and an article of 2,000 words, each rightly judged."""

from __future__ import annotations

import pytest

from corpus.document import Document
from service.checking.check import Checker
from service.checking.verdict import Check, Judgement
from tests.service.checking.quotations import CASES, SPEAKERS, Case


@pytest.fixture(scope="module")
def checker(letter: Document) -> Checker:
    return Checker([letter])


def judged(check: Check) -> Judgement:
    """The last of its judgements; every range of it is what it says."""
    for judgement in check.judgements:
        for found in judgement.occurrences:
            for place in (*found.places, *found.left_out):
                assert place.document.text[place.span.start : place.span.end] == place.quote != ""
        for difference in judgement.differences:
            assert judgement.span.start <= difference.said.start <= difference.said.end <= judgement.span.end
    return check.judgements[-1]


def test_there_are_more_than_sixty() -> None:
    assert len(CASES) > 60
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.verdict} {case.text[:60]}")
def test_every_quotation_is_rightly_judged(checker: Checker, case: Case) -> None:
    judgement = judged(checker.check(case.text))
    assert judgement.verdict == case.verdict
    assert (judgement.places[0].block.id if judgement.places else "") == case.block
    assert (judgement.differences[0].kind if judgement.differences else None) == case.kind
    assert bool(judgement.said and not judgement.said.agrees and judgement.places) == (case in SPEAKERS)


def article() -> tuple[str, tuple[Case, ...]]:
    """Some 2,000 words of invented reporting with ten quotations in it, and the cases that they are."""
    cases = tuple(case for case in CASES if case.text.startswith("“") and case.text.endswith("”"))[::4][:10]
    prose = (
        "The correspondent drove north along the old road, past orchards that nobody had picked this year. In the villages "
        "people spoke of little else. Shopkeepers had boarded up their windows; a teacher swept glass from the steps of the "
        "school and would not be drawn on when lessons might begin again. Trains were late, the bridges were watched, and the "
        "price of flour had doubled since the spring. Diplomats in three capitals compared drafts and waited for instructions."
    )
    paragraphs = [f"{prose} One sentence stood out: {case.text}. It was read twice." for case in cases]
    filling = [prose.replace("north", way) for way in ("south", "east", "west", "inland", "uphill", "home", "back") * 3]
    return "\n\n".join(part for pair in zip(filling, [*paragraphs, *filling], strict=False) for part in pair), cases


def test_the_ten_quotations_of_an_article_are_rightly_judged(checker: Checker) -> None:
    text, cases = article()
    assert len(text.split()) >= 2_000
    check = checker.check(text)
    assert [judgement.verdict for judgement in check.judgements] == [case.verdict for case in cases]
    assert [check.quoted(judgement) for judgement in check.judgements] == [case.text[1:-1] for case in cases]
    for judgement, case in zip(check.judgements, cases, strict=True):
        assert (judgement.places[0].block.id if judgement.places else "") == case.block


def test_a_sentence_around_a_quotation_is_no_quotation_and_a_pasted_paragraph_with_one_is(checker: Checker) -> None:
    around = "Hugh Williamson of Human Rights Watch said: “Again and again in the course of the six-week war, these attacks unlawfully destroyed civilian lives and homes”."
    assert [judgement.form for judgement in checker.check(around).judgements] == ["marks"]
    pasted = "Michelle Bachelet has characterized the consequences of the attack on Barda on 29 October as “the biggest single loss of life”."
    judgements = checker.check(pasted).judgements
    assert [(judgement.form, judgement.verdict) for judgement in judgements] == [
        ("bare", "differs"),
        ("marks", "word_for_word"),
    ]
    assert judgements[0].differences[0].kind == "number"
