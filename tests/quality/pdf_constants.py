"""What the constants of the PDF reader do: each is halved and doubled, and a sample of documents is read again.

`python -m tests.quality.pdf_constants` writes docs/pdf-constants.md, or with `--file layout` that module's table of it.
Needs ../shared/data. All modules take ten minutes on a free core: each page is laid out again for every change of what
finds words and columns. `tests/quality/test_pdf_constants.py` says when a table lacks a constant or its value.

What is counted of the documents (`Measures`) needs no gold. Eight of them exist as Word files as well: there the
numbered paragraphs should be the same word for word.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, fields
from itertools import islice, pairwise
from pathlib import Path
from types import ModuleType

from tqdm import tqdm

from corpus.card import Card
from corpus.document import BlockKind, Document
from corpus.formats.pdf import layout, read
from corpus.formats.pdf.glyphs import Page, read_pages
from corpus.formats.pdf.layout import Layout, PrintedPage
from corpus.formats.pdf.read import reading_of
from corpus.formats.pdf.words import Row, rows_of
from corpus.formats.word.read import read_docx
from corpus.grammar.understand import understand
from corpus.lines import FileReading
from corpus.printed_symbols import find_symbols
from corpus.printing.page_edges import is_furniture
from corpus.printing.signs import CLOSED, NUMBERED
from corpus.symbol import Symbol
from tests.places import ROOT, SHARED_DATA

TABLE = ROOT / "docs" / "pdf-constants.md"

#: Modules measured, by what has to be done again when a constant of theirs changes.
FROM_GLYPHS = ("words",)
FROM_ROWS = ("text_lines", "column_gaps", "tables", "prose_start", "layout")
FROM_PAGES = ("running_heads", "typography", "footnotes", "prose_columns", "text_blocks", "read")
MODULES = (*FROM_GLYPHS, *FROM_ROWS, *FROM_PAGES)

#: Folders of ../shared/data, and how many PDFs are drawn from each; all of un-pairs, which holds Word files beside them.
SAMPLE = {"un2025": 26, "pdf": 7, "un-pairs": 8}
SEED = 1
#: Read of each document, so that a few long reports do not make up half of the sample.
PAGES = 6

#: Files are read under a made-up symbol: many name none of their own.
_CARD = Card(Path("sample.pdf"), Symbol.parse("A/99/999"))


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that a module of the reader holds, by itself or in a tuple: `path` is where in the tuple it stands."""

    module: str
    name: str
    path: tuple[int, ...]
    number: float

    def __str__(self) -> str:
        return self.name + "".join(f"[{index}]" for index in self.path)

    @property
    def others(self) -> tuple[float, float]:
        """Half and double of it; of a whole number the half is rounded down."""
        half = self.number // 2 if isinstance(self.number, int) else self.number / 2
        return half, self.number * 2


