"""Whose text an annex is, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import Block, Document, Voice
from corpus.grammar.annex_authors import annex_authors
from corpus.voice_chain import authors_of, quoted_in, told_inside_out
from tests.corpus.grammar.lake import ANNEX, AUTHOR, LETTER, Read, draft, names

NORLAND = Voice(AUTHOR, "author")
LEADERS = "President of Norland, the Prime Minister of Estavia and the King of Sundria"
JOINT = f"""
**Annex I**

**Joint statement by the {LEADERS}**

Ferries shall leave the harbour by noon.

The Lakeside Monitor stated:

> Nobody was on the quay.

**Annex II**

**Damage done to the ferries**

Eleven ferries were damaged on the east quay of the harbour.
"""


@pytest.fixture(scope="module")
def joint(read: Read) -> Document:
    return read(LETTER + JOINT)


def test_a_joint_statement_annexed_to_a_letter_is_spoken_by_those_it_names(
    joint: Document, holding: Callable[[Document, str], Block]
) -> None:
    shall = holding(joint, "shall leave")
    assert names(joint, shall) == [AUTHOR, LEADERS]
    assert joint.notice_of(shall).startswith("A joint statement by the authors named")
    assert names(joint, holding(joint, "Nobody was on")) == [AUTHOR, LEADERS, "Lakeside Monitor"]


def test_an_annex_of_the_letters_author_and_the_letter_itself_stay_his(
    joint: Document, holding: Callable[[Document, str], Block]
) -> None:
    for words in ("Eleven ferries were damaged", "crews three times"):
        block = holding(joint, words)
        assert names(joint, block) == [AUTHOR]
        assert joint.notice_of(block) == joint.notice
    assert joint.notice.startswith("A statement by one party")


@pytest.mark.parametrize(
    ("heading", "first", "author"),
    [
        (f"Statement of the {LEADERS} on the ferries", "Ferries leave.", LEADERS),
        ("Comment by the Ministry of Ferries of Estavia regarding the moorings", "No.", "Ministry of Ferries of Estavia"),
        ("Letter dated 3 May 2023 from President Ana Beltran addressed to the Secretary-General", "I ask.", "President Ana Beltran"),
        ("Report by the Director of the Lake Observatory", "1. It rained.", "Director of the Lake Observatory"),
        ("Special declaration on ferries", "1. We, the Ministers of Ferries of Norland and Estavia, met at the lake.", "Ministers of Ferries of Norland and Estavia"),
        ("Annex. Communiqué issued by the Council of the Lake at its third session", "It met.", "Council of the Lake"),
    ],
)  # fmt: skip
def test_a_title_or_the_first_words_name_the_author(heading: str, first: str, author: str) -> None:
    annex = (draft("Annex I", "heading", ANNEX), draft(heading, "heading", ANNEX), draft(first, part=ANNEX))
    assert annex_authors(annex, NORLAND) == {"a1-": Voice(author, "author")}


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("Statement of financial position", "Crowns and ferries."),
        ("Declaration of Independence of the Lake", "The lake is free."),
        (f"Annex to the letter dated 3 May 2023 from the {AUTHOR} addressed to the Secretary-General", "It is dark."),
        (f"Statement by the {AUTHOR}", "It is dark."),
        ("Damage done", "We, too, believe that it is dark."),
        ("Damage done", "We, the undersigned, believe that it is dark."),
        ("Damage done", "The Prime Minister of Estavia said that it was dark."),
    ],
)
def test_what_names_nobody_else_is_the_authors(heading: str, first: str) -> None:
    annex = (draft("Annex I", "heading", ANNEX), draft(heading, "heading", ANNEX), draft(first, part=ANNEX))
    assert annex_authors(annex, NORLAND) == {}


def test_who_signs_an_annex_is_its_author_unless_he_signs_the_letter() -> None:
    def signed(name: str) -> tuple[str, ...]:
        letter = draft("(Signed) Tomas Okoye", "signature")
        text, below = draft("It is dark.", part=ANNEX), draft(f"(Signed) {name}", "signature", ANNEX)
        return tuple(voice.name for voice in annex_authors((letter, text, below), NORLAND).values())

    assert signed("Ana Beltran") == ("Ana Beltran",)
    assert signed("Tomas Okoye") == ()


@pytest.mark.parametrize(
    ("sender", "notice"),
    [
        ("Permanent Representative of Norland", "A statement by one party"),
        ("Permanent Representatives of Norland and Estavia", "A statement by the parties that sent it"),
        ("Secretary-General", ""),
        ("Secretary-General of the League of Lakes", "A statement by one party"),
        ("Chair of the Security Council Committee established pursuant to resolution 2699 (2023)", ""),
    ],
)
def test_what_has_to_be_said_fits_who_sends_the_letter(read: Read, sender: str, notice: str) -> None:
    document = read(LETTER.replace("Permanent Representative of Norland", sender))
    assert document.notice.startswith(notice)
    assert bool(document.notice) == bool(notice)


def test_a_chain_knows_authors_from_those_who_are_quoted() -> None:
    leaders, person = Voice(LEADERS, "author"), Voice("Ana Beltran", "quoted person", "quoted")
    chain = (NORLAND, leaders, person)
    assert (authors_of(chain), quoted_in(chain)) == ((NORLAND, leaders), (person,))
    assert told_inside_out(chain) == f"Ana Beltran, quoted by {LEADERS}, in an annex to a document by {AUTHOR}"
