"""`pincite measure`: what is said where, and with which exit status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from service.acquisitions import indexing
from service.commands import measuring
from service.measuring import benchmark
from tests.index.ferries import write_ferries, write_log
from tests.index.hash_embedder import HashEmbedder
from tests.service.commands.test_main import Run, added, runner
from tests.service.measuring.conftest import WriteQuestions


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """In a data folder that holds the two ferry documents beside the letter."""
    for module in (measuring, indexing):
        monkeypatch.setattr(module, "SentenceEmbedder", lambda model: HashEmbedder())
    monkeypatch.setattr(indexing, "fingerprint_of", lambda model: "hash-16")
    write_ferries(added(tmp_path))
    write_log(added(tmp_path))
    return runner(tmp_path)


def test_a_question_file_is_measured_and_written(run: Run, tmp_path: Path, write_questions: WriteQuestions) -> None:
    result = run("measure", str(write_questions()), "--out", str(tmp_path / "out" / "first"))
    assert result.exit_code == 0
    assert result.stdout.startswith("# Pincite on questions.jsonl")
    assert "report.html" in result.stderr
    assert (tmp_path / "out" / "first" / "fused.run").exists()


def test_a_data_set_is_measured_and_its_vectors_kept_in_the_data_folder(run: Run, tmp_path: Path, beir: Path) -> None:
    result = run("measure", "--beir", str(beir))
    assert result.exit_code == 0
    assert "# Pincite on tiny/test" in result.stdout
    assert len(list((tmp_path / "vectors").iterdir())) == 1


def test_a_bad_line_is_a_message_with_status_2(run: Run, write_questions: WriteQuestions) -> None:
    result = run("measure", str(write_questions('{"id": "1"}')))
    assert result.exit_code == 2
    assert "questions.jsonl, line 1: the key 'question' is missing" in result.stderr


def test_documents_that_are_not_held_are_named(run: Run, write_questions: WriteQuestions) -> None:
    result = run("measure", str(write_questions('{"id": "1", "question": "Who?", "blocks": ["A/1/2#p1"]}')))
    assert result.exit_code == 2
    assert "the document A/1/2 (question 1)" in result.stderr


def test_a_split_that_is_not_there_is_a_message(run: Run, beir: Path) -> None:
    result = run("measure", "--beir", str(beir), "--split", "dev")
    assert (result.exit_code, "--split: test" in result.stderr) == (2, True)


def test_either_questions_or_a_data_set_has_to_be_given(run: Run, beir: Path, write_questions: WriteQuestions) -> None:
    for arguments in ((), (str(write_questions()), "--beir", str(beir)), ("no-such-file.jsonl",)):
        assert run("measure", *arguments).exit_code == 2


def test_without_the_extra_the_command_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, write_questions: WriteQuestions
) -> None:
    monkeypatch.setattr(benchmark, "find_spec", lambda module: None)
    result = run("measure", str(write_questions()))
    assert result.exit_code == 2
    assert '".[measure]"' in result.stderr
    assert run("measure", "--help").exit_code == 0


def test_the_command_line_loads_none_of_the_extra() -> None:
    slow = ("matplotlib", "ir_measures", "sklearn", "scipy.stats", "torch")
    code = f"import sys, service.commands.main; print([name for name in {slow} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
