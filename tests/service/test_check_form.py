"""The page on which quotations are checked, and the same over the API and the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from service.commands import verifying
from service.errors import TEXT_LIMIT
from tests.service.conftest import Client, error_of

VERIFY = "/api/v1/verify"
WRONG = "Norland wrote that “12 ferries were wounded and almost 5,300 people were forced to leave Port Selby”."
RIGHT = "“almost 3,500 people were forced to leave Port Selby and Ardmouth”"


def test_a_quotation_is_checked_over_the_api_with_its_place(client: Client) -> None:
    response = client.post(VERIFY, json={"text": f"Norland wrote {RIGHT}."})
    assert response.status_code == 200
    passage = response.json()["passages"][0]
    assert passage["verdict"] == "word_for_word"
    assert passage["said"] == {"name": "Norland", "agrees": True}
    place = passage["occurrences"][0]["places"][0]
    document = client.get("/api/v1/documents/S/2023/91").json()
    assert document["text"][place["range"]["start"] : place["range"]["end"]] == place["quote"] == RIGHT[1:-1]
    assert place["range"]["sha256"] == document["sha256"]
    assert client.get(place["url"], headers={"accept": "text/html"}).status_code == 200


def test_differences_carry_both_ranges_numbers_first(client: Client) -> None:
    text = "“almost 5,300 people are forced to leave Port Selby and Ardmouth”"
    passage = client.post(VERIFY, json={"text": text}).json()["passages"][0]
    assert [difference["kind"] for difference in passage["differences"]] == ["number", "tense"]
    said = passage["differences"][0]["said"]
    assert text[said["start"] : said["end"]] == said["text"] == "5,300"
    assert passage["differences"][0]["printed"]["quote"] == "3,500"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": ""}, "empty_text"),
        ({"text": "…"}, "empty_text"),
        ({"text": "a" * (TEXT_LIMIT + 1)}, "text_too_long"),
        ({}, "invalid_request"),
        ({"text": 5}, "invalid_request"),
        ({"text": "a b", "documents": []}, "invalid_request"),
    ],
)
def test_what_cannot_be_checked_is_told(client: Client, body: dict[str, object], error: str) -> None:
    response = client.post(VERIFY, json=body)
    assert response.status_code == 400
    assert error_of(response) == error


def test_a_body_that_is_too_large_is_told(client: Client) -> None:
    assert error_of(client.post(VERIFY, json={"text": "a" * 2_600_000})) == "request_too_large"


def test_the_page_is_a_form_and_is_linked_from_every_page(client: Client) -> None:
    assert 'href="/check"' in client.get("/").text
    page = client.get("/check").text
    assert '<form class="check-form" action="/check" method="post"' in page
    assert "<script src=" in page
    assert "style=" not in page


def test_the_page_shows_what_differs_word_by_word_with_a_link_to_the_place(client: Client) -> None:
    page = client.post("/check", files={"text": (None, RIGHT.replace("3,500", "5,300"))}).text
    assert "With differences" in page
    assert ">5,300<" in page
    assert ">3,500<" in page
    assert 'href="/documents/A/77/401?mark=' in page


def test_hostile_text_is_shown_and_does_nothing(client: Client) -> None:
    text = "“</textarea><script>alert(1)</script> was seaworthy \u202e at \x00 all”"
    page = client.post("/check", files={"text": (None, text)})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_a_form_that_cannot_be_checked_is_shown_again_with_its_text(client: Client) -> None:
    page = client.post("/check", files={"text": (None, " … ")})
    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert "…" in page.text
    assert "no word" in page.text


def test_the_result_is_saved_as_a_table_and_as_json(client: Client) -> None:
    table = client.post("/check", files={"text": (None, RIGHT), "save": (None, "csv")})
    assert table.headers["content-disposition"] == 'attachment; filename="quotations.csv"'
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["verdict"] for row in rows] == ["Word for word"]
    saved = client.post("/check", files={"text": (None, RIGHT), "save": (None, "json")})
    assert saved.json() == client.post(VERIFY, json={"text": RIGHT}).json()


def test_the_same_text_gives_the_same_bytes(client: Client) -> None:
    first = client.post(VERIFY, json={"text": WRONG}).content
    client.post(VERIFY, json={"text": RIGHT})
    assert client.post(VERIFY, json={"text": WRONG}).content == first


def test_the_command_checks_a_file_and_what_is_piped_in(ferries_folder: str) -> None:
    run = CliRunner()
    right = run.invoke(verifying.verify, ["-"], input=RIGHT)
    assert right.exit_code == 0
    assert "Word for word" in right.output
    wrong = run.invoke(verifying.verify, ["-", "--json"], input=WRONG)
    assert wrong.exit_code == 1
    assert json.loads(wrong.stdout)["passages"][0]["verdict"] != "word_for_word"


@pytest.fixture
def ferries_folder(monkeypatch: pytest.MonkeyPatch, ferries: object) -> str:
    """The command reads the snapshot of the ferries, and builds nothing."""
    monkeypatch.setattr(verifying, "bring_up_to_date", lambda settings, say: None)
    monkeypatch.setattr(verifying, "load_whole", lambda *_: ferries)
    return ""
