"""PDFs become lines, and printed lines become documents. Every text here is invented."""

from __future__ import annotations

import datetime
import io
import re
import textwrap
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.card import Card
from corpus.document import Block, Document
from corpus.errors import CorpusError, UnreadableSource
from corpus.formats.pdf.glyphs import MOST_PAGES, Glyph, Page
from corpus.formats.pdf.letters import Look
from corpus.formats.pdf.read import read_pdf, reading_of
from corpus.grammar.understand import understand
from corpus.holdings.library import LETTER
from corpus.holdings.source import read_document
from corpus.symbol import Symbol
from tests.corpus.formats.pdf.press import HEIGHT, LEADING, RIGHT, Column, Press

Holding = Callable[[Document, str], Block]
Told = tuple[str, str, str, str, int | None]

HARBOUR = (
    "The harbour of Port Selby is the oldest of the northern lake, and its quays were built by the crown in the years "
    "after the war. Ferries leave it every hour in summer, and twice a day in winter."
)
UNION = (
    "Inspectors of the union came in the spring of the year, and found that of the forty moorings eleven had been cut. "
    "They wrote to the harbour master, who told the crown of it on the same day, and asked for ropes."
)
CREWS = (
    "None of the crews had been asked what they had seen, though all of them had been on the quay in the night. The "
    "union regrets this, and hopes that the crown will hear them before the winter comes."
)


def printed(press: Press, symbol: str = "") -> Document:
    """The document on the press; `symbol` where it prints none."""
    reading = read_pdf(press.pdf())
    known = Symbol.parse(symbol) if symbol else None
    return understand(reading.lines, Card(Path("invented.pdf"), known), reading.warnings)


def told(document: Document, *kinds: str) -> list[Told]:
    """Id, kind, label, text and page of the blocks."""
    return [
        (block.id, block.kind, block.label, document.text_of(block), block.page)
        for block in document.blocks
        if not kinds or block.kind in kinds
    ]


def texts(document: Document, *kinds: str) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.kind in kinds]


def marked(document: Document, block: Block) -> list[tuple[str, str]]:
    """Footnote and the word in front of its mark."""
    return [(mark.note, document.text[block.start : mark.at].split()[-1]) for mark in block.marks]


# --- A letter with a joint symbol ---


def letter() -> Press:
    press = Press(heads=("A/77/401", "S/2023/90"), foot="23-01234")
    press.masthead(
        ("General Assembly", "Security Council"),
        ("A/77/401–S/2023/90", "Distr.: General", "14 March 2023", "", "Original: English"),
    )
    press.sessions(
        [
            ("General Assembly", True),
            ("Seventy-seventh session", True),
            ("Agenda items 12 and 31 (a)", False),
            ("Peaceful uses of lakes", True),
            ("Question of the northern ferries and of the", True),
            ("harbours of the lake", True),
        ],
        [("Security Council", True), ("Seventy-eighth year", True)],
    )
    press.heading(
        "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the "
        "President of the Security Council"
    )
    press.paragraph(
        "On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission and cut the "
        "moorings of eleven ferries.^1^ The harbour master had warned the crews three times, and had told the Secretary-"
        "General of it.",
        notes=[("1", "See A/77/398-S/2023/80 (3 February 2023).")],
    )
    press.paragraph(
        "The boats came within 40 metres of the quay,^2^ as the crews of all of the ferries could see. None of the boats "
        "had shown a lamp; the lake covers 7 km^2^ there, and it was the 3^rd^ night of the year without a moon. The "
        "crews told the International Harbour Union of it, which counted the moorings on the morning after.",
        notes=[
            (
                "2",
                "See //Log of the northern ferries//, United Nations document A/77/399 (4 February 2023), in which the "
                "harbour master of Port Selby tells at length what he saw in the night, and what he was told of it by "
                "the crews. Available at www.harbour.example/news/2023/02/04/log-of-the-northern-ferries-of-port-selby.",
            )
        ],
        cut=[("ferries", "fer-"), ("Secretary-General", "Secretary-")],
        page_after="Union",
        keep=1,
    )
    press.paragraph("The Lakeside Monitor stated the following:")
    press.paragraph(
        "The boats came at two. Nobody on the quay had a lamp, and we heard the ropes snap one by one, until the last of "
        "the ferries was adrift.",
        left=24,
        right=24,
        first=0,
    )
    press.paragraph("...", left=24, right=24, first=0)
    press.paragraph(
        "Our inspectors counted eleven cut moorings on the morning of the following day, and took photographs of each of "
        "them from the quay.^3^",
        left=24,
        right=24,
        first=0,
        notes=[("3", "“Moorings cut at Port Selby”, 5 February 2023.")],
        page_after="morning",
    )
    press.paragraph(
        "I should be grateful if you would have the present letter and its annex circulated as a document of the General "
        "Assembly, under agenda items 12 and 31 (a), and of the Security Council."
    )
    press.signature("(//Signed//) Tomas **Okoye**", "Ambassador", "Permanent Representative")
    press.next_page()
    press.heading(
        "Annex to the letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations "
        "addressed to the President of the Security Council"
    )
    press.heading("Damage done to the ferries in the harbour")
    press.paragraph(
        "The ferries were inspected twice in the week after the night of the attack, by inspectors of two unions, who "
        "found that:",
        number="1.",
    )
    press.paragraph("(a) Eleven moorings had been cut with a tool of the same kind;")
    press.paragraph(
        "(b) Three hulls had been damaged below the waterline, so that the ferries could not be used before the summer "
        "of the year."
    )
    press.paragraph(
        "The cost of this is shown in the table below, in thousands of crowns, as the harbour master has reckoned it on "
        "the basis of what was paid for the ropes and for the hulls.",
        number="2.",
    )
    press.heading("Cost of the damage", size=10)
    press.rule(123, 489)
    press.row([(123, "//Ferry//"), (263, "//Moorings//^a^"), (430, "//Hull//")], size=7)
    press.rule(123, 489)
    press.row([(123, "Northern Star"), (270, "12"), (440, "0")])
    press.row([(123, "Queen of Orin"), (270, "8"), (438, "95")])
    press.row([(137, "**Total**"), (270, "**20**"), (438, "**95**")])
    press.rule(123, 489)
    press.y += 8
    press.row([(131, "^a^ Without the ropes.")])
    press.y += 12
    press.paragraph(
        "The harbour master has asked the two unions to go on with their work until the end of the year.", number="3."
    )
    return press


