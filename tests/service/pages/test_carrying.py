"""What is carried away from pages: the menu of citations, copied text, addresses that last, what Zotero reads."""

from __future__ import annotations

import html
import re

import pytest

from tests.service.conftest import Client
from tests.service.pages.test_renderer import BROWSER, MOORINGS, Page

NOTHING = "zeppelin tiramisu recipe"


def attributes(text: str, name: str) -> list[str]:
    return [html.unescape(value) for value in re.findall(rf'{name}="([^"]*)"', text)]


def test_a_citation_can_be_had_in_every_style_without_script(client: Client) -> None:
    text = client.get("/", params={"q": MOORINGS}).text
    assert [*dict.fromkeys(attributes(text, "data-style"))] == ["un", "oscola", "bluebook", "chicago"]
    assert any("UN Doc A/77/401–S/2023/91, [para 1], fn 1." in shown for shown in Page(text).texts["dd"])


def test_the_records_of_a_citation_are_links_that_give_files(client: Client) -> None:
    links = [link for link in Page(client.get("/", params={"q": MOORINGS}).text).links if "/api/v1/cite/" in link]
    assert len(links) >= 3
    for link in links[:3]:
        response = client.get(html.unescape(link))
        assert response.status_code == 200
        assert response.headers["content-disposition"].startswith("attachment")


def test_what_is_copied_has_speaker_and_notice(client: Client) -> None:
    text = client.get("/", params={"q": MOORINGS}).text
    before, after = attributes(text, "data-before")[0], attributes(text, "data-after")[0]
    assert before.startswith("“On 2 February 2023")
    assert before.endswith("”")
    assert attributes(text, "data-copied")[0].startswith("Permanent Representative of Norland, A/77/401–S/2023/91")
    assert after.startswith("A statement by one party")


def test_near_passages_are_not_copied_as_answers(client: Client) -> None:
    text = client.get("/", params={"q": NOTHING}).text
    assert attributes(text, "data-before")
    for before in attributes(text, "data-before"):
        assert before.startswith(f"Not an answer to “{NOTHING}”")


def test_an_address_of_an_answer_says_nothing_while_its_edition_answers(client: Client) -> None:
    page = Page(client.get("/", params={"h": NOTHING, "q": MOORINGS}).text)
    (permalink,) = [link for link in page.links if "edition=" in link][-1:]
    again = client.get(permalink).text
    assert MOORINGS in again
    assert "edition-note" not in again


@pytest.mark.parametrize(
    ("edition", "gave", "told"),
    [
        ("0123456789abcdef", "", "edition 0123456789abcdef of the documents held"),
        ("0123456789abcdef", "00000000", "not with the same quotations"),
        ("<script>", "", "another edition of the documents held"),
    ],
)
def test_an_address_says_that_another_edition_answers(client: Client, edition: str, gave: str, told: str) -> None:
    text = client.get("/", params={"q": MOORINGS, "edition": edition, "gave": gave}).text
    assert told in text.partition("edition-note")[2]
    assert "<script>" not in text


def test_another_edition_with_the_same_answer_says_so(client: Client) -> None:
    page = Page(client.get("/", params={"q": MOORINGS}).text)
    permalink = next(link for link in page.links if "edition=" in link)
    former = re.sub(r"edition=[0-9a-f]+", "edition=0123456789abcdef", permalink)
    assert "with the same quotations" in client.get(former).text.partition("edition-note")[2]


def test_the_page_of_a_document_tells_reference_managers_what_it_is(client: Client) -> None:
    head = client.get("/documents/A/77/401", headers=BROWSER).text.partition("</head>")[0]
    tags = dict(re.findall(r'<meta name="([^"]+)" content="([^"]+)">', head))
    assert tags["citation_technical_report_number"] == "A/77/401–S/2023/91"
    assert tags["citation_author"] == "Permanent Representative of Norland,"
    assert tags["DC.date"] == "2023-03-09"
    alternates = re.findall(r'rel="alternate" type="([^"]+)"', head)
    assert alternates[0] == "application/x-bibtex"


def test_a_page_has_its_address_and_the_day_for_print(client: Client) -> None:
    text = client.get("/documents/A/77/401?mark=10-20", headers={**BROWSER, "host": "desk.example"}).text
    printed = text.partition('<p class="printed">')[2].partition("</p>")[0]
    assert "http://desk.example/documents/A/77/401?mark=10-20" in printed
    assert re.search(r"\d{1,2} \w+ 20\d\d", printed)


@pytest.mark.parametrize("host", ['evil"><script>', "[::1", "a b"])
def test_a_host_that_is_none_is_not_printed(client: Client, host: str) -> None:
    response = client.get("/documents/A/77/401", headers={**BROWSER, "host": host})
    assert response.status_code in (200, 400)
    assert host not in html.unescape(response.text)


def test_the_conversation_is_saved_by_buttons_of_the_form(client: Client) -> None:
    text = client.get("/", params={"q": MOORINGS}).text
    kinds = re.findall(r'formaction="/export" formmethod="post" formnovalidate name="as" value="(\w+)"', text)
    assert kinds == ["markdown", "html", "docx"]
