"""Contrast rows: questions written by hand about United Nations speeches and resolutions, answered and nearly so.

contrast.jsonl holds the questions and, for the passages and answers, only places in the files of `../shared/data`:
the texts themselves stay there.
"""

from __future__ import annotations

import io
import json
import random
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import bm25s

from index.training.examples import Example
from index.words import terms, words

CONTRAST = Path(__file__).parent / "contrast.jsonl"
#: Archives of `../shared/data` that the rows' `file` names lie in.
_ARCHIVES = ("resolutions/res_en_gold.tar.gz", "ungdc/general_debate_1991-2023.tar.xz")
#: Passages found for a question, of which those that are no answer's are drawn.
_FOUND = 6
#: Of the questions that are answered, how many are asked of other passages as well, and of how many; how many of those
#: that are not answered come along.
_ASKED, _OTHERS, _UNANSWERED = 5_000, 1.5, 3_000
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


def asked_elsewhere(rows: Sequence[Example], chance: random.Random) -> list[Example]:
    """Questions with the passage that answers and with others found for them, which do not.

    The same question stands on both sides: how it is worded says nothing any more, only the passage does.
    """
    passages = list(dict.fromkeys(row.passage for row in rows))
    index = bm25s.BM25()
    index.index([terms(passage) or ["∅"] for passage in passages], show_progress=False)
    answered = chance.sample([row for row in rows if row.span], _ASKED)
    made = list(answered)
    for row in answered:
        asked = terms(row.question)
        if not asked or row.span is None:
            continue
        answer = f" {' '.join(words(row.passage[slice(*row.span)]))} "
        found, _ = index.retrieve([asked], k=_FOUND, show_progress=False)
        others = [passages[at] for at in found[0] if passages[at] != row.passage]
        others = [passage for passage in others if answer not in f" {' '.join(words(passage))} "]
        for passage in others[: 1 + (chance.random() < _OTHERS - 1)]:
            near = len(set(asked) & set(terms(passage))) >= 2
            made.append(Example(row.question, passage, None, "near" if near else "unrelated", "elsewhere"))
    return made + chance.sample([row for row in rows if not row.span], _UNANSWERED)


def _texts(shared: Path, names: set[str]) -> Iterator[tuple[str, str]]:
    for archive in _ARCHIVES:
        with tarfile.open(shared / archive) as files:
            for member in files:
                name = member.name.removeprefix("./")
                if name in names:
                    stream = files.extractfile(member)
                    assert stream is not None
                    yield name, io.TextIOWrapper(stream, encoding="utf-8", newline="").read()
