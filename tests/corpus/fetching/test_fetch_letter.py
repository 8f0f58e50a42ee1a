"""Everything that the shipped letter cites, fetched from a server of our own; broken off, and gone on with."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType

import pytest

from corpus.document import Reference
from corpus.fetching import fetch, ledger
from corpus.fetching.download import Downloader
from corpus.fetching.fetch import Fetcher, reference_to
from corpus.fetching.ledger import Ledger
from corpus.holdings import collection
from corpus.holdings import readers as held
from corpus.holdings.library import LETTER, find_files, read_library
from corpus.holdings.source import read_document
from corpus.symbol import Symbol
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import ERROR_PAGE, UN, Reply, Site, document, page
from tests.places import ROOT

#: Of the 48 documents, those that are not simply there as Word files under the first half of their symbol.
ABSENT = ("S/23904", "A/70/842")
#: Key → what the server knows the document by, and in which form.
ELSEWHERE = {
    "S/24493": ("S/24493", "pdf"),
    "S/24721": ("S/24721", "pdf"),
    "S/RES/822(1993)": ("S/RES/822 (1993)", "pdf"),
    "S/RES/853(1993)": ("S/RES/853 (1993)", "pdf"),
    "S/RES/874(1993)": ("S/RES/874(1993)", "pdf"),
    "A/65/780": ("S/2011/132", "docx"),
    "A/71/740": ("S/2016/1140", "pdf"),
    "A/75/357": ("S/2020/948", "docx"),
}
#: Key → what goes wrong in the first run, and the words that say so.
FAILING = {
    "A/75/487": (Reply(200, ERROR_PAGE), "answers 200 OK with an HTML page"),
    "A/75/490": (Reply(503), "answers 503 Service Unavailable"),
    "A/75/492": (Reply(200, document("pdf", "A/75/493")), "sent another document, A/75/493"),
    "A/75/497": (Reply(200, document("pdf", "A/75/497")[:-7]), "the PDF is cut off"),
}
#: As the letter cites them, and what their sites answer.
PAGES = {
    "www.ohchr.org/EN/NewsEvents/Pages/DisplayNews.aspx?NewsID=26464&LangID=E": page(
        "Nagorno-Karabakh conflict: Bachelet warns of possible war crimes as attacks continue in populated areas",
        "OHCHR",
        "2020-11-02",
    ),
    "www.hrw.org/news/2020/12/11/armenia-unlawful-rocket-missile-strikes-azerbaijan": page(
        "Armenia: Unlawful Rocket, Missile Strikes on Azerbaijan", "Human Rights Watch", "2020-12-11"
    ),
    "www.amnesty.org/en/latest/news/2020/10/armenia-azerbaijan-first-confirmed-use-of-cluster-munitions-by-armenia-cruel-and-reckless": Reply(
        404, ERROR_PAGE
    ),
    "www.hrw.org/news/2020/10/30/armenia-cluster-munitions-kill-civilians-azerbaijan": page(
        "Armenia: Cluster Munitions Kill Civilians in Azerbaijan", "Human Rights Watch", "2020-10-30"
    ),
    "www.hrw.org/news/2020/12/15/armenia-cluster-munitions-used-multiple-attacks-azerbaijan": Reply(403),
}


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> None:
    for suffix, reader in READERS.items():
        monkeypatch.setitem(held.READERS, suffix, reader)


@pytest.fixture
def letter_site(site: Site, letter: object) -> Site:
    """It has what the letter cites, in the ways above."""
    for reference in opened(site, Path("nowhere")).cited():
        if reference.symbol:
            known, form = ELSEWHERE.get(reference.key, (reference.key, "docx"))
            if reference.key not in ABSENT:
                site.files[known, form] = document(form, str(reference.symbol))
            if reference.key in FAILING:
                site.always[reference.key] = FAILING[reference.key][0]
        else:
            host, _, path = reference.url.partition("#")[0].partition("://")[2].partition("/")
            site.always[f"{host}/{path}"] = PAGES[reference.key]
    return site


def opened(site: Site, data: Path, shipped: tuple[Path, ...] = (LETTER,)) -> Fetcher:
    web = Downloader(clock=site.time.clock, transport=site.transport)
    return Fetcher.open(data, web, readable=READERS, shipped=shipped)


def test_each_of_the_53_documents_that_the_letter_cites_ends_in_its_state_and_the_next_run_asks_for_the_rest(
    letter_site: Site, tmp_path: Path
) -> None:
    fetcher = opened(letter_site, tmp_path)
    references = fetcher.cited()
    assert len(references) == 53
    assert sum(reference.symbol is not None for reference in references) == 48
    assert fetcher.wanted(references) == references
    records = {reference.key: fetcher.fetch(reference) for reference in references}

    absent = {key for key, record in records.items() if record.state == "absent"}
    failed = {key for key, record in records.items() if record.state == "failed"}
    amnesty, cluster = list(PAGES)[2], list(PAGES)[4]
    assert absent == {*ABSENT, amnesty}
    assert failed == {*FAILING, cluster}
    assert Counter(record.state for record in records.values()) == {"held": 45, "absent": 3, "failed": 5}
    for key, (_, words) in FAILING.items():
        assert words in records[key].reason
    assert "answers 403 Forbidden" in records[cluster].reason

    held = read_library((LETTER, *find_files(tmp_path / "documents")))
    known = {half for document in held for half in document.symbol.halves}
    assert len(held) == 46
    assert all((set(r.cites.halves) <= known) == (records[r.key].state == "held") for r in references)
    assert {asked.host for asked in letter_site.log} == {UN, "www.ohchr.org", "www.hrw.org", "www.amnesty.org"}
    assert not any("–" in symbol or "-S/" in symbol for symbol in letter_site.symbols)

    letter_site.log.clear()
    letter_site.always.clear()
    again = opened(letter_site, tmp_path)
    missing = again.wanted(again.cited())
    assert [reference.key for reference in missing] == [key for key in records if key in failed]
    letter_site.always["www.hrw.org"] = page("Armenia: Cluster Munitions Used in Multiple Attacks on Azerbaijan")
    assert {again.fetch(reference).state for reference in missing} == {"held"}
    assert set(letter_site.symbols) == set(FAILING)

    letter_site.log.clear()
    last = opened(letter_site, tmp_path)
    assert last.wanted(last.cited()) == ()
    assert [reference.key for reference in last.wanted(last.cited(), again=True)] == [k for k in records if k in absent]
    assert letter_site.log == []


def test_53_documents_take_minutes_and_one_at_a_time(letter_site: Site, tmp_path: Path) -> None:
    fetcher = opened(letter_site, tmp_path)
    for reference in fetcher.cited():
        fetcher.fetch(reference)
    times = [asked.at for asked in letter_site.log if asked.host == UN]
    assert len(times) > 96
    assert all(later - earlier >= 2 for earlier, later in itertools.pairwise(times))
    assert 200 < letter_site.time.passed < 25 * 60


# --- broken off --------------------------------------------------------------------------------------------


class Killed(BaseException):
    """Nothing in the program catches it."""


#: Where files are written.
WRITING = tuple(module.__file__ for module in (ledger, collection, fetch))

STEPS = ("put", "_replace", "add", "_put", "_take_out", "sweep", "fetch", "_received", "_placed")


def kill_at(line: int) -> None:
    """Raise `Killed` where the line of this number, counted from now, is reached in one of the writing modules."""
    left = [line]

    def trace(frame: FrameType, event: str, argument: object) -> object:
        code = frame.f_code
        if code.co_filename not in WRITING or code.co_name not in STEPS:
            return None
        if event == "line":
            left[0] -= 1
            if left[0] == 0:
                sys.settrace(None)
                raise Killed
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]


def whole(site: Site, folder: Path) -> None:
    """What lies among the documents is what the server has, and its record can be read."""
    for path in find_files(folder / "documents"):
        assert path.read_bytes() in site.files.values()
        assert read_document(path)
    Ledger.open(folder / "fetched.json")


def run(site: Site, folder: Path, references: list[Reference]) -> None:
    fetcher = opened(site, folder, shipped=())
    for reference in fetcher.wanted(references):
        fetcher.fetch(reference)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file opened, and no line after it
def test_a_run_that_is_killed_at_any_line_loses_nothing_and_the_next_one_goes_on(site: Site, tmp_path: Path) -> None:
    site.add("A/77/1", "pdf")
    site.add("A/77/2")
    first, second = reference_to(Symbol.parse("A/77/1")), reference_to(Symbol.parse("A/77/2"))
    before = tmp_path / "before"
    run(site, before, [first, second])
    (before / "documents" / "A_77_1.pdf").write_bytes(b"damaged")
    site.files["A/77/1", "docx"] = document("docx", "A/77/1")  # it comes back in another form
    killed = 0
    for line in range(1, 1_000):
        folder = tmp_path / str(line)
        (folder / "documents").mkdir(parents=True)
        for path in before.rglob("*"):
            if path.is_file() and path.suffix != ".lock":
                (folder / path.relative_to(before)).write_bytes(path.read_bytes())
        try:
            kill_at(line)
            run(site, folder, [first, second])
        except Killed:
            killed += 1
        else:
            break
        finally:
            sys.settrace(None)
        damaged = folder / "documents" / "A_77_1.pdf"
        if damaged.exists() and damaged.read_bytes() == b"damaged":
            damaged.unlink()  # it may still be there, and is no file of the server's
        whole(site, folder)
        held = {h.document.symbol.slug for h in opened(site, folder, ()).collection.holdings}
        site.log.clear()
        run(site, folder, [first, second])
        assert set(site.symbols) == {"A/77/1"} - held
        assert "A/77/2" in held
        assert sorted(path.name for path in (folder / "documents").iterdir()) == [
            "A_77_1.docx",
            "A_77_1.toml",
            "A_77_2.docx",
            "A_77_2.toml",
        ]
        whole(site, folder)
    assert killed > 60


#: Fetches A/77/1 to A/77/5 into a folder from the server at a port.
_RUN = """
import sys
from pathlib import Path
from corpus.holdings import readers
from corpus.fetching.download import Downloader
from corpus.fetching.fetch import Fetcher, alone_in, reference_to
from corpus.symbol import Symbol
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import FakeTime, Site
readers.READERS.update(READERS)
site, folder = Site(port=int(sys.argv[1])), Path(sys.argv[2])
with alone_in(folder):
    fetcher = Fetcher.open(folder, Downloader(clock=site.time.clock, transport=site.transport), shipped=())
    for number in range(1, 6):
        fetcher.fetch(reference_to(Symbol.parse(f"A/77/{number}")))
