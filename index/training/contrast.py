"""Contrast rows: questions written by hand about passages of United Nations documents, answered and nearly so.

contrast.jsonl was written near the wording of the passages, cold.jsonl by several hands in the words of people who have
not read them. Both hold the questions and, for the passages and answers, only places in the files of `../shared/data`:
the texts themselves stay there.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pypdfium2

from index.training.examples import Example

_FOLDER = Path(__file__).parent
CONTRAST = _FOLDER / "contrast.jsonl"
COLD = _FOLDER / "cold.jsonl"
#: Archives of `../shared/data` that the rows' `file` names lie in; a file that lies in none is a PDF beside them.
_ARCHIVES = ("resolutions/res_en_gold.tar.gz", "ungdc/general_debate_1991-2023.tar.xz")
#: Every tenth passage, with all its questions, is kept for choosing.
_DEV = 10
#: A file, and the page of it that is meant, counted from 0; None for a file of text.
_Place = tuple[str, int | None]


def read_contrast(shared: Path, split: Literal["train", "dev"], source: Path = CONTRAST) -> list[Example]:
    """The rows of one split of a file of contrast rows as examples."""
    stored = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    texts = dict(_texts(shared, {_place(row) for row in stored}))
    examples = []
    for row in stored:
        if (row["number"] % _DEV == 0) == (split == "dev"):
            passage = " ".join(texts[_place(row)][row["start"] : row["end"]].split())
            span = tuple(row["answer"]) if row["answer"] else None
            label = "answers" if span else "near"
            examples.append(Example(row["question"], passage, span, label, row["kind"]))  # type: ignore[arg-type]
    return examples


def _place(row: dict[str, Any]) -> _Place:
    return row["file"], row.get("page")


def _texts(shared: Path, places: set[_Place]) -> Iterator[tuple[_Place, str]]:
    """The text of each place, as it lies in an archive or as pdfium reads the page."""
    names = {name for name, page in places if page is None}
    for archive in _ARCHIVES:
        with tarfile.open(shared / archive) as files:
            for member in files:
                name = member.name.removeprefix("./")
                if name in names:
                    stream = files.extractfile(member)
                    assert stream is not None
                    yield (name, None), io.TextIOWrapper(stream, encoding="utf-8", newline="").read()
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for name, page in places:
        if page is not None:
            pages[name].append(page)
    for name, numbers in sorted(pages.items()):
        with pypdfium2.PdfDocument(shared / name) as document:
            for page in numbers:
                yield (name, page), document[page].get_textpage().get_text_range()
