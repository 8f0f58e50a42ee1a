from __future__ import annotations

from corpus.document import Document, Voice
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
    assert HOSTILE in quotation
    assert quotation.endswith("\u2069\u202c”")
