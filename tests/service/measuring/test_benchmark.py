"""From files to the report: tables, TREC files, and one page that needs no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.embedding_cache import EmbeddingCache
from service.asking.answerer import Answerer
from service.errors import ExtraMissing, UnusableFile
from service.measuring import benchmark
from service.measuring.benchmark import Benchmark, check_extra, measure_beir, measure_questions
from service.measuring.report import text
from tests.index.hash_embedder import HashEmbedder
from tests.service.measuring.conftest import WriteQuestions


def of_beir(folder: Path) -> Benchmark:
    return measure_beir(folder, "test", HashEmbedder(), cache=EmbeddingCache(folder / "vectors"))


def written(found: Benchmark, folder: Path) -> str:
    found.write(folder)
    return (folder / "report.html").read_text(encoding="utf-8")


def test_a_data_set_gives_four_rows_tested_against_the_first(beir: Path) -> None:
    report = of_beir(beir).report
    said = text(report)
    assert said.startswith("# Pincite on tiny/test\n\ndata set: 2 queries, 6 documents\n")
    assert [row.name for row in report.table.rows] == ["BM25", "dense", "fused", "fused + reader"]
    # BM25 puts d5, of grade 1, before d1, of grade 2: (1 + 2 / log2 3) / (2 + 1 / log2 3) is 0.86; the other query has 1
    assert report.table.rows[0].figures[0].value == 93.0
    for line in ("| BM25 ", "| fused + reader – BM25 ", "nDCG@10", "p = "):
        assert line in said
    assert report.answers == {}


def test_the_same_files_give_the_same_figures(beir: Path) -> None:
    assert text(of_beir(beir).report) == text(of_beir(beir).report)


def test_questions_give_rankings_and_answers(ferries_answerer: Answerer, write_questions: WriteQuestions) -> None:
    said = text(measure_questions(write_questions(), ferries_answerer).report)
    assert "questions: 3 answerable questions of 5, sha256 " in said
    assert f"snapshot: {ferries_answerer.snapshot.manifest.id}: 2 documents, " in said
    for row in ("unanswerable questions answered", "AUROC", "ECE", "– off topic"):
        assert row in said


def test_questions_without_any_answer_cannot_compare_rankings(
    ferries_answerer: Answerer, write_questions: WriteQuestions
) -> None:
    path = write_questions('{"id": "1", "question": "Who?", "blocks": []}')
    with pytest.raises(UnusableFile, match="no question of it has blocks"):
        measure_questions(path, ferries_answerer)


def test_the_page_needs_no_other_file(
    ferries_answerer: Answerer, write_questions: WriteQuestions, tmp_path: Path
) -> None:
    page = written(measure_questions(write_questions(), ferries_answerer), tmp_path / "out")
    assert page.count("<svg") == 4
    for title in ("Recall at k", "Risk against coverage", "Reliability of the confidence", "Latency"):
        assert f"<h3>{title}</h3>" in page
    assert not re.search(r"<(?:link|script|img|iframe)\b|\b(?:src|href)=\"(?!#)|@import|url\((?!#)", page)


def test_the_page_of_a_data_set_has_no_answers(beir: Path, tmp_path: Path) -> None:
    page = written(of_beir(beir), tmp_path / "out")
    assert page.count("<svg") == 2
    assert "<h2>Answers</h2>" not in page
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"report.html", "qrels.txt", "BM25.run"}


def test_plots_take_the_page_s_colour_and_share_no_id(
    ferries_answerer: Answerer, write_questions: WriteQuestions, tmp_path: Path
) -> None:
    page = written(measure_questions(write_questions(), ferries_answerer), tmp_path)
    assert "currentColor" in page
    assert "#010203" not in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', page)) <= {(i, "") for i in ids} | {("", i) for i in ids}


def test_names_from_files_are_escaped(beir: Path, tmp_path: Path) -> None:
    odd = beir.rename(beir.parent / "a<b>&c")
    assert "a&lt;b&gt;&amp;c/test" in written(of_beir(odd), tmp_path / "out")


def test_a_missing_package_is_named_with_the_extra_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    check_extra()
    monkeypatch.setattr(benchmark, "find_spec", lambda module: None if module == "matplotlib" else object())
    with pytest.raises(ExtraMissing, match="matplotlib cannot be imported"):
        check_extra()
