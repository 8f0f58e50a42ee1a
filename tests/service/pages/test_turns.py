"""One answer on the page: what is said of how sure it is, and what leads on from it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from service.asking.answer import Dated, Found, shown_by
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.exporting.turn_lines import turn_lines
from service.pages.renderer import Renderer
from service.pages.turn import LastTurn, turn_of
from tests.service.conftest import Client
from tests.service.pages.test_renderer import MOORINGS, plain


@pytest.fixture(scope="module")
def found(ferries_answerer: Answerer) -> Found:
    answer = ferries_answerer.ask(Ask(MOORINGS))
    assert isinstance(answer, Found)
    return answer


def graded(found: Found, language: str, probability: float) -> Found:
    """The same as an answer to a question in that language, of a passage that may answer."""
    citations = tuple(replace(c, grade="may_answer", score=probability) for c in found.citations)
    return replace(found, language=language, citations=citations, confidence=probability)


def shown(answer: Found) -> str:
    return plain(Renderer().render("_turn.html", turn_of(answer, "edition", (), LastTurn())))


def test_what_was_matched_across_languages_says_so_and_tells_no_figure(found: Found) -> None:
    answer = graded(found, "es", 0.94)
    page = shown(answer)
    assert "cotejado entre idiomas" in page
    assert "La pregunta y el pasaje están en idiomas distintos" in page
    assert "%" not in page
    assert not any("%" in line.text for line in turn_lines(answer, (), "edition", "un"))


def test_what_may_answer_an_english_question_tells_how_likely(found: Found) -> None:
    page = shown(graded(found, "en", 0.57))
    assert "57 %" in page
    assert "matched" not in page


def test_what_asks_at_once_and_what_leads_to_a_place_stand_apart(client: Client) -> None:
    text = client.get("/turn", params={"q": MOORINGS}).text
    asking, leading = (re.search(rf'<div class="{name}">.*?</div>', text, re.S) for name in ("asking", "leading"))
    assert asking
    assert leading
    assert plain(asking[0]).split()[:2] == ["Ask", "next"]
    assert all("data-question" in link for link in re.findall(r"<a [^>]*>", asking[0]))
    assert plain(leading[0]).startswith("Open in the documents")
    assert "data-question" not in leading[0]


def test_the_catalogue_names_the_link_to_the_sources(lake_client: Client) -> None:
    text = lake_client.get("/documents", headers={"accept": "text/html"}).text
    assert re.search(r'<a href="/maps/A/77/500"[^>]*>3 sources<', text)


def test_a_sentence_of_two_days_is_shown_once_with_both(ferries_answerer: Answerer) -> None:
    found = ferries_answerer.ask(Ask("how many sailors were wounded?"))
    assert isinstance(found, Found)
    first, mark = found.citations[0], found.citations[0].highlights[0]
    other = replace(first, highlights=(replace(mark, start=mark.end + 1, end=mark.end + 5, text="were"),))
    days = tuple(Dated(date(2023, month, 1), f"1.{month}.2023", inferred=False) for month in (2, 3, 4))
    [elsewhere, *_] = shown_by(ferries_answerer.ask(Ask(MOORINGS)))
    told = replace(found, kind="timeline", citations=(first, other, elsewhere), days=days)
    turn = turn_of(told, "edition", (), LastTurn())
    assert [[day.printed for day in own] for own in turn.days] == [["1.2.2023", "1.3.2023"], ["1.4.2023"]]
    assert len(turn.citations) == 2
    assert turn.citations[0].citation.highlights == (mark, other.highlights[0])
