"""What to type or click stands behind an error's message, each where it can be done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.errors import AnotherText, SymbolMissing, UnknownBlock, UnknownDocument
from index.errors import IndexMismatch, SnapshotDamaged, SnapshotMissing
from service.commands.main import COMMANDS
from service.errors import ExtraMissing, NotHeld, NotReady
from service.hints import HINTS, for_api, for_page, for_terminal
from service.http_errors import status_and_name
from tests.service.conftest import Client
from tests.service.one_of_each import ERRORS

FOLDER = Path("data") / "snapshots"
BROWSER = {"accept": "text/html"}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            SymbolMissing(Path("given") / "report.txt"),
            "report.txt names no symbol of its own; add it with --symbol, or put one into report.toml beside it, "
            'for example: symbol = "A/75/660"; a document that has none is added under a name of yours, for example: '
            '--name "Amnesty 2020"',
        ),
        (
            SymbolMissing(Path("A_77_402.md"), "A/77/402"),
            "A_77_402.md names no symbol of its own (its name suggests A/77/402); add it with --symbol, or put one "
            'into A_77_402.toml beside it, for example: symbol = "A/77/402"; a document that has none is added under a '
            'name of yours, for example: --name "Amnesty 2020"',
        ),
        (
            AnotherText(["A/77/401"], ["A_77_401.md"], own="A/77/401", suggested="A/77/402", reissued=1),
            "A/77/401 is held with another text (A_77_401.md); its head marks it as reissued (*), that of the one held "
            "does not; its text says A/77/401, its name suggests A/77/402; --replace puts this one in its place, "
            "--symbol or --name adds it under another",
        ),
        (
            UnknownDocument("A/77/409"),
            "no document with the symbol 'A/77/409' is held; `pincite list` names those held",
        ),
        (SnapshotMissing(FOLDER), f"no snapshot in {FOLDER}; run `pincite build`"),
        (
            SnapshotDamaged(FOLDER, "OSError"),
            f"the snapshot in {FOLDER} is damaged (OSError); run `pincite build`",
        ),
        (
            IndexMismatch(built_with="hash", asked_for="other"),
            "the snapshot was built with the model hash, other is asked for; run `pincite build`",
        ),
        (NotReady(), "no snapshot is loaded yet; ask again in a moment, or run `pincite build`"),
        (
            ExtraMissing("measure", ["matplotlib", "scipy"]),
            "matplotlib, scipy cannot be imported; install the extra 'measure', in the folder of Pincite: "
            '.venv/bin/python -m pip install --constraint constraints.txt --editable ".[measure]"',
        ),
        (
            NotHeld({"the document A/77/409": "1"}),
            "the snapshot does not hold the document A/77/409 (question 1); add the documents and run `pincite build`",
        ),
        (ZeroDivisionError("in the kitchen"), "in the kitchen"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_in_a_terminal_a_command_stands_behind_the_message(error: Exception, told: str) -> None:
    assert for_terminal(error) == told


def test_a_program_is_told_what_to_send() -> None:
    told = "no document with the symbol 'A/77/409' is held; GET /api/v1/documents names those held"
    assert for_api(UnknownDocument("A/77/409")) == told
    told = "A/77/401 has no block 'p99'; GET /api/v1/documents/{symbol} lists its blocks"
    assert for_api(UnknownBlock("A/77/401", "p99")) == told


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_whoever_reads_a_page_types_nothing(error: Exception) -> None:
    hint = for_page(error).removeprefix(str(error))
    assert not re.search(r"`|\bpincite\b|--[a-z]|\b(GET|POST)\b|(?<![\w.])/[a-z]", hint)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_whoever_writes_a_program_is_not_told_of_a_command_line(error: Exception) -> None:
    assert not re.search(r"`|\bpincite\b|--[a-z]", for_api(error).removeprefix(str(error)))


@pytest.mark.parametrize("error", [error for error in ERRORS if type(error) in HINTS], ids=lambda e: type(e).__name__)
def test_what_leaves_over_http_has_a_hint_there_as_well_as_in_a_terminal(error: Exception) -> None:
    leaves = status_and_name(error)[0] < 500 or isinstance(error, NotReady)
    assert bool(for_page(error) != str(error)) == bool(for_api(error) != str(error)) == leaves
    assert for_terminal(error) != str(error)


def test_every_command_that_is_named_exists() -> None:
    named = {name for error in ERRORS for name in re.findall(r"`pincite (\w+)", for_terminal(error))}
    assert {"build", "list", "inspect"} <= named <= set(COMMANDS)


def test_each_reader_of_the_service_is_told_in_his_words(client: Client) -> None:
    page = client.get("/documents/A/77/409", headers=BROWSER).text
    assert "the list of documents names those held" in page
    assert "/api/" not in page
    assert "pincite list" not in page
    detail = client.get("/api/v1/documents/A/77/409").json()["detail"]
    assert detail.endswith("is held; GET /api/v1/documents names those held")
    assert "shows its blocks" in client.get("/documents/A/77/401/blocks/p99", headers=BROWSER).text
