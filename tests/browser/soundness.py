"""What is measured of any page: what axe finds, and how far things move."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
#: Sums up what moves without a touch of the reader's.
SHIFTS = """window.shift = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});"""


def faults(page: Page) -> list[str]:
    """What axe finds once nothing moves or fades in any more: half faded in, any text is too pale."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((animation) => animation.finished))")
    page.evaluate(_AXE)
    found = page.evaluate("(tags) => axe.run(document, {runOnly: tags})", _TAGS)["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
