"""Rows of a comparison, and the TREC files of them."""

from __future__ import annotations

from pathlib import Path

import ir_measures

from index.snapshot import Snapshot
from service.asking.answerer import Answerer, Stage
from service.asking.request import Ask
from service.measuring.questions import placed, read_questions, topics_of
from service.measuring.rankings import DEPTH, ROWS, runs, write_trec
from service.measuring.topics import Topics
from tests.service.measuring.conftest import WriteQuestions


class Alphabet:
    """Ranks the letters, whatever is asked."""

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        return [(letter, 1 / rank) for rank, letter in enumerate("abcde", 1)][:limit]


def test_every_row_ranks_every_question(
    ferries_answerer: Answerer, ferries: Snapshot, write_questions: WriteQuestions
) -> None:
    path = write_questions()
    topics = topics_of(path, placed(read_questions(path), ferries))
    of_rows = runs(ferries_answerer, topics)
    assert [run.name for run in of_rows] == list(ROWS) == ["BM25", "dense", "fused", "fused + reader"]
    for run in of_rows:
        assert list(run.scores) == ["1", "2", "4"]
        assert len(run.seconds) == 3
    assert next(iter(of_rows[0].scores["4"])) == "A/77/402#p1"


def test_a_document_that_is_the_query_itself_is_left_out() -> None:
    topics = Topics("letters", "", {"a": Ask("x"), "z": Ask("y")}, {"a": {"b": 1}, "z": {"a": 1}})
    first = runs(Alphabet(), topics)[0]
    assert list(first.scores["a"]) == ["b", "c", "d", "e"]
    assert len(first.scores["z"]) == 5 <= DEPTH


def test_trec_files_are_read_back_as_they_were(tmp_path: Path) -> None:
    topics = Topics("letters", "", {"q": Ask("x")}, {"q": {"b": 2, "y": 0}})
    of_rows = runs(Alphabet(), topics)
    write_trec(tmp_path, topics.qrels, of_rows)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "BM25.run", "dense.run", "fused-reader.run", "fused.run", "qrels.txt",
    ]  # fmt: skip
    qrels = list(ir_measures.read_trec_qrels(str(tmp_path / "qrels.txt")))  # type: ignore[no-untyped-call]
    ranked = list(ir_measures.read_trec_run(str(tmp_path / "fused-reader.run")))  # type: ignore[no-untyped-call]
    assert [(q.query_id, q.doc_id, q.relevance) for q in qrels] == [("q", "b", 2), ("q", "y", 0)]
    assert [(r.doc_id, round(r.score, 3)) for r in ranked][:2] == [("a", 1.0), ("b", 0.5)]
    assert ir_measures.calc_aggregate([ir_measures.RR], qrels, ranked)[ir_measures.RR] == 0.5