@dataclass(frozen=True, slots=True)
class Trial:
    """A constant with another number in its place."""

    constant: Constant
    number: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts over documents.

    paragraphs  without those of the masthead
    cut         of these: without a closing sign, before one that begins with a small letter
    notes       footnotes
    untied      of these: without a mark in the text
    warnings    of the reader and of the grammar
    gaps        printed paragraph numbers that are not one more than the last
    items       list items, which cells of tables are as well
    heads       running heads, page and job numbers left in the text
    as_word     numbered paragraphs that the same document's Word file has word for word
    refused     documents that are not read at all
    """

    paragraphs: int = 0
    cut: int = 0
    notes: int = 0
    untied: int = 0
    warnings: int = 0
    gaps: int = 0
    items: int = 0
    heads: int = 0
    as_word: int = 0
    refused: int = 0

    def __add__(self, other: Measures) -> Measures:
        return Measures(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(slots=True)
class Effect:
    """What a trial does to the documents of the sample."""

    documents: int = 0
    blocks: int = 0
    measures: Measures = field(default_factory=Measures)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--file", nargs="+", choices=MODULES, default=MODULES, dest="modules")
    modules = parser.parse_args().modules
    if not SHARED_DATA.is_dir():
        sys.exit(f"{SHARED_DATA} has to be there")
    found = [constant for module in modules for constant in constants(module)]
    paths = sample()
    effects, shipped = measure(paths, [Trial(constant, number) for constant in found for number in constant.others])
    tables = tables_before() | {module: _table(module, effects, shipped) for module in modules}
    TABLE.write_text(_page(tables, shipped, paths), encoding="utf-8")


def constants(module: str) -> Iterator[Constant]:
    """Numbers in capitals at the top of a module of the reader. What has a hint as its type is no measure."""
    loaded = _module(module)
    for node in ast.parse(Path(str(loaded.__file__)).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            name = node.targets[0].id
            yield from (Constant(module, name, path, number) for path, number in _numbers(getattr(loaded, name)))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"corpus.formats.pdf.{name}")


def _numbers(value: object) -> Iterator[tuple[tuple[int, ...], float]]:
    if isinstance(value, int | float):
        yield (), value
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from (((index, *path), number) for path, number in _numbers(inner))


def sample() -> tuple[Path, ...]:
    drawn = random.Random(SEED)
    return tuple(
        path
        for folder, count in SAMPLE.items()
        for path in sorted(drawn.sample(sorted((SHARED_DATA / folder).glob("*.pdf")), count))
    )


def measure(paths: Sequence[Path], trials: Sequence[Trial]) -> tuple[dict[Trial, Effect], Measures]:
    """The effect of each trial over the documents, and what is counted with no trial."""
    effects = {trial: Effect() for trial in trials}
    shipped = Measures()
    for path in tqdm(paths, disable=not sys.stderr.isatty()):
        stages = _stages(path)
        before = stages.outcome("words")
        shipped += before.measures
        for trial in trials:
            with _trying(trial):
                after = stages.outcome(trial.constant.module, before)
            effect = effects[trial]
            effect.documents += after is not before
            effect.blocks += (before.blocks - after.blocks).total()
            effect.measures += after.measures
    return effects, shipped


@contextmanager
def _holding(modules: Sequence[ModuleType], name: str, value: object) -> Iterator[None]:
    """The modules have another value under the name."""
    before = getattr(modules[0], name)
    for module in modules:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module in modules:
            setattr(module, name, before)


def _trying(trial: Trial) -> AbstractContextManager[None]:
    """The constant has the other number, also in modules that have imported it."""
    constant = trial.constant
    owner = _module(constant.module)
    users = [module for module in map(_module, MODULES) if constant.name in vars(module)]
    is_private = constant.name.startswith("_")  # another module's constant of this name is its own
    value = _changed(getattr(owner, constant.name), constant.path, trial.number)
    return _holding([owner] if is_private else users, constant.name, value)


def _changed(value: object, path: Sequence[int], number: float) -> object:
    if not path or not isinstance(value, tuple):
        return number
    at = path[0]
    return (*value[:at], _changed(value[at], path[1:], number), *value[at + 1 :])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is made of a document: kinds and texts of its blocks. `reading` is None where it is refused."""

    reading: FileReading | None = None
    blocks: Counter[tuple[BlockKind, str]] = field(default_factory=Counter)
    measures: Measures = Measures(refused=1)


