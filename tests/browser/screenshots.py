"""Pictures of every page and state, to be looked at: give the address of a running service, and a folder.

    python -m tests.browser.screenshots http://127.0.0.1:8000 out/screenshots

Questions are made from what that service holds; what it refuses and what it cannot find are the same everywhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote_plus

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM

WIDTHS = {1440: 900, 768: 1024, 375: 812, 320: 640}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def states(address: str, browser: Browser) -> Iterator[tuple[str, str]]:
    """Names and paths: those that all services have, the questions of the first page, and the first document."""
    page = browser.new_page()
    page.goto(address)
    asked = [str(link.get_attribute("href")) for link in page.locator(".examples a").all()]
    document = str(page.locator(".held a").first.get_attribute("href"))
    symbol = page.locator(".held a").first.inner_text()
    page.close()
    yield from {
        "first": "/",
        "refusal": f"/?q={quote_plus('Which zeppelins flew over the glacier?')}",
        "overview": f"/?q={quote_plus(f'summarise {symbol}')}",
        "documents-asked": f"/?q={quote_plus('which documents are held?')}",
        "document": document,
        "found": f"{document}?find=the",
        "documents": "/documents",
        "documents-all": "/documents?state=all&sort=date&order=desc",
        "documents-none": "/documents?words=zeppelin",
        "map": document.replace("/documents/", "/maps/", 1),
        "within": document.replace("/documents/", "/?in=", 1),
        "check": "/check",
        "help": "/help",
        "api": "/api",
        "missing": "/nothing",
        "not-asked": "/?q=%07bell",
    }.items()
    yield from ((f"answer-{number}", path) for number, path in enumerate(asked, start=1))


def take(address: str, folder: Path) -> int:
    """Write the pictures; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, path in list(states(address, browser)):
            for width, height in WIDTHS.items():
                for theme in THEMES:
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
                    page.goto(address + path)
                    page.screenshot(path=folder / f"{name}-{width}-{theme}.png")
                    page.close()
                    taken += 1
    return taken


if __name__ == "__main__":
    if len(sys.argv) != 3 or not re.match("https?://", sys.argv[1]):
        sys.exit("usage: python -m tests.browser.screenshots ADDRESS FOLDER")
    sys.stdout.write(f"{take(sys.argv[1].rstrip('/'), Path(sys.argv[2]))} pictures in {sys.argv[2]}\n")
