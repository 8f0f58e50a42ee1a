"""Saved conversations in the reader's language: Pincite's words in it, quotations and citations as they are."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from service import urls
from service.asking.answer import shown_by
from service.asking.answerer import Answerer
from service.exporting.answer_text import answer_text
from service.exporting.conversation import Conversation
from service.exporting.files import FILE_KINDS
from service.words import LANGUAGES, Words, speaking
from tests.service.exporting.talks import talk

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def conversation(ferries_answerer: Answerer) -> Conversation:
    return talk(ferries_answerer)


def saved(conversation: Conversation, kind: str, language: str) -> bytes:
    with urls.below("https://desk.example"), speaking(language):
        return FILE_KINDS[kind].write(conversation)


@pytest.mark.parametrize("language", OTHERS)
def test_what_pincite_says_is_in_the_reader_s_language(conversation: Conversation, language: str) -> None:
    text, say = saved(conversation, "markdown", language).decode(), Words.of(language)
    for said in ("Questions and quotations", "Documents quoted", "Address of this answer", "near, and no answer"):
        assert say(said) in text
        assert said not in text
    assert not any(said in text for said in ("Saved on", "Speaking", "Citations:", "A statement by one party"))
    for turn in conversation.answers:
        assert all(citation.document.cited in text for citation in shown_by(turn))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_page_says_its_language_and_from_which_side_it_is_set(conversation: Conversation, language: str) -> None:
    page, say = saved(conversation, "html", language).decode(), Words.of(language)
    assert f'<html lang="{language}" dir="{say.direction}">' in page
    assert f'data-label="{say("Nearest, no answer:")}" dir="auto">' in page


def test_word_sets_arabic_from_the_right_and_quotations_from_the_left(conversation: Conversation) -> None:
    written = docx.Document(io.BytesIO(saved(conversation, "docx", "ar")))
    assert written.core_properties.language == "ar"
    by_style = {paragraph.style.name: paragraph for paragraph in reversed(written.paragraphs) if paragraph.style}
    title, quotation = by_style["Title"], by_style["Quote"]
    assert title._p.pPr is not None
    assert title._p.pPr.find(qn("w:bidi")) is not None
    assert all(run.font.rtl for run in title.runs)
    assert quotation._p.pPr is not None
    assert quotation._p.pPr.find(qn("w:bidi")) is None


def test_what_programs_are_told_stays_english(conversation: Conversation) -> None:
    answer = conversation.answers[0]
    with speaking("fr"):
        assert answer_text(answer) == answer_text(answer)
        assert "Speaking: " in answer_text(answer).text
