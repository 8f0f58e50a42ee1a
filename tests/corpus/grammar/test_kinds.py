"""What a paragraph is, in which part it stands, and under which headings."""

from __future__ import annotations

import pytest

from corpus.citations.pinpoints import places
from corpus.document import Document
from corpus.grammar.footnotes import PrintedFootnote
from corpus.grammar.kinds import classified, kind_of
from corpus.grammar.masthead import Head
from corpus.grammar.paragraphs import Paragraph
from tests.corpus.grammar.lake import Body, Holding, Read, kinds, texts


def test_a_signature_of_several_lines_is_one_block_with_its_breaks(converted: Document) -> None:
    block = converted.block(converted.signature)
    lines = [
        converted.text[a:b].strip()
        for a, b in zip((block.start, *block.breaks), (*block.breaks, block.end), strict=True)
    ]
    assert lines == ["(Signed) Tomas Okoye", "Ambassador", "Permanent Representative"]


def test_a_caption_is_found_by_annex_and_place(converted: Document) -> None:
    captions = [(block.section, block.under[-1], block.label) for block in converted.of_kind("caption")]
    assert captions == [("annex", "East quay", "annex, images 1–3"), ("annex", "West quay", "annex, images 4 and 5")]


def test_an_annex_stands_under_no_heading_of_the_letter(converted: Document) -> None:
    assert converted.block("a1-h1").under == ()
    assert converted.block("a1-h2").under == (converted.text_of(converted.block("a1-h1")),)


def test_headings_nest_by_their_level(report: Document) -> None:
    assert {block.id: block.under for block in report.of_kind("paragraph")} == {
        "p1": ("I. Introduction",),
        "p2": ("I. Introduction", "A. Mandate"),
        "p3": ("I. Introduction", "B. Method"),
        "p6": ("I. Introduction", "B. Method"),
        "p7": ("II. Findings",),
    }


def test_headings_of_one_level_do_not_stand_under_each_other(body: Body) -> None:
    _, blocks = body(
        "## I. Ropes and moorings of the ferries\n\nText one is here.\n\n## II. Boats\n\nText two is here."
    )
    assert blocks[-1].under == ("II. Boats",)


def test_a_short_preambular_paragraph_is_no_heading(read: Read, holding: Holding) -> None:
    short = "*Recalling* its resolutions 2650 (2022) and 2661 (2022),"
    document = read(
        "# Resolution 2699 (2023)\n\n*The Security Council*,\n\n"
        + short
        + "\n\n1\\. *Demands* that all boats leave.\n",
        symbol="S/RES/2699(2023)",
    )
    assert holding(document, "Recalling").kind == "paragraph"
    assert len(document.references) == 2


def test_a_short_line_without_a_full_stop_above_text_is_a_heading(body: Body) -> None:
    _, blocks = body("East quay\n\nThe quay was closed to every boat on that day.")
    assert (blocks[0].kind, blocks[1].under) == ("heading", ("East quay",))


def test_a_bold_word_in_a_paragraph_makes_no_heading(body: Body) -> None:
    _, blocks = body("The **quay** was closed to every boat on that day.")
    assert blocks[0].kind == "paragraph"


def test_a_row_of_a_table_is_no_heading(body: Body) -> None:
    document, _ = body("| Year | Boats |\n|---|---|\n| 2020 | 11 |\n| 2021 | 12 |\n\nNobody came back to the quay.")
    assert "heading" not in kinds(document)


def test_a_list_item_that_ends_with_a_comma_is_a_list_item(body: Body) -> None:
    _, blocks = body("Norland asks:\n\n(a) Who cut the ropes,\n\n(b) Who paid.")
    assert [block.kind for block in blocks[1:]] == ["list_item"] * 2


@pytest.mark.parametrize("between", ["  \n", "\n\n"])
def test_lines_of_a_signature_belong_to_it_however_they_are_broken(body: Body, between: str) -> None:
    document, blocks = body(
        f"*(Signed)* Mira **Solheim**{between}Ambassador{between}Permanent Representative\n\nThe quay was closed on that day."
    )
    assert (
        document.text_of(document.block(document.signature))
        == "(Signed) Mira Solheim Ambassador Permanent Representative"
    )
    assert blocks[-1].kind == "paragraph"


def test_a_line_of_a_signature_may_end_with_an_abbreviation(body: Body) -> None:
    document, _ = body("*(Signed)* Mira **Solheim**\n\nAmbassador\n\nChargé d’affaires a.i.")
    assert document.text_of(document.block(document.signature)).endswith("a.i.")


