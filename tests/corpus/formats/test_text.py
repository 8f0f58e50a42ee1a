"""Plain text becomes lines, and typed lines become documents. Every text here is invented, save those of ../shared."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.card import Card
from corpus.document import Block, Document
from corpus.errors import CorpusError, SymbolMissing, UnreadableSource
from corpus.formats.text import read_text
from corpus.grammar.understand import understand
from corpus.holdings.source import read_document
from corpus.symbol import Symbol
from tests.places import SHARED_DATA

Holding = Callable[[Document, str], Block]

RESOLUTION = """RESOLUTION 2699 (2023)

Adopted by the Security Council at its 9432nd meeting,
on 4 October 2023

The Security Council,
Recalling its resolutions 2650 (2022) of 3 May 2022 and 2661
(2022) of 9 June 2022 on the northern ferries,
Noting with concern the report of the harbour master of Port
Selby (S/2023/412), 7

Expressing alarm at the moorings that were cut in the night by

patrol boats, and at the thresh-
old that this crosses, in particular for the crews of the har-
bour,

1. Demands that all patrol boats leave the harbour of Port Selby
without delay;

2. Calls upon the Secretary-
General and all States:
(a) To refrain from cutting moorings, as set out in para-
graph 1 above;

(b) To return the ropes of the harbour;

and to report on this within thirty days;

ll. Requests nothing of the kind;

3, Urges the crews, who have waited at the quay for
12 days, to go home;
4. Decides to remain seized of the matter.

Adopted at the 9432nd meeting by 13 votes to
none, with 2 abstentions (Norland,

Estavia).

7 Official Records of the Harbour, First Year,
document S/2023/412.
8 One member did not participate in the voting.
"""

LETTER_TEXT = """S/2023/90

United Nations

Security Council

Distr.: General
14 March 2023
Original: English

Letter dated 9 March 2023 from the Permanent Representative
of Norland to the United Nations addressed to the President of
the Security Council
I have the honour to bring to your attention that patrol boats of
Estavia entered the harbour of Port Selby without permission and cut
the moorings of eleven ferries.
The harbour master had warned the crews three times before the boats
came within forty metres of the quay, as the crews told the International
2/3

23-01234

S/2023/90

Harbour Union, which counted the moorings on the morning after. None of
the boats had shown a lamp.
I should be grateful if you would have the present letter and its annex
circulated as a document of the Security Council.
(Signed) Tomas Okoye
Ambassador
Permanent Representative

23-01234 (E)

140323

*2301234*
\fS/2023/90

Annex to the letter dated 9 March 2023 from the Permanent
Representative of Norland to the United Nations addressed to the
President of the Security Council
[Original: English]

1.
The ferries shall be returned to the harbour of Port Selby before the
end of the month.
2.
The moorings shall be made good by those who cut them, at a cost that
the harbour master sets.
A plan for this is made in April.
23-01234

3/3
"""

STATEMENT = """UNITED
NATIONS

Security Council

Distr.
GENERAL
S/24001
3 June 1992

NOTE BY THE PRESIDENT OF THE SECURITY COUNCIL
Following consultations with the members of the Security Council, the
President of the Council made the following statement on the ferries:
"The Security Council is concerned by the moorings that were cut in the
harbour of Port Selby.
"The Council asks the crews to remain on board. It welcomes the work of
the harbour master, and his patience with the boats of both of the ports."

92-12345

~

