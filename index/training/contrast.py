"""Contrast rows: questions written by hand about United Nations speeches and resolutions, answered and nearly so.

contrast.jsonl holds the questions and, for the passages and answers, only places in the files of `../shared/data`:
the texts themselves stay there. Two of three passages of a resolution are read with its subject in front of them, as
the service reads them.
"""

from __future__ import annotations

import io
import json
import random
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from corpus.card import Card
from corpus.errors import CorpusError
from corpus.from_text import read_text
from corpus.grammar import understand
from index.context import subject
from index.training.examples import Example

CONTRAST = Path(__file__).parent / "contrast.jsonl"
#: Archives of `../shared/data` that the rows' `file` names lie in.
_ARCHIVES = ("resolutions/res_en_gold.tar.gz", "ungdc/general_debate_1991-2023.tar.xz")
_RESOLUTIONS = "res_en_gold/"
_WITH_SUBJECT = 2 / 3
#: Every tenth passage, with all its questions, is kept for choosing.
_DEV = 10


def read_contrast(shared: Path, split: Literal["train", "dev"]) -> list[Example]:
    """The rows of one split as examples."""
    stored = [json.loads(line) for line in CONTRAST.read_text(encoding="utf-8").splitlines()]
    texts = dict(_texts(shared, {row["file"] for row in stored}))
    subjects = {name: _subject(name, text) for name, text in texts.items() if name.startswith(_RESOLUTIONS)}
    chance = random.Random(0)
    examples = []
    for row in stored:
        if (row["number"] % _DEV == 0) == (split == "dev"):
            passage = " ".join(texts[row["file"]][row["start"] : row["end"]].split())
            span = tuple(row["answer"]) if row["answer"] else None
            line = subjects.get(row["file"], "")
            if line and chance.random() < _WITH_SUBJECT:
                passage = f"{line}. {passage}"
                span = span and tuple(offset + len(line) + 2 for offset in span)
            label = "answers" if span else "near"
            examples.append(Example(row["question"], passage, span, label, row["kind"]))  # type: ignore[arg-type]
    return examples


def _texts(shared: Path, names: set[str]) -> Iterator[tuple[str, str]]:
    for archive in _ARCHIVES:
        with tarfile.open(shared / archive) as files:
            for member in files:
                name = member.name.removeprefix("./")
                if name in names:
                    stream = files.extractfile(member)
                    assert stream is not None
                    yield name, io.TextIOWrapper(stream, encoding="utf-8", newline="").read()


def _subject(name: str, text: str) -> str:
    """The subject of the resolution that a file holds, "" where it cannot be read."""
    try:
        return ", ".join(subject(understand(read_text(text.encode()), Card(Path(name)))))
    except (CorpusError, ValueError):
        return ""
