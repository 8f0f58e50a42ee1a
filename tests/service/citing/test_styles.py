"""Citations in the four styles: of a letter, a resolution, a web page, a named document, and of who is quoted in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.holdings.source import read_document
from service.citing.cited import Cited, cited, whole, with_footnote
from service.citing.runs import italics, plain
from service.citing.styles import STYLES, cite
from tests.index.ferries import write_ferries
from tests.service.citing.places import citation_of, read

LETTER_TITLE = (
    "Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the "
    "Secretary-General"
)
RESOLUTION = """# Resolution 2650 (2022)

*The Security Council,*

1. *Demands* the release of the ferries;

2. *Decides* that all buoys shall be painted red.
"""
PAGE_CARD = """title = "Moorings cut at Port Selby"
author = "International Harbour Union"
source = "https://www.harbour.example/news/2023/selby"
date = "5 February 2023"
accessed = "2026-11-25"
"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read_document(write_ferries(tmp_path_factory.mktemp("styles")))


def styled(place: Cited) -> dict[str, str]:
    return {name: plain(cite(place, name)) for name in STYLES}


def test_a_letter_is_cited_as_each_style_has_it(letter: Document) -> None:
    citation = citation_of(letter, "eleven ferries")
    assert styled(cited(citation)) == {
        "un": "A/77/401–S/2023/91, [para. 1], footnote 1",
        "oscola": f"Permanent Representative of Norland, ‘{LETTER_TITLE}’ (9 March 2023) UN Doc A/77/401–S/2023/91, "
        "[para 1], fn 1.",
        "bluebook": f"Permanent Representative of Norland, {LETTER_TITLE}, [¶ 1] n.1, U.N. Doc. A/77/401–S/2023/91 "
        "(Mar. 9, 2023).",
        "chicago": f"Permanent Representative of Norland, {LETTER_TITLE}, A/77/401–S/2023/91 (March 9, 2023), [para. 1], "
        "n. 1, https://docs.un.org/en/A/77/401.",
    }


def test_the_style_of_the_united_nations_is_what_answers_cite_as(letter: Document) -> None:
    citation = citation_of(letter, "eleven ferries")
    assert plain(cite(cited(citation), "un")) == citation.cite_as


def test_an_organisation_quoted_stands_first_with_what_it_is_quoted_from(letter: Document) -> None:
    place = cited(citation_of(letter, "eleven cut moorings"))
    assert plain(cite(place, "un")) == (
        "International Harbour Union, “Moorings cut at Port Selby”, 5 February 2023, quoted in A/77/401–S/2023/91, [para. 4]"
    )
    assert plain(cite(place, "oscola")).startswith(
        "International Harbour Union, ‘Moorings cut at Port Selby’ (5 February 2023), quoted in Permanent Representative"
    )
    assert plain(cite(place, "bluebook")).startswith(
        "International Harbour Union, Moorings cut at Port Selby (Feb. 5, 2023), quoted in Permanent Representative"
    )
    assert plain(cite(place, "chicago")).startswith(
        "International Harbour Union, “Moorings cut at Port Selby,” February 5, 2023, quoted in Permanent Representative"
    )


def test_a_person_quoted_by_the_organisation_stands_in_front_of_it(letter: Document) -> None:
    place = cited(citation_of(letter, "No ferry was seaworthy"))
    assert place.speakers == ("Ana Beltran", "International Harbour Union")
    assert plain(cite(place, "un")).startswith(
        "Ana Beltran, in International Harbour Union, “Moorings cut at Port Selby”, 5 February 2023, quoted in A/77/401"
    )


def test_nothing_is_said_of_a_source_that_the_document_does_not_name(tmp_path: Path) -> None:
    text = "# Report of the Harbour Commission\n\n1. The mayor of Selby said: “The harbour is closed.”\n"
    document = read(tmp_path, text, "A/77/402")
    place = cited(citation_of(document, "The harbour is closed"))
    assert place.speakers
    assert place.source is None
    assert plain(cite(place, "un")) == f"{place.speakers[0]}, quoted in A/77/402, para. 1"


