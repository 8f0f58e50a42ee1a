"""Measure on the reporting half: `make measure` prints the README's tables and raises tests/quality/floors.json.

What is measured and how is service/measuring's; here is only which questions, which documents, and the floors. All
questions are asked of the letter and the cited documents (needs `../shared`), and those that the letter answers, or
nothing does, of the letter alone: that is what the gate repeats in `make test`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from corpus.library import LETTER
from index.embed import SentenceEmbedder
from service.ask import Answerer
from service.measuring.answers import AUROC
from service.measuring.benchmark import Benchmark, measure_asked
from service.measuring.questions import hash_of, placed, read_questions
from service.measuring.report import Report, text
from tests.quality.questions import CITED, CORPUS, FOLDER, REPORTING, snapshot_of, within

FLOORS = FOLDER / "floors.json"
#: The HTML reports and TREC files.
OUT = Path("out/measured")
#: The documents that the questions are asked of, by the name of their floors.
CORPORA: dict[str, tuple[Path, ...]] = {"letter": (LETTER,), "letter and cited": CORPUS}
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
    AUROC,
)
#: By the figure's name.
Floors = dict[str, float]


def main() -> None:
    if not all(path.exists() for path in CITED):
        sys.exit(f"the cited documents are not there ({CITED[0].parent}); `make test` measures on the letter alone")
    embedder = SentenceEmbedder()
    for name, files in CORPORA.items():
        with tempfile.TemporaryDirectory() as folder:
            answerer = Answerer(snapshot_of(Path(folder), files, embedder), embedder)
            measured = measure(answerer, progress=sys.stderr.isatty())
        measured.write(OUT / name.replace(" ", "-"))
        print(f"## {name}\n\n{text(measured.report)}\n")
        _write_floors(name, gated(measured.report), pins(REPORTING, files))


def measure(answerer: Answerer, *, progress: bool = False) -> Benchmark:
    """The reporting half, as far as the answerer's documents answer it."""
    questions = within(read_questions(REPORTING), answerer.snapshot)
    return measure_asked(REPORTING, placed(questions, answerer.snapshot), answerer, progress=progress)


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


@dataclass(frozen=True, slots=True)
class Gate:
    """What one corpus may not fall below, and the hashes of what that was measured on."""

    pins: dict[str, str]
    floors: dict[str, Floors]


def read_gates() -> dict[str, Gate]:
    """By the corpus's name."""
    return TypeAdapter(dict[str, Gate]).validate_json(FLOORS.read_bytes())


def _write_floors(corpus: str, measured: dict[str, Floors], pinned: dict[str, str]) -> None:
    """Raise the floors to what was measured, less MARGIN; lower one only if told to."""
    every = read_gates() if FLOORS.exists() else {}
    old = every.get(corpus, Gate({}, {}))
    keep = old.pins == pinned and not os.environ.get("PINCITE_LOWER_FLOORS")

    def floor(row: str, name: str, value: float) -> float:
        before = old.floors.get(row, {}).get(name, 0.0) if keep else 0.0
        return max(round(value - MARGIN, 1), float(before))

    floors = {row: {name: floor(row, name, value) for name, value in of.items()} for row, of in measured.items()}
    stored = {name: asdict(gate) for name, gate in {**every, corpus: Gate(pinned, floors)}.items()}
    FLOORS.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
