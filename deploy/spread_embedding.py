"""What `pincite build` does, with the embedding spread over the workers of a Dask cluster: `pip install distributed`.

    dask scheduler                                  # on one machine
    dask worker tcp://builder:8786 --nthreads 1     # on each other one, with Pincite in its environment, one a core
    python deploy/spread_embedding.py tcp://builder:8786

The snapshot is the one that `pincite build` makes: vectors are computed in the same batches. They are kept in the data
folder as they come, so that a run that was broken off goes on, and one process loads them into what PINCITE_STORE says.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import numpy as np
from distributed import Client

from corpus.holdings.library import LETTER, find_files
from index.embed import SentenceEmbedder, Vectors
from index.embedding_cache import EmbeddingCache
from index.multilingual_encoder import MultilingualEncoder
from index.snapshot import already_read, build
from index.worker_embedding import embedded
from service.acquisitions.indexing import alone
from service.engines import engine_of
from service.settings import read_settings

#: As many as SentenceEmbedder takes at a time: another number pads them otherwise, and vectors differ in the last bit.
_BATCH = 64


class SpreadEmbedder(SentenceEmbedder):
    """An embedder whose texts are embedded by workers, and whose questions here."""

    def __init__(self, client: Client, model: str) -> None:
        super().__init__(model)
        self._client = client

    def embed(self, texts: Sequence[str], *, progress: bool = False) -> Vectors:
        if not texts:
            return super().embed(texts)
        batches = [tuple(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.vstack(self._client.gather(self._client.map(embedded, batches, model=self.name)))


def main(scheduler: str) -> None:
    """Build the snapshot of the documents held."""
    settings = read_settings()
    with Client(scheduler) as client, alone(settings, say=click.echo):
        manifest = build(
            (LETTER, *find_files(settings.documents)),
            settings.snapshots,
            SpreadEmbedder(client, settings.model),
            known=already_read(settings.snapshots),
            cache=EmbeddingCache(settings.vectors / "snapshots"),
            encoder=MultilingualEncoder(),
            engine=engine_of(settings),
            progress=sys.stderr.isatty(),
        )
    click.echo(f"snapshot {manifest.id}: {manifest.documents} documents, {manifest.passages} passages")


if __name__ == "__main__":
    main(sys.argv[1])