@dataclass(frozen=True, slots=True)
class Stages:
    """A document with what the stages of its reading have made of it, so that only later ones are done again.

    as_word  the numbered paragraphs of its Word file
    """

    pages: tuple[Page, ...]
    rows: tuple[tuple[Row, ...], ...]
    printed: tuple[PrintedPage, ...]
    as_word: frozenset[str]

    def outcome(self, module: str, before: Outcome | None = None) -> Outcome:
        """What is made of it with a change in `module`; `before` itself where the change does nothing."""
        try:
            reading = self._reading(module)
        except ValueError:
            reading = None
        if before and reading == before.reading:
            return before
        if reading is None:
            return Outcome()
        document = understand(reading.lines, _CARD, reading.warnings, reading.pages)
        blocks = Counter((block.kind, document.text_of(block)) for block in document.blocks)
        return Outcome(reading, blocks, _measures(document, self.as_word))

    def _reading(self, module: str) -> FileReading:
        with self._given(module):
            return reading_of(self.pages)

    def _given(self, module: str) -> AbstractContextManager[None]:
        """What comes before `module` is not done again: its results are handed out, page by page."""
        if module in FROM_PAGES:
            return _holding([read], "Layout", lambda: _LaidOut(iter(self.printed)))
        rows = iter(self.rows)
        return _holding([layout], "rows_of", lambda glyphs: next(rows)) if module in FROM_ROWS else nullcontext()


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A layout whose work has been done."""

    pages: Iterator[PrintedPage]

    def printed(self, page: Page) -> PrintedPage:
        return next(self.pages)


def _stages(path: Path) -> Stages:
    with closing(read_pages(path.read_bytes())) as opened:
        pages = tuple(islice(opened, PAGES))
    made = Layout()
    word_file = path.with_suffix(".docx")
    as_word = _numbered(understand(read_docx(word_file.read_bytes()).lines, _CARD)) if word_file.exists() else ()
    return Stages(
        pages=pages,
        rows=tuple(rows_of(page.glyphs) for page in pages),
        printed=tuple(made.printed(page) for page in pages),
        as_word=frozenset(as_word),
    )


def _numbered(document: Document) -> Iterator[str]:
    """The paragraphs with a printed number, any white space being a blank."""
    texts = (document.text_of(block) for block in document.of_kind("paragraph"))
    return (" ".join(text.split()) for text in texts if NUMBERED.match(text))


def _measures(document: Document, as_word: frozenset[str]) -> Measures:
    body = [block for block in document.blocks if block.kind not in ("masthead", "title", "footnote")]
    notes = {block.id for block in document.of_kind("footnote")}
    tied = {mark.note for block in document.blocks for mark in block.marks}
    numbered = list(_numbered(document))
    return Measures(
        paragraphs=sum(block.kind in ("paragraph", "quotation") for block in body),
        cut=sum(
            {above.kind, below.kind} <= {"paragraph", "quotation"}
            and not CLOSED.search(document.text_of(above))
            and document.text_of(below)[0].islower()
            for above, below in pairwise(body)
        ),
        notes=len(notes),
        untied=len(notes - tied),
        warnings=len(document.warnings),
        gaps=_gaps([int(text.partition(".")[0]) for text in numbered]),
        items=sum(1 for _ in document.of_kind("list_item")),
        heads=sum(block.kind != "list_item" and _is_edge(document.text_of(block)) for block in body),
        as_word=len(as_word.intersection(numbered)),
    )


def _gaps(numbers: Iterable[int]) -> int:
    """Numbers that neither follow the last nor begin anew."""
    return sum(second not in (1, first + 1) for first, second in pairwise(numbers))


def _is_edge(text: str) -> bool:
    """A symbol alone, or a page or job number."""
    alone = any(not (text[:start] + text[end:]).strip(" */") for start, end, _ in find_symbols(text))
    return alone or is_furniture(text, at_edge=False)


_COLUMNS = ("documents", "blocks", *(f.name for f in fields(Measures)))


def _page(tables: dict[str, str], shipped: Measures, paths: Sequence[Path]) -> str:
    counted = ", ".join(f"{f.name} {getattr(shipped, f.name):,}" for f in fields(Measures))
    names = ", ".join(f"{path.parent.name}/{path.stem}" for path in paths)
    parts = [_HEAD.format(documents=len(paths), pages=PAGES, counted=counted)]
    parts += (f"{_TITLE}{module}\n\n{tables[module]}" for module in sorted(tables))
    return "\n\n".join((*parts, f"{_TITLE}The documents\n\n{names}.")) + "\n"


_TITLE = "## "
_HEAD = """\
# The constants of the PDF reader

Made by `python -m tests.quality.pdf_constants`. Every constant of the modules of `corpus/formats/pdf` below is halved and
doubled, and {documents} documents are read again, {pages} pages of each at most. `documents` and `blocks` are how many
come out otherwise. The further columns say how much more or less there is of what is counted.

As it is there are: {counted}.

- `cut`: paragraphs without a closing sign before one that begins with a small letter
- `untied`: footnotes without a mark in the text; `warnings`: of the reader and the grammar
- `gaps`: printed paragraph numbers that do not follow the last; `items`: list items and cells of tables
- `heads`: running heads, page and job numbers left in the text
- `as_word`: numbered paragraphs that the Word file of the same document has word for word
- `refused`: documents that cannot be read

More of `cut`, `untied`, `warnings`, `gaps`, `heads`, `refused` is worse, more of `as_word` is better; the rest says only
how much changes. What changes nothing here guards against what the sample lacks: the comment in the code says what."""


def _table(module: str, effects: dict[Trial, Effect], shipped: Measures) -> str:
    rows = [_row(("constant", "is", "tried", *_COLUMNS)), _row(["---", *["--:"] * (2 + len(_COLUMNS))])]
    rows += (
        _row(_cells(trial, effect, shipped)) for trial, effect in effects.items() if trial.constant.module == module
    )
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(trial: Trial, effect: Effect, shipped: Measures) -> Iterator[str]:
    yield from (f"`{trial.constant}`", f"{trial.constant.number:g}", f"{trial.number:g}")
    yield from (str(effect.documents), str(effect.blocks))
    for measure in fields(Measures):
        more = getattr(effect.measures, measure.name) - getattr(shipped, measure.name)
        yield f"{more:+}" if more else ""


def tables_before() -> dict[str, str]:
    """The tables of the file, by module; none where there is no file."""
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    parts = (part.partition("\n") for part in text.split(f"\n{_TITLE}")[1:])
    return {title: table.strip() for title, _, table in parts if title in MODULES}


if __name__ == "__main__":
    main()
