"""Web pages and HTML documents become documents. No page, organisation or person here exists."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from corpus.card import Card, read_card
from corpus.document import Block, Document
from corpus.errors import SymbolMissing
from corpus.formats.html import read as from_html
from corpus.formats.html.read import complete_card, read_html
from corpus.grammar.understand import understand
from corpus.holdings.library import LETTER
from corpus.holdings.source import read_document
from corpus.lines import BODY_SIZE, HEADING_SIZES, INDENT_STEP, CellPlace, Line
from corpus.symbol import Symbol
from tests.corpus.formats.print_document import as_html

Read = Callable[..., Document]

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Norland: Unlawful Rocket Strikes on Estavia | Lakeside Watch</title>
<link rel="canonical" href="https://www.lakesidewatch.example/news/2020/12/11/norland-rocket-strikes">
<meta property="og:site_name" content="Lakeside Watch"><meta property="og:type" content="article">
<meta property="og:title" content="Norland: Unlawful Rocket Strikes on Estavia">
<meta property="article:published_time" content="2020-12-11T00:00:00-0500">
<script>window.dataLayer = [];</script><style>p { color: red }</style></head>
<body><a href="#main" class="visually-hidden">Skip to main content</a>
<header><nav><ul><li><a href="/countries">Countries</a></li><li><a href="/topics">Topics</a></li></ul></nav>
<form action="/search"><input type="text"><button>Search</button></form></header>
<main id="main"><article>
<h1>Norland: Unlawful Rocket Strikes on Estavia</h1>
<div class="share"><a href="https://x.example/share">Share this via X</a></div>
<p>(Berlin) – <a href="https://www.lakesidewatch.example/tag/norland">Norland</a> forces carried out unlawfully
indiscriminate rocket strikes on Estavia, Lakeside Watch said today. The attacks killed at least 40 civilians.</p>
<p>“Norland’s forces launched rockets into populated cities,” said <strong>Ilse Vantongeren</strong>, Europe director at
Lakeside Watch.<sup><a href="#_ftn1" name="_ftnref1">[1]</a></sup></p>
<h2>Attacks on Port Selby</h2>
<p>In its log of 8 October, the Lakeside Monitor described the strike as follows:</p>
<blockquote><p>There was a boom, and then a second one. I ran out of the house with my children.</p>
<p>Everything was dark.</p></blockquote>
<p>Researchers found the following remnants on the ground in the days that followed:</p>
<ul><li>parts of a rocket, in the yard of the school;</li><li>parts of a missile, at the market.</li></ul>
<p>The strike killed 21 people, according to officials.<sup>2</sup> It left a crater of 10 m<sup>2</sup> in the quay.</p>
<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Port Selby</td><td>21</td></tr><tr><td>Ardmouth</td><td>19</td></tr></table>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Interview with Ilse Vantongeren, 2 December 2020.</p></div>
<p><sup>2</sup> See A/75/398-S/2020/1200 and the statement of the harbour master.</p>
</article>
<aside><h3>Related Content</h3><ul><li><a href="/a">Another story about Norland and its war</a></li></ul></aside></main>
<footer><p>Lakeside Watch is a non-profit organisation registered under number 13-2875808.</p></footer>
</body></html>
"""

NORLAND = """<html><head><title>N2301234</title><style>sup { font-size: 60% }</style></head><body>
<table><tr><td>United Nations</td><td><b>A/77/401–S/2023/90</b></td></tr>
<tr><td></td><td><b>General Assembly</b><br><b>Security Council</b></td>
<td>Distr.: General<br>14 March 2023<br><br>Original: English</td></tr></table>
<h1>Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the
President of the Security Council</h1>
<p>On 2 February 2023, patrol boats of Estavia cut the moorings of eleven ferries in the harbour of Port Selby.<sup>1</sup></p>
<p>The harbour master had warned their crews in 2022<sup><a id="m2" href="#n2">2</a></sup> and nobody had answered him.</p>
<p>International Harbour Union stated the following:</p>
<blockquote><p>No ferry was sea&shy;worthy on the morning of 3&nbsp;February.<sup>3</sup></p></blockquote>
<p>The damage done to the ferries amounts to 12 million crowns.</p>
<p><i>(Signed)</i> Tomas <b>Okoye</b><br>Ambassador</p>
<h1>Annex to the letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed
to the President of the Security Council</h1>
<p>Images 1–3: cut moorings</p>
<hr>
<p><sup>1</sup> See <a href="https://undocs.org/A/77/398">A/77/398</a> (3 February 2023).</p>
<ol><li id="n2">See <i>Log of the northern ferries</i>, A/77/399. <a href="#m2">↩</a></li></ol>
<p><sup>3</sup> “Moorings cut”, 5 February 2023.</p>
</body></html>
"""
TITLE = "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the President of the Security Council"


