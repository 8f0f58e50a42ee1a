"""What was done to documents has its line, wherever the process that did it was ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.card import Card, card_of
from corpus.document import Document
from corpus.errors import AnotherText, ShippedDocument
from corpus.fetching.ledger import LEDGER, Ledger
from corpus.formats.markdown import read_markdown
from corpus.grammar.understand import understand
from corpus.holdings.collection import AlreadyHeld, Collection
from corpus.holdings.source import Source
from corpus.symbol import Symbol
from index.manifest import hash_of_file
from service.acquisitions.adding import Adding
from service.acquisitions.audit import AuditLog
from service.acquisitions.indexing import alone
from service.acquisitions.removing import remove_document
from service.settings import Settings
from tests.index.ferries import write_log

LOG_BOOK = Symbol.parse("A/77/402")


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = Settings(data=tmp_path / "data")
    found.documents.mkdir(parents=True)
    write_log(found.documents)
    return found


def lines(settings: Settings) -> list[tuple[str, str, str]]:
    return [(entry.what, entry.symbol, entry.by) for entry in AuditLog(settings.audit_file)]


def next_change(settings: Settings) -> None:
    with alone(settings, say=lambda _: None):
        pass


def killed_at(log: AuditLog, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object, **__: object) -> None:
        raise Killed

    def stays(*_: object, **__: object) -> None:
        """A process that was killed takes nothing away."""

    monkeypatch.setattr(Path, "unlink", stays)
    monkeypatch.setattr(Collection if step == "remove" else AuditLog, step, killed)


@pytest.mark.parametrize("step", ["remove", "add"])
def test_a_removal_that_was_killed_is_told_of_if_it_was_done(
    settings: Settings, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = AuditLog(settings.audit_file)
    collection = Collection(settings.documents, settings.removed, shipped=(), known={})
    ledger = Ledger.open(settings.data / LEDGER)
    with monkeypatch.context() as patch:
        killed_at(log, step, patch)
        with pytest.raises(Killed):
            remove_document(collection, ledger, log, LOG_BOOK, "page")
    assert lines(settings) == []
    next_change(settings)
    assert lines(settings) == ([("removed", "A/77/402", "page")] if step == "add" else [])
    next_change(settings)
    assert len(lines(settings)) == (step == "add")


@pytest.mark.parametrize("step", ["remove", "put", "add"])
def test_a_removal_that_the_disk_ends_is_told_of_if_it_was_done(
    settings: Settings, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    collection = Collection(settings.documents, settings.removed, shipped=(), known={})
    ledger = Ledger.open(settings.data / LEDGER)
    with monkeypatch.context() as patch:
        patch.setattr({"remove": Collection, "put": Ledger, "add": AuditLog}[step], step, full)
        with pytest.raises(OSError, match="No space"):
            remove_document(collection, ledger, AuditLog(settings.audit_file), LOG_BOOK, "page")
    next_change(settings)
    assert lines(settings) == ([] if step == "remove" else [("removed", "A/77/402", "page")])


def test_one_that_was_told_of_already_is_not_told_of_twice(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    log = AuditLog(settings.audit_file)
    (path,) = settings.documents.glob("*.md")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        with log.about("added", "A/77/402", path.name, hash_of_file(path), "page"):
            log.add("replaced", "A/77/402", path.name, hash_of_file(path), "page")
    next_change(settings)
    assert lines(settings) == [("replaced", "A/77/402", "page")]


def test_an_addition_that_was_killed_is_told_of_if_it_was_done(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = settings.documents.glob("*.md")
    for sha256 in (hash_of_file(path), "0" * 64):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", lambda *_, **__: None)
            with AuditLog(settings.audit_file).about("added", "A/77/402", path.name, sha256, "command"):
                pass
        next_change(settings)
    assert lines(settings) == [("added", "A/77/402", "command")]


@pytest.mark.parametrize("is_held", [True, False])
def test_a_file_that_is_added_as_the_process_is_killed_has_its_line_if_it_was_not_held(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_held: bool
) -> None:
    (path,) = settings.documents.glob("*.md")
    if not is_held:
        path = tmp_path / "other.md"
        path.write_text("A/77/403\n\nThe same harbour, another night.", encoding="utf-8")
    collection = Collection(settings.documents, settings.removed, shipped=(), known={})
    adding = Adding(collection, AuditLog(settings.audit_file), Source.document)
    with monkeypatch.context() as patch:
        killed_at(adding.log, "add", patch)
        if is_held:
            assert isinstance(adding.add(path, Card(path)), AlreadyHeld)
        else:
            with pytest.raises(Killed):
                adding.add(path, Card(path))
    next_change(settings)
    assert lines(settings) == ([] if is_held else [("added", "A/77/403", "command")])


def other_text(source: Source) -> Document:
    """As a reader that has changed reads it."""
    return understand(read_markdown(source.data + b"\n\nThe buoys were lit again.\n").lines, source.card)


def test_a_file_read_anew_that_is_refused_was_not_added(settings: Settings) -> None:
    (path,) = settings.documents.glob("*.md")
    collection = Collection(settings.documents, settings.removed, shipped=(), known={})
    with pytest.raises(AnotherText):
        Adding(collection, AuditLog(settings.audit_file), other_text).add(path, Card(path))
    next_change(settings)
    assert lines(settings) == []


def test_what_was_refused_leaves_nothing_to_settle(settings: Settings, tmp_path: Path) -> None:
    """Not even where the file comes there by another way."""
    path = tmp_path / "other.md"
    path.write_text("A/77/402\n\nAnother harbour, another night.", encoding="utf-8")
    collection = Collection(settings.documents, settings.removed, shipped=(), known={})
    with pytest.raises(AnotherText):
        Adding(collection, AuditLog(settings.audit_file), Source.document).add(path, Card(path))
    path.rename(settings.documents / "other.md")
    next_change(settings)
    assert lines(settings) == []


def test_a_removal_that_is_refused_is_not_told_of(settings: Settings, tmp_path: Path) -> None:
    """What is shipped lies elsewhere."""
    (held,) = settings.documents.glob("*.md")
    shipped = held.rename(tmp_path / held.name)
    card_of(held).rename(card_of(shipped))
    collection = Collection(settings.documents, settings.removed, shipped=(shipped,), known={})
    ledger, log = Ledger.open(settings.data / LEDGER), AuditLog(settings.audit_file)
    with pytest.raises(ShippedDocument):
        remove_document(collection, ledger, log, LOG_BOOK, "page")
    next_change(settings)
    assert lines(settings) == []


def test_a_file_of_the_same_text_that_replaces_another_as_the_process_is_killed_has_its_line(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = settings.documents.glob("*.md")
    path = tmp_path / "again.md"
    path.write_bytes(held.read_bytes() + b"\n\n")
    collection = Collection(settings.documents, settings.removed, shipped=(), known={})
    adding = Adding(collection, AuditLog(settings.audit_file), Source.document, replacing=True)
    with monkeypatch.context() as patch:
        killed_at(adding.log, "add", patch)
        with pytest.raises(Killed):
            adding.add(path, Card(path, LOG_BOOK))
    next_change(settings)
    assert lines(settings) == [("added", "A/77/402", "command")]
