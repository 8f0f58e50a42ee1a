"""A running service takes up a new snapshot, and goes on with the old one where the new one is no good."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from litestar.testing import TestClient

from index.errors import SnapshotMissing
from index.intent.intent import IntentNetwork
from index.manifest import hashes_of
from index.reading.cross_encoder import CrossEncoder
from index.snapshot import build, current_id, current_name, load
from index.vectors import FaissVectors
from service.app import create_app
from service.asking.answerer import Answerer
from service.asking.networks import Networks
from service.asking.request import Ask
from service.current import CurrentAnswerer
from tests.index.ferries import write_ferries, write_log
from tests.index.hash_embedder import HashEmbedder
from tests.places import ROOT
from tests.service.conftest import Client

WOUNDED = {"question": "How many sailors were wounded?"}
WITNESSES = {"question": "How many witnesses did the commission hear?"}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [write_ferries(tmp_path), write_log(tmp_path)]


@pytest.fixture
def folder(tmp_path: Path, files: list[Path]) -> Path:
    """Of snapshots; the current one is of the first of the files."""
    build(files[:1], tmp_path / "snapshots", HashEmbedder())
    return tmp_path / "snapshots"


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    with (
        CurrentAnswerer(folder, HashEmbedder(), every=0.02) as answerer,
        TestClient(create_app(answerer), raise_server_exceptions=False) as client,
    ):
        yield client


def in_use(client: Client) -> str:
    return str(client.get("/api/v1/documents").json()["snapshot"])


def taken_up(client: Client, snapshot: str | None, within: float = 20.0) -> bool:
    until = time.monotonic() + within
    while in_use(client) != snapshot:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_a_new_snapshot_answers_without_a_new_start(client: Client, folder: Path, files: list[Path]) -> None:
    assert client.get("/api/v1/documents/A/77/402").status_code == 404
    new = build(files, folder, HashEmbedder()).id
    assert taken_up(client, new)
    assert client.get("/api/v1/documents/A/77/402").status_code == 200
    answer = client.post("/api/v1/ask", json=WITNESSES).json()
    assert (answer["snapshot"], answer["citations"][0]["anchor"]["document"]) == (new, "A/77/402")


def test_a_document_that_is_removed_is_not_found_any_more(client: Client, folder: Path, files: list[Path]) -> None:
    assert taken_up(client, build(files, folder, HashEmbedder()).id)
    assert taken_up(client, build(files[:1], folder, HashEmbedder()).id)
    assert client.get("/api/v1/documents/A/77/402").status_code == 404


#: Builds again and again in a process of its own, each time with one document more or less.
_BUILDER = """
import sys
from pathlib import Path
from index.snapshot import build
from tests.index.hash_embedder import HashEmbedder
folder, *files = map(Path, sys.argv[1:])
for turn in range(8):
    build(files[: 1 + turn % 2], folder, HashEmbedder())
"""


def test_whoever_asks_while_others_build_meets_no_error(client: Client, folder: Path, files: list[Path]) -> None:
    seen: list[tuple[int, str, str]] = []
    ended = threading.Event()

    def ask() -> None:
        last = False
        while not last:
            last = ended.is_set()  # one more is asked of what was taken up
            response = client.post("/api/v1/ask", json=WOUNDED)
            seen.append((response.status_code, response.json()["status"], response.json()["snapshot"]))

    asking = threading.Thread(target=ask)
    asking.start()
    builder = [sys.executable, "-c", _BUILDER, str(folder), *map(str, files)]
    done = subprocess.run(builder, cwd=ROOT, capture_output=True, text=True, check=False)
    final = current_id(folder)
    last = taken_up(client, final)
    ended.set()
    asking.join()
    assert done.returncode == 0, done.stderr
    assert last
    assert {(status, answered) for status, answered, _ in seen} == {(200, "answered")}
    assert len({snapshot for *_, snapshot in seen}) == 2


def test_a_request_goes_on_with_the_snapshot_it_began_with(
    folder: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The swap happens in the middle of a request: while its question is embedded."""
    answerer = CurrentAnswerer(folder, HashEmbedder())
    old = answerer.answerer
    embed = HashEmbedder.embed

    def swap(embedder: HashEmbedder, texts: list[str], *, progress: bool = False) -> object:
        monkeypatch.setattr(HashEmbedder, "embed", embed)
        build(files, folder, HashEmbedder())
        answerer.refresh()
        return embed(embedder, texts, progress=progress)

    with TestClient(create_app(answerer)) as client:
        monkeypatch.setattr(HashEmbedder, "embed", swap)
        answer = client.post("/api/v1/ask", json=WOUNDED).json()
        assert answer["snapshot"] == old.snapshot.manifest.id != answerer.answerer.snapshot.manifest.id
        assert answer["status"] == "answered"
        assert client.post("/api/v1/ask", json=WOUNDED).json()["snapshot"] == answerer.answerer.snapshot.manifest.id


