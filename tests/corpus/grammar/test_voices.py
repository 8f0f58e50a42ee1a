"""Voices over several paragraphs."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Mark, Voice
from corpus.grammar.voices import spoken
from tests.corpus.grammar.lake import AUTHOR, draft, footnote

NORLAND = Voice(AUTHOR, "author")
MONITOR = Voice("Lakeside Monitor", "quoted organisation", "quoted")


def test_paragraphs_of_a_block_quotation_become_quotations_closed_by_its_last_mark() -> None:
    last = replace(draft("Nobody came back."), marks=(Mark(17, "1", "fn1"),))
    drafts = (
        draft("The Lakeside Monitor stated:"),
        draft("The quay was empty."),
        footnote("2", "fn2"),
        last,
        draft("Norland paid."),
    )
    assert [(done.kind, done.voice, done.closed_by) for done in spoken(drafts, NORLAND, "letter")] == [
        ("paragraph", (NORLAND,), ""),
        ("quotation", (NORLAND, MONITOR), "fn1"),
        ("footnote", (NORLAND,), ""),
        ("quotation", (NORLAND, MONITOR), "fn1"),
        ("paragraph", (NORLAND,), ""),
    ]


def test_a_quotation_closed_by_a_mark_of_no_footnote_carries_none() -> None:
    last = replace(draft("The quay was empty."), marks=(Mark(19, "1", ""),))
    _, quotation = spoken((draft("The Lakeside Monitor stated:"), last), NORLAND, "letter")
    assert (quotation.kind, quotation.closed_by) == ("quotation", "")


def test_what_nobody_says_has_no_speeches() -> None:
    heading, paragraph = spoken(
        [draft("Estavia said that it was dark", kind) for kind in ("heading", "paragraph")], NORLAND, "letter"
    )
    assert (len(heading.speeches), len(paragraph.speeches)) == (0, 1)
