"""Ids, numbers and labels."""

from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.grammar.numbering import numbered
from tests.corpus.grammar.lake import ANNEX, OPENING, RESOLUTION, Body, Holding, Read, draft, footnote


def test_counted_paragraphs_have_their_number_in_brackets(report: Document) -> None:
    assert [block.label for block in report.of_kind("paragraph", "quotation")] == [f"[para. {n}]" for n in range(1, 8)]


def test_bullets_are_list_items_of_the_paragraph_above(report: Document) -> None:
    assert [(block.id, block.label, report.text_of(block)) for block in report.of_kind("list_item")] == [
        ("p6-i1", "[para. 6, item 1]", "It visited the quay."),
        ("p6-i2", "[para. 6, item 2]", "It measured the ropes."),
    ]


def test_preambular_paragraphs_are_counted_apart(resolution: Document) -> None:
    assert [(block.id, block.label) for block in resolution.blocks if block.id.startswith("pp")] == [
        ("pp1", "preambular [para. 1]"),
        ("pp2", "preambular [para. 2]"),
    ]


def test_operative_paragraphs_are_cited_by_their_printed_number(resolution: Document, holding: Holding) -> None:
    for words, block_id, label in [
        ("Demands", "p1", "para. 1"),
        ("Calls upon", "p2", "para. 2"),
        ("Decides", "p3", "para. 3"),
    ]:
        block = holding(resolution, words)
        assert (block.id, block.label) == (block_id, label)


def test_a_block_says_how_its_number_came_about(resolution: Document, report: Document) -> None:
    ways = {block.id: block.numbering for block in resolution.blocks}
    assert [ways[name] for name in ("pp1", "p1", "p2-i1")] == ["preambular", "printed", "printed"]
    ways = {block.id: block.numbering for block in report.blocks}
    assert [ways[name] for name in ("title", "h1", "p1", "p6-i1", "fn1")] == [
        None,
        None,
        "counted",
        "counted",
        "printed",
    ]


def test_a_number_between_two_that_are_printed_is_lost(read: Read, holding: Holding) -> None:
    document = read(RESOLUTION.replace("2\\. *Calls upon* all", "*Calls upon* all"), symbol=None)
    block = holding(document, "Calls upon")
    assert (block.number, block.label, block.numbering, block.counted) == ("2", "[para. 2]", "lost", True)


def test_a_printed_number_stays_in_the_text(resolution: Document) -> None:
    assert resolution.text_of(resolution.block("p3")) == "3. Decides to remain seized of the matter."


def test_lettered_items_belong_to_the_numbered_paragraph(resolution: Document) -> None:
    assert [(block.id, block.label) for block in resolution.of_kind("list_item")] == [
        ("p2-i1", "para. 2 (a)"),
        ("p2-i2", "para. 2 (b)"),
    ]


def test_an_unnumbered_paragraph_behind_a_numbered_one_is_part_of_it(resolution: Document, holding: Holding) -> None:
    block = holding(resolution, "and to report")
    assert (block.id, block.label, block.number) == ("p2-2", "para. 2 [subpara. 2]", "2")


def test_only_a_resolution_has_preambular_paragraphs(read: Read) -> None:
    document = read("# Report of the Panel\n\n" + OPENING + "1\\. The lake is deep.\n\n2\\. It is cold.\n")
    assert not any("preambular" in block.label for block in document.blocks)


def test_nested_list_items_have_their_own_labels(body: Body) -> None:
    _, blocks = body("Norland asks:\n\n(a) Who cut the ropes;\n\n(b) Who paid:\n\n(i) The master;\n\n(ii) The owner.")
    assert [block.label for block in blocks[1:]] == [
        f"[para. 2, {sign}]" for sign in ("(a)", "(b)", "(b) (i)", "(b) (ii)")
    ]


@pytest.mark.parametrize(
    ("caption", "label"),
    [
        ("Table 1: boats", "table 1"),
        ("Photo 3. The quay", "photo 3"),
        ("Maps 1 and 2", "maps 1 and 2"),
        ("Images 5, 6–9 – ropes", "images 5, 6–9"),
    ],
)
def test_a_caption_is_labelled_by_its_numbers(body: Body, caption: str, label: str) -> None:
    _, blocks = body(f"**Annex I**\n\n{caption}")
    assert (blocks[1].kind, blocks[1].label) == ("caption", f"annex I, {label}")


@pytest.mark.parametrize(
    ("annex", "label"),
    [
        ("1\\. The boats are old.\n\n2\\. They are cold.", "annex I, para. 1"),
        ("A word before.\n\n2\\. They are cold.", "annex I, [para. 1]"),
    ],
)
def test_numbers_of_an_annex_begin_anew(read: Read, holding: Holding, annex: str, label: str) -> None:
    document = read(f"{OPENING}1\\. The lake is deep.\n\n**Annex I**\n\n{annex}\n")
    first = next(block for block in document.blocks if block.section == "annex I" and block.kind == "paragraph")
    assert first.label.replace("preambular ", "") == label
    assert first.id in ("a1-p1", "a1-pp1")


