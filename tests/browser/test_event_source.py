"""An answer read by the browser's own EventSource: joined it is the JSON answer, and the source stays closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from service.asking.answerer import Answerer
from tests.browser.conftest import WIDE, needs_chromium, opened, served

pytestmark = [pytest.mark.browser, needs_chromium]

#: The rule of docs/api.md.
JOINED = """question => new Promise((resolve, reject) => {
  const source = new EventSource(`/api/v1/ask?question=${encodeURIComponent(question)}`);
  const names = ["understood", "part", "item", "row", "citation", "nearest", "fact", "source_not_held", "status"];
  const heard = [];
  let answer = {};
  source.onopen = () => { answer = {}; };
  for (const name of names) {
    source.addEventListener(name, event => {
      heard.push(name);
      for (const [field, value] of Object.entries(JSON.parse(event.data)))
        answer[field] = Array.isArray(value) ? [...(answer[field] ?? []), ...value] : value;
    });
  }
  source.addEventListener("done", () => { source.close(); resolve([answer, heard]); });
  source.addEventListener("error", event => { source.close(); reject(new Error(event.data)); });
})"""
STAYS = """question => new Promise(resolve => {
  const source = new EventSource(`/api/v1/ask?question=${encodeURIComponent(question)}`);
  let times = 0;
  source.addEventListener("done", () => { times += 1; });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) resolve(times);
  });
})"""
POSTED = """question => fetch("/api/v1/ask", {
  method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({question})
}).then(response => response.json())"""


@pytest.fixture(scope="module")
def address(ferries_answerer: Answerer) -> Iterator[str]:
    with served(ferries_answerer) as address:
        yield address


@pytest.mark.parametrize(
    "question", ["How many sailors were wounded?", "What is the letter about?", "zeppelin tiramisu recipe"]
)
def test_an_event_source_joins_to_the_answer(browser: Browser, address: str, question: str) -> None:
    page = opened(browser, WIDE, address)
    answer, heard = page.evaluate(JOINED, question)
    assert answer == page.evaluate(POSTED, question)
    assert (heard[0], heard[-1]) == ("understood", "status")


def test_an_event_source_that_is_not_closed_asks_once(browser: Browser, address: str) -> None:
    page = opened(browser, WIDE, address)
    assert page.evaluate(STAYS, "How many sailors were wounded?") == 1