def lines(html: str) -> tuple[Line, ...]:
    return read_html(html.encode()).lines


def texts(html: str) -> list[str]:
    return [line.text for line in lines(html)]


def looks(line: Line) -> list[tuple[str, str, str]]:
    return [(run.kind, line.text[run.start : run.end], run.target) for run in line.runs]


def understood(html: str, symbol: str | None = None) -> Document:
    card = Card(Path("invented.html"), Symbol.parse(symbol) if symbol else None)
    return understand(read_html(html.encode()).lines, complete_card(card, html.encode()))


def shown(document: Document, block: Block) -> str:
    """The block's text, with the footnotes in angle brackets where their marks stand."""
    printed = document.text_of(block)
    for mark in reversed(block.marks):
        at = mark.at - block.start
        printed = f"{printed[:at]}<{mark.note}>{printed[at:]}"
    return printed


def rows(document: Document) -> list[tuple[str, str, str]]:
    return [(block.id, block.kind, shown(document, block)) for block in document.blocks]


# --- A page of an organisation ---


def test_a_page_is_read_without_what_stands_around_its_text() -> None:
    document = understood(PAGE, "A/75/1")
    assert rows(document) == [
        ("title", "title", "Norland: Unlawful Rocket Strikes on Estavia"),
        ("p1", "paragraph", "(Berlin) – Norland forces carried out unlawfully indiscriminate rocket strikes on Estavia, Lakeside Watch said today. The attacks killed at least 40 civilians."),
        ("p2", "paragraph", "“Norland’s forces launched rockets into populated cities,” said Ilse Vantongeren, Europe director at Lakeside Watch.<fn1>"),
        ("fn1", "footnote", "Interview with Ilse Vantongeren, 2 December 2020."),
        ("h1", "heading", "Attacks on Port Selby"),
        ("p3", "paragraph", "In its log of 8 October, the Lakeside Monitor described the strike as follows:"),
        ("p4", "quotation", "There was a boom, and then a second one. I ran out of the house with my children."),
        ("p5", "quotation", "Everything was dark."),
        ("p6", "paragraph", "Researchers found the following remnants on the ground in the days that followed:"),
        ("p6-i1", "list_item", "parts of a rocket, in the yard of the school;"),
        ("p6-i2", "list_item", "parts of a missile, at the market."),
        ("p7", "paragraph", "The strike killed 21 people, according to officials.<fn2> It left a crater of 10 m² in the quay."),
        ("p7-i1", "list_item", "Town\tKilled"),
        ("p7-i2", "list_item", "Port Selby\t21"),
        ("p7-i3", "list_item", "Ardmouth\t19"),
        ("fn2", "footnote", "See A/75/398-S/2020/1200 and the statement of the harbour master."),
    ]  # fmt: skip


def test_a_page_says_who_answers_for_it_when_and_where() -> None:
    document = understood(PAGE, "A/75/1")
    assert document.title == "Norland: Unlawful Rocket Strikes on Estavia"
    assert document.author.name == "Lakeside Watch"
    assert document.masthead.dated == datetime.date(2020, 12, 11)
    assert document.source == "https://www.lakesidewatch.example/news/2020/12/11/norland-rocket-strikes"


def test_a_card_comes_before_what_the_page_says() -> None:
    card = complete_card(
        Card(Path("x.html"), publisher="Watchers", date="1 May 2021", source="a friend"), PAGE.encode()
    )
    assert (card.publisher, card.date, card.source) == ("Watchers", "1 May 2021", "a friend")


