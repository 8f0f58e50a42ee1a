"""Conversations that a browser keeps: opened without asking, in two tabs, renamed, deleted, searched, saved, read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from service.asking.answerer import Answerer
from tests.browser.conftest import WIDE, asked, needs_chromium, served
from tests.browser.lake_pages import QUESTION, REFUSED
from tests.browser.soundness import SHIFTS, faults

ON = "who said that?"
OF_EVERY_KIND = (
    QUESTION,
    ON,
    "who was quoted by the letter?",
    REFUSED,
    "which documents are held?",
    "summarise resolution 2650",
    "What was demanded of the ferries, and who signed the letter?",
    "what happened in 2022?",
)
NOTHING_READ = re.compile(r"^$|^Nothing is kept yet")  # what the page says before a file has been read
pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture(scope="module")
def address(lake: Answerer) -> Iterator[str]:
    with served(lake) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": WIDE["width"], "height": WIDE["height"]}, accept_downloads=True)
    yield context
    context.close()


def at(context: BrowserContext, url: str, wrong: list[str] | None = None) -> Page:
    """The page, with what its console says of errors."""
    page = context.new_page()
    if wrong is not None:
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(url)
    return page


def asks_of(page: Page) -> list[str]:
    """Fills with the addresses at which the service is made to answer."""
    asks: list[str] = []
    page.on("request", lambda r: asks.append(r.url) if "/turn?" in r.url or "q=" in r.url else None)
    return asks


def test_a_talk_opens_within_the_documents_that_it_was_asked_within(context: BrowserContext, address: str) -> None:
    page = at(context, f"{address}/?in=A/77/500&in=A/77/402")
    asked(page, QUESTION)
    page.goto(f"{address}/history")
    page.locator(".talk .title").click()
    expect(page.locator(".within .chip")).to_have_count(2)
    page.locator(".within .off").first.click()
    expect(page.locator(".within .chip")).to_have_count(1)
    talk = parse_qs(urlsplit(page.url).query)["talk"][0]
    page.goto(f"{address}/?talk={talk}")
    for _ in range(20):  # the browser may still be writing it down
        if page.locator(".within .chip").count() == 1:
            break
        page.wait_for_timeout(200)
        page.reload()
    expect(page.locator(".within .chip bdi")).to_have_text("A/77/402")
    asks = asks_of(page)
    asked(page, ON)
    assert ["in=A%2F77%2F402" in ask for ask in asks if "/turn?" in ask] == [True]


def test_each_question_keeps_the_documents_that_it_was_asked_within(context: BrowserContext, address: str) -> None:
    page = at(context, f"{address}/?in=A/77/402")
    asked(page, QUESTION)
    page.locator(".within .off").first.click()
    asked(page, ON)
    for saving in ("talk", "history"):
        if saving == "history":
            page.goto(f"{address}/history")
            page.locator(".saving summary").first.click()
        with page.expect_download() as saved:
            page.get_by_role("button", name="Markdown").first.click()
        text = Path(saved.value.path()).read_text(encoding="utf-8")
        first, second = text.partition(f"## {ON}")[::2]
        assert "Asked within: A/77/402" in first
        assert "Asked within" not in second


def test_a_question_is_asked_again_within_its_own_documents(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page = at(context, address)
    told = file_of(7, 2, within=["A/77/500"])
    told["talks"][0]["turns"][0] |= {"state": "named", "html": "", "within": ["A/77/402"]}
    read_in(page, address, told, tmp_path)
    page.locator(".talk .title").click()
    asks = asks_of(page)
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator("#t1 blockquote, #t1 .refusal").first).to_be_visible()
    expect(page.locator("#t1")).to_contain_text("Asked within: A/77/402")
    assert ["in=A%2F77%2F402" in ask and "A%2F77%2F500" not in ask for ask in asks] == [True]


def file_of(number: int, turns: int, **more: Any) -> dict[str, Any]:
    day = "2026-11-29T10:00:00.000Z"
    told = [
        {
            "number": at,
            "question": f"Question {at} on ferries",
            "at": day,
            "state": "answered",
            "edition": "an older one",
            "text": f"Ferry {at} was seized",
            "html": f'<article class="turn fact answered" id="t{at}" data-title="Question {at}" data-edition="an older one">'
            f'<h2 class="question" id="t{at}-q">Question {at} on ferries</h2><blockquote>Ferry {at} was seized</blockquote></article>',
        }
        for at in range(1, turns + 1)
    ]
    talk = {"id": f"talk{number:08}", "title": f"Talk {number}", "made": day, "changed": day, "turns": told, **more}
    return {"pincite": "conversations", "version": 1, "saved": day, "talks": [talk]}


def read_in(page: Page, address: str, told: object, tmp_path: Path) -> None:
    path = tmp_path / "talks.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    page.goto(f"{address}/history")
    page.locator("#file").set_input_files(path)
    expect(page.locator("#told")).not_to_have_text(NOTHING_READ)


def test_a_talk_opens_as_it_was_answered_and_nothing_is_asked(context: BrowserContext, address: str) -> None:
    wrong: list[str] = []
    page = at(context, address, wrong)
    asked(page, QUESTION)
    asked(page, ON)
    quoted = page.locator(".turn blockquote").all_inner_texts()
    page.goto(f"{address}/history")
    asks = asks_of(page)
    page.get_by_role("link", name=QUESTION).click()
    expect(page.locator(".turn .question")).to_have_text([QUESTION, ON])
    expect(page.locator(".since")).to_contain_text("as kept in this browser")
    expect(page.locator("#beside mark").first).to_be_in_viewport()
    assert page.locator(".turn blockquote").all_inner_texts() == quoted
    assert page.title().startswith(ON)
    assert asks == []
    expect(page.locator(".turn").last.locator(".question")).to_be_in_viewport()
    asked(page, "and the buoys?")
    assert len(asks) == 1
    assert "n=3" in asks[0]
    assert wrong == []


def test_an_answer_of_every_kind_opens_with_all_its_words(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    for question in OF_EVERY_KIND:
        asked(page, question)
    shown = words_of(page)
    assert any(re.search(r"Speaking \w", words) for words in shown)
    assert any(re.search(r"Understood as: \w", words) for words in shown)
    page.goto(f"{address}/history")
    page.locator(".talk .title").click()
    expect(page.locator(".turn")).to_have_count(len(OF_EVERY_KIND))
    assert words_of(page) == shown


def words_of(page: Page) -> list[str]:
    """All words of each answer, without the verdict that is asked for: a form, and none is kept."""
    told = page.locator(".turn").evaluate_all("""all => all.map((turn) => {
        const left = turn.cloneNode(true);
        left.querySelector(".feedback")?.remove();
        return left.textContent;
    })""")
    return [" ".join(words.split()) for words in told]


def test_words_stay_whatever_they_are_dressed_in(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = at(context, address)
    told = file_of(1, 1)
    told["talks"][0]["turns"][0]["html"] = (
        '<article class="turn" id="t1" data-title="x"><h2 class="question">Q</h2><ruby onclick="alert(1)">seized '
        "<small>by <font>Estavia</font></small></ruby><script>alert(2)</script></article>"
    )
    read_in(page, address, told, tmp_path)
    page.locator(".talk .title").click()
    expect(page.locator("#t1")).to_have_text("Qseized by Estavia")
    assert page.locator("#t1 :is(ruby, small, font, script, [onclick])").count() == 0


def test_a_reload_while_an_answer_is_made_keeps_the_question(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    page.route("**/turn?*", lambda route: None)  # never answered
    asked(page, QUESTION, answered=False)
    page.wait_for_url("**/?talk=*")
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([QUESTION])
    expect(page.locator(".turn blockquote").first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_a_question_that_failed_is_kept_and_can_be_asked_again(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    page.route("**/turn?*", lambda route: route.abort())
    asked(page, QUESTION)
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    page.unroute_all()
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("could not be reached")
    page.get_by_role("button", name="Ask it again").click()
    expect(page.locator(".turn blockquote").first).to_be_visible()
    page.reload()
    expect(page.locator(".turn blockquote").first).to_be_visible()


def test_two_tabs_have_the_same_talk_and_lose_nothing(context: BrowserContext, address: str) -> None:
    one = at(context, address)
    asked(one, QUESTION)
    two = at(context, one.url)
    expect(two.locator(".turn")).to_have_count(1)
    asked(one, "and the buoys?", answered=False)
    asked(two, REFUSED, answered=False)
    for tab in (one, two):
        expect(tab.locator(".turn")).to_have_count(3)
        expect(tab.locator("[aria-busy=true]")).to_have_count(0)
    one.reload()
    expect(one.locator(".turn .question")).to_have_count(3)
    assert sorted(one.locator(".turn .question").all_inner_texts()) == sorted([QUESTION, "and the buoys?", REFUSED])
    assert one.locator(".turn").evaluate_all("all => all.map(({ id }) => id)") == ["t1", "t2", "t3"]


def test_titles_are_changed_talks_deleted_and_brought_back_in_both_tabs(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    asked(page, QUESTION)
    expect(page).to_have_url(f"{address}/?talk=" + page.url.partition("talk=")[2])
    one, two = at(context, f"{address}/history"), at(context, f"{address}/history")
    one.get_by_role("button", name=f"Rename: {QUESTION}").click()
    box = one.get_by_label("Title of the conversation")
    expect(box).to_be_focused()
    expect(one.locator(".rename").get_by_role("button")).to_have_text(["Save", "Cancel"])
    box.fill("Ferries, for the brief")
    box.press("Enter")
    for tab in (one, two):
        expect(tab.locator(".talk .title")).to_have_text(["Ferries, for the brief"])
    one.get_by_role("button", name="Delete: Ferries, for the brief").click()
    expect(two.locator(".talk")).to_have_count(0)
    expect(one.get_by_role("button", name="Undo")).to_be_focused()
    expect(page.locator("#kept-note")).to_contain_text("deleted")
    one.get_by_role("button", name="Undo").click()
    for tab in (one, two):
        expect(tab.locator(".talk .title")).to_have_text(["Ferries, for the brief"])
    two.get_by_role("link", name="Ferries, for the brief").click()
    expect(two.locator(".turn blockquote").first).to_be_visible()


def test_all_are_deleted_after_a_question(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = context.new_page()
    read_in(page, address, file_of(1, 2), tmp_path)
    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator(".talk")).to_have_count(1)
    page.get_by_role("button", name="Delete all").click()
    page.locator("#sure").get_by_role("button", name="Delete all").click()
    expect(page.locator(".talk")).to_have_count(0)
    expect(page.locator("#told")).to_contain_text("Nothing is kept yet")
    page.goto(f"{address}/?talk=talk00000001")
    expect(page.locator("#turns")).to_contain_text("not kept here")


def test_questions_and_answers_are_searched(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = context.new_page()
    read_in(page, address, file_of(1, 3), tmp_path)
    other = file_of(2, 1)
    other["talks"][0]["turns"][0]["text"] = "The café by the lake was closed"
    read_in(page, address, other, tmp_path)
    box = page.get_by_role("searchbox")
    box.fill("CAFE lake")
    expect(page.locator(".talk .title")).to_have_text(["Talk 2"])
    expect(page.locator(".passages mark")).to_have_text("café")
    box.fill("ferry 3 seized")
    expect(page.locator(".passages a")).to_have_text(["Question 3 on ferries"])
    page.locator(".passages a").click()
    expect(page.locator("#t3 .question")).to_be_in_viewport()
    page.go_back()
    page.get_by_role("searchbox").fill("zeppelin")
    expect(page.locator("#told")).to_contain_text("zeppelin")
    expect(page.locator(".talk")).to_have_count(0)


def test_a_file_of_all_is_written_and_read_by_another_browser(
    browser: Browser, context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page = at(context, address)
    asked(page, QUESTION)
    page.goto(f"{address}/history")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save all as a file").click()
    saved.value.save_as(tmp_path / "talks.json")
    told = json.loads((tmp_path / "talks.json").read_text(encoding="utf-8"))
    assert [turn["question"] for talk in told["talks"] for turn in talk["turns"]] == [QUESTION]
    other = browser.new_context().new_page()
    asks = asks_of(other)
    for words in ("1 conversation was read", "1 was here already"):
        read_in(other, address, told, tmp_path)
        expect(other.locator("#told")).to_contain_text(words)
    other.get_by_role("link", name=QUESTION).click()
    expect(other.locator(".turn blockquote mark").first).to_be_visible()
    assert asks == []


def test_one_talk_is_saved_as_the_page_of_a_talk_saves_it(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    asked(page, QUESTION)
    asked(page, ON)
    page.goto(f"{address}/history")
    page.locator(".saving summary").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Markdown").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert QUESTION.rstrip("?") in text
    assert ON.rstrip("?") in text


@pytest.mark.parametrize(
    "told", ["no JSON", "[]", {"pincite": "conversations", "version": 1, "talks": [{"id": "x"}]}, {"pincite": "conversations", "version": 9, "talks": []}]
)  # fmt: skip
def test_a_file_that_is_none_is_told_and_changes_nothing(
    context: BrowserContext, address: str, tmp_path: Path, told: object
) -> None:
    page = context.new_page()
    read_in(page, address, told, tmp_path)
    expect(page.locator("#told")).to_contain_text("file")
    expect(page.locator(".talk")).to_have_count(0)


def test_a_file_from_elsewhere_brings_no_script_no_form_and_no_id_of_the_page(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    wrong: list[str] = []
    page = at(context, address, wrong)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    told = file_of(1, 1, title="<img src=x onerror=alert(1)>")
    told["talks"][0]["turns"][0]["html"] = (
        '<article class="turn" id="t1" data-title="x" onclick="alert(1)"><h2 class="question" id="q">Q</h2>'
        "<script>alert(2)</script><img src=//elsewhere.example/x onerror=alert(3)><svg onload=alert(4)></svg>"
        '<a href="javascript:alert(5)">go</a><form action="//elsewhere.example"><input name="h"></form>'
        '<iframe srcdoc="x"></iframe><button class="check" data-href="javascript:alert(6)">b</button></article>'
    )
    read_in(page, address, told, tmp_path)
    expect(page.locator(".talk .title")).to_have_text("<img src=x onerror=alert(1)>")
    page.locator(".talk .title").click()
    turn = page.locator("#t1")
    expect(turn).to_contain_text("Q")
    assert turn.locator("script, img, svg, form, iframe, input, [id=q], [onclick], [data-href], a[href]").count() == 0
    turn.locator("a").click()
    assert said == []
    assert [told for told in wrong if "Content Security Policy" not in told] == []


def test_a_talk_of_sixty_turns_opens_at_its_last_and_goes_on(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page = context.new_page()
    read_in(page, address, file_of(1, 60), tmp_path)
    page.add_init_script(SHIFTS)
    asks = asks_of(page)
    page.get_by_role("link", name="Talk 1").click()
    expect(page.locator("#t60 .question")).to_be_in_viewport()
    expect(page.locator(".since")).to_contain_text("The documents held have changed since")
    expect(page.locator(".turn")).to_have_count(30)
    page.get_by_role("button", name="Show 30 earlier questions").click()
    expect(page.locator(".turn")).to_have_count(60)
    assert asks == []
    asked(page, QUESTION)
    expect(page.locator("#t61 blockquote").first).to_be_visible()
    (ask,) = asks
    assert ask.count("h=") == 12
    assert page.evaluate("window.shift") <= 0.02
    page.reload()
    expect(page.locator("#t61 blockquote").first).to_be_visible()
    assert len(asks) == 1


def test_a_full_storage_is_told_and_the_answer_is_shown(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    page.goto(address)
    asked(page, QUESTION)
    expect(page.locator(".turn blockquote").first).to_be_visible()
    expect(page.locator("#kept-note")).to_contain_text("no room left")
    asked(page, ON)
    expect(page.locator(".turn .understood").last).to_be_visible()


def test_a_browser_without_storage_answers_all_the_same(context: BrowserContext, address: str) -> None:
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(address)
    asked(page, QUESTION)
    asked(page, ON)
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator("#kept-note")).to_contain_text("keeps nothing here")
    assert "q=who" in page.url
    page.goto(f"{address}/history")
    expect(page.locator("#told")).to_contain_text("cannot be used")
    assert wrong == []


def test_nothing_is_kept_where_that_is_switched_off(context: BrowserContext, address: str) -> None:
    page = at(context, f"{address}/history")
    page.get_by_role("switch").uncheck()
    page.goto(address)
    asked(page, QUESTION)
    assert "talk=" not in page.url
    expect(page.locator("#kept-note")).to_be_hidden()
    page.goto(f"{address}/history")
    expect(page.get_by_role("switch")).not_to_be_checked()
    expect(page.locator("#told")).to_contain_text("Nothing is kept")


def test_a_page_that_came_answered_is_kept_once(context: BrowserContext, address: str) -> None:
    url = f"{address}/?q={QUESTION.replace(' ', '+')}"
    page = at(context, url)
    expect(page.locator(".turn")).to_have_count(1)
    page.reload()
    page.goto(url)
    expect(page.locator(".turn")).to_have_count(1)
    asked(page, ON)
    page.goto(f"{address}/history")
    expect(page.locator(".talk .when")).to_contain_text(["2 questions"])
    expect(page.locator(".talk")).to_have_count(1)


def test_the_address_of_an_answer_of_a_kept_talk_keeps_it_once(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    asked(page, QUESTION)
    asked(page, ON)
    for link in page.locator(".carried a").evaluate_all("all => all.map((link) => link.href)"):
        page.goto(link)
        expect(page.locator(".turn blockquote").first).to_be_visible()
    page.goto(f"{address}/history")
    expect(page.locator(".talk .when")).to_contain_text(["2 questions"])
    expect(page.locator(".talk")).to_have_count(1)


def test_the_first_page_leads_back_to_the_talk_that_was_open(context: BrowserContext, address: str) -> None:
    page = at(context, address)
    expect(page.locator("#last-talk")).to_be_hidden()
    asked(page, QUESTION)
    talk = page.url
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Ask").click()
    page.get_by_role("link", name=f"Go on with “{QUESTION}”").click()
    expect(page).to_have_url(talk)
    expect(page.locator(".turn .question")).to_have_text([QUESTION])
    other = at(context, address)
    expect(other.locator("#last-talk")).to_be_hidden()  # another tab, where none was open
    page.goto(f"{address}/history")
    page.get_by_role("button", name=f"Delete: {QUESTION}").click()
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.goto(address)
    page.wait_for_timeout(300)
    expect(page.locator("#last-talk")).to_be_hidden()


def test_the_list_is_sound_for_axe_in_each_of_its_states(context: BrowserContext, address: str, tmp_path: Path) -> None:
    page = at(context, f"{address}/history")
    expect(page.locator("#told")).to_contain_text("Nothing")
    assert faults(page) == []
    read_in(page, address, file_of(1, 3), tmp_path)
    page.get_by_role("searchbox").fill("ferry")
    expect(page.locator(".passages")).to_be_visible()
    page.locator(".saving summary").click()
    assert faults(page) == []
    page.get_by_role("button", name="Rename").click()
    assert faults(page) == []
    page.get_by_role("button", name="Delete all").click()
    assert faults(page) == []


def test_without_script_the_pages_say_what_is_missing(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/history")
    expect(page.locator("noscript p")).to_be_visible()
    page.goto(f"{address}/?talk=3r415947156f")
    expect(page.locator("noscript p")).to_be_visible()
    asked(page, QUESTION)
    asked(page, ON)
    expect(page.locator(".turn")).to_have_count(2)
    page.locator(".show-answer").click()
    expect(page.locator(".turn .question")).to_have_text([QUESTION])
    expect(page.locator(".turn blockquote").first).to_be_visible()
