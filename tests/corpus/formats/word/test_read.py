"""Word files become documents: notes, numbers and indents by their structure. Every text here is invented."""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.card import Card, read_card
from corpus.document import AgendaItem, Block, Document
from corpus.formats.word.read import read_docx
from corpus.grammar.understand import understand
from corpus.holdings.library import LETTER
from corpus.holdings.source import read_document
from corpus.lines import BODY_SIZE, INDENT_STEP, Line
from corpus.symbol import Symbol
from tests.corpus.formats.print_document import as_word_file
from tests.corpus.formats.word.word_file import custom_mark, footnote_mark, paragraph, rewritten, run, table, word_file

Read = Callable[..., Document]

BOLD, ITALIC = "<w:b/>", "<w:i/>"

#: As in documents from New York: text stands in from the margin of the page, headings hang out of it.
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="SingleTxt"><w:name w:val="__Single Txt"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:ind w:left="1267" w:right="1267"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="HCh"><w:name w:val="_ H _Ch_1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:ind w:left="1267" w:right="1267" w:hanging="1267"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="_ H_1"/><w:basedOn w:val="HCh"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="_Par No"/><w:basedOn w:val="SingleTxt"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


#: List 1 numbers paragraphs "1.", "(a)", "(i)"; list 2 headings "I.", "A."; list 3 counts on with list 1, but its
#: second level begins anew; list 4 has bullets.
NUMBERING = (
    '<w:abstractNum w:abstractNumId="10">'
    + level(0, "decimal", "%1.", '<w:pPr><w:ind w:left="1267" w:firstLine="0"/></w:pPr>').replace(
        "<w:lvlText", '<w:pStyle w:val="Numbered"/><w:lvlText'
    )
    + level(1, "lowerLetter", "(%2)", '<w:pPr><w:ind w:left="1834" w:hanging="567"/></w:pPr>')
    + level(2, "lowerRoman", "(%3)", '<w:pPr><w:ind w:left="2401" w:hanging="567"/></w:pPr>')
    + "</w:abstractNum>"
    + f'<w:abstractNum w:abstractNumId="11">{level(0, "upperRoman", "%1.")}{level(1, "upperLetter", "%2.")}</w:abstractNum>'
    + f'<w:abstractNum w:abstractNumId="12">{level(0, "bullet", "•")}</w:abstractNum>'
    + '<w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="11"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="10"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="12"/></w:num>'
)