def test_a_page_gives_the_title_that_a_card_lacks() -> None:
    assert complete_card(Card(Path("x.html")), PAGE.encode()).title == "Norland: Unlawful Rocket Strikes on Estavia"
    assert complete_card(Card(Path("x.html"), title="Strikes"), PAGE.encode()).title == "Strikes"


def test_its_speakers_are_heard() -> None:
    document = understood(PAGE, "A/75/1")
    (speech,) = document.block("p2").speeches
    assert speech.voice[-1].name == "Ilse Vantongeren"
    assert [voice.name for voice in document.block("p4").voice] == ["Lakeside Watch", "Lakeside Monitor"]


def test_its_links_lead_where_they_lead() -> None:
    document = understood(PAGE, "A/75/1")
    assert [(e.kind, e.target) for e in document.block("p1").emphasis] == [
        ("link", "https://www.lakesidewatch.example/tag/norland")
    ]


def test_a_page_prints_no_symbol_and_its_card_has_to(tmp_path: Path) -> None:
    path = tmp_path / "strikes.html"
    path.write_text(PAGE, encoding="utf-8")
    with pytest.raises(SymbolMissing, match=r"strikes\.html names no symbol of its own"):
        read_document(path)
    path.with_suffix(".toml").write_text('symbol = "A/75/1"\n', encoding="utf-8")
    assert read_document(path).author.name == "Lakeside Watch"


def test_a_page_whose_text_is_not_found_is_read_whole_without_its_menus() -> None:
    page = "<body><nav><p>Countries</p></nav><p>Closed.</p><footer><p>Contact</p></footer><script>x()</script></body>"
    assert texts(page) == ["Closed."]


def test_a_page_in_which_the_text_is_told_to_be_empty_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = trafilatura.settings.Document(body=lxml.html.Element("body"))
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: empty)
    said = "The ferries drift below the harbour of Selby. " * 12
    assert texts(f"<body><nav><p>Countries</p></nav><p>{said}</p></body>") == [said.strip()]


def test_a_page_of_too_many_elements_is_read_without_its_menus_and_with_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Share this via X" not in texts(PAGE)
    monkeypatch.setattr(from_html, "_MOST_ELEMENTS", 10)
    read = texts(PAGE)
    assert "Share this via X" in read
    assert not {"Countries", "Related Content"} & set(read)


def test_what_holds_of_every_document_holds_of_pages(check_invariants: Callable[[Document], None]) -> None:
    check_invariants(understood(PAGE, "A/75/1"))
    check_invariants(understood(NORLAND))


# --- A letter as HTML ---


def test_a_letter_is_read_from_end_to_end() -> None:
    document = understood(NORLAND)
    assert document.symbol.halves == ("A/77/401", "S/2023/90")
    assert (document.title, document.author.name) == (TITLE, "Permanent Representative of Norland")
    assert rows(document) == [
        ("m1", "masthead", "United Nations"),
        ("m2", "masthead", "A/77/401–S/2023/90"),
        ("m3", "masthead", "General Assembly Security Council"),
        ("m4", "masthead", "Distr.: General 14 March 2023 Original: English"),
        ("title", "title", TITLE),
        ("p1", "paragraph", "On 2 February 2023, patrol boats of Estavia cut the moorings of eleven ferries in the harbour of Port Selby.<fn1>"),
        ("p2", "paragraph", "The harbour master had warned their crews in 2022<fn2> and nobody had answered him."),
        ("fn2", "footnote", "See Log of the northern ferries, A/77/399."),
        ("p3", "paragraph", "International Harbour Union stated the following:"),
        ("p4", "quotation", "No ferry was seaworthy on the morning of 3 February.<fn3>"),
        ("p5", "paragraph", "The damage done to the ferries amounts to 12 million crowns."),
        ("signature", "signature", "(Signed) Tomas Okoye Ambassador"),
        ("a1-h1", "heading", TITLE.replace("Letter", "Annex to the letter")),
        ("a1-c1", "caption", "Images 1–3: cut moorings"),
        ("fn1", "footnote", "See A/77/398 (3 February 2023)."),
        ("fn3", "footnote", "“Moorings cut”, 5 February 2023."),
    ]  # fmt: skip


