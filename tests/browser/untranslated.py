"""Words of the interface that a page says in English though it speaks another language, found by the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Page

from service.words import Words

#: What is said in the page's language: text and labels, but for what is marked as another language, as a name or code, and
#: for the name of a place that is cited ("title").
_SAID = """() => {
  const own = document.documentElement.lang, found = new Set();
  const ours = (element) => element.closest("[lang]").lang === own && !element.closest("bdi, code, script, style, #shows-card, .api-page dt");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (ours(texts.currentNode.parentElement)) found.add(texts.currentNode.data);
  for (const element of document.body.querySelectorAll("[title], [aria-label], [placeholder]")) {
    if (!ours(element)) continue;
    for (const name of ["title", "aria-label", "placeholder"]) found.add(element.getAttribute(name) ?? "");
  }
  return [document.title, ...found].map((text) => text.replace(/\\s+/g, " ").trim()).filter((text) => /[a-z]{3}/i.test(text));
}"""
_BRACE = re.compile(r"\\{\w*\\}|%\\\(\w+\\\)s")


def said_on(page: Page) -> set[str]:
    return set(page.evaluate(_SAID))


def left_in_english(texts: Iterable[str], language: str) -> list[str]:
    """Those of the texts that are English words of the catalogue, and none of the language: “Cite” is French as well."""
    table = Words.of(language).table
    english = table.keys() - {own for forms in table.values() for own in forms}
    plain = {said for said in english if "{" not in said and "%(" not in said}
    forms = [re.compile(_BRACE.sub(".+?", re.escape(said))) for said in english - plain if _has_words(said)]
    return sorted(text for text in texts if text in plain or any(form.fullmatch(text) for form in forms))


def _has_words(form: str) -> bool:
    """Enough of its own that no name or title is taken for it."""
    return len(re.findall(r"[a-z]{2,}", re.sub(r"\{\w*\}|%\(\w+\)s", "", form), re.I)) > 1
