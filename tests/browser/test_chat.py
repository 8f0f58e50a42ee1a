"""The chat in a real browser: asked, answered, followed to the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from service.asking.answerer import Answerer
from tests.browser.conftest import PHONE, WIDE, asked, needs_chromium, opened, served

QUESTION = "How many people died in Barda?"

pytestmark = [pytest.mark.browser, pytest.mark.model, needs_chromium]


@pytest.fixture(scope="module")
def address(answerer: Answerer) -> Iterator[str]:
    with served(answerer) as address:
        yield address


def test_question_is_answered_with_a_marked_span_and_followed_to_its_place(browser: Browser, address: str) -> None:
    page = opened(browser, PHONE, address)
    asked(page, QUESTION)
    citation = page.locator(".citation").first
    marked = citation.locator("blockquote mark").first
    expect(marked).to_be_visible()
    words = marked.inner_text()
    assert "21" in words
    citation.locator("a.anchor").click()
    place = page.locator(".beside.over .block.cited mark")
    expect(place).to_have_text(words)
    expect(place).to_be_in_viewport()
    page.locator("#shows-document").click()
    page.wait_for_url("**/documents/**")
    expect(page.locator(".block.cited mark")).to_be_in_viewport()
    assert page.url.endswith("#" + (page.locator(".block.cited").get_attribute("id") or ""))


def test_wide_screen_shows_the_document_beside_the_answer_scrolled_to_the_place(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    expect(page.locator("#beside")).to_contain_text("Held here")
    asked(page, QUESTION)
    expect(page.locator("#beside mark").first).to_be_in_viewport()
    assert page.locator("#beside mark").first.inner_text() == page.locator("blockquote mark").first.inner_text()


def test_second_citation_is_shown_beside_when_it_is_clicked(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    asked(page, QUESTION)
    anchor = page.locator(".citation a.anchor").nth(1)
    anchor.click()
    block = page.locator(f"#beside [id='{anchor.get_attribute('data-block')}']")
    expect(block).to_have_class(re.compile(r"\bcited\b"))
    expect(block).to_be_in_viewport()
    assert "/documents" not in page.url


def test_the_list_of_documents_is_narrowed_to_the_words_typed(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents")
    document = page.locator(".catalogue tbody tr").first
    box = page.get_by_role("searchbox")
    box.fill("1267 a/75")
    expect(document).to_be_visible()
    box.fill("1267 zeppelin")
    expect(document).to_be_hidden()
    box.fill("")
    expect(document).to_be_visible()


def test_follow_up_is_asked_in_the_light_of_the_first_question(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    asked(page, QUESTION)
    expect(page.locator(".turn")).to_have_count(1)
    asked(page, "and how many were wounded?")
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").last.locator(".understood")).to_contain_text("Barda")
    expect(page.locator(".turn").last.locator("blockquote mark").first).to_contain_text("70")


def test_reload_and_back_keep_the_conversation(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    asked(page, QUESTION)
    expect(page.locator(".turn")).to_have_count(1)
    asked(page, "Who signed the letter?")
    expect(page.locator(".turn")).to_have_count(2)
    page.reload()
    expect(page.locator(".turn h2")).to_have_text([QUESTION, "Who signed the letter?"])
    page.go_back()
    expect(page.locator(".welcome")).to_be_visible()
    page.go_forward()
    expect(page.locator(".turn h2")).to_have_text([QUESTION, "Who signed the letter?"])


def test_everything_works_without_javascript(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address, script=False)
    asked(page, QUESTION)
    expect(page.locator(".turn blockquote mark").first).to_be_visible()
    asked(page, "and how many were wounded?")
    expect(page.locator(".turn")).to_have_count(2)
    page.locator(".turn").last.locator("a.anchor").first.click()
    expect(page.locator(".block.cited mark")).to_be_visible()


def test_script_in_a_question_is_text(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    asked(page, "<script>alert(1)</script><img src=x onerror=alert(2)> Barda")
    expect(page.locator(".turn h2").last).to_have_text("<script>alert(1)</script><img src=x onerror=alert(2)> Barda")
    page.reload()
    expect(page.locator(".turn h2").last).to_contain_text("<script>")
    assert dialogs == []


def test_question_that_is_not_answered_says_so(browser: Browser, address: str) -> None:
    page = opened(browser, PHONE, address)
    asked(page, "What is the capital of France?")
    expect(page.locator(".refusal")).to_contain_text("No answer was found")
    expect(page.locator("#said")).to_have_text("No answer was found in the documents held.")
    expect(page.locator(".citation:not(.nearest)")).to_have_count(0)


def test_page_is_not_wider_than_a_phone(browser: Browser, address: str) -> None:
    for path in ("/", "/?q=Which+documents+are+cited+for+mercenaries", "/documents/A/75/660"):
        page = opened(browser, PHONE, address + path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_error_is_shown_where_it_was_made_and_the_question_is_kept(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    page.get_by_label("Your question").fill("bell \x07")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("control character")
    assert page.get_by_label("Your question").input_value().startswith("bell")