def test_its_masthead_is_understood() -> None:
    head = understood(NORLAND).masthead
    assert (head.organs, head.distribution, head.language) == (
        ("General Assembly", "Security Council"),
        "General",
        "English",
    )
    assert (head.distributed, head.dated) == (datetime.date(2023, 3, 14), datetime.date(2023, 3, 9))


def test_a_footnote_at_the_end_belongs_to_where_its_mark_stands() -> None:
    document = understood(NORLAND)
    assert [(document.block(name).section, document.block(name).label) for name in ("fn1", "fn3")] == [
        ("letter", "footnote 1"),
        ("letter", "footnote 3"),
    ]
    assert document.block("p4").closed_by == "fn3"


def test_the_same_words_in_markdown_are_the_same_blocks(read: Read) -> None:
    html = "<h1>Report</h1><p>The <i>Panel</i> said:</p><blockquote><p>Nobody came.</p></blockquote><ol start=3><li>Ropes</li><li>Boats</li></ol>"
    markdown = "# Report\n\nThe *Panel* said:\n\n> Nobody came.\n\n3. Ropes\n4. Boats\n"
    one, other = understood(html, "A/77/401"), read(markdown)
    assert (one.text, one.blocks) == (other.text, other.blocks)


@pytest.mark.parametrize("linked", [True, False])
def test_the_letter_printed_as_html_is_the_same_document(linked: bool) -> None:
    held = read_document(LETTER)
    again = understand(read_html(as_html(held, linked=linked)).lines, read_card(LETTER))
    assert {block.id: told(again, block) for block in again.blocks} == {
        block.id: told(held, block) for block in held.blocks
    }
    assert (again.masthead, again.title, again.closing, again.warnings) == (
        held.masthead,
        held.title,
        held.closing,
        held.warnings,
    )


def told(document: Document, block: Block) -> object:
    looks_of = [(look.kind, document.text[look.start : look.end], look.target) for look in block.emphasis]
    known = (block.kind, block.label, block.section, block.under, block.number, block.voice, block.closed_by)
    return known, shown(document, block), looks_of


# --- Elements ---


@pytest.mark.parametrize(("html", "printed"), [
    ("<p>one<p>two", ["one", "two"]),
    ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
    ("one<br>two", ["one", "two"]),
    ("<p>  a \n\t b&nbsp; c</p>", ["a b c"]),
    ("<p>har&shy;bour</p>", ["harbour"]),
    ("<p>a<!-- no -->b</p>", ["ab"]),
    ("<p>a<script>no()</script><style>no{}</style><template>no</template>b</p>", ["ab"]),
    ("<p>a<span hidden>no</span><span style='display: none'>no</span><span class='x sr-only'>no</span>b</p>", ["ab"]),
    ("<p>he said <q>yes</q>.</p>", ["he said “yes”."]),
    ("<pre>one\n  two</pre>", ["one", "two"]),
    ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["a", "b"]),
    ("<ol type=i start=4><li>a<li value=9>b<li>c</ol>", ["iv. a", "ix. b", "x. c"]),
    ("<ol type=A><li><p>a</p><p>more</p></li></ol>", ["A. a", "more"]),
    ("<dl><dt>term</dt><dd>meaning</dd></dl>", ["term", "meaning"]),
    ("<p>&lt;b&gt; &amp; &#8211;</p>", ["<b> & –"]),
    ("<td>cell without a table</td>", ["cell without a table"]),
    ("<p>Lost &bogus; and &#0; signs</p>", ["Lost &bogus; and \ufffd signs"]),
    ("", []), (" \n", []), ("<!-- nothing -->", []), ("<html><body></body></html>", []),
])  # fmt: skip
def test_what_is_printed_is_read_and_what_is_not_is_left_out(html: str, printed: list[str]) -> None:
    assert texts(html) == printed


def test_headings_have_the_sizes_of_their_levels() -> None:
    read = lines("".join(f"<h{n}>x</h{n}>" for n in range(1, 7)) + "<p>x</p>")
    assert [line.size for line in read] == [*HEADING_SIZES, BODY_SIZE]


def test_block_quotations_are_indented_and_rules_are_told() -> None:
    read = lines("<p>a</p><blockquote>b<blockquote>c</blockquote></blockquote><hr><p>d</p>")
    assert [(line.indent, line.rule) for line in read] == [
        (0, False),
        (INDENT_STEP, False),
        (2 * INDENT_STEP, False),
        (0, True),
    ]


