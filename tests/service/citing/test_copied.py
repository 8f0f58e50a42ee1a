from __future__ import annotations

import pytest

from corpus.document import Document, Voice
from service.checking.check import Checker
from service.citing.copied import copied, spoken_by
from tests.service.citing.places import HOSTILE, citation_of, hostile_document


def test_a_quotation_is_copied_with_speaker_citation_and_notice(letter: Document) -> None:
    text = copied(citation_of(letter, "21 civilians")).text("CITATION", "https://desk.example/x")
    lines = text.split("\n")
    assert lines[0].startswith("“On 28 October")
    assert lines[0].endswith("”")
    assert lines[1] == "Permanent Representative of Azerbaijan"
    assert lines[2:] == ["CITATION", letter.notice, "https://desk.example/x"]


def test_a_near_passage_says_first_that_it_is_no_answer(letter: Document) -> None:
    text = copied(citation_of(letter, "21 civilians"), nearest_to="who won\nthe cup?").text("CITATION", "")
    first, second, *_ = text.split("\n")
    assert first == "Not an answer to “who won the cup?”: the documents held do not answer it. Nearest passage:"
    assert second.startswith("“On 28 October")


@pytest.mark.parametrize(("style", "opens", "closes"), [("un", "“", "”"), ("oscola", "‘", "’"), ("bibtex", "“", "”")])
def test_each_style_has_its_marks_and_the_check_still_finds_every_word(
    letter: Document, style: str, opens: str, closes: str
) -> None:
    citation = citation_of(letter, "the biggest single loss of life")
    quotation = copied(citation, style).before.split("\n")[0]
    assert (quotation[0], quotation[-1]) == (opens, closes)
    inner = "‘the biggest single loss of life’" if opens == "“" else "“the biggest single loss of life”"
    assert inner in quotation
    (judgement,) = Checker([letter]).check(quotation).judgements
    assert (judgement.verdict, judgement.differences) == ("word_for_word", ())


def test_who_is_quoted_and_who_is_reported_is_told_apart() -> None:
    chain = (
        Voice("Author", "author"),
        Voice("Union", "quoted organisation", "quoted"),
        Voice("Ana", "quoted person", "reported"),
    )
    assert spoken_by(chain) == "Author, quoting Union, reporting Ana"


def test_a_quotation_turns_no_text_around_it() -> None:
    text = copied(citation_of(hostile_document(), "cmd"), nearest_to=HOSTILE).text("CITATION", "")
    question, quotation, *_ = text.split("\n")
    assert "\u202e" not in question
    assert HOSTILE.replace('"q"', "‘q’") in quotation
    assert quotation.endswith("\u2069\u202c”")
