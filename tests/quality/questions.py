"""The project's own question sets, in the form that service/measuring/questions.py documents, and their documents.

The first set is asked of the letter and of six documents that it cites, which lie in `../shared/data/cited` and do not
ship; where those are absent, what is left is asked of the letter alone. The second is asked of the letter and 899
resolutions of the Security Council, which lie in `../shared/data/resolutions`. Each has a half to choose by and one to
report on, written by different hands.
"""

from __future__ import annotations

import tarfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.holdings.collection import Collection
from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.embedding_cache import EmbeddingCache
from index.snapshot import Snapshot, build, load
from service.measuring.questions import Asked

FOLDER = Path(__file__).parent
CHOOSING = FOLDER / "choosing.jsonl"
REPORTING = FOLDER / "reporting.jsonl"
CHOOSING_RESOLUTIONS = FOLDER / "resolutions-choosing.jsonl"
REPORTING_RESOLUTIONS = FOLDER / "resolutions-reporting.jsonl"
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
RESOLUTIONS = Path("../shared/data/resolutions/res_en_gold.tar.gz")
_VECTORS = EmbeddingCache(Path("out/vectors"), most=4)


def snapshot_of(folder: Path, files: Sequence[Path], embedder: SentenceEmbedder) -> Snapshot:
    """A snapshot of `files`, built in `folder`."""
    build(files, folder, embedder)
    return load(folder)


def snapshot_of_resolutions(folder: Path, embedder: SentenceEmbedder) -> Snapshot:
    """A snapshot of the letter and of all resolutions that can be read, built in `folder`; their vectors are kept."""
    with tarfile.open(RESOLUTIONS) as archive:
        archive.extractall(folder, filter="data")
    texts = next(path.parent for path in folder.rglob("*.txt"))
    held = Collection(texts, folder / "removed", shipped=(LETTER,), known={}).holdings
    known = {holding.sha256: holding.document for holding in held}
    build([holding.path for holding in held], folder / "snapshots", embedder, known=known, cache=_VECTORS)
    return load(folder / "snapshots")


def within(questions: Sequence[Asked], snapshot: Snapshot) -> tuple[Asked, ...]:
    """The questions as the snapshot's documents answer them; those that only other documents answer are left out."""
    kept = []
    for asked in questions:
        held = {block for block in asked.blocks if snapshot.holds(block.document)}
        if held or not asked.blocks:
            kept.append(replace(asked, blocks=frozenset(held)))
    return tuple(kept)
