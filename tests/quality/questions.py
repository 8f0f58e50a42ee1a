"""The project's own question sets, in the form that service/measuring/questions.py documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.embed import SentenceEmbedder
from index.snapshot import Snapshot, build, load

FOLDER = Path(__file__).parent
CHOOSING = FOLDER / "letter.choosing.jsonl"
REPORTING = FOLDER / "letter.reporting.jsonl"
UNANSWERABLE = ("near_miss", "role_reversal", "wrong_speaker", "other_event", "off_topic")


def snapshot_of(folder: Path, files: Sequence[Path], embedder: SentenceEmbedder) -> Snapshot:
    build(files, folder, embedder)
    return load(folder)
