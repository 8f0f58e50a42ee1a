"""What is asked of documents as such in nine other languages, judged: `python -m tests.quality.languages_documents`, a minute.

Two people who saw the letter and the documents that it cites, and nothing else, wrote 108 questions each: overviews, a quarter
of them of documents that are not held, data of one document or of those held, and as many questions that passages have to
answer. `--reporting` asks the second one's, which nothing was chosen by. A right overview is one of the document meant, or none
where it is not held; right data are those that are told first; the others are not to be taken for either.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from index.embed import SentenceEmbedder
from index.multilingual_encoder import MultilingualEncoder
from index.snapshot import build, load
from service.asking.answer import Answer, Found, shown_by
from service.asking.answerer import Answerer
from service.asking.request import Ask
from tests.quality.questions import CORPUS

_HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reporting", action="store_true")
    half = "reporting" if parser.parse_args(arguments).reporting else "choosing"
    with tempfile.TemporaryDirectory() as folder:
        told = verdicts(half, Path(folder), show=print)
    print("\n| asked for | right | refused, or answered by a passage | wrong |\n|---|---|---|---|")
    for sort in sorted({sort for sort, _ in told}):
        right = told[sort, "right"] + told[sort, "untouched"]
        print(f"| {sort} | {right} | {told[sort, 'refused'] + told[sort, 'a passage']} | {told[sort, 'wrong']} |")


def verdicts(half: str, folder: Path, show: Callable[[str], object]) -> Counter[tuple[str, str]]:
    """How many of each sort were judged how, over an index built in `folder`; `show` is told what is not right."""
    lines = (_HERE / f"languages-documents-{half}.jsonl").read_text(encoding="utf-8").splitlines()
    told: Counter[tuple[str, str]] = Counter()
    embedder = SentenceEmbedder()
    build(CORPUS, folder, embedder, encoder=MultilingualEncoder())
    answerer = Answerer(load(folder), embedder)
    for row in map(json.loads, lines):
        verdict = judged(row, answerer.ask(Ask(question=row["question"])))
        told[_sort(row), verdict] += 1
        if verdict not in ("right", "untouched"):
            show(f"{verdict}: {row['language']} {row['question']}")
    return told


def _sort(row: Mapping[str, Any]) -> str:
    held = "" if row["document"] or row["sort"] != "overview" else ", not held or not told apart"
    return f"{row['sort']}{held}"


def judged(row: Mapping[str, Any], answer: Answer) -> str:
    """ "right", "untouched", "refused", "a passage" or "wrong"."""
    if row["sort"] == "other":
        return "wrong" if isinstance(answer, Found) and answer.kind in ("overview", "documents") else "untouched"
    if row["sort"] == "overview" and not row["document"]:
        return "wrong" if isinstance(answer, Found) else "right"
    if not isinstance(answer, Found):
        return "refused"
    if row["sort"] == "overview":
        meant = str(answer.citations[0].document.symbol) == row["document"]
        return ("right" if meant else "wrong") if answer.kind == "overview" else "a passage"
    said = " ".join([*(fact.value for fact in answer.facts), *(citation.quote for citation in shown_by(answer)[:1])])
    if any(_plain(value) in _plain(said) for value in row["values"]):
        return "right"
    return "wrong" if answer.kind in ("overview", "documents") else "a passage"


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


if __name__ == "__main__":
    main()
