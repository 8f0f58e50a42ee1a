from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Voice
from service.checking.check import Checker
from service.citing.cited import cited, footnotes_of
from service.citing.copied import copied, spoken_by
from service.citing.styles import STYLES
from tests.service.citing.places import HOSTILE, citation_of, hostile_document, read


def test_a_quotation_is_copied_with_speaker_citation_and_notice(letter: Document) -> None:
    text = copied(citation_of(letter, "21 civilians")).text("https://desk.example/x")
    lines = text.split("\n")
    assert lines[0].startswith("“On 28 October")
    assert lines[0].endswith("”")
    assert lines[1] == "Permanent Representative of Azerbaijan, A/75/660–S/2020/1267, [para. 13]"
    assert lines[2:] == [letter.notice, "https://desk.example/x"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "words", ["21 civilians", "the biggest single loss of life", "Smerch rockets were fired into Barda"]
)
def test_every_speaker_and_the_address_are_named_once(letter: Document, style: str, words: str) -> None:
    citation = citation_of(letter, words)
    taken = copied(citation, style)
    around = taken.text("https://docs.un.org/en/A/75/660").removeprefix(taken.before.split("\n")[0])
    told = around.replace(letter.title, "")  # a letter's title has its author as well
    assert [told.count(voice.name) for voice in citation.voice] == [1] * len(citation.voice)
    assert around.count("https://docs.un.org/en/A/75/660") == around.count(letter.notice) == 1


def test_a_style_that_does_not_name_the_author_has_him_in_front(tmp_path: Path) -> None:
    report = read(tmp_path, "# Report of the Harbour Commission\n\n1. The lake is deep.\n", "A/77/402")
    citation = replace(citation_of(report, "deep"), voice=(Voice("Vera Lind", "author"),))
    assert copied(citation).before == "“1. The lake is deep.”\nVera Lind"


@pytest.mark.parametrize(("words", "carried"), [("21 civilians", ()), ("single loss of life", ("6",))])
def test_a_footnote_goes_with_the_sentence_that_bears_its_mark(
    letter: Document, words: str, carried: tuple[str, ...]
) -> None:
    citation = citation_of(letter, words)
    assert (cited(citation).footnotes, footnotes_of(citation)) == (carried, ("6",))


def test_the_footnote_that_closes_a_quotation_goes_with_all_of_it(letter: Document) -> None:
    assert cited(citation_of(letter, "Hugh Williamson")).footnotes == ("7",)


def test_what_somebody_only_reports_is_not_passed_off_as_said_to_him(letter: Document) -> None:
    told = copied(citation_of(letter, "at least 21 people were killed")).text("")
    assert "Azerbaijani Prosecutor General’s Office, reported in Amnesty International, “" in told


def test_a_near_passage_says_first_that_it_is_no_answer(letter: Document) -> None:
    text = copied(citation_of(letter, "21 civilians"), nearest_to="who won\nthe cup?").text("")
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
    text = copied(citation_of(hostile_document(), "cmd"), nearest_to=HOSTILE).text("")
    question, quotation, *_ = text.split("\n")
    assert "\u202e" not in question
    assert HOSTILE.replace('"q"', "‘q’") in quotation
    assert quotation.endswith("\u2069\u202c”")