LETTER_BLOCKS: list[Told] = [
    ("m1", "masthead", "masthead", "United Nations", 1),
    ("m2", "masthead", "masthead", "General Assembly Security Council", 1),
    ("m3", "masthead", "masthead", "A/77/401–S/2023/90", 1),
    ("m4", "masthead", "masthead", "Distr.: General", 1),
    ("m5", "masthead", "masthead", "14 March 2023", 1),
    ("m6", "masthead", "masthead", "Original: English", 1),
    ("m7", "masthead", "masthead", "General Assembly", 1),
    ("m8", "masthead", "masthead", "Seventy-seventh session", 1),
    ("m9", "masthead", "masthead", "Agenda items 12 and 31 (a)", 1),
    ("m10", "masthead", "masthead", "Peaceful uses of lakes", 1),
    ("m11", "masthead", "masthead", "Question of the northern ferries and of the harbours of the lake", 1),
    ("m12", "masthead", "masthead", "Security Council", 1),
    ("m13", "masthead", "masthead", "Seventy-eighth year", 1),
    (
        "title",
        "title",
        "title",
        "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the "
        "President of the Security Council",
        1,
    ),
    (
        "p1",
        "paragraph",
        "[para. 1]",
        "On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission and cut the "
        "moorings of eleven ferries. The harbour master had warned the crews three times, and had told the Secretary-"
        "General of it.",
        1,
    ),
    (
        "p2",
        "paragraph",
        "[para. 2]",
        "The boats came within 40 metres of the quay, as the crews of all of the ferries could see. None of the boats "
        "had shown a lamp; the lake covers 7 km² there, and it was the 3rd night of the year without a moon. The crews "
        "told the International Harbour Union of it, which counted the moorings on the morning after.",
        1,
    ),
    ("fn1", "footnote", "footnote 1", "See A/77/398-S/2023/80 (3 February 2023).", 1),
    (
        "fn2",
        "footnote",
        "footnote 2",
        "See Log of the northern ferries, United Nations document A/77/399 (4 February 2023), in which the harbour "
        "master of Port Selby tells at length what he saw in the night, and what he was told of it by the crews. "
        "Available at www.harbour.example/news/2023/02/04/log-of-the-northern-ferries-of-port-selby.",
        1,
    ),
    ("p3", "paragraph", "[para. 3]", "The Lakeside Monitor stated the following:", 2),
    (
        "p4",
        "quotation",
        "[para. 4]",
        "The boats came at two. Nobody on the quay had a lamp, and we heard the ropes snap one by one, until the last "
        "of the ferries was adrift.",
        2,
    ),
    ("o1", "omission", "omission", "...", 2),
    (
        "p5",
        "quotation",
        "[para. 5]",
        "Our inspectors counted eleven cut moorings on the morning of the following day, and took photographs of each "
        "of them from the quay.",
        2,
    ),
    (
        "p6",
        "paragraph",
        "[para. 6]",
        "I should be grateful if you would have the present letter and its annex circulated as a document of the "
        "General Assembly, under agenda items 12 and 31 (a), and of the Security Council.",
        3,
    ),
    ("signature", "signature", "signature", "(Signed) Tomas Okoye Ambassador Permanent Representative", 3),
    ("fn3", "footnote", "footnote 3", "“Moorings cut at Port Selby”, 5 February 2023.", 3),
    (
        "a1-h1",
        "heading",
        "annex, heading",
        "Annex to the letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations "
        "addressed to the President of the Security Council",
        4,
    ),
    ("a1-h2", "heading", "annex, heading", "Damage done to the ferries in the harbour", 4),
    (
        "a1-p1",
        "paragraph",
        "annex, para. 1",
        "1. The ferries were inspected twice in the week after the night of the attack, by inspectors of two unions, who "
        "found that:",
        4,
    ),
    (
        "a1-p1-i1",
        "list_item",
        "annex, para. 1 (a)",
        "(a) Eleven moorings had been cut with a tool of the same kind;",
        4,
    ),
    (
        "a1-p1-i2",
        "list_item",
        "annex, para. 1 (b)",
        "(b) Three hulls had been damaged below the waterline, so that the ferries could not be used before the summer "
        "of the year.",
        4,
    ),
    (
        "a1-p2",
        "paragraph",
        "annex, para. 2",
        "2. The cost of this is shown in the table below, in thousands of crowns, as the harbour master has reckoned it "
        "on the basis of what was paid for the ropes and for the hulls.",
        4,
    ),
    ("a1-h3", "heading", "annex, heading", "Cost of the damage", 4),
    ("a1-p2-i1", "list_item", "annex, para. 2, item 1", "Ferry\tMoorings\tHull", 4),
    ("a1-p2-i2", "list_item", "annex, para. 2, item 2", "Northern Star\t12\t0", 4),
    ("a1-p2-i3", "list_item", "annex, para. 2, item 3", "Queen of Orin\t8\t95", 4),
    ("a1-p2-i4", "list_item", "annex, para. 2, item 4", "Total\t20\t95", 4),
    (
        "a1-p3",
        "paragraph",
        "annex, para. 3",
        "3. The harbour master has asked the two unions to go on with their work until the end of the year.",
        4,
    ),
    ("fna", "footnote", "annex, footnote a", "Without the ropes.", 4),
]


@pytest.fixture(scope="module")
def letter_pdf() -> Document:
    return printed(letter())


def test_every_block_of_a_letter_is_as_printed(letter_pdf: Document) -> None:
    assert told(letter_pdf) == LETTER_BLOCKS
    assert letter_pdf.warnings == ()


def test_a_document_from_a_pdf_holds_together(
    letter_pdf: Document, check_invariants: Callable[[Document], None]
) -> None:
    check_invariants(letter_pdf)


def test_the_head_of_a_printed_letter_is_read_column_by_column(letter_pdf: Document) -> None:
    head = letter_pdf.masthead
    assert (str(letter_pdf.symbol), letter_pdf.kind) == ("A/77/401–S/2023/90", "letter")
    assert letter_pdf.author.name == "Permanent Representative of Norland"
    assert head.organs == ("General Assembly", "Security Council")
    assert (head.distribution, head.distributed) == ("General", datetime.date(2023, 3, 14))
    assert (head.dated, head.language) == (datetime.date(2023, 3, 9), "English")
    assert head.sessions == ("Seventy-seventh session", "Seventy-eighth year")
    assert [(item.number, item.title, item.block) for item in head.agenda] == [
        ("12", "Peaceful uses of lakes", "m10"),
        ("31 (a)", "Question of the northern ferries and of the harbours of the lake", "m11"),
    ]


def test_raised_figures_are_marks_where_they_have_a_footnote_and_powers_behind_a_unit(letter_pdf: Document) -> None:
    assert {block.id: marked(letter_pdf, block) for block in letter_pdf.blocks if block.marks} == {
        "p1": [("fn1", "ferries.")],
        "p2": [("fn2", "quay,")],
        "p5": [("fn3", "quay.")],
        "a1-p2-i1": [("fna", "Moorings")],
    }


def test_a_quotation_cut_by_a_page_is_one_quotation_and_carries_its_footnote(letter_pdf: Document) -> None:
    assert [letter_pdf.block(name).voice[-1].name for name in ("p3", "p4", "o1", "p5", "p6")] == [
        "Permanent Representative of Norland",
        "Lakeside Monitor",
        "Lakeside Monitor",
        "Lakeside Monitor",
        "Permanent Representative of Norland",
    ]
    assert letter_pdf.block("p4").footnotes == ("fn3",)


def test_bold_and_italics_are_as_the_font_says(letter_pdf: Document) -> None:
    block = letter_pdf.block("signature")
    assert [(look.kind, letter_pdf.text[look.start : look.end]) for look in block.emphasis] == [
        ("italic", "Signed"),
        ("bold", "Okoye"),
    ]
    assert [letter_pdf.text[place:].split()[0] for place in block.breaks] == ["Ambassador", "Permanent"]


def test_what_stands_in_from_the_left_margin_alone_is_no_quotation() -> None:
    press = Press(columns=(Column(72, 547),))
    press.paragraph(HARBOUR)
    press.paragraph(UNION, left=36, first=0)
    press.paragraph(CREWS)
    press.paragraph(UNION, left=36, right=36, first=0)
    press.paragraph(HARBOUR)
    lines = read_pdf(press.pdf()).lines
    assert [(line.indent, line.quoted) for line in lines] == [
        (0, False),
        (36, False),
        (0, False),
        (36, True),
        (0, False),
    ]


def test_lines_have_pages_sizes_and_indentation() -> None:
    lines = read_pdf(letter().pdf()).lines
    assert all(line.page for line in lines)
    title = next(line for line in lines if line.text.startswith("Letter dated"))
    assert (title.size, title.indent, [run.kind for run in title.runs]) == (12.0, 0.0, ["bold"])
    quoted = next(line for line in lines if line.text.startswith("The boats came at two"))
    assert (quoted.size, quoted.indent) == (10.0, 24.0)
    paragraph = next(line for line in lines if line.text.startswith("On 2 February"))
    assert (paragraph.size, paragraph.indent, paragraph.gap) == (10.0, 0.0, True)
    cells = [line for line in lines if line.row]
    assert [(line.text, line.gap) for line in cells[3:6]] == [("Northern Star", True), ("12", False), ("0", False)]


