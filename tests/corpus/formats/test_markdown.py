"""Markdown becomes lines with their look; what they mean is not the reader's business."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.markdown import read_markdown
from corpus.lines import BODY_SIZE, CellPlace, Line


def lines(markdown: str) -> tuple[Line, ...]:
    return read_markdown(markdown.encode()).lines


def looks(line: Line) -> list[tuple[str, str, str]]:
    return [(run.kind, line.text[run.start : run.end], run.target) for run in line.runs]


def test_a_blank_line_makes_a_gap_and_a_soft_break_does_not() -> None:
    assert [(line.text, line.gap) for line in lines("one\ntwo\n\nthree")] == [
        ("one", True),
        ("two", False),
        ("three", True),
    ]


@pytest.mark.parametrize("markup", ["one  \ntwo", "one\\\ntwo", "one<br>two", "one<BR/>two", "one\r\ntwo"])
def test_every_kind_of_line_break_begins_a_line(markup: str) -> None:
    assert [line.text for line in lines(markup)] == ["one", "two"]


def test_a_rule_belongs_to_the_line_below_it_and_to_no_other() -> None:
    assert [(line.text, line.rule) for line in lines("one\n\n---\n\ntwo\n\nthree")] == [
        ("one", False),
        ("two", True),
        ("three", False),
    ]


def test_headings_are_larger_than_the_body_and_deeper_ones_smaller() -> None:
    sizes = [line.size for line in lines("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\nbody")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 7
    assert sizes[-1] == BODY_SIZE


def test_a_block_quotation_is_indented_and_one_within_it_more() -> None:
    outer, inner, after = lines("> outer\n>\n> > inner\n\nafter")
    assert inner.indent > outer.indent > after.indent == 0


def test_bold_italics_and_links_are_runs_with_their_targets() -> None:
    (line,) = lines("**Bold** and *sloping* [here](https://a.example/x) and [A/77/5](#)")
    assert looks(line) == [
        ("bold", "Bold", ""),
        ("italic", "sloping", ""),
        ("link", "here", "https://a.example/x"),
        ("link", "A/77/5", "#"),
    ]
    assert line.text == "Bold and sloping here and A/77/5"


def test_bold_that_runs_over_a_line_break_is_bold_on_both_lines() -> None:
    assert [looks(line) for line in lines("**General Assembly  \nSeventy-seventh session**")] == [
        [("bold", "General Assembly", "")],
        [("bold", "Seventy-seventh session", "")],
    ]


@pytest.mark.parametrize("markup", ["deep.<sup>7</sup> It", "deep.⁷ It", "deep.[^7] It\n\n[^7]: Note."])
def test_a_footnote_mark_is_a_superscript_run_that_names_its_number(markup: str) -> None:
    runs = [(run.kind, run.target, run.start) for run in lines(markup)[0].runs]
    assert runs == [("superscript", "7", 5)]


def test_a_footnote_definition_says_whose_it_is_in_each_of_its_paragraphs() -> None:
    read = lines("Deep.[^a]\n\n[^a]: First.\n\n    Second.\n\nAfter.")
    assert [(line.text, line.note) for line in read if line.note] == [("First.", "a"), ("Second.", "a")]


def test_a_footnote_definition_without_a_mark_is_not_lost() -> None:
    assert any("Lost words" in line.text for line in lines("Deep.\n\n[^9]: Lost words."))


def test_a_list_item_is_told_and_an_ordered_one_keeps_its_number() -> None:
    read = lines("- bullet\n\n3. third\n4. fourth\n\nno item")
    assert [(line.text, line.item) for line in read] == [
        ("bullet", True),
        ("3. third", True),
        ("4. fourth", True),
        ("no item", False),
    ]


def test_runs_of_a_numbered_item_move_with_the_number() -> None:
    (line,) = lines("3. *Demands* that")
    assert looks(line) == [("italic", "Demands", "")]


def test_escapes_and_entities_are_undone() -> None:
    assert lines(r"2650 \(2022\) \* 1\. &amp; &lt;")[0].text == "2650 (2022) * 1. & <"


def test_runs_of_spaces_become_one_space_and_ends_are_trimmed() -> None:
    assert [line.text for line in lines("  a \t  b   ")] == ["a b"]


def test_html_blocks_lose_their_tags_and_comments_their_words() -> None:
    assert [line.text for line in lines("<div>Lake &amp; river <b>bank</b></div>\n\n<!-- hidden -->\n\nend")] == [
        "Lake & river bank",
        "end",
    ]


def test_code_is_kept_as_lines() -> None:
    assert [line.text for line in lines("```\none\n\ntwo\n```")] == ["one", "two"]


def test_text_is_normalised_to_nfc() -> None:
    assert lines("re\u0301ponse")[0].text == "réponse"


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_markdown("\ufeffone".encode()).lines[0].text == "one"


@pytest.mark.parametrize("empty", ["", "\n\n", "---", "<!-- x -->", "![](x.png)", "#"])
def test_what_holds_no_text_has_no_lines(empty: str) -> None:
    assert lines(empty) == ()


def test_what_is_not_utf8_is_an_error() -> None:
    with pytest.raises(UnicodeDecodeError):
        read_markdown(b"caf\xe9")


@pytest.mark.parametrize("printed", ["an area of 3 km² now", "a heat of 10⁶ joules"])
def test_superscript_digits_stay_as_printed(printed: str) -> None:
    assert lines(printed)[0].text == printed


MARKUP = st.lists(
    st.sampled_from(["word", "**", "*", "_", "[x](y)", "<sup>1</sup>", "<sup>", "</sup>", "\n", "\n\n", "> ", "- ", "# ", "[^1]", "[^1]: n", "<br>", "²", "---", "|", "`", "é", " "]),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKUP | st.text())
def test_every_line_has_text_and_its_runs_lie_in_it(markdown: str) -> None:
    for line in lines(markdown.encode("utf-8", "ignore").decode()):
        assert line.text.strip() == line.text != ""
        assert unicodedata.is_normalized("NFC", line.text)
        assert all(0 <= run.start < run.end <= len(line.text) for run in line.runs)


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        pytest.param("---\ntitle: Notes\n---\n\nThe mole.", ["The mole."], id="front matter"),
        pytest.param("One.\n\n<!-- width > 3 ells, ask -->\n\nTwo.", ["One.", "Two."], id="a comment"),
        pytest.param("One <!-- two --> three.", ["One three."], id="a comment in a sentence"),
        pytest.param("One.\n\n<style>\np { color: red }\n</style>\n\nTwo.", ["One.", "Two."], id="a style sheet"),
        pytest.param("The fee is ~~forty~~ <del>fifty</del> sixty.", ["The fee is sixty."], id="struck through"),
        pytest.param("<div>Barge 40<br>Ferry 12</div>\n<p>Tug 9</p>", ["Barge 40", "Ferry 12", "Tug 9"], id="blocks"),
        pytest.param(
            "Begin with <name of the ferry> and <Port>.", ["Begin with <name of the ferry> and <Port>."], id="blanks"
        ),
        pytest.param("<Name of the harbour master>", ["<Name of the harbour master>"], id="a blank by itself"),
        pytest.param('The <b>mole</b> is <span class="x">lit</span>.', ["The mole is lit."], id="tags"),
        pytest.param("1. One.\n\n1. Two.\n\n1. Three.", ["1. One.", "2. Two.", "3. Three."], id="all ones"),
        pytest.param("5. One.\n5. Two.", ["5. One.", "6. Two."], id="all fives"),
        pytest.param("1. One.\n3. Two.", ["1. One.", "3. Two."], id="numbers of their own"),
        pytest.param("- One.\n- Two.", ["One.", "Two."], id="bullets"),
        pytest.param("light\u00adhouse", ["lighthouse"], id="soft hyphen"),
    ],
)
def test_what_a_reader_would_see_is_read_and_nothing_else(markdown: str, printed: list[str]) -> None:
    assert [" ".join(line.text.split()) for line in lines(markdown)] == printed


def test_a_table_of_html_keeps_its_rows_and_cells() -> None:
    table = "<table>\n<tr><td>Kelm</td><td>12</td></tr>\n<tr><th>Corrin</th><td>7</td></tr>\n</table>"
    assert [(line.text, line.row, line.gap) for line in lines(table)] == [
        ("Kelm", True, True),
        ("12", True, False),
        ("Corrin", True, True),
        ("7", True, False),
    ]


def test_cells_have_their_places_in_tables_of_both_kinds() -> None:
    piped = "| Lock | Boats |\n|---|---|\n| Arn | |\n| | 7 |\n"
    html = (
        "<table>\n<tr><th>Lock</th><th>Boats</th></tr>\n<tr><td>Arn</td><td></td></tr>\n"
        "<tr><td></td><td><p>7</p></td></tr>\n</table>"
    )
    for table in (piped, html):
        assert [(line.text, line.cell) for line in lines(table)] == [
            ("Lock", CellPlace(0, 1, 0, 1, head=True)),
            ("Boats", CellPlace(0, 1, 1, 2, head=True)),
            ("Arn", CellPlace(1, 2, 0, 1)),
            ("7", CellPlace(2, 3, 1, 2)),
        ]
