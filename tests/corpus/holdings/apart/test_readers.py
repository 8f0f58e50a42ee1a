"""Whatever a reader does, whoever asked it is told what was wrong, and the next file is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.card import Card
from corpus.errors import ReadingStopped, SymbolMissing, UnreadableSource
from corpus.holdings.apart import readers as apart
from corpus.holdings.apart.limits import Limits
from corpus.holdings.apart.messages import unpacked_answer
from corpus.holdings.apart.readers import ReaderFault, ReadersApart
from corpus.holdings.library import LETTER
from corpus.holdings.source import Source, read_source
from tests.places import ROOT

SILENT = "tests.corpus.holdings.apart.silent"
BAD = "tests.corpus.holdings.apart.bad_readers"
#: Enough for what reads in a tenth of a second, and little enough to wait for.
TIGHT = Limits(seconds=1.0, memory=400_000_000)
PAGE = (
    b"<html><head><meta property='og:site_name' content='Lakeside Watch'></head>"
    b"<body><nav>Home</nav><article><p>The moorings were cut.</p></article></body></html>"
)


def text(words: str, name: str = "A_75_660.txt") -> Source:
    path = Path("/nowhere") / name
    return Source(path, words.encode(), Card(path))


@pytest.fixture(scope="module")
def bad() -> Iterator[ReadersApart]:
    with ReadersApart(TIGHT, BAD) as readers:
        yield readers


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("crashes", r"its reader crashed \(SIGABRT\)"),
        ("segfaults", r"its reader crashed \(SIGSEGV\)"),
        ("loops", "reading it took longer than 1 seconds and was ended"),
        ("waits", "reading it took longer than 1 seconds and was ended"),
        ("eats", "reading it took more than 400 MB of memory and was ended"),
    ],
)
def test_what_a_reader_does_at_worst_is_told_of_and_the_next_file_is_read(
    bad: ReadersApart, word: str, said: str
) -> None:
    with pytest.raises(ReadingStopped, match=rf"A_75_660\.txt cannot be read: {said}"):
        bad.document(text(f"{word} A/75/660"))
    assert str(bad.document(text("A/75/660\n\n1. The moorings were cut.")).symbol) == "A/75/660"


def test_a_fault_of_ours_comes_with_its_trace(bad: ReadersApart) -> None:
    with pytest.raises(ReaderFault, match="KeyError: 'a fault'") as raised:
        bad.document(text("fails"))
    assert "bad_readers.py" in raised.value.__notes__[0]


def test_what_a_library_prints_is_no_answer(bad: ReadersApart) -> None:
    assert "moorings" in bad.document(text("prints\n\nA/75/660\n\n1. The moorings were cut.")).text


def test_a_reader_writes_nothing_to_the_disk(bad: ReadersApart) -> None:
    with pytest.raises(UnreadableSource, match="File too large"):
        bad.document(text("writes"))


def test_a_reader_has_no_setting_no_secret_and_no_file_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_MILVUS_TOKEN", "root:secret")
    for name in ("HOME", "LD_LIBRARY_PATH"):  # LibreOffice and libraries of C are found by them
        monkeypatch.setenv(name, "/nowhere")
    with open(os.devnull, "rb") as opened, ReadersApart(TIGHT, BAD) as readers:
        os.set_inheritable(opened.fileno(), True)
        document = readers.document(text("tells"))
    assert "PATH" in document.text
    assert "LD_LIBRARY_PATH" in document.text
    assert "HOME" in document.text
    assert "PINCITE" not in document.text
    assert "5 files." in document.text  # three that lead nowhere, where the answer goes, and the folder it looks at


def test_a_document_is_as_it_would_be_read_here() -> None:
    letter = read_source(LETTER)
    with ReadersApart() as readers:
        assert readers.document(letter) == letter.document()
        with pytest.raises(SymbolMissing) as missing:
            readers.document(text("1. The moorings were cut."))
        assert (missing.value.path.name, missing.value.suggested) == ("A_75_660.txt", "A/75/660")
        with pytest.raises(UnreadableSource, match=r"^A_75_660\.pdf cannot be read: it is plain text; rename it"):
            readers.document(text("no PDF", "A_75_660.pdf"))


def test_what_a_page_says_of_itself_is_read_apart_as_well() -> None:
    path = Path("page.html")
    page = Source(path, PAGE, Card(path))
    with ReadersApart() as readers:
        assert readers.completed_card(page) == page.completed_card()
        assert readers.completed_card(page).publisher == "Lakeside Watch"


def test_a_process_that_was_killed_is_told_of_and_another_one_reads_on(bad: ReadersApart) -> None:
    bad.document(text("A/75/660\n\n1. The moorings were cut."))
    before = bad._process
    assert before is not None
    before.kill()
    before.wait()
    assert bad.document(text("A/75/660\n\n1. The moorings were cut.")).text
    assert bad._process is not before


def test_a_file_whose_name_is_no_utf_8_is_read(bad: ReadersApart) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    assert bad.document(text("A/75/660\n\n1. The moorings were cut.", name)).text
    with pytest.raises(SymbolMissing) as missing:
        bad.document(text("1. The moorings were cut.", name))
    assert missing.value.path.name == name


def test_one_that_hears_of_no_limit_is_late_and_not_crashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_GRACE", 0.5)
    took_longer = pytest.raises(ReadingStopped, match="reading it took longer than 1 seconds and was ended")
    with ReadersApart(TIGHT, SILENT) as readers, took_longer:
        readers.document(text("A/75/660"))


def test_a_process_that_reads_one_file_is_not_asked_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_ANSWERS_ONCE", True)
    with ReadersApart(TIGHT, BAD) as readers:
        for _ in range(2):
            assert readers.document(text("A/75/660\n\n1. The moorings were cut.")).text
            assert readers._process is None


def test_an_answer_whose_blocks_lie_outside_of_the_text_is_none() -> None:
    with pytest.raises(ValueError, match="outside"):
        unpacked_answer(
            b'{"document":{"symbol":{"halves":["A/75/660"]},"title":"","kind":"","author":{"name":"","role":"author"},'
            b'"text":"ab","blocks":[{"id":"p1","kind":"paragraph","start":0,"end":3,"label":"","section":""}]}}'
        )
    for told in (b"", b"[]", b'{"document": 1}', b"\x80\x04K\x01."):
        with pytest.raises(ValueError):  # noqa: PT011  # pydantic's
            unpacked_answer(told)


# --- what ends with whom -----------------------------------------------------------------------------------

_ASKS = """
import sys
from pathlib import Path
from corpus.card import Card
from corpus.holdings.apart.readers import ReadersApart
from corpus.holdings.source import Source
path = Path("a.txt")
with ReadersApart(program=sys.argv[1]) as readers:
    readers.document(Source(path, sys.argv[2].encode(), Card(path)))
"""


@pytest.mark.parametrize(
    ("number", "word"), [(signal.SIGKILL, "loops"), (signal.SIGTERM, "waits"), (signal.SIGINT, "loops")]
)
def test_nothing_goes_on_where_whoever_asked_has_ended(number: signal.Signals, word: str) -> None:
    asking = subprocess.Popen(
        [sys.executable, "-c", _ASKS, BAD, word], cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        assert until(lambda: len(below(asking.pid)) == 2)  # one that splits off, and one that reads
        split_off = below(asking.pid)
        asking.send_signal(number)
        asking.wait(30)
        assert until(lambda: not any(is_there(process) for process in split_off))
    finally:
        asking.kill()
        asking.wait()


def below(process: int) -> list[int]:
    """The processes that it has started, and those that they have."""
    found = []
    for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
        found += [int(child), *below(int(child))]
    return found


def is_there(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def until(holds: Callable[[], bool], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.02)
    return held
