"""How well files are read: `make reading` prints the tables of docs/measures.md, and fails below reading-floors.json.

PDFs of ../shared/data/un2025 are compared with what a manifest says of their first pages, and each page with the plain
text that pdfium gives for it. Word files of ../shared/data/un-pairs are compared with the PDFs of the same documents.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields
from itertools import islice, pairwise
from pathlib import Path

import pypdfium2 as pdfium
from tqdm import tqdm

from corpus.card import Card
from corpus.document import Block, Document
from corpus.errors import CorpusError
from corpus.formats.pdf.glyphs import read_pages
from corpus.formats.pdf.read import reading_of
from corpus.grammar.understand import understand
from corpus.holdings.source import read_document
from corpus.lines import FileReading, Line
from corpus.symbol import Symbol
from tests.places import SHARED_DATA

PDFS = SHARED_DATA / "un2025"
PAIRS = SHARED_DATA / "un-pairs"
FLOORS = Path(__file__).parent / "reading-floors.json"
#: Pages on which all stands that the manifest tells.
HEAD = 3

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_SENTENCE_END = re.compile(r"[.:;!?…][\"'”’»)\]]*$")
_NAMED_PAGES = re.compile(r"\bpages? (?P<pages>\d[\d, –]*)")
#: Letters of a page that may be missing: those of leaders, of marks and of signs that stand for lines.
_FEW = 5


@dataclass(slots=True)
class Share:
    """Right of all."""

    right: int = 0
    every: int = 0

    def count(self, is_right: bool, *, times: int = 1) -> None:
        self.right += times * is_right
        self.every += times

    @property
    def value(self) -> float:
        return self.right / self.every if self.every else 1.0

    def __str__(self) -> str:
        return f"{self.value:.1%} ({self.right:,} of {self.every:,})"


@dataclass(slots=True)
class Heads:
    """What is told of documents by their first pages: of how many, all of it right."""

    read: Share = field(default_factory=Share)
    symbols: Share = field(default_factory=Share)
    title: Share = field(default_factory=Share)
    date: Share = field(default_factory=Share)


@dataclass(slots=True)
class Texts:
    """What is told of whole documents.

    labels     paragraphs and list items whose label no other block of the document has
    whole      paragraphs that are not cut in mid-sentence
    letters    letters of the pages' plain text that stand in the document on that page, or at the page's edges
    pages      pages that have all of theirs
    """

    labels: Share = field(default_factory=Share)
    whole: Share = field(default_factory=Share)
    letters: Share = field(default_factory=Share)
    pages: Share = field(default_factory=Share)


@dataclass(slots=True)
class Pairs:
    """Numbered paragraphs of Word files that the PDF has word for word under the same number."""

    paragraphs: Share = field(default_factory=Share)


def main() -> None:
    if not PDFS.is_dir():
        sys.exit(f"{PDFS} and {PAIRS} have to be there")
    started = time.perf_counter()
    heads, texts, told = Heads(), Texts(), list[str]()
    pages = 0
    for row in tqdm(manifest(), disable=None, unit=" files"):
        document, reading = document_of(row["file"])
        told += judge_head(heads, row, document)
        if document is not None:
            told += judge_text(texts, document, reading, plain_letters(PDFS / row["file"]))
            pages += document.pages
    seconds = (time.perf_counter() - started) / pages
    pairs = Pairs()
    for word, pdf in paired_files():
        told += judge_pair(pairs, read_document(word), read_document(pdf))
    print(*told, sep="\n", end="\n\n")
    for name, table in (("PDFs of 2025", heads), ("PDFs of 2025, their text", texts), ("Word and PDF", pairs)):
        print(f"| {name} | |\n|---|---|", *rows(table), sep="\n", end="\n\n")
    print(f"{seconds:.3f} seconds a page, checks included")
    too_low = [name for table in (heads, texts, pairs) for name in below_floors(table)]
    if too_low:
        sys.exit(f"below the floors of {FLOORS.name}: {', '.join(too_low)}")


def rows(table: Heads | Texts | Pairs) -> Iterator[str]:
    return (f"| {each.name} | {getattr(table, each.name)} |" for each in fields(table))


def below_floors(table: Heads | Texts | Pairs) -> list[str]:
    """The shares of a table that have fallen below their floors."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [each.name for each in fields(table) if getattr(table, each.name).value < floors[each.name]]


