"""Measure on the reporting half: `make measure` prints the README's tables and raises tests/quality/floors.json.

What is measured and how is service/measuring's; here is only which questions, which documents, and the floors.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.library import LETTER
from index.embed import SentenceEmbedder
from service.ask import Answerer
from service.measuring.benchmark import measure_questions
from service.measuring.questions import hash_of
from service.measuring.report import Report, text
from tests.quality.questions import FOLDER, REPORTING, snapshot_of

FLOORS = FOLDER / "floors.json"
#: The documents that the questions are asked of.
CORPUS = (LETTER,)
#: Points of per cent under what was measured: one question of the smaller groups, so that another machine's
#: rounding does not stop a build.
MARGIN = 1.5
#: Answer figures that have a floor; for the others less may be better, or too few questions stand behind them.
GATED = (
    "first citation (or nearest passage) a right block",
    "a right block among those shown",
    "answered: first citation a right block",
    "right block: footnotes right",
    "right block: voice right",
    "quotations exact",
    "answerable or not, by confidence (AUROC × 100)",
)
#: By the figure's name.
Floors = dict[str, float]


def main() -> None:
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        answerer = Answerer(snapshot_of(Path(folder), CORPUS, embedder), embedder)
        report = measure_questions(REPORTING, answerer, progress=sys.stderr.isatty()).report
    print(text(report))
    _write_floors(gated(report), REPORTING, CORPUS)


def gated(report: Report) -> dict[str, Floors]:
    """The figures that have floors: every ranking, row by row, and the answers of GATED."""
    measures = report.table.measures
    rows = {
        row.name: {measure: figure.value for measure, figure in zip(measures, row.figures, strict=True)}
        for row in report.table.rows
    }
    return {**rows, "answers": {name: report.answers[name].value for name in GATED}}


def pins(questions: Path, corpus: Sequence[Path]) -> dict[str, str]:
    """Hashes of what floors were measured on."""
    return {path.name: hash_of(path) for path in (questions, *corpus)}


def _write_floors(measured: dict[str, Floors], questions: Path, corpus: Sequence[Path]) -> None:
    """Raise the floors to what was measured, less MARGIN; lower one only if told to."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"pins": {}, "floors": {}}
    pinned = pins(questions, corpus)
    keep = old["pins"] == pinned and not os.environ.get("PINCITE_LOWER_FLOORS")

    def floor(row: str, name: str, value: float) -> float:
        before = old["floors"].get(row, {}).get(name, 0.0) if keep else 0.0
        return max(round(value - MARGIN, 1), float(before))

    floors = {row: {name: floor(row, name, value) for name, value in of.items()} for row, of in measured.items()}
    stored = {"pins": pinned, "floors": floors}
    FLOORS.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
