"""Some questions of the letter with its vectors in FAISS and in Milvus; all of them: `python -m tests.quality.stores`."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.milvus_vectors import Milvus
from service.measuring.questions import read_questions
from tests.quality.questions import CHOOSING
from tests.quality.stores import answerers, same

_EVERY = 40


@pytest.mark.model
def test_a_question_has_the_same_answer_whatever_keeps_the_vectors(tmp_path: Path) -> None:
    pytest.importorskip("milvus_lite")
    asks = [asked.ask() for asked in read_questions(CHOOSING)][::_EVERY]
    pair = answerers(tmp_path, [LETTER], SentenceEmbedder(), Milvus(str(tmp_path / "milvus.db")))
    assert {answerer.snapshot.manifest.store for answerer in pair} == {"faiss", "milvus"}
    assert same(pair, asks) == (len(asks), len(asks))
