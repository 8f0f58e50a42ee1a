"""“Check the source” in a real browser: opened, read and closed again, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from index.snapshot import build, load
from service.asking.answerer import Answerer
from tests.browser.conftest import PHONE, WIDE, asked, needs_chromium, opened, served
from tests.index.hash_embedder import HashEmbedder
from tests.service.lake import write_lake

QUESTION = "What was demanded of the ferries?"
DEMANDS = "1. Demands the immediate and unconditional release of the ferries seized at Ardmouth;"

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Iterator[str]:
    """A service over three small documents that cite one another."""
    folder = tmp_path_factory.mktemp("lake")
    build(write_lake(folder, "letter", "resolution", "report"), folder / "snapshots", hash_embedder)
    with served(Answerer(load(folder / "snapshots"), hash_embedder)) as address:
        yield address


def test_sources_open_beneath_the_citation_and_close_again(browser: Browser, address: str) -> None:
    page = opened(browser, PHONE, address)
    asked(page, QUESTION)
    button = page.locator(".turn").get_by_role("button", name="Check the source")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    sources = page.get_by_role("region", name="A/77/500, [para. 1], beside its sources")
    expect(sources).to_be_visible()
    expect(sources.locator(".found blockquote", has_text="Demands").last).to_have_text(DEMANDS)
    expect(sources.locator("h2")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(sources).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(sources).to_be_visible()
    sources.get_by_role("button", name="Close").click()
    expect(sources).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    button.press("Enter")
    expect(sources).to_be_visible()
    assert page.locator(".side-by-side").count() == 1


def test_sentence_and_source_stand_side_by_side_on_a_wide_screen(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents/A/77/500/blocks/p1/sources")
    row = page.locator(".beside-row").nth(1)
    said, found = row.locator(".said").bounding_box(), row.locator(".found").bounding_box()
    assert said is not None
    assert found is not None
    assert said["x"] + said["width"] <= found["x"]
    assert abs(said["y"] - found["y"]) < 5


def test_sources_open_beneath_a_block_of_the_document(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents/A/77/500")
    page.get_by_role("button", name="Check the source [para. 2]").click()
    sources = page.get_by_role("region", name="A/77/500, [para. 2], beside its sources")
    expect(sources).to_contain_text("S/2023/77")
    sources.get_by_role("link", name="A/77/402, annex, para. 3").first.click()
    expect(page.locator("#a1-p3")).to_be_in_viewport()
    assert page.url.endswith("#a1-p3")


def test_source_is_shown_beside_the_answer_where_it_was_cited(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    asked(page, QUESTION)
    page.locator("#beside").get_by_role("link", name="2650 (2022)").last.click()
    expect(page.locator("#shows-document")).to_have_text("S/RES/2650 (2022)")
    expect(page.locator("#beside #p2")).to_be_in_viewport()
    assert "/documents" not in page.url


def test_sources_are_a_page_without_javascript(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address, script=False)
    asked(page, QUESTION)
    page.locator(".turn").get_by_role("link", name="Check the source").click()
    expect(page).to_have_url(f"{address}/documents/A/77/500/blocks/p1/sources")
    expect(page.get_by_role("heading", name="Check the source")).to_be_visible()
    expect(page.locator(".found blockquote", has_text="Demands").last).to_have_text(DEMANDS)


def test_pages_of_sources_are_not_wider_than_a_phone(browser: Browser, address: str) -> None:
    for path in ("/documents/A/77/500/blocks/p2/sources", "/documents/S/RES/2650(2022)", "/documents/A/77/500"):
        page = opened(browser, PHONE, address + path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
