"""The two things that can be measured: a question file over the service, a data set over an index of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from index.embed import Embedder
from index.embedding_cache import EmbeddingCache
from service.asking.answerer import Answerer
from service.errors import ExtraMissing, UnusableFile
from service.measuring import plots
from service.measuring.answers import (
    CALIBRATION_ERROR,
    Judged,
    answering,
    confidences,
    judge,
    reliability,
    rights,
    risk_coverage,
)
from service.measuring.beir import read_beir
from service.measuring.memory_index import MemoryIndex
from service.measuring.metrics import Figure, per_question, table
from service.measuring.plots import Plot
from service.measuring.questions import Asked, placed, read_questions, topics_of
from service.measuring.rankings import DEPTH, Run, runs, write_trec
from service.measuring.report import Report
from service.measuring.topics import Topics
from service.pages.renderer import Renderer

QUESTION_MEASURES = ("Success@1", "Success@3", "Success@5", "RR", "R@5", "nDCG@10")
#: nDCG@10 is what BEIR reports; recall at 100 says what a reader could still find.
BEIR_MEASURES = ("nDCG@10", "Success@1", "RR@10", "R@10", "R@100")
_RECALL_AT = (1, 2, 3, 5, 10, 20, 50, DEPTH)
_EXTRA = {"ir_measures": "ir-measures", "matplotlib": "matplotlib", "scipy": "scipy"}


@dataclass(frozen=True)
class Benchmark:
    """What was measured, done once. `judged` is empty for a data set, which has documents to find and no answers."""

    topics: Topics
    runs: tuple[Run, ...]
    judged: tuple[Judged, ...]
    measures: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]

    @cached_property
    def report(self) -> Report:
        """Without plots."""
        return Report(
            title=f"Pincite on {self.topics.name}",
            facts=(*self.facts, ("versions", _versions())),
            table=table(self.runs, self.topics.qrels, self.measures),
            answers=answering(self.judged),
        )

    def write(self, folder: Path) -> None:
        """report.html, qrels.txt and a TREC run for each row."""
        folder.mkdir(parents=True, exist_ok=True)
        write_trec(folder, self.topics.qrels, self.runs)
        page = Renderer().render("measures.html", replace(self.report, plots=self._plots()))
        (folder / "report.html").write_text(page, encoding="utf-8")

    def _plots(self) -> tuple[Plot, ...]:
        seconds = {run.name: run.seconds for run in self.runs}
        if self.judged:
            seconds["whole answer"] = tuple(j.seconds for j in self.judged)
        return (self._recall(), *_answer_plots(self.judged, self.report.answers), plots.latency(seconds))

    def _recall(self) -> Plot:
        measures = [f"R@{k}" for k in _RECALL_AT]
        values = {run.name: per_question(run, self.topics.qrels, measures) for run in self.runs}
        return plots.recall(_RECALL_AT, {name: [float(at.mean()) for at in row] for name, row in values.items()})


def check_extra() -> None:
    """Raises `ExtraMissing` where a package that measuring needs is not installed."""
    missing = [package for module, package in _EXTRA.items() if find_spec(module) is None]
    if missing:
        raise ExtraMissing("measure", missing)


def measure_questions(path: Path, answerer: Answerer, *, progress: bool = False) -> Benchmark:
    """Raises `BadTestSet`."""
    return measure_asked(path, placed(read_questions(path), answerer.snapshot), answerer, progress=progress)


def measure_asked(path: Path, questions: Sequence[Asked], answerer: Answerer, *, progress: bool = False) -> Benchmark:
    """The questions of `path` that are given, with their blocks as the snapshot names them. Raises `UnusableFile`."""
    topics = topics_of(path, questions)
    if not topics.qrels:
        raise UnusableFile(path, "no question of it has blocks that answer it, so there is no ranking to compare")
    manifest = answerer.snapshot.manifest
    return Benchmark(
        topics=topics,
        runs=runs(answerer, topics, progress=progress),
        judged=judge(answerer, questions, progress=progress),
        measures=QUESTION_MEASURES,
        facts=(
            ("questions", topics.about),
            ("snapshot", f"{manifest.id}: {manifest.documents} documents, {manifest.passages} passages"),
            ("embedding model", manifest.model),
        ),
    )


def measure_beir(
    folder: Path, split: str, embedder: Embedder, *, cache: EmbeddingCache, progress: bool = False
) -> Benchmark:
    """Raises `BadTestSet`."""
    found = read_beir(folder, split)
    built = MemoryIndex.build(found.passages, embedder, cache=cache, progress=progress)
    return Benchmark(
        topics=found.topics,
        runs=runs(built, found.topics, progress=progress),
        judged=(),
        measures=BEIR_MEASURES,
        facts=(
            ("data set", found.topics.about),
            ("passages", str(len(found.passages))),
            ("embedding model", embedder.name),
        ),
    )


def _answer_plots(judged: tuple[Judged, ...], answers: Mapping[str, Figure]) -> tuple[Plot, ...]:
    if not judged:
        return ()
    confidence, right = confidences(judged), rights(judged)
    answered = np.array([j.answered for j in judged])
    at = (float(answered.mean()), float(1 - right[answered].mean())) if answered.any() else None
    return (
        plots.risk_against_coverage(*risk_coverage(confidence, right), at=at),
        plots.reliability_diagram(reliability(confidence, right), error=str(answers[CALIBRATION_ERROR])),
    )


def _versions() -> str:
    return ", ".join(f"{package} {version(package)}" for package in ("pincite", *_EXTRA.values()))
