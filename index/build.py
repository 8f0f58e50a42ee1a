"""Files → a snapshot on disk. Whatever this imports counts as code that decides what a snapshot holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from corpus.document import Document
from corpus.holdings.library import read_holdings
from corpus.holdings.source import read_source
from index.chunk import passages as passages_of
from index.code_hash import hash_of_code, hash_of_files
from index.embed import Embedder, Encoder, Vectors
from index.embedding_cache import EmbeddingCache
from index.gazetteer import other_names
from index.keywords import Keywords
from index.manifest import Manifest, hashes_of, id_of, versions, write_manifest
from index.multilingual import Multilingual
from index.snapshot_folder import held_ids, swap_in, unfinished
from index.spellings import Spellings
from index.stored import KEYWORDS, write_documents, write_passages
from index.vectors import DEFAULT_STORE, Engine, FaissVectors


def expected_id(files: Sequence[Path], *, fingerprint: str, code: str | None = None, store: str = DEFAULT_STORE) -> str:
    """The id of the snapshot that building now would give: equal to the current one's unless that is stale.

    `fingerprint` is the embedding model's, `code` the hash of this code where it is known. Raises `UnreadableSource`
    for a file that cannot be read. `store` is the name of the engine that would keep its vectors.
    """
    return id_of(tuple((path.name, read_source(path).sha256) for path in files), fingerprint, store, code)


def build(  # noqa: PLR0913  # options, each by its keyword
    files: Sequence[Path],
    folder: Path,
    embedder: Embedder,
    *,
    known: Mapping[str, Document] = MappingProxyType({}),
    cache: EmbeddingCache | None = None,
    encoder: Encoder | None = None,
    engine: Engine = FaissVectors,
    progress: bool = False,
) -> Manifest:
    """Read `files`, index them, and make the result the current snapshot of `folder`.

    `known` are documents that need not be read, `cache` keeps vectors; both give the same snapshot sooner. With an
    `encoder`, what questions in other languages need is built too, not with the first of them. `engine` keeps the
    vectors. Raises `CorpusError` for a file that cannot be read; the current snapshot then stays in use.
    """
    holdings = read_holdings(files, known)
    documents = tuple(holding.document for holding in holdings)
    contents = tuple((holding.path.name, holding.sha256) for holding in holdings)
    passages = tuple(passage for document in documents for passage in passages_of(document))
    searched = [passage.searched for passage in passages]
    spellings = Spellings.learn(searched, embedder.is_word, other_names)
    vectors = _embedded([spellings.fold(text) for text in searched], embedder, cache, progress=progress)
    snapshot = id_of(contents, embedder.fingerprint, engine.name)
    held = held_ids(folder)
    with unfinished(folder) as workplace:
        write_documents(workplace, documents)
        write_passages(workplace, passages)
        engine.build(vectors, snapshot).save(workplace)
        Keywords.build(searched, spellings).save(workplace / KEYWORDS)
        if encoder is not None:
            of_their_own = cache and EmbeddingCache(cache.folder / "multilingual", cache.most)
            Multilingual.build(passages, encoder, cache=of_their_own, progress=progress).save(workplace)
        manifest = Manifest(
            id=snapshot,
            model=embedder.name,
            model_fingerprint=embedder.fingerprint,
            dimension=embedder.dimension,
            store=engine.name,
            corpus=contents,
            code=hash_of_code(),
            versions=versions(),
            documents=len(documents),
            passages=len(passages),
            files=hashes_of(workplace),
            code_files=hash_of_files(),
        )
        write_manifest(workplace, manifest)
        swap_in(workplace, folder, manifest.id)
    engine.drop(held - held_ids(folder))
    return manifest


def _embedded(folded: Sequence[str], embedder: Embedder, cache: EmbeddingCache | None, *, progress: bool) -> Vectors:
    if cache is None:
        return embedder.embed(folded, progress=progress)
    return cache.embed(folded, embedder, progress=progress)
