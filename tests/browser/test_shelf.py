"""Documents added, removed and chosen in Chromium, with and without script; the catalogue, and the map of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from service.current import CurrentAnswerer
from tests.browser.conftest import PHONE, WIDE, asked, needs_chromium, opened, served_app
from tests.browser.soundness import faults
from tests.browser.test_quality import SIZES
from tests.index.hash_embedder import HashEmbedder
from tests.service.acquisitions.desks import build_in, desk_of, settings_of
from tests.service.lake import LETTER, REPORT, RESOLUTION

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that documents can be added to: the letter that ships, and two of the lake."""
    settings = settings_of(tmp_path_factory.mktemp("shelf"))
    settings.documents.mkdir()
    for name, symbol, text in (("letter", "A/77/500", LETTER), ("resolution", "S/RES/2650(2022)", RESOLUTION)):
        (settings.documents / f"{name}.md").write_text(text, encoding="utf-8")
        (settings.documents / f"{name}.toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    build_in(settings, lambda _: None, {})
    with (
        CurrentAnswerer(settings.snapshots, HashEmbedder()) as current,
        desk_of(settings, current) as desk,
        served_app(current, desk) as address,
    ):
        yield address


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "lake report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def sent(page: Page, file: Path) -> None:
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_role("heading", name=file.name)).to_be_visible()


def over(page: Page) -> None:
    """Until the job is over; without script the page asks for itself again."""
    expect(page.locator("#job.done, #job.failed")).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("script", [True, False])
def test_a_document_is_added_asked_and_removed(browser: Browser, address: str, report: Path, script: bool) -> None:
    page = opened(browser, WIDE, f"{address}/documents", script=script)
    page.get_by_role("link", name="Add documents").click()
    sent(page, report)
    expect(page.locator("#upload")).to_contain_text("names no symbol")
    expect(page.locator(".first-blocks")).to_contain_text("nine witnesses")
    page.get_by_role("radio", name="its symbol").check()
    page.get_by_role("textbox", name="Symbol").fill("A/77/402")
    page.get_by_role("button", name="Keep it").click()
    over(page)
    expect(page.locator("#job")).to_contain_text("A/77/402 is held now")
    page.get_by_role("link", name="Read it").click()
    expect(page.locator("article.document")).to_contain_text("nine witnesses")
    page.goto(f"{address}/documents")
    page.get_by_role("link", name="Remove A/77/402").click()
    page.get_by_role("button", name="Remove it").click()
    over(page)
    expect(page.locator("#job")).to_contain_text("is not held any more")
    page.goto(f"{address}/documents")
    expect(page.get_by_role("link", name="Remove A/77/402")).to_have_count(0)


