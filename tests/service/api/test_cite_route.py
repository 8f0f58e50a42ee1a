"""How a place is cited, over HTTP."""

from __future__ import annotations

import json

import pytest
import rispy

from service.citing.formats import FORMATS
from service.citing.styles import STYLES
from tests.service.conftest import Client, error_of

ANCHORS = ("A/77/401%23p1", "S/2023/91%23p1", "A/77/401/blocks/p1", "A%2F77%2F401%23p1")


@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_place_is_cited_by_any_form_of_its_anchor(client: Client, anchor: str) -> None:
    told = client.get(f"/api/v1/cite/{anchor}").json()
    assert told["text"] == "A/77/401–S/2023/91, [para. 1], footnote 1"
    assert told["anchor"] == {
        "document": "A/77/401–S/2023/91", "block": "p1", "label": "[para. 1]", "section": "letter", "page": None
    }  # fmt: skip
    assert told["footnotes"] == ["1"]
    assert told["notice"].startswith("A statement by one party")


@pytest.mark.parametrize("style", STYLES)
def test_each_style_gives_json_and_the_same_as_text(client: Client, style: str) -> None:
    told = client.get(f"/api/v1/cite/A/77/401/blocks/p1?style={style}").json()
    text = client.get(f"/api/v1/cite/A/77/401/blocks/p1?style={style}&as=text")
    assert text.headers["content-type"].startswith("text/plain")
    assert text.text == f"{told['text']}\n"
    assert told["text"] in told["quotation"]


@pytest.mark.parametrize("form", FORMATS)
def test_each_record_is_a_file_with_a_name(client: Client, form: str) -> None:
    response = client.get(f"/api/v1/cite/A/77/401/blocks/p1?style={form}&as=text")
    assert response.headers["content-type"].startswith(FORMATS[form].media_type)
    assert response.headers["content-disposition"] == f'attachment; filename="A-77-401{FORMATS[form].suffix}"'
    assert response.text == client.get(f"/api/v1/cite/A/77/401/blocks/p1?style={form}").json()["text"]


def test_records_have_their_pinpoint(client: Client) -> None:
    (ris,) = rispy.loads(client.get("/api/v1/cite/A/77/401/blocks/p1?style=ris&as=text").text)
    (csl,) = json.loads(client.get("/api/v1/cite/A/77/401/blocks/p1?style=csl-json&as=text").text)
    assert ris["notes"] == ["[para. 1], footnote 1"]
    assert csl["note"] == "[para. 1], footnote 1"


def test_marked_words_are_cited_with_who_speaks_them(client: Client) -> None:
    document = client.get("/api/v1/documents/A/77/401").json()
    at = document["text"].index("No ferry was seaworthy")
    block = next(b for b in document["contents"] if b["range"]["start"] <= at < b["range"]["end"])
    told = client.get(f"/api/v1/cite/A/77/401/blocks/{block['id']}?mark={at}-{at + 22}").json()
    assert told["text"].startswith("Ana Beltran, in International Harbour Union, “Moorings cut at Port Selby”")
    assert [voice["name"] for voice in told["voice"]][-1] == "Ana Beltran"
    assert told["url"] == f"/documents/A/77/401?mark={at}-{at + 22}#{block['id']}"


def test_a_quotation_is_given_as_the_page_copies_it(client: Client) -> None:
    text = client.get("/api/v1/cite/A/77/401/blocks/p1?as=quotation", headers={"host": "desk.example"}).text
    lines = text.splitlines()
    assert lines[0].startswith("“On 2 February 2023")
    assert lines[1] == "Permanent Representative of Norland, A/77/401–S/2023/91, [para. 1], footnote 1"
    assert lines[2].startswith("A statement by one party")
    assert lines[3].startswith("http://desk.example/documents/A/77/401?mark=")


@pytest.mark.parametrize(
    ("host", "begins"),
    [("desk.example", "/documents/A/77/401?mark="), ("127.0.0.1:8000", "https://docs.un.org/en/A/77/401")],
)
def test_page_and_api_carry_an_address_that_others_reach(client: Client, host: str, begins: str) -> None:
    page = client.get("/?q=How+many+moorings+were+cut%3F", headers={"host": host, "accept": "text/html"}).text
    assert f'data-address="{begins}' in page
    text = client.get("/api/v1/cite/A/77/401/blocks/p1?as=quotation", headers={"host": host}).text
    assert text.splitlines()[3].removeprefix("http://desk.example").startswith(begins)
    oscola = client.get("/api/v1/cite/A/77/401/blocks/p1?as=quotation&style=oscola", headers={"host": host}).text
    assert (text[0], oscola[0]) == ("“", "‘")


def test_a_whole_document_is_cited_without_a_quotation(client: Client) -> None:
    told = client.get("/api/v1/cite/A/77/402?style=bluebook").json()
    assert told["quote"] is told["range"] is told["quotation"] is told["anchor"] is None
    title = "Report of the Harbour Commission"
    assert title in told["text"]
    assert next(told["text"][span["start"] : span["end"]] for span in told["italics"]).startswith("Report")


@pytest.mark.parametrize(
    ("asked", "status", "error"),
    [
        ("A/77/401/blocks/p1?style=mla", 400, "invalid_request"),
        ("A/77/401/blocks/p1?as=pdf", 400, "invalid_request"),
        ("A/77/401/blocks/p1?footnote=9", 400, "invalid_request"),
        ("A/77/401/blocks/p1?mark=5", 400, "invalid_request"),
        ("A/77/401/blocks/p1?mark=999999998-999999999", 400, "invalid_request"),
        ("A/77/401/blocks/zz", 404, "unknown_block"),
        ("A/99/401", 404, "unknown_document"),
        ("A/77/401%23", 400, "bad_anchor"),
        ("A/77/401?mark=1-2", 400, "invalid_request"),
        ("A/77/401?footnote=1", 400, "invalid_request"),
        ("A/77/401?as=quotation", 400, "invalid_request"),
    ],
)
def test_what_cannot_be_cited_is_said(client: Client, asked: str, status: int, error: str) -> None:
    response = client.get(f"/api/v1/cite/{asked}")
    assert response.status_code == status
    assert error_of(response) == error


def test_one_footnote_is_cited_alone(client: Client) -> None:
    told = client.get("/api/v1/cite/A/77/401/blocks/p1?footnote=1&style=oscola").json()
    assert told["text"].endswith("[para 1], fn 1.")
    assert told["footnotes"] == ["1"]
