"""Four rows that are compared: BM25, dense, fused, fused + reader; and TREC files of them."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from service.asking.answerer import Stage
from service.measuring.topics import Qrels, Ranks, Scores, Topics

#: The first is what the others are tested against.
ROWS: dict[str, Stage] = {"BM25": "lexical", "dense": "dense", "fused": "fused", "fused + reader": "reader"}
#: Documents a question: what recall at 100 and the field's runs need.
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Run:
    """What one row ranked, and the seconds that each question took."""

    name: str
    scores: Scores
    seconds: tuple[float, ...]


def runs(ranks: Ranks, topics: Topics, *, progress: bool = False) -> tuple[Run, ...]:
    return tuple(_run(name, stage, ranks, topics, progress=progress) for name, stage in ROWS.items())


def _run(name: str, stage: Stage, ranks: Ranks, topics: Topics, *, progress: bool) -> Run:
    scores: dict[str, dict[str, float]] = {}
    seconds = []
    for query, ask in tqdm(topics.asks.items(), desc=name, unit="question", disable=not progress, leave=False):
        began = time.perf_counter()
        ranked = ranks.ranked(ask, leg=stage, limit=DEPTH + 1)
        seconds.append(time.perf_counter() - began)
        # A document that is the query itself is left out, as in BEIR's own evaluation.
        scores[query] = dict([pair for pair in ranked if pair[0] != query][:DEPTH])
    return Run(name, scores, tuple(seconds))


def write_trec(folder: Path, qrels: Qrels, of_rows: tuple[Run, ...]) -> None:
    """Write qrels.txt, and a file a row: BM25.run, fused-reader.run and so on."""
    lines = [f"{query} 0 {doc} {grade}" for query, judged in qrels.items() for doc, grade in judged.items()]
    _write(folder / "qrels.txt", lines)
    for run in of_rows:
        slug = re.sub(r"\W+", "-", run.name)
        lines = [
            f"{query} Q0 {doc} {rank} {score:.6f} pincite-{slug}"
            for query, ranked in run.scores.items()
            for rank, (doc, score) in enumerate(ranked.items(), 1)
        ]
        _write(folder / f"{slug}.run", lines)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