def test_the_letter_that_ships_is_the_same_document_from_a_pdf(tmp_path: Path) -> None:
    """Set as the United Nations print it, with quotations indented, and read again."""
    received = read_document(LETTER)
    path = tmp_path / "letter.pdf"
    path.write_bytes(set_again(received).pdf())
    again = read_document(path)
    assert _told_of(again) == _told_of(received)
    assert again.masthead.dated == received.masthead.dated
    assert _items(again) == _items(received)


def _items(document: Document) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in document.masthead.agenda]


def _told_of(document: Document) -> set[tuple[object, ...]]:
    """All that is known of each block below the masthead; a page has footnotes elsewhere than a converted file."""
    return {
        (
            *told_block,
            tuple((mark.number, mark.at - block.start) for mark in block.marks),
            block.voice,
            tuple((speech.start - block.start, speech.end - block.start, speech.voice) for speech in block.speeches),
            block.closed_by,
            block.under,
        )
        for block, (*told_block, _) in zip(document.blocks, told(document), strict=True)
        if block.kind != "masthead"
    }


def set_again(document: Document) -> Press:
    press = Press(heads=("A/75/660", "S/2020/1267"), foot="20-17501")
    press.masthead(
        ("General Assembly", "Security Council"),
        ("A/75/660–S/2020/1267", "Distr.: General", "22 December 2020", "", "Original: English"),
    )
    titles = [(line, True) for item in document.masthead.agenda for line in textwrap.wrap(item.title, 52)]
    numbers = [item.number for item in document.masthead.agenda]
    items = f"Agenda items {', '.join(numbers[:-1])} and {numbers[-1]}"
    press.sessions(
        [("General Assembly", True), ("Seventy-fifth session", True), (items, False), *titles],
        [("Security Council", True), ("Seventy-fifth year", True)],
    )
    for block in document.blocks:
        _set_block(press, document, block)
    return press


def _set_block(press: Press, document: Document, block: Block) -> None:
    text, at = "", block.start
    for mark in block.marks:
        text, at = f"{text}{document.text[at : mark.at]}^{mark.number}^", mark.at
    text += document.text[at : block.end]
    places = [0, *(at - block.start for at in block.breaks), None]
    match block.kind:
        case "masthead" | "footnote":
            return
        case "signature":
            press.signature(*(text[start:end].strip() for start, end in pairwise(places)))
        case "title":
            press.heading(text)
        case "heading" | "caption":
            if text.startswith("Annex"):
                press.next_page()
            press.heading(text, size=12 if text.startswith("Annex") else 10)
        case _:
            inset = 24 if len(block.voice) > 1 else 0
            notes = [(mark.number, document.text_of(document.block(mark.note))) for mark in block.marks]
            press.paragraph(text, first=24 - inset, left=inset, right=inset, notes=notes)


# --- Other kinds of documents ---


def test_typescript_is_read_by_its_places_and_strokes() -> None:
    press = Press(face="typewriter", ragged=True, columns=(Column(72, 547),))
    press.put(65, 50, "UNITED", size=13, bold=True)
    press.put(65, 64, "NATIONS", size=13, bold=True)
    press.put(500, 64, "A", size=30, bold=True)
    press.put(150, 107, "General Assembly", size=16, bold=True)
    for line, text in enumerate(["Distr.", "GENERAL", "", "A/47/843", "24 December 1992", "", "ORIGINAL:  ENGLISH"]):
        press.put(437, 117 + 12 * line, text)
    press.y = 250
    for text in ("Forty-seventh session", "Agenda items 30 and 35", "QUESTION OF THE LAKE", "RELIEF OF THE FERRIES"):
        press.put(72, press.y, text)
        press.y += 12
    press.y += 24
    press.centred("Letter dated 24 December 1992 from the Permanent Observer")
    press.centred("of Norland to the United Nations addressed to the")
    press.centred("Secretary-General")
    press.y += 24
    press.paragraph(f"{HARBOUR} This was said in a letter of 21 December 1992, 1/ as is known.", first=30)
    press.y += 6
    press.paragraph(UNION, left=36, right=36, first=0)
    press.y += 6
    press.paragraph(CREWS, first=30, page_after="union")
    press.canvas.line(72, 72, 140, 72)
    for line, text in enumerate(["A/47/843", "English", "Page 2"]):
        press.put(72, 45 + 12 * line, text)
    press.y = 120
    press.centred("II.  DAMAGE")
    press.y += 12
    press.paragraph(HARBOUR, number="1.")
    press.put(330, 220, "(Signed)  Nora OKOYE")
    press.put(350, 232, "Permanent Observer")
    press.put(290, 300, "-----")
    document = printed(press)
    assert (str(document.symbol), document.kind) == ("A/47/843", "letter")
    assert document.title == (
        "Letter dated 24 December 1992 from the Permanent Observer of Norland to the United Nations addressed to the "
        "Secretary-General"
    )
    assert [(item.number, item.title) for item in document.masthead.agenda] == [
        ("30", "QUESTION OF THE LAKE"),
        ("35", "RELIEF OF THE FERRIES"),
    ]
    assert [item[:2] + item[3:] for item in told(document) if item[0][0] not in "mt"] == [
        ("pp1", "paragraph", f"{HARBOUR} This was said in a letter of 21 December 1992, 1/ as is known.", 1),
        ("pp2", "quotation", UNION, 1),
        ("pp3", "paragraph", CREWS, 1),
        ("h1", "heading", "II. DAMAGE", 2),
        ("p1", "paragraph", f"1. {HARBOUR}", 2),
        ("signature", "signature", "(Signed) Nora OKOYE Permanent Observer", 2),
    ]


def test_a_stroke_behind_a_figure_marks_a_footnote_of_typescript() -> None:
    press = Press(face="typewriter", ragged=True, columns=(Column(72, 547),))
    press.paragraph(f"{HARBOUR} This was said in a letter of 21 December 1992, 1/ as is known. {UNION}", first=30)
    press.put(72, 690, "______________")
    press.put(102, 706, "1/    A/47/829.")
    document = printed(press, "A/47/843")
    paragraph, note = document.blocks[-2:]
    assert (note.id, document.text_of(note)) == ("fn1", "A/47/829.")
    assert marked(document, paragraph) == [("fn1", "1992,")]


def record(*agenda: tuple[float, float, str]) -> Press:
    """The record of a meeting; `agenda` are places and words of its head."""
    press = Press(heads=("S/PV.9432",), foot="23-01234")
    press.put(123, 50, "United Nations", size=14)
    press.put(500, 50, "S/PV.9432")
    press.canvas.line(60, 727, 552, 727)
    press.put(123, 86, "Security Council", size=20, bold=True)
    press.put(123, 100, "Seventy-eighth year")
    press.put(123, 130, "9432nd meeting", bold=True)
    press.put(123, 144, "Wednesday, 4 October 2023, 3 p.m.")
    press.y = 240
    for state, name in (("Estavia", "Mr. Lund"), ("Norland", "Ms. Okoye"), ("Orin", "Mr. Solheim")):
        press.row([(123, state), (180, ". . . . . . . . . . . . . . . . . . . . ."), (397, name)], size=10)
    for x, y, words in agenda:
        press.put(x, y, words, bold=words == "Agenda")
    press.put(
        123,
        660,
        "This record contains the text of speeches delivered in English. Corrections should be sent to",
        size=8,
    )
    press.put(123, 670, "the Chief of the Verbatim Reporting Service.", size=8)
    press.columns = (Column(60, 300), Column(312, 552))
    press.next_page()
    press.paragraph("//The meeting was called to order at 3 p.m.//")
    press.heading("Adoption of the agenda", size=10)
    press.paragraph("//The agenda was adopted.//")
    press.paragraph(f"**The President** (//spoke in Orinian//): {HARBOUR}")
    press.paragraph(f"{UNION} {CREWS}", page_after="regrets")
    press.paragraph(f"**Ms. Okoye** (Norland): {HARBOUR}")
    press.paragraph(f"{CREWS} {UNION}", page_after="morning")
    return press


