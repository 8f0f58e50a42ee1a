"""A saved conversation opened by LibreOffice, where it is installed: whole, in order, and without a complaint."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from service import urls
from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.exporting.conversation import Conversation
from service.exporting.files import FILE_KINDS
from tests.service.citing.places import HOSTILE
from tests.service.exporting.talks import QUESTIONS, hostile_talk, talk

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: no program soffice")


def pages_of(conversation: Conversation, folder: Path) -> list[str]:
    """The text of each page that LibreOffice prints of it."""
    with urls.below("https://desk.example"):
        (folder / "talk.docx").write_bytes(FILE_KINDS["docx"].write(conversation))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "talk.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "talk.pdf") as file:
        told = []
        for page in file:
            text = page.get_textpage()
            told.append(" ".join(text.get_text_bounded().split()))
            text.close()
            page.close()
        return told


def test_libreoffice_prints_questions_quotations_and_citations_in_order(
    ferries_answerer: Answerer, tmp_path: Path
) -> None:
    conversation = talk(ferries_answerer)
    text = " ".join(pages_of(conversation, tmp_path))
    places = [text.index(question) for question in QUESTIONS]
    assert places == sorted(places)
    first = conversation.answers[0]
    assert isinstance(first, Found)
    words = " ".join(first.citations[0].quote.split()[:6])
    assert places[0] < text.index(words) < text.index("A/77/401–S/2023/91, [para. 1]") < places[1]


def test_no_quotation_is_parted_from_its_citation(ferries_answerer: Answerer, tmp_path: Path) -> None:
    one = talk(ferries_answerer)
    many = replace(one, turns=one.turns * 4)
    for page in pages_of(many, tmp_path)[:-1]:
        quoted, cited = page.rfind("patrol boats of Estavia cut"), page.rfind("A/77/401–S/2023/91, [para. 1]")
        assert quoted <= cited


def test_tricks_in_a_text_are_text_in_libreoffice_too(tmp_path: Path) -> None:
    text = " ".join(pages_of(hostile_talk(), tmp_path))
    assert "<script>alert(1)</script>" in text
    assert "=cmd|'/c calc'!A1" in text
    assert HOSTILE[:12] in text
