"""How the search for the nearest vectors grows with their number: `python -m tests.speed.growth`, half an hour.

Prints the table of docs/measures.md and draws docs/pictures/growth.svg. Vectors are made of those of real passages,
those of the resolutions in `../shared/data`, of the snapshots in the folder that `--snapshots` names, or those kept in the
folder that `--kept` names: three passages mixed, the second of them near the first, and a little noise. What is asked are the questions of the choosing halves. The passages
themselves are a line of their own, in lists even where there are few.
"""

from __future__ import annotations

import io
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import click
import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure

from index.embed import SentenceEmbedder, Vectors
from index.snapshot import Snapshot, load
from index.vectors import FaissVectors
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING, CHOOSING_RESOLUTIONS, snapshot_of_resolutions
from tests.speed.memory import memory

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PICTURE = Path("docs/pictures/growth.svg")
#: As deep as Searcher looks.
_DEPTH = 200
_QUESTIONS = 200
#: Passages so far from one another in the rows are of the same document or the next.
_NEAR = 40
_PART = 50_000
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Growth:
    """Of one number of rows. `recall` of the first 10 and 200; milliseconds of a core a search; bytes.

    paper     what the file has as computed: four bytes a number; in lists a byte a number, its row and the centres
    resident  what a process has in memory more after 200 questions than before it loaded, and of that not shared
    """

    name: str
    rows: int
    build: float
    recall: tuple[float, float]
    median: float
    slowest: float
    every: float
    file: int
    paper: int
    resident: int
    own: int


