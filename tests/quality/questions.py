"""The project's own question sets, in the form that service/measuring/questions.py documents, and their documents.

The first set is asked of the letter and of six documents that it cites, which lie in `../shared/data/cited` and do not
ship; where those are absent, what is left is asked of the letter alone. The second is asked of the letter and 899
resolutions of the Security Council, which lie in `../shared/data/resolutions`. Each has a half to choose by and one to
report on, written by different hands.

The cold sets were written by others again, who saw a document and a person who asks, and neither these sets nor the
program: of the letter, of the documents that it cites, and of resolutions and reports among 899 resolutions.
"""

from __future__ import annotations

import shutil
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
#: By what they are asked of: the half to choose by, and the one to report on.
COLD = {
    name: (FOLDER / "cold" / f"{name}-choosing.jsonl", FOLDER / "cold" / f"{name}-reporting.jsonl")
    for name in ("letter", "cited", "bulk")
}
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
#: Reports and letters that cold questions are about, beside the resolutions: six for choosing, six for reporting.
REPORTS = tuple(
    Path("../shared/data") / name
    for name in (
        "un2025/A_52_826.en.pdf",
        "un2025/S_2025_509.en.pdf",
        "un2025/A_79_870.en.pdf",
        "pdf/S_2025_257-EN.pdf",
        "un2025/A_80_62.en.pdf",
        "un2025/E_CN.6_2025_5.en.pdf",
        "pdf/S_2025_317-EN.pdf",
        "pdf/S_1996_112-EN.pdf",
        "pdf/A_80_434-EN.pdf",
        "un2025/S_2025_330.en.pdf",
        "un2025/A_80_75.en.pdf",
        "un2025/A_79_825.en.pdf",
    )
)
_VECTORS = EmbeddingCache(Path("out/vectors"), most=4)


def snapshot_of(folder: Path, files: Sequence[Path], embedder: SentenceEmbedder) -> Snapshot:
    """A snapshot of `files`, built in `folder`."""
    build(files, folder, embedder)
    return load(folder)


def snapshot_of_resolutions(folder: Path, embedder: SentenceEmbedder, besides: Sequence[Path] = ()) -> Snapshot:
    """A snapshot of the letter, of all resolutions that can be read, and of the files `besides`, built in `folder`.

    Vectors are kept for the next time.
    """
    with tarfile.open(RESOLUTIONS) as archive:
        archive.extractall(folder, filter="data")
    texts = next(path.parent for path in folder.rglob("*.txt"))
    for path in besides:
        shutil.copy(path, texts)
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
