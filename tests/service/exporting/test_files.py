"""Saved conversations, opened by what others open them with: CommonMark, an HTML parser that forgives nothing, python-docx."""

from __future__ import annotations

import io

import docx
import html5lib
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from service import urls
from service.asking.answer import Found, shown_by
from service.asking.answerer import Answerer
from service.exporting.conversation import Conversation
from service.exporting.files import FILE_KINDS
from tests.service.citing.places import HOSTILE
from tests.service.exporting.talks import QUESTIONS, hostile_talk, talk

HOST = "https://desk.example"


def saved(conversation: Conversation, kind: str) -> bytes:
    with urls.below(HOST):
        return FILE_KINDS[kind].write(conversation)


def as_html(conversation: Conversation) -> str:
    return str(MarkdownIt("commonmark").render(saved(conversation, "markdown").decode()))


def as_word(conversation: Conversation) -> WordFile:
    return docx.Document(io.BytesIO(saved(conversation, "docx")))


def strictly(page: bytes | str) -> object:
    """The tree of a page; html5lib raises at the first thing that a validator would name."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


@pytest.fixture(scope="module")
def conversation(ferries_answerer: Answerer) -> Conversation:
    return talk(ferries_answerer)


def text_in(conversation: Conversation, kind: str) -> str:
    if kind == "docx":
        return "\n".join(paragraph.text for paragraph in as_word(conversation).paragraphs)
    page = as_html(conversation) if kind == "markdown" else saved(conversation, kind).decode()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return "".join(tree.itertext())


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_form_has_questions_quotations_citations_footnotes_and_edition(
    conversation: Conversation, kind: str
) -> None:
    text = text_in(conversation, kind)
    for turn in conversation.answers:
        assert turn.question in text
        for citation in shown_by(turn):
            assert citation.document.cited in text
            assert all(word in text for word in citation.quote.split())
            assert all(note.text.split()[0] in text for note in citation.footnotes)
    assert conversation.edition in text
    assert "29 November 2026" in text
    assert "A statement by one party" in text


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_what_only_stands_near_is_said_to(conversation: Conversation, kind: str) -> None:
    text = text_in(conversation, kind)
    assert not isinstance(conversation.turns[-1], Found)
    assert "No answer was found in the documents held." in text
    assert "near, and no answer" in text


def test_words_that_answer_are_marked_in_each_form(conversation: Conversation) -> None:
    words = conversation.turns[0].citations[0].highlights[0].text  # type: ignore[union-attr]
    first = words.split()[0]
    assert f"<mark>{first}" in as_html(conversation)
    assert f"<mark>{first}" in saved(conversation, "html").decode()
    runs = [run for paragraph in as_word(conversation).paragraphs for run in paragraph.runs]
    assert any(run.font.highlight_color is not None and run.text.startswith(first) for run in runs)


def test_links_are_whole_and_lead_to_the_words_and_to_the_answer(conversation: Conversation) -> None:
    page = saved(conversation, "html").decode()
    assert f'href="{HOST}/documents/A/77/401?mark=' in page
    assert f"edition={conversation.edition}&amp;gave=" in page
    assert 'href="/' not in page
    targets = [rel.target_ref for rel in as_word(conversation).part.rels.values() if rel.is_external]
    assert any(target.startswith(f"{HOST}/documents/A/77/401?mark=") for target in targets)


def test_citations_stand_in_the_style_that_is_asked_for(ferries_answerer: Answerer) -> None:
    assert "UN Doc A/77/401–S/2023/91, [para 1], fn 1." in text_in(talk(ferries_answerer, "oscola"), "docx")


def test_the_page_is_valid_and_needs_no_other_file(conversation: Conversation) -> None:
    page = saved(conversation, "html").decode()
    strictly(page)
    assert "<script" not in page
    assert "src=" not in page
    assert "<link" not in page


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_hostile_text_is_text_and_no_markup(kind: str) -> None:
    page = as_html(hostile_talk()) if kind == "markdown" else saved(hostile_talk(), kind).decode()
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert not list(tree.iter("script"))
    assert all(
        str(link.get("href")).startswith(("https://desk.example", "https://docs.un.org")) for link in tree.iter("a")
    )
    assert HOSTILE.split("\u202e")[0] in " ".join("".join(tree.itertext()).split())
    if kind == "html":
        strictly(page)


def test_hostile_text_makes_no_list_heading_or_code_of_markdown() -> None:
    for trick in ("# heading", "1. item", "- item", "+ item", "=====", "```code", "    code", "> quoted", "| a | b |"):
        page = as_html(Conversation((_asked(trick),), "0" * 16, hostile_talk().saved_on))
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        assert [heading.text for heading in tree.iter("h2")] == [" ".join(trick.split())]
        assert not [*tree.iter("pre"), *tree.iter("code"), *tree.iter("ol")]


def test_signs_that_turn_a_text_end_with_their_line() -> None:
    for line in saved(hostile_talk(), "markdown").decode().splitlines():
        assert line.count("\u202e") <= line.count("\u202c")
    for paragraph in as_word(hostile_talk()).paragraphs:
        assert paragraph.text.count("\u202e") <= paragraph.text.count("\u202c")


def test_word_takes_signs_that_xml_cannot_hold() -> None:
    trick = "a\x00b\x0bc\ufffed"
    paragraphs = as_word(Conversation((_asked(trick),), "0" * 16, hostile_talk().saved_on)).paragraphs
    assert "a b c d" in [paragraph.text for paragraph in paragraphs]


def test_what_runs_from_the_right_does_so_in_word() -> None:
    written = as_word(Conversation((_asked("كم عبارة تضررت؟"), _asked("how many?")), "0" * 16, hostile_talk().saved_on))
    right = [p.text for p in written.paragraphs if p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None]
    assert right == ["كم عبارة تضررت؟"]


def test_the_questions_are_the_headings_of_the_word_file(conversation: Conversation) -> None:
    headings = [p.text for p in as_word(conversation).paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [*QUESTIONS, "Documents quoted"]


def _asked(question: str) -> Found:
    return Found(question, question, 0.9, ())
