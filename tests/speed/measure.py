"""How long an answer takes, as a ratio to a named peer in the same run: `make speed`.

Both pipelines differ in their reader alone, answer over the letter, and are asked each question of the choosing half
once, in turns, so that what else the machine does meets both. Nothing is asserted: seconds are a machine's own.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import numpy as np

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.reading.cross_encoder import CrossEncoder
from index.reading.reader import Reader, TrainedReader
from index.snapshot import Snapshot
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING, snapshot_of
from tests.speed.torch_network import TorchNetwork


def _shipped(snapshot: Snapshot) -> Reader:
    return TrainedReader(CrossEncoder(), snapshot.keywords, second=CrossEncoder.second())


def _unquantised(snapshot: Snapshot) -> Reader:
    return TrainedReader(TorchNetwork(), snapshot.keywords)


READERS: dict[str, Callable[[Snapshot], Reader]] = {"int8 ONNX": _shipped, "unquantised PyTorch": _unquantised}
_WARM_UP = Ask("What is this about?")


@click.command()
@click.option("--reader", type=click.Choice(list(READERS)), default="int8 ONNX", show_default=True)
@click.option("--peer", type=click.Choice(list(READERS)), default="unquantised PyTorch", show_default=True)
def main(reader: str, peer: str) -> None:
    """Time every question with both readers and print the ratios."""
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        snapshot = snapshot_of(Path(folder), [LETTER], embedder)
        pair = [Answerer(snapshot, embedder, reader=READERS[name](snapshot)) for name in (reader, peer)]
        milliseconds = _timed(pair, [asked.ask() for asked in read_questions(CHOOSING)])
    print(f"| milliseconds, {milliseconds.shape[1]} questions | {reader} | {peer} (peer) | ratio |\n|---|---|---|---|")
    for name, share in (("median", 50), ("95th percentile", 95)):
        own, other = np.percentile(milliseconds, share, axis=1)
        print(f"| {name} | {own:.0f} | {other:.0f} | {own / other:.2f} |")


def _timed(pair: list[Answerer], asks: list[Ask]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Milliseconds of shape (2, questions)."""
    for answerer in pair:
        answerer.ask(_WARM_UP)
    taken = np.zeros((2, len(asks)))
    for column, ask in enumerate(asks):
        for row in (0, 1) if column % 2 else (1, 0):
            began = time.perf_counter()
            pair[row].ask(ask)
            taken[row, column] = 1000 * (time.perf_counter() - began)
    return taken


if __name__ == "__main__":
    main()
