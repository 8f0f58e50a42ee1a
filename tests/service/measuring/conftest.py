"""A data set in BEIR form of six documents, and a file of questions about the two ferry documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

CORPUS = {
    "d1": ("Ferries", "Patrol boats cut the moorings of eleven ferries."),
    "d2": ("Bread", "The baker sells rye bread on Monday."),
    "d3": ("Bees", "Bees make honey. A hive holds many bees."),
    "d4": ("", "The chess champion opened with the queen's pawn."),
    "d5": ("Moorings", "Moorings hold ferries and other boats in the harbour."),
    "d6": ("Rain", "It rained for nine days."),
}
QUERIES = {"q1": "moorings of ferries", "q2": "honey bees", "q3": "never judged"}
QRELS = [("q1", "d1", 2), ("q1", "d5", 1), ("q2", "d3", 1), ("q2", "d6", 0)]
QUESTIONS: list[dict[str, object]] = [
    {"id": "1", "question": "How many sailors were wounded?", "blocks": ["S/2023/91#p2"], "answer": ["40 sailors"]},
    {"id": "2", "question": "Who counted eleven cut moorings?", "blocks": ["A/77/401#p4", "A/77/401#p6"]},
    {"id": "3", "question": "zeppelin tiramisu recipe", "blocks": [], "kind": "off_topic"},
    {"id": "4", "question": "How many passengers had the ferry Selkie?", "blocks": ["A/77/402#p1"], "footnotes": []},
    {"id": "5", "question": "What did the airline pilots strike for?", "blocks": [], "kind": "other_event"},
]

WriteQuestions = Callable[..., Path]


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    (folder / "qrels").mkdir(parents=True)
    _write(folder / "corpus.jsonl", [{"_id": k, "title": t, "text": x, "metadata": {}} for k, (t, x) in CORPUS.items()])
    _write(folder / "queries.jsonl", [{"_id": k, "text": text} for k, text in QUERIES.items()])
    lines = ["query-id\tcorpus-id\tscore", *("\t".join(map(str, row)) for row in QRELS)]
    (folder / "qrels" / "test.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def write_questions(tmp_path: Path) -> WriteQuestions:
    """`write_questions()` the good ones; `write_questions("…", …)` these lines as they are."""

    def write(*lines: str) -> Path:
        path = tmp_path / "questions.jsonl"
        path.write_text("\n".join(lines or [json.dumps(row) for row in QUESTIONS]) + "\n", encoding="utf-8")
        return path

    return write


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
