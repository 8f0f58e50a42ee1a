"""The interface in six languages in a real browser: chosen, kept, set from the right, and as sound as in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from service.asking.answerer import Answerer
from service.words import LANGUAGES, Words
from tests.browser.conftest import PHONE, WIDE, needs_chromium, opened, served
from tests.browser.lake_pages import QUESTION, STATES
from tests.browser.soundness import SHIFTS, faults
from tests.browser.untranslated import left_in_english, said_on

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
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    for name, path in [*STATES.items(), ("history", "/history"), ("gone", "/?talk=3r415947156f")]:
        answered = page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], name
        assert faults(page) == [], name
        assert left_in_english(said_on(page), language) == [], name
        # The browser tells of a page that is refused or not there, as it is meant to be.
        refused = (
            f"the server responded with a status of {answered.status}" if answered and answered.status >= 400 else "\n"
        )
        assert [error for error in wrong if refused not in error] == [], name
        wrong.clear()


@pytest.mark.parametrize("language", ["ar", "zh"])
def test_the_source_and_a_check_are_sound_in_each_language(browser: Browser, address: str, language: str) -> None:
    say = Words.of(language)
    page = opened_in(browser, language, address + STATES["answer"], SMALL)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.locator(".citation a.anchor").first.click()
    expect(page.locator("#beside")).to_have_attribute("aria-label", say("The document cited"))
    assert left_in_english(said_on(page), language) == []
    assert faults(page) == []
    page.goto(f"{address}/check")
    page.get_by_role("textbox").first.fill("The letter says “the buoys of the sea” and more.")
    page.locator("main button[type=submit]").first.click()
    expect(page.locator(".judgement").first).to_be_visible()
    assert left_in_english(said_on(page), language) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert faults(page) == []
    assert wrong == []


def test_a_word_that_was_not_translated_is_found() -> None:
    said = {"Copy with citation", "Norland", "8 documents held", "Cite", "Copier avec la référence"}
    assert left_in_english(said, "fr") == ["8 documents held", "Copy with citation"]


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


def test_what_is_said_in_a_document_stands_at_its_side(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents/A/77/500?lang=ar")
    text = page.locator(".text .block.paragraph").first.evaluate("p => getComputedStyle(p).direction")
    lines = page.locator(".text > :is(.check-line, .speaking, .page-number)")
    assert lines.count() > 0
    for line in lines.all():
        assert line.evaluate("p => getComputedStyle(p).direction") == text
    check = page.locator(".check-line .check").first
    assert check.get_attribute("lang") == "ar"
    block = page.locator(".text .block.paragraph").first.bounding_box()
    button = check.bounding_box()
    assert block is not None
    assert button is not None
    assert abs(button["x"] - block["x"]) < 5


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
