"""A place in an annex that is somebody else's: cited as theirs, copied with what has to be said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from service.api.to_json import block_json
from service.asking.answer import Excerpt, Found, all_notices, notices
from service.asking.larger.about_places import part_author
from service.citing.cited import cited
from service.citing.copied import copied
from service.citing.notes import note_of
from service.citing.runs import plain
from service.citing.styles import cite
from service.measuring.answers import Judged
from service.measuring.questions import Asked
from tests.service.citing.places import citation_of, read

AUTHOR = "Permanent Representative of Norland"
LEADERS = "President of Norland and the Prime Minister of Estavia"
TEXT = f"""# Letter dated 9 March 2023 from the {AUTHOR} to the United Nations addressed to the Secretary-General

A/77/398

I have the honour to send a statement on the ferries (see annex), which was made at the lake yesterday morning.

*(Signed)* Tomas **Okoye**

**Annex**

**Joint statement by the {LEADERS}**

1\\. Ferries shall leave the harbour by noon on every day of the week but Sunday.

2\\. The Lakeside Monitor stated that “nobody was on the quay of Port Selby that night”.
"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read(tmp_path_factory.mktemp("annexes"), TEXT, "A/77/398")


@pytest.mark.parametrize("style", ["un", "oscola", "bluebook", "chicago"])
def test_styles_say_whose_annex_it_is(letter: Document, style: str) -> None:
    told = plain(cite(cited(citation_of(letter, "shall leave")), style))
    assert told.startswith(f"{LEADERS}, annexed to ")
    assert "398" in told


def test_a_copy_and_a_record_name_both(letter: Document) -> None:
    shall = citation_of(letter, "shall leave")
    assert f"{LEADERS}, annexed to {AUTHOR}, " in copied(shall).text("")
    assert "A joint statement by the authors named" in copied(shall).text("")
    assert note_of(cited(shall)).endswith(f"in an annex by {LEADERS}")


def test_who_is_quoted_in_an_annex_is_quoted_there(letter: Document) -> None:
    quoted = citation_of(letter, "nobody was on the quay")
    assert [voice.name for voice in quoted.voice] == [AUTHOR, LEADERS, "Lakeside Monitor"]
    assert plain(cite(cited(quoted), "un")).startswith(f"Lakeside Monitor, in {LEADERS}, annexed to ")


def test_notices_are_those_of_the_places_shown(letter: Document) -> None:
    shall, sent = citation_of(letter, "shall leave"), citation_of(letter, "which was made at the lake")
    assert all_notices(Found("q", "q", 1.0, (shall,))) == (shall.notice,)
    assert all_notices(Found("q", "q", 1.0, (sent, shall))) == (letter.notice, shall.notice)
    excerpt = Excerpt(letter, shall.block, shall.start, shall.end)
    assert notices((excerpt,)) == shall.notice != letter.notice


def test_a_block_of_the_api_has_the_notice_of_its_annex(letter: Document) -> None:
    shall, sent = citation_of(letter, "shall leave"), citation_of(letter, "which was made at the lake")
    assert block_json(letter, shall.block, (), ()).notice == shall.notice
    assert block_json(letter, sent.block, (), ()).notice is None


def test_who_made_an_annex_is_who_speaks_in_it_and_no_word_of_a_heading(letter: Document) -> None:
    shall = citation_of(letter, "shall leave").block
    made = part_author(letter, shall.part)
    assert made is not None
    assert [fact.value for fact in made.facts] == [LEADERS]
    assert [letter.text_of(block) for block in made.blocks] == [f"Joint statement by the {LEADERS}"]


def test_a_list_of_participants_was_made_by_nobody_else(tmp_path: Path) -> None:
    listed = read(tmp_path, TEXT.replace(f"Joint statement by the {LEADERS}", "List of participants"), "A/77/398")
    assert part_author(listed, citation_of(listed, "shall leave").block.part) is None


@pytest.mark.parametrize(("words", "right"), [("which was made at the lake", True), ("shall leave", False)])
def test_an_annex_by_others_is_not_the_letters_voice(letter: Document, words: str, right: bool) -> None:
    answer = Found("q", "q", 1.0, (citation_of(letter, words),))
    assert Judged(Asked("id", "fact", "q", voice="letter"), answer).voice_right is right