"""


def test_a_process_that_is_killed_in_the_middle_of_a_transfer_loses_nothing(site: Site, tmp_path: Path) -> None:
    for number in range(1, 6):
        site.add(
            f"A/77/{number}",
            "docx",
            document("docx", text=f"A/77/{number}\n\nDistr.: General\n\n" + "A bell. " * 5_000),
        )
    half, killed = threading.Event(), threading.Event()

    def pause() -> None:
        half.set()
        killed.wait(60)

    file = Reply(200, site.files["A/77/3", "docx"], pause_at=9_000, pause=pause)
    site.special[f"{UN}/doc/UNDOC/GEN/N02/DOCX/N000002.DOCX"] = [file]
    process = subprocess.Popen([sys.executable, "-c", _RUN, str(site.port), str(tmp_path)], cwd=ROOT)
    try:
        assert half.wait(60)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(60)
        killed.set()
    assert process.returncode == -signal.SIGKILL
    whole(site, tmp_path)
    assert sorted(path.name for path in find_files(tmp_path / "documents")) == ["A_77_1.docx", "A_77_2.docx"]
    site.log.clear()
    run(site, tmp_path, [reference_to(Symbol.parse(f"A/77/{number}")) for number in range(1, 6)])
    assert set(site.symbols) == {"A/77/3", "A/77/4", "A/77/5"}
    whole(site, tmp_path)
    assert len(find_files(tmp_path / "documents")) == 5
