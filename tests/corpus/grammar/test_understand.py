"""Lines become a document: paragraphs, footnotes, headings, lists, annexes. Every text here is invented."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import AgendaItem, Block, Document

Read = Callable[..., Document]
Holding = Callable[[Document, str], Block]

LETTER = """# General Assembly Security Council

Distr.: General\x20\x20
14 March 2023

Original: English

---

**General Assembly\x20\x20
Seventy-seventh session**

Agenda items 12 and 31 (a)

**Peaceful uses of lakes**

**Question of the northern ferries**

**Security Council\x20\x20
Seventy-eighth year**

## **Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the President of the Security Council**

On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission and cut the moorings of eleven ferries.<sup>1</sup>

The harbour master had warned the crews three times before the boats

---

<sup>1</sup> See [A/77/398-S/2023/90](#) (3 February 2023).

<sup>2</sup> See *Log of the northern ferries*, United Nations document [A/77/399](#) (4 February 2023).

came within 40 metres of the quay,<sup>2</sup> and the crews had answered none of the warnings.

International Harbour Union stated the following:

Our inspectors counted eleven cut moorings on the morning of

---

<sup>3</sup> “Moorings cut at Port Selby”, 5 February 2023. Available at www.harbour.example/news/2023/selby.

3 February.

...

“No ferry was seaworthy”, said Ana Beltran, chief inspector at the International Harbour Union.<sup>3</sup>

The damage done to the ferries and to the quay of Port Selby amounts to

12 million crowns.

I should be grateful if you would have the present letter and its annex circulated as a document of the General Assembly, under agenda items 12 and 31 (a), and of the Security Council.

*(Signed)* Tomas **Okoye**\x20\x20
Ambassador\x20\x20
Permanent Representative

**Annex to the letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the President of the Security Council**

**Damage done to the ferries in the harbour**

**East quay**

**Images 1–3: cut moorings**

West quay

Images 4 and 5
"""

REPORT = """# Report of the Panel of Experts on the Northern Ferries

## I. Introduction

The Panel visited the harbour of Port Selby twice and spoke with forty witnesses in all.[^1]

### A. Mandate

The mandate of the Panel was set in resolution 2650 (2022).[^law]

### B. Method

The Lakeside Monitor described the night as follows:

> The boats came at two. Nobody had a lamp.
>
> We heard the ropes snap one by one.

The Panel has no reason to doubt this account.

- It visited the quay.
- It measured the ropes.

## II. Findings

Eleven ferries were damaged.[^3]

[^1]: Interviews of 3 and 4 May 2023.

    They were recorded.
[^law]: See resolution 2651 (2022).
[^3]: See [the map](https://maps.example/selby).
"""

RESOLUTION = """**Security Council**

**S/RES/2699 (2023)**

Distr.: General\x20\x20
4 October 2023

## Resolution 2699 (2023)

*The Security Council*, meeting at the harbour of Port Selby on the fourth day of October for the first time,

*Recalling* its resolutions 2650 (2022) and 2661 (2022) and all the statements of its President on the ferries,

1\\. *Demands* that all patrol boats leave the harbour of Port Selby;

2\\. *Calls upon* all States:

(a) To refrain from cutting moorings;

(b) To return the ropes;

and to report on this within thirty days;

3\\. *Decides* to remain seized of the matter.
"""

OPENING = "This opening paragraph of the report is long enough to be taken for the first paragraph of a body.\n\n"


@pytest.fixture(scope="module")
def converted(read: Read) -> Document:
    return read(LETTER)


@pytest.fixture(scope="module")
def report(read: Read) -> Document:
    return read(REPORT, symbol="S/2023/412")


@pytest.fixture(scope="module")
def resolution(read: Read) -> Document:
    return read(RESOLUTION, symbol=None)


@pytest.fixture(scope="session")
def body(read: Read) -> Callable[[str], tuple[Document, list[Block]]]:
    """The document that goes on as given behind an opening paragraph, and its blocks without that paragraph."""

    def body(markdown: str) -> tuple[Document, list[Block]]:
        document = read(OPENING + markdown)
        return document, list(document.blocks[1:])

    return body


Body = Callable[[str], tuple[Document, list[Block]]]


def kinds(document: Document, *wanted: str) -> list[str]:
    return [block.kind for block in document.blocks if not wanted or block.kind in wanted]


def texts(document: Document, *wanted: str) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.kind in wanted]


def marked(document: Document, block: Block) -> list[tuple[str, str]]:
    """Footnote and the word in front of its mark."""
    return [(mark.note, document.text[block.start : mark.at].split()[-1]) for mark in block.marks]


# --- A letter converted from PDF ---


def test_a_converted_letter_keeps_every_block_in_its_order(converted: Document) -> None:
    assert [block.id for block in converted.blocks] == [
        *(f"m{n}" for n in range(1, 9)), "title", "p1", "p2", "fn1", "fn2", "p3", "p4", "fn3", "o1", "p5", "p6", "p7",
        "signature", "a1-h1", "a1-h2", "a1-h3", "a1-c1", "a1-h4", "a1-c2",
    ]  # fmt: skip


def test_a_page_cut_before_a_small_letter_is_healed_with_footnotes_in_between(converted: Document) -> None:
    assert converted.text_of(converted.block("p2")).startswith(
        "The harbour master had warned the crews three times before the boats came within 40 metres of the quay, and"
    )


def test_a_page_cut_before_a_digit_is_healed(converted: Document) -> None:
    assert converted.text_of(converted.block("p6")).endswith("of Port Selby amounts to 12 million crowns.")


def test_a_page_cut_inside_a_block_quotation_is_healed(converted: Document) -> None:
    block = converted.block("p4")
    assert converted.text_of(block) == "Our inspectors counted eleven cut moorings on the morning of 3 February."
    assert (block.kind, block.closed_by) == ("quotation", "fn3")


def test_a_footnote_that_stood_in_the_cut_comes_behind_the_paragraph(converted: Document) -> None:
    order = [block.id for block in converted.blocks]
    assert order.index("p2") < order.index("fn1") < order.index("fn2") < order.index("p3")


def test_marks_are_tied_to_the_word_in_front_of_them(converted: Document) -> None:
    found = {block.id: marked(converted, block) for block in converted.blocks if block.marks}
    assert found == {"p1": [("fn1", "ferries.")], "p2": [("fn2", "quay,")], "p5": [("fn3", "Union.")]}


def test_the_digits_of_marks_and_definitions_are_not_in_the_text(converted: Document) -> None:
    assert converted.text_of(converted.block("p1")).endswith("eleven ferries.")
    assert converted.text_of(converted.block("fn1")) == "See A/77/398-S/2023/90 (3 February 2023)."


def test_the_masthead_gives_dates_language_organs_and_sessions(converted: Document) -> None:
    head = converted.masthead
    assert (head.dated, head.distributed) == (datetime.date(2023, 3, 9), datetime.date(2023, 3, 14))
    assert (head.language, head.distribution, head.reissued) == ("English", "General", None)
    assert head.organs == ("General Assembly", "Security Council")
    assert head.sessions == ("Seventy-seventh session", "Seventy-eighth year")


def test_agenda_items_are_paired_with_the_titles_below_them(converted: Document) -> None:
    assert converted.masthead.agenda == (
        AgendaItem("12", "Peaceful uses of lakes", "m6"),
        AgendaItem("31 (a)", "Question of the northern ferries", "m7"),
    )
    assert converted.text_of(converted.block("m6")) == "Peaceful uses of lakes"


def test_agenda_items_that_do_not_count_up_with_the_titles_stay_unpaired(read: Read) -> None:
    document = read(LETTER.replace("**Peaceful uses of lakes**\n\n", ""))
    assert [(item.number, item.title, item.block) for item in document.masthead.agenda] == [
        ("12", "", ""),
        ("31 (a)", "", ""),
    ]


def test_a_letter_is_its_senders_and_says_so(converted: Document) -> None:
    assert (converted.kind, converted.author.name) == ("letter", "Permanent Representative of Norland")
    assert converted.notice.startswith("A statement by one party")


def test_the_sentence_that_asks_for_circulation_closes_a_letter(converted: Document) -> None:
    assert converted.closing == "p7"


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


def test_nothing_is_warned_of_in_a_sound_letter(converted: Document) -> None:
    assert converted.warnings == ()


# --- A clean Markdown report ---


def test_headings_nest_by_their_level(report: Document) -> None:
    assert {block.id: block.under for block in report.of_kind("paragraph")} == {
        "p1": ("I. Introduction",),
        "p2": ("I. Introduction", "A. Mandate"),
        "p3": ("I. Introduction", "B. Method"),
        "p6": ("I. Introduction", "B. Method"),
        "p7": ("II. Findings",),
    }


def test_a_report_is_that_of_the_body_named_in_its_title(report: Document) -> None:
    assert (report.kind, report.author.name, report.notice) == (
        "report",
        "Panel of Experts on the Northern Ferries",
        "",
    )


def test_a_marked_quotation_is_a_quotation_by_the_speaker_of_its_lead_in(report: Document) -> None:
    assert [(block.id, block.voice[-1].name) for block in report.of_kind("quotation")] == [
        ("p4", "Lakeside Monitor"),
        ("p5", "Lakeside Monitor"),
    ]


def test_bullets_are_list_items_of_the_paragraph_above(report: Document) -> None:
    assert [(block.id, block.label, report.text_of(block)) for block in report.of_kind("list_item")] == [
        ("p6-i1", "[para. 6, item 1]", "It visited the quay."),
        ("p6-i2", "[para. 6, item 2]", "It measured the ropes."),
    ]


def test_markdown_footnotes_are_tied_to_their_marks_whatever_their_label(report: Document) -> None:
    assert [marked(report, block) for block in report.blocks if block.marks] == [
        [("fn1", "all.")],
        [("fnlaw", "(2022).")],
        [("fn3", "damaged.")],
    ]


def test_a_footnote_of_two_paragraphs_is_one_footnote(report: Document) -> None:
    assert report.text_of(report.block("fn1")) == "Interviews of 3 and 4 May 2023. They were recorded."


def test_counted_paragraphs_have_their_number_in_brackets(report: Document) -> None:
    assert [block.label for block in report.of_kind("paragraph", "quotation")] == [f"[para. {n}]" for n in range(1, 8)]


def test_headings_of_one_level_do_not_stand_under_each_other(body: Body) -> None:
    _, blocks = body(
        "## I. Ropes and moorings of the ferries\n\nText one is here.\n\n## II. Boats\n\nText two is here."
    )
    assert blocks[-1].under == ("II. Boats",)


# --- A resolution ---


def test_a_resolution_speaks_for_its_organ_and_has_the_symbol_of_its_masthead(resolution: Document) -> None:
    assert (str(resolution.symbol), resolution.kind, resolution.author.name) == (
        "S/RES/2699(2023)",
        "resolution",
        "Security Council",
    )


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
    assert [ways[name] for name in ("title", "h1", "p1", "p6-i1", "fn1")] == [None, None, "counted", "counted", "printed"]


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
    assert (block.label, block.number) == ("para. 2", "2")


def test_resolutions_recalled_in_the_preamble_are_cited(resolution: Document) -> None:
    assert [(r.block, str(r.symbol)) for r in resolution.references] == [
        ("pp2", "S/RES/2650(2022)"),
        ("pp2", "S/RES/2661(2022)"),
    ]


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


def test_only_a_resolution_has_preambular_paragraphs(read: Read) -> None:
    document = read("# Report of the Panel\n\n" + OPENING + "1\\. The lake is deep.\n\n2\\. It is cold.\n")
    assert not any("preambular" in block.label for block in document.blocks)


# --- Marks, superscripts and definitions ---


def test_a_superscript_behind_a_unit_is_no_mark(body: Body) -> None:
    document, (paragraph, note) = body(
        "The lake covers 5 km<sup>2</sup> and is deep.<sup>2</sup>\n\n<sup>2</sup> Count of the union."
    )
    assert marked(document, paragraph) == [("fn2", "deep.")]
    assert note.id == "fn2"


def test_a_superscript_behind_a_figure_is_a_mark_only_if_it_is_the_next_one(body: Body) -> None:
    document, blocks = body(
        "The lake holds 10<sup>6</sup> fish in 1992<sup>1</sup> and more.\n\n<sup>1</sup> Count of the union."
    )
    assert marked(document, blocks[0]) == [("fn1", "1992")]


def test_a_superscript_behind_the_word_in_is_a_mark_and_behind_inches_is_none(body: Body) -> None:
    document, blocks = body("The boat that came in<sup>3</sup> holds 5 in<sup>3</sup> of oil.\n\n<sup>3</sup> Count.")
    assert marked(document, blocks[0]) == [("fn3", "in")]
    assert document.text_of(blocks[0]).endswith("5 in³ of oil.")


def test_a_power_in_a_footnote_stays_a_power(body: Body) -> None:
    document, blocks = body(
        "The lake is deep.<sup>1</sup>\n\n<sup>1</sup> It covers 7 km<sup>2</sup> and 10<sup>-3</sup> of all."
    )
    assert document.text_of(blocks[1]) == "It covers 7 km² and 10⁻³ of all."


def test_a_superscript_of_no_footnote_behind_a_letter_stays_and_is_warned_of(body: Body) -> None:
    document, (paragraph,) = body("The lake grows by x<sup>2</sup> a year.")
    assert document.text_of(paragraph) == "The lake grows by x² a year."
    assert len(document.warnings) == 1


def test_markdown_footnotes_may_be_defined_in_any_order(body: Body) -> None:
    document, blocks = body("Deep.[^2] Cold.[^1]\n\n[^2]: Two.\n\n[^1]: One.")
    assert marked(document, blocks[0]) == [("fn2", "Deep."), ("fn1", "Cold.")]
    assert document.warnings == ()


def test_a_markdown_label_defined_twice_is_two_footnotes(body: Body) -> None:
    document, blocks = body("Deep.[^1]\n\n[^1]: One.\n\nThe lake is cold in winter.[^1]\n\n[^1]: Another.")
    assert [marked(document, block) for block in (blocks[0], blocks[2])] == [[("fn1", "Deep.")], [("fn1-2", "winter.")]]
    assert document.text_of(document.block("fn1-2")) == "Another."


def test_a_markdown_mark_that_opens_a_paragraph_makes_no_footnote_of_it(body: Body) -> None:
    document, blocks = body("[^1] The lake is deep in winter.\n\n[^1]: One.")
    assert [block.kind for block in blocks] == ["paragraph", "footnote"]
    assert document.warnings == ("footnote 1 has no mark in the text",)


def test_an_ordinal_is_no_mark(body: Body) -> None:
    document, (paragraph,) = body("At its 5<sup>th</sup> meeting the union counted the boats.")
    assert paragraph.marks == ()
    assert document.text_of(paragraph).startswith("At its 5th meeting")


@pytest.mark.parametrize("printed", ["10<sup>6</sup> fish", "10⁶ fish"])
def test_a_power_does_not_change_the_figure(body: Body, printed: str) -> None:
    document, blocks = body(f"The lake holds {printed} of all kinds, and they are old.")
    assert "106" not in document.text_of(blocks[0])


def test_a_mark_without_a_definition_is_warned_of_and_tied_to_nothing(body: Body) -> None:
    document, (paragraph,) = body("The lake is deep.<sup>4</sup> It is cold.")
    assert document.text_of(paragraph) == "The lake is deep. It is cold."
    assert (paragraph.marks, paragraph.footnotes) == ((), ())
    assert document.warnings == ("mark 4 has no footnote: “…The lake is deep.”",)


def test_a_markdown_mark_without_a_definition_is_warned_of(body: Body) -> None:
    document, _ = body("The lake is deep.[^4] It is cold.")
    assert document.warnings


def test_a_definition_without_a_mark_is_kept_and_warned_of(body: Body) -> None:
    document, blocks = body("The lake is deep.\n\n<sup>4</sup> Count of the union.")
    assert document.text_of(blocks[-1]) == "Count of the union."
    assert document.warnings == ("footnote 4 has no mark in the text",)


@pytest.mark.parametrize("mark", ["a", "*", "**"])
def test_letters_and_asterisks_are_marks_where_they_are_defined(body: Body, mark: str) -> None:
    printed = mark.replace("*", "\\*")
    document, blocks = body(
        f"The lake is deep.<sup>{printed}</sup> It is cold.\n\n<sup>{printed}</sup> Count of the union."
    )
    assert marked(document, blocks[0]) == [(f"fn{mark}", "deep.")]


def test_a_mark_behind_a_space_is_tied_to_the_end_of_the_word(body: Body) -> None:
    document, (paragraph, _) = body("The lake is deep <sup>1</sup>, and it is cold.\n\n<sup>1</sup> One.")
    assert [document.text[paragraph.start : mark.at] for mark in paragraph.marks] == ["The lake is deep"]


def test_one_footnote_may_have_two_marks(body: Body) -> None:
    document, blocks = body("The lake is deep.<sup>1</sup> It is cold.<sup>1</sup>\n\n<sup>1</sup> Count of the union.")
    assert marked(document, blocks[0]) == [("fn1", "deep."), ("fn1", "cold.")]
    assert blocks[0].footnotes == ("fn1",)


def test_two_marks_side_by_side_are_two_marks(body: Body) -> None:
    document, blocks = body("The lake is deep.<sup>1</sup><sup>2</sup>\n\n<sup>1</sup> One.\n\n<sup>2</sup> Two.")
    assert marked(document, blocks[0]) == [("fn1", "deep."), ("fn2", "deep.")]
    assert document.text_of(blocks[0]) == "The lake is deep."


def test_a_mark_in_a_heading_and_in_a_list_item_is_tied_too(body: Body) -> None:
    document, blocks = body(
        "## Losses<sup>1</sup>\n\n- Eleven boats.<sup>2</sup>\n\n<sup>1</sup> One.\n\n<sup>2</sup> Two."
    )
    assert [(b.kind, marked(document, b)) for b in blocks[:2]] == [
        ("heading", [("fn1", "Losses")]),
        ("list_item", [("fn2", "boats.")]),
    ]
    assert document.text_of(blocks[0]) == "Losses"


def test_a_mark_with_a_space_before_it_leaves_none_at_the_end(body: Body) -> None:
    document, blocks = body("The lake is deep. <sup>1</sup>\n\n<sup>1</sup> One.")
    assert document.text_of(blocks[0]) == "The lake is deep."


def test_numbering_that_starts_anew_in_an_annex_is_kept_apart(body: Body, holding: Holding) -> None:
    document, _ = body(
        "The lake is deep.<sup>1</sup> It is cold.<sup>2</sup>\n\n<sup>1</sup> First note.\n\n<sup>2</sup> Second note.\n\n**Annex I**\n\n"
        "Nobody has ever sounded the river.<sup>1</sup> Nobody will.<sup>2</sup>\n\n<sup>1</sup> Note of the annex.\n\n<sup>2</sup> Another one.\n"
    )
    assert marked(document, holding(document, "The lake is deep.")) == [("fn1", "deep."), ("fn2", "cold.")]
    assert marked(document, holding(document, "Nobody will.")) == [("fn1-2", "river."), ("fn2-2", "will.")]
    assert document.text_of(document.block("fn1-2")) == "Note of the annex."
    assert document.block("fn1-2").label == "annex I, footnote 1"
    assert document.block("fn1").label == "footnote 1"


# --- Cuts that are none ---


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The quay was closed to every boat on that day.", "and nobody came back to it."),
        ("The union counted these losses in the harbour:", "eleven boats and twelve ropes."),
        ("The quay was closed to every boat on that day;", "11 boats stayed away from it."),
        ("The quay was closed to every boat on that day.”", "11 boats stayed away from it."),
    ],
)
def test_a_paragraph_with_closing_punctuation_is_not_joined(body: Body, first: str, second: str) -> None:
    document, blocks = body(f"{first}\n\n{second}")
    assert [document.text_of(block) for block in blocks] == [first, second]


def test_an_omission_is_joined_with_nothing(body: Body) -> None:
    _, blocks = body("The quay was closed to every boat on that day.\n\n...\n\nand nobody came back to it.")
    assert [block.kind for block in blocks] == ["paragraph", "omission", "paragraph"]


@pytest.mark.parametrize("sign", ["...", "…", "[...]", "(…)", ". . ."])
def test_every_sign_of_omission_is_one(body: Body, sign: str) -> None:
    _, blocks = body(f"{sign}\n\nNobody came back to it.")
    assert blocks[0].kind == "omission"


def test_a_numbered_paragraph_is_not_the_rest_of_the_one_before(body: Body) -> None:
    document, _ = body(
        "1\\. The quay was closed to every boat and to every one of its masters\n\n2\\. The boats stayed away from it."
    )
    assert [b.label for b in document.blocks[1:]] == ["para. 1", "para. 2"]


# --- Headings, lists, tables, signatures, annexes ---


def test_a_short_line_without_a_full_stop_above_text_is_a_heading(body: Body) -> None:
    _, blocks = body("East quay\n\nThe quay was closed to every boat on that day.")
    assert (blocks[0].kind, blocks[1].under) == ("heading", ("East quay",))


def test_a_bold_word_in_a_paragraph_makes_no_heading(body: Body) -> None:
    _, blocks = body("The **quay** was closed to every boat on that day.")
    assert blocks[0].kind == "paragraph"


def test_nested_list_items_have_their_own_labels(body: Body) -> None:
    _, blocks = body("Norland asks:\n\n(a) Who cut the ropes;\n\n(b) Who paid:\n\n(i) The master;\n\n(ii) The owner.")
    assert [block.label for block in blocks[1:]] == [f"[para. 2, {sign}]" for sign in ("(a)", "(b)", "(i)", "(ii)")]


def test_a_row_of_a_table_is_no_heading(body: Body) -> None:
    document, _ = body("| Year | Boats |\n|---|---|\n| 2020 | 11 |\n| 2021 | 12 |\n\nNobody came back to the quay.")
    assert "heading" not in kinds(document)


def test_a_list_item_that_ends_with_a_comma_is_a_list_item(body: Body) -> None:
    _, blocks = body("Norland asks:\n\n(a) Who cut the ropes,\n\n(b) Who paid.")
    assert [block.kind for block in blocks[1:]] == ["list_item"] * 2


def test_rows_of_a_table_are_items_and_not_joined_with_each_other(body: Body) -> None:
    row = "| the boats that were cut from their moorings in the harbour | 11 |\n"
    document, blocks = body(f"| Boats | Number |\n|---|---|\n{row}| 12 ropes | 13 |\n")
    assert [block.kind for block in blocks] == ["list_item"] * 3
    assert document.text_of(blocks[-1]) == "12 ropes 13"


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


def test_a_sentence_about_figures_is_no_caption(body: Body) -> None:
    _, (block,) = body("Figures show that boats are old, and that the ropes were new as well.")
    assert block.kind == "paragraph"


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


def test_a_joint_symbol_over_two_lines_of_the_masthead_keeps_both_halves(read: Read) -> None:
    document = read(
        "**A/77/401–**  \n**S/2023/90**\n\nDistr.: General\n\n# Letter dated 9 March 2023 from the Permanent Representative of Norland\n\n"
        + OPENING,
        symbol=None,
    )
    assert document.symbol.halves == ("A/77/401", "S/2023/90")


# --- Hostile and odd input ---


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("word " * 20_000, id="a paragraph of 100,000 characters"),
        pytest.param("# Heading\n\n" * 3_000, id="3,000 headings"),
        pytest.param("- item\n" * 3_000, id="3,000 list items"),
        pytest.param("“" * 20_000 + "(" * 20_000 + "*" * 20_000, id="only opening marks"),
        pytest.param("<sup><b></sup>**__[](<>)" * 2_000, id="only markup"),
        pytest.param("\x00\x01\x1b[31m\u202e\u200b\ufeff\u2028abc " * 2_000, id="control characters"),
        pytest.param("A/1-" * 10_000, id="an endless symbol"),
        pytest.param("resolution " * 10_000, id="resolutions without a number"),
        pytest.param("According to " * 5_000, id="attributions to nobody"),
        pytest.param("http://" + "a/" * 20_000, id="an endless address"),
        pytest.param("".join(f"A word of text.<sup>{n}</sup>\n\n<sup>{n}</sup> Note.\n\n" for n in range(1, 800)), id="800 footnotes"),
    ],
)  # fmt: skip
def test_hostile_text_is_understood_within_seconds(
    read: Read,
    understood_within: Callable[[int, str], None],
    check_invariants: Callable[[Document], None],
    hostile: str,
) -> None:
    understood_within(5, OPENING + hostile)
    document = read(OPENING + hostile)
    check_invariants(document)
    assert document.text.startswith(OPENING.strip())


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("A" * 20_000, id="a word of 20,000 capitals"),
        pytest.param("Word " * 8_000, id="8,000 capitalised words"),
        pytest.param("A. " * 10_000, id="10,000 initials"),
        pytest.param("No. " * 25_000, id="25,000 abbreviations"),
        pytest.param("a<sup>1</sup> " * 5_000, id="5,000 marks in a paragraph"),
        pytest.param("word\n" * 15_000, id="15,000 lines of one word"),
        pytest.param("resolution " + "60/1 " * 15_000, id="15,000 resolutions in a list"),
        pytest.param("The Monitor described it as “" + "“" * 15_000, id="15,000 opening marks behind a speaker"),
        pytest.param("S/2023/5–" * 8_000, id="8,000 symbols in a range"),
    ],
)
def test_hostile_repetition_is_understood_within_seconds(
    read: Read, understood_within: Callable[[int, str], None], hostile: str
) -> None:
    understood_within(1, OPENING + hostile)
    assert len(read(OPENING + hostile).blocks) == 2


PIECES = (
    "A sentence of the body that is closed.", "a rest without an end", "12 boats came", "...", "**Annex I**", "# Heading", "## Sub", "- item",
    "(a) item;", "1\\. Numbered.", "> quoted", "Lakeside Monitor stated:", "“No”, said Ines Varga.", "He said that no.", "Marked.<sup>1</sup>",
    "Marked too.<sup>2</sup> On.", "<sup>1</sup> Note A/77/5 (3 May 2023).", "<sup>2</sup> Note.", "[^x] x\n\n[^x]: y", "Images 1–3: boats", "---",
    "*(Signed)* Mira **Solheim**  \nAmbassador", "| a | b |\n|---|---|\n| c | d |", "Distr.: General", "resolution 2650 (2022)", "e\u0301 km²", "\x00", "<b>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14))
def test_blocks_of_any_document_are_disjoint_ordered_and_complete(
    read: Read, check_invariants: Callable[[Document], None], pieces: list[str]
) -> None:
    document = read("\n\n".join(pieces).encode("utf-8", "ignore").decode())
    check_invariants(document)
    assert unicodedata.is_normalized("NFC", document.text)


@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_the_same_bytes_give_the_same_document(read: Read, pieces: list[str]) -> None:
    markdown = "\n\n".join(pieces)
    assert read(markdown) == read(markdown)


def test_title_above_the_masthead_is_the_title_and_names_the_author(read: Read) -> None:
    document = read(
        """
# Report of the Secretary-General on the ferries of Lake Orin

Distr.: General
3 May 2021

## I. Findings

The number of inspections fell from three hundred and forty to ninety-five in the course of two years.
"""
    )
    assert document.title == "Report of the Secretary-General on the ferries of Lake Orin"
    assert document.author.name == "Secretary-General"
    assert [block.kind for block in document.blocks] == ["title", "masthead", "heading", "paragraph"]
