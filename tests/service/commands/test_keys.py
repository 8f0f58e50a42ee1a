"""`pincite keys`, and what the commands write into the audit log."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from service.acquisitions.audit import AuditLog
from service.errors import KeyMissing
from service.keys import KeyRing
from tests.index.ferries import LOG
from tests.service.commands.test_main import Run, run

__all__ = ["run"]  # the fixture


def test_a_key_is_made_listed_and_revoked(run: Run, tmp_path: Path) -> None:
    assert "There are no keys" in run("keys", "list").stderr
    made = run("keys", "add", "harvester", "--scope", "write")
    token = made.stdout.strip()
    assert made.exit_code == 0
    assert KeyRing(tmp_path / "keys.json").check(f"Bearer {token}", "write").name == "harvester"
    listed = run("keys", "list").stdout
    assert "harvester" in listed
    assert "in use" in listed
    assert token not in listed
    assert run("keys", "revoke", "harvester").exit_code == 0
    with pytest.raises(KeyMissing, match="was revoked"):
        KeyRing(tmp_path / "keys.json").check(f"Bearer {token}", "read")
    assert "revoked" in run("keys", "list").stdout


@pytest.mark.parametrize("name", ["", "two words", "a" * 41, "../keys", "\u202e"])
def test_a_name_that_would_not_be_told_in_a_log_is_refused(run: Run, name: str) -> None:
    result = run("keys", "add", name)
    assert result.exit_code == 2
    assert "cannot be used as the name of a key" in result.stderr


def test_a_name_is_used_once_and_a_missing_one_not_revoked(run: Run) -> None:
    run("keys", "add", "harvester")
    assert "there is or was a key of this name" in run("keys", "add", "harvester").stderr
    assert "no key of this name is in use" in run("keys", "revoke", "reader").stderr


def test_a_damaged_record_lets_nobody_in_and_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{", encoding="utf-8")
    assert "cannot be read" in run("keys", "add", "harvester").stderr
    assert (tmp_path / "keys.json").read_text(encoding="utf-8") == "{"


def test_the_commands_are_in_the_audit_log(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "given" / "log.md"
    path.parent.mkdir()
    path.write_text(LOG, encoding="utf-8")
    assert run("add", "--no-build", "--symbol", "A/77/402", str(path)).exit_code == 0
    assert run("remove", "--no-build", "A/77/402").exit_code == 0
    told = [(entry.what, entry.symbol, entry.by) for entry in AuditLog(tmp_path / "audit.jsonl")]
    assert told == [("added", "A/77/402", "command"), ("removed", "A/77/402", "command")]
    hashes = {entry.sha256 for entry in AuditLog(tmp_path / "audit.jsonl")}
    assert hashes == {hashlib.sha256(LOG.encode()).hexdigest()}