def test_a_damaged_snapshot_is_logged_once_and_the_old_one_answers(
    client: Client, folder: Path, files: list[Path], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = in_use(client)
    save = FaissVectors.save

    def damaged(store: FaissVectors, path: Path) -> None:
        save(store, path)
        monkeypatch.setattr("index.build.hashes_of", lambda _: ())

    with caplog.at_level(logging.ERROR, "pincite"):
        monkeypatch.setattr(FaissVectors, "save", damaged)
        new = build(files, folder, HashEmbedder()).id
        monkeypatch.setattr("index.build.hashes_of", hashes_of)
        until = time.monotonic() + 20
        while not caplog.records and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.2)
    (record,) = caplog.records
    assert new in record.getMessage()
    assert "documents.json is not as it was written" in record.getMessage()
    assert in_use(client) == old
    assert client.post("/api/v1/ask", json=WOUNDED).json()["status"] == "answered"
    monkeypatch.setattr(FaissVectors, "save", save)
    build(files, folder, HashEmbedder())  # the same again, whole: of the same id, in a folder of another name
    assert current_name(folder) != new
    assert taken_up(client, new)


def test_a_snapshot_of_another_model_is_not_taken_up(
    client: Client, folder: Path, files: list[Path], caplog: pytest.LogCaptureFixture
) -> None:
    old = in_use(client)
    with caplog.at_level(logging.ERROR, "pincite"):
        build(files, folder, HashEmbedder("hash-17"))
        assert not taken_up(client, current_id(folder), within=0.5)
    assert "built with the model hash" in caplog.text
    assert in_use(client) == old


def test_one_that_could_not_be_taken_up_is_tried_again(
    folder: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer = CurrentAnswerer(folder, HashEmbedder())

    def too_many_open_files(*_: object) -> object:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("service.current.load", too_many_open_files)
    new = build(files, folder, HashEmbedder()).id
    answerer.refresh()
    monkeypatch.setattr("service.current.load", load)
    answerer.refresh()
    assert answerer.answerer.snapshot.manifest.id != new
    monkeypatch.setattr(time, "monotonic", lambda: 1e9)
    answerer.refresh()
    assert answerer.answerer.snapshot.manifest.id == new


def test_the_thread_outlives_what_nobody_foresaw(
    client: Client, folder: Path, files: list[Path], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unforeseen(_: Path) -> str:
        raise ZeroDivisionError("in the kitchen")

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR, "pincite"):
        patch.setattr("service.current.current_name", unforeseen)
        time.sleep(0.2)
    assert "in the kitchen" in caplog.text
    assert taken_up(client, build(files, folder, HashEmbedder()).id)


def test_a_snapshot_folder_that_is_lost_leaves_the_old_one_answering(client: Client, folder: Path) -> None:
    old = in_use(client)
    shutil.rmtree(folder)
    time.sleep(0.2)
    assert in_use(client) == old


def test_the_thread_ends_with_its_context(folder: Path) -> None:
    with CurrentAnswerer(folder, HashEmbedder(), every=0.02):
        assert any(thread.name == "snapshots" for thread in threading.enumerate())
    assert not any(thread.name == "snapshots" for thread in threading.enumerate())


def test_there_has_to_be_a_snapshot_to_begin_with(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing):
        CurrentAnswerer(tmp_path, HashEmbedder())


def test_what_was_loaded_before_is_let_go(folder: Path, files: list[Path]) -> None:
    answerer = CurrentAnswerer(folder, HashEmbedder())
    before = weakref.ref(answerer.answerer)
    build(files, folder, HashEmbedder())
    answerer.refresh()
    assert before() is None


def test_the_networks_stay_while_snapshots_change(folder: Path, files: list[Path]) -> None:
    networks = Networks.load()
    answerer = CurrentAnswerer(folder, HashEmbedder(), made=partial(Answerer, networks=networks))
    build(files, folder, HashEmbedder())
    with ExitStack() as stack:
        for network in (CrossEncoder, IntentNetwork):
            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setattr(network, "__init__", lambda *_, **__: pytest.fail("it was loaded again"))
        answerer.refresh()
    assert answerer.answerer.ask(Ask(WOUNDED["question"])).confidence > 0