def test_a_resolution_is_cited_by_organ_and_number(tmp_path: Path) -> None:
    adopted = "Adopted by the Security Council at its 9031st meeting, on 3 May 2022"
    document = read(tmp_path, RESOLUTION.replace("\n\n", f"\n\n{adopted}\n\n", 1), "S/RES/2650(2022)")
    assert styled(cited(citation_of(document, "painted red"))) == {
        "un": "S/RES/2650 (2022), para. 2",
        "oscola": "UNSC Res 2650 (3 May 2022) UN Doc S/RES/2650 (2022), para 2.",
        "bluebook": "S.C. Res. 2650, ¶ 2 (May 3, 2022).",
        "chicago": "UN Security Council, Resolution 2650 (2022), S/RES/2650 (2022) (May 3, 2022), para. 2, "
        "https://docs.un.org/en/S/RES/2650(2022).",
    }


def test_the_year_of_a_symbol_stands_where_no_date_is_known(tmp_path: Path) -> None:
    document = read(tmp_path, RESOLUTION, "S/RES/2650(2022)")
    assert styled(cited(citation_of(document, "painted red")))["bluebook"] == "S.C. Res. 2650, ¶ 2 (2022)."


def test_a_web_page_is_cited_by_its_address_and_what_was_read_when(tmp_path: Path) -> None:
    page = read(tmp_path, "# Moorings cut at Port Selby\n\nInspectors found 11 ferries adrift.\n", "", card=PAGE_CARD)
    styles = styled(cited(citation_of(page, "adrift")))
    assert styles == {
        "un": "International Harbour Union, “Moorings cut at Port Selby”, 5 February 2023, [para. 1]",
        "oscola": "International Harbour Union, ‘Moorings cut at Port Selby’ (5 February 2023), [para 1] "
        "<https://www.harbour.example/news/2023/selby> accessed 25 November 2026.",
        "bluebook": "International Harbour Union, Moorings cut at Port Selby, [¶ 1] (Feb. 5, 2023), "
        "https://www.harbour.example/news/2023/selby.",
        "chicago": "International Harbour Union, “Moorings cut at Port Selby,” February 5, 2023, [para. 1], "
        "https://www.harbour.example/news/2023/selby.",
    }


def test_a_document_that_was_given_a_name_is_cited_by_author_title_and_date(tmp_path: Path) -> None:
    card = 'name = "Selby release"\ntitle = "The harbour"\nauthor = "Harbour Watch"\ndate = "4 May 2021"\n'
    document = read(tmp_path, "# The harbour\n\n7. Nobody was told.\n", "", card=card)
    styles = styled(cited(citation_of(document, "Nobody")))
    assert styles["oscola"] == "Harbour Watch, ‘The harbour’ (4 May 2021), para 7."
    assert styles["bluebook"] == "Harbour Watch, The harbour, ¶ 7 (May 4, 2021)."
    assert styles["chicago"] == "Harbour Watch, The harbour (May 4, 2021), para. 7."


def test_a_whole_document_has_no_pinpoint(letter: Document) -> None:
    assert plain(cite(whole(letter), "un")) == "A/77/401–S/2023/91"
    assert plain(cite(whole(letter), "oscola")).endswith("UN Doc A/77/401–S/2023/91.")


def test_one_footnote_can_be_cited_alone(letter: Document) -> None:
    place = cited(citation_of(letter, "eleven ferries"))
    assert plain(cite(with_footnote(place, "1"), "un")).endswith("[para. 1], footnote 1")


def test_titles_stand_in_italics_where_the_style_sets_them_so(letter: Document) -> None:
    runs = cite(cited(citation_of(letter, "eleven ferries")), "bluebook")
    assert [span.of(plain(runs)) for span in italics(runs)] == [LETTER_TITLE]
    assert italics(cite(cited(citation_of(letter, "eleven ferries")), "oscola")) == ()