def test_what_is_not_right_is_said_and_nothing_typed_is_lost(browser: Browser, address: str, report: Path) -> None:
    page = opened(browser, PHONE, f"{address}/uploads")
    sent(page, report)
    page.get_by_role("textbox", name="Symbol").fill("no symbol at all")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("is not a UN document symbol")
    expect(page.get_by_role("textbox", name="Symbol")).to_have_value("no symbol at all")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_role("heading", name="Add documents")).to_be_visible()
    expect(page.get_by_text("Read, and not kept yet")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_documents_are_chosen_and_asked_within(browser: Browser, address: str, script: bool) -> None:
    page = opened(browser, WIDE, f"{address}/documents", script=script)
    page.get_by_role("checkbox", name="Ask within S/RES/2650").check()
    page.get_by_role("button", name="Ask within these").click()
    expect(page).to_have_url(re.compile(r"/\?in=S%2FRES%2F2650%282022%29$"))
    expect(page.locator("#within")).to_contain_text("S/RES/2650")
    for question in ("What was demanded of the ferries?", "and the buoys?"):
        asked(page, question)
    expect(page.locator(".turn")).to_have_count(2)
    for anchor in page.locator(".turn .citation a.anchor").all():
        assert str(anchor.get_attribute("href")).startswith("/documents/S/RES/2650")
    assert "in=S%2FRES%2F2650" in page.url
    page.get_by_role("link", name="Ask no longer within").click()
    expect(page.locator("#within")).to_have_count(0)
    asked(page, "Who signed the letter?")
    assert "in=" not in page.url


@pytest.mark.parametrize("script", [True, False])
def test_asked_within_nothing_the_list_says_what_to_do(browser: Browser, address: str, script: bool) -> None:
    page = opened(browser, WIDE, f"{address}/documents", script=script)
    plain = page.locator("#chosen").evaluate("line => getComputedStyle(line).color")
    page.get_by_role("button", name="Ask within these").click()
    expect(page).to_have_url(re.compile(r"/documents(#chosen)?$"))
    expect(page.locator("#chosen")).to_have_text("Tick documents to ask within them alone.")
    assert page.locator("#chosen").evaluate("line => getComputedStyle(line).color") != plain
    if script:
        page.keyboard.press("Space")  # the first box has the focus
        expect(page.locator("#chosen .chip")).to_have_count(1)
        assert page.locator("#chosen").evaluate("line => getComputedStyle(line).color") == plain


def test_ticks_stay_while_the_list_is_narrowed_and_sorted(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents")
    page.get_by_role("checkbox", name="Ask within A/77/500").check()
    expect(page.locator("#chosen")).to_contain_text("A/77/500")
    box = page.get_by_role("searchbox")
    box.fill("resolution")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(box).to_be_focused()
    expect(page.locator("#chosen")).to_contain_text("A/77/500")
    page.get_by_role("columnheader", name="Date").get_by_role("link").click()
    expect(page.get_by_role("columnheader", name="Date")).to_have_attribute("aria-sort", "descending")
    box.fill("zeppelin")
    expect(page.locator("#filtered-out")).to_contain_text("No document held has “zeppelin”")
    page.get_by_role("link", name="Show all of them").click()
    expect(page.get_by_role("checkbox", name="Ask within A/77/500")).to_be_checked()
    assert "in=A%2F77%2F500" in page.url


def test_without_script_the_list_is_narrowed_by_its_form(browser: Browser, address: str) -> None:
    page = opened(browser, PHONE, f"{address}/documents", script=False)
    page.get_by_role("checkbox", name="Ask within A/77/500").check()
    page.get_by_role("searchbox").fill("resolution")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("#chosen")).to_contain_text("A/77/500")


def test_on_a_phone_the_map_cuts_nothing_off_and_says_where_it_goes_on(browser: Browser, address: str) -> None:
    page = opened(browser, {"width": 320, "height": 700}, f"{address}/maps/A/77/500")
    expect(page.get_by_text("slide it")).to_be_visible()
    cut = page.locator(".web text:is(.called, .label)").evaluate_all("""all => all.filter((text) => {
        const own = text.getBoundingClientRect(), frame = text.parentElement.getBoundingClientRect();
        return own.left < frame.left - 1 || own.right > frame.right + 1;
    }).map((text) => text.textContent)""")
    assert cut == []
    wide = page.locator(".web").evaluate("(web) => web.clientWidth > web.parentElement.clientWidth")
    assert not wide


def test_a_mark_of_the_map_leads_to_its_source(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents/A/77/500")
    page.get_by_role("link", name="as a map").click()
    page.locator(".time-line a").first.click()
    expect(page.locator("tr:target")).to_contain_text("S/RES/2650")
    page.locator(".web .source.held a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/documents/S/RES/2650"))


@pytest.mark.parametrize("size", SIZES)
def test_every_page_of_the_shelf_is_sound(browser: Browser, address: str, report: Path, size: str) -> None:
    page = browser.new_context(**SIZES[size]).new_page()
    wrong: list[Any] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}/uploads")
    sent(page, report)
    look = page.url.removeprefix(address)
    paths = (
        "/documents",
        "/documents?state=all&in=A/77/500",
        "/documents?words=zeppelin",
        "/maps/A/77/500",
        "/maps/A/75/660",
    )
    for path in (*paths, "/uploads", look, "/removals?symbol=A/77/500", "/?in=A/77/500&in=S/RES/2650"):
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["viewport"]["width"], path
        assert faults(page) == [], path
        assert wrong == [], path