def test_each_part_is_numbered_in_its_own_way() -> None:
    drafts = (
        draft("The lake is deep."),
        draft("- Ropes", "list_item"),
        draft("Annex I", "heading", ANNEX),
        draft("3. The lake is cold.", part=ANNEX),
        draft("(a) In winter.", "list_item", ANNEX),
        draft("4. It is old.", part=ANNEX),
    )
    assert [(done.id, done.label, done.number, done.numbering) for done in numbered(drafts, "letter")] == [
        ("p1", "[para. 1]", "1", "counted"),
        ("p1-i1", "[para. 1, item 1]", "1", "counted"),
        ("a1-h1", "annex I, heading", "", None),
        ("a1-p3", "annex I, para. 3", "3", "printed"),
        ("a1-p3-i1", "annex I, para. 3 (a)", "3", "printed"),
        ("a1-p4", "annex I, para. 4", "4", "printed"),
    ]


def test_a_resolution_is_numbered_from_its_preamble_to_what_stands_below_its_adoption() -> None:
    drafts = (
        draft("Resolution 12 (1950)", "title"),
        draft("Recalling the lake of Norland,"),
        draft("1. Demands that the lake be opened;"),
        draft("Calls upon the ferries to sail;"),
        draft("3. Decides to remain seized of the matter."),
        draft("Adopted unanimously at the 12th meeting.", "masthead"),
        draft("The lake was opened."),
    )
    assert [(done.id, done.number, done.numbering) for done in numbered(drafts, "resolution")] == [
        ("title", "", None),
        ("pp1", "", "preambular"),
        ("p1", "1", "printed"),
        ("p2", "2", "lost"),
        ("p3", "3", "printed"),
        ("m1", "", None),
        ("pa1", "", "counted"),
    ]


def test_a_footnote_keeps_its_id_whatever_part_it_is_in() -> None:
    (note,) = numbered((footnote("7", "fn7-2", ANNEX),), "letter")
    assert (note.id, note.label, note.numbering) == ("fn7-2", "annex I, footnote 7", "printed")


@pytest.mark.parametrize(("text", "numbering"), [("Images 1–3: ropes", "printed"), ("Images of ropes", None)])
def test_only_a_caption_with_numbers_is_numbered(text: str, numbering: str | None) -> None:
    (caption,) = numbered((draft(text, "caption"),), "letter")
    assert caption.numbering == numbering


DECIMALS = """# Report of the Panel

10.1 The panel heard the keepers of the lamps.

10.2 It saw the mole, and it asked:

(a) Who keeps it;

(i) By day;

10.5 million barrels are landed there.

1.2.2025 was the day of the storm.

10.3 Findings

10.4 It found nothing.

11.1 It was thanked.
"""


def test_decimal_numbers_are_paragraph_numbers_where_they_come_in_series(read: Read) -> None:
    document = read(DECIMALS, symbol="A/91/7")
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "list_item")]
    assert [(block.id, block.label) for block in blocks] == [
        ("p10.1", "para. 10.1"),
        ("p10.2", "para. 10.2"),
        ("p10.2-i1", "para. 10.2 (a)"),
        ("p10.2-i2", "para. 10.2 (a) (i)"),
        ("p10.2-2", "para. 10.2 [subpara. 2]"),
        ("p10.2-3", "para. 10.2 [subpara. 3]"),
        ("p10.4", "para. 10.4"),
        ("p11.1", "para. 11.1"),
    ]


def test_a_short_line_with_a_decimal_number_stays_a_heading(read: Read) -> None:
    (heading,) = read(DECIMALS, symbol="A/91/7").of_kind("heading")
    assert heading.label == "heading"


def test_a_decimal_number_alone_is_a_figure(read: Read) -> None:
    document = read(
        "# Report of the Panel\n\nIt rained.\n\n10.5 Million barrels were landed at the quay.\n", symbol="A/91/7"
    )
    assert [block.label for block in document.of_kind("paragraph")] == ["[para. 1]", "[para. 2]"]


@pytest.mark.parametrize(
    ("printed", "block_id", "label"),
    [
        ("1 bis.", "p1bis", "para. 1 bis"),
        ("1 bis", "p1bis", "para. 1 bis"),
        ("1A.", "p1a", "para. 1A"),
        ("1a.", "p1a", "para. 1a"),
    ],
)
def test_a_paragraph_put_in_between_two_has_its_own_number(read: Read, printed: str, block_id: str, label: str) -> None:
    text = f"# Report of the Panel\n\n1\\. The lake is deep.\n\n{printed} The lake is cold.\n\n2\\. The lake is old.\n"
    paragraphs = list(read(text, symbol="A/91/7").of_kind("paragraph"))
    assert [(block.id, block.label) for block in paragraphs] == [
        ("p1", "para. 1"),
        (block_id, label),
        ("p2", "para. 2"),
    ]
