"""The project's own question sets, in the form that service/measuring/questions.py documents, and their documents.

They are asked of the letter and of six documents that it cites, which lie in `../shared/data/cited` and do not ship.
Where those are absent, what is left is asked of the letter alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.library import LETTER
from corpus.symbol import Symbol
from index.embed import SentenceEmbedder
from index.snapshot import Snapshot, build, load
from service.measuring.questions import Asked

FOLDER = Path(__file__).parent
CHOOSING = FOLDER / "choosing.jsonl"
REPORTING = FOLDER / "reporting.jsonl"
UNANSWERABLE = ("near_miss", "role_reversal", "wrong_speaker", "other_event", "off_topic")
_CITED = Path("../shared/data/cited")
#: The four resolutions, a note by the President of the Security Council, and a letter with a statement annexed to it.
#: The seventh file of the folder, S/23904, is bad OCR of a document that no question is about.
CITED = tuple(
    _CITED / name
    for name in (
        "S_RES_0822_1993_EN_GOLD.txt",
        "S_RES_0853_1993_EN_GOLD.txt",
        "S_RES_0874_1993_EN_GOLD.txt",
        "S_RES_0884_1993_EN_GOLD.txt",
        "S_24721_EN.pdftotext.txt",
        "S_2020_1104_EN.pdftotext.txt",
    )
)
CORPUS = (LETTER, *CITED)


def snapshot_of(folder: Path, files: Sequence[Path], embedder: SentenceEmbedder) -> Snapshot:
    build(files, folder, embedder)
    return load(folder)


def within(questions: Sequence[Asked], snapshot: Snapshot) -> tuple[Asked, ...]:
    """The questions as the snapshot's documents answer them; those that only other documents answer are left out."""
    kept = []
    for asked in questions:
        held = {block for block in asked.blocks if snapshot.holds(Symbol.parse(block.partition("#")[0]))}
        if held or not asked.blocks:
            kept.append(replace(asked, blocks=frozenset(held)))
    return tuple(kept)
