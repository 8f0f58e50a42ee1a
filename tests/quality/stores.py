"""The same questions of the same documents, with the vectors in FAISS and in Milvus: `python -m tests.quality.stores`.

Milvus is Milvus Lite in a temporary file, or with `--uri` a server, whose collections are removed afterwards. Both halves
are asked of the letter and of the documents that it cites. What counts is the first citation, or where nothing is
answered the first of what is near; the whole answer is compared as well.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from index.embed import Embedder, SentenceEmbedder
from index.milvus_vectors import Milvus
from index.snapshot import build, load
from index.vectors import Engine, FaissVectors
from service.api.to_json import answer_json
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING, CORPUS, REPORTING


@click.command()
@click.option("--uri", help="Of a Milvus server.")
@click.option("--token", default="")
def main(uri: str | None, token: str) -> None:
    """Print how many first citations are the same."""
    asks = [asked.ask() for half in (CHOOSING, REPORTING) for asked in read_questions(half)]
    files = [path for path in CORPUS if path.exists()]
    with tempfile.TemporaryDirectory() as folder:
        milvus = Milvus(uri or f"{folder}/milvus.db", token, "pincite_measured")
        pair = answerers(Path(folder), files, SentenceEmbedder(), milvus)
        first, whole = same(pair, asks)
        milvus.drop([pair[1].snapshot.manifest.id])
    documents = f"{len(files)} document{'s' if len(files) > 1 else ''}, {len(pair[0].snapshot.passages)} passages"
    print(f"{len(asks)} questions, {documents}")
    print(f"first citation the same: {first} = {100 * first / len(asks):.1f} %; whole answer: {whole}")


def answerers(folder: Path, files: Sequence[Path], embedder: Embedder, milvus: Milvus) -> tuple[Answerer, Answerer]:
    """Over the same files, with vectors in FAISS and in Milvus."""
    made = []
    engines: tuple[tuple[str, Engine], ...] = (("faiss", FaissVectors), ("milvus", milvus))
    for name, engine in engines:
        build(files, folder / name, embedder, engine=engine)
        made.append(Answerer(load(folder / name, engine), embedder))
    return made[0], made[1]


def same(pair: Sequence[Answerer], asks: Sequence[Ask]) -> tuple[int, int]:
    """Of how many questions the first citation, and the whole answer, is the same."""
    first = whole = 0
    for ask in asks:
        ours, theirs = (_answer(answerer, ask) for answerer in pair)
        first += ours[:2] == theirs[:2]
        whole += ours == theirs
    return first, whole


def _answer(answerer: Answerer, ask: Ask) -> tuple[str, ...]:
    """The status, and what is cited or near, each with its place and words."""
    told = answer_json(answerer.ask(ask), "")
    return (
        told.status,
        *(f"{one.anchor.document}#{one.anchor.block} {one.quote}" for one in (*told.citations, *told.nearest)),
    )


if __name__ == "__main__":
    main()
