from __future__ import annotations

from corpus.formats.table_rows import Cell, row_lines
from corpus.lines import CellPlace, Line, Run


def cell(*texts: str, columns: int = 1, rows: int = 1, head: bool = False) -> Cell:
    return Cell(tuple(Line(text, gap=True) for text in texts), columns, rows, head)


def raised(mark: str, text: str) -> Line:
    return Line(f"{mark} {text}", (Run(0, len(mark), "superscript", mark),), gap=True)


def places(rows: list[list[Cell]]) -> list[list[CellPlace | None]]:
    return [[line.cell for line in lines] for lines in row_lines(rows)]


def test_a_cell_over_several_rows_and_columns_pushes_those_beside_it() -> None:
    table = [[cell("Lock", rows=2), cell("Boats", columns=2)], [cell("2041"), cell("2042")], [cell("Arn"), cell("7")]]
    assert places(table) == [
        [CellPlace(0, 2, 0, 1), CellPlace(0, 1, 1, 3)],
        [CellPlace(1, 2, 1, 2), CellPlace(1, 2, 2, 3)],
        [CellPlace(2, 3, 0, 1), CellPlace(2, 3, 1, 2)],
    ]


def test_an_empty_cell_keeps_its_column_and_an_empty_row_is_none() -> None:
    table = [[cell("Lock"), cell("Boats")], [cell(), cell()], [cell(), cell("7")]]
    assert places(table) == [[CellPlace(0, 1, 0, 1), CellPlace(0, 1, 1, 2)], [], [CellPlace(1, 2, 1, 2)]]


def test_a_head_beside_text_that_is_none_heads_no_column() -> None:
    lines = next(row_lines([[cell("Arn", head=True), cell("7")]]))
    assert [line.cell and line.cell.head for line in lines] == [False, False]


def test_notes_in_a_row_by_themselves_are_units_below_the_table() -> None:
    notes = Cell((raised("a", "Without the summer boats."), raised("b", "As of May.")), columns=2)
    lines = list(row_lines([[cell("Arn"), cell("7")], [notes]]))[1]
    assert [(line.text, line.gap, line.row, line.cell) for line in lines] == [
        ("a Without the summer boats.", True, False, None),
        ("b As of May.", True, False, None),
    ]


def test_notes_that_a_line_break_parts_are_two() -> None:
    broken = (raised("a", "Without boats."), Line("b As of May.", (Run(0, 1, "superscript", "b"),)))
    lines = list(row_lines([[cell("Arn"), cell("7")], [Cell(broken, columns=2)]]))[1]
    assert [line.gap for line in lines] == [True, True]


def test_a_cell_that_claims_thousands_of_columns_covers_no_more_than_print_has() -> None:
    place = places([[cell("Arn", columns=60_000)]])[0][0]
    assert place == CellPlace(0, 1, 0, 100)
