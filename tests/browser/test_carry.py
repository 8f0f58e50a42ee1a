"""What is carried away, driven in Chromium: copies in a style that is remembered, files without script, paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from service.asking.answerer import Answerer
from tests.browser.conftest import WIDE, asked, needs_chromium, opened, served

pytestmark = [pytest.mark.browser, needs_chromium]

MOORINGS = "How many moorings did patrol boats of Estavia cut?"
NOTHING = "zeppelin tiramisu recipe"


@pytest.fixture(scope="module")
def service(ferries_answerer: Answerer) -> Iterator[str]:
    with served(ferries_answerer) as address:
        yield address


def copied(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return str(page.evaluate("navigator.clipboard.readText()"))


def copy(page: Page, button: str) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pressed = page.locator(button).first
    expect(pressed).not_to_have_text("Copied")  # what was copied before is not told any more
    pressed.click()
    expect(pressed).to_have_text("Copied")
    return copied(page)


def test_a_quotation_is_copied_in_the_style_that_was_chosen_and_this_is_remembered(
    browser: Browser, service: str
) -> None:
    page = opened(browser, WIDE, f"{service}/?q={MOORINGS}")
    lines = copy(page, ".copy-cited:not(.in-style)").split("\n")
    assert lines[0].startswith("“On 2 February 2023")
    assert lines[1] == "Permanent Representative of Norland, A/77/401–S/2023/91, [para. 1], footnote 1"
    assert lines[2].startswith("A statement by one party")
    assert lines[3:] == ["https://docs.un.org/en/A/77/401"]
    page.locator(".cite summary").first.click()
    for style in ("chicago", "oscola"):
        row = page.locator(f'[data-style="{style}"]').first
        line = copy(page, f'[data-style="{style}"] .copy-cited')
        assert line == row.locator("dd").inner_text().strip()  # that line alone
        whole = copy(page, ".copy-cited:not(.in-style)")
        assert whole.count("https://docs.un.org/en/A/77/401") == 1
        assert "A statement by one party" in whole
    assert "UN Doc A/77/401–S/2023/91, [para 1], fn 1." in whole
    page.reload()
    again = copy(page, ".copy-cited:not(.in-style)")
    assert "UN Doc A/77/401–S/2023/91" in again
    assert again.startswith("‘On 2 February 2023")


@pytest.mark.parametrize("name", ["Link to this answer", "Link to this place"])
def test_an_address_is_copied_and_nobody_led_away(browser: Browser, service: str, name: str) -> None:
    page = opened(browser, WIDE, f"{service}/?q={MOORINGS}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".cite summary").first.click()
    before, link = page.url, page.get_by_role("link", name=name).first
    address = link.evaluate("link => link.href")
    link.click()
    page.get_by_role("link", name="Link copied").wait_for()
    assert copied(page) == address
    assert page.url == before
    plain = opened(browser, WIDE, f"{service}/?q={MOORINGS}", script=False)
    plain.locator(".cite summary").first.click()
    plain.get_by_role("link", name=name).first.click()
    plain.wait_for_url(address)


def test_near_passages_say_so_where_they_are_copied(browser: Browser, service: str) -> None:
    page = opened(browser, WIDE, service)
    asked(page, NOTHING)
    page.locator(".citation.nearest").first.wait_for()
    assert copy(page, ".copy-cited:not(.in-style)").startswith(f"Not an answer to “{NOTHING}”")


@pytest.mark.parametrize("script", [True, False])
def test_the_conversation_is_saved_with_and_without_script(browser: Browser, service: str, script: bool) -> None:
    page = opened(browser, WIDE, f"{service}/?q={MOORINGS}", script=script)
    page.get_by_label("Your question").fill("half a question")
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert f"## {MOORINGS}" in text
    assert "half a question" not in text


def test_citations_are_read_without_script(browser: Browser, service: str) -> None:
    page = opened(browser, WIDE, f"{service}/?q={MOORINGS}", script=False)
    page.locator(".cite summary").first.click()
    assert page.get_by_text("UN Doc A/77/401–S/2023/91, [para 1], fn 1.").first.is_visible()
    assert not page.locator(".copy-cited").first.is_visible()


def test_a_whole_document_is_cited_on_its_page_above_its_text(browser: Browser, service: str) -> None:
    page = opened(browser, WIDE, f"{service}/documents/A/77/401", script=False)
    page.locator(".cite summary").first.click()
    chicago = page.locator('.cite [data-style="chicago"] dd').bounding_box()
    text = page.locator(".text").bounding_box()
    assert chicago is not None
    assert text is not None
    assert chicago["width"] > 300
    assert chicago["x"] + chicago["width"] < WIDE["width"]
    assert chicago["y"] < text["y"] < WIDE["height"]


def test_paper_has_dark_ink_marks_whole_footnotes_and_the_address(browser: Browser, service: str) -> None:
    context = browser.new_context(viewport=WIDE, color_scheme="dark")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{service}/?q={MOORINGS}")
    page.emulate_media(media="print", color_scheme="dark")
    assert style(page, "body", "color") == "rgb(0, 0, 0)"
    assert style(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(page, ".citation blockquote", "color") == "rgb(0, 0, 0)"
    assert style(page, ".citation mark", "textDecorationLine") == "underline"
    assert style(page, ".note-text", "maxHeight") == "none"
    assert page.locator(".printed").is_visible()
    assert page.locator(".printed .address").inner_text().startswith(service)
    assert not page.locator("#ask").is_visible()


def test_a_printed_talk_has_the_address_that_others_can_open(browser: Browser, service: str) -> None:
    page = opened(browser, WIDE, service)
    asked(page, MOORINGS)
    page.wait_for_url("**/?talk=*")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".printed .address").text_content() or ""
    assert "talk=" not in printed
    assert printed == page.locator(".carried a").evaluate("link => link.href")
    page.goto(f"{service}/documents")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed .address").text_content() == f"{service}/documents"


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"(element) => getComputedStyle(element).{name}"))
