"""The command line: what is said, where, and with which exit status; never a traceback."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.snapshot import current_id, current_name
from service.acquisitions import indexing
from service.commands import main as cli
from service.settings import rows
from tests.full_disk import full_disk
from tests.index.ferries import write_ferries, write_log
from tests.index.hash_embedder import HashEmbedder
from tests.service.api.test_schemas import ANSWER, check_shape
from tests.service.lake import write_lake

Run = Callable[..., Result]
WOUNDED = "How many civilians were wounded in Barda?"
NONSENSE = "zeppelin tiramisu recipe"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("ask", …)` in a data folder of its own, with the hash embedder as the model."""
    monkeypatch.setattr(indexing, "SentenceEmbedder", lambda model: HashEmbedder())
    monkeypatch.setattr(indexing, "fingerprint_of", lambda model: "hash-16")
    return runner(tmp_path)


def runner(data: Path) -> Run:
    def run(*arguments: str, **settings: str) -> Result:
        environment = {"PINCITE_DATA": str(data), **settings}
        result = CliRunner().invoke(cli.main, arguments, env=environment)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run


def added(data: Path) -> Path:
    folder = data / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


#: click.ClickException leaves with 1, the status that also says "not answered"; the docstring of _Commands says 2.
# --- build -------------------------------------------------------------------------------------------------


def test_build_makes_a_snapshot_and_a_second_build_has_nothing_to_do(run: Run, tmp_path: Path) -> None:
    first = run("build")
    assert first.exit_code == 0
    assert "building a snapshot of 1 document …" in first.stdout
    built = current_id(tmp_path / "snapshots")
    assert built is not None
    second = run("build")
    assert (second.exit_code, second.stdout) == (0, f"snapshot {built} is up to date\n")


def test_build_force_builds_again(run: Run) -> None:
    run("build")
    assert "building a snapshot" in run("build", "--force").stdout


def test_a_document_put_into_the_folder_is_built_in(run: Run, tmp_path: Path) -> None:
    run("build")
    write_ferries(added(tmp_path))
    result = run("build")
    assert result.exit_code == 0
    assert "2 documents" in result.stdout
    assert run("ask", "--in", "S/2023/91", "How many sailors were wounded?").exit_code == 0


def damaged(data: Path) -> Path:
    """A file of the current snapshot, cut off in the middle."""
    place = data / "snapshots" / str(current_name(data / "snapshots")) / "passages.json"
    place.write_bytes(place.read_bytes()[:100])
    return place


@pytest.mark.parametrize("command", ["build", "ask"])
def test_a_damaged_snapshot_is_told_of_and_built_anew(run: Run, tmp_path: Path, command: str) -> None:
    run("build")
    place = damaged(tmp_path)
    result = run(command, *([WOUNDED] if command == "ask" else []))
    assert result.exit_code == 0
    assert f"the snapshot in {place.parent} is damaged (passages.json is not as it was written)" in result.output
    assert "up to date" not in result.output
    assert "up to date" in run("build").stdout


