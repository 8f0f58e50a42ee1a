"""The record of what was fetched is written whole, beside the old one and then in its place."""

from __future__ import annotations

import datetime
import errno
import os
from pathlib import Path

import pytest

from corpus.errors import LedgerDamaged, NotWritable
from corpus.fetching.ledger import Ledger, Record, removal
from corpus.symbol import Symbol

AT = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)


def test_records_are_read_as_they_were_put_in_the_order_of_their_first_entry(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "fetched.json")
    first = Record("A/77/1", "failed", AT, "“Häfen”\n\x00")
    second = Record("www.lake.example/a", "absent", AT)
    third = Record("A/77/1", "held", AT, file="A_77_1.pdf", sha256="0" * 64, size=7)
    for record in (first, second, third):
        ledger.put(record)
    again = Ledger.open(tmp_path / "fetched.json")
    assert list(again) == [third, second]
    assert again.get("A/77/2") is None


def test_the_old_record_is_replaced_and_not_written_over(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "fetched.json")
    ledger.put(Record("A/77/1", "absent", AT))
    os.link(tmp_path / "fetched.json", tmp_path / "old")
    old = (tmp_path / "old").read_bytes()
    ledger.put(Record("A/77/2", "absent", AT))
    assert (tmp_path / "old").read_bytes() == old


def test_a_full_disk_leaves_the_old_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger.open(tmp_path / "fetched.json")
    ledger.put(Record("A/77/1", "absent", AT))

    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match=r"fetched.json cannot be written: No space left on device"):
        ledger.put(Record("A/77/2", "absent", AT))
    assert [record.key for record in Ledger.open(tmp_path / "fetched.json")] == ["A/77/1"]


def test_a_folder_in_its_place_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "fetched.json").mkdir()
    with pytest.raises(LedgerDamaged, match="Is a directory"):
        Ledger.open(tmp_path / "fetched.json")


def test_what_others_have_put_meanwhile_stays(tmp_path: Path) -> None:
    ledger, other = Ledger.open(tmp_path / "fetched.json"), Ledger.open(tmp_path / "fetched.json")
    other.put(*removal(Symbol.parse("A/77/1–S/2023/1"), AT))
    ledger.put(Record("A/77/2", "absent", AT))
    assert [(record.key, record.state) for record in Ledger.open(tmp_path / "fetched.json")] == [
        ("A/77/1", "removed"),
        ("S/2023/1", "removed"),
        ("A/77/2", "absent"),
    ]