@pytest.mark.parametrize(
    ("agenda", "title"),
    [
        (((123, 500, "Agenda"), (123, 530, "The ferries of Orin")), "9432nd meeting: The ferries of Orin"),
        (((123, 500, "Agenda"), (260, 500, "The ferries of Orin")), "9432nd meeting: The ferries of Orin"),
        (((123, 500, "Agenda item 7"),), "9432nd meeting"),
    ],
)
def test_a_meeting_is_entitled_with_its_number_and_its_topic(
    agenda: Sequence[tuple[float, float, str]], title: str
) -> None:
    document = printed(record(*agenda))
    assert (document.kind, document.title) == ("meeting record", title)


def test_columns_of_a_record_are_read_one_after_the_other() -> None:
    document = printed(record())
    assert (str(document.symbol), document.title, document.kind) == ("S/PV.9432", "9432nd meeting", "meeting record")
    assert texts(document, "paragraph") == [
        "The meeting was called to order at 3 p.m.",
        "The agenda was adopted.",
        f"The President (spoke in Orinian): {HARBOUR}",
        f"{UNION} {CREWS}",
        f"Ms. Okoye (Norland): {HARBOUR}",
        f"{CREWS} {UNION}",
    ]
    assert [block.page for block in document.of_kind("paragraph")] == [2] * 6
    assert [text for text in texts(document, "masthead") if "." not in text or "M" in text][-3:] == [
        "Estavia\tMr. Lund",
        "Norland\tMs. Okoye",
        "Orin\tMr. Solheim",
    ]


def test_a_paragraph_cut_by_a_page_knows_which_of_its_words_stand_on_the_next() -> None:
    document = printed(paged_report())
    (block,) = (block for block in document.of_kind("paragraph") if block.number == "2")
    assert document.text_of(block) == f"2. {UNION} {CREWS}"
    assert (block.page, block.pages) == (1, (1, 2))
    turn = document.text.index("hopes", block.start)
    assert {block.page_at(at) for at in range(block.start, turn)} == {1}
    assert {block.page_at(at) for at in range(turn, block.end)} == {2}
    (note,) = document.of_kind("footnote")
    assert document.text[note.start : note.end] == "Register of the harbour of Port Selby, vol. 3."
    assert note.pages == (1,)


def paged_report() -> Press:
    press = Press()
    press.masthead(["General Assembly"], ["A/77/412", "Distr.: General", "12 March 2023"])
    press.heading("Harbours of the northern lake", size=14)
    press.heading("Report of the Secretary-General", size=12)
    press.paragraph(f"1. {HARBOUR}^1^", notes=[("1", "Register of the harbour of Port Selby, vol. 3.")])
    press.paragraph(f"2. {UNION} {CREWS}", page_after="regrets")
    press.paragraph(f"3. {HARBOUR}")
    return press


def test_whoever_has_the_floor_speaks_until_another_has_it() -> None:
    document = printed(record())
    chains = [[voice.name for voice in block.voice] for block in document.of_kind("paragraph")]
    assert chains == [
        ["Security Council"],
        ["Security Council"],
        ["Security Council", "The President"],
        ["Security Council", "The President"],
        ["Security Council", "Ms. Okoye"],
        ["Security Council", "Ms. Okoye"],
    ]
    assert next(document.of_kind("paragraph", "quotation")).voice[0].role == "author"
    assert document.block("p5").voice[-1].title == "Norland"


def test_a_resolution_of_the_security_council_has_its_numbers() -> None:
    press = Press(heads=("S/RES/2699 (2023)",), foot="23-01234")
    press.masthead(("Security Council",), ("S/RES/2699 (2023)", "Distr.: General", "4 October 2023"))
    press.heading("Resolution 2699 (2023)", size=14)
    press.heading("Adopted by the Security Council at its 9432nd meeting, on 4 October 2023", size=12)
    press.paragraph("//The Security Council//,")
    press.paragraph(
        "//Recalling// its resolutions 2650 (2022) of 3 May 2022 and 2661 (2022) of 9 June 2022 on the ferries,"
    )
    press.paragraph("1.    //Demands// that all patrol boats leave the harbour of Port Selby without delay;")
    press.paragraph("2.    //Calls upon// all States of the lake:")
    press.paragraph("(a)   To refrain from cutting moorings;")
    press.paragraph("3.    //Decides// to remain actively seized of the matter.")
    document = printed(press)
    assert str(document.symbol) == "S/RES/2699(2023)"
    assert document.masthead.dated == datetime.date(2023, 10, 4)
    assert [(name, label) for name, _, label, *_ in told(document)][5:] == [
        ("title", "title"),
        ("m6", "adoption"),
        ("h1", "heading"),
        ("pp1", "preambular [para. 1]"),
        ("p1", "para. 1"),
        ("p2", "para. 2"),
        ("p2-i1", "para. 2 (a)"),
        ("p3", "para. 3"),
    ]


def test_a_resolution_of_the_general_assembly_is_called_by_its_number_and_name() -> None:
    press = Press(heads=("A/RES/77/10",), foot="23-01234")
    press.masthead(("General Assembly",), ("A/RES/77/10", "Distr.: General", "2 December 2022"))
    press.sessions([("Seventy-seventh session", True), ("Agenda item 87", False)], [])
    press.heading("Resolution adopted by the General Assembly on 17 November 2022", size=14)
    press.heading("77/10.  Report of the Harbour Agency", size=12)
    press.paragraph("//The General Assembly//,")
    press.paragraph(
        "//Having received// the report of the Harbour Agency for 2021, and having heard of the northern ferries,"
    )
    press.paragraph("1.    //Takes note// of the report, and of what is said in it of the ropes;")
    press.signature("//56th plenary meeting//", "//17 November 2022//")
    document = printed(press)
    assert (str(document.symbol), document.title, document.kind) == (
        "A/RES/77/10",
        "77/10. Report of the Harbour Agency",
        "resolution",
    )
    assert document.author.name == "General Assembly"
    assert document.masthead.dated == datetime.date(2022, 11, 17)
    assert document.masthead.agenda[0].title == ""
    assert document.blocks[-1].label == "adoption"


def report() -> Press:
    """A report of many pages: notes at the foot of each, and two tables whose notes have the same letters."""
    press = Press(heads=("A/77/401",), foot="23-01234")
    press.masthead(("General Assembly",), ("A/77/401*", "Distr.: General", "14 March 2023", "", "Original: English"))
    press.sessions([("Seventy-seventh session", True), ("Agenda item 12", False), ("Peaceful uses of lakes", True)], [])
    press.heading("The northern ferries", size=14)
    press.heading("Report of the Secretary-General", size=12)
    press.heading("Introduction", number="I.", size=14)
    press.notes += press._lines("* Reissued for technical reasons on 15 April 2023.", size=8.5)
    for number in range(1, 17):
        note = (str(number), f"Ibid., para. {number}.")
        press.paragraph(f"{HARBOUR} {UNION}^{number}^ {CREWS}", number=f"{number}.", notes=[note])
        if number in (5, 11):
            press.heading("Ferries", size=10)
            press.rule(123, 489)
            press.row([(123, "//Ferry//"), (263, "//Moorings//^a^")], size=7)
            press.rule(123, 489)
            press.row([(123, "Northern Star"), (270, "12")])
            press.row([(123, "Queen of Orin"), (270, "8")])
            press.rule(123, 489)
            press.y += 8
            press.row([(131, f"^a^ As of {number} May.")])
            press.y += 8
    return press