"""


@pytest.fixture(scope="module")
def typed() -> Callable[..., Document]:
    """`typed(text, symbol)`: the document that is typed so."""

    def typed(text: str, symbol: str = "") -> Document:
        known = Symbol.parse(symbol) if symbol else None
        return understand(read_text(text.encode()), Card(Path("invented.txt"), known))

    return typed


Typed = Callable[..., Document]


@pytest.fixture(scope="module")
def resolution(typed: Typed) -> Document:
    return typed(RESOLUTION)


@pytest.fixture(scope="module")
def letter_text(typed: Typed) -> Document:
    return typed(LETTER_TEXT)


@pytest.fixture(scope="module")
def statement(typed: Typed) -> Document:
    return typed(STATEMENT)


def named(document: Document) -> list[tuple[str, str]]:
    return [(block.id, block.label) for block in document.blocks]


def texts(document: Document, *wanted: str) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.kind in wanted]


# --- The reader ---


def test_lines_are_as_printed_with_gaps_and_pages() -> None:
    lines = read_text("One  line\r\nanother\u00a0\r\n\r\nthird\n\fhead\n".encode())
    assert [(line.text, line.gap, line.page) for line in lines] == [
        ("One line", False, 1),
        ("another", False, 1),
        ("third", True, 1),
        ("head", False, 2),
    ]
    assert all(line.typed for line in lines)


def test_a_file_without_form_feeds_has_no_pages() -> None:
    assert [line.page for line in read_text(b"One\n\nTwo\n")] == [None, None]


@pytest.mark.parametrize("data", ["Hafen".encode("utf-8-sig"), b"Hafen\x1a", b"Ha\x07fen"])
def test_what_is_not_printed_is_no_text(data: bytes) -> None:
    assert [line.text for line in read_text(data)] == ["Hafen"]


@pytest.mark.parametrize(("data", "reason"), [
    (b"", "there is no text in it"),
    (b" \n\f\n", "there is no text in it"),
    (b"2/3\n\n23-01234 (E)\n", "there is no text in it"),
    (b"caf\xe9 au lait", "it is not UTF-8"),
    ("Hafen".encode("utf-16")[:-1], "it is not UTF-16"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "it is not UTF-8"),
    (b"MZ\x00\x00 text", "zero bytes"),
    (b"a " * 5_000_000, "line 1 has 10,000,000 characters; no printed line is that long"),
])  # fmt: skip
def test_what_is_no_text_is_an_error_that_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "log.txt"
    path.write_bytes(data)
    path.with_suffix(".toml").write_text('symbol = "A/77/401"\n')
    with pytest.raises(UnreadableSource, match=rf"log\.txt cannot be read: .*{reason}"):
        read_document(path)


def test_a_text_without_a_symbol_takes_its_card(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text("Eleven ferries were cut from their moorings in the night.\n")
    with pytest.raises(SymbolMissing):
        read_document(path)
    path.with_suffix(".toml").write_text('symbol = "A/77/401"\n')
    assert str(read_document(path).symbol) == "A/77/401"


# --- A resolution ---


def test_a_resolution_is_known_by_the_number_in_its_name(resolution: Document) -> None:
    assert (str(resolution.symbol), resolution.title, resolution.kind, resolution.author.name) == (
        "S/RES/2699(2023)",
        "RESOLUTION 2699 (2023)",
        "resolution",
        "Security Council",
    )
    assert resolution.masthead.dated == datetime.date(2023, 10, 4)
    assert resolution.masthead.distributed is None


def test_blocks_of_a_resolution_have_their_printed_numbers(resolution: Document) -> None:
    assert named(resolution) == [
        ("title", "title"),
        ("m1", "adoption"),
        ("h1", "heading"),
        ("pp1", "preambular [para. 1]"),
        ("pp2", "preambular [para. 2]"),
        ("pp3", "preambular [para. 3]"),
        ("p1", "para. 1"),
        ("p2", "para. 2"),
        ("p2-i1", "para. 2 (a)"),
        ("p2-i2", "para. 2 (b)"),
        ("p2-2", "para. 2 [subpara. 2]"),
        ("p2-3", "para. 2 [subpara. 3]"),
        ("p3", "para. 3"),
        ("p4", "para. 4"),
        ("m2", "adoption"),
        ("fn7", "footnote 7"),
        ("fn8", "footnote 8"),
    ]


def test_every_block_of_a_resolution_stands_in_it(resolution: Document) -> None:
    assert {block.section for block in resolution.blocks} == {"resolution"}


def test_preambular_paragraphs_need_no_blank_between_them(resolution: Document) -> None:
    assert resolution.text_of(resolution.block("pp1")).startswith("Recalling its")
    assert resolution.text_of(resolution.block("pp1")).endswith("northern ferries,")


def test_a_paragraph_cut_by_a_blank_is_whole(resolution: Document) -> None:
    assert "cut in the night by patrol boats" in resolution.text


def test_a_hyphen_at_a_lines_end_goes_only_where_the_word_is_known(resolution: Document) -> None:
    assert "the Secretary-General and" in resolution.text
    assert "crews of the harbour," in resolution.text  # "harbour" stands elsewhere
    assert "the thresh-old that" in resolution.text  # nothing tells: the hyphen stays


def test_a_misread_number_is_believed_where_it_is_due_and_warned_of(resolution: Document) -> None:
    assert resolution.text_of(resolution.block("p3")).startswith("3, Urges the crews")
    assert "paragraph 3 is printed “3,”" in resolution.warnings
    assert resolution.block("p2-3").number == "2"  # "ll." is no 11 behind 2


def test_the_mark_of_a_footnote_leaves_the_text_and_other_numbers_stay(resolution: Document) -> None:
    block = resolution.block("pp2")
    assert resolution.text_of(block).endswith("Selby (S/2023/412),")
    assert block.footnotes == ("fn7",)
    assert "the quay for 12 days" in resolution.text
    assert resolution.text_of(resolution.block("fn8")) == "One member did not participate in the voting."


def test_the_adoption_below_a_resolution_is_whole_and_no_paragraph_of_it(resolution: Document) -> None:
    assert resolution.text_of(resolution.block("m2")).endswith("with 2 abstentions (Norland, Estavia).")


def test_a_clause_that_ends_with_a_mark_is_whole(typed: Typed) -> None:
    document = typed(
        "Resolution 199 (1964)\nof 3 May 1964 52\n\nThe Security Council,\n\nHaving examined the application of Norland for "
        "admission to the\nUnited Nations, which has been before it for some time, 53\n\nRecommends to the General Assembly that "
        "Norland be admitted to\nmembership.\n\n52 Ibid., page 3.\n53 See Official Records, page 4.\n"
    )
    texts = {block.id: document.text_of(block) for block in document.blocks}
    assert texts["m1"] == "of 3 May 1964"
    assert texts["pp1"].endswith("for some time,")
    assert texts["p1"] == "Recommends to the General Assembly that Norland be admitted to membership."
    assert (texts["fn52"], texts["fn53"]) == ("Ibid., page 3.", "See Official Records, page 4.")
    assert document.block("pp1").footnotes == ("fn53",)


def test_a_paragraph_that_is_due_is_no_footnote_however_it_begins(typed: Typed) -> None:
    document = typed(
        "Resolution 199 (1964)\n\nThe Security Council,\n\n1. See to it that the ferries sail;\n\n2 Documents A/1 and A/2 "
        "shall be read.\n"
    )
    assert [block.id for block in document.of_kind("footnote")] == []


def test_long_lines_are_paragraphs_but_for_one_that_breaks_off(typed: Typed) -> None:
    long = "Calls upon all States to return the ropes of the harbour to the crews of the ferries of Port Selby " * 2
    document = typed(
        f"Resolution 199 (1964)\n\nThe Security Council,\n\n1. {long}and throughout\nNorland;\n2. {long};\n3. {long}.\n\n"
        "Adopted unanimously at the\n2395th meeting.\n"
    )
    assert document.text_of(document.block("p1")).endswith("and throughout Norland;")
    assert [block.id for block in document.of_kind("paragraph")] == ["p1", "p2", "p3"]
    assert document.text_of(document.blocks[-1]) == "Adopted unanimously at the 2395th meeting."


@pytest.mark.parametrize(("head", "symbol", "dated"), [
    ("Resolution 199 (1964)\nof 3 May 1964\n", "S/RES/199(1964)", datetime.date(1964, 5, 3)),
    ("199 (1964). Resolution of 3 May 1964\n[S/5678]\n", "S/RES/199(1964)", datetime.date(1964, 5, 3)),
    ("THE NORTHERN FERRIES\n\n199 (1964) Resolution of 3 May 1964\n", "S/RES/199(1964)", datetime.date(1964, 5, 3)),
    ("Resolution 199 (1964) of 3 May 1964\n", "S/RES/199(1964)", datetime.date(1964, 5, 3)),
    ("Resolution 199\nof 3 May 1964\n", "S/RES/199(1964)", datetime.date(1964, 5, 3)),
    ("Resolution 199 (19-64)\nof 3 May 1964\n", "S/RES/199(1964)", datetime.date(1964, 5, 3)),
    ("Resolution 199 (1964)\nof 3 Mav 1964\n", "S/RES/199(1964)", None),
    ("United Nations S/RES/199 (1964)\n\nSecurity Council Distr.: General\n\n3 May 1964\n\nResolution 199 (1964)\n",
     "S/RES/199(1964)", None),
])  # fmt: skip
def test_a_resolution_is_named_in_many_ways(typed: Typed, head: str, symbol: str, dated: datetime.date | None) -> None:
    document = typed(f"{head}\nThe Security Council,\n\nDecides to visit the harbour of Port Selby.\n")
    assert (str(document.symbol), document.masthead.dated, document.kind) == (symbol, dated, "resolution")
    assert document.blocks[-1].id == "p1"


def test_a_resolution_of_the_general_assembly_is_known_by_its_session(typed: Typed) -> None:
    document = typed("Resolution 1599 (XV)\n\nThe General Assembly,\n\n1. Decides to visit the harbour.\n")
    assert (str(document.symbol), document.author.name) == ("A/RES/1599(XV)", "General Assembly")


def test_years_that_differ_are_warned_of_and_not_corrected(typed: Typed) -> None:
    document = typed("Resolution 199 (1963)\nof 3 May 1964\n\nThe Security Council,\n\n1. Decides to wait.\n")
    assert str(document.symbol) == "S/RES/199(1963)"
    assert document.warnings == ("the symbol S/RES/199(1963) and the date 1964-05-03 are of different years",)


def test_operative_paragraphs_without_numbers_are_counted(typed: Typed) -> None:
    body = "Having heard the harbour master,\n\nDecides to thank him.\n\nAdopted unanimously at the 12th meeting.\n"
    document = typed(f"Resolution 199 (1964)\nof 3 May 1964\n\nThe Security Council,\n\n{body}")
    assert [label for _, label in named(document)[3:]] == ["preambular [para. 1]", "[para. 1]", "adoption"]


def test_a_part_of_a_resolution_may_have_a_preamble_of_its_own(typed: Typed) -> None:
    body = "Noting A,\n\nA\n\n1. Demands ropes;\n\nB\n\nAlarmed by the night,\n\n2. Decides to wait.\n"
    document = typed(f"Resolution 199 (1964)\nof 3 May 1964\n\nThe Security Council,\n\n{body}")
    labels = [document.block(name).label for name in ("pp1", "p1", "pp2", "p2")]
    assert labels == ["preambular [para. 1]", "para. 1", "preambular [para. 2]", "para. 2"]


def test_a_lost_number_between_two_others_is_counted(typed: Typed) -> None:
    body = "1. Demands ropes;\n\nRequests lamps;\n\n3. Decides to wait.\n"
    document = typed(f"Resolution 199 (1964)\nof 3 May 1964\n\nThe Security Council,\n\n{body}")
    assert [label for name, label in named(document) if name[0] == "p"] == ["para. 1", "[para. 2]", "para. 3"]


def test_footnotes_with_a_stroke_are_told_wherever_they_stand(typed: Typed) -> None:
    body = (
        "1. Welcomes the report of 4 March 1964 1/ on the ferries, which shows that the crews\n\n1/ S/5677.\n\n"
        "94-12513 (E)\n\fS/RES/199 (1964)\nPage 2\n\nwaited at the quay, and thanks them.\n"
    )
    document = typed(f"S/RES/199 (1964)\n\nResolution 199 (1964)\n\nThe Security Council,\n\n{body}")
    assert document.text_of(document.block("p1")) == (
        "1. Welcomes the report of 4 March 1964 on the ferries, which shows that the crews waited at the quay, and "
        "thanks them."
    )
    assert document.block("p1").footnotes == ("fn1",)
    assert document.text_of(document.block("fn1")) == "S/5677."


# --- Files with a paragraph on every line ---


def test_long_lines_are_paragraphs(typed: Typed) -> None:
    speech = "Mister President,\nThe harbour of Port Selby is old. " + "It has seen ferries come and go. " * 9
    document = typed(f"{speech.strip()}\nLadies and gentlemen.\n" + "We shall repair it. " * 12, "A/77/401")
    assert len(document.blocks) == 4


# --- A letter ---


def test_the_head_of_a_typed_letter_is_read(letter_text: Document) -> None:
    assert letter_text.title == (
        "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the "
        "President of the Security Council"
    )
    assert (letter_text.kind, letter_text.author.name) == ("letter", "Permanent Representative of Norland")
    head = letter_text.masthead
    assert (head.dated, head.distributed, head.language) == (
        datetime.date(2023, 3, 9),
        datetime.date(2023, 3, 14),
        "English",
    )


def test_paragraphs_of_a_letter_begin_where_a_line_has_ended_early(letter_text: Document) -> None:
    assert [name for name, _ in named(letter_text)] == [
        "m1", "m2", "m3", "m4", "title", "p1", "p2", "p3", "signature", "a1-h1", "a1-h2", "a1-p1", "a1-p2", "a1-p2-2",
    ]  # fmt: skip


def test_a_sentence_goes_on_with_a_capital_behind_a_page(letter_text: Document) -> None:
    assert "the International Harbour Union, which" in letter_text.text


def test_running_heads_and_page_numbers_are_no_text(letter_text: Document) -> None:
    assert letter_text.text.count("S/2023/90") == 1
    assert not any(number in letter_text.text for number in ("2/3", "3/3", "23-01234", "140323", "2301234"))


def test_lines_of_a_signature_stay_lines(letter_text: Document) -> None:
    block = letter_text.block("signature")
    assert letter_text.text_of(block) == "(Signed) Tomas Okoye Ambassador Permanent Representative"
    assert len(block.breaks) == 2


def test_a_number_alone_on_its_line_opens_the_paragraph_below(letter_text: Document) -> None:
    assert letter_text.text_of(letter_text.block("a1-p1")).startswith("1. The ferries shall be returned")
    assert letter_text.block("a1-p1").page == 2


# --- A presidential statement ---


def test_a_note_by_the_president_is_his(statement: Document) -> None:
    assert (str(statement.symbol), statement.kind, statement.author.name) == (
        "S/24001",
        "note",
        "PRESIDENT OF THE SECURITY COUNCIL",
    )


def test_each_paragraph_of_a_quotation_opens_with_its_mark(statement: Document) -> None:
    assert [text[:14] for text in texts(statement, "paragraph", "quotation")] == [
        "Following cons",
        '"The Security ',
        '"The Council a',
    ]


# --- Whatever comes ---

_PIECES = st.sampled_from(
    [
        *RESOLUTION.splitlines(),
        *LETTER_TEXT.splitlines(),
        *STATEMENT.splitlines(),
        "",
        "",
        "\f",
        "____________",
        "1.",
        "(a)",
        "-",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=30), max_size=40))
def test_every_text_is_a_document_or_an_error_of_ours(lines: list[str]) -> None:
    try:
        read = read_text("\n".join(lines).encode("utf-8", "replace"))
    except ValueError:
        return
    try:
        document = understand(read, Card(Path("any.txt"), Symbol.parse("A/77/401")))
    except CorpusError:
        return
    ids = [block.id for block in document.blocks]
    assert len(ids) == len(set(ids))
    assert document.text == "\n".join(document.text_of(block) for block in document.blocks)


# --- The documents that are handed over beside the repository ---

CITED = SHARED_DATA / "cited"
shared = pytest.mark.shared


@pytest.fixture(scope="module")
def cited() -> Callable[[str], Document]:
    """`cited(name)`: the document in ../shared whose file is called so."""
    if not CITED.is_dir():
        pytest.skip(f"{CITED} is not there")
    return lambda name: read_document(CITED / name)


Cited = Callable[[str], Document]


@shared
@pytest.mark.parametrize(("number", "preambular", "operative", "day"), [
    ("822", 9, 5, "30 April"),
    ("853", 9, 14, "29 July"),
    ("874", 7, 13, "14 October"),
    ("884", 8, 9, "12 November"),
])  # fmt: skip
def test_resolutions_that_the_letter_cites_are_read(
    cited: Cited, check_invariants: Callable[[Document], None],
    number: str, preambular: int, operative: int, day: str,
) -> None:  # fmt: skip
    document = cited(f"S_RES_0{number}_1993_EN_GOLD.txt")
    check_invariants(document)
    assert (str(document.symbol), document.kind) == (f"S/RES/{number}(1993)", "resolution")
    assert document.author.name == "Security Council"
    assert document.masthead.dated is not None
    assert f"{document.masthead.dated:%-d %B}" == day
    ids = [name for name, _ in named(document) if name.startswith("p")]
    assert ids == [*(f"pp{n + 1}" for n in range(preambular)), *(f"p{n + 1}" for n in range(operative))]
    assert all(document.block(f"p{n + 1}").label == f"para. {n + 1}" for n in range(operative))


@shared
def test_the_cited_letter_is_read_over_its_page_breaks(
    cited: Cited, check_invariants: Callable[[Document], None]
) -> None:
    document = cited("S_2020_1104_EN.pdftotext.txt")
    check_invariants(document)
    assert (str(document.symbol), document.kind) == ("S/2020/1104", "letter")
    assert document.masthead.dated == datetime.date(2020, 11, 10)
    assert [b.label for b in document.blocks if b.id.startswith("a1-p") and b.id[-2] == "p" and b.id[-1].isdigit()][
        1:
    ] == [f"annex, para. {n + 1}" for n in range(9)]
    assert "the Nakhchivan Autonomous Republic" in document.text
    assert "2/3" not in document.text


@shared
def test_the_cited_statement_is_read(cited: Cited, check_invariants: Callable[[Document], None]) -> None:
    document = cited("S_24721_EN.pdftotext.txt")
    check_invariants(document)
    assert (str(document.symbol), document.kind) == ("S/24721", "note")
    assert [b.id for b in document.of_kind("paragraph", "quotation")] == ["p1", "p2", "p3", "p4"]


@shared
def test_a_bad_scan_is_read_as_it_is(cited: Cited, check_invariants: Callable[[Document], None]) -> None:
    document = cited("S_23904_EN.pdftotext-ocr.txt")
    check_invariants(document)
    assert str(document.symbol) == "S/23904"
    assert document.masthead.distributed == datetime.date(1992, 5, 12)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_the_first_bytes_tell_is_read(encoding: str) -> None:
    text = "The fee of Łucja is forty crowns."
    marked = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    assert [line.text for line in read_text(text.encode(encoding))] == [text]
    assert [line.text for line in read_text(marked)] == [text]


def test_what_has_no_width_is_no_part_of_a_word() -> None:
    printed = "break\u200bwater, light\u00adhouse, \ufeffpilotage, Mell\u200dick, نیمه\u200cشب"
    assert [line.text for line in read_text(printed.encode())] == [
        "breakwater, lighthouse, pilotage, Mellick, نیمه\u200cشب"
    ]
