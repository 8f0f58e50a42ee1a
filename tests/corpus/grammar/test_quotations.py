"""Block quotations: how far they go, and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document, Voice
from corpus.grammar.understand import understand
from corpus.lines import Line
from corpus.symbol import Symbol
from tests.corpus.grammar.lake import AUTHOR, Holding, Told, names


def test_a_marked_quotation_is_a_quotation_by_the_speaker_of_its_lead_in(report: Document) -> None:
    assert [(block.id, block.voice[-1].name) for block in report.of_kind("quotation")] == [
        ("p4", "Lakeside Monitor"),
        ("p5", "Lakeside Monitor"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "The Lakeside Monitor stated the following:",
        "The Lakeside Monitor declared:",
        "In its most recent report, Lakeside Monitor shared the following findings with regard to the night:",
        "The report of the Lakeside Monitor provides the findings of its visit to the harbour of Port Selby:",
        "The statement of the Lakeside Monitor reads as follows:",
        "According to Lakeside Monitor:",
        "As stated by the Lakeside Monitor:",
        "All of this is known. The Lakeside Monitor has repeatedly warned as follows:",
    ],
)
def test_a_lead_in_hands_over_to_its_speaker_until_the_mark(told: Told, holding: Holding, lead: str) -> None:
    document = told(
        f"{lead}\n\nThe quay was empty.\n\nNobody came back.<sup>1</sup>\n\nNorland paid for the ropes.<sup>2</sup>"
    )
    for words in ("The quay was empty.", "Nobody came back."):
        block = holding(document, words)
        assert (block.kind, block.closed_by) == ("quotation", "fn1")
        assert block.voice[1:] == (Voice("Lakeside Monitor", "quoted organisation", "quoted"),)
    for words in (lead[-20:], "Norland paid"):
        block = holding(document, words)
        assert (block.kind, block.closed_by, names(document, block)) == ("paragraph", "", [AUTHOR])


def test_every_paragraph_of_a_quotation_carries_the_footnote_that_closes_it(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\nThe quay was empty.\n\nNobody came back.<sup>1</sup>")
    assert holding(document, "The quay was empty.").footnotes == ("fn1",)
    assert holding(document, "Nobody came back.").footnotes == ("fn1",)


def test_a_mark_in_mid_sentence_does_not_close_a_quotation(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\nThe quay,<sup>1</sup> was empty.\n\nNobody came back.<sup>2</sup>\n\nNorland paid."
    )
    assert holding(document, "Nobody came back.").closed_by == "fn2"
    assert names(document, holding(document, "The quay, was empty.")) == [AUTHOR, "Lakeside Monitor"]


def test_an_omission_does_not_end_a_quotation(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\nThe quay was empty.\n\n...\n\nNobody came back.<sup>1</sup>")
    (omission,) = document.of_kind("omission")
    assert (omission.closed_by, names(document, omission)) == ("fn1", [AUTHOR, "Lakeside Monitor"])
    assert names(document, holding(document, "Nobody came back.")) == [AUTHOR, "Lakeside Monitor"]


def test_two_quotations_after_each_other_have_each_their_own_speaker_and_note(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\nThe quay was empty.<sup>1</sup>\n\n"
        "International Harbour Union stated:\n\nThe ropes were cut.\n\nThey were new.<sup>2</sup>\n\nNorland paid."
    )
    assert [(b.closed_by, b.voice[-1].name) for b in document.of_kind("quotation")] == [
        ("fn1", "Lakeside Monitor"),
        ("fn2", "International Harbour Union"),
        ("fn2", "International Harbour Union"),
    ]
    assert names(document, holding(document, "Union stated:")) == [AUTHOR]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_marked_block_quotations_end_where_their_indent_ends(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n> The quay was empty.\n>\n> Nobody came back.\n\nNorland paid.")
    assert [b.voice[-1].name for b in document.of_kind("quotation")] == ["Lakeside Monitor"] * 2
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


@pytest.mark.parametrize("second", ["Nobody came back.”", "“Nobody came back.”"])
def test_quotation_marks_over_two_paragraphs_are_one_quotation(told: Told, holding: Holding, second: str) -> None:
    document = told(f"The Lakeside Monitor stated:\n\n“The quay was empty.\n\n{second}\n\nNorland paid.")
    assert names(document, holding(document, "The quay was empty.")) == [AUTHOR, "Lakeside Monitor"]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_a_quotation_goes_on_until_its_closing_mark(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n“The quay was empty.\n\nNobody came back.”\n\nNorland paid.")
    assert names(document, holding(document, "Nobody came back.")) == [AUTHOR, "Lakeside Monitor"]


def test_own_words_behind_the_closing_quotation_mark_are_the_authors(told: Told, holding: Holding) -> None:
    document = told(
        "The Lakeside Monitor stated:\n\n“The quay was empty.”\n\nNorland saw the same.\n\nNorland asks the Council to act.<sup>1</sup>"
    )
    assert names(document, holding(document, "The quay was empty.")) == [AUTHOR, "Lakeside Monitor"]
    assert names(document, holding(document, "Norland asks")) == [AUTHOR]


@pytest.mark.parametrize(
    "lead",
    [
        "Norland submits the following:",
        "The Government of Norland has taken the following measures:",
        "Three things have to be said here:",
        "The quay was closed for these reasons:",
    ],
)
def test_a_colon_that_names_no_speaker_leads_to_no_quotation(told: Told, holding: Holding, lead: str) -> None:
    document = told(f"{lead}\n\nThe quay was closed.\n\nThe masters were paid.<sup>1</sup>")
    assert not list(document.of_kind("quotation"))
    assert names(document, holding(document, "The masters were paid.")) == [AUTHOR]


@pytest.mark.parametrize("items", ["- Eleven boats;\n- Twelve ropes.", "(a) Eleven boats;\n\n(b) Twelve ropes."])
def test_a_list_under_an_authors_own_lead_in_is_the_authors(told: Told, holding: Holding, items: str) -> None:
    document = told(f"Norland lost the following:\n\n{items}\n\nNorland paid.<sup>1</sup>")
    assert [names(document, b) for b in document.of_kind("list_item")] == [[AUTHOR]] * 2
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


@pytest.mark.parametrize("items", ["- Eleven boats;\n- Twelve ropes.", "(a) Eleven boats;\n\n(b) Twelve ropes."])
def test_a_quotation_does_not_run_on_behind_the_list_it_leads_to(told: Told, holding: Holding, items: str) -> None:
    document = told(f"The Lakeside Monitor documented the following:\n\n{items}\n\nNorland paid.<sup>1</sup>")
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_a_heading_ends_what_a_lead_in_begins(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n## Losses\n\nNorland lost eleven boats.<sup>1</sup>")
    assert names(document, holding(document, "Norland lost")) == [AUTHOR]


def test_a_person_with_a_title_leads_to_a_persons_words(told: Told, holding: Holding) -> None:
    document = told("Ines Varga, director of the Lakeside Monitor, wrote:\n\nThe quay was empty.<sup>1</sup>")
    assert holding(document, "The quay was empty.").voice[1:] == (
        Voice("Ines Varga", "quoted person", "quoted", "director of the Lakeside Monitor"),
    )


def test_a_month_is_no_speaker(told: Told, holding: Holding) -> None:
    document = told("On 3 May, Professor Ines Varga wrote the following:\n\nThe quay was empty.<sup>1</sup>")
    assert holding(document, "The quay was empty.").voice[-1].name.endswith("Ines Varga")


def test_a_surname_leads_to_the_words_of_the_person_met_before(told: Told, holding: Holding) -> None:
    document = told(
        "“The quay was empty”, said Ines Varga, director of the Lakeside Monitor. In a letter Varga wrote the following:\n\n"
        "The ropes were new.<sup>1</sup>"
    )
    assert holding(document, "The ropes were new.").voice[-1].name == "Ines Varga"


def test_a_speaker_without_a_name_leads_to_a_quotation(told: Told, holding: Holding) -> None:
    document = told("A witness described the night as follows:\n\nThe quay was empty.<sup>1</sup>")
    block = holding(document, "The quay was empty.")
    assert (block.kind, block.voice[-1].role) == ("quotation", "quoted person")


def test_an_indented_quotation_of_nobody_named_is_still_not_the_authors(told: Told, holding: Holding) -> None:
    document = told("This is what was heard:\n\n> The quay was empty.\n\nNorland paid.")
    block = holding(document, "The quay was empty.")
    assert block.kind == "quotation"
    assert len(block.voice) == 2


def indented(*texts: str) -> tuple[Line, ...]:
    """Paragraphs, all but the first of which stand in, of a format that does not tell why."""
    return tuple(Line(text, gap=True, indent=24.0 if number else 0.0) for number, text in enumerate(texts))


def voices_of(lines: Sequence[Line]) -> list[tuple[str, list[str]]]:
    document = understand(lines, Card(Path("invented.pdf"), Symbol.parse("A/77/401"), "Log of the ferries", AUTHOR))
    return [(block.kind, [voice.name for voice in block.voice]) for block in document.blocks]


@pytest.mark.parametrize("opening", [
    "Eleven ferries were cut from their moorings.",
    "Norland asks for the following;",
])  # fmt: skip
def test_what_is_only_indented_is_the_authors(opening: str) -> None:
    own = ("paragraph", [AUTHOR])
    assert voices_of(indented(opening, "The quay was empty.", "“Mooring” means a rope on a pole.")) == [own] * 3


@pytest.mark.parametrize("opening", [
    "The Lakeside Monitor stated as follows.",
    "The Lakeside Monitor stated that the harbour was dark and that",
    "According to the Lakeside Monitor:",
])  # fmt: skip
def test_what_is_indented_below_its_introduction_is_a_quotation(opening: str) -> None:
    quoted = ("quotation", [AUTHOR, "Lakeside Monitor"])
    assert voices_of(indented(opening, "The quay was empty.", "Nobody came back.")) == [
        ("paragraph", [AUTHOR]),
        quoted,
        quoted,
    ]


def test_quotation_marks_around_what_is_indented_make_it_a_quotation() -> None:
    lines = indented("This is known.", "“The quay was empty.", "“Nobody came back.”", "The ropes were cut.")
    assert [kind for kind, _ in voices_of(lines)] == ["paragraph", "quotation", "quotation", "paragraph"]


def test_a_quotation_that_the_format_tells_needs_no_introduction(told: Told, holding: Holding) -> None:
    document = told("This is known.\n\n> The quay was empty.\n\nNorland paid.")
    assert names(document, holding(document, "The quay was empty.")) == [AUTHOR, "unnamed source"]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_other_marks_inside_a_quotation_do_not_close_it(told: Told, holding: Holding) -> None:
    document = told('The Lakeside Monitor stated:\n\n“The "new" quay was empty.\n\nNobody came.”\n\nNorland paid.')
    assert names(document, holding(document, "Nobody came.")) == [AUTHOR, "Lakeside Monitor"]
    assert names(document, holding(document, "Norland paid.")) == [AUTHOR]


def test_a_persons_words_at_the_head_of_a_quotation_do_not_close_it(told: Told, holding: Holding) -> None:
    document = told("The Lakeside Monitor stated:\n\n“The quay was empty”, said Ines Varga.\n\nIt is.<sup>1</sup>")
    assert names(document, holding(document, "It is.")) == [AUTHOR, "Lakeside Monitor"]
