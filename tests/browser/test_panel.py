"""The source beside the answer, previews, footnotes in place, finding, keys, theme, and what fails: in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from index.snapshot import build, load
from service.asking.answer import Answer, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.asking.steps import Hear, nobody
from service.feedback import FeedbackBook
from tests.browser.conftest import PHONE, WIDE, asked, needs_chromium, opened, served
from tests.browser.lake_pages import QUESTION, STATES
from tests.index.hash_embedder import HashEmbedder
from tests.service.lake import write_lake

NARROW = {"width": 900, "height": 900}
pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lake")


@pytest.fixture(scope="module")
def address(folder: Path, hash_embedder: HashEmbedder) -> Iterator[str]:
    build(write_lake(folder, "letter", "resolution", "report"), folder / "snapshots", hash_embedder)
    book = FeedbackBook(folder / "feedback.jsonl")
    with served(Answerer(load(folder / "snapshots"), hash_embedder), book) as address:
        yield address


def test_the_panel_says_which_card_it_shows_and_can_be_closed_and_made_wider(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    asked(page, QUESTION)
    expect(page.locator(".shows")).to_contain_text("[para. 1]")
    expect(page.locator(".shows")).not_to_contain_text(QUESTION)
    expect(page.locator("#source mark").first).to_be_in_viewport()
    divider = page.get_by_role("separator", name="Width of the source")
    before = page.locator("#beside").bounding_box()
    divider.press("ArrowLeft")
    after = page.locator("#beside").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"]
    page.get_by_role("button", name="Close the source").click()
    expect(page.locator("#beside")).to_be_hidden()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.locator(".citation a.anchor").first.click()
    expect(page.locator("#source mark").first).to_be_in_viewport()


def test_on_a_phone_the_source_slides_over_and_the_focus_comes_back(browser: Browser, address: str) -> None:
    page = opened(browser, PHONE, address + STATES["answer"])
    anchor = page.locator(".citation a.anchor").first
    anchor.press("Enter")
    panel = page.get_by_role("dialog", name="The document cited")
    expect(panel).to_be_visible()
    expect(panel.locator("mark").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".beside.over")).to_have_count(0)
    expect(anchor).to_be_focused()
    anchor.click()
    expect(page.locator(".beside.over")).to_be_visible()
    page.go_back()
    expect(page.locator(".beside.over")).to_have_count(0)
    assert page.url == address + STATES["answer"]


def resized(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})


def test_a_window_made_wide_shows_the_source_and_nothing_is_locked(browser: Browser, address: str) -> None:
    page = opened(browser, NARROW, address)
    asked(page, QUESTION)
    resized(page, WIDE)
    expect(page.locator("#source mark").first).to_be_in_viewport()
    resized(page, NARROW)
    page.locator(".citation a.anchor").first.click()
    expect(page.get_by_role("dialog", name="The document cited")).to_be_visible()
    resized(page, WIDE)
    expect(page.locator("[inert], .over, [aria-modal]")).to_have_count(0)
    expect(page.locator("#source mark").first).to_be_in_viewport()
    asked(page, "and the buoys?")
    expect(page.locator(".turn")).to_have_count(2)


def test_a_window_made_wide_without_an_answer_shows_the_documents_held(browser: Browser, address: str) -> None:
    page = opened(browser, NARROW, address)
    page.route("**/turn?*", lambda route: route.abort())
    asked(page, QUESTION)
    expect(page.get_by_role("alert")).to_be_visible()
    resized(page, WIDE)
    expect(page.locator(".held-list")).to_be_visible()


@pytest.mark.parametrize("way", ["back", "button", "Escape"])
def test_no_preview_stands_over_the_answer_once_the_source_has_gone(browser: Browser, address: str, way: str) -> None:
    page = opened(browser, PHONE, address + STATES["answer"])
    anchor = page.locator(".turn a.anchor").last
    anchor.press("Enter")
    expect(page.locator(".beside.over")).to_be_visible()
    if way == "back":
        page.go_back()
    elif way == "button":
        page.get_by_role("button", name="Close the source").click()
    else:
        page.keyboard.press(way)
    expect(page.locator(".beside.over")).to_have_count(0)
    expect(anchor).to_be_focused()
    page.wait_for_timeout(600)  # a preview comes after 250
    expect(page.locator("#preview")).to_be_hidden()


def test_a_citation_is_previewed_under_the_pointer_and_with_the_focus(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address + STATES["answer"])
    link = page.locator(".citation blockquote a[data-document]").first
    link.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("2650")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_on_touch_the_first_tap_previews_and_offers_the_source(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 812}, has_touch=True)
    page = context.new_page()
    page.goto(address + "/?q=summarise+resolution+2650")
    page.locator(".sequence a.anchor").nth(1).tap()
    expect(page.locator(".preview")).to_be_visible()
    page.locator(".preview a").tap()
    expect(page.locator(".beside.over")).to_be_visible()


class Unsure(Answerer):
    """Its first citation answers, and those behind it may."""

    def ask(self, request: Ask, hear: Hear = nobody) -> Answer:
        answer = super().ask(request, hear)
        if not isinstance(answer, Found):
            return answer
        first, *others = (replace(c, grade="may_answer") for c in answer.citations)
        return replace(answer, citations=(first, *(replace(c, grade="answers") for c in others)))


@pytest.fixture(scope="module")
def unsure(address: str, folder: Path, hash_embedder: HashEmbedder) -> Iterator[str]:
    with served(Unsure(load(folder / "snapshots"), hash_embedder)) as unsure:
        yield unsure


LOOK = "mark => [getComputedStyle(mark).backgroundColor, getComputedStyle(mark).outlineStyle]"


@pytest.mark.parametrize("script", [True, False])
def test_words_that_only_may_answer_look_so_in_the_panel_too(browser: Browser, unsure: str, *, script: bool) -> None:
    page = opened(browser, WIDE, unsure + STATES["answer"], script=script)
    on_card, beside = (
        page.locator(f"{place} mark").first.evaluate(LOOK) for place in (".citation.may-answer", "#source")
    )
    assert on_card == beside
    assert beside[1] == "dashed"
    expect(page.locator(".shows")).to_contain_text("May answer")


def test_the_panel_follows_what_each_card_says_of_itself(browser: Browser, unsure: str) -> None:
    page = opened(browser, WIDE, unsure + STATES["answer"])
    yes = page.locator(".citation:not(.may-answer) a.anchor").first
    yes.click()
    expect(page.locator("#source:not(.may-answer) mark").first).to_be_in_viewport()
    expect(page.locator(".shows")).not_to_contain_text("May answer")
    page.locator(".citation.may-answer a.anchor").first.click()
    expect(page.locator("#source.may-answer mark").first).to_be_in_viewport()
    expect(page.locator(".shows")).to_contain_text("May answer")


@pytest.mark.parametrize("state", ["answer", "refusal", "overview"])
def test_marked_words_can_be_read_in_forced_colours(browser: Browser, unsure: str, state: str) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.goto(unsure + STATES[state])
    told = page.locator("mark").evaluate_all(
        """marks => marks.map(mark => {
            let box = mark; const clear = "rgba(0, 0, 0, 0)";
            while (box.parentElement && getComputedStyle(box).backgroundColor === clear) box = box.parentElement;
            return [getComputedStyle(mark).color, getComputedStyle(box).backgroundColor];
        })"""
    )
    assert told
    assert all(ink != paper for ink, paper in told), told
    page.close()


def test_a_footnote_that_a_link_leads_to_is_marked_in_the_panel(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/?q=Who+closed+the+harbour+of+Port+Selby%3F")
    card = page.locator(".citation", has=page.locator(".note")).first
    card.locator(".note summary").click()
    card.get_by_role("link", name="Footnote 1 where it is printed").click()
    expect(page.locator("#source .footnote.cited")).to_be_in_viewport()
    expect(page.locator(".shows")).to_contain_text("footnote 1")
    page.get_by_role("link", name="To the marked place").click()
    expect(page.locator("#source .footnote.cited")).to_be_in_viewport()


def test_back_from_a_footnote_the_panel_names_and_marks_the_place_again(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    asked(page, "What was closed by the commission on 3 February?")
    card = page.locator(".turn .citation", has=page.locator(".notes")).first
    card.locator("a.anchor").first.click()
    expect(page.locator(".shows")).to_contain_text("[para. 2]")
    marks = page.locator("#source mark").all_inner_texts()
    assert marks
    card.locator(".note summary").first.click()
    card.locator(".number-link").click()
    expect(page.locator(".shows")).to_contain_text("footnote 1")
    expect(page.locator("#source mark")).to_have_count(0)
    page.locator("#source .footnote .back, #source a.back").first.click()
    expect(page.locator(".shows")).to_contain_text("[para. 2]")
    expect(page.locator("#source mark")).to_have_text(marks)
    expect(page.locator("#source .block.cited")).to_have_count(1)


def test_a_link_within_the_source_names_and_marks_where_it_leads(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/?q=what+does+footnote+1+of+A/77/500+cite")
    page.locator("#source a.back").first.click()
    expect(page.locator(".shows")).to_contain_text("[para. 2]")
    expect(page.locator("#source #p2")).to_have_class(re.compile(r"\bcited\b"))
    expect(page.locator("#to-mark")).to_have_attribute("href", "#p2")


def test_a_footnote_opens_in_place(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents/A/77/500")
    page.locator("#p2 .mark a").click()
    note = page.get_by_role("note")
    expect(note).to_contain_text("Log of the lake")
    expect(note).to_be_focused()
    page.locator("#p2 .mark a").click()
    expect(note).to_have_count(0)
    page.goto(f"{address}/?q=Who+closed+the+harbour+of+Port+Selby%3F")
    card = page.locator(".citation", has=page.locator(".note")).first
    expect(card.locator(".note-text").first).to_be_hidden()
    card.locator("blockquote .mark a").first.click()
    expect(card.locator(".note-text").first).to_be_visible()


def test_words_are_found_and_stepped_through_with_and_without_script(browser: Browser, address: str) -> None:
    for script in (True, False):
        page = opened(browser, WIDE, f"{address}/documents/A/77/500", script=script)
        page.get_by_label("Find in this document").fill("lake")
        page.get_by_role("button", name="Find").click()
        expect(page.locator("mark.hit").first).to_be_visible()
        assert page.locator("mark.hit").count() > 2
        expect(page.locator(".found-in")).to_contain_text("places, each marked")
        if script:
            page.get_by_role("button", name="Next place").click()
            assert page.locator("mark.hit.now").first.get_attribute("data-hit") == "2"
        page.locator(".found-in a").last.click()
        assert page.url.partition("#")[2]


def test_keys_lead_through_the_page(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address + "/?q=summarise+resolution+2650")
    page.locator(".question").first.click()
    page.keyboard.press("/")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.locator(".question").first.click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".turn a.anchor").nth(1)).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".turn a.anchor").nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


@pytest.mark.parametrize("key", ["Tab", "Escape"])
def test_the_answer_is_reached_from_the_question_by_one_key(browser: Browser, address: str, key: str) -> None:
    page = opened(browser, WIDE, address)
    box = page.get_by_label("Your question")
    for number, question in enumerate((QUESTION, "and the buoys?"), start=1):
        box.fill(question)
        box.press("Enter")
        expect(page.locator(".turn")).to_have_count(number)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        expect(box).to_be_focused()  # whoever types on is not led away
        box.press(key)
        expect(page.locator(".turn .question").last).to_be_focused()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("ArrowRight")
        expect(page.locator(".turn:last-of-type a.anchor").first).to_be_focused()
        page.keyboard.press("/")
    box.press("Tab")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()  # it has been looked at


def test_tab_leads_to_no_answer_while_something_is_typed_and_shift_leads_back(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address + STATES["answer"])
    box = page.get_by_label("Your question")
    box.fill("and")
    box.press("Tab")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_focused()
    box.fill("")
    box.press("Tab")
    expect(page.locator(".turn .question")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()


def test_a_theme_is_chosen_and_kept(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    button = page.get_by_role("button", name="Theme")
    button.click()
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{address}/help")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_question_that_could_not_be_asked_is_kept_and_asked_again(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    page.route("**/turn?*", lambda route: route.abort())
    asked(page, QUESTION)
    expect(page.get_by_role("alert")).to_contain_text("The service could not be reached")
    assert page.get_by_label("Your question").input_value() == QUESTION
    page.unroute("**/turn?*")
    page.get_by_role("button", name="Ask it again").click()
    expect(page.locator(".turn .citation").first).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    page.route("**/turn?*", lambda route: route.fulfill(status=502, body="<html>Bad gateway"))
    asked(page, "and the buoys?")
    expect(page.get_by_role("alert")).to_contain_text("The service could not answer just now (status 502)")


def test_a_way_on_is_asked_in_place(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address + "/?q=Who+closed+the+harbour+of+Port+Selby%3F")
    page.get_by_role("navigation", name="Read on, ask on").get_by_role("link", name="What is the source?").click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").last.locator(".question")).to_have_text("What is the source?")


def test_a_verdict_is_kept_with_and_without_script(browser: Browser, address: str, folder: Path) -> None:
    for script in (True, False):
        page = opened(browser, WIDE, address + STATES["answer"], script=script)
        page.get_by_role("form", name="Was this right?").get_by_role("button", name="Yes").click()
        expect(page.get_by_text("Kept. Thank you.").first).to_be_visible()
    assert len((folder / "feedback.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_list_that_nothing_is_left_of_says_so(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, f"{address}/documents")
    page.get_by_role("searchbox").fill("zeppelin")
    expect(page.locator("#filtered-out")).to_contain_text("No document held has “zeppelin”")