@pytest.fixture(scope="module")
def report_pdf() -> Document:
    return printed(report())


def test_every_paragraph_of_a_report_is_whole_and_has_its_footnote(report_pdf: Document) -> None:
    numbered = [block for block in report_pdf.of_kind("paragraph") if block.label.startswith("para. ")]
    assert [report_pdf.text_of(block) for block in numbered] == [
        f"{number}. {HARBOUR} {UNION} {CREWS}" for number in range(1, 17)
    ]
    assert [marked(report_pdf, block) for block in numbered] == [[(f"fn{n}", "ropes.")] for n in range(1, 17)]
    assert max(block.page or 0 for block in numbered) >= 4
    assert report_pdf.warnings == ()


def test_what_is_repeated_at_the_edges_of_pages_is_no_text(report_pdf: Document) -> None:
    below = [text for block, *_, text, _ in told(report_pdf) if block[0] != "m"]
    assert not any(re.search(r"A/77/401|23-01234|\d/9|140323", text) for text in below)


def test_footnotes_alike_on_every_page_are_no_running_feet(report_pdf: Document) -> None:
    assert [report_pdf.text_of(report_pdf.block(f"fn{n}")) for n in (1, 7, 16)] == [
        "Ibid., para. 1.",
        "Ibid., para. 7.",
        "Ibid., para. 16.",
    ]


def test_the_same_letter_under_two_tables_is_two_footnotes(report_pdf: Document) -> None:
    rows = [block for block in report_pdf.of_kind("list_item") if block.marks]
    assert [marked(report_pdf, row) for row in rows] == [[("fna", "Moorings")], [("fna-2", "Moorings")]]
    assert report_pdf.text_of(report_pdf.block("fna-2")) == "As of 11 May."
    assert report_pdf.block("fn16").id == "fn16"


def test_a_report_is_entitled_by_what_it_is_on_and_by_whom(report_pdf: Document) -> None:
    assert report_pdf.title == "The northern ferries: Report of the Secretary-General"
    assert report_pdf.author.name == "Secretary-General"
    assert [(item.number, item.title) for item in report_pdf.masthead.agenda] == [("12", "Peaceful uses of lakes")]


def test_a_star_at_the_symbol_is_the_mark_of_the_reissue(report_pdf: Document) -> None:
    assert str(report_pdf.symbol) == "A/77/401"
    assert marked(report_pdf, report_pdf.block("m3")) == [("fn*", "A/77/401")]
    assert report_pdf.masthead.reissued == datetime.date(2023, 4, 15)


def test_a_table_of_many_lines_is_read_row_by_row_over_a_page() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    press.paragraph(HARBOUR, number="1.")
    rows = [
        (["Recommendation"], ["Status"], ["Remarks of the crown"]),
        (
            ["The harbour master should", "count the moorings every", "week"],
            ["Done"],
            ["He has done so since", "the spring"],
        ),
        (["Ropes should be bought"], ["Not done"], ["There was no money for", "ropes"]),
    ]
    press.rule(123, 489)
    for number, cells in enumerate(rows):
        if number == 2:
            press.next_page()
            press.rule(123, 489)
        for column, lines in zip((123, 263, 350), cells, strict=True):
            for line, text in enumerate(lines):
                press.put(column, press.y + 10 * line, text, size=8.5)
        press.y += 10 * max(map(len, cells)) + 6
        press.rule(123, 489)
    press.y += 12
    press.paragraph(UNION, number="2.")
    assert texts(printed(press, "A/77/401"), "list_item") == [
        "Recommendation\tStatus\tRemarks of the crown",
        "The harbour master should count the moorings every week\tDone\tHe has done so since the spring",
        "Ropes should be bought\tNot done\tThere was no money for ropes",
    ]


def test_a_table_below_the_running_head_keeps_its_title() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    press.paragraph(HARBOUR)
    press.next_page()
    press.heads = ()
    press.put(60, 50, "A/77/401", size=8.5, bold=True)
    press.put(123, 92, "Table 1", bold=True)
    press.y = 105
    press.rule(60, 552)
    press.row([(60, "Ferry"), (300, "Moorings")])
    press.rule(60, 552)
    press.row([(60, "Northern Star"), (300, "12")])
    document = printed(press, "A/77/401")
    assert [(kind, text) for _, kind, _, text, page in told(document) if page == 2] == [
        ("caption", "Table 1"),
        ("list_item", "Ferry\tMoorings"),
        ("list_item", "Northern Star\t12"),
    ]


def test_a_row_of_figures_at_the_foot_of_a_page_is_no_page_number() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    press.paragraph(HARBOUR)
    for figures in (("Moorings", "Ropes", "Lamps"), ("12", "40", "7"), ("11", "38", "3")):
        press.row(list(zip((123, 263, 430), figures, strict=True)))
    assert texts(printed(press, "A/77/401"), "list_item") == ["Moorings\tRopes\tLamps", "12\t40\t7", "11\t38\t3"]


def test_those_who_sign_side_by_side_sign_one_after_the_other() -> None:
    press = Press()
    press.paragraph(HARBOUR)
    press.paragraph(UNION)
    for line, (one, other) in enumerate(
        (("(//Signed//) Nora Okoye", "(//Signed//) Per Lund"), ("Ambassador", "Minister"))
    ):
        press.put(123, 250 + 12 * line, one)
        press.put(340, 250 + 12 * line, other)
    assert texts(printed(press, "A/77/401"), "signature") == [
        "(Signed) Nora Okoye Ambassador",
        "(Signed) Per Lund Minister",
    ]


def test_a_footnote_goes_on_below_a_rule_as_long_as_its_lines() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    text = "See the log of the harbour master, in which he tells what he saw in the night " * 3 + "of the attack."
    press.paragraph(f"{HARBOUR}^1^ {UNION}", notes=[("1", text)], keep=1)
    press.next_page()
    press.paragraph(CREWS)
    waiting, press.notes = press.notes, []
    for line, words in enumerate(waiting):
        press._print(words, 131, 690 + 10 * line)
    press.canvas.line(123, 792 - 678, 489, 792 - 678)
    document = printed(press, "A/77/401")
    assert texts(document, "footnote") == [text]
    assert texts(document, "paragraph") == [f"{HARBOUR} {UNION}", CREWS]


def test_a_list_of_contents_is_read_across_its_dots() -> None:
    press = Press()
    for title, paragraphs, page in (("I.  Introduction", "1–3", "4"), ("II.  Mandate and methods", "4–12", "5")):
        press.row([(123, title), (250, ". . . . . . . . . . . . . . . ."), (400, paragraphs), (470, page)], size=10)
    press.y += 20
    press.paragraph(HARBOUR, number="1.")
    assert texts(printed(press, "A/77/401"), "list_item") == [
        "I. Introduction\t1–3\t4",
        "II. Mandate and methods\t4–12\t5",
    ]


def test_items_hanging_from_their_markers_are_whole() -> None:
    press = Press()
    press.paragraph(HARBOUR, number="1.")
    for marker, at, text in (("(a)", 24, UNION), ("(i)", 48, CREWS), ("(ii)", 48, "Ropes."), ("•", 24, HARBOUR)):
        press.put(123 + at, press.y, marker)
        press.paragraph(text, left=at + 24, first=0)
    assert texts(printed(press, "A/77/401"), "list_item") == [
        f"(a) {UNION}",
        f"(i) {CREWS}",
        "(ii) Ropes.",
        f"• {HARBOUR}",
    ]


