from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import Block, Document

Body = Callable[[str], tuple[Document, list[Block]]]
Told = list[list[tuple[str, str]]]

LOCKS = """
| Lock | Width | Boats in 2041 | Boats in 2042 |
|---|---|---|---|
| Upper Arn | 6 | 118 002 |  |
| Lower Arn | 12 | 40 | 1 300 |
"""


def told(document: Document, blocks: list[Block]) -> Told:
    """Each row's cells, with what heads their columns."""
    return [
        [(cell.span.of(document.text), document.column_of(cell)) for cell in block.cells]
        for block in blocks
        if block.cells
    ]


def html(rows: str) -> str:
    return f"<table>\n{rows}\n</table>\n"


def test_a_row_knows_its_cells_and_what_heads_their_columns(body: Body) -> None:
    assert told(*body(LOCKS))[1:] == [
        [("Upper Arn", "Lock"), ("6", "Width"), ("118 002", "Boats in 2041"), ("", "Boats in 2042")],
        [("Lower Arn", "Lock"), ("12", "Width"), ("40", "Boats in 2041"), ("1 300", "Boats in 2042")],
    ]


def test_figures_of_two_cells_are_told_apart_in_the_text(body: Body) -> None:
    document, blocks = body(LOCKS)
    assert document.text_of(blocks[1]) == "Upper Arn\t6\t118 002"


def test_the_rows_that_head_a_table_know_it(body: Body) -> None:
    _, blocks = body(LOCKS)
    assert [block.heads_table for block in blocks if block.cells] == [True, False, False]


def test_a_head_over_two_columns_heads_both_and_a_cell_over_two_rows_stands_in_both(body: Body) -> None:
    document, blocks = body(
        html(
            '<tr><th rowspan="2">Lock</th><th colspan="2">Boats</th></tr><tr><th>2041</th><th>2042</th></tr>'
            '<tr><td rowspan="2">Arn</td><td>7</td><td>9</td></tr><tr><td>8</td><td>10</td></tr>'
        )
    )
    assert told(document, blocks)[2:] == [
        [("Arn", "Lock"), ("7", "Boats / 2041"), ("9", "Boats / 2042")],
        [("Arn", "Lock"), ("8", "Boats / 2041"), ("10", "Boats / 2042")],
    ]
    assert document.text_of(blocks[-1]) == "8\t10"


def test_a_head_of_the_row_heads_no_column(body: Body) -> None:
    document, blocks = body(html("<tr><th>Lock</th><th>Width</th></tr><tr><th>Arn</th><td>6</td></tr>"))
    assert told(document, blocks)[1] == [("Arn", "Lock"), ("6", "Width")]


def test_the_heads_further_down_head_what_stands_below_them(body: Body) -> None:
    document, blocks = body(
        html(
            "<tr><th>Lock</th><th>Width</th></tr><tr><td>Arn</td><td>6</td></tr>"
            "<tr><th>Quay</th><th>Length</th></tr><tr><td>Elm</td><td>90</td></tr>"
        )
    )
    assert told(document, blocks)[3] == [("Elm", "Quay"), ("90", "Length")]


def test_a_title_over_all_columns_heads_none(body: Body) -> None:
    document, blocks = body(
        html('<tr><th colspan="2">Locks</th></tr><tr><th>Lock</th><th>Width</th></tr><tr><td>Arn</td><td>6</td></tr>')
    )
    assert told(document, blocks)[2] == [("Arn", "Lock"), ("6", "Width")]


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        (("Lock", "Width", "Boats"), True),
        (("Boats of", "2041", "2042"), True),
        (("", "2041", "2042"), True),
        (("Upper Arn", "4", "17"), False),
    ],
)
def test_heads_that_the_format_does_not_tell_stand_over_figures(
    body: Body, head: tuple[str, str, str], heads: bool
) -> None:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in (head, ("Arn", "6", "40"), ("Elm", "9", "–"))]
    _, blocks = body(html("".join(f"<tr>{row}</tr>" for row in cells)))
    assert blocks[0].heads_table == heads


def test_rows_of_words_alone_have_no_heads(body: Body) -> None:
    document, blocks = body(html("<tr><td>Chair</td><td>A. Pell</td></tr><tr><td>Clerk</td><td>B. Rudd</td></tr>"))
    assert [[column for _, column in row] for row in told(document, blocks)] == [["", ""], ["", ""]]


def test_two_tables_below_each_other_are_two(body: Body) -> None:
    first, second = (
        html(f"<tr><th>{name}</th><th>{unit}</th></tr><tr><td>Arn</td><td>6</td></tr>")
        for name, unit in (("Lock", "Width"), ("Quay", "Length"))
    )
    rows = told(*body(first + second))
    assert [rows[1], rows[3]] == [[("Arn", "Lock"), ("6", "Width")], [("Arn", "Quay"), ("6", "Length")]]


def test_ranges_of_cells_are_ranges_of_the_text_where_marks_have_left_it(body: Body) -> None:
    document, blocks = body(
        "| Lock | Boats |\n|---|---|\n| Arn<sup>a</sup> | 12 |\n\n<sup>a</sup> Without the summer boats.\n"
    )
    assert told(document, blocks)[1] == [("Arn", "Lock"), ("12", "Boats")]
    assert [mark.number for mark in blocks[1].marks] == ["a"]


def test_a_table_of_heads_alone_has_none(body: Body) -> None:
    _, blocks = body(html("<tr><th>Lock</th><th>Keeper</th></tr><tr><th>Arn</th><th>Pell</th></tr>"))
    assert not any(block.heads_table for block in blocks)
