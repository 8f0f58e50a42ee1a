"""Whoever has the floor speaks. The meeting is invented."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Speech, Voice
from corpus.grammar.drafts import Draft
from corpus.grammar.meeting_records import on_the_floor
from corpus.grammar.paragraphs import Paragraph
from corpus.lines import Run
from tests.corpus.grammar.lake import draft

COUNCIL = Voice("Security Council", "author")
OKOYE = Voice("Mr. Okoye", "quoted person", "quoted", "Norland")
OPENING = "Mr. Okoye (Norland): The lake is deep."


def said(text: str, *runs: Run) -> Draft:
    return replace(draft(text), body=Paragraph(text, runs=runs), voice=(COUNCIL,))


def test_a_speaker_has_the_floor_until_the_next_one() -> None:
    drafts = (said("The meeting was opened."), said(OPENING, Run(0, 9, "bold")), said("It is cold."))
    assert [done.voice for done in on_the_floor(drafts)] == [(COUNCIL,), (COUNCIL, OKOYE), (COUNCIL, OKOYE)]


def test_a_name_that_is_not_bold_gives_nobody_the_floor() -> None:
    assert [done.voice for done in on_the_floor((said(OPENING),))] == [(COUNCIL,)]


def test_what_records_print_in_italics_is_their_own() -> None:
    left = "The representative left the room."
    drafts = (said(OPENING, Run(0, 9, "bold")), said(left, Run(0, len(left), "italic")))
    assert on_the_floor(drafts)[1].voice == (COUNCIL,)


def test_a_heading_between_speeches_is_nobody_s() -> None:
    heading = replace(said("The ferries"), kind="heading")
    assert on_the_floor((said(OPENING, Run(0, 9, "bold")), heading))[1] == heading


def test_whom_a_speaker_quotes_speaks_through_the_speaker() -> None:
    monitor = Voice("Lakeside Monitor", "quoted organisation", "reported")
    quoting = replace(said(OPENING, Run(0, 9, "bold")), speeches=(Speech(21, 38, (COUNCIL, monitor)),))
    (done,) = on_the_floor((quoting,))
    assert [speech.voice for speech in done.speeches] == [(COUNCIL, OKOYE, monitor)]
