"""Measure on the reporting halves: `make measure` prints the tables of docs/measures.md and raises floors.json.

What is measured and how is service/measuring's; here is only which questions, which documents, and the floors. The first
half is asked of the letter and the cited documents (needs `../shared`), and what of it the letter answers, or nothing
does, of the letter alone: that is what the gate repeats in `make test`. The second is asked of the letter and 899
resolutions; the cold ones of the letter, of the letter and the cited documents, and of resolutions and reports.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from pydantic import TypeAdapter

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.snapshot import Snapshot
from service.asking.answerer import Answerer
from service.measuring.answers import AUROC
from service.measuring.benchmark import Benchmark, measure_asked
from service.measuring.questions import hash_of, placed, read_questions
from service.measuring.report import Report, text
from tests.quality.questions import (
    CITED,
    COLD,
    CORPUS,
    FOLDER,
    REPORTING,
    REPORTING_RESOLUTIONS,
    REPORTS,
    RESOLUTIONS,
    snapshot_of,
    snapshot_of_resolutions,
    within,
)

FLOORS = FOLDER / "floors.json"
#: The HTML reports and TREC files.
OUT = Path("out/measured")


@dataclass(frozen=True, slots=True)
class Setting:
    """Questions, the files of the documents that they are asked of, and how a snapshot of those is built in a folder."""

    questions: Path
    files: tuple[Path, ...]
    build: Callable[[Path, SentenceEmbedder], Snapshot]


#: By the name of their floors.
SETTINGS = {
    "letter": Setting(REPORTING, (LETTER,), lambda folder, embedder: snapshot_of(folder, (LETTER,), embedder)),
    "letter and cited": Setting(REPORTING, CORPUS, lambda folder, embedder: snapshot_of(folder, CORPUS, embedder)),
    "letter and 899 resolutions": Setting(REPORTING_RESOLUTIONS, (LETTER, RESOLUTIONS), snapshot_of_resolutions),
    "cold, letter": Setting(
        COLD["letter"][1], (LETTER,), lambda folder, embedder: snapshot_of(folder, (LETTER,), embedder)
    ),
    "cold, letter and cited": Setting(
        COLD["cited"][1], CORPUS, lambda folder, embedder: snapshot_of(folder, CORPUS, embedder)
    ),
    "cold, resolutions and reports": Setting(
        COLD["bulk"][1],
        (LETTER, RESOLUTIONS, *REPORTS),
        lambda folder, embedder: snapshot_of_resolutions(folder, embedder, REPORTS),
    ),
}
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


@click.command()
@click.option(
    "--only", "names", multiple=True, type=click.Choice(list(SETTINGS)), help="May be repeated. Default: all."
)
def main(names: tuple[str, ...]) -> None:
    """Measure, print, and raise the floors."""
    if not all(path.exists() for path in (*CITED, RESOLUTIONS)):
        sys.exit(f"{CITED[0].parent} and {RESOLUTIONS} have to be there; `make test` measures on the letter alone")
    embedder = SentenceEmbedder()
    for name, setting in ((name, SETTINGS[name]) for name in names or SETTINGS):
        with tempfile.TemporaryDirectory() as folder:
            answerer = Answerer(setting.build(Path(folder), embedder), embedder)
            measured = measure(answerer, setting.questions, progress=sys.stderr.isatty())
        measured.write(OUT / name.replace(",", "").replace(" ", "-"))
        print(f"## {name}\n\n{text(measured.report)}\n")
        _write_floors(name, gated(measured.report), pins(setting.questions, setting.files))


def measure(answerer: Answerer, questions: Path, *, progress: bool = False) -> Benchmark:
    """A reporting half, as far as the answerer's documents answer it."""
    asked = within(read_questions(questions), answerer.snapshot)
    return measure_asked(questions, placed(asked, answerer.snapshot), answerer, progress=progress)


def gated(report: Report) -> dict[str, Floors]:
    """The figures that have floors: every ranking, row by row, and the answers of GATED."""
    measures = report.table.measures
    rows = {
        row.name: {measure: figure.value for measure, figure in zip(measures, row.figures, strict=True)}
        for row in report.table.rows
    }
    return {**rows, "answers": {name: report.answers[name].value for name in GATED if name in report.answers}}


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