def manifest() -> tuple[Mapping[str, str], ...]:
    with (PDFS / "manifest.tsv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def paired_files() -> Iterator[tuple[Path, Path]]:
    """Each Word file with the PDF of the same document."""
    return ((word, word.with_suffix(".pdf")) for word in sorted(PAIRS.glob("*.docx")))


def document_of(name: str, pages: int | None = None) -> tuple[Document | None, FileReading]:
    """A PDF's document, None where it names no symbol, and what was read of it; `pages` are the first that are read."""
    path = PDFS / name
    with closing(read_pages(path.read_bytes())) as opened:
        reading = reading_of(islice(opened, pages))
    try:
        return understand(reading.lines, Card(path), reading.warnings, reading.pages), reading
    except CorpusError:
        return None, reading


def judge_head(heads: Heads, row: Mapping[str, str], document: Document | None) -> Iterator[str]:
    """Count what is right, and name what is not. What is not read is wrong in all."""
    head = document.masthead if document else None
    symbol = document.symbol if document else None
    dates = {str(date) for date in (head.dated, head.distributed)} if head else set()
    halves = _symbols(symbol.halves) if isinstance(symbol, Symbol) else frozenset()
    checks = {
        "read": document is not None,
        "symbols": halves in {_symbols(one.split("; ")) for one in row["symbols"].split(" || ")},
        "title": document is not None and _bare(document.title) in set(_titles(row)),
        "date": row["date"] in dates,
    }
    printed = {name for name in checks if name == "read" or row["symbols" if name == "symbols" else name]}
    for name in printed:
        share: Share = getattr(heads, name)
        share.count(checks[name])
    wrong = [name for name in checks if name in printed and not checks[name]]
    if wrong:
        yield f"{row['file']}: {', '.join(wrong)}"


def _symbols(texts: Iterable[str]) -> frozenset[str]:
    """As compared: without blanks, asterisks and kinds of dash."""
    plain = (unicodedata.normalize("NFKC", text).translate(_DASHES) for text in texts)
    return frozenset(re.sub(r"[\s*]+", "", text).upper() for text in plain if text.strip())


def _titles(row: Mapping[str, str]) -> Iterator[str]:
    """Any of those given is right, with or without what stands below it."""
    for title in row["title"].split(" || "):
        yield _bare(title)
        yield _bare(f"{title} {row['below']}")


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def judge_text(texts: Texts, document: Document, reading: FileReading, plain: Sequence[Counter[str]]) -> Iterator[str]:
    """Count what is right, and name each label, cut and page that is not. `plain`: the letters of each page."""
    own = [block for block in document.blocks if block.kind in ("paragraph", "list_item")]
    labels = Counter(block.label for block in own)
    for label, times in labels.items():
        texts.labels.count(times == 1, times=times)
        if times > 1:
            yield f"{document.symbol}: {times} times {label}"
    for block, behind in pairwise(own):
        is_cut = _is_cut(document, block, behind)
        texts.whole.count(not is_cut)
        if is_cut:
            yield f"{document.symbol}: cut behind {document.text_of(block)[-40:]!r}, {block.label}"
    known = _letters_read(document, reading.edges)
    named = set(_named_pages(reading.warnings))
    for page, letters in enumerate(plain, 1):
        if page in named:
            continue
        lost = (letters - known.get(page, Counter())).total()
        texts.letters.count(True, times=letters.total() - lost)
        texts.letters.count(False, times=lost)
        texts.pages.count(lost <= _FEW)
        if lost > _FEW:
            yield f"{document.symbol}: {lost} of {letters.total()} letters are not read on page {page}"


def _is_cut(document: Document, block: Block, behind: Block) -> bool:
    """A paragraph that nothing closes, before one that begins in small letters."""
    if not block.kind == behind.kind == "paragraph":
        return False
    return not _SENTENCE_END.search(document.text_of(block)) and document.text_of(behind)[:1].islower()


def plain_letters(path: Path) -> tuple[Counter[str], ...]:
    """The letters of each page, as the library gives its text."""
    with pdfium.PdfDocument(path.read_bytes()) as pdf:
        return tuple(_letters(page.get_textpage().get_text_range()) for page in pdf)


def _letters(text: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return Counter(sign for sign in folded if sign.isalpha())


def _letters_read(document: Document, edges: Iterable[Line]) -> dict[int, Counter[str]]:
    """By page: those of the document, of its note marks, and of the page's edges."""
    found: dict[int, Counter[str]] = {}
    for edge in edges:
        found.setdefault(edge.page or 0, Counter()).update(_letters(edge.text))
    for block in document.blocks:
        ends = [*(turn.at for turn in block.turns), block.end]
        starts = [block.start, *ends[:-1]]
        for page, start, end in zip(block.pages, starts, ends, strict=True):
            found.setdefault(page, Counter()).update(_letters(document.text[start:end]))
        for mark in block.marks:
            found.setdefault(block.page_at(mark.at) or 0, Counter()).update(_letters(mark.number))
        if block.kind == "footnote":
            found.setdefault(block.page or 0, Counter()).update(_letters(block.number))
    return found


def _named_pages(warnings: Iterable[str]) -> Iterator[int]:
    """Pages that the reader says it has not read all of."""
    for match in (match for warning in warnings for match in _NAMED_PAGES.finditer(warning)):
        for group in match["pages"].split(","):
            first, _, last = group.partition("–")
            if first.strip():
                yield from range(int(first), int(last or first) + 1)


def judge_pair(pairs: Pairs, word: Document, pdf: Document) -> Iterator[str]:
    """Count the paragraphs that are the same, and name those that are not."""
    there = _numbered(pdf)
    for label, text in _numbered(word).items():
        is_same = there.get(label) == text
        pairs.paragraphs.count(is_same)
        if not is_same:
            yield f"{word.symbol}: {label} differs in the PDF"


def _numbered(document: Document) -> dict[str, str]:
    """Paragraphs with printed numbers of their own, by label; blanks and dashes of all kinds are as good as each other."""
    printed = (block for block in document.of_kind("paragraph") if block.numbering == "printed")
    paragraphs = (block for block in printed if "[" not in block.label)
    return {
        block.label: " ".join(unicodedata.normalize("NFKC", document.text_of(block)).translate(_DASHES).split())
        for block in paragraphs
    }


if __name__ == "__main__":
    main()