def test_two_who_sign_are_two_signatures(body: Body) -> None:
    document, _ = body(
        "*(Signed)* Mira **Solheim**  \nAmbassador of Norland\n\n*(Signed)* Tomas **Okoye**  \nAmbassador of Estavia"
    )
    assert len(texts(document, "signature")) == 2


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("**Annex**", "annex"),
        ("**Annex II**", "annex II"),
        ("# Annex 3: boats", "annex 3"),
        ("**Appendix A**", "appendix A"),
        ("**Enclosure**", "enclosure"),
    ],
)
def test_annexes_appendices_and_enclosures_are_sections(body: Body, heading: str, section: str) -> None:
    document, blocks = body(f"{heading}\n\nThe quay was closed to every boat on that day.")
    assert [block.section for block in blocks] == [section] * 2
    assert (blocks[1].id, blocks[1].label) == ("a1-p1", f"{section}, [para. 1]")
    assert [block.part for block in document.blocks] == ["", section, section]


def test_a_sentence_about_an_annex_opens_none(body: Body) -> None:
    _, (block,) = body("Annex I to the letter shows the boats that were cut in the harbour of Port Selby in detail.")
    assert (block.kind, block.section) == ("paragraph", "document")


def test_a_sentence_about_figures_is_no_caption(body: Body) -> None:
    _, (block,) = body("Figures show that boats are old, and that the ropes were new as well.")
    assert block.kind == "paragraph"


def test_every_item_becomes_a_draft_of_its_part() -> None:
    items = (
        Paragraph("A/77/401"),
        PrintedFootnote("1", 1, Paragraph("Reissued.")),
        Paragraph("Letter dated 9 March 2023"),
        Paragraph("The lake is deep."),
        Paragraph("Annex I", size=12.0),
        Paragraph("The lake is cold."),
    )
    drafts = classified(items, Head(title=1, body=2), "letter")
    assert [(draft.kind, draft.part.name, draft.under, draft.id) for draft in drafts] == [
        ("masthead", "letter", (), ""),
        ("title", "letter", (), ""),
        ("footnote", "letter", (), "fn1"),
        ("paragraph", "letter", (), ""),
        ("heading", "annex I", (), ""),
        ("paragraph", "annex I", ("Annex I",), ""),
    ]


def test_annexes_are_told_apart_by_their_ids_where_names_do_not() -> None:
    items = [Paragraph(text, size=12.0) for text in ("Annex", "Annex")]
    assert [draft.part.prefix for draft in classified(items, Head(title=None, body=0), "letter")] == ["a1-", "a2-"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[…]", "omission"),
        ("Adopted unanimously at the 12th meeting.", "masthead"),
        ("The Security Council,", "heading"),
        ("Images 1–3: cut moorings", "caption"),
        ("(Signed) Tomas Okoye", "signature"),
        ("(a) Who cut the ropes;", "list_item"),
        ("12. The lake is deep.", "paragraph"),
        ("East quay", "heading"),
        ("East quay,", "paragraph"),
    ],
)
def test_words_tell_what_a_paragraph_is(text: str, kind: str) -> None:
    assert kind_of(Paragraph(text), Paragraph("The lake is deep."), "paragraph") == kind


def test_a_short_line_is_a_heading_only_if_something_stands_below_it() -> None:
    assert kind_of(Paragraph("East quay"), None, "paragraph") == "paragraph"


DRAFTS = """
## I. Findings

1. The harbour was closed in the month of May, as the pilots had asked.

2. The Committee recommends the adoption of the following draft resolutions:

### Draft resolution I

#### Night ferries

*The General Assembly,*

1. *Decides* that night ferries shall be kept;

2. *Requests* the harbour masters to count their buoys.

### Draft resolution II

#### Bells

1. *Decides* that bells shall be rung.

3. The Committee also recommends that nothing else be done about the ferries.

## II. Other matters

4. The Committee adopted its report.
"""


def test_a_draft_in_a_report_is_a_part_of_its_own(read: Read) -> None:
    document = read("# Report of the Ferry Committee\n" + DRAFTS, symbol="A/77/9")
    numbered = [block.label for block in document.of_kind("paragraph") if block.numbering == "printed"]
    assert numbered == [
        "para. 1",
        "para. 2",
        "draft resolution I, para. 1",
        "draft resolution I, para. 2",
        "draft resolution II, para. 1",
        "para. 3",
        "para. 4",
    ]
    assert len({block.id for block in document.blocks}) == len(document.blocks)


@pytest.mark.parametrize(
    ("pinpoint", "begins"),
    [
        ("para. 1", "1. The harbour"),
        ("draft resolution I, para. 1", "1. Decides that night"),
        ("draft resolution II, para. 1", "1. Decides that bells"),
    ],
)
def test_a_paragraph_of_a_draft_is_found_by_its_label(read: Read, pinpoint: str, begins: str) -> None:
    document = read("# Report of the Ferry Committee\n" + DRAFTS, symbol="A/77/9")
    (block,) = places(document, pinpoint)[-1:]
    assert document.text_of(block).startswith(begins)
