"""What the browser's tests share: Debian's chromium, driven by Playwright, and a service to drive it at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from index.snapshot import build, load
from service.acquisitions.desk import Desk
from service.app import create_app
from service.asking.answerer import Answerer
from service.current import CurrentAnswerer
from service.feedback import FeedbackBook
from tests.index.hash_embedder import HashEmbedder
from tests.served import served as running
from tests.service.lake import write_lake

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

expect.set_options(timeout=20_000)  # milliseconds: what a first answer may take where others use the processor, too

needs_chromium = pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="no chromium on this machine")


@contextmanager
def served(answerer: Answerer, feedback: FeedbackBook | None = None) -> Iterator[str]:
    """The address of a running service on a free port of this machine."""
    with running(create_app(answerer, feedback)) as address:
        yield address


@contextmanager
def served_app(answerer: CurrentAnswerer, desk: Desk) -> Iterator[str]:
    """The address of one that documents can be added to."""
    with running(create_app(answerer, None, desk)) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*quiet, "--disable-sync", "--no-first-run"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    """Over three small documents that cite one another, without the real model."""
    folder = tmp_path_factory.mktemp("lake")
    build(write_lake(folder, "letter", "resolution", "report"), folder / "snapshots", hash_embedder)
    return Answerer(load(folder / "snapshots"), hash_embedder)


def opened(browser: Browser, size: dict[str, int], url: str, *, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(url)
    return page


def asked(page: Page, question: str, *, answered: bool = True) -> None:
    """Ask, and wait until it is answered or has failed."""
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    if answered:
        expect(page.locator("[aria-busy=true]")).to_have_count(0)


def ask_on(page: Page) -> None:
    """A question that leans on the last answer."""
    asked(page, "who said that?")
    page.wait_for_timeout(300)


def checked(page: Page, text: str) -> None:
    """Have a text checked for its quotations, and wait until each is judged."""
    page.get_by_role("textbox").first.fill(text)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".judgement").first).to_be_visible()
