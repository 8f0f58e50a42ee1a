"""The interface in six languages in a real browser: chosen, kept, set from the right, and as sound as in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from service.asking.answerer import Answerer
from service.words import LANGUAGES, Words
from tests.browser.conftest import PHONE, WIDE, needs_chromium, served
from tests.browser.lake_pages import QUESTION, STATES
from tests.browser.soundness import SHIFTS, faults

pytestmark = [pytest.mark.browser, needs_chromium]

SMALL = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def address(lake: Answerer) -> Iterator[str]:
    with served(lake) as address:
        yield address


def opened_in(browser: Browser, language: str, url: str, size: dict[str, int] = WIDE, *, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, locale=language, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_page_and_state_is_sound_in_each_language(browser: Browser, address: str, language: str) -> None:
    page = opened_in(browser, language, address, SMALL)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for name, path in [*STATES.items(), ("history", "/history"), ("gone", "/?talk=3r415947156f")]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], name
        assert faults(page) == [], name
        assert wrong == [], name


def test_the_page_is_set_from_the_right_and_the_document_from_the_left(browser: Browser, address: str) -> None:
    page = opened_in(browser, "ar", address + STATES["answer"])
    chat, beside = page.locator(".chat").bounding_box(), page.locator("#beside").bounding_box()
    assert chat
    assert beside
    assert chat["x"] > beside["x"]
    assert page.locator(".citation blockquote").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator("#source .text").evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator(".turn").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert faults(page) == []


def test_a_question_is_asked_and_kept_in_arabic(browser: Browser, address: str) -> None:
    words = Words.of("ar")
    page = opened_in(browser, "ar", address, PHONE)
    page.add_init_script(SHIFTS)
    page.reload()
    page.locator("#q").fill(QUESTION)
    page.locator("#ask button").click()
    expect(page.locator(".turn blockquote mark").first).to_be_visible()
    assert page.evaluate("window.shift") <= 0.02
    expect(page.locator("#q")).to_have_attribute("placeholder", words("Ask on"))
    page.goto(f"{address}/history")
    expect(page.locator(".talk .acts button").first).to_have_text(words("Rename"))
    expect(page.locator(".talk .when")).to_contain_text(words.count("{} question", "{} questions", 1))
    page.locator(".talk .title").click()
    expect(page.locator(".since")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_language_is_chosen_in_the_head_of_the_page_and_stays(browser: Browser, address: str, script: bool) -> None:
    page = opened_in(browser, "en-GB", address + STATES["answer"], script=script)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator(".turn .question")).to_have_text(QUESTION)
    expect(page.locator(".copy-cited").first).to_have_text(Words.of("ru")("Copy with citation"))
    page.get_by_role("link", name="Справка").click()
    expect(page.locator("h1")).to_have_text(Words.of("ru")("How to read an answer"))


def test_the_answer_kept_in_one_language_is_shown_in_it_in_another(browser: Browser, address: str) -> None:
    page = opened_in(browser, "fr", address)
    page.locator("#q").fill(QUESTION)
    page.locator("#ask button").click()
    expect(page.locator(".turn blockquote").first).to_be_visible()
    expect(page).to_have_url(f"{address}/?talk=" + page.url.partition("talk=")[2])
    page.goto(page.url + "&lang=ar")
    expect(page.locator(".turn[data-said]")).to_have_attribute("dir", "ltr")
    expect(page.locator(".turn[data-said]")).to_have_attribute("lang", "fr")
