"""Contrast rows: questions written by hand about United Nations speeches and resolutions, answered and nearly so.

contrast.jsonl holds the questions and, for the passages and answers, only places in the files of `../shared/data`:
the texts themselves stay there.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from index.training.examples import Example

CONTRAST = Path(__file__).parent / "contrast.jsonl"
#: Archives of `../shared/data` that the rows' `file` names lie in.
_ARCHIVES = ("resolutions/res_en_gold.tar.gz", "ungdc/general_debate_1991-2023.tar.xz")
#: Every tenth passage, with all its questions, is kept for choosing.
_DEV = 10


def read_contrast(shared: Path, split: Literal["train", "dev"]) -> list[Example]:
    """The rows of one split as examples."""
    stored = [json.loads(line) for line in CONTRAST.read_text(encoding="utf-8").splitlines()]
    texts = dict(_texts(shared, {row["file"] for row in stored}))
    examples = []
    for row in stored:
        if (row["number"] % _DEV == 0) == (split == "dev"):
            passage = " ".join(texts[row["file"]][row["start"] : row["end"]].split())
            span = tuple(row["answer"]) if row["answer"] else None
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