def test_looks_are_runs_whether_named_or_styled() -> None:
    (line,) = lines(
        "<p><b>one</b> <em>two</em> 10<sup>3</sup> <a href='https://a.example/?x=1&amp;y'>four</a> "
        "<span style='font-weight:700'>five</span> <span style='vertical-align: super'>6</span> <a href='javascript:x()'>7</a></p>"
    )
    assert looks(line) == [
        ("bold", "one", ""),
        ("italic", "two", ""),
        ("superscript", "3", "3"),
        ("link", "four", "https://a.example/?x=1&y"),
        ("bold", "five", ""),
        ("superscript", "6", "6"),
    ]


def test_a_table_is_read_row_by_row_below_a_sentence() -> None:
    table = "<table><tr><th>Town<td>Killed<br>Wounded<tr><td>Selby<td>21</table>"
    read = lines(f"<p>{'A sentence stands above it. ' * 4}</p>{table}")
    assert [(line.text, line.gap, line.row) for line in read[1:]] == [
        ("Town", True, True), ("Killed", False, True), ("Wounded", False, True), ("Selby", True, True), ("21", False, True),
    ]  # fmt: skip


# --- Footnotes that are linked ---


@pytest.mark.parametrize(("mark", "definition"), [
    ('<a href="#f" id="r">1</a>', '<p id="f"><a href="#r">1</a> Note.</p>'),
    ('<sup id="r"><a href="#f">[1]</a></sup>', '<ol><li id="f"><a href="#r">^</a> Note.</li></ol>'),
    ('<a href="#f" name="r"><sup>1</sup></a>', '<div><p><a name="f" href="#r"><sup>1</sup></a> Note.</p></div>'),
    ('<sup><a href="#f">1</a></sup>', '<p id="f">1. Note.</p>'),
    ('<span><span id="r"><a href="#f">(1)</a></span></span>', '<aside id="f"><p>Note. <a href="#r">back</a></p></aside>'),
])  # fmt: skip
def test_a_linked_footnote_is_found_by_its_link(mark: str, definition: str) -> None:
    read = lines(f"<p>Ropes were cut.{mark} Boats sank.</p><p>More.</p>{definition}")
    assert [(line.text, line.note) for line in read] == [
        ("Ropes were cut.1 Boats sank.", None),
        ("Note.", "1"),
        ("More.", None),
    ]
    assert looks(read[0]) == [("mark", "1", "1")]


@pytest.mark.parametrize("html", [
    '<p>See <a href="#part">1</a></p><div id="part"><p>The first part.</p></div>',  # not raised, no way back
    '<p>See <sup><a href="#part">1</a></sup></p><section id="part"><h2>Part</h2><p>Text.</p></section>',  # holds a heading
    '<p id="up">Note.</p><p>See <sup><a href="#up">1</a></sup></p>',  # leads upwards
    '<p>See <sup><a href="#gone">1</a></sup></p><p>Note.</p>',
    '<p>See <sup><a href="#f">see below</a></sup></p><p id="f">Note.</p>',  # no number
    '<p>See <sup><a href="#f">1</a></sup><sup><a href="#g">2</a></sup></p><p><a id="f"></a>One. <a id="g"></a>Two.</p>',  # one block for two
])  # fmt: skip
def test_a_link_that_is_no_footnotes_stays_one(html: str) -> None:
    assert not any(line.note for line in lines(html))
    assert any(run.kind == "link" for line in lines(html) for run in line.runs)


def test_a_footnote_marked_twice_is_printed_once() -> None:
    read = lines('<p>a<sup><a href="#f">1</a></sup></p><p>b<sup><a href="#f">1</a></sup></p><p id="f">Note.</p>')
    assert [(line.text, line.note) for line in read] == [("a1", None), ("Note.", "1"), ("b1", None)]


