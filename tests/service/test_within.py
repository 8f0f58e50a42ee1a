"""A talk within chosen documents: in the address, on the page, in follow-ups, in what is saved and linked."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

from tests.service.conftest import Client, error_of

HTML = {"accept": "text/html"}
QUESTION = "What was demanded of the ferries?"
RESOLUTION = "S%2FRES%2F2650%282022%29"


def links(page: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]+)"', page)]


def test_a_question_is_answered_from_the_documents_chosen(lake_client: Client) -> None:
    page = lake_client.get(f"/?in={RESOLUTION}&q={QUESTION}", headers=HTML).text
    cited = re.findall(r'class="anchor" href="/documents/([^?"#]+)', page.partition('id="beside"')[0])
    assert set(cited) == {"S/RES/2650(2022)"}
    free = lake_client.get(f"/?q={QUESTION}", headers=HTML).text
    assert "/documents/A/77/500" in free


def test_chips_name_them_and_let_go_of_one(lake_client: Client) -> None:
    page = lake_client.get(f"/?in=A/77/500&in={RESOLUTION}&h=Who+signed%3F&q={QUESTION}", headers=HTML).text
    off = [unescape(href) for href in re.findall(r'class="off" href="([^"]+)"', page)]
    assert len(off) == 2
    assert f"in={RESOLUTION}" in off[0]
    assert "A%2F77%2F500" not in off[0]
    assert "h=Who+signed" in off[0]
    assert page.count('<input type="hidden" name="in"') == 2


def test_links_to_the_answer_and_onwards_stay_within(lake_client: Client) -> None:
    page = lake_client.get(f"/?in=A/77/402&q={QUESTION}", headers=HTML).text
    asking = [href for href in links(page) if href.startswith("/?")]
    assert asking
    for href in asking:
        assert "in=A%2F77%2F402" in href or 'class="off"' in page.split(href)[0][-200:]
    turn = lake_client.get(f"/turn?in=A/77/402&q={QUESTION}").text
    assert "in=A%2F77%2F402" in turn


def test_a_talk_is_saved_as_it_was_asked(lake_client: Client) -> None:
    saved = lake_client.get(f"/export?in={RESOLUTION}&q={QUESTION}&as=markdown").text
    assert "A/77/500" not in saved
    assert f"in={RESOLUTION}" in saved
    posted = lake_client.post("/export", data={"h": QUESTION, "in": "S/RES/2650(2022)", "as": "markdown"}).text
    assert "A/77/500" not in posted


def test_each_question_is_saved_within_its_own_documents(lake_client: Client) -> None:
    fields = [
        ("h", QUESTION),
        ("of", "1:S/RES/2650(2022)"),
        ("h", "Who signed the letter?"),
        ("of", "2:"),
        ("in", "A/77/402"),
    ]
    text = saved(lake_client, fields)
    first, second = text.partition("## Who signed the letter?")[::2]
    assert "Asked within: S/RES/2650 (2022)" in first
    assert f"in={RESOLUTION}" in first
    assert "A/77/500" not in first
    assert "Asked within" not in second
    assert "A/77/402" not in first


def test_what_is_no_longer_held_is_named_and_all_else_is_saved(lake_client: Client) -> None:
    fields = [
        ("h", QUESTION),
        ("of", "1:A/99/999"),
        ("of", "1:A/77/500"),
        ("h", "And the buoys?"),
        ("of", "2:nothing such"),
    ]
    text = saved(lake_client, fields)
    first, second = text.partition("## And the buoys?")[::2]
    assert "Asked within: A/77/500" in first
    assert "No longer held, and not asked within: A/99/999" in first
    assert "> " in first
    assert "No longer held, and not asked within: nothing such" in second
    assert "no answer is saved" in second
    gone = lake_client.get(f"/export?in=A/99/999&q={QUESTION}&as=docx")
    assert gone.status_code == 200


def saved(client: Client, fields: list[tuple[str, str]]) -> str:
    return client.post(
        "/export",
        content=urlencode([*fields, ("as", "markdown")]),
        headers={"content-type": "application/x-www-form-urlencoded"},
    ).text


def test_an_answer_says_what_it_was_asked_within(lake_client: Client) -> None:
    assert "Asked within: <bdi>A/77/402</bdi>" in lake_client.get(f"/turn?in=A/77/402&q={QUESTION}").text
    assert "Asked within" not in lake_client.get(f"/turn?q={QUESTION}").text


def test_a_kept_talk_opens_without_a_document_that_was_removed_and_says_so(lake_client: Client) -> None:
    page = lake_client.get(f"/?talk=abcdefgh&in=A/99/999&in={RESOLUTION}", headers=HTML).text
    assert "No longer held, and no longer asked within: " in page
    assert page.count('<input type="hidden" name="in"') == 1
    assert lake_client.get(f"/?q={QUESTION}&in=A/99/999", headers=HTML).status_code == 404


def test_the_first_page_asks_what_the_chosen_ones_answer(lake_client: Client) -> None:
    page = lake_client.get("/?in=A/77/402", headers=HTML).text
    assert "Asking within 1 document" in page
    assert 'name="in" value="A/77/402"' in page


def test_what_is_ticked_leads_to_a_clean_address(lake_client: Client) -> None:
    response = lake_client.get(
        "/choose?words=&state=held&in=A/77/500&in=A/77/500&in=S/RES/2650", follow_redirects=False
    )
    assert response.status_code == 303
    assert response.headers["location"] == f"/?in=A%2F77%2F500&in={RESOLUTION}"


def test_nothing_ticked_leads_back_to_the_list_as_it_was_and_says_what_to_do(lake_client: Client) -> None:
    response = lake_client.get("/choose?words=lake&kind=&from=&to=&state=all&sort=date", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/documents?words=lake&state=all&sort=date#chosen"
    page = lake_client.get("/choose", headers=HTML).text
    assert '<p class="chosen" id="chosen">Tick documents to ask within them alone.</p>' in page


def test_one_that_is_not_held_is_named(lake_client: Client) -> None:
    for path in ("/?in=A/1/1", f"/?in=A/1/1&q={QUESTION}", "/choose?in=A/1/1", f"/turn?in=A/1/1&q={QUESTION}"):
        response = lake_client.get(path)
        assert (response.status_code, error_of(response)) == (404, "unknown_document"), path
    assert error_of(lake_client.get("/?" + "&".join(f"in=A/{n}/1" for n in range(101)))) == "invalid_request"
