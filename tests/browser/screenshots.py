"""Pictures of every page and state, to be looked at: give the address of a running service, and a folder.

    python -m tests.browser.screenshots http://127.0.0.1:8000 out/screenshots

Questions are made from what that service holds; what it refuses and what it cannot find are the same everywhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, ask_on, checked

WIDTHS = {1440: 900, 768: 1024, 375: 812, 320: 640}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_INVENTED = "The authors write that “nothing of the kind was ever said by anybody in this room”."


@dataclass(frozen=True, slots=True)
class State:
    """A page at a path, with what is done on it before it is looked at."""

    name: str
    path: str
    do: Callable[[Page], object] = bool


def asking(question: str) -> str:
    """The path of the chat with that question asked."""
    return f"/?q={quote_plus(question)}"


def states(address: str, browser: Browser) -> Iterator[State]:
    """Those that all services have, the questions of the first page, and the first document."""
    page = browser.new_page()
    page.goto(address)
    examples = [str(link.get_attribute("href")) for link in page.locator(".examples a").all()]
    held = page.locator(".held a")
    symbols = held.all_inner_texts()
    document = str(held.first.get_attribute("href"))
    page.close()
    first, last = symbols[0], symbols[-2:]
    yield State("first", "/")
    for number, path in enumerate(examples, start=1):
        yield State(f"answer-{number}", path)
    yield State("list", asking(f"Which documents does {first} cite?"))
    yield State("parts", asking(f"Who wrote {first} and which zeppelins flew over the glacier?"))
    yield State("comparison", asking(f"How do {' and '.join(last)} differ?"))
    yield State("overview", asking(f"summarise {first}"))
    yield State("timeline", asking(f"What happened in {first}, in order?"))
    yield State("documents-asked", asking("which documents are held?"))
    yield State("french", asking(f"De quoi parle {first} ?"))
    yield State("refusal", asking("Which zeppelins flew over the glacier?"))
    yield State("not-asked", "/?q=%07bell")
    yield State("within", document.replace("/documents/", "/?in=", 1))
    if examples:
        yield State("footnote-open", examples[0], lambda page: _open(page, ".note summary"))
        yield State("cite-open", examples[0], lambda page: _open(page, ".citation .cite summary"))
        yield State("follow-up", examples[0], ask_on)
        yield State("arabic", f"{examples[0]}&lang=ar")
        yield State("paper", examples[0], lambda page: page.emulate_media(media="print"))
    yield State("keys", "/", _keys)
    yield State("history", "/history")
    yield State("document", document)
    yield State("found", f"{document}?find=the")
    yield State("documents", "/documents")
    yield State("documents-all", "/documents?state=all&sort=date&order=desc")
    yield State("documents-none", "/documents?words=zeppelin")
    yield State("map", document.replace("/documents/", "/maps/", 1))
    yield State("check", "/check")
    yield State("checked", "/check", _check)
    yield State("help", "/help")
    yield State("api", "/api")
    yield State("status", "/status")
    yield State("missing", "/nothing")


def _open(page: Page, summary: str) -> None:
    """Fold out the first of these, where the page has one."""
    if page.locator(summary).count():
        page.locator(summary).first.click()


def _keys(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.wait_for_timeout(200)


def _check(page: Page) -> None:
    checked(page, _INVENTED)


def take(address: str, folder: Path) -> int:
    """Write the pictures; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for state in list(states(address, browser)):
            for width, height in WIDTHS.items():
                for theme in THEMES:
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
                    page.goto(address + state.path)
                    state.do(page)
                    page.screenshot(path=folder / f"{state.name}-{width}-{theme}.png")
                    page.close()
                    taken += 1
    return taken


if __name__ == "__main__":
    if len(sys.argv) != 3 or not re.match("https?://", sys.argv[1]):
        sys.exit("usage: python -m tests.browser.screenshots ADDRESS FOLDER")
    sys.stdout.write(f"{take(sys.argv[1].rstrip('/'), Path(sys.argv[2]))} pictures in {sys.argv[2]}\n")