def test_a_link_tells_which_footnote_is_meant_where_numbers_begin_anew() -> None:
    read = lines(
        '<h2>I</h2><p>Ropes were cut.<a id="ra" href="#a"><sup>1</sup></a></p><p>Boats sank.<a id="rb" href="#b"><sup>2</sup></a></p>'
        '<h2>II</h2><p>Oil was sold.<a id="rc" href="#c"><sup>1</sup></a></p>'
        '<h2>Notes</h2><p id="a"><a href="#ra">1</a> Of ropes.</p><p id="b"><a href="#rb">2</a> Of boats.</p>'
        '<p id="c"><a href="#rc">1</a> Of oil.</p>'
    )
    assert [(line.text, line.note) for line in read] == [
        ("I", None),
        ("Ropes were cut.1", None),
        ("Of ropes.", "1"),
        ("Boats sank.2", None),
        ("Of boats.", "2"),
        ("II", None),
        ("Oil was sold.1", None),
        ("Of oil.", "1"),
        ("Notes", None),
    ]
    assert {run.target for line in read for run in line.runs if run.kind == "mark"} == {"1", "2"}


def test_of_footnotes_with_one_number_that_are_marked_again_only_the_first_is_one() -> None:
    read = lines(
        '<p>a<sup><a href="#a">1</a></sup></p><p>b<sup><a href="#a">1</a></sup></p><p>c<sup><a href="#c">1</a></sup></p>'
        '<p id="a">1 Of a.</p><p id="c">1 Of c.</p>'
    )
    assert [line.text for line in read if line.note] == ["Of a."]


def test_a_document_may_have_an_aside_and_is_read_to_its_end() -> None:
    prose = "<p>The landing of the shore was mended in May and its lamp was lit again by the keeper.</p>"
    read = texts(
        f"{prose * 8}<figure><figcaption>The mole in 1884.</figcaption></figure><aside>The lamp burns oil.</aside>"
    )
    assert read[-2:] == ["The mole in 1884.", "The lamp burns oil."]


# --- Encodings ---


@pytest.mark.parametrize("data", [
    "<p>Häfen – “Boote”</p>".encode(),
    "<p>Häfen – “Boote”</p>".encode("utf-8-sig"),
    "<p>Häfen – “Boote”</p>".encode("utf-16"),
    '<meta charset="windows-1252"><p>Häfen – “Boote”</p>'.encode("cp1252"),
    '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>Häfen – “Boote”</p>'.encode("cp1252"),
    '<meta charset="iso-8859-1"><p>Häfen – “Boote”</p>'.encode(),  # says so, and is not
])  # fmt: skip
def test_a_page_is_read_in_its_encoding(data: bytes) -> None:
    assert [line.text for line in read_html(data).lines] == ["Häfen – “Boote”"]


@pytest.mark.parametrize(("data", "message"), [
    (b"<p>caf\xe9</p>", "it is not UTF-8, and declares no other charset"),
    (b'<meta charset="klingon"><p>caf\xe9</p>', "it declares the charset 'klingon', which nobody knows"),
    (b'<meta charset="utf-8"><p>caf\xe9</p>', "codec can't decode"),
])  # fmt: skip
def test_an_encoding_that_is_not_told_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_html(data)


PIECES = st.lists(
    st.sampled_from([
        "word ", "<p>", "</p>", "<b>", "</b>", "<sup>1</sup>", "<a href='#x'>1</a>", "<p id='x'>n</p>", "<table>", "<tr>", "<td>", "</td>", "</table>",
        "<ul>", "<li>", "</ul>", "<blockquote>", "</blockquote>", "<br>", "<hr>", "<pre>\n a", "</pre>", "&nbsp;", "é\u0301", "²", "<script>x</script>",
        "<nav>menu</nav>", "<h2>", "</h2>", "⸨1⸩", "<!--", "-->", "<q>", "<", ">", "&", "<div hidden>", "</div>",
    ]),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES | st.text())
