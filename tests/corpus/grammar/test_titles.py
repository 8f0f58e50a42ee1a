"""Titles: which paragraph is one, and what it says."""

from __future__ import annotations

import pytest

from corpus.grammar.paragraphs import Paragraph
from corpus.grammar.titles import TitleFacts, printed_title, title_facts, title_place
from corpus.lines import HEADING_SIZES
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
