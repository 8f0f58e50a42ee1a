"""`pincite fetch`: what is said, where, and with which exit status; never a traceback."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import filelock
import pytest
from click.testing import CliRunner, Result

from corpus.fetching.download import Downloader, Manners
from corpus.holdings import readers
from corpus.holdings.apart.readers import ReadersApart
from service.acquisitions.audit import AuditLog
from service.commands import fetching
from service.commands import main as cli
from tests.corpus.fetching import readers_apart
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import ERROR_PAGE, UN, Reply, Site, document, page, serving
from tests.places import ROOT

Run = Callable[..., Result]
RESOLUTION = """Resolution 9001 (2031)
of 3 May 2029

The Security Council,

1. Demands that the patrol boats leave the harbour;

2. Decides to remain seized of the matter.
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as site:
        yield site


@pytest.fixture
def run(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("A/77/401", "--again", PINCITE_CONTACT=…)`: `pincite fetch` in a data folder, from the server here."""

    def downloader(manners: Manners, **options: Any) -> Downloader:
        return Downloader(manners, clock=site.time.clock, transport=site.transport, **options)

    monkeypatch.setattr(fetching, "Downloader", downloader)
    for suffix, reader in READERS.items():
        monkeypatch.setitem(readers.READERS, suffix, reader)
    monkeypatch.setattr(fetching, "ReadersApart", partial(ReadersApart, program=readers_apart.__name__))

    def run(*arguments: str, **settings: str) -> Result:
        environment = {"PINCITE_DATA": str(tmp_path / "data"), "PINCITE_CONTACT": "keeper@lake.example", **settings}
        result = CliRunner().invoke(cli.main, ["fetch", *arguments], env=environment)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run


def files(folder: Path) -> list[str]:
    documents = folder / "data" / "documents"
    return sorted(path.name for path in documents.iterdir()) if documents.exists() else []


def test_what_is_fetched_is_told_line_by_line_with_the_time_left_and_summed_up(
    run: Run, site: Site, tmp_path: Path
) -> None:
    site.add("A/77/1")
    site.always["A/77/3"] = Reply(200, ERROR_PAGE)
    result = run("A/77/1", "A/77/2", "A/77/3")
    assert result.exit_code == 1
    logged = AuditLog(tmp_path / "data" / "audit.jsonl")
    assert [(entry.what, entry.symbol, entry.file, entry.by) for entry in logged] == [
        ("added", "A/77/1", "A_77_1.docx", "command")
    ]
    first, second, third, *rest = result.stdout.splitlines()
    assert re.fullmatch(r"\[1/3\] A/77/1: held \(A_77_1.docx, 1 kB\); about 4 s left", first)
    assert second.startswith("[2/3] A/77/2: absent (the United Nations' server knows no such document); about ")
    assert third == f"[3/3] A/77/3: failed ({UN} answers 200 OK with an HTML page)"
    assert rest == [
        "held         1",
        "absent       1",
        "failed       1",
        "  absent   A/77/2  the United Nations' server knows no such document",
        f"  failed   A/77/3  {UN} answers 200 OK with an HTML page",
        "absent documents are asked for again after 30 days, or with --again",
        "`pincite build` or `pincite serve` reads in what was fetched",
    ]
    assert files(tmp_path) == ["A_77_1.docx", "A_77_1.toml"]


def test_warnings_of_what_was_fetched_are_told(run: Run, site: Site) -> None:
    site.add("S/RES/9001(2031)", "pdf", document("pdf", text=RESOLUTION))
    site.add("A/77/2")
    result = run("S/RES/9001(2031)", "A/77/2")
    assert "held         2\n" in result.stdout
    (warning,) = (line for line in result.stderr.splitlines() if line.startswith("warning: "))
    assert warning == (
        "warning: S/RES/9001(2031): the symbol S/RES/9001(2031) and the date 2029-05-03 are of different years"
    )
    assert "warning" not in run("A/77/2", "S/RES/9001(2031)").stderr


def test_status_0_where_nothing_failed_and_a_second_run_has_nothing_to_ask(run: Run, site: Site) -> None:
    site.add("A/77/1")
    assert run("A/77/1", "A/77/2").exit_code == 0
    site.log.clear()
    result = run("A/77/1", "A/77/2")
    assert result.exit_code == 0
    assert "held         1\nabsent       1\nfailed       0\n" in result.stdout
    assert "reads in what was fetched" not in result.stdout
    assert site.log == []
    assert run("A/77/2", "--again").exit_code == 0
    assert set(site.symbols) == {"A/77/2"}


def test_without_symbols_all_that_the_letter_cites_is_asked_for(run: Run, site: Site) -> None:
    result = run()
    assert result.exit_code == 0
    assert "[53/53] " in result.stdout
    assert "held         0\nabsent      53\nfailed       0\n" in result.stdout
    assert len(set(site.symbols)) > 48


def test_a_dry_run_asks_nothing_and_writes_nothing(run: Run, site: Site, tmp_path: Path) -> None:
    result = run("--dry-run")
    assert result.exit_code == 0
    *lines, last = result.stdout.splitlines()
    assert len(lines) == 53
    assert f"S/RES/822(1993)  https://{UN}/api/symbol/access?s=S%2FRES%2F822%281993%29&l=en&t=docx" in lines
    assert any(line.endswith("  https://www.hrw.org/news/2020/12/15/armenia-cluster-munitions-used-multiple-attacks-azerbaijan") for line in lines)  # fmt: skip
    assert re.fullmatch(r"53 documents to ask for; about \d+ min if all are found at once. Nothing was asked", last)
    assert site.log == []
    assert not (tmp_path / "data").exists()


def test_a_web_page_is_fetched_by_its_address(run: Run, site: Site, tmp_path: Path) -> None:
    site.pages["www.lake.example/news/ferries"] = page("Ferries adrift")
    result = run("https://www.lake.example/news/ferries")
    assert result.exit_code == 0
    assert [name.rpartition(".")[2] for name in files(tmp_path)] == ["html", "toml"]


def test_a_page_that_the_letter_cites_is_fetched_as_it_is_cited(run: Run, site: Site, tmp_path: Path) -> None:
    title = "Nagorno-Karabakh conflict: Bachelet warns of possible war crimes as attacks continue in populated areas"
    site.always["www.ohchr.org"] = page(title, "OHCHR", "2020-11-02")
    assert run("https://www.ohchr.org/EN/NewsEvents/Pages/DisplayNews.aspx?NewsID=26464&LangID=E").exit_code == 0
    site.always["www.ohchr.org"] = page("Search", text="Nothing was found.")
    shutil.rmtree(tmp_path / "data")
    assert run("www.ohchr.org/EN/NewsEvents/Pages/DisplayNews.aspx?NewsID=26464&LangID=E").exit_code == 1


def test_either_half_names_a_joint_document(run: Run, site: Site, tmp_path: Path) -> None:
    site.files["A/75/357", "docx"] = document("docx", "A/75/357–S/2020/948")
    assert run("S/2020/948", "A/75/357").exit_code == 0
    assert files(tmp_path) == ["A_75_357.docx", "A_75_357.toml"]


def test_the_language_is_asked_for_and_no_other_than_the_six(run: Run, site: Site) -> None:
    run("A/77/1", "--language", "fr")
    assert all("&l=fr&" in asked.target for asked in site.log)
    refused = run("A/77/1", "--language", "de")
    assert refused.exit_code == 2
    assert "'de' is not one of 'en', 'fr', 'es', 'ar', 'ru', 'zh'" in refused.stderr


def test_servers_are_told_who_asks(run: Run, site: Site) -> None:
    assert "PINCITE_CONTACT" not in run("A/77/1").stderr
    assert site.log[-1].agent == "Pincite (+keeper@lake.example)"
    assert "PINCITE_CONTACT is not set" in run("A/77/2", PINCITE_CONTACT="", PINCITE_USER_AGENT="Lake reader").stderr
    assert site.log[-1].agent == "Lake reader"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PINCITE_CONTACT", "me\r\nX-Evil: yes"),
        ("PINCITE_USER_AGENT", "é"),
        ("PINCITE_USER_AGENT", ""),
        ("PINCITE_PACE", "1.9"),
        ("PINCITE_PACE", "nan"),
        ("PINCITE_PACE", "fast"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(run: Run, site: Site, name: str, value: str) -> None:
    result = run("A/77/1", **{name: value})
    assert result.exit_code == 2
    assert f"{name} cannot be used" in result.stderr
    assert site.log == []


def test_the_pace_is_a_setting(run: Run, site: Site) -> None:
    run("A/77/1", PINCITE_PACE="10")
    times = [asked.at for asked in site.log]
    assert 10 <= times[1] - times[0] <= 15


@pytest.mark.parametrize("name", ["nonsense", "https://127.0.0.1/x", ""])
def test_what_is_neither_symbol_nor_address_is_a_message(run: Run, site: Site, name: str) -> None:
    result = run("A/77/1", name)
    assert result.exit_code == 2
    assert "is not a UN document symbol" in result.stderr
    assert site.log == []


def test_a_second_process_is_refused_with_a_message(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with filelock.FileLock(tmp_path / "data" / "fetching.lock"):
        result = run("A/77/1")
        assert run("A/77/1", "--dry-run").exit_code == 0
    assert result.exit_code == 2
    assert "another fetch is at work in" in result.stderr
    assert site.log == []


def test_a_broken_record_is_a_message_that_says_what_to_do(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "fetched.json").write_bytes(b"{]")
    result = run("A/77/1")
    assert result.exit_code == 2
    assert "fetched.json, the record of what was fetched, cannot be read" in result.stderr
    assert "move it away and run again" in result.stderr
    assert (tmp_path / "data" / "fetched.json").read_bytes() == b"{]"


def test_a_document_of_ones_own_that_cannot_be_read_is_named(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "data" / "documents").mkdir(parents=True)
    (tmp_path / "data" / "documents" / "broken.md").write_bytes(b"\xff")
    result = run("A/77/1")
    assert result.exit_code == 0
    assert "not held: broken.md cannot be read" in result.stderr
    assert set(site.symbols) == {"A/77/1"}


def test_what_was_removed_is_fetched_again_by_name_alone(run: Run, site: Site, tmp_path: Path) -> None:
    site.files["S/2020/1104", "docx"] = document("docx", "S/2020/1104")
    run("S/2020/1104")
    environment = {"PINCITE_DATA": str(tmp_path / "data")}
    removed = CliRunner().invoke(cli.main, ["remove", "--no-build", "S/2020/1104"], env=environment)
    assert removed.exit_code == 0
    assert files(tmp_path) == []
    site.log.clear()
    everything = run("--again")
    assert "S/2020/1104" not in site.symbols
    assert "removed      1\n" in everything.stdout
    assert "  removed  S/2020/1104  taken out; name it to fetch it again" in everything.stdout
    assert run("S/2020/1104").exit_code == 0
    assert files(tmp_path) == ["S_2020_1104.docx", "S_2020_1104.toml"]


def test_waits_are_told_on_standard_error(run: Run, site: Site) -> None:
    site.special["A/77/1"] = [Reply(503, headers=(("Retry-After", "60"),))]
    assert f"{UN} answers 503 Service Unavailable; waiting 60 s" in run("A/77/1").stderr


def test_ctrl_c_ends_it_with_what_was_done_and_status_130(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        site.add(f"A/77/{number}")
    sleep, broken = site.time.sleep, list[bool]()

    def interrupted(seconds: float) -> None:
        if len(site.log) == 3 and not broken:
            broken.append(True)
            raise KeyboardInterrupt
        sleep(seconds)

    monkeypatch.setattr(type(site.time), "sleep", lambda self, seconds: interrupted(seconds))
    result = run("A/77/1", "A/77/2", "A/77/3")
    assert result.exit_code == 130
    assert result.stdout.endswith(
        "held         1\nabsent       0\nfailed       0\nnot asked    2\nbroken off; run it again to go on\n"
    )
    assert files(tmp_path) == ["A_77_1.docx", "A_77_1.toml"]
    site.log.clear()
    assert run("A/77/1", "A/77/2", "A/77/3").exit_code == 0
    assert set(site.symbols) == {"A/77/2", "A/77/3"}


#: `pincite fetch` from the server at a port.
_COMMAND = """
import sys
from functools import partial
from corpus.holdings import readers
from service.commands import fetching, main as cli
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import Site
readers.READERS.update(READERS)
fetching.ReadersApart = partial(fetching.ReadersApart, program="tests.corpus.fetching.readers_apart")
site, Downloader = Site(port=int(sys.argv.pop(1))), fetching.Downloader
fetching.Downloader = lambda manners, **options: Downloader(manners, clock=site.time.clock, transport=site.transport, **options)
cli.main()
"""


def test_ctrl_c_in_the_middle_of_a_transfer_ends_a_process_with_status_130(site: Site, tmp_path: Path) -> None:
    site.add("A/77/1")
    site.add("A/77/2")
    half, ended = threading.Event(), threading.Event()

    def pause() -> None:
        half.set()
        ended.wait(120)

    body = site.files["A/77/2", "docx"]
    site.special[f"{UN}/doc/UNDOC/GEN/N01/DOCX/N000001.DOCX"] = [Reply(200, body, pause_at=100, pause=pause)]
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, str(site.port), "fetch", "A/77/1", "A/77/2"],
        cwd=ROOT,
        env={"PINCITE_DATA": str(tmp_path), "PATH": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert half.wait(120)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    finally:
        ended.set()
        process.kill()
    assert process.returncode == 130
    assert "held         1\n" in out
    assert out.endswith("broken off; run it again to go on\n")
    assert "Traceback" not in out + err
    assert sorted(path.name for path in (tmp_path / "documents").glob("*.docx")) == ["A_77_1.docx"]