def test_every_line_has_text_and_its_runs_lie_in_it(html: str) -> None:
    for line in lines(html.encode("utf-8", "ignore").decode()):
        assert line.text.strip() == line.text != ""
        assert unicodedata.is_normalized("NFC", line.text)
        assert all(0 <= run.start < run.end <= len(line.text) for run in line.runs)


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<ol reversed><li>One.</li><li>Two.</li></ol>", ["2. One.", "1. Two."]),
        ('<ol reversed start="12"><li>One.</li><li>Two.</li></ol>', ["12. One.", "11. Two."]),
        ("<p>The fee is <del>forty</del> sixty, <s>not</s> due.</p>", ["The fee is sixty, due."]),
        (
            "<p>It shall <span style='text-decoration: underline line-through'>not</span> be <u>lit</u>.</p>",
            ["It shall be lit."],
        ),
        ("<p>He takes <math><mfrac><mn>2</mn><mn>5</mn></mfrac></math> of it.</p>", ["He takes 2/5 of it."]),
        ("<p>The rope is 2<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> ells.</p>", ["The rope is 2 1/2 ells."]),
        ("<p>It holds <math><msup><mn>10</mn><mn>6</mn></msup></math> litres.</p>", ["It holds 10⁶ litres."]),
    ],
)
def test_numbers_count_down_and_formulas_and_struck_words_are_what_they_say(html: str, printed: list[str]) -> None:
    assert [line.text for line in lines(html)] == printed


PARAGRAPHS = "".join(
    f"<p>{number}. The landing of the {shore} shore was mended in May, and its lamp was lit again by the keeper, who had "
    "waited for oil since the storm of the winter before.</p>"
    for number, shore in enumerate(("north", "south", "east", "west", "upper", "lower"), start=3)
)


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        ("<p>2. It leaves at <time>06:40</time>, <label>the fee is</label> <output>17 crowns</output>.</p>", "2. It leaves at 06:40, the fee is 17 crowns."),
        ("<p>2. He wrote: <q>The oil came</q>, and was glad.</p>", "2. He wrote: “The oil came”, and was glad."),
        ("The first boat leaves at dawn.<br><br>", "The first boat leaves at dawn."),
        ("<dl><dt>Barge</dt><dd>A boat of more than 30 ells.</dd></dl>", "A boat of more than 30 ells."),
        ("<figure><img src=x><figcaption>The mole of 1884.</figcaption></figure>", "The mole of 1884."),
    ],
)  # fmt: skip
def test_what_stands_between_the_paragraphs_of_a_page_is_read(inside: str, printed: str) -> None:
    page = (
        "<html><body><nav><a href=/>Home</a></nav><h1>Report on the landings</h1><p>1. The ferry runs twice a day.</p>"
        f"{inside}{PARAGRAPHS}<p><a href=/more>Read more of our reports</a></p><script>x</script></body></html>"
    )
    found = [line.text for line in lines(page)]
    assert printed in found
    assert "Home" not in found
    assert sum("shore was mended" in text for text in found) == 6


def test_what_only_links_elsewhere_is_no_text_of_a_page() -> None:
    page = (
        "<html><body><nav>Menu</nav><h1>Report on the landings</h1><p>1. The ferry runs twice a day.</p>"
        f"<div><a href=/x>Pilots of the north strike again</a></div>{PARAGRAPHS}<script>x</script></body></html>"
    )
    assert "Pilots of the north strike again" not in [line.text for line in lines(page)]


def test_cells_have_their_places_and_heads_are_those_that_head_columns() -> None:
    table = (
        '<table><thead><tr><td rowspan="2">Lock</td><td colspan="2">Boats</td></tr><tr><td>2041</td><td>2042</td></tr>'
        '</thead><tr><th scope="row">Arn</th><td></td><td>7</td></tr></table>'
    )
    read = lines(f"<p>{'A sentence stands above it. ' * 4}</p>{table}")
    assert [(line.text, line.cell) for line in read[1:]] == [
        ("Lock", CellPlace(0, 2, 0, 1, head=True)),
        ("Boats", CellPlace(0, 1, 1, 3, head=True)),
        ("2041", CellPlace(1, 2, 1, 2, head=True)),
        ("2042", CellPlace(1, 2, 2, 3, head=True)),
        ("Arn", CellPlace(2, 3, 0, 1)),
        ("7", CellPlace(2, 3, 2, 3)),
    ]


def test_a_mark_that_stands_within_another_is_read_once() -> None:
    """Such a page is broken; the inner mark has gone with the outer when its turn comes."""
    page = b'<p id="n3"><a href="#r3">m</p><p><sup><a id="r3" href="#n3">3<p><p id="n3"><a'
    assert "m" in "".join(line.text for line in read_html(page).lines)