def listed(number: int, at: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'


def text(*content: str, properties: str = '<w:ind w:firstLine="475"/>') -> str:
    """A paragraph of the text, its first line indented."""
    return paragraph(*content, style="SingleTxt", properties=properties)


def quoted(*content: str) -> str:
    return text(*content, properties='<w:ind w:left="1742" w:right="1742"/>')


def note(*content: str) -> str:
    """A footnote's paragraph as Word writes it: a tab, the number, a tab."""
    number = '<w:r><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return paragraph(number, "<w:r><w:tab/></w:r>", *content)


def lines(*body: str, **more: object) -> tuple[Line, ...]:
    return read_docx(word_file(*body, **more)).lines  # type: ignore[arg-type]


def texts(*body: str, **more: object) -> list[str]:
    return [line.text for line in lines(*body, **more)]


def looks(line: Line) -> list[tuple[str, str, str]]:
    return [(run.kind, line.text[run.start : run.end], run.target) for run in line.runs]


def understood(data: bytes, symbol: str | None = None) -> Document:
    return understand(read_docx(data).lines, Card(Path("invented.docx"), Symbol.parse(symbol) if symbol else None))


def shown(document: Document, block: Block) -> str:
    """The block's text, with the footnotes in angle brackets where their marks stand."""
    printed = document.text_of(block)
    for mark in reversed(block.marks):
        at = mark.at - block.start
        printed = f"{printed[:at]}<{mark.note}>{printed[at:]}"
    return printed


def rows(document: Document) -> list[tuple[str, str, str, str]]:
    return [(block.id, block.kind, block.label, shown(document, block)) for block in document.blocks]


# --- A letter with a joint symbol ---

TITLE = (
    "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the "
    "Secretary-General and the President of the Security Council"
)
CIRCULATE = (
    "I should be grateful if you would have the present letter and its annex circulated as a document of the General "
    "Assembly, under agenda items 12 and 31 (a), and of the Security Council."
)
ANNEX = TITLE.replace("Letter", "Annex to the letter")

NORLAND = word_file(
    table(
        (paragraph("United Nations"), paragraph(run("A", '<w:sz w:val="40"/>'), "/77/401–S/2023/90", custom_mark(9, "*"))),
        (
            paragraph(),
            paragraph(run("General Assembly", BOLD)) + paragraph(run("Security Council", BOLD)),
            paragraph("Distr.: General") + paragraph("14 March 2023") + paragraph() + paragraph("Original: English"),
        ),
    ),
    table((
        paragraph(run("General Assembly", BOLD), "<w:r><w:br/></w:r>", run("Seventy-seventh session", BOLD))
        + paragraph("Agenda items 12 and 31 (a)")
        + paragraph(run("Peaceful uses of lakes", BOLD))
        + paragraph(run("Question of the northern ferries", BOLD)),
        paragraph(run("Security Council", BOLD), "<w:r><w:br/></w:r>", run("Seventy-eighth year", BOLD)),
    )),
    paragraph("<w:r><w:tab/></w:r><w:r><w:tab/></w:r>", TITLE, style="HCh"),
    text("Upon instructions from my Government, I draw your attention to the attack of 2 Febru", "ary 2023 on Port Selby."),
    text("On that day, patrol boats of Estavia cut the moorings of eleven ferries.", footnote_mark(1)),
    text("The harbour master had warned their crews in 2022", footnote_mark(2), " and nobody had answered him."),
    text("In its report of 5 February 2023, the International Harbour Union stated the following:"),
    quoted("Our inspectors counted eleven cut moorings on the morning of 3 February."),
    quoted("..."),
    quoted("“No ferry was seaworthy”, said Ana Beltran, chief inspector at the International Harbour Union.", footnote_mark(3)),
    text("The damage done to the ferries and to the quay amounts to 12 million crowns."),
    text("Three sailors died on the quay, and nine were wounded."),
    text("My Government has offered to receive observers.", footnote_mark(4)),
    text("It has received no reply."),
    text("Norland reserves all its rights under the Charter of the United Nations."),
    text(CIRCULATE),
    text(
        run("(Signed)", ITALIC), " Tomas ", run("Okoye", BOLD), "<w:r><w:br/></w:r>", "Ambassador", "<w:r><w:br/></w:r>",
        "Permanent Representative", properties='<w:ind w:left="5040"/>',
    ),
    paragraph('<w:r><w:br w:type="page"/></w:r>', ANNEX, style="HCh"),
    paragraph("Damage done to the ferries in the harbour", style="HCh"),
    text(run("East quay", BOLD)),
    text("Images 1–3: cut moorings", properties=""),
    text("The photographs were taken by the harbour master on the morning after the attack.", footnote_mark(5)),
    styles=STYLES,
    footnotes={
        1: note("See A/77/398-S/2023/89 (3 February 2023)."),
        2: note("See ", run("Log of the northern ferries", ITALIC), ", A/77/399."),
        3: note("“Moorings cut at Port Selby”, 5 February 2023. Available at www.harbour.example/news/2023/selby."),
        4: note("Statement of 1 March 2023.") + note("It was repeated on 2 March."),
        5: note("On file with the Mission."),
        9: paragraph("*", "<w:r><w:tab/></w:r>", "Reissued for technical reasons on 20 March 2023."),
    },
)  # fmt: skip

#: The same letter as one would write it by hand.
NORLAND_AS_MARKDOWN = f"""United Nations

A/77/401–S/2023/90[^*]

[^*]: Reissued for technical reasons on 20 March 2023.

**General Assembly**

**Security Council**

Distr.: General

14 March 2023

Original: English

**General Assembly**\\
**Seventy-seventh session**

Agenda items 12 and 31 (a)

**Peaceful uses of lakes**

**Question of the northern ferries**

**Security Council**\\
**Seventy-eighth year**

# {TITLE}

Upon instructions from my Government, I draw your attention to the attack of 2 February 2023 on Port Selby.

On that day, patrol boats of Estavia cut the moorings of eleven ferries.[^1]

[^1]: See A/77/398-S/2023/89 (3 February 2023).

The harbour master had warned their crews in 2022[^2] and nobody had answered him.

[^2]: See *Log of the northern ferries*, A/77/399.

In its report of 5 February 2023, the International Harbour Union stated the following:

> Our inspectors counted eleven cut moorings on the morning of 3 February.
>
> ...
>
> “No ferry was seaworthy”, said Ana Beltran, chief inspector at the International Harbour Union.[^3]

[^3]: “Moorings cut at Port Selby”, 5 February 2023. Available at www.harbour.example/news/2023/selby.

The damage done to the ferries and to the quay amounts to 12 million crowns.

Three sailors died on the quay, and nine were wounded.

My Government has offered to receive observers.[^4]

[^4]: Statement of 1 March 2023.

    It was repeated on 2 March.

It has received no reply.

Norland reserves all its rights under the Charter of the United Nations.

{CIRCULATE}

*(Signed)* Tomas **Okoye**\\
Ambassador\\
Permanent Representative

# {ANNEX}

# Damage done to the ferries in the harbour

**East quay**

Images 1–3: cut moorings

The photographs were taken by the harbour master on the morning after the attack.[^5]

[^5]: On file with the Mission.
"""


@pytest.fixture(scope="module")
def letter() -> Document:
    return understood(NORLAND)


def test_a_letter_is_read_block_by_block(letter: Document) -> None:
    assert rows(letter) == [
        ("m1", "masthead", "masthead", "United Nations"),
        ("m2", "masthead", "masthead", "A/77/401–S/2023/90<fn*>"),
        ("m3", "masthead", "masthead", "General Assembly"),
        ("m4", "masthead", "masthead", "Security Council"),
        ("m5", "masthead", "masthead", "Distr.: General"),
        ("m6", "masthead", "masthead", "14 March 2023"),
        ("m7", "masthead", "masthead", "Original: English"),
        ("m8", "masthead", "masthead", "General Assembly Seventy-seventh session"),
        ("m9", "masthead", "masthead", "Agenda items 12 and 31 (a)"),
        ("m10", "masthead", "masthead", "Peaceful uses of lakes"),
        ("m11", "masthead", "masthead", "Question of the northern ferries"),
        ("m12", "masthead", "masthead", "Security Council Seventy-eighth year"),
        ("title", "title", "title", TITLE),
        ("fn*", "footnote", "footnote *", "Reissued for technical reasons on 20 March 2023."),
        ("p1", "paragraph", "[para. 1]", "Upon instructions from my Government, I draw your attention to the attack of 2 February 2023 on Port Selby."),
        ("p2", "paragraph", "[para. 2]", "On that day, patrol boats of Estavia cut the moorings of eleven ferries.<fn1>"),
        ("fn1", "footnote", "footnote 1", "See A/77/398-S/2023/89 (3 February 2023)."),
        ("p3", "paragraph", "[para. 3]", "The harbour master had warned their crews in 2022<fn2> and nobody had answered him."),
        ("fn2", "footnote", "footnote 2", "See Log of the northern ferries, A/77/399."),
        ("p4", "paragraph", "[para. 4]", "In its report of 5 February 2023, the International Harbour Union stated the following:"),
        ("p5", "quotation", "[para. 5]", "Our inspectors counted eleven cut moorings on the morning of 3 February."),
        ("o1", "omission", "omission", "..."),
        ("p6", "quotation", "[para. 6]", "“No ferry was seaworthy”, said Ana Beltran, chief inspector at the International Harbour Union.<fn3>"),
        ("fn3", "footnote", "footnote 3", "“Moorings cut at Port Selby”, 5 February 2023. Available at www.harbour.example/news/2023/selby."),
        ("p7", "paragraph", "[para. 7]", "The damage done to the ferries and to the quay amounts to 12 million crowns."),
        ("p8", "paragraph", "[para. 8]", "Three sailors died on the quay, and nine were wounded."),
        ("p9", "paragraph", "[para. 9]", "My Government has offered to receive observers.<fn4>"),
        ("fn4", "footnote", "footnote 4", "Statement of 1 March 2023. It was repeated on 2 March."),
        ("p10", "paragraph", "[para. 10]", "It has received no reply."),
        ("p11", "paragraph", "[para. 11]", "Norland reserves all its rights under the Charter of the United Nations."),
        ("p12", "paragraph", "[para. 12]", CIRCULATE),
        ("signature", "signature", "signature", "(Signed) Tomas Okoye Ambassador Permanent Representative"),
        ("a1-h1", "heading", "annex, heading", ANNEX),
        ("a1-h2", "heading", "annex, heading", "Damage done to the ferries in the harbour"),
        ("a1-h3", "heading", "annex, heading", "East quay"),
        ("a1-c1", "caption", "annex, images 1–3", "Images 1–3: cut moorings"),
        ("a1-p1", "paragraph", "annex, [para. 1]", "The photographs were taken by the harbour master on the morning after the attack.<fn5>"),
        ("fn5", "footnote", "annex, footnote 5", "On file with the Mission."),
    ]  # fmt: skip
    assert letter.warnings == ()


def test_its_masthead_says_what_it_is(letter: Document) -> None:
    assert letter.symbol.halves == ("A/77/401", "S/2023/90")
    assert (letter.kind, letter.title, letter.author.name) == ("letter", TITLE, "Permanent Representative of Norland")
    head = letter.masthead
    assert head.organs == ("General Assembly", "Security Council")
    assert (head.distribution, head.language) == ("General", "English")
    assert head.distributed == datetime.date(2023, 3, 14)
    assert head.dated == datetime.date(2023, 3, 9)
    assert head.reissued == datetime.date(2023, 3, 20)
    assert head.sessions == ("Seventy-seventh session", "Seventy-eighth year")
    assert head.agenda == (
        AgendaItem("12", "Peaceful uses of lakes", "m10"),
        AgendaItem("31 (a)", "Question of the northern ferries", "m11"),
    )


def test_its_block_quotation_has_its_speakers_and_its_footnote(letter: Document) -> None:
    speakers = {block.id: [voice.name for voice in block.voice[1:]] for block in letter.blocks}
    assert speakers["p5"] == speakers["o1"] == speakers["p6"] == ["International Harbour Union"]
    assert not any(names for name, names in speakers.items() if name not in ("p5", "o1", "p6"))
    assert {block.id: block.closed_by for block in letter.blocks if block.closed_by} == dict.fromkeys(
        ("p5", "o1", "p6"), "fn3"
    )
    (speech,) = letter.block("p6").speeches
    assert (speech.voice[-1].name, speech.voice[-1].title) == (
        "Ana Beltran",
        "chief inspector at the International Harbour Union",
    )


def test_its_looks_are_kept(letter: Document) -> None:
    assert [(e.kind, letter.text[e.start : e.end]) for e in letter.block("signature").emphasis] == [
        ("italic", "(Signed)"),
        ("bold", "Okoye"),
    ]
    assert [letter.text[at:][:9] for at in letter.block("signature").breaks] == ["Ambassado", "Permanent"]
    assert [(e.kind, letter.text[e.start : e.end]) for e in letter.block("fn2").emphasis] == [
        ("italic", "Log of the northern ferries")
    ]


def test_the_same_letter_in_markdown_is_the_same_document(letter: Document, read: Read) -> None:
    written = read(NORLAND_AS_MARKDOWN, symbol=None)
    assert rows(written) == rows(letter)
    assert written.text == letter.text
    for block, other in zip(letter.blocks, written.blocks, strict=True):
        assert (block.section, block.number, block.under, block.voice) == (
            other.section,
            other.number,
            other.under,
            other.voice,
        )
        assert (block.marks, block.speeches, block.closed_by) == (other.marks, other.speeches, other.closed_by)
    assert (written.masthead, written.references) == (letter.masthead, letter.references)


def test_what_holds_of_every_document_holds_of_it(
    letter: Document, check_invariants: Callable[[Document], None]
) -> None:
    check_invariants(letter)


def test_a_masthead_in_the_head_of_the_first_page_alone_is_read() -> None:
    head = table(
        (paragraph("United Nations"), paragraph("A/77/401–S/2023/90*")),
        (paragraph(run("General Assembly", BOLD)), paragraph("Distr.: General") + paragraph("14 March 2023")),
    )
    foot = (
        paragraph("23-01234* (E)  200323")
        + paragraph("*2301234*")
        + paragraph("*\u00a0Reissued for technical reasons on 20 March 2023.")
    )
    body = (
        paragraph(TITLE, style="HCh"),
        text(
            "Upon instructions from my Government, I draw your attention to the attack of 2 February 2023 on Port Selby."
        ),
    )
    document = understood(word_file(*body, styles=STYLES, header=head, footer=foot))
    assert document.symbol.halves == ("A/77/401", "S/2023/90")
    assert document.masthead.reissued == datetime.date(2023, 3, 20)
    assert [(name, shown) for name, _, _, shown in rows(document)] == [
        ("m1", "United Nations"),
        ("m2", "A/77/401–S/2023/90<fn*>"),
        ("m3", "General Assembly"),
        ("m4", "Distr.: General"),
        ("m5", "14 March 2023"),
        ("title", TITLE),
        ("fn*", "Reissued for technical reasons on 20 March 2023."),
        ("p1", "Upon instructions from my Government, I draw your attention to the attack of 2 February 2023 on Port Selby."),
    ]  # fmt: skip


def test_running_heads_and_feet_are_left_out() -> None:
    running = word_file(paragraph("Text."), header=paragraph("A/77/401"), footer=paragraph("2/15"), of_pages="default")
    assert [line.text for line in read_docx(running).lines] == ["Text."]


def test_a_head_of_the_first_page_that_is_switched_off_is_left_out() -> None:
    assert texts(paragraph("Text."), header=paragraph("A/77/401")) == ["A/77/401", "Text."]
    assert texts(paragraph("Text."), header=paragraph("A/77/401"), section='<w:titlePg w:val="0"/>') == ["Text."]


# --- A report with numbers that Word counts ---

REPORT = word_file(
    table(
        (paragraph("United Nations"), paragraph("A/HRC/52/77")),
        (paragraph(run("General Assembly", BOLD)), paragraph("Distr.: General") + paragraph("3 February 2023") + paragraph("Original: English")),
    ),
    paragraph(run("Human Rights Council", BOLD)),
    paragraph(run("Fifty-second session", BOLD)),
    paragraph("Agenda item 4"),
    paragraph("Report of the Special Rapporteur on the human rights of sailors", custom_mark(9, "*"), style="HCh"),
    paragraph("Introduction", style="HCh", properties=listed(2)),
    paragraph("The present report is submitted pursuant to resolution 49/77 of the Human Rights Council.", footnote_mark(1), style="Numbered"),
    paragraph("Mandate", style="H1", properties=listed(2, 1)),
    paragraph("The mandate covers:", style="Numbered"),
    text("The wages of sailors;", properties=listed(1, 1)),
    text("The safety of sailors, namely:", properties=listed(1, 1)),
    text("Life jackets;", properties=listed(1, 2)),
    text("Boats;", properties=listed(1, 2)),
    text("Their housing.", properties=listed(1, 1)),
    paragraph("In its submission, the Lakeside Monitor stated:", style="Numbered"),
    quoted("Nobody had a lamp. The boats came at two."),
    paragraph("She visited three harbours and two shipyards:", style="Numbered"),
    text("Port Selby;", properties=listed(3, 1)),
    text("Ardmouth.", properties=listed(3, 1)),
    paragraph("Method", style="H1", properties=listed(2, 1)),
    paragraph("Forty witnesses were heard:", style="Numbered"),
    table(("Harbour", "Witnesses"), ("Port Selby", "30"), ("Ardmouth", "10")),
    paragraph("Findings", style="HCh", properties=listed(2)),
    text("Sailors are not paid;", properties=listed(4)),
    text("Sailors drown.", properties=listed(4)),
    paragraph("The Special Rapporteur recommends that the wages be paid.", style="Numbered"),
    styles=STYLES,
    numbering=NUMBERING,
    footnotes={1: note("See A/HRC/49/2."), 9: paragraph("*\t", "Submitted late, to reflect the most recent developments.")},
)  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Document:
    return understood(REPORT)


def test_a_report_has_the_numbers_that_word_prints(report: Document) -> None:
    assert str(report.symbol) == "A/HRC/52/77"
    assert (report.kind, report.author.name) == ("report", "Special Rapporteur on the human rights of sailors")
    assert [row for row in rows(report) if row[1] != "masthead"] == [
        ("title", "title", "title", "Report of the Special Rapporteur on the human rights of sailors<fn*>"),
        ("fn*", "footnote", "footnote *", "Submitted late, to reflect the most recent developments."),
        ("h1", "heading", "heading", "I. Introduction"),
        ("p1", "paragraph", "para. 1", "1. The present report is submitted pursuant to resolution 49/77 of the Human Rights Council.<fn1>"),
        ("fn1", "footnote", "footnote 1", "See A/HRC/49/2."),
        ("h2", "heading", "heading", "A. Mandate"),
        ("p2", "paragraph", "para. 2", "2. The mandate covers:"),
        ("p2-i1", "list_item", "para. 2 (a)", "(a) The wages of sailors;"),
        ("p2-i2", "list_item", "para. 2 (b)", "(b) The safety of sailors, namely:"),
        ("p2-i3", "list_item", "para. 2 (b) (i)", "(i) Life jackets;"),
        ("p2-i4", "list_item", "para. 2 (b) (ii)", "(ii) Boats;"),
        ("p2-i5", "list_item", "para. 2 (c)", "(c) Their housing."),
        ("p3", "paragraph", "para. 3", "3. In its submission, the Lakeside Monitor stated:"),
        ("p3-2", "quotation", "para. 3 [subpara. 2]", "Nobody had a lamp. The boats came at two."),
        ("p4", "paragraph", "para. 4", "4. She visited three harbours and two shipyards:"),
        ("p4-i1", "list_item", "para. 4 (a)", "(a) Port Selby;"),
        ("p4-i2", "list_item", "para. 4 (b)", "(b) Ardmouth."),
        ("h3", "heading", "heading", "B. Method"),
        ("p5", "paragraph", "para. 5", "5. Forty witnesses were heard:"),
        ("p5-i1", "list_item", "para. 5, item 1", "Harbour\tWitnesses"),
        ("p5-i2", "list_item", "para. 5, item 2", "Port Selby\t30"),
        ("p5-i3", "list_item", "para. 5, item 3", "Ardmouth\t10"),
        ("h4", "heading", "heading", "II. Findings"),
        ("p5-i4", "list_item", "para. 5, item 4", "Sailors are not paid;"),
        ("p5-i5", "list_item", "para. 5, item 5", "Sailors drown."),
        ("p6", "paragraph", "para. 6", "6. The Special Rapporteur recommends that the wages be paid."),
    ]  # fmt: skip


def test_its_headings_stand_above_one_another(report: Document) -> None:
    assert report.block("p5").under == ("I. Introduction", "B. Method")
    assert report.block("p6").under == ("II. Findings",)


def test_its_quotation_speaks_and_its_lists_do_not(report: Document) -> None:
    assert {block.id: block.voice[-1].name for block in report.blocks if len(block.voice) > 1} == {
        "p3-2": "Lakeside Monitor"
    }


def test_what_holds_of_every_document_holds_of_the_report(
    report: Document, check_invariants: Callable[[Document], None]
) -> None:
    check_invariants(report)


# --- A resolution ---


def test_a_resolution_has_its_preamble_and_its_numbered_paragraphs() -> None:
    document = understood(
        word_file(
            paragraph("Resolution 2699 (2023)", style="HCh"),
            paragraph("Adopted by the Security Council at its 9430th meeting, on 4 October 2023", style="HCh"),
            text(run("The Security Council", ITALIC), ","),
            text(run("Recalling", ITALIC), " its resolutions 2650 (2022) and 2661 (2022),"),
            text(run("Acting", ITALIC), " under Chapter VII of the Charter of the United Nations,"),
            text(
                run("Demands", ITALIC), " that all patrol boats leave the harbour of Port Selby;", properties=listed(1)
            ),
            text(run("Calls upon", ITALIC), " all States:", properties=listed(1)),
            text("To refrain from cutting moorings;", properties=listed(1, 1)),
            text("To return the ropes;", properties=listed(1, 1)),
            text(run("Decides", ITALIC), " to remain seized of the matter.", properties=listed(1)),
            styles=STYLES,
            numbering=NUMBERING,
            header=table(
                (paragraph("United Nations"), paragraph("S/RES/2699 (2023)")),
                (paragraph(run("Security Council", BOLD)), paragraph("Distr.: General") + paragraph("5 October 2023")),
            ),
        )
    )
    assert (str(document.symbol), document.kind, document.author.name) == (
        "S/RES/2699(2023)",
        "resolution",
        "Security Council",
    )
    assert (document.masthead.dated, document.masthead.distributed) == (
        datetime.date(2023, 10, 4),
        datetime.date(2023, 10, 5),
    )
    assert rows(document)[5:] == [
        ("title", "title", "title", "Resolution 2699 (2023)"),
        ("m6", "masthead", "adoption", "Adopted by the Security Council at its 9430th meeting, on 4 October 2023"),
        ("h1", "heading", "heading", "The Security Council,"),
        ("pp1", "paragraph", "preambular [para. 1]", "Recalling its resolutions 2650 (2022) and 2661 (2022),"),
        ("pp2", "paragraph", "preambular [para. 2]", "Acting under Chapter VII of the Charter of the United Nations,"),
        ("p1", "paragraph", "para. 1", "1. Demands that all patrol boats leave the harbour of Port Selby;"),
        ("p2", "paragraph", "para. 2", "2. Calls upon all States:"),
        ("p2-i1", "list_item", "para. 2 (a)", "(a) To refrain from cutting moorings;"),
        ("p2-i2", "list_item", "para. 2 (b)", "(b) To return the ropes;"),
        ("p3", "paragraph", "para. 3", "3. Decides to remain seized of the matter."),
    ]
    demands = document.block("p1")
    assert [(e.kind, document.text[e.start : e.end]) for e in demands.emphasis] == [("italic", "Demands")]


# --- Numbers ---


def one_list(*levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>{more}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


@pytest.mark.parametrize(("form", "printed"), [
    ("decimal", ["1.", "2.", "3."]),
    ("decimalZero", ["01.", "02.", "03."]),
    ("lowerLetter", ["a.", "b.", "c."]),
    ("upperLetter", ["A.", "B.", "C."]),
    ("lowerRoman", ["i.", "ii.", "iii."]),
    ("upperRoman", ["I.", "II.", "III."]),
    ("ordinal", ["1st.", "2nd.", "3rd."]),
    ("aiueo", ["1.", "2.", "3."]),
])  # fmt: skip
def test_numbers_are_printed_in_their_form(form: str, printed: list[str]) -> None:
    body = (paragraph("x", properties=listed(1)) for _ in printed)
    assert texts(*body, numbering=one_list(level(0, form, "%1."))) == [f"{number} x" for number in printed]


@pytest.mark.parametrize(("form", "start", "printed"), [
    ("lowerLetter", 26, ["z", "aa", "bb"]),
    ("upperRoman", 1989, ["MCMLXXXIX", "MCMXC", "MCMXCI"]),
    ("upperRoman", 999999999, ["999999999", "1000000000", "1000000001"]),
    ("lowerLetter", 0, ["0", "a", "b"]),
    ("ordinal", 11, ["11th", "12th", "13th"]),
])  # fmt: skip
def test_numbers_go_on_from_where_they_start(form: str, start: int, printed: list[str]) -> None:
    begins = level(0, form, "%1").replace('<w:start w:val="1"/>', f'<w:start w:val="{start}"/>')
    body = (paragraph("x", properties=listed(1)) for _ in printed)
    assert texts(*body, numbering=one_list(begins)) == [f"{number} x" for number in printed]


def test_a_level_begins_anew_below_each_number_above_it() -> None:
    numbering = one_list(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%1.%2(%3)"))
    places = [0, 1, 1, 2, 2, 1, 2, 0, 1, 2]
    body = (paragraph("x", properties=listed(1, at)) for at in places)
    assert [line.split()[0] for line in texts(*body, numbering=numbering)] == [
        "1.", "1.1", "1.2", "1.2(a)", "1.2(b)", "1.3", "1.3(a)", "2.", "2.1", "2.1(a)",
    ]  # fmt: skip


@pytest.mark.parametrize(("restart", "printed"), [
    ("", ["1", "a", "i", "b", "i"]),
    ('<w:lvlRestart w:val="0"/>', ["1", "a", "i", "b", "ii"]),
    ('<w:lvlRestart w:val="1"/>', ["1", "a", "i", "b", "ii"]),
])  # fmt: skip
def test_a_level_says_what_it_begins_anew_behind(restart: str, printed: list[str]) -> None:
    deepest = level(2, "lowerRoman", "%3").replace("<w:numFmt", f"{restart}<w:numFmt")
    numbering = one_list(level(0, "decimal", "%1"), level(1, "lowerLetter", "%2"), deepest)
    body = (paragraph("x", properties=listed(1, at)) for at in (0, 1, 2, 1, 2))
    assert [line.split()[0] for line in texts(*body, numbering=numbering)] == printed


def test_a_level_whose_upper_levels_have_not_begun_shows_their_start() -> None:
    numbering = one_list(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    assert texts(paragraph("x", properties=listed(1, 1)), numbering=numbering) == ["1.1 x"]


def test_legal_numbers_are_figures() -> None:
    legal = level(1, "decimal", "%1.%2").replace("<w:lvlText", "<w:isLgl/><w:lvlText")
    numbering = one_list(level(0, "upperRoman", "%1."), legal)
    body = (paragraph("x", properties=listed(1, at)) for at in (0, 0, 1))
    assert texts(*body, numbering=numbering) == ["I. x", "II. x", "2.1 x"]


def test_two_lists_of_one_definition_count_together_unless_one_starts_anew() -> None:
    more = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    numbering = one_list(level(0, "decimal", "%1."), more=more)
    body = (paragraph("x", properties=listed(number)) for number in (1, 2, 3, 3, 1))
    assert texts(*body, numbering=numbering) == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_a_list_may_have_levels_of_its_own() -> None:
    own = f'<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride></w:num>'
    body = (paragraph("x", properties=listed(number)) for number in (1, 2))
    assert texts(*body, numbering=one_list(level(0, "decimal", "%1."), more=own)) == ["1. x", "B) x"]


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Legal"/>{level(0, "upperRoman", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert texts(paragraph("x", properties=listed(1)), styles=styles, numbering=numbering) == ["I. x"]


def test_a_paragraph_may_be_without_the_number_of_its_style() -> None:
    body = (
        paragraph("x", style="Numbered"),
        paragraph("y", style="Numbered", properties=listed(0)),
        paragraph("z", style="Numbered"),
    )
    assert texts(*body, styles=STYLES, numbering=NUMBERING) == ["1. x", "y", "2. z"]


def test_a_list_that_is_not_defined_numbers_nothing() -> None:
    assert texts(paragraph("x", properties=listed(77)), numbering=NUMBERING) == ["x"]
    assert texts(paragraph("x", properties=listed(1))) == ["x"]


def test_an_empty_paragraph_takes_a_number_and_prints_nothing() -> None:
    body = paragraph("x", properties=listed(1)), paragraph(properties=listed(1)), paragraph("y", properties=listed(1))
    assert texts(*body, numbering=NUMBERING) == ["1. x", "3. y"]


def test_a_bullet_is_an_item_and_no_text() -> None:
    (line,) = lines(paragraph("x", properties=listed(4)), numbering=NUMBERING)
    assert (line.text, line.item) == ("x", True)


def test_the_number_of_a_bold_heading_is_bold_and_that_of_other_text_is_not() -> None:
    heading, half = lines(
        paragraph(run("Findings", BOLD), properties=listed(2)),
        paragraph(run("Findings", BOLD), " of fact", properties=listed(2)),
        numbering=NUMBERING,
    )
    assert looks(heading) == [("bold", "I. Findings", "")]
    assert looks(half) == [("bold", "Findings", "")]


# --- Notes ---


def test_a_mark_is_certain_behind_a_figure_and_behind_a_unit() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    body = paragraph(
        "Ropes", footnote_mark(1), " lay on 40 km", footnote_mark(2), " of quay in 2023", footnote_mark(1), ", of 10", raised, " m."
    )  # fmt: skip
    document = understood(word_file(body, footnotes={1: note("One."), 2: note("Two.")}), "A/77/401")
    assert shown(document, document.block("p1")) == "Ropes<fn1> lay on 40 km<fn2> of quay in 2023<fn1>, of 10² m."


def test_notes_are_numbered_by_their_marks_and_not_by_their_place_in_the_file() -> None:
    body = paragraph("a", footnote_mark(7)), paragraph("b", footnote_mark(3), "c", footnote_mark(7))
    read = lines(*body, footnotes={3: note("Three."), 5: note("Lost."), 7: note("Seven.")})
    assert [(line.text, line.note) for line in read] == [("a1", None), ("Seven.", "1"), ("b2c1", None), ("Three.", "2")]
    assert [looks(line) for line in read if not line.note] == [
        [("mark", "1", "1")],
        [("mark", "2", "2"), ("mark", "1", "1")],
    ]


def test_a_mark_without_its_note_is_kept_and_warned_of() -> None:
    document = understood(
        word_file(paragraph("Eleven ferries were cut.", footnote_mark(4)), footnotes={1: note("x")}), "A/77/401"
    )
    assert document.warnings == ("mark 1 has no footnote: “…Eleven ferries were cut.”",)


@pytest.mark.parametrize(("settings", "section", "printed"), [
    ("", "", ["1", "2"]),
    ('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', "", ["a", "b"]),
    ('<w:footnotePr><w:numStart w:val="5"/></w:footnotePr>', "", ["5", "6"]),
    ('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', '<w:footnotePr><w:numFmt w:val="chicago"/></w:footnotePr>', ["*", "†"]),
])  # fmt: skip
def test_notes_are_numbered_as_the_document_or_its_section_says(
    settings: str, section: str, printed: list[str]
) -> None:
    body = paragraph("x", footnote_mark(1)), paragraph("y", footnote_mark(2))
    read = lines(*body, footnotes={1: note("One."), 2: note("Two.")}, settings=settings, section=section)
    assert [line.note for line in read if line.note] == printed


def test_notes_may_begin_anew_with_each_section() -> None:
    anew = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = paragraph("Ropes were cut.", footnote_mark(1), properties=anew), paragraph("Boats sank.", footnote_mark(2))
    document = understood(word_file(*body, footnotes={1: note("One."), 2: note("Two.")}), "A/77/401")
    assert [shown(document, block) for block in document.blocks] == [
        "Ropes were cut.<fn1>",
        "One.",
        "Boats sank.<fn1-2>",
        "Two.",
    ]


def test_endnotes_have_small_roman_numbers() -> None:
    read = lines(
        paragraph("x", footnote_mark(1), footnote_mark(1, "endnote")),
        footnotes={1: note("Foot.")},
        endnotes={1: paragraph("End.")},
    )
    assert [(line.text, line.note) for line in read] == [("x1i", None), ("Foot.", "1"), ("End.", "i")]


def test_asterisks_that_begin_anew_leave_the_numbers_alone() -> None:
    document = understood(
        word_file(
            paragraph("Ropes were cut.", custom_mark(1, "*"), " Boats sank.", footnote_mark(2)),
            paragraph("Sailors drowned.", custom_mark(3, "*"), " Nobody came.", footnote_mark(4)),
            footnotes={1: paragraph("* First."), 2: note("Second."), 3: paragraph("*Third."), 4: note("Fourth.")},
        ),
        "A/77/401",
    )
    assert [shown(document, block) for block in document.blocks if block.kind == "paragraph"] == [
        "Ropes were cut.<fn*> Boats sank.<fn1>",
        "Sailors drowned.<fn*-2> Nobody came.<fn2>",
    ]
    assert [document.text_of(document.block(name)) for name in ("fn*", "fn1", "fn*-2", "fn2")] == [
        "First.",
        "Second.",
        "Third.",
        "Fourth.",
    ]


def test_numbers_that_begin_anew_behind_asterisks_do_so() -> None:
    anew = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    document = understood(
        word_file(
            paragraph("Ropes were cut.", footnote_mark(1), " Boats sank.", custom_mark(2, "*"), properties=anew),
            paragraph("Sailors drowned.", custom_mark(3, "*"), " Nobody came.", footnote_mark(4)),
            footnotes={1: note("First."), 2: paragraph("* Second."), 3: paragraph("* Third."), 4: note("Fourth.")},
        ),
        "A/77/401",
    )
    assert [(block.id, document.text_of(block)) for block in document.of_kind("footnote")] == [
        ("fn1", "First."),
        ("fn*", "Second."),
        ("fn*-2", "Third."),
        ("fn1-2", "Fourth."),
    ]


@pytest.mark.parametrize("mark", [
    '<w:t>*</w:t>', '<w:sym w:font="Symbol" w:char="F02A"/>', "<w:t></w:t>", "<w:drawing/>", "",
])  # fmt: skip
def test_an_authors_own_mark_may_be_written_in_several_ways(mark: str) -> None:
    reference = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/>{mark}</w:r>'
    read = lines(paragraph("Ropes were cut.", reference), footnotes={1: paragraph("* See A/77/399.")})
    assert [(line.text, line.note) for line in read] == [("Ropes were cut.*", None), ("See A/77/399.", "*")]


def test_notes_stand_behind_the_row_of_a_table_that_they_are_marked_in() -> None:
    body = table((paragraph("Ropes", footnote_mark(1)), "11"), ("Boats", "12"))
    read = lines(paragraph("A" * 100), body, footnotes={1: note("Counted twice.")})
    assert [(line.text, line.row, line.note) for line in read[1:]] == [
        ("Ropes1", True, None),
        ("11", True, None),
        ("Counted twice.", False, "1"),
        ("Boats", True, None),
        ("12", True, None),
    ]


def test_a_typed_superscript_that_opens_a_paragraph_is_a_footnote_as_in_any_text() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("Eleven ropes were cut.", run("1", raised)), paragraph(run("1", raised), " See A/77/399.")
    document = understood(word_file(*body), "A/77/401")
    assert rows(document) == [
        ("p1", "paragraph", "[para. 1]", "Eleven ropes were cut.<fn1>"),
        ("fn1", "footnote", "footnote 1", "See A/77/399."),
    ]


# --- Text ---


@pytest.mark.parametrize(("content", "printed"), [
    ("<w:r><w:t>har</w:t></w:r><w:r><w:t>bour</w:t></w:r>", "harbour"),
    ("<w:r><w:t>har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>", "harbour"),
    ("<w:r><w:t>har­bour</w:t></w:r>", "harbour"),
    ("<w:r><w:t>S/2023/90</w:t><w:noBreakHyphen/><w:t>E</w:t></w:r>", "S/2023/90-E"),
    ("<w:r><w:t>A‑77</w:t></w:r>", "A-77"),
    ("<w:r><w:t>3  February</w:t><w:tab/><w:t>2023</w:t></w:r>", "3 February 2023"),
    ("<w:r><w:t>re</w:t></w:r><w:r><w:t>́ponse</w:t></w:r>", "réponse"),
    ("<w:r><w:t>a</w:t></w:r><w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='1'/><w:r><w:t>b</w:t></w:r>", "ab"),
    ("<w:r><w:t>in</w:t></w:r><w:del><w:r><w:delText>ac</w:delText></w:r></w:del><w:ins><w:r><w:t>tact</w:t></w:r></w:ins>", "intact"),
    ("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "here"),
    ("<w:commentRangeStart w:id='1'/><w:r><w:t>said</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r>", "said"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>open</w:t></w:r>", "open"),
    ("<w:sdt><w:sdtContent><w:r><w:t>held</w:t></w:r></w:sdtContent></w:sdt>", "held"),
    ("<w:smartTag><w:customXml><w:r><w:t>held</w:t></w:r></w:customXml></w:smartTag>", "held"),
    ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>5</w:t></w:r>", "≥5"),
    ("<w:r><w:sym w:font='Wingdings' w:char='F04A'/><w:t>5</w:t></w:r>", "�5"),
    ("<w:r><w:sym w:char='2022'/><w:t>5</w:t></w:r>", "•5"),
    ("<w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>", "base"),
    ("<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=2</m:t></m:r></m:oMath>", "x=2"),
    ("<w:r><w:t>page </w:t></w:r><w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple>", "page"),
    ("<w:fldSimple w:instr=' DATE '><w:r><w:t>9 March</w:t></w:r></w:fldSimple>", "9 March"),
])  # fmt: skip
def test_what_is_printed_is_read_and_what_is_not_is_left_out(content: str, printed: str) -> None:
    assert texts(f"<w:p>{content}</w:p>") == [printed]


def field(instruction: str, result: str) -> str:
    signs = {name: f'<w:r><w:fldChar w:fldCharType="{name}"/></w:r>' for name in ("begin", "separate", "end")}
    return f"{signs['begin']}<w:r><w:instrText>{instruction}</w:instrText></w:r>{signs['separate']}{run(result)}{signs['end']}"


def test_the_result_of_a_field_is_printed_and_its_instruction_is_not() -> None:
    assert texts(paragraph("see ", field("REF _Ref1", "para. 3"), ".")) == ["see para. 3."]
    assert texts(paragraph("page ", field("PAGE", "7"), " of ", field(" numpages ", "15"))) == ["page of"]
    assert texts(paragraph(field("IF 1 = 1", "outer"), " ", field("QUOTE", "more"))) == ["outer more"]


def test_a_field_that_never_ends_ends_with_its_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(paragraph("one", begin), paragraph("two")) == ["one", "two"]


def test_links_lead_where_they_say() -> None:
    body = paragraph(
        '<w:hyperlink r:id="site"><w:r><w:t>A/77/</w:t></w:r><w:r><w:t>399</w:t></w:r></w:hyperlink>', ", ",
        '<w:hyperlink w:anchor="annex"><w:r><w:t>annex</w:t></w:r></w:hyperlink>', ", ",
        '<w:hyperlink r:id="gone"><w:r><w:t>nowhere</w:t></w:r></w:hyperlink>', ", ",
        field('HYPERLINK "https://undocs.org/en/S/2023/90"', "S/2023/90"), ", ",
        field('HYPERLINK \\l "note"', "the note"),
    )  # fmt: skip
    (line,) = lines(body, links={"site": "https://undocs.org/en/A/77/399"})
    assert looks(line) == [
        ("link", "A/77/399", "https://undocs.org/en/A/77/399"),
        ("link", "annex", "#annex"),
        ("link", "S/2023/90", "https://undocs.org/en/S/2023/90"),
        ("link", "the note", "#note"),
    ]


def test_a_link_in_a_footnote_leads_where_the_footnotes_part_says() -> None:
    linked = '<w:hyperlink r:id="site"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    read = lines(
        paragraph("x", footnote_mark(1)), footnotes={1: note(linked)}, links={"site": "https://harbour.example"}
    )
    assert looks(read[1]) == [("link", "here", "https://harbour.example")]


def test_line_breaks_begin_lines_and_page_breaks_paragraphs() -> None:
    read = lines(
        paragraph(
            "one",
            "<w:r><w:br/></w:r>",
            "two",
            '<w:r><w:br w:type="page"/></w:r>',
            "three",
            "<w:r><w:cr/></w:r>",
            "four",
        )
    )
    assert [(line.text, line.gap) for line in read] == [("one", True), ("two", False), ("three", True), ("four", False)]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(paragraph("The boats ", properties=deleted), paragraph("came.")) == ["The boats came."]
    assert texts(paragraph("The boats came.", properties=deleted), table(("a", "b"), ("c", "d"))) == [
        "The boats came.",
        "a",
        "b",
        "c",
        "d",
    ]


def test_a_deleted_row_is_left_out() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr>"
    assert texts(table(("a", "b")).replace("</w:tbl>", f"{gone}</w:tbl>")) == ["a", "b"]


BOX = "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>"
DRAWN = f"<w:drawing><wp:inline><wps:txbx>{BOX}</wps:txbx></wp:inline></w:drawing>"
PICTURED = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize("box", [
    DRAWN,
    PICTURED,
    f"<mc:AlternateContent><mc:Choice Requires='wps'>{DRAWN}</mc:Choice><mc:Fallback>{PICTURED}</mc:Fallback></mc:AlternateContent>",
    f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback>{PICTURED}</mc:Fallback></mc:AlternateContent>",
])  # fmt: skip
def test_a_text_box_is_read_once_behind_the_paragraph_it_hangs_on(box: str) -> None:
    assert texts(paragraph("Before ", f"<w:r>{box}</w:r>", "it."), paragraph("After it.")) == [
        "Before it.",
        "Boxed",
        "After it.",
    ]


def test_content_controls_around_blocks_rows_and_cells_are_seen_through() -> None:
    held = f"<w:sdt><w:sdtContent>{paragraph('one')}</w:sdtContent></w:sdt>"
    cell = "<w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>"
    rows_held = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    assert texts(held, rows_held) == ["one", "two"]


def test_tables_of_contents_that_word_has_made_are_left_out() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="TOC 1"/></w:style>'
    entry = paragraph("I. Introduction", "<w:r><w:tab/></w:r>", "3", style="TOC1")
    assert texts(entry, paragraph("Introduction"), styles=styles) == ["Introduction"]


def test_a_rule_made_of_signs_is_no_text() -> None:
    document = understood(word_file(paragraph("Eleven ferries were cut."), paragraph("_" * 16)), "A/77/401")
    assert document.text == "Eleven ferries were cut."


# --- Looks ---


def test_bold_in_a_bold_style_is_upright_only_where_two_styles_say_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Head"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = paragraph(
        "one ", run("two", '<w:rStyle w:val="Strong"/>'), run(" three", BOLD), run(" four", '<w:b w:val="0"/>'),
        run(" five", '<w:rStyle w:val="Strong"/><w:b/>'), style="Head",
    )  # fmt: skip
    (line,) = lines(body, styles=styles)
    assert looks(line) == [("bold", "one", ""), ("bold", "three", ""), ("bold", "five", "")]


def test_a_blank_between_two_bold_words_is_as_good_as_bold() -> None:
    (line,) = lines(paragraph(run("General", BOLD), " ", run("Assembly", BOLD), " of ", run("States", BOLD)))
    assert looks(line) == [("bold", "General Assembly", ""), ("bold", "States", "")]


@pytest.mark.parametrize(
    "raised", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="6"/>', '<w:rStyle w:val="FootnoteReference"/>']
)
def test_raised_text_is_superscript(raised: str) -> None:
    (line,) = lines(paragraph("10", run("1", raised), run("2", raised)), styles=STYLES)
    assert looks(line) == [("superscript", "12", "12")]


@pytest.mark.parametrize("level_of", ['<w:outlineLvl w:val="1"/>', ""])
def test_a_heading_style_is_larger_than_the_text_whatever_its_size(level_of: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="H"><w:pPr>{level_of}</w:pPr></w:style>'
    heading, body = lines(paragraph("Findings", style="H"), paragraph("Text."), styles=styles)
    assert (heading.size > BODY_SIZE) == bool(level_of)
    assert body.size == BODY_SIZE


def test_a_long_paragraph_in_a_heading_style_is_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    assert [line.size for line in lines(paragraph("word " * 80, style="H"), styles=styles)] == [BODY_SIZE]


def test_sizes_are_told_by_the_texts_own() -> None:
    large, small = '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'
    read = lines(
        paragraph(run("Heading", large)),
        paragraph(run("Text of the usual size. " * 4, small)),
        paragraph(run("(note)", '<w:sz w:val="18"/>')),
    )
    assert [line.size for line in read] == [pytest.approx(14 * BODY_SIZE / 12), BODY_SIZE, BODY_SIZE]


@pytest.mark.parametrize(("properties", "indent"), [
    ("", 0.0),
    ('<w:ind w:left="1742"/>', 23.75),
    ('<w:ind w:start="1742.0000001"/>', 23.75),
    ('<w:ind w:left="1834" w:hanging="567"/>', 0.0),
    ('<w:ind w:firstLine="475"/>', 0.0),
    ('<w:ind w:left="1300"/>', 0.0),
    ('<w:ind w:left="0"/>', 0.0),
    ('<w:ind w:left="wide"/>', 0.0),
])  # fmt: skip
def test_indents_are_told_by_the_texts_own_margin(properties: str, indent: float) -> None:
    usual = text("Text of the usual margin. " * 8)
    read = lines(usual, text("Nobody had a lamp.", properties=properties), usual, styles=STYLES)
    assert [line.indent for line in read] == [0.0, indent, 0.0]


@pytest.mark.parametrize("begins", ['<w:r><w:br w:type="page"/></w:r>', ""])
@pytest.mark.parametrize("ends", ['<w:r><w:br w:type="page"/></w:r>', ""])
@pytest.mark.parametrize("before", ["<w:pageBreakBefore/>", ""])
def test_an_annex_may_have_other_margins_than_its_letter(begins: str, ends: str, before: str) -> None:
    letter, quotation = text("The letter has a margin. " * 4), quoted("Nobody had a lamp.")
    annex = paragraph(begins, "The annex has none, and is much longer than the letter. " * 8, properties=before)
    read = lines(letter, quotation, text("It goes on.", ends), annex, styles=STYLES)
    on_one_page = not (begins or ends or before)
    assert [line.indent for line in read] == ([63.35, 87.1, 63.35, 0.0] if on_one_page else [0.0, 23.75, 0.0, 0.0])


def test_a_line_that_hangs_out_is_an_item_only_with_a_marker() -> None:
    usual, hanging = text("Text of the usual margin. " * 8), '<w:ind w:left="1742" w:hanging="475"/>'
    for opens, indent in (("(a) Ropes;", 0.0), ("Ropes and boats;", 23.75)):
        read = lines(usual, text(opens, properties=hanging), quoted("Nobody had a lamp."), styles=STYLES)
        assert [line.indent for line in read] == [0.0, 0.0, indent]


def test_a_style_of_quotations_is_one_though_it_has_no_indent() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    assert [line.indent for line in lines(paragraph("Nobody had a lamp.", style="Q"), styles=styles)] == [INDENT_STEP]


def test_what_goes_on_with_a_list_item_is_no_quotation() -> None:
    item = text("Life jackets;", properties=listed(1, 2))
    goes_on = text("They were never delivered.", properties='<w:ind w:left="2401"/>')
    read = lines(
        text("Text of the usual margin. " * 8),
        item,
        goes_on,
        quoted("Nobody had a lamp."),
        styles=STYLES,
        numbering=NUMBERING,
    )
    assert [line.indent for line in read] == [0.0, pytest.approx(28.35), 0.0, 23.75]


def test_two_sizes_of_text_are_both_of_text() -> None:
    letter, annex = '<w:sz w:val="24"/>', '<w:sz w:val="20"/>'
    read = lines(
        paragraph(run("The letter is set in twelve points.", letter)), paragraph(run("Its annex is set in ten.", annex))
    )
    assert [line.size for line in read] == [BODY_SIZE, BODY_SIZE]


def test_looks_stay_in_place_behind_an_accent_that_stands_alone() -> None:
    (line,) = lines(paragraph("re", "\u0301ponse ", run("now", BOLD)))
    assert looks(line) == [("bold", "now", "")]


# --- Tables ---


def test_a_row_is_a_unit_whose_cells_are_lines() -> None:
    read = lines(
        paragraph("A" * 100), table(("Harbour", "Ferries"), ("Port Selby", paragraph("11") + paragraph("cut")))
    )
    assert [(line.text, line.gap, line.row) for line in read[1:]] == [
        ("Harbour", True, True),
        ("Ferries", False, True),
        ("Port Selby", True, True),
        ("11", False, True),
        ("cut", False, True),
    ]


def test_a_long_note_in_the_masthead_does_not_end_it() -> None:
    first = table(
        (paragraph("A/77/401", custom_mark(1, "*")), paragraph("Distr.: General") + paragraph("14 March 2023"))
    )
    second = table((paragraph("Seventy-seventh session") + paragraph("Agenda item 12"), "Lakes"), ("x", "y"))
    read = lines(first, second, footnotes={1: paragraph("* " + "Submitted late, to reflect what was new. " * 4)})
    assert not any(line.row for line in read)


def test_a_frame_of_one_cell_and_signatures_side_by_side_are_paragraphs() -> None:
    frame = table((paragraph("Box 1") + paragraph("A sentence in a frame."),))
    signatures = table(
        (paragraph("(Signed) A. Okoye") + paragraph("Norland"), paragraph("(Signed) B. Lund") + paragraph("Estavia"))
    )
    read = lines(paragraph("A" * 100), frame, signatures)
    assert all(line.gap and not line.row for line in read)
    assert [line.text for line in read[1:]] == [
        "Box 1",
        "A sentence in a frame.",
        "(Signed) A. Okoye",
        "Norland",
        "(Signed) B. Lund",
        "Estavia",
    ]


def test_a_cell_that_goes_on_with_the_one_above_is_empty() -> None:
    merged = paragraph("Port Selby").replace("<w:p>", "<w:tcPr><w:vMerge/></w:tcPr><w:p>")
    begins = merged.replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>')
    rows_of = f"<w:tbl><w:tr><w:tc>{begins}</w:tc><w:tc>{paragraph('11')}</w:tc></w:tr><w:tr><w:tc>{merged}</w:tc><w:tc>{paragraph('12')}</w:tc></w:tr></w:tbl>"
    assert texts(rows_of) == ["Port Selby", "11", "12"]


def test_a_table_within_a_cell_is_part_of_the_row() -> None:
    read = lines(
        paragraph("A" * 100), table(("Harbour", table(("a", "b"), ("c", "d")) + paragraph()), ("Port Selby", "11"))
    )
    assert [(line.text, line.gap) for line in read[1:]] == [
        ("Harbour", True),
        ("a", False),
        ("b", False),
        ("c", False),
        ("d", False),
        ("Port Selby", True),
        ("11", False),
    ]


# --- Files in the world ---


def test_what_python_docx_writes_is_read() -> None:
    written = docx.Document()
    written.add_heading("Report of the Panel of Experts on the Northern Ferries", 0)
    written.add_heading("Mandate", 1)
    written.add_paragraph("The mandate of the Panel was set in resolution 2650 (2022).", style="List Number")
    written.add_paragraph("It visited the quay.", style="List Bullet")
    written.add_paragraph("The Panel went on to Ardmouth.", style="List Number")
    out = io.BytesIO()
    written.save(out)
    document = understood(out.getvalue(), "S/2023/412")
    assert [(block.id, block.kind, document.text_of(block)) for block in document.blocks] == [
        ("title", "title", "Report of the Panel of Experts on the Northern Ferries"),
        ("h1", "heading", "Mandate"),
        ("p1", "paragraph", "1. The mandate of the Panel was set in resolution 2650 (2022)."),
        ("p1-i1", "list_item", "It visited the quay."),
        ("p2", "paragraph", "2. The Panel went on to Ardmouth."),
    ]


def test_a_file_with_macros_is_read_and_they_are_not() -> None:
    assert texts(paragraph("Text."), word__vbaProject__bin=b"\xd0\xcf\x11\xe0") == ["Text."]


def test_the_strict_dialect_is_read() -> None:
    data = word_file(paragraph("Text.", footnote_mark(1)), footnotes={1: note("Note.")})
    usual, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    data = rewritten(
        data, lambda part: part.replace(usual + b"wordprocessingml/2006/main", strict + b"wordprocessingml/main")
    )
    data = rewritten(data, lambda part: part.replace(usual + b"officeDocument/2006/", strict + b"officeDocument/"))
    assert [line.text for line in read_docx(data).lines] == ["Text.1", "Note."]


def test_a_missing_picture_is_not_missed() -> None:
    relation = b'<Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../NULL"/>'
    data = rewritten(
        word_file(paragraph("Text.")), lambda part: part.replace(b"</Relationships>", relation + b"</Relationships>")
    )
    assert [line.text for line in read_docx(data).lines] == ["Text."]


def test_the_letter_printed_as_a_word_file_is_the_same_document() -> None:
    held = read_document(LETTER)
    again = understand(read_docx(as_word_file(held, STYLES)).lines, read_card(LETTER))
    assert told(again) == told(held)


def told(document: Document) -> object:
    """All that is known of a document but the order of its blocks: footnotes may stand in another place."""
    blocks = {
        block.id: (
            (block.kind, block.label, block.section, block.under, block.number, block.voice, block.closed_by),
            shown(document, block),
            [(speech.start - block.start, speech.end - block.start, speech.voice) for speech in block.speeches],
            [(look.kind, document.text[look.start : look.end], look.target) for look in block.emphasis],
            [at - block.start for at in block.breaks],
        )
        for block in document.blocks
    }
    references = {(r.block, str(r.symbol), r.title, r.author, r.date, r.url, r.flags) for r in document.references}
    return blocks, references, document.masthead, document.title, document.author, document.closing, document.warnings


# --- Whatever is written ---

CONTENT = st.lists(
    st.sampled_from([
        run("word"), run(" "), run("B", BOLD), run("2", '<w:vertAlign w:val="superscript"/>'), run("é\u0301\u0301"), run("\u0301"), run("¹²"),
        footnote_mark(1), footnote_mark(2), custom_mark(3, "*"), "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", field("PAGE", "7"),
        field('HYPERLINK "x"', "y"), "<w:r><w:softHyphen/></w:r>", "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>", "<w:del/>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("\u1100"), run("\u1161"),
    ]),
    max_size=12,
)  # fmt: skip


@given(st.lists(CONTENT, max_size=6))
def test_every_line_has_text_and_its_runs_lie_in_it(paragraphs: list[list[str]]) -> None:
    body = (paragraph(*content, properties=listed(1, index % 3)) for index, content in enumerate(paragraphs))
    notes = {1: note("One."), 2: note("Two."), 3: paragraph("* Three.")}
    for line in lines(*body, footnotes=notes, numbering=NUMBERING):
        assert line.text.strip() == line.text != ""
        assert unicodedata.is_normalized("NFC", line.text)
        assert all(0 <= run.start < run.end <= len(line.text) for run in line.runs)


# --- formulas, forms, what is struck through ---------------------------------------------------------------


def math(content: str) -> str:
    return f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{content}</m:oMath>'


def figure(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def form(kind: str, data: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> {kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def equation(instruction: str) -> str:
    return form(f"EQ {instruction}", "").replace("<w:ffData></w:ffData>", "")


TWO_FIFTHS = f"<m:f><m:num>{figure('2')}</m:num><m:den>{figure('5')}</m:den></m:f>"


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (math(TWO_FIFTHS), "2/5"),
        (math(f"<m:f><m:num>{figure('a+b')}</m:num><m:den>{figure('5')}</m:den></m:f>"), "(a+b)/5"),
        (math(f"<m:sSup><m:e>{figure('10')}</m:e><m:sup>{figure('6')}</m:sup></m:sSup>"), "10⁶"),
        (math(f"<m:sSub><m:e>{figure('x')}</m:e><m:sub>{figure('1')}</m:sub></m:sSub>"), "x_1"),
        (math(f"<m:rad><m:deg/><m:e>{figure('x')}</m:e></m:rad>"), "√x"),
        (math(f"<m:m><m:mr><m:e>{figure('1')}</m:e><m:e>{figure('2')}</m:e></m:mr></m:m>"), "[formula]"),
        (equation(r"\f(3,8)"), "3/8"),
        (equation(r"10\s\up5(6)"), "10⁶"),
        (equation(r"\r(2)"), "√2"),
        (equation(r"\o(1,2)"), "[formula]"),
        (form("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☒"),
        (form("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "☐"),
        (form("FORMDROPDOWN", '<w:ddList><w:result w:val="1"/><w:listEntry w:val="dry"/><w:listEntry w:val="wet"/></w:ddList>'), "wet"),
        (form("FORMDROPDOWN", '<w:ddList><w:listEntry w:val="dry"/></w:ddList>'), "dry"),
    ],
)  # fmt: skip
def test_a_formula_or_a_form_prints_what_it_says(content: str, printed: str) -> None:
    assert texts(paragraph(run("It is "), content, run("."))) == [f"It is {printed}."]


def test_a_fraction_behind_a_figure_stays_apart_from_it() -> None:
    assert texts(paragraph(run("It is 2"), math(TWO_FIFTHS), run(" ells."))) == ["It is 2 2/5 ells."]


@pytest.mark.parametrize("struck", ["<w:strike/>", "<w:dstrike/>"])
def test_what_is_struck_through_is_not_quoted(struck: str) -> None:
    old = f"<w:r><w:rPr>{struck}</w:rPr><w:t>not </w:t></w:r>"
    assert texts(paragraph(run("It shall "), old, run("be lit."))) == ["It shall be lit."]
    assert texts(paragraph(run("It shall "), old.replace("/></w:rPr>", ' w:val="0"/></w:rPr>'), run("be lit."))) == [
        "It shall not be lit."
    ]


def changed(how: str, text: str) -> str:
    """A run that is struck through, hidden or deleted."""
    if how == "del":
        return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"
    return f"<w:r><w:rPr><w:{how}/></w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("how", "said", "advice"),
    [
        ("strike", "text that is struck through", "take the line away from what still holds"),
        ("dstrike", "text that is struck through", "take the line away from what still holds"),
        ("del", "text whose deletion is tracked", "reject the change where the words still hold"),
        ("vanish", "text that is hidden", "show in the file what counts"),
    ],
)
def test_what_is_left_out_is_told_with_its_paragraph(how: str, said: str, advice: str) -> None:
    data = word_file(
        paragraph(run("The weir is open.")),
        paragraph(
            run("1. The toll is "), changed(how, "fo"), changed(how, "rty "), run("sixty groats for each barge in May.")
        ),
    )
    reading = read_docx(data)
    assert [line.text for line in reading.lines] == [
        "The weir is open.",
        "1. The toll is sixty groats for each barge in May.",
    ]
    assert reading.warnings == (f"{said} is left out: “forty” in “1. The toll is sixty groats…”; {advice}",)


def test_of_many_that_are_left_out_some_are_named_and_all_counted() -> None:
    body = [
        paragraph(run(f"{n}. The weir is open."), changed("strike", f" Gate {n} is shut for the whole of the winter."))
        for n in range(1, 7)
    ]
    body.append("<w:p>" + changed("strike", "All of this is gone.") + "</w:p>")
    (warning,) = read_docx(word_file(*body)).warnings
    assert warning.startswith(
        "text that is struck through is left out: “Gate 1 is shut for the…” in “1. The weir is open.”, "
    )
    assert " and 3 more; " in warning


def test_a_deleted_row_is_told() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:delText>Ganby</w:delText></w:r></w:p></w:tc></w:tr>"
    body = table(("Port", "Toll"), ("Ardmouth", "9")).replace("</w:tbl>", f"{gone}</w:tbl>")
    assert read_docx(word_file(body)).warnings == (
        "text whose deletion is tracked is left out: “Ganby”; reject the change where the words still hold",
    )


def test_what_is_inserted_or_moved_is_read_without_a_word() -> None:
    moved = "<w:moveFrom><w:r><w:t>in May </w:t></w:r></w:moveFrom>"
    kept = "<w:moveTo><w:r><w:t>, in May</w:t></w:r></w:moveTo><w:ins><w:r><w:t>, again</w:t></w:r></w:ins>"
    reading = read_docx(word_file(paragraph(moved, run("The weir was shut"), kept)))
    assert [line.text for line in reading.lines] == ["The weir was shut, in May, again"]
    assert not reading.warnings


def test_the_signs_of_ticked_boxes_are_read_in_their_own_font() -> None:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    printed = [sign("Wingdings", code) for code in ("F0FE", "F0FD", "F0A8", "F06F", "F0FC")]
    printed += [sign("Wingdings 2", code) for code in ("F052", "F0A3")]
    assert texts(paragraph(*printed)) == ["☒☒☐☐✓☒☐"]


def cells_of(document: Document) -> list[list[tuple[str, str]]]:
    """Of each row of a table its cells, with what heads their columns."""
    return [
        [(cell.span.of(document.text), document.column_of(cell)) for cell in block.cells]
        for block in document.blocks
        if block.cells
    ]


def test_rows_of_heads_and_merged_cells_are_as_word_has_them() -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"

    def one(content: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(content) if content else '<w:p/>'}</w:tc>"

    begins, goes_on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{head}{one('Lock', begins)}{one('Keepers', wide)}</w:tr>"
        f"<w:tr>{head}{one('', goes_on)}{one('Day')}{one('Night')}</w:tr>"
        f"<w:tr>{one('Arn', begins)}{one('A. Pell')}{one('')}</w:tr>"
        f"<w:tr>{one('', goes_on)}{one('B. Rudd')}{one('C. Moor')}</w:tr></w:tbl>"
    )
    document = understood(word_file(paragraph("A" * 100), body), "A/77/401")
    assert cells_of(document) == [
        [("Lock", ""), ("Keepers", "")],
        [("Lock", ""), ("Day", "Keepers"), ("Night", "Keepers")],
        [("Arn", "Lock"), ("A. Pell", "Keepers / Day"), ("", "Keepers / Night")],
        [("Arn", "Lock"), ("B. Rudd", "Keepers / Day"), ("C. Moor", "Keepers / Night")],
    ]


def test_notes_in_the_last_row_of_a_table_are_footnotes_tied_to_the_marks_in_its_rows() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    notes = paragraph(run("a", raised), " Without the summer boats.") + paragraph(run("b", raised), " As of May.")
    body = table(
        ("Lock", "Boats"), (paragraph("Arn", run("a,b", raised)), "12"), (paragraph("Elm", run("b", raised)), "7")
    ).replace("</w:tbl>", f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{notes}</w:tc></w:tr></w:tbl>')
    document = understood(word_file(paragraph("A" * 100), body), "A/77/401")
    assert [text for *_, text in rows(document)][2:] == [
        "Arn<fna><fnb>\t12",
        "Elm<fnb>\t7",
        "Without the summer boats.",
        "As of May.",
    ]
    assert cells_of(document)[1:] == [[("Arn", "Lock"), ("12", "Boats")], [("Elm", "Lock"), ("7", "Boats")]]
