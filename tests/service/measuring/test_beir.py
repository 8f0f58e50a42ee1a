"""Data sets in BEIR form, and what is said where a folder is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.asking.request import Ask
from service.errors import BadLine, UnusableFile
from service.measuring.beir import read_beir
from tests.service.measuring.conftest import CORPUS, QUERIES


def test_a_folder_gives_passages_with_their_title_and_the_judged_queries(beir: Path) -> None:
    found = read_beir(beir, "test")
    assert [(p.document, p.context, p.text) for p in found.passages] == [(k, *row) for k, row in CORPUS.items()]
    assert found.passages[0].searched.startswith("Ferries. Patrol boats")
    assert found.topics.asks == {name: Ask(QUERIES[name]) for name in ("q1", "q2")}
    assert found.topics.qrels == {"q1": {"d1": 2, "d5": 1}, "q2": {"d3": 1, "d6": 0}}
    assert (found.topics.name, found.topics.about) == ("tiny/test", "2 queries, 6 documents")


def test_a_long_text_is_cut_between_sentences_and_stays_one_document(beir: Path) -> None:
    sentence = "The harbour master wrote another long line into the log of the northern ferries."
    with (beir / "corpus.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(f'{{"_id": "d7", "title": "Log", "text": "{" ".join([sentence] * 20)}"}}\n')
    parts = [passage for passage in read_beir(beir, "test").passages if passage.document == "d7"]
    assert len(parts) > 1
    assert {passage.of_block for passage in parts} == {("d7", "")}
    assert all(passage.text.startswith("The harbour") and passage.context == "Log" for passage in parts)


def test_judged_documents_that_the_corpus_lacks_are_counted_and_kept(beir: Path) -> None:
    _append(beir / "qrels" / "test.tsv", "q2\td99\t1")
    topics = read_beir(beir, "test").topics
    assert topics.qrels["q2"]["d99"] == 1
    assert "1 judged documents are not in corpus.jsonl" in topics.about


def test_a_split_that_is_not_there_is_answered_with_those_that_are(beir: Path) -> None:
    with pytest.raises(UnusableFile, match=r"dev\.tsv cannot be used: .*choose one of these with --split: test"):
        read_beir(beir, "dev")


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(beir: Path, missing: str) -> None:
    (beir / missing).unlink()
    with pytest.raises(UnusableFile, match=Path(missing).name):
        read_beir(beir, "test")


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("corpus.jsonl", "{", "corpus.jsonl, line 7: no JSON"),
        ("corpus.jsonl", '{"_id": "d1", "text": "x"}', "line 7: the id 'd1' stands in the file twice"),
        ("corpus.jsonl", '{"_id": "d 7", "text": "x"}', "line 7: the id 'd 7'"),
        ("queries.jsonl", '{"text": "x"}', "queries.jsonl, line 4: the key '_id' is missing"),
        ("queries.jsonl", '{"_id": "q4"}', "queries.jsonl, line 4: the key 'text' is missing"),
        ("qrels/test.tsv", "q1\td1", "test.tsv, line 6: not a query's id, a document's id and a whole number"),
        ("qrels/test.tsv", "q1\td1\tyes", "test.tsv, line 6: not a query's id"),
        ("qrels/test.tsv", "q9\td1\t1", "test.tsv, line 6: the query 'q9' is not in queries.jsonl"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(beir: Path, file: str, line: str, said: str) -> None:
    _append(beir / file, line)
    with pytest.raises(BadLine) as error:
        read_beir(beir, "test")
    assert said in str(error.value)


def test_judgements_without_a_header_are_told_the_header(beir: Path) -> None:
    path = beir / "qrels" / "test.tsv"
    path.write_text("q1\td1\t1\n", encoding="utf-8")
    with pytest.raises(BadLine, match="line 1: the first line has to be the header"):
        read_beir(beir, "test")


def _append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
