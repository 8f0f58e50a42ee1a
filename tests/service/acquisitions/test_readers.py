"""Files whose reader crashes, never ends or takes all memory: their jobs say so, and the service answers on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.holdings.apart.limits import Limits
from corpus.holdings.apart.readers import ReadersApart
from service.commands import documents
from service.commands import main as cli
from service.words import speaking
from tests.corpus.holdings.apart import bad_readers
from tests.index.ferries import LOG
from tests.service.acquisitions.desks import Opened, opened

BAD = partial(ReadersApart, Limits(seconds=1.0, memory=400_000_000), bad_readers.__name__)
WORST = [
    ("crashes", "its reader crashed (SIGABRT)"),
    ("loops", "reading it took longer than 1 seconds and was ended"),
    ("eats", "reading it took more than 400 MB of memory and was ended"),
]
ADVICE = "save it anew in the program that made it or in another format, or in parts, and add that"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path, readers=lambda: BAD()) as service:
        yield service


def test_a_job_says_what_was_wrong_and_the_next_is_done(service: Opened) -> None:
    headers = {"authorization": f"Bearer {service.desk.keys.add('harvester', 'write')}"}

    def job_of(text: str) -> dict[str, object]:
        sent = service.client.post(
            "/api/v1/documents", params={"filename": "log.txt"}, content=text.encode(), headers=headers
        )
        service.desk.jobs.wait(sent.json()["id"], 60)
        return dict(service.client.get(sent.json()["url"], headers=headers).json())

    for word, reason in WORST:
        job = job_of(f"{word} A/77/402\n\n{LOG}")
        assert job["state"] == "failed"
        assert job["error"] == {
            "status": 422,
            "error": "unreadable_file",
            "detail": f"log.txt cannot be read: {reason}; {ADVICE}",
        }
        assert service.client.get("/health").status_code == 200
    assert job_of(f"A/77/402\n\n{LOG}")["outcome"] == "added"
    assert service.client.get("/api/v1/documents/A/77/402").status_code == 200


def test_the_page_of_a_file_that_waits_says_what_was_wrong(service: Opened) -> None:
    with speaking("fr"):
        upload = service.desk.receive("log.txt", b"crashes A/77/402", "page")
    service.desk.jobs.wait(service.desk.reading(upload).id, 60)
    shown = service.client.get(f"/uploads/{upload.id}", headers={"accept": "text/html"})
    assert "its reader crashed (SIGABRT)" in shown.text
    assert "dans un autre format" in shown.text


def test_the_command_names_the_file_and_adds_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "ReadersApart", lambda limits: BAD())
    given = tmp_path / "given"
    given.mkdir()
    for name, word in (("a.txt", "crashes"), ("b.txt", "fails"), ("c.txt", "")):
        (given / name).write_text(f"{word}\n\nA/77/402\n\n{LOG}", encoding="utf-8")
    result = CliRunner().invoke(
        cli.main, ["add", "--no-build", str(given)], env={"PINCITE_DATA": str(tmp_path / "data")}
    )
    assert result.exit_code == 1
    assert f"a.txt: cannot be read: its reader crashed (SIGABRT); {ADVICE}" in result.stderr
    assert "b.txt: a fault of Pincite, please report it: ReaderFault: KeyError: 'a fault'" in result.stderr
    assert "1 added, 0 already held, 2 not added" in result.stdout