def test_where_it_cannot_be_built_anew_the_one_before_answers_and_that_is_said(
    run: Run, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run("build")
    first = current_id(tmp_path / "snapshots")
    write_ferries(added(tmp_path))
    run("build")
    damaged(tmp_path)
    with full_disk(2_000):
        result = run("ask", "--json", WOUNDED)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["snapshot"] == first
    assert "cannot be written: File too large; what was there before is still in use" in result.stderr
    assert f"the one before it answers, {first}" in caplog.text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.md", b"\xff\xfe\x00", "broken.md cannot be read"),
        ("empty.md", b"", "empty.md"),
        ("nameless.md", b"A text without a symbol.", "nameless.md names no symbol of its own"),
    ],
)
def test_a_document_that_cannot_be_read_is_named_and_the_old_snapshot_stays(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    run("build")
    before = current_id(tmp_path / "snapshots")
    (added(tmp_path) / name).write_bytes(content)
    result = run("build")
    assert result.exit_code != 0
    assert said in result.stderr
    assert current_id(tmp_path / "snapshots") == before


@pytest.mark.parametrize("content", ['symbol = "nonsense"', "symbol = ", 'zeppelin = "x"', "symbol = 5"])
def test_a_card_that_cannot_be_read_is_named(run: Run, tmp_path: Path, content: str) -> None:
    write_ferries(added(tmp_path)).with_suffix(".toml").write_text(content, encoding="utf-8")
    result = run("build")
    assert result.exit_code != 0
    assert "ferries.toml cannot be read" in result.stderr


def test_two_documents_of_one_symbol_are_both_named(run: Run, tmp_path: Path) -> None:
    for path in (write_ferries(added(tmp_path)), write_log(added(tmp_path))):
        path.with_suffix(".toml").write_text('symbol = "A/77/402"', encoding="utf-8")
    result = run("build")
    assert result.exit_code != 0
    assert "ferries.md" in result.stderr
    assert "log.md" in result.stderr


# --- ask ---------------------------------------------------------------------------------------------------


def test_an_answer_is_printed_with_its_citation_and_status_0(run: Run) -> None:
    result = run("ask", *WOUNDED.split())
    assert result.exit_code == 0
    assert "A/75/660–S/2020/1267, [para. " in result.stdout
    assert "civilians" in result.stdout
    assert "Permanent Representative of Azerbaijan (author)" in result.stdout
    assert "not a finding of the United Nations" in result.stdout
    assert "building" not in result.stdout


def test_what_an_answer_retells_is_printed_beneath_it(run: Run, tmp_path: Path) -> None:
    write_lake(added(tmp_path), "letter", "resolution")
    lines = run("ask", "What release was demanded, according to paragraph 1 of A/77/500?").stdout.splitlines()
    at = lines.index("  From what is cited. Shown side by side; Pincite does not judge whether they agree.")
    assert lines[at + 1 : at + 3] == [
        "    1. Demands the immediate and unconditional release of the ferries seized at Ardmouth;",
        "      S/RES/2650 (2022), para. 1",
    ]


def test_no_answer_says_so_with_status_1(run: Run) -> None:
    result = run("ask", NONSENSE)
    assert result.exit_code == 1
    assert "No answer was found in the documents held." in result.stdout


def test_ask_json_prints_what_the_api_gives(run: Run) -> None:
    result = run("ask", "--json", WOUNDED)
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    check_shape(answer, ANSWER)
    assert answer["status"] == "answered"
    nothing = run("ask", "--json", NONSENSE)
    assert (nothing.exit_code, json.loads(nothing.stdout)["status"]) == (1, "not_answered")


def test_a_follow_up_is_understood_after_the_question_before(run: Run) -> None:
    result = run("ask", "and in Ganja?", "--after", "How many people died in Barda?")
    assert "understood as: How many people died in Ganja?" in result.stdout


def test_limit_bounds_the_citations(run: Run) -> None:
    assert len(json.loads(run("ask", "--json", "--limit", "1", WOUNDED).stdout)["citations"]) == 1
    assert run("ask", "--limit", "0", WOUNDED).exit_code == 2
    assert run("ask", "--limit", "many", WOUNDED).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "--in", "nonsense", WOUNDED), "'nonsense' is not a UN document symbol"),
        (("ask", "--in", "A/1/2", WOUNDED), "no document with the symbol 'A/1/2' is held"),
        (("ask", " "), "the question is empty"),
        (("ask", "x" * 2_001), "at most 2000 characters"),
        (("ask", "x\x07y"), "control character U+0007"),
        (("ask", WOUNDED, "--after", "x\x00"), "control character U+0000"),
    ],
)
def test_a_request_that_cannot_be_answered_is_a_message(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code != 0
    assert said in result.stderr
    assert result.stderr.count("Error") == 1


@pytest.mark.parametrize("arguments", [("ask", "--in", "nonsense", WOUNDED), ("ask", " ")])
def test_an_error_has_another_status_than_no_answer(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_ask_without_a_question_is_a_usage_error(run: Run) -> None:
    result = run("ask")
    assert result.exit_code == 2
    assert "QUESTION" in result.stderr


# --- settings and help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "ask", "serve"])
def test_a_setting_that_cannot_be_used_is_named(run: Run, command: str) -> None:
    result = run(command, *(["x"] if command == "ask" else []), PINCITE_PORT="abc")
    assert result.exit_code != 0
    assert "PINCITE_PORT cannot be used" in result.stderr


def test_a_data_folder_that_is_a_file_is_a_message(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("build", PINCITE_DATA=str(tmp_path / "file"))
    assert "PINCITE_DATA" in result.stderr


def test_a_misspelt_setting_is_a_warning_and_the_command_goes_on(run: Run) -> None:
    result = run("list", PINCITE_PROT="9000")
    assert "PINCITE_PROT is no setting of Pincite and changes nothing; PINCITE_PORT is one" in result.stderr
    assert result.exit_code == 0


def test_a_port_that_is_taken_is_told_of_before_anything_is_built(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", PINCITE_PORT=str(taken.getsockname()[1]), PINCITE_DATA=str(tmp_path / "data"))
    assert result.exit_code == 2
    assert "cannot listen at 127.0.0.1, port" in result.stderr
    assert "PINCITE_PORT" in result.stderr
    assert "answers at" not in result.stderr
    assert not (tmp_path / "data").exists()


def test_an_address_of_another_machine_is_told_of(run: Run) -> None:
    result = run("serve", PINCITE_HOST="203.0.113.7")
    assert (result.exit_code, "cannot listen at 203.0.113.7" in result.stderr) == (2, True)


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_the_list_of_commands_says_of_each_what_it_says_itself(name: str) -> None:
    command = cli.COMMANDS[name].load()
    assert command.name == name
    assert " ".join(str(command.help).split()).startswith(cli.COMMANDS[name].says.rstrip("."))


def test_help_shows_the_commands_and_every_setting() -> None:
    result = CliRunner().invoke(cli.main, ["--help"])
    assert result.exit_code == 0
    for word in ("build", "ask", "serve", *(name for name, _, _ in rows())):
        assert word in result.stdout


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("build", ("--force",)),
        ("ask", ("QUESTION", "--after", "--in", "--limit", "--json", "Exit status")),
        ("serve", ()),
        ("fetch", ("[SYMBOL]...", "--dry-run", "--language", "--again", "--further", "Exit status")),
        ("measure", ("QUESTIONS", "--beir", "--split", "--out")),
    ],
)
def test_every_command_has_its_help(command: str, words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli.main, [command, "--help"])
    assert result.exit_code == 0
    assert f"{command} " in result.stdout
    assert all(word in result.stdout for word in words)


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(cli.main, ["zeppelin"]).exit_code == 2


# --- with the real model -----------------------------------------------------------------------------------


@pytest.mark.model
def test_the_letter_s_snapshot_is_used_as_it_is(data_folder: Path) -> None:
    result = runner(data_folder)("build")
    assert (result.exit_code, result.stdout) == (0, f"snapshot {current_id(data_folder / 'snapshots')} is up to date\n")


@pytest.mark.model
def test_another_model_that_cannot_be_loaded_is_a_message(tmp_path: Path) -> None:
    result = runner(tmp_path)("build", PINCITE_MODEL="nobody/no-such-model-anywhere")
    assert result.exit_code != 0
    assert "the embedding model 'nobody/no-such-model-anywhere' cannot be used" in result.stderr
    assert current_id(tmp_path / "snapshots") is None
