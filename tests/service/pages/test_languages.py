"""Pages in the six languages: all of their words, the direction, and quotations in their own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from service.app import create_app
from service.asking.answerer import Answerer
from service.pages.static_files import WEB
from service.words import LANGUAGES, Words
from tests.service.conftest import Client
from tests.service.pages.test_renderer import Page, plain

TEMPLATES = WEB / "templates"
WOUNDED = "How many sailors were wounded?"
OTHERS = [language for language in LANGUAGES if language != "en"]
PAGES = ["/", f"/?q={WOUNDED}", "/?q=zeppelin tiramisu recipe", "/?talk=3r4159", "/history", "/check", "/help", "/api", "/documents/A/77/401", "/documents/A/77/401?find=ferry", "/documents", "/documents?state=all&sort=date", "/documents?words=zeppelin&kind=letter&from=2020", "/documents?in=A/77/401", "/maps/A/77/401", "/?in=A/77/401"]  # fmt: skip
#: English words of pages that no quotation has.
ENGLISH = re.compile(
    r"\b(?:Skip to|Ask on|Your question|Documents held|Speaking|Copy with|Link to this|Answers|Footnotes?\b(?! \d)|Check a|Help|held here|Only those|Kind|Years|Chosen|Tick documents|Ask within|Asking within|Choose others|Readers add|Paragraphs|Cited by|No document|Show all|Not yet|not yet|rests? on|It cites|As a table)\b"
)


@pytest.fixture
def reader(ferries_answerer: Answerer) -> Iterator[Client]:
    """A browser that has kept no language yet."""
    with TestClient(create_app(ferries_answerer), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", OTHERS)
def test_a_page_is_wholly_in_its_language(reader: Client, language: str, path: str) -> None:
    response = reader.get(path, headers={"accept-language": language, "accept": "text/html"})
    assert response.status_code == 200
    assert response.headers["content-language"] == language
    page = response.text
    words = Words.of(language)
    assert f'<html lang="{language}" dir="{words.direction}"' in page
    assert (
        ENGLISH.findall(
            plain(re.sub(r"<blockquote.*?</blockquote>|<div class=\"text\".*?</div>", "", page, flags=re.S))
        )
        == []
    )
    Page(page)


def test_scripts_get_their_words_with_the_page(reader: Client) -> None:
    page = reader.get("/", headers={"accept-language": "ru"}).text
    told = json.loads(html.unescape(re.findall(r'data-words="([^"]*)"', page)[0]))
    assert told["Copied"] == "Скопировано"
    assert told["{} question"] == ["{} вопрос", "{} вопроса", "{} вопросов"]
    assert 'data-plurals="one few many"' in page
    assert "data-words" not in reader.get("/").text


def test_a_language_is_chosen_by_a_link_and_kept(reader: Client) -> None:
    first = reader.get("/help").text
    link = html.unescape(re.findall(r'href="([^"]*)" lang="fr"', first)[0])
    assert link == "/help?lang=fr"
    chosen = reader.get(link)
    assert "Comment lire une réponse" in chosen.text
    cookie = chosen.headers["set-cookie"]
    assert re.fullmatch(r"pincite-language=fr; Path=/; Max-Age=\d+; SameSite=Lax; HttpOnly", cookie)
    reader.cookies.clear()
    kept = reader.get("/help", headers={"cookie": "pincite-language=ar", "accept-language": "fr"})
    assert '<html lang="ar" dir="rtl"' in kept.text
    assert "Accept-Language, Cookie" in kept.headers["vary"]


def test_the_link_to_another_language_keeps_the_question(reader: Client) -> None:
    page = reader.get("/", params={"h": ["a & b"], "q": WOUNDED, "lang": "es"}).text
    reader.cookies.clear()
    link = html.unescape(re.findall(r'href="([^"]*)" lang="fr"', page)[0])
    assert link == "/?h=a+%26+b&q=How+many+sailors+were+wounded%3F&lang=fr"


@pytest.mark.parametrize("lang", ["xx", "<script>", "", "fr%0d%0aSet-Cookie: a=b", "../fr"])
def test_a_language_that_is_none_changes_nothing(reader: Client, lang: str) -> None:
    response = reader.get(f"/help?lang={lang}", headers={"cookie": "pincite-language=%22;;=\x01"})
    assert '<html lang="en" dir="ltr"' in response.text
    assert "set-cookie" not in response.headers


def test_a_quotation_keeps_its_own_language_and_direction(reader: Client) -> None:
    page = reader.get("/", params={"q": WOUNDED}, headers={"accept-language": "ar"}).text
    assert re.search(r'<article class="turn [^>]*lang="ar" dir="rtl"', page)
    assert re.search(r'<blockquote cite="[^"]*" lang="en" dir="auto">', page)


def test_the_words_around_an_answer_are_in_the_language_of_its_question(reader: Client) -> None:
    turn = reader.get(
        "/turn", params={"q": "Combien de marins ont été blessés ?"}, headers={"accept-language": "es"}
    ).text
    assert 'lang="fr" dir="ltr"' in turn
    assert 'lang="es" dir="ltr"' in reader.get("/turn", params={"q": WOUNDED}, headers={"accept-language": "es"}).text


def test_errors_are_told_to_readers_in_their_language_and_to_programs_in_english(reader: Client) -> None:
    asks = {"accept": "text/html", "accept-language": "fr"}
    missing = reader.get("/documents/A/77/409", headers=asks)
    assert missing.status_code == 404
    assert "ucun document portant la cote" in plain(missing.text)
    assert "la liste des documents" in plain(missing.text)
    assert "Il n’y a rien ici" in missing.text
    told = reader.get("/api/v1/documents/A/77/409", headers={"accept-language": "fr"})
    assert "is held" in told.json()["detail"]
    assert "content-language" not in told.headers


def test_a_check_is_told_in_the_language_of_the_page(reader: Client) -> None:
    text = "“Patrol boats of Estavia cut thirteen moorings”"
    page = reader.post("/check", files={"text": (None, text)}, headers={"accept-language": "ru"}).text
    assert "отрывок" in page
    assert "With differences" not in page
    assert "Not found" not in page


#: What is called alike in every language: names, formats and the fields of the API.
ALIKE = frozenset("Pincite API JSON HTML Markdown Word status confidence quote voice footnotes cite_as notice".split())
#: Files for a person who measures, and saved conversations: they are English as a whole, and say so.
IN_ENGLISH = frozenset({"measures.html", "export.html"})


@pytest.mark.parametrize("name", sorted({path.name for path in TEMPLATES.glob("*.html")} - IN_ENGLISH))
def test_no_word_of_a_template_is_left_out_of_the_catalogues(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    for form in (r"\{% block page_class %\}.*?\{% endblock %\}", r"\{% trans.*?\{% endtrans %\}", r"\{[{%#].*?[}%#]\}"):
        text = re.sub(form, " ", text, flags=re.S)
    text = re.sub(r"<(code|pre|kbd|script)\b.*?</\1>|&\w+;", " ", text, flags=re.S)
    told = re.findall(r'\b(?:title|aria-label|alt)="([^"]*)"', text)
    said = re.findall(r"[A-Za-z_]{3,}", " ".join([re.sub(r"<[^>]*>", " ", text), *told]))
    assert set(said) <= ALIKE, sorted(set(said) - ALIKE)