@pytest.mark.parametrize(("first", "after"), [(0.0, 6.0), (24.0, 0.0)])
def test_paragraphs_are_told_by_space_or_by_indentation(first: float, after: float) -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    wanted = [f"{one} {other}" for one in (HARBOUR, UNION, CREWS) for other in (UNION, CREWS, HARBOUR)] * 2
    for text in wanted:
        press.paragraph(text, first=first)
        press.y += after - 6.0
    assert texts(printed(press, "A/77/401"), "paragraph") == wanted


def test_paragraphs_without_space_or_indentation_are_told_by_their_short_last_lines() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    wanted = [f"{one} {other}" for one in (HARBOUR, UNION, CREWS) for other in (UNION, CREWS, HARBOUR)] * 2
    for text in wanted:
        press.paragraph(text, first=0.0)
        press.y -= 6.0
    press.heading("The crews")
    press.paragraph("They have been heard.", first=0.0)
    wanted.append("They have been heard.")
    assert texts(printed(press, "A/77/401"), "paragraph") == wanted


def test_small_print_below_an_underlined_word_is_no_footnote() -> None:
    press = Press()
    press.paragraph(HARBOUR)
    press.paragraph("Sources:", first=0.0)
    press.canvas.line(123, 792 - press.y + 16, 157, 792 - press.y + 16)
    press.row([(123, "What the harbour master has told the inspectors of the union.")])
    assert not any(line.rule for line in read_pdf(press.pdf()).lines)


def test_an_annex_in_larger_print_has_paragraphs_and_no_headings() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    for text in (HARBOUR, UNION, CREWS) * 6:
        press.paragraph(text)
    press.next_page()
    press.heading("Annex", size=14)
    press.size = 12.0
    for _ in range(4):
        press.paragraph(
            "The crews of the ferries have told the inspectors what follows, and have sworn that it is true:"
        )
        press.paragraph(CREWS)
    assert texts(printed(press, "A/77/401"), "heading") == ["Annex"]


def test_quotation_marks_of_another_typeface_make_no_scan_of_a_text() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    for line in range(20):
        at = 100.0
        for word in ("The crews call it", "“", "their own harbour", "”", "and it is the oldest of the lake"):
            face = "Helvetica" if len(word) == 1 else "Times-Roman"
            canvas.setFont(face, 10)
            canvas.drawString(at, 700 - 12 * line, word)
            at += canvas.stringWidth(word, face, 10) + 2.5
    canvas.save()
    assert not any(line.typed for line in read_pdf(file.getvalue()).lines)


def test_a_text_in_many_typefaces_is_taken_for_a_scan_whose_looks_tell_nothing() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    for line in range(20):
        for at, face, word in (
            (100, "Courier", "The crews call it"),
            (206, "Helvetica-Bold", "their own harbour of the"),
        ):
            canvas.setFont(face, 10)
            canvas.drawString(at, 700 - 12 * line, word)
    canvas.save()
    lines = read_pdf(file.getvalue()).lines
    assert all(line.typed and not line.runs and line.size == 10.0 for line in lines)


def test_a_word_cut_by_a_line_is_whole_where_the_text_spells_it_so() -> None:
    press = Press()
    press.paragraph(
        "The harbour is old, as all of the harbours of the lake are that have been seen by the inspectors, who are well-"
        "known to the crown and to the union of the crews.",
        cut=[("harbours", "har-"), ("inspectors,", "inspec-"), ("well-known", "well-")],
    )
    press.paragraph(
        "Inspectors came to the harbours in the spring of the year, when the ferries had gone, and found them empty."
    )
    paragraph = texts(printed(press, "A/77/401"), "paragraph")[0]
    assert "all of the harbours of the lake" in paragraph
    assert "by the inspectors, who are well-known to the crown" in paragraph


def test_a_page_printed_sideways_is_turned() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    canvas.drawString(100, 700, "A/77/401")
    canvas.drawString(
        100, 650, "The harbour of Port Selby is the oldest of the lake, and its quays were built by the crown."
    )
    canvas.showPage()
    canvas.rotate(90)
    canvas.drawString(
        60, -100, "The ferries of the lake leave it every hour in summer, and twice a day in winter, as ever."
    )
    canvas.drawString(60, -130, "The crews have seen it all.")
    canvas.save()
    lines = read_pdf(file.getvalue()).lines
    assert [(line.text[:11], line.page) for line in lines][-2:] == [("The ferries", 2), ("The crews h", 2)]


def test_what_is_printed_aslant_is_left_out_and_named() -> None:
    press = Press()
    press.paragraph(HARBOUR)
    press.canvas.rotate(30)
    press.canvas.drawString(300, 100, "Draft")
    document = printed(press, "A/77/401")
    assert "Draft" not in document.text
    assert document.warnings == ("page 1 is printed sideways or aslant in part: that part is not read",)


# --- What cannot be read ---


def plain_pdf(pages: int = 1, **options: object) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), **options)
    for page in range(pages):
        canvas.drawString(
            100, 700, f"A/77/401 and what is said on page {page} of the harbour, where the ferries are kept."
        )
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def scan(pages: int) -> bytes:
    press = Press()
    for page in range(pages):
        press.picture()
        if page + 1 < pages:
            press.next_page()
    return press.pdf()


@pytest.mark.parametrize(("data", "reason"), [
    (b"", "there is no text in it"),
    (b"\n\n", "there is no text in it"),
    (b"PK\x03\x04 a document of another kind", "it is a zip archive, but no Word document"),
    (b"<html><body>error</body></html>", r"it is a web page; rename it to log\.html"),
    (b"%PDF-1.7\n" + b"\x00\xff" * 500, "it is damaged: no pages are found in it"),
    (b"%PDF-1.7\n%%EOF\n", "it is damaged: no pages are found in it"),
    (scan(1), "it is a scan of 1 page: pictures without a text layer"),
    (scan(3), "it is a scan of 3 pages: pictures without a text layer"),
], ids=["empty", "blank", "docx", "html", "noise", "no objects", "a scan", "scans"])  # fmt: skip
def test_what_is_no_readable_pdf_is_an_error_that_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=rf"log\.pdf cannot be read: {reason}"):
        read_document(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_pdf_that_is_cut_off_is_an_error_that_says_so(tmp_path: Path, share: float) -> None:
    path = tmp_path / "log.pdf"
    whole = plain_pdf(pages=5)
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UnreadableSource, match=r"log\.pdf cannot be read: it is cut off"):
        read_document(path)


def test_a_pdf_that_asks_for_a_password_is_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(plain_pdf(encrypt=StandardEncryption("secret")))
    with pytest.raises(UnreadableSource, match=r"log\.pdf cannot be read: it is encrypted and asks for a password"):
        read_document(path)


def test_a_pdf_that_is_encrypted_without_a_password_is_read() -> None:
    assert read_pdf(plain_pdf(encrypt=StandardEncryption("", ownerPassword="secret"))).lines


def test_a_pdf_of_blank_pages_is_an_error_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "log.pdf"
    press = Press()
    press.next_page()
    path.write_bytes(press.pdf())
    with pytest.raises(UnreadableSource, match=r"log\.pdf cannot be read: there is no text in it"):
        read_document(path)


def test_a_pdf_under_another_name_is_not_read_as_what_the_name_says(tmp_path: Path) -> None:
    for name in ("log.txt", "log.md", "log.docx"):
        path = tmp_path / name
        path.write_bytes(plain_pdf())
        with pytest.raises(
            UnreadableSource, match=rf"{re.escape(name)} cannot be read: it is a PDF; rename it to log\.pdf"
        ):
            read_document(path)


