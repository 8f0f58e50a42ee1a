"""Titles: which paragraph is one, and what it says."""

from __future__ import annotations

import pytest

from corpus.grammar.paragraphs import Paragraph
from corpus.grammar.titles import TitleFacts, printed_title, title_facts, title_place
from corpus.lines import HEADING_SIZES, Run
from corpus.symbol import Symbol

LARGE = HEADING_SIZES[0]
LETTER = "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations"


@pytest.mark.parametrize(
    ("title", "symbol", "facts"),
    [
        (LETTER, "A/77/401", TitleFacts("letter", "Permanent Representative of Norland", "9 March 2023")),
        ("Report of the Secretary-General", "A/77/401", TitleFacts("report", "Secretary-General")),
        ("4507th meeting", "S/PV.4507", TitleFacts("meeting record", "Security Council")),
        ("The ferries of the lake", "S/RES/12(1950)", TitleFacts("resolution", "Security Council")),
        ("The ferries of the lake", "A/77/401", TitleFacts("document")),
        ("Second progress report of the Ferry Board", "A/77/401", TitleFacts("report", "Ferry Board")),
        (
            "Statement submitted by Readers of Ossel, a non-governmental organization in consultative status",
            "E/CN.5/2023/NGO/1",
            TitleFacts("statement", "Readers of Ossel"),
        ),
        (
            "Lettre datée du 9 mars 2023, adressée au Secrétaire général par le Représentant permanent de la Norlande",
            "A/77/401",
            TitleFacts("letter", "Représentant permanent de la Norlande", "9 mars 2023"),
        ),
        (
            "Carta de fecha 9 de marzo de 2023 dirigida al Secretario General por el Representante Permanente de Norlandia "
            "ante las Naciones Unidas",
            "A/77/401",
            TitleFacts("letter", "Representante Permanente de Norlandia", "9 de marzo de 2023"),
        ),
        (
            "Письмо Постоянного представителя Норландии при Организации Объединенных Наций от 9 марта 2023 года",
            "A/77/401",
            TitleFacts("letter", "Постоянного представителя Норландии", "9 марта 2023"),
        ),
        ("Rapport du Secrétaire général sur les bacs", "A/77/401", TitleFacts("report", "Secrétaire général")),
        ("Informe del Secretario General sobre el lago", "A/77/401", TitleFacts("report", "Secretario General")),
    ],
)
def test_a_title_tells_kind_author_and_date(title: str, symbol: str, facts: TitleFacts) -> None:
    assert title_facts(title, Symbol.parse(symbol)) == facts


def test_a_letter_s_title_comes_before_the_report_that_its_agenda_names() -> None:
    head = (Paragraph("Report of the Secretary-General on the lake", size=LARGE), Paragraph(LETTER, size=LARGE))
    assert title_place(head) == 1


def test_a_title_of_no_form_is_the_largest_paragraph() -> None:
    head = (Paragraph("United Nations", size=12.0), Paragraph("The ferries", size=LARGE), Paragraph("A/77/401"))
    assert title_place(head) == 1
    assert title_place(head[2:]) is None


def test_what_a_report_is_on_is_part_of_its_title() -> None:
    paragraphs = (
        Paragraph("The ferries of the lake", size=LARGE),
        Paragraph("Report of the Secretary-General", size=LARGE),
    )
    assert printed_title(paragraphs, 1) == "The ferries of the lake: Report of the Secretary-General"
    assert (
        printed_title((Paragraph("Security Council", size=LARGE), paragraphs[1]), 1)
        == "Report of the Secretary-General"
    )
    assert printed_title(paragraphs, None) == ""


def test_a_title_keeps_no_mark_of_a_footnote() -> None:
    assert printed_title((Paragraph("The ferries of the lake¹*", size=LARGE),), 0) == "The ferries of the lake"


def test_what_a_larger_line_above_says_is_part_of_a_report_s_title() -> None:
    report = Paragraph("Fourth report of the Ferry Board on the budget for 2023", size=12.0)
    assert printed_title((Paragraph("The new pier", size=14.0), report), 1) == f"The new pier: {report.text}"
    assert printed_title((Paragraph("Sixth session", size=10.0), report), 1) == report.text


COLUMN = (
    Paragraph("UNX/2023/4"),
    Paragraph("Distr.: General"),
    Paragraph("3 May 2023"),
    Paragraph("Original: English"),
)
BOARD = Paragraph("Executive Board of the Ferry Fund", size=20.0)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        pytest.param((("Harbours of the lake", 14.0), ("Guidelines", 12.0)), "Harbours of the lake", id="no session"),
        pytest.param(
            (("Annual session 2023", 10.0), ("Ossel, 3–7 May 2023", 10.0), ("Item 4 of the provisional agenda", 10.0),
             ("Ferries", 10.0), ("Harbours of the lake", 14.0), ("I. Piers", 14.0)),
            "Harbours of the lake",
            id="a session and an agenda item",
        ),
        pytest.param(
            (("Ferry Committee", 12.0), ("Sixth session", 10.0), ("3–7 May 2023", 10.0), ("Remarks of the pilots", 12.0)),
            "Remarks of the pilots",
            id="no larger than the body that sits",
        ),
        pytest.param(
            (("Ferry Committee", 12.0), ("Draft resolution submitted by the Chair", 10.0), ("Harbours", 12.0)),
            "Harbours",
            id="a draft",
        ),
        pytest.param(
            (("Субботняя сессия", 10.0), ("Паромы озера", 12.0)), "Паромы озера", id="another language"
        ),
        pytest.param((("Ossel, 3–7 May 2023", 10.0), ("Agenda of the session", 14.0)), "Agenda of the session", id="a sign"),
    ],
)  # fmt: skip
def test_a_title_stands_below_the_masthead_however_large_the_organ(
    printed: tuple[tuple[str, float], ...], title: str
) -> None:
    bold = [
        Paragraph(text, (Run(0, len(text), "bold"),) if size > 10 or text == "Ferries" else (), size=size)
        for text, size in printed
    ]
    head = (BOARD, *COLUMN, *bold)
    place = title_place(head)
    assert place is not None
    assert head[place].text == title
