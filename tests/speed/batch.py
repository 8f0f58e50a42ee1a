"""How long 64 questions take in one request, as a share of 64 requests, in turn in one run: `make speed`.

Both go over HTTP to a service on this machine, questions of the choosing half over the letter. Answers are compared
byte by byte. Nothing is asserted of seconds: they are a machine's own.
"""

from __future__ import annotations

import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

import click
import httpx
import numpy as np

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.snapshot import Snapshot, load
from service.api.batch_schemas import BATCH_LIMIT
from service.app import create_app
from service.asking.answerer import Answerer
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING, snapshot_of
from tests.served import served


@click.command()
@click.option("--rounds", default=5, show_default=True, help="How often each is timed.")
@click.option("--snapshots", type=click.Path(path_type=Path), help="A folder of snapshots in place of the letter's.")
def main(rounds: int, snapshots: Path | None) -> None:
    """Time both in turn and print the ratio."""
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        snapshot = load(snapshots) if snapshots else snapshot_of(Path(folder), [LETTER], embedder)
        seconds = _timed(snapshot, embedder, rounds)
    singly, together = np.median(seconds, axis=0)
    print(f"| seconds, {BATCH_LIMIT} questions, median of {rounds} | one request each | one request | ratio |")
    print(f"|---|---|---|---|\n| | {singly:.2f} | {together:.2f} | {together / singly:.2f} |")


def _timed(snapshot: Snapshot, embedder: SentenceEmbedder, rounds: int) -> np.ndarray[Any, Any]:
    """Of shape (rounds, 2)."""
    bodies = [{"question": asked.question} for asked in islice(read_questions(CHOOSING), BATCH_LIMIT)]
    with (
        served(create_app(Answerer(snapshot, embedder))) as address,
        httpx.Client(base_url=address, timeout=600) as client,
    ):
        _together(client, bodies)
        seconds = []
        for _ in range(rounds):
            begin = time.perf_counter()
            singly = [client.post("/api/v1/ask", json=body).content for body in bodies]
            between = time.perf_counter()
            together = _together(client, bodies)
            seconds.append((between - begin, time.perf_counter() - between))
            assert all(answer in together for answer in singly)
    return np.array(seconds)


def _together(client: httpx.Client, bodies: list[dict[str, str]]) -> bytes:
    return client.post("/api/v1/ask/batch", json={"questions": bodies}).content


if __name__ == "__main__":
    main()