@given(
    st.lists(
        st.tuples(st.integers(0, 4_000), st.sampled_from([b"0", b"-1", b"1e9", b"\xff", b"99999999999", b""])),
        max_size=8,
    )
)
def test_whatever_is_wrong_in_a_pdf_is_an_error_of_ours(changes: list[tuple[int, bytes]]) -> None:
    data = plain_pdf(pageCompression=0)
    for at, piece in changes:
        data = data[: at % len(data)] + piece + data[at % len(data) + max(len(piece), 1) :]
    try:
        reading = read_pdf(data)
        understand(reading.lines, Card(Path("any.pdf"), Symbol.parse("A/77/401")), reading.warnings)
    except (ValueError, CorpusError):
        return


def test_pages_without_text_among_others_are_named() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    press.paragraph(HARBOUR)
    for pictured in (True, True, False, True):
        press.next_page()
        if pictured:
            press.picture()
        else:
            press.paragraph(UNION)
    document = printed(press, "A/77/401")
    assert texts(document, "paragraph") == [HARBOUR, UNION]
    assert document.warnings == (
        "pages 2–3, 5 are a picture, a scan or a map, with next to no text layer: what it shows is not read",
    )


def test_a_short_last_page_is_no_scan() -> None:
    press = Press()
    press.paragraph(HARBOUR)
    press.next_page()
    press.paragraph("Map")
    assert printed(press, "A/77/401").warnings == ()


def test_a_pdf_with_very_many_pages_is_refused_at_once(tmp_path: Path) -> None:
    pdf = pdfium.PdfDocument.new()
    for _ in range(5_000):
        pdf.new_page(612, 792).close()
    file = io.BytesIO()
    pdf.save(file)
    pdf.close()
    path = tmp_path / "log.pdf"
    path.write_bytes(file.getvalue())
    started = time.process_time()
    with pytest.raises(UnreadableSource, match=rf"it has 5,000 pages, and {MOST_PAGES:,} are read at most; split it"):
        read_document(path)
    assert time.process_time() - started < 5


def test_a_page_with_more_signs_than_any_print_is_refused() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    for line in range(300):
        canvas.drawString(10, 2 * line, f"{line:03}" + "x" * 97)
    canvas.save()
    with pytest.raises(ValueError, match=r"page 1 has 30,\d{3} characters; no printed page has so many"):
        read_pdf(file.getvalue())


def test_signs_thrown_over_a_page_take_no_time() -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Times-Roman", 4)
    for sign in range(6_000):
        canvas.drawString(sign * 37 % 590, sign * 101 % 830, "x")
    canvas.save()
    started = time.process_time()
    read_pdf(file.getvalue())
    assert time.process_time() - started < 20  # a guard against hanging, and no benchmark


