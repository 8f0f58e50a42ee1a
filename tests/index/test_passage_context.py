"""The line of context that a passage is searched and read with."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document
from corpus.formats.text import read_text
from corpus.grammar.understand import understand
from index.passage_context import context_line, subject
from index.snapshot import Snapshot

RESOLUTION = """Resolution 2699 (2023)
of 4 October 2023

The Security Council,

Recalling its resolution 2650 (2022) on the Northern Ferries,

Noting with concern the report of the harbour master of Port Selby of 3 May 2023,

Expressing alarm at the moorings that were cut by Estavia in the harbour of Port Selby,

1. Demands that Estavia leave the harbour of Port Selby;

2. Requests the Secretary-General to report to the Security Council;

3. Commends the Chairman of the Standing Conference on the Safety of the Northern Ferries.
"""


@pytest.fixture
def resolution() -> Document:
    return understand(read_text(RESOLUTION.encode()), Card(Path("resolution.txt")))


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("title", "addressed to"),
        ("p4", "International Harbour Union"),
        ("p5", "Ana Beltran, chief inspector"),
        ("fn1", "footnote, source"),
        ("fn1", "On 2 February 2023, patrol boats of Estavia entered the harbour"),
        ("fn3", "The harbour master asked for a report."),
        ("signature", "signatory"),
    ],
)
def test_it_says_what_people_search_with(ferries: Snapshot, block: str, said: str) -> None:
    document = ferries.by_slug("A/77/401")
    assert said in context_line(document, document.block(block), ())


def test_that_of_a_caption_names_its_annex_and_place(letter: Document) -> None:
    caption = next(block for block in letter.of_kind("caption") if "41–47" in letter.text_of(block))
    line = context_line(letter, caption, ())
    assert "annex I" in line
    assert "Tartar" in line


def test_that_of_an_agenda_item_names_its_number(letter: Document) -> None:
    item = letter.masthead.agenda[0]
    assert f"agenda item {item.number}" in context_line(letter, letter.block(item.block), ())


def test_that_of_a_paragraph_under_a_heading_names_the_heading(ferries: Snapshot) -> None:
    report = ferries.by_slug("A/77/402")
    assert context_line(report, report.block("p1"), ()) == "Log of the northern ferries"


def test_what_stands_in_it_twice_is_said_once(ferries: Snapshot) -> None:
    report = ferries.by_slug("A/77/402")
    assert context_line(report, report.block("p1"), ("Log of the northern ferries", "2023")).count("Log") == 1


def test_the_subject_of_a_resolution_is_name_and_organ_and_what_most_of_its_paragraphs_name(
    resolution: Document,
) -> None:
    title, organ, *names = subject(resolution)
    assert (title, organ) == ("Resolution 2699 (2023)", "Security Council")
    assert names[0] == "Port Selby"
    assert set(names) == {"Port Selby", "Estavia", "Northern Ferries"}


def test_every_paragraph_of_a_resolution_is_searched_with_its_subject(resolution: Document) -> None:
    line = context_line(resolution, resolution.block("p2"), subject(resolution))
    assert line.startswith("Resolution 2699 (2023), Security Council, Port Selby, ")
    assert "The Security Council" not in line


@pytest.mark.parametrize(("symbol", "about"), [("A/77/402", ("Report of the Harbour Commission",)), ("A/77/401", ())])
def test_the_subject_of_a_report_is_its_title_and_a_letter_has_none(
    ferries: Snapshot, symbol: str, about: tuple[str, ...]
) -> None:
    assert subject(ferries.by_slug(symbol)) == about
