"""Document rows: questions asked of whole documents, with every block that answers and some that only look so.

documents.jsonl holds questions and, for the blocks, only places in the files of `../shared/data`: the texts stay there.
Of each block there is the beginning of its text's SHA-256; where another reading of the file gives another text, what
is said of that block is left out.
"""

from __future__ import annotations

import hashlib
import json
import random
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus.document import Block, Document
from corpus.errors import UnknownBlock
from corpus.holdings.source import read_document
from corpus.ranges import Span
from index.chunk import passages
from index.passage import Passage
from index.training.examples import SEED, Example, drawn

DOCUMENTS = Path(__file__).parent / "documents.jsonl"
_ARCHIVE = "resolutions/res_en_gold.tar.gz"
#: Passages that do not answer, of each question.
_NEAR = 4
_Passages = Mapping[str, tuple[Passage, ...]]


def read_document_rows(shared: Path) -> list[Example]:
    """A question with each passage that answers it, and with some that do not, as the product reads them."""
    rows = [json.loads(line) for line in DOCUMENTS.read_text(encoding="utf-8").splitlines()]
    held = dict(_read(shared, {place["file"] for row in rows for place in (*row["answers"], *row["near"])}))
    by_block = {file: _by_block(document) for file, document in held.items()}
    chance = random.Random(SEED)
    examples: list[Example] = []
    for row in rows:
        of_row = [*_examples(row, held, by_block)]
        near = [example for example in of_row if example.span is None]
        examples += [example for example in of_row if example.span is not None]
        examples += drawn(near, _NEAR, chance)
    return examples


def _examples(
    row: Mapping[str, Any], held: Mapping[str, Document], by_block: Mapping[str, _Passages]
) -> Iterator[Example]:
    for place in (*row["answers"], *row["near"]):
        document = held[place["file"]]
        try:
            block = document.block(place["block"])
        except UnknownBlock:
            continue
        if _hash(document, block) != place["sha256"]:
            continue
        for passage in by_block[place["file"]].get(block.id, ()):
            yield _example(row["question"], passage, block, place, row["kind"])


def _example(question: str, passage: Passage, block: Block, place: Mapping[str, Any], kind: str) -> Example:
    """The passage behind its context, as the reader is given both."""
    before = f"{passage.context}. " if passage.context else ""
    text = before + passage.text
    if "start" in place:
        answer = Span(place["start"], place["end"]).moved(block.start)
        if answer.within(Span(passage.start, passage.end)):
            return Example(question, text, answer.moved(len(before) - passage.start), "answers", kind)
    return Example(question, text, None, "near", kind)


def _by_block(document: Document) -> _Passages:
    found: dict[str, tuple[Passage, ...]] = {}
    for passage in passages(document):
        found[passage.block] = (*found.get(passage.block, ()), passage)
    return found


def _hash(document: Document, block: Block) -> str:
    return hashlib.sha256(document.text_of(block).encode()).hexdigest()[:12]


def _read(shared: Path, names: set[str]) -> Iterator[tuple[str, Document]]:
    """The documents of files in the archive of resolutions, and of those beside it."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(shared / _ARCHIVE) as files:
        files.extractall(folder, filter="data")
        for name in sorted(names):
            inside = Path(folder) / name
            yield name, read_document(inside if inside.exists() else shared / name)