@click.command()
@click.option("--kept", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of kept vectors.")
@click.option("--snapshots", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of snapshots.")
@click.option("--size", "sizes", type=int, multiple=True, default=SIZES, show_default=True)
@click.option("--picture", type=click.Path(path_type=Path), default=PICTURE, show_default=True)
def main(kept: Path | None, snapshots: Path | None, sizes: tuple[int, ...], picture: Path) -> None:
    """Measure how search grows, print a table and draw it."""
    embedder = SentenceEmbedder()
    questions = [one.question for half in (CHOOSING, CHOOSING_RESOLUTIONS) for one in read_questions(half)]
    asked = embedder.embed_questions(questions[:: len(questions) // _QUESTIONS][:_QUESTIONS])
    real = _real(kept, snapshots, embedder)
    print(f"Made of {len(real):,} passages; {len(asked)} questions.\n")
    print(
        "| rows | build, s | recall@10 | recall@200 | search, ms | 95 % within | every row, ms | file, MiB | on paper | "
        "in memory | not shared |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    measured = []
    _print(_measure("real, in lists", real, asked, Lists))
    for size in sizes:
        measured.append(_measure("made", _made(real, size), asked))
        _print(measured[-1])
    _draw(measured, picture)


def _real(kept: Path | None, snapshots: Path | None, embedder: SentenceEmbedder) -> Vectors:
    if snapshots:
        return vectors_of(load(snapshots))
    return _kept(kept) if kept else _of_resolutions(embedder)


def _of_resolutions(embedder: SentenceEmbedder) -> Vectors:
    with tempfile.TemporaryDirectory() as folder:
        return vectors_of(snapshot_of_resolutions(Path(folder), embedder))


def vectors_of(snapshot: Snapshot) -> Vectors:
    """As they are kept, of shape (passages, 384)."""
    kept = snapshot.vectors
    assert isinstance(kept, FaissVectors)
    return np.asarray(kept._flat.reconstruct_n(0, kept.shape[0]), dtype=np.float32)


def _kept(folder: Path) -> Vectors:
    """Each once, in the order of the files."""
    found: dict[bytes, Vectors] = {}
    for path in sorted(folder.glob("*.npz")):
        with np.load(path, allow_pickle=False) as stored:
            found.update(zip(map(bytes, stored["keys"]), stored["vectors"], strict=True))
    return np.array(list(found.values()), dtype=np.float32)


def _made(real: Vectors, rows: int) -> Vectors:
    drawn = np.random.default_rng(7)
    made = np.empty((rows, real.shape[1]), dtype=np.float32)
    for at in range(0, rows, _PART):
        many = min(_PART, rows - at)
        first, any_one = drawn.integers(len(real), size=(2, many))
        near = np.clip(first + drawn.integers(-_NEAR, _NEAR + 1, size=many), 0, len(real) - 1)
        shares = drawn.dirichlet((3, 1.5, 0.75), size=many).astype(np.float32)
        part = drawn.normal(scale=0.3 / real.shape[1] ** 0.5, size=(many, real.shape[1])).astype(np.float32)
        for column, of in enumerate((first, near, any_one)):
            part += shares[:, column, None] * real[of]
        made[at : at + many] = part / np.linalg.norm(part, axis=1, keepdims=True)
    return made


class Lists(FaissVectors):
    """Of any number of rows."""

    flat_rows = 1_000


def _measure(name: str, vectors: Vectors, asked: Vectors, kind: type[FaissVectors] = FaissVectors) -> Growth:
    rows, dimension = vectors.shape
    deep = min(_DEPTH, rows)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        built = kind.build(vectors)
        build = time.process_time() - began
        built.save(Path(folder))
        file = sum(path.stat().st_size for path in Path(folder).iterdir())
        lists = built._lists
        del built
        with get_context("spawn").Pool(1) as alone:  # a process whose memory is that of the search
            found, taken, resident, own = alone.apply(_searched, (folder, asked, deep))
    best, every = _exactly(vectors, asked, deep)
    share = [np.mean([len({*a[:k]} & {*b[:k]}) / k for a, b in zip(found, best, strict=True)]) for k in (10, deep)]
    paper = rows * dimension * 4 + (rows * (dimension + 8) + lists * dimension * 4 if lists else 0)
    median, slowest = np.percentile(taken, (50, 95))
    return Growth(
        name, rows, build, (float(share[0]), float(share[1])), median, slowest, every, file, paper, resident, own
    )


def _searched(folder: str, asked: Vectors, deep: int) -> tuple[list[list[int]], list[float], int, int]:
    """Rows found and milliseconds of the processor for each question, and bytes of memory: all, and not shared."""
    before = memory()
    loaded = FaissVectors.load(Path(folder))
    loaded.search(asked[:1], deep)
    found, taken = [], []
    for one in range(len(asked)):
        began = time.process_time()
        found.append(loaded.search(asked[one : one + 1], deep)[1][0].tolist())
        taken.append(1000 * (time.process_time() - began))
    after = memory()
    return found, taken, after["VmRSS"] - before["VmRSS"], after["RssAnon"] - before["RssAnon"]


def _exactly(vectors: Vectors, asked: Vectors, deep: int) -> tuple[list[list[int]], float]:
    """The best rows of all, and milliseconds that comparing with every one takes."""

    class Flat(FaissVectors):
        flat_rows = len(vectors)

    every = Flat.build(vectors)
    taken = []
    best = []
    for one in range(len(asked)):
        began = time.process_time()
        best.append(every.search(asked[one : one + 1], deep)[1][0].tolist())
        taken.append(1000 * (time.process_time() - began))
    return best, float(np.median(taken))


def _print(one: Growth) -> None:
    sizes = " | ".join(f"{size / _MIB:,.0f}" for size in (one.file, one.paper, one.resident, one.own))
    recalls = " | ".join(f"{recall:.3f}" for recall in one.recall)
    print(
        f"| {one.rows:,} {one.name} | {one.build:.1f} | {recalls} | {one.median:.2f} | {one.slowest:.2f} | "
        f"{one.every:.2f} | {sizes} |",
        flush=True,
    )


def _draw(measured: list[Growth], picture: Path) -> None:
    rows = [one.rows for one in measured]
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "growth", "font.family": "sans-serif"}):
        drawing = Figure(figsize=(9, 3.6), layout="constrained")
        time_taken, memory = drawing.subplots(1, 2)
        time_taken.plot(rows, [one.median for one in measured], marker="o", label="as Pincite searches")
        time_taken.plot(rows, [one.every for one in measured], ls="--", marker="s", label="every vector")
        time_taken.set(xlabel="vectors", ylabel="milliseconds of a core a search, median", xscale="log", yscale="log")
        memory.plot(rows, [one.resident / _MIB for one in measured], marker="o", label="in memory")
        memory.plot(rows, [one.paper / _MIB for one in measured], ls="--", marker="s", label="file, on paper")
        memory.set(xlabel="vectors", ylabel="MiB", xscale="log", yscale="log")
        for axes in (time_taken, memory):
            axes.legend()
            axes.grid(alpha=0.3)
        written = io.StringIO()
        drawing.savefig(written, format="svg", metadata={"Date": None, "Creator": None, "Title": "Growth"})
    # without the blanks at ends of lines that matplotlib leaves
    picture.write_text("".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines()), encoding="utf-8")


if __name__ == "__main__":
    main()
