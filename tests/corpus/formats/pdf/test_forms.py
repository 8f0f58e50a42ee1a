"""What is filled into the fields of PDF forms is read in its place. Every text here is invented."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.formats.pdf.read import read_pdf

FIRST, LAST = "1. The barge of Norland was tarred in May.", "2. The lock was shut."


def form(draw: Callable[[Canvas], None]) -> list[str]:
    """The lines of a form drawn between two paragraphs."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(72, 760, FIRST)
    draw(canvas)
    canvas.drawString(72, 400, LAST)
    canvas.save()
    texts = [line.text for line in read_pdf(file.getvalue()).lines]
    assert (texts[0], texts[-1]) == (FIRST, LAST)
    return texts[1:-1]


def test_a_text_stands_between_its_neighbours() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Toll:")
        canvas.acroForm.textfield(value="sixty groats", x=110, y=695, width=150, height=16, fontSize=9)
        canvas.drawString(265, 700, "by the year.")

    assert form(draw) == ["Toll: sixty groats by the year."]


def test_dots_to_write_on_are_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Keeper: " + "." * 60)
        canvas.acroForm.textfield(value="Ottilie Sand", x=104, y=696, width=200, height=16)

    assert form(draw) == ["Keeper: Ottilie Sand"]


def test_boxes_are_ticked_or_not() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Tarred")
        for x, word, kind in ((120, "yes", True), (170, "no", False)):
            canvas.acroForm.checkbox(checked=kind, x=x, y=697, size=12)
            canvas.drawString(x + 16, 700, word)
        canvas.drawString(72, 680, "Kind")
        for x, word, kind in ((120, "lock", False), (170, "weir", True)):
            canvas.acroForm.radio(name="kind", value=word, selected=kind, x=x, y=677, size=12)
            canvas.drawString(x + 16, 680, word)

    assert form(draw) == ["Tarred ☒ yes ☐ no", "Kind ☐ lock ☒ weir"]


@pytest.mark.parametrize("kind", ["choice", "listbox"])
def test_of_a_list_the_words_that_are_shown_are_read(kind: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Port")
        options = [("Ardmouth", "P1"), ("Ganby", "P2")]
        getattr(canvas.acroForm, kind)(value="P2", options=options, x=120, y=695, width=100, height=18, fontSize=9)

    assert form(draw) == ["Port Ganby"]


def test_a_text_of_several_lines_goes_on_in_the_next() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            value="The keeper tars it twice a year.\nShe is paid for it.",
            x=72,
            y=620,
            width=200,
            height=60,
            fieldFlags="multiline",
        )

    assert form(draw) == ["The keeper tars it twice a year. She is paid for it."]


def test_passwords_buttons_and_what_is_empty_are_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(value="swordfish", x=72, y=620, width=200, height=20, fieldFlags="password")
        canvas.acroForm.textfield(value="", x=72, y=580, width=200, height=20)
        canvas.acroForm.textfield(value="unseen", x=72, y=540, width=200, height=20, annotationFlags="hidden")

    assert form(draw) == []


def test_what_is_printed_under_a_field_as_well_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Toll: sixty groats")
        canvas.acroForm.textfield(value="sixty groats", x=94, y=695, width=150, height=16)

    assert form(draw) == ["Toll: sixty groats"]
