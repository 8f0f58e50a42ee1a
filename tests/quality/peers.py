"""How other readers read the same PDFs: `python -m tests.quality.peers`, where they are installed; docs/measures.md.

A paragraph of the Word file counts where its words stand in one piece in what is read of the PDF: a page's end, a running
head or a footnote in its midst takes it apart. Words alone are compared, without signs, blanks and numbers in front.
"""

from __future__ import annotations

import importlib
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium

from corpus.document import Document
from corpus.holdings.source import read_document
from tests.quality.reading import PAIRS, Share, paired_files

_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
#: Words: what is shorter says next to nothing of how it was read.
_FEWEST_WORDS = 12


def main() -> None:
    pairs = [(read_document(word), pdf) for word, pdf in paired_files()]
    pages = sum(len(pdfium.PdfDocument(pdf.read_bytes())) for _, pdf in pairs)
    print(f"{len(pairs)} documents of {PAIRS.name}, {pages} pages\n")
    print("| | paragraphs in one piece | seconds a page |\n|---|---|---|")
    for name, read in READERS.items():
        try:
            importlib.import_module(name)
        except ImportError:
            print(f"| {name} | not installed | |")
            continue
        share, started = Share(), time.perf_counter()
        texts = [read(pdf) for _, pdf in pairs]
        seconds = (time.perf_counter() - started) / pages
        for (word, _), text in zip(pairs, texts, strict=True):
            there = _words(text)
            for paragraph in _paragraphs(word):
                share.count(paragraph in there)
        print(f"| {name} | {share} | {seconds:.3f} |", flush=True)


def _paragraphs(document: Document) -> Iterator[str]:
    for block in document.of_kind("paragraph"):
        words = _words(_NUMBER.sub("", document.text_of(block)))
        if len(words.split()) >= _FEWEST_WORDS:
            yield words


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _pincite(path: Path) -> str:
    return read_document(path).text


def _pypdfium2(path: Path) -> str:
    with pdfium.PdfDocument(path.read_bytes()) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def _pdfplumber(path: Path) -> str:
    with importlib.import_module("pdfplumber").open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _pymupdf4llm(path: Path) -> str:
    return str(importlib.import_module("pymupdf4llm").to_markdown(str(path)))


def _markitdown(path: Path) -> str:
    return str(importlib.import_module("markitdown").MarkItDown().convert(str(path)).text_content)


READERS: dict[str, Callable[[Path], str]] = {
    "corpus": _pincite,
    "pypdfium2": _pypdfium2,
    "pdfplumber": _pdfplumber,
    "pymupdf4llm": _pymupdf4llm,
    "markitdown": _markitdown,
}

if __name__ == "__main__":
    main()
