"""A line through words of a PDF takes them away; an underline and the lines of a table do not. Every text here is invented."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.formats.pdf.read import read_pdf
from corpus.lines import FileReading

LINE = "2. The toll is forty sixty groats for each barge."


def page(*strokes: tuple[float, float, float, float]) -> FileReading:
    """Three paragraphs, and lines: from, to, points above the foot of the second paragraph, thickness."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(72, 714, "1. The weir was tarred in May.")
    canvas.drawString(72, 700, LINE)
    canvas.drawString(72, 686, "3. The lock was shut.")
    for left, right, up, thick in strokes:
        canvas.setLineWidth(thick)
        canvas.line(left, 700 + up, right, 700 + up)
    canvas.save()
    return read_pdf(file.getvalue())


def place(word: str) -> tuple[float, float]:
    left = 72 + float(stringWidth(LINE[: LINE.index(word)], "Times-Roman", 11))
    return left, left + float(stringWidth(word, "Times-Roman", 11))


@pytest.mark.parametrize("thick", [0.4, 1.0])
def test_struck_words_are_left_out_and_told(thick: float) -> None:
    reading = page((*place("forty "), 2.8, thick))
    assert "2. The toll is sixty groats for each barge." in " ".join(line.text for line in reading.lines)
    assert reading.warnings == (
        "text that is struck through is left out: “forty” on page 1; take the line away from what still holds",
    )


def test_a_whole_line_that_is_struck_is_gone() -> None:
    reading = page((*place(LINE), 2.8, 0.5))
    assert [line.text for line in reading.lines] == ["1. The weir was tarred in May.", "3. The lock was shut."]
    assert "“2. The toll is forty sixty…”" in reading.warnings[0]


@pytest.mark.parametrize(
    "stroke",
    [
        (*place("forty"), -1.2, 0.5),  # an underline
        (*place("forty"), 9.5, 0.5),  # a line over it
        (40.0, 500.0, 2.8, 0.5),  # goes on beyond the text, as the line of a table does
        (*place("forty"), 3.0, 6.0),  # a marker
        (*place("f"), 2.8, 0.5),  # the stroke of a letter
    ],
)
def test_other_lines_take_nothing_away(stroke: tuple[float, float, float, float]) -> None:
    reading = page(stroke)
    assert LINE in " ".join(line.text for line in reading.lines)
    assert not any("struck" in warning for warning in reading.warnings)
