from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from index.embed import SentenceEmbedder
from index.multilingual_encoder import MultilingualEncoder
from index.snapshot import build, load
from service.app import create_app
from service.asking.answer import Abstained, Answer, Found, shown_by
from service.asking.answerer import Answerer
from service.asking.request import Ask

pytestmark = pytest.mark.model

_ENGLISH = """# Report on the strait

1. Norland began its blockade of the Strait of Ardmouth on 3 May 2031, and no ship has passed since.

2. In Ardmouth harbour 214 fishermen were arrested and 17 of them were wounded by soldiers.

3. The Commissioner for Fisheries, Ms. Ilse Brandt, called the arrests unlawful and asked that all be released.

4. The Security Council of Norland may extend the mandate of the observers until 30 June 2032.

5. Schools and hospitals in the town of Selby were destroyed by floods during the winter.
"""
_FRENCH = """# Rapport sur les inondations

1. Les inondations de Selby ont détruit 48 maisons et un pont au cours de l’hiver 2031.

2. Le gouvernement a distribué de la nourriture et des couvertures à 3 200 familles déplacées.

3. La reconstruction de l’école primaire devrait commencer en septembre 2032.
"""
_RUSSIAN = """# Доклад о выборах

1. Выборы в парламент Эставии состоялись 12 октября 2033 года под наблюдением международных наблюдателей.

2. В голосовании приняли участие 640 тысяч избирателей, что составляет 71 процент населения.

3. Оппозиция отказалась признать результаты выборов и потребовала пересчета голосов.
"""
_ENGLISH_TOO = """# Report on the buoys

1. The buoys of the strait were painted and counted.
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("languages")
    files = []
    for name, text in (
        ("A_86_1", _ENGLISH),
        ("A_86_2", _FRENCH),
        ("A_86_3", _RUSSIAN),
        ("A_86_4–S_2032_4", _ENGLISH_TOO),
    ):
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".toml").write_text(f'symbol = "{name.replace("_", "/")}"\n', encoding="utf-8")
        files.append(path)
    embedder = SentenceEmbedder()
    build(files, folder / "snapshots", embedder, encoder=MultilingualEncoder())
    return Answerer(load(folder / "snapshots"), embedder)


def _first(answer: Answer) -> str:
    return str(shown_by(answer)[0].anchor)


@pytest.mark.parametrize(
    ("language", "question", "anchor", "marked"),
    [
        ("fr", "Combien de pêcheurs ont été arrêtés dans le port d’Ardmouth ?", "A/86/1#p2", "214 fishermen"),
        ("es", "¿Cuántos pescadores fueron detenidos en el puerto de Ardmouth?", "A/86/1#p2", "214 fishermen"),
        ("ru", "Когда начался блокада пролива Ардмут?", "A/86/1#p1", "3 May 2031"),
        ("ar", "متى بدأ الحصار على مضيق أردموث؟", "A/86/1#p1", "3 May 2031"),
        ("zh", "港口有多少渔民被逮捕?", "A/86/1#p2", "214 fishermen"),
        ("de", "Wann begann die Blockade der Meerenge?", "A/86/1#p1", "3 May 2031"),
    ],
)
def test_question_in_another_language_finds_the_english_paragraph(
    answerer: Answerer, language: str, question: str, anchor: str, marked: str
) -> None:
    answer = answerer.ask(Ask(question))
    assert answer.language == language
    assert answer.understood_as == question
    assert _first(answer) == anchor
    assert marked in " ".join(highlight.text for highlight in shown_by(answer)[0].highlights)


@pytest.mark.parametrize(
    "question",
    [
        "Combien de soldats portugais ont servi au Timor ?",
        "¿Quién ganó el campeonato mundial de fútbol?",
        "Сколько стоит билет на поезд до Москвы?",
        "من هو رئيس وزراء اليابان؟",
        "哪位医生发明了疫苗?",
    ],
)
def test_what_no_document_tells_stays_unanswered_in_any_language(answerer: Answerer, question: str) -> None:
    assert isinstance(answerer.ask(Ask(question)), Abstained)


def test_documents_in_other_languages_are_found_from_english_and_from_one_another(answerer: Answerer) -> None:
    assert _first(answerer.ask(Ask("How many voters took part in the vote in Estavia?"))) == "A/86/3#p2"
    assert _first(answerer.ask(Ask("Quand ont eu lieu les élections au parlement ?"))) == "A/86/3#p1"
    assert _first(answerer.ask(Ask("Сколько семей получили продовольствие и одеяла?"))) == "A/86/2#p2"


def test_english_question_is_answered_from_english_as_it_was(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("How many fishermen were arrested in Ardmouth?"))
    assert isinstance(answer, Found)
    assert answer.language == "en"
    assert _first(answer) == "A/86/1#p2"


def test_language_that_is_not_understood_is_said_to_be_so(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Արդմութ նավահանգստում քանի՞ ձկնորս է ձերբակալվել 2031 թվականին"))
    assert isinstance(answer, Abstained)
    assert answer.language == "hy"
    assert "not understood" in answer.remark
    assert answer.confidence == 0.0


def test_page_speaks_the_language_of_the_question_and_the_quotation_stays_its_own(answerer: Answerer) -> None:
    with TestClient(create_app(answerer)) as client:
        page = client.get("/", params={"q": "متى بدأ الحصار على مضيق أردموث؟"}).text
        english = client.get("/", params={"q": "How many fishermen were arrested in Ardmouth?"}).text
        told = client.post("/api/v1/ask", json={"question": "Когда начался блокада пролива Ардмут?"}).json()
    assert re.search(r'<article class="turn [^>]* lang="ar" dir="rtl">', page)
    assert 'lang="en" dir="auto"' in page
    assert "المتكلم" in page
    assert re.search(r'<article class="turn [^>]* lang="en" dir="ltr">', english)
    assert told["language"] == "ru"
    assert told["understood_as"] == told["question"]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fr", "De quoi parle le document A/86/1 ?"),
        ("ru", "О чём говорится в A/86/1?"),
        ("zh", "A/86/1 的主要内容是什么？"),
        ("ar", "ما هي النقاط الرئيسية في الوثيقة A/86/1؟"),
    ],
)
def test_overview_is_given_in_any_language(answerer: Answerer, language: str, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    assert (answer.kind, answer.language, answer.understood_as) == ("overview", language, question)
    assert {citation.document.symbol.slug for citation in answer.citations} == {"A/86/1"}


def test_documents_held_are_counted_in_any_language(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("¿Cuántos documentos tienen ustedes?"))
    assert isinstance(answer, Found)
    assert answer.facts[0].value == "4"


def test_both_halves_of_a_symbol_name_one_document(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Worum geht es in A/86/4–S/2032/4?"))
    assert isinstance(answer, Found)
    assert (answer.kind, str(answer.citations[0].document.symbol)) == ("overview", "A/86/4–S/2032/4")


@pytest.mark.parametrize(
    "question",
    [
        "Que dit le paragraphe 2 du document A/86/1 ?",  # of a paragraph
        "Quelle est la date de l’attaque mentionnée dans A/86/1 ?",  # of what it tells
        "Qui est l’auteur des crimes dénoncés dans A/86/1 ?",
        "Was sagt A/86/1 über Schulen?",
        "A/86/1 要求士兵做什么？",
        "De quoi parle la résolution 4512 ?",  # held by nobody
        "Que dit A/86/1 de la Norvège ?",  # of what is said of a country
        "De quoi parle le document ?",  # of one of four
        "De quoi parle l’article 86 ?",  # of no document
        "Combien de documents ont été détruits ?",  # of others than those held
        "Wie viele Dokumente wurden gefälscht?",
        "¿Qué documentos prueban el ataque?",
        "كم عدد الوثائق التي دمرت؟",
    ],
)
def test_what_asks_for_no_document_as_a_whole_gets_no_overview(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(Ask(question))
    assert not isinstance(answer, Found) or answer.kind == "fact"


def test_digits_of_other_scripts_are_read(answerer: Answerer) -> None:
    arabic = answerer.ask(Ask("ما موضوع القرار ٤٥١٢؟"))
    assert isinstance(arabic, Abstained)
    assert arabic.question == "ما موضوع القرار ٤٥١٢؟"
    assert "4512" in answerer.ask(Ask("What is resolution ４５１２ about?")).remark
    assert _first(answerer.ask(Ask("What is in paragraph ３ of A/86/1?"))) == "A/86/1#p3"
    whole = answerer.ask(Ask("What is A/８６/１ about?"))
    assert isinstance(whole, Found)
    assert whole.kind == "overview"
