"""Marks of footnotes, and superscripts that are none."""

from __future__ import annotations

import pytest

from corpus.document import Document
from tests.corpus.grammar.lake import Body, marked


def test_marks_are_tied_to_the_word_in_front_of_them(converted: Document) -> None:
    found = {block.id: marked(converted, block) for block in converted.blocks if block.marks}
    assert found == {"p1": [("fn1", "ferries.")], "p2": [("fn2", "quay,")], "p5": [("fn3", "Union.")]}


def test_the_digits_of_marks_and_definitions_are_not_in_the_text(converted: Document) -> None:
    assert converted.text_of(converted.block("p1")).endswith("eleven ferries.")
    assert converted.text_of(converted.block("fn1")) == "See A/77/398-S/2023/90 (3 February 2023)."


def test_markdown_footnotes_are_tied_to_their_marks_whatever_their_label(report: Document) -> None:
    assert [marked(report, block) for block in report.blocks if block.marks] == [
        [("fn1", "all.")],
        [("fnlaw", "(2022).")],
        [("fn3", "damaged.")],
    ]


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
    document, (paragraph,) = body("The lake grows by size<sup>2</sup> a year.")
    assert document.text_of(paragraph) == "The lake grows by size² a year."
    assert len(document.warnings) == 1


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("x<sup>2</sup> a year", "x² a year"),
        ("80 yd<sup>2</sup> of floor", "80 yd² of floor"),
        ("300 dm<sup>3</sup> of ice", "300 dm³ of ice"),
        ("<sup>1</sup>/<sub>3</sub> of the fee", "¹/3 of the fee"),
        ("2<sup>1</sup>/2 ells", "2¹/2 ells"),
    ],
)
def test_what_is_raised_in_a_measure_is_no_mark_though_there_are_footnotes(
    body: Body, printed: str, plain: str
) -> None:
    notes = "".join(f"\n\n<sup>{number}</sup> Note {number}." for number in (1, 2, 3))
    document, blocks = body(f"The lake grew by {printed}.\n\nA.<sup>1</sup> B.<sup>2</sup> C.<sup>3</sup>{notes}")
    assert document.text_of(blocks[0]) == f"The lake grew by {plain}."
    assert blocks[0].marks == ()
    assert [mark.number for mark in blocks[1].marks] == ["1", "2", "3"]


@pytest.mark.parametrize("marks", ["<sup>a,b</sup>", "<sup>a, b</sup>", "<sup>a</sup><sup>, </sup><sup>b</sup>"])
def test_marks_that_are_listed_are_marks_each(body: Body, marks: str) -> None:
    document, blocks = body(f"The pilots{marks} were paid.\n\n<sup>a</sup> Nine.\n\n<sup>b</sup> No boys.")
    assert document.text_of(blocks[0]) == "The pilots were paid."
    assert [mark.number for mark in blocks[0].marks] == ["a", "b"]


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
