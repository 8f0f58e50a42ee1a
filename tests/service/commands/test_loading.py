"""What a command loads: no more than it needs, since loading is most of what a short one does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

_LOADED = """
import atexit, sys
atexit.register(lambda: print("loaded:", *sorted(sys.modules), file=sys.stderr))
from service.commands.main import main
main()
"""
#: What serves, builds, reads files or fetches.
NOT_TO_ANSWER = (
    "litestar", "uvicorn", "jinja2", "mcp", "openai", "bm25s", "scipy", "tqdm", "httpx", "lxml", "pypdfium2", "docx",
    "trafilatura", "torch", "sentence_transformers", "matplotlib", "pydantic_settings", "service.app",
    "service.commands.serving", "service.checking.check", "corpus.grammar.understand", "corpus.grammar.speaker_forms",
)  # fmt: skip
#: What answers.
NOT_TO_HELP = (
    *NOT_TO_ANSWER,
    "numpy",
    "faiss",
    "onnxruntime",
    "tokenizers",
    "rapidfuzz",
    "index.embed",
    "corpus.document",
)


def loaded(*arguments: str, data: Path) -> set[str]:
    environment = {**os.environ, "PINCITE_DATA": str(data)}
    run = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stderr.rpartition("loaded:")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_nothing_of_what_answers(arguments: tuple[str, ...], tmp_path: Path) -> None:
    found = loaded(*arguments, data=tmp_path)
    assert "service.settings" in found
    assert not found.intersection(NOT_TO_HELP)


def test_a_command_loads_its_own_module_and_no_other(tmp_path: Path) -> None:
    found = loaded("keys", "list", data=tmp_path)
    commands = {name for name in found if name.startswith("service.commands.")}
    assert commands == {"service.commands.main", "service.commands.keys"}


@pytest.mark.model
def test_ask_loads_nothing_of_what_serves_builds_or_fetches(data_folder: Path) -> None:
    found = loaded("ask", "How many people died in Barda?", data=data_folder)
    assert {"numpy", "faiss", "onnxruntime"} <= found
    assert not found.intersection(NOT_TO_ANSWER)
