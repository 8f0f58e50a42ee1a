"""Resolutions of the Security Council in ../shared: the numbers found are those that stand in the text."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.holdings.source import read_document
from tests.places import SHARED_DATA

ARCHIVE = SHARED_DATA / "resolutions" / "res_en_gold.tar.gz"
#: Every so many of the 902 files: 51.
STEP = 18
#: A number at the head of a line; scans put a comma for the point, and letters for figures.
NUMBER = re.compile(r"\s*(\S{1,3}?)(?:[.,]\s?|\s)(?=\W?[A-Z])")
FIGURES = str.maketrans("IilOoSZ", "1110052")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE} is not there")
    folder = tmp_path_factory.mktemp("resolutions")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    return sorted(folder.rglob("*.txt"))[::STEP]


def last_by_lines(text: str) -> int:
    """The last number of the lines that begin with 1, 2, 3 …, up to the one that tells of the adoption."""
    due = 1
    for line in text.splitlines():
        if due > 1 and line.startswith("Adopted"):
            break
        number = NUMBER.match(line)
        if number and number[1].translate(FIGURES) == str(due):
            due += 1
    return due - 1


def printed(document: Document) -> list[int]:
    paragraphs = document.of_kind("paragraph", "quotation")
    return sorted({int(b.number) for b in paragraphs if b.numbering == "printed" and not b.part})


@pytest.mark.shared
def test_the_paragraphs_found_are_those_that_the_lines_number(sample: list[Path]) -> None:
    assert len(sample) == 51
    by_lines = {path.name: list(range(1, last_by_lines(path.read_text(encoding="utf-8")) + 1)) for path in sample}
    assert {path.name: printed(read_document(path)) for path in sample} == by_lines
    assert sum(map(len, by_lines.values())) > 200


@pytest.mark.shared
def test_the_symbol_found_is_that_of_the_file_s_name(sample: list[Path]) -> None:
    for path in sample:
        _, _, number, year, *_ = path.name.split("_")
        assert str(read_document(path).symbol) == f"S/RES/{int(number)}({year})"
