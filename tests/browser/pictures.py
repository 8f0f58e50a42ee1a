"""The pictures in docs/pictures: the pages as they are with the letter that ships and nothing else, small enough to keep.

    python -m tests.browser.pictures docs/pictures

`make pictures` runs it. The service is its own, with the default model, on a free port and in a folder of its own.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote_plus

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.snapshot import build, load
from service.asking.answerer import Answerer
from tests.browser.conftest import CHROMIUM, ask_on, checked, served

#: Colours of a picture: pages have few, and letters of more look no better.
_COLOURS = 48
_QUESTION = "How many people died in Ganja?"
_ALTERED = "Azerbaijan wrote that strikes on Ganja were “claiming the lives of 52 civilians and injuring more than 84 civilians”."


@dataclass(frozen=True, slots=True)
class Picture:
    """A page at an address, with what is done on it before it is taken."""

    name: str
    path: str
    size: tuple[int, int] = (1200, 760)
    theme: Literal["light", "dark"] = "light"
    do: Callable[[Page], object] = bool


def _check(page: Page) -> None:
    checked(page, _ALTERED)


_PHONE = (375, 760)
PICTURES = (
    Picture("first", "/"),
    Picture("answer", f"/?q={quote_plus(_QUESTION)}"),
    Picture("refusal", f"/?q={quote_plus('Which zeppelins flew over the glacier?')}"),
    Picture("list", f"/?q={quote_plus('which weapons were used?')}", theme="dark"),
    Picture("document", "/documents/A/75/660?find=Barda"),
    Picture("sources", "/documents/A/75/660/blocks/p13/sources"),
    Picture("check", "/check", do=_check),
    Picture("documents", "/documents?state=all&sort=date&order=desc"),
    Picture("map", "/maps/A/75/660"),
    Picture("phone", f"/?q={quote_plus(_QUESTION)}", _PHONE),
    Picture("phone-dark", f"/?q={quote_plus(_QUESTION)}", _PHONE, "dark", ask_on),
    Picture("phone-arabic", "/?lang=ar", _PHONE),
)


def take(folder: Path) -> int:
    """Write the pictures; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        embedder = SentenceEmbedder()
        build([LETTER], Path(data), embedder)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        with served(Answerer(load(Path(data)), embedder)) as address:
            for picture in PICTURES:
                (folder / f"{picture.name}.png").write_bytes(_taken(browser, address, picture))
    return len(PICTURES)


def _taken(browser: Browser, address: str, picture: Picture) -> bytes:
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=picture.theme)
    page.goto(address + picture.path)
    picture.do(page)
    page.evaluate("document.activeElement.blur()")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    small = io.BytesIO()
    shot.quantize(_COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.browser.pictures FOLDER")
    sys.stdout.write(f"{take(Path(sys.argv[1]))} pictures in {sys.argv[1]}\n")
