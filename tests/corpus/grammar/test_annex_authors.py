"""Whose text an annex is, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import Block, Document, Voice
from corpus.grammar.annex_authors import annex_authors
from corpus.grammar.drafts import Draft, Part
from corpus.grammar.notices import notice_of_annex
from corpus.grammar.voices import spoken
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
        ("Statement by the Governments of Estavia and Sundria", "No.", "Governments of Estavia and Sundria"),
        ("Letter from the Permanent Missions of Estavia and Sundria", "No.", "Permanent Missions of Estavia and Sundria"),
        ("Statement of the Director-General of the Lake Agency", "No.", "Director-General of the Lake Agency"),
        ("Statement by the Vice-President of Estavia", "No.", "Vice-President of Estavia"),
        ("Statement by the Chargé d’affaires of Estavia", "No.", "Chargé d’affaires of Estavia"),
        ("Statement by the Head of Delegation of Estavia", "No.", "Head of Delegation of Estavia"),
        ("Press release by the Ministry of Ferries of Estavia", "No.", "Ministry of Ferries of Estavia"),
        ("Note verbale No. 5 from the Embassy and Mission of Estavia", "No.", "Embassy and Mission of Estavia"),
        ("Resolution 8660 adopted by the Council of the League of Lakes", "No.", "Council of the League of Lakes"),
        ("Communiqué of the 1218th meeting of the Peace and Lake Council of the League", "No.", "Peace and Lake Council of the League"),
        ("Joint press statement by the Ministers of Ferries of Estavia and Sundria", "No.", "Ministers of Ferries of Estavia and Sundria"),
        ("Text of the statement by the President of Estavia", "No.", "President of Estavia"),
        ("Message of Condolence from the President of Estavia", "No.", "President of Estavia"),
        ("Statement by the Committee on the Elimination of Racial Discrimination on the ferries", "No.", "Committee on the Elimination of Racial Discrimination"),
        ("Statement by the Committee on the ferries", "No.", "Committee"),
        ("Report of the Panel of Judges established in 2023", "No.", "Panel of Judges"),
        ("Statement by the President of Estavia during the night", "No.", "President of Estavia"),
        ("Statement by the President of Estavia before the vote", "No.", "President of Estavia"),
        ("Statement by the President of Estavia condemning the boats", "No.", "President of Estavia"),
        ("Report of the Chair of the working group submitted in May", "No.", "Chair of the working group"),
        ("Message of solidarity from the King of Sundria", "No.", "King of Sundria"),
        ("Statement by France on the ferries", "No.", "France"),
        ("Position paper of the Syrian Arab Republic", "No.", "Syrian Arab Republic"),
        ("Letter from Bosnia and Herzegovina concerning ferries", "No.", "Bosnia and Herzegovina"),
        ("Final communiqué of the extraordinary summit of the Lake Community of Estavia", "No.", "Lake Community of Estavia"),
        ("Damage done", "We, the heads of State of the lake, met at noon.", "heads of State of the lake"),
        ("Damage done", "We, Estavia and Sundria, met at noon.", "Estavia and Sundria"),
    ],
)  # fmt: skip
def test_a_title_or_the_first_words_name_the_author(heading: str, first: str, author: str) -> None:
    annex = (draft("Annex I", "heading", ANNEX), draft(heading, "heading", ANNEX), draft(first, part=ANNEX))
    assert annex_authors(annex, NORLAND, "letter") == {"a1-": Voice(author, "author")}


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("Statement of financial position", "Crowns and ferries."),
        ("Declaration of Independence of the Lake", "The lake is free."),
        (f"Annex to the letter dated 3 May 2023 from the {AUTHOR} addressed to the Secretary-General", "It is dark."),
        (f"Statement by the {AUTHOR}", "It is dark."),
        ("Damage done", "We, too, believe that it is dark."),
        ("Damage done", "We, the undersigned, believe that it is dark."),
        (
            "Memorandum of Understanding between the Secretariat of the United Nations and the Government of Estavia",
            "It is.",
        ),
        ("Statement of Programme Budget Implications", "Crowns and ferries."),
        ("Declaration of Principles and Programme of the Lake", "The lake is free."),
        ("Declaration of General Principles", "The lake is free."),
        ("Report of Indianapolis", "It is."),
        ("Damage done", "We, of course, support the ferries."),
        ("Damage done", "We, once again, support the ferries."),
        ("Damage done", "We, along with others, support the ferries."),
        ("Damage done", "We, Mr. President, support the ferries."),
        ("Damage done", "The Prime Minister of Estavia said that it was dark."),
    ],
)
def test_what_names_nobody_else_is_the_authors(heading: str, first: str) -> None:
    annex = (draft("Annex I", "heading", ANNEX), draft(heading, "heading", ANNEX), draft(first, part=ANNEX))
    assert annex_authors(annex, NORLAND, "letter") == {}


def test_an_enclosure_is_by_who_speaks_in_the_annex_around_it_not_in_the_enclosure_before() -> None:
    first, second = Part("enclosure I", "a2-"), Part("enclosure II", "a3-")
    drafts = (
        draft("Annex I", "heading", ANNEX),
        draft("Letter dated 3 May 2023 from the Minister of Ferries of Norland", "heading", ANNEX),
        draft("Enclosure I", "heading", first),
        draft("Letter from the Director of the Lake Observatory", "heading", first),
        draft("Enclosure II", "heading", second),
        draft("Damage done", "heading", second),
        draft("Annex II", "heading", Part("annex II", "a4-")),
        draft("Enclosure", "heading", Part("enclosure", "a5-")),
    )
    minister = Voice("Minister of Ferries of Norland", "author")
    director = Voice("Director of the Lake Observatory", "author")
    assert annex_authors(drafts, NORLAND, "letter") == {"a1-": minister, "a2-": director, "a3-": minister}


@pytest.mark.parametrize("kind", ["resolution", "report"])
def test_what_an_organ_annexes_is_its_own_unless_it_is_a_letter_or_signed(kind: str) -> None:
    def author(heading: str, below: Draft) -> list[str]:
        annex = (draft(heading, "heading", ANNEX), below)
        return [voice.name for voice in annex_authors(annex, Voice("General Assembly", "author"), kind).values()]

    we = draft("We, Heads of State and Government of the lake, declare that it is dark.", part=ANNEX)
    assert author("Political Declaration of the Meeting of the Council of Ministers", we) == []
    assert author("Statement by the Chair of the Fifth Committee", we) == []
    assert author("Letter dated 3 May 2023 from the King of Sundria", we) == ["King of Sundria"]
    assert author("Declaration", draft("(Signed) Ana Beltran", "signature", ANNEX)) == ["Ana Beltran"]


def test_who_speaks_in_an_annex_is_not_reported_there_by_name_of_office() -> None:
    heading = draft("Statement by the Minister of Ferries of Estavia", "heading", ANNEX)
    said = draft("Ana Beltran, Minister of Ferries of Estavia, said that it was dark.", part=ANNEX)
    assert spoken((heading, said), NORLAND, "letter")[-1].speeches == ()


def test_who_signs_an_annex_is_its_author_unless_he_signs_the_letter() -> None:
    def signed(name: str) -> tuple[str, ...]:
        letter = draft("(Signed) Tomas Okoye", "signature")
        text, below = draft("It is dark.", part=ANNEX), draft(f"(Signed) {name}", "signature", ANNEX)
        return tuple(voice.name for voice in annex_authors((letter, text, below), NORLAND, "letter").values())

    assert signed("Ana Beltran") == ("Ana Beltran",)
    assert signed("Tomas Okoye") == ()


@pytest.mark.parametrize(
    ("sender", "notice"),
    [
        ("Permanent Representative of Norland", "A statement by one party"),
        ("Permanent Representatives of Norland and Estavia", "A statement by the parties that sent it"),
        ("Secretary-General", ""),
        ("Secretary-General of the League of Lakes", "A statement by one party"),
        ("Secretary-General of NATO", "A statement by one party"),
        ("Secretary-General of Amnesty International", "A statement by one party"),
        ("Secretary-General of the United Nations", ""),
        ("Special Representative of the Secretary-General for the Lakes", ""),
        ("Personal Envoy of the Secretary-General", ""),
        ("Special Representative of the Secretary-General of the League", "A statement by one party"),
        ("Chair of the Fifth Committee", ""),
        ("Chair of the Committee on Contributions", ""),
        ("Chair of the Committee on Ferries of the Parliament of Norland", "A statement by one party"),
        ("Under-Secretary-General for Internal Oversight Services", ""),
        ("Office of Internal Oversight Services", ""),
        ("Emergency Relief Coordinator", ""),
        ("President of the General Assembly of the League of Lakes", "A statement by one party"),
        ("Ministers for Foreign Affairs of Norland and Estavia", "A statement by the parties that sent it"),
        ("Tomas Okoye, Deputy Prime Minister and Minister for Foreign Affairs of Norland", "A statement by one party"),
        (
            "President of Norland, Prime Minister of Estavia and King of Sundria",
            "A statement by the parties that sent it",
        ),
        ("Council of Ministers of the League of Lakes", "A statement by one party"),
        ("Ministry of Ferries and Harbours", "A statement by one party"),
        ("Chair of the Security Council Committee established pursuant to resolution 2699 (2023)", ""),
    ],
)
def test_what_has_to_be_said_fits_who_sends_the_letter(read: Read, sender: str, notice: str) -> None:
    document = read(LETTER.replace("Permanent Representative of Norland", sender))
    assert document.notice.startswith(notice)
    assert bool(document.notice) == bool(notice)


def test_two_who_sign_an_annex_make_a_joint_statement() -> None:
    assert notice_of_annex(Voice("Ana Beltran and Tomas Okoye", "author")).startswith("A joint statement")
    assert notice_of_annex(Voice("France and Germany", "author")).startswith("A joint statement")
    for one in ("Ana Beltran", "Bosnia and Herzegovina", "Antigua and Barbuda", "Ferries and Harbours Board"):
        assert notice_of_annex(Voice(one, "author")).startswith("A statement by the author named")


def test_a_chain_knows_authors_from_those_who_are_quoted() -> None:
    leaders, person = Voice(LEADERS, "author"), Voice("Ana Beltran", "quoted person", "quoted")
    chain = (NORLAND, leaders, person)
    assert (authors_of(chain), quoted_in(chain)) == ((NORLAND, leaders), (person,))
    assert told_inside_out(chain) == f"Ana Beltran, quoted by {LEADERS}, in an annex to a document by {AUTHOR}"
