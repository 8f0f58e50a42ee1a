"""Which document it is: symbol, title, kind and author."""

from __future__ import annotations

from corpus.document import Document


def test_a_letter_is_its_senders_and_says_so(converted: Document) -> None:
    assert (converted.kind, converted.author.name) == ("letter", "Permanent Representative of Norland")
    assert converted.notice.startswith("A statement by one party")


def test_a_report_is_that_of_the_body_named_in_its_title(report: Document) -> None:
    assert (report.kind, report.author.name, report.notice) == (
        "report",
        "Panel of Experts on the Northern Ferries",
        "",
    )


def test_a_resolution_speaks_for_its_organ_and_has_the_symbol_of_its_masthead(resolution: Document) -> None:
    assert (str(resolution.symbol), resolution.kind, resolution.author.name) == (
        "S/RES/2699(2023)",
        "resolution",
        "Security Council",
    )
