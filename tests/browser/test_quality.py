"""What every page and state keeps: nothing for axe to find, one h1, a title, no error, no other host, no wider than the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Request, Route, expect

from service.asking.answerer import Answerer
from tests.browser.conftest import PHONE, WIDE, asked, needs_chromium, opened, served
from tests.browser.lake_pages import QUESTION, STATES
from tests.browser.soundness import SHIFTS, faults

SIZES: dict[str, dict[str, Any]] = {
    "wide, light": {"viewport": WIDE, "color_scheme": "light"},
    "tablet, dark": {"viewport": {"width": 768, "height": 1024}, "color_scheme": "dark"},
    "phone, dark": {"viewport": {"width": 375, "height": 812}, "color_scheme": "dark"},
    "small, forced colours": {"viewport": {"width": 320, "height": 640}, "forced_colors": "active"},
}
pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def address(lake: Answerer) -> Iterator[str]:
    with served(lake) as address:
        yield address


@pytest.mark.parametrize("size", SIZES)
def test_every_page_and_state_is_sound(browser: Browser, address: str, size: str) -> None:
    page = browser.new_context(**SIZES[size]).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    for name, path in STATES.items():
        page.goto(address + path)
        assert page.locator("h1").count() == 1, name
        assert page.title() not in ("", "Pincite") or name == "first"
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["viewport"]["width"], name
        assert faults(page) == [], name
        assert wrong == [], name


def test_the_chat_never_scrolls_as_a_whole(browser: Browser, address: str) -> None:
    page = opened(browser, {"width": 1440, "height": 330}, address)
    for name, path in STATES.items():
        page.goto(address + path)
        if page.locator(".chat-page:not(.first)").count():
            assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0, name


def test_a_page_set_from_the_right_is_no_wider_than_a_phone(browser: Browser, address: str) -> None:
    page = opened(browser, PHONE, address + STATES["answer"])
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults(page) == []


def slow(route: Route) -> None:
    time.sleep(0.7)  # longer than what counts as the reader's own doing
    route.continue_()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_moves_when_an_answer_comes_and_it_is_told_in_a_sentence(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    page = browser.new_context(viewport={"width": size["width"], "height": size["height"]}).new_page()
    page.add_init_script(SHIFTS)
    page.route("**/turn?*", slow)
    page.goto(address)
    asked(page, QUESTION, answered=False)
    expect(page.locator(".turn")).to_have_attribute("aria-busy", "true")
    expect(page.locator(".turn .question")).to_have_text(QUESTION)
    page.get_by_label("Your question").fill("and the buoys?")
    expect(page.locator(".turn .citation").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") <= 0.02
    assert page.get_by_label("Your question").input_value() == "and the buoys?"
    expect(page.locator("#said")).to_contain_text("nswer")
    assert len(page.locator("#said").inner_text()) < 200
    assert page.title().startswith(QUESTION)


def test_a_page_is_small_and_its_files_are_kept_for_good(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.goto(address + STATES["answer"], wait_until="networkidle")
    answers = [request.response() for request in finished]
    static = [answer for answer in answers if answer and "/static/" in answer.url]
    assert sum(request.sizes()["responseBodySize"] for request in finished) < 100_000
    assert static
    assert all("immutable" in answer.all_headers()["cache-control"] for answer in static)
