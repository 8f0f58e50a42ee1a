"""What was measured, as text for a terminal or a README, and as one HTML file that needs no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.measuring.metrics import Figure, Table
from service.measuring.plots import Plot

#: Says of the figures what a reader has to know.
NOTE = (
    "In percent, with 95 % bootstrap intervals. Below, the difference to {first}, question by question: points of "
    "percent, and p of Fisher's randomisation test, two-sided, corrected by Holm for the rows compared. "
    "Metrics by ir-measures."
)


@dataclass(frozen=True, slots=True)
class Report:
    """`facts` say what was measured with what, so that it can be done again; `answers` is empty for a data set."""

    title: str
    facts: tuple[tuple[str, str], ...]
    table: Table
    answers: Mapping[str, Figure]
    plots: tuple[Plot, ...] = ()

    @property
    def note(self) -> str:
        return NOTE.format(first=self.table.rows[0].name)


def text(report: Report) -> str:
    """Markdown."""
    facts = "\n".join(f"{name}: {value}" for name, value in report.facts)
    parts = [f"# {report.title}", facts, figures(report.table), report.note, comparisons(report.table)]
    if report.answers:
        parts.append(answers(report.answers))
    return "\n\n".join(parts)


def figures(table: Table) -> str:
    return _markdown(table.measures, {row.name: tuple(map(str, row.figures)) for row in table.rows})


def comparisons(table: Table) -> str:
    first, *others = table.rows
    return _markdown(table.measures, {f"{o.name} – {first.name}": tuple(map(str, o.against)) for o in others})


def answers(of: Mapping[str, Figure]) -> str:
    return _markdown(("%", "of"), {name: (str(figure), str(figure.of)) for name, figure in of.items()})


def _markdown(columns: tuple[str, ...], rows: Mapping[str, tuple[str, ...]]) -> str:
    """A table, its columns lined up for a terminal."""
    lines = [("", *columns), *((name, *cells) for name, cells in rows.items())]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    return "\n".join([shown[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *shown[1:]])
