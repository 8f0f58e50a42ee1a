from __future__ import annotations

import io

import docx
import pytest

from service.exporting.files import FILE_KINDS
from tests.service.conftest import Client, error_of
from tests.service.exporting.talks import QUESTIONS

FORM = {"h": list(QUESTIONS[:2]), "q": "what is being typed"}


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_form_and_the_address_give_a_file(client: Client, kind: str) -> None:
    posted = client.post("/export", data={**FORM, "as": kind})
    named = client.get("/export", params={"h": QUESTIONS[:1], "q": QUESTIONS[1], "as": kind})
    for response in (posted, named):
        assert response.status_code == 200
        assert response.headers["content-type"].partition(";")[0] == FILE_KINDS[kind].media_type
        disposition = response.headers["content-disposition"]
        assert disposition.startswith('attachment; filename="pincite-')
        assert disposition.endswith(f'{FILE_KINDS[kind].suffix}"')


def test_a_single_question_is_a_conversation(client: Client) -> None:
    response = client.post("/export", data={"h": QUESTIONS[0], "as": "docx", "style": "oscola"})
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(response.content)).paragraphs)
    assert QUESTIONS[0] in text
    assert "UN Doc A/77/401–S/2023/91" in text


def test_links_name_the_host_and_the_path_below_which_the_service_stands(client: Client) -> None:
    headers = {"host": "desk.example", "x-forwarded-prefix": "/pincite"}
    response = client.post("/export", data={"h": QUESTIONS[0], "as": "html"}, headers=headers)
    assert 'href="http://desk.example/pincite/documents/A/77/401' in response.text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "empty_question"),
        ({"h": "  "}, "empty_question"),
        ({"h": "ferries", "as": "pdf"}, "invalid_request"),
        ({"h": "ferries", "style": "mla"}, "invalid_request"),
        ({"h": ["ferries"] * 101}, "invalid_request"),
        ({"h": "x" * 2001}, "question_too_long"),
        ({"h": "fer\x00ries"}, "control_characters"),
    ],
)
def test_what_cannot_be_saved_is_said(client: Client, data: dict[str, str], error: str) -> None:
    response = client.post("/export", data=data)
    assert response.status_code == 400
    assert error_of(response) == error


def test_an_upload_in_the_place_of_a_question_is_no_question(client: Client) -> None:
    response = client.post("/export", files={"h": ("talk.txt", b"how many?")})
    assert response.status_code == 400
    assert error_of(response) == "empty_question"