def test_pdfs_may_be_read_by_several_threads_at_once() -> None:
    data = plain_pdf(pages=3)
    read: list[int] = []
    threads = [threading.Thread(target=lambda: read.append(len(read_pdf(data).lines))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [read[0]] * 6


def test_the_same_bytes_give_the_same_lines() -> None:
    data = letter().pdf()
    assert read_pdf(data) == read_pdf(data)


def test_nothing_stays_open_where_reading_fails() -> None:
    """A lock left held would stop the next reader for ever."""
    for _ in range(3):
        with pytest.raises(ValueError, match="it is a scan"):
            read_pdf(scan(2))
    assert read_pdf(plain_pdf()).lines


def set_in_a_line(text: str, look: Look) -> tuple[Glyph, ...]:
    return tuple(Glyph(sign, 100.0 + 5 * n, 105.0 + 5 * n, 700.0, look) for n, sign in enumerate(text))


def test_a_page_whose_fonts_tell_no_letters_is_named() -> None:
    reading = reading_of((Page(1, set_in_a_line("\ue054\ue068\ue065", Look(10.0))),))
    assert reading.warnings == (
        "page 1 is set in fonts that do not say which letters they print: what is read of it is no text; save it anew from "
        "its source, or let text recognition read it",
    )


def test_invisible_letters_are_left_out_unless_they_read_a_picture() -> None:
    glyphs = (
        *set_in_a_line("Seen", Look(10.0)),
        *(replace(g, base=680.0) for g in set_in_a_line("Unseen" * 15, Look(4.0, hidden=True))),
    )
    reading = reading_of((Page(1, glyphs),))
    assert [line.text for line in reading.lines] == ["Seen"]
    assert reading.warnings[0].startswith(
        "page 1 holds text in letters that are not printed or that nobody sees: it is left"
    )
    assert any("Unseen" in line.text for line in reading_of((Page(1, glyphs, pictures=True),)).lines)


def test_a_row_of_a_table_has_its_cells_and_what_heads_their_columns() -> None:
    press = Press()
    press.paragraph(HARBOUR)
    press.rule(123, 489)
    press.row([(123, "Ferry"), (263, "Moorings"), (430, "Ropes")])
    press.rule(123, 489)
    press.row([(123, "Northern Star"), (270, "6"), (440, "118 002")])
    press.row([(123, "Queen of Orin"), (440, "95")])
    press.row([(123, "Old Margit"), (270, "8"), (440, "0")])
    press.rule(123, 489)
    press.y += 12
    press.paragraph(UNION)
    document = printed(press, "A/77/401")
    assert [
        [(cell.span.of(document.text), document.column_of(cell)) for cell in block.cells]
        for block in document.blocks
        if block.cells
    ] == [
        [("Ferry", ""), ("Moorings", ""), ("Ropes", "")],
        [("Northern Star", "Ferry"), ("6", "Moorings"), ("118 002", "Ropes")],
        [("Queen of Orin", "Ferry"), ("", "Moorings"), ("95", "Ropes")],
        [("Old Margit", "Ferry"), ("8", "Moorings"), ("0", "Ropes")],
    ]


def _report() -> Press:
    """The first page of a report, its masthead set."""
    press = Press()
    press.masthead(("General Assembly",), ("A/91/77", "Distr.: General", "4 October 2031"))
    press.heading("Report on the lanterns of the lake", size=14)
    return press


_PROSE = (
    "The keeper of the northern mole counted the boats that passed between dusk and dawn, and wrote their names into a "
    "book that anybody may read. No boat was lost while the lantern burned, and nobody asked for a second one."
)


def test_a_head_and_a_foot_of_two_parts_make_no_table_of_the_prose_between_them() -> None:
    press = _report()
    press.paragraph(_PROSE, number="1.")
    press.next_page()
    press.put(60, 47, "Lanterns of the lake", size=8.5)
    press.put(515, 47, "A/91/77", size=8.5)
    for number in range(2, 9):
        press.paragraph(_PROSE, number=f"{number}.")
    press.put(60, 755, "2/2", size=8.5)
    press.put(510, 755, "31-04417", size=8.5)
    document = printed(press)
    assert [document.text_of(block) for block in document.of_kind("paragraph")] == [
        f"{number}. {_PROSE}" for number in range(1, 9)
    ]
    assert not list(document.of_kind("list_item"))


def test_paragraphs_between_two_wider_tables_are_no_rows() -> None:
    press = _report()
    press.paragraph(_PROSE, number="1.")
    press.next_page()
    for numbers in (range(2, 5), range(5, 6)):
        for row in ("Pier 2029 2030 Change", *(f"Selby{at} {at}41 {at}52 {at}.1" for at in range(1, 6))):
            press.row(list(zip((123.0, 250.0, 350.0, 500.0), row.split(), strict=True)))
        press.y += 14
        for number in numbers:
            press.paragraph(_PROSE, number=f"{number}.")
        press.y += 14
    document = printed(press)
    assert [document.text_of(block) for block in document.of_kind("paragraph")] == [
        f"{number}. {_PROSE}" for number in range(1, 6)
    ]
    assert sum(document.text_of(block).startswith("Selby") for block in document.of_kind("list_item")) == 10


def test_decimal_numbers_in_the_margin_make_no_table_of_their_paragraphs() -> None:
    press = _report()
    press.paragraph(_PROSE)
    press.next_page()
    for number in ("29E.1", "29E.2", "29E.3", "29E.4"):
        press.put(123, press.y, number)
        press.paragraph(_PROSE, left=40, first=0)
    document = printed(press)
    texts = [document.text_of(block) for block in document.of_kind("paragraph", "quotation", "list_item")]
    assert texts[1:] == [f"{number} {_PROSE}" for number in ("29E.1", "29E.2", "29E.3", "29E.4")]


def test_a_paragraph_goes_on_where_a_bold_sentence_begins_a_line() -> None:
    press = _report()
    press.paragraph(_PROSE, number="1.")
    press.put(123, press.y, "2.")
    press.put(147, press.y, "The keeper was told that the lantern had stood dark since the first autumn")
    press.put(RIGHT - stringWidth("storms.", "Times-Roman", 10), press.y, "storms.")
    press.y += LEADING
    press.paragraph(
        "**The council asks that it be lit and that its price be shown in the report of the coming year, as before.** "
        "It notes that oil was bought.",
        first=0,
    )
    press.heading("Oil", before=0)
    press.paragraph(_PROSE, number="3.")
    document = printed(press)
    assert [text for _, _, label, text, _ in told(document) if label in ("para. 2", "heading")] == [
        "2. The keeper was told that the lantern had stood dark since the first autumn storms. "
        "The council asks that it be lit and that its price be shown in the report of the coming year, as before. "
        "It notes that oil was bought.",
        "Oil",
    ]


def test_a_bold_paragraph_that_a_page_has_cut_is_whole() -> None:
    press = _report()
    for number in range(1, 6):
        press.paragraph(_PROSE, number=f"{number}.")
    press.paragraph(f"**{_PROSE}**", number="6.", page_after="wrote")
    press.paragraph(_PROSE, number="7.")
    document = printed(press)
    assert document.text_of(document.block("p6")) == f"6. {_PROSE}"


def _wide_table(press: Press) -> None:
    """Out to the margins of the page, beyond those of the text."""
    press.y += 14
    for row in ("Pier 2029 2030 Change", *(f"Selby{at} {at}41 {at}52 {at}.1" for at in range(1, 6))):
        press.row(list(zip((60.0, 250.0, 350.0, 530.0), row.split(), strict=True)))
    press.y += 14


def test_prose_around_tables_that_run_out_to_the_page_s_margins_is_prose() -> None:
    press = _report()
    for number in range(1, 8):
        press.paragraph(_PROSE, number=f"{number}.", page_after="anybody" if number == 4 else "")
        if number in (4, 5, 6):
            _wide_table(press)
    document = printed(press)
    assert [(block.label, document.text_of(block)) for block in document.of_kind("paragraph")] == [
        (f"para. {number}", f"{number}. {_PROSE}") for number in range(1, 8)
    ]
    assert not list(document.of_kind("quotation"))
    assert sum(document.text_of(block).startswith("Selby") for block in document.of_kind("list_item")) == 15


def test_a_running_head_of_two_pieces_is_known_by_its_repetition() -> None:
    press = _report()
    said = (HARBOUR, UNION, CREWS, _PROSE)
    for number, text in enumerate(said, 1):
        if number > 1:
            press.put(60, 47, "Part IV", size=8.5)
            press.put(300, 47, "Lanterns for lakes and rivers", size=8.5)
        press.paragraph(text, number=f"{number}.")
        if number < len(said):
            press.next_page()
    document = printed(press)
    assert texts(document, "paragraph") == [f"{number}. {text}" for number, text in enumerate(said, 1)]
    assert not any("Lanterns for" in text for text in texts(document, "list_item", "heading"))


def test_markers_that_hang_out_of_the_column_set_nothing_in() -> None:
    press = _report()
    for number in range(1, 9):
        press.put(92, press.y, f"10.{number}")
        press.paragraph(_PROSE, first=0)
        if number == 3:
            press.next_page()
            _wide_table(press)
    document = printed(press)
    assert [(block.kind, block.label) for block in document.of_kind("paragraph", "quotation")] == [
        ("paragraph", f"para. 10.{number}") for number in range(1, 9)
    ]


def test_a_caption_at_the_head_of_a_page_is_not_the_rest_of_a_paragraph() -> None:
    press = _report()
    for number in range(1, 9):
        press.paragraph(_PROSE, number=f"{number}.")
    press.paragraph(f"{_PROSE} See table 3.", number="9.", page_after="3.")
    press.next_page()
    press.put(123, press.y, "Table 3")
    press.y += 14
    _wide_table(press)
    press.paragraph(_PROSE, number="10.")
    document = printed(press)
    assert document.text_of(document.block("p9")) == f"9. {_PROSE} See table 3."
    assert "Table 3" in texts(document, "caption")


def test_small_print_at_the_head_of_two_pages_cuts_no_paragraph() -> None:
    press = _report()
    press.paragraph(HARBOUR, number="1.")
    for number, text in enumerate((UNION, CREWS), 2):
        press.next_page()
        press.put(60, 47, "Section 4 Lanterns of the lakes", size=8.5, bold=True)
        press.paragraph(f"{text} {_PROSE}", number=f"{number}.", page_after="")
    document = printed(press)
    assert texts(document, "paragraph") == [f"1. {HARBOUR}", f"2. {UNION} {_PROSE}", f"3. {CREWS} {_PROSE}"]
    assert not any("Section 4" in text for text in texts(document, "heading", "list_item"))


def test_prose_that_flows_around_a_box_is_whole() -> None:
    press = _report()
    press.paragraph(_PROSE, number="1.")
    press.next_page()
    top = press.y + LEADING
    press.paragraph(HARBOUR + " " + UNION, number="2.", right=150)
    for at, line in enumerate(("Lanterns lit", "- Selby pier", "- The mole", "- Ten buoys")):
        press.put(RIGHT - 120, top + LEADING * at, line)
    press.y -= 6
    press.paragraph(_PROSE, first=0)
    press.paragraph(_PROSE, number="3.")
    document = printed(press)
    assert document.text_of(document.block("p2")) == f"2. {HARBOUR} {UNION} {_PROSE}"
    others = [document.text_of(block) for block in document.blocks if block.page == 2 and block.id not in ("p2", "p3")]
    assert " ".join(others) == "Lanterns lit - Selby pier - The mole - Ten buoys"


def test_a_paragraph_between_the_running_head_and_a_table_is_no_head_of_it() -> None:
    press = Press(heads=("A/77/401",), foot="23-01234")
    press.paragraph(HARBOUR, number="1.")
    press.next_page()
    press.y = 80
    press.paragraph(
        "The crown recommended that the ferries of the northern lake have lamps, and that these be lit, too.",
        number="2.",
    )
    for name, value in (("Office:", "Harbour master"), ("Status:", "Under way"), ("Due:", "Summer 2031")):
        press.row([(150, name), (300, value)], size=10, leading=12)
    press.y += 12
    press.paragraph(UNION, number="3.")
    document = printed(press, "A/77/401")
    assert [text for _, kind, _, text, page in told(document) if page == 2 and kind == "list_item"] == [
        "Office:\tHarbour master",
        "Status:\tUnder way",
        "Due:\tSummer 2031",
    ]
    assert not document.block("p2").cells


def test_pictures_in_front_of_items_are_bullets_whatever_letters_the_file_has_for_them() -> None:
    press = _report()
    press.paragraph(_PROSE, number="1.")
    for text in (HARBOUR, UNION, CREWS):
        press.canvas.setFont("ZapfDingbats", 10)
        press.canvas.drawString(140, HEIGHT - press.y, "n")
        press.paragraph(text, left=40, first=0)
    document = printed(press)
    items = [document.text_of(block) for block in document.of_kind("list_item")]
    assert items == [f"• {text}" for text in (HARBOUR, UNION, CREWS)]
    assert not any(block.cells for block in document.blocks)
