"""`pincite add`, `remove`, `list` and `inspect`: what they do, what they say, and what they leave when all goes wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from filelock import FileLock
from reportlab.lib.pdfencrypt import StandardEncryption

from corpus.holdings.apart.readers import ReadersApart
from corpus.holdings.library import LETTER
from corpus.holdings.source import Source
from index.snapshot import build, current_id, load
from tests.corpus.formats.pdf.test_read import plain_pdf, scan
from tests.corpus.formats.test_hostile_files import DOCX, LAUGHS, OLE, OUTSIDE, PAGE, RELATIONS, parts, stored
from tests.corpus.formats.word.word_file import members, paragraph, word_file
from tests.full_disk import full_disk
from tests.index.ferries import FERRIES, LOG
from tests.index.hash_embedder import HashEmbedder
from tests.places import ROOT
from tests.service.commands.test_main import Run, run

__all__ = ["run"]  # the fixture

RESOLUTION = """Resolution {number} (2031)
of 3 May 2031

The Security Council,

Recalling its resolution 8001 (2025) of 4 June 2025,

1. Condemns the cutting of the moorings of ferries;

2. Demands that the patrol boats leave the harbour;

4. Decides to remain seized of the matter {number}.
"""


RELEASE = """PRESS RELEASE

Ferries adrift

The union has found that eleven of the ferries of Port Selby had lost their moorings in the storm.

It asks the minister for new ropes.
"""


def resolution(folder: Path, number: int, name: str = "") -> Path:
    return written(folder / (name or f"resolution-{number}.txt"), RESOLUTION.format(number=number))


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def held(data: Path) -> list[str]:
    """Names of the files in documents/."""
    folder = data / "documents"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def symbols(data: Path) -> list[str]:
    """Of the documents in the current snapshot."""
    return [str(document.symbol) for document in load(data / "snapshots").documents]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder for files that are to be added; the data folder is `tmp_path`."""
    return tmp_path / "given"


# --- add ---------------------------------------------------------------------------------------------------


def test_a_document_is_added_and_can_be_asked(run: Run, tmp_path: Path, given: Path) -> None:
    result = run("add", str(resolution(given, 9001)))
    assert result.exit_code == 0
    assert f"added S/RES/9001(2031), 7 blocks, as {tmp_path / 'documents' / 'S_RES_9001(2031).txt'}" in result.stdout
    assert "1 added, 0 already held, 0 not added" in result.stdout
    assert "2 documents" in result.stderr
    assert symbols(tmp_path) == ["A/75/660–S/2020/1267", "S/RES/9001(2031)"]
    answer = json.loads(run("ask", "--json", "S/RES/9001 (2031), para. 2").stdout)
    assert answer["citations"][0]["quote"] == "2. Demands that the patrol boats leave the harbour;"


def test_what_the_text_does_not_say_is_given(run: Run, tmp_path: Path, given: Path) -> None:
    arguments = ("--symbol", "A/77/402", "--title", "Log of\n the ferries", "--author", "Harbour Commission")
    assert run("add", *arguments, "--no-build", str(written(given / "log.md", LOG))).exit_code == 0
    assert (tmp_path / "documents" / "A_77_402.toml").read_text(encoding="utf-8") == (
        'symbol = "A/77/402"\ntitle = "Log of the ferries"\nauthor = "Harbour Commission"\n'
    )
    assert not (tmp_path / "snapshots").exists()


def test_the_card_beside_a_file_goes_with_it(run: Run, tmp_path: Path, given: Path) -> None:
    path = written(given / "log.md", LOG)
    written(given / "log.toml", 'symbol = "A/77/402"\nsource = "typed from print"\n')
    assert run("add", "--title", "Log", "--no-build", str(path)).exit_code == 0
    assert (tmp_path / "documents" / "A_77_402.toml").read_text(encoding="utf-8") == (
        'symbol = "A/77/402"\ntitle = "Log"\nsource = "typed from print"\n'
    )


def test_the_same_again_is_already_held(run: Run, tmp_path: Path, given: Path) -> None:
    path = resolution(given, 9001)
    run("add", str(path))
    before = current_id(tmp_path / "snapshots"), held(tmp_path)
    again = run("add", str(path), str(resolution(given / "again", 9001)))
    assert again.exit_code == 0
    assert again.stdout.count("is already held as S/RES/9001(2031) (S_RES_9001(2031).txt)") == 2
    assert "0 added, 2 already held, 0 not added" in again.stdout
    assert "up to date" in again.stderr
    assert (current_id(tmp_path / "snapshots"), held(tmp_path)) == before


def test_another_text_needs_replace(run: Run, tmp_path: Path, given: Path) -> None:
    run("add", "--no-build", str(resolution(given, 9001)))
    changed = written(given / "new.txt", RESOLUTION.format(number=9001).replace("Demands", "Requests"))
    refused = run("add", "--no-build", str(changed))
    assert refused.exit_code == 1
    assert "S/RES/9001(2031) is held with another text (S_RES_9001(2031).txt); --replace" in refused.stderr
    replaced = run("add", "--no-build", "--replace", str(changed))
    assert replaced.exit_code == 0
    assert f"replaces what lies in {tmp_path / 'removed' / 'S_RES_9001(2031).txt'} now" in replaced.stdout
    assert "Requests that" in (tmp_path / "documents" / "S_RES_9001(2031).txt").read_text(encoding="utf-8")
    assert "Demands that" in (tmp_path / "removed" / "S_RES_9001(2031).txt").read_text(encoding="utf-8")


def test_a_revision_is_another_document(run: Run, tmp_path: Path, given: Path) -> None:
    path, revised = written(given / "a.md", LOG), written(given / "b.md", f"{LOG}\n3. It adjourned.\n")
    run("add", "--no-build", "--symbol", "A/77/402", str(path))
    result = run("add", "--no-build", "--symbol", "A/77/402/Rev.1", str(revised))
    assert "A/77/402/Rev.1: a revision of A/77/402; both are held, each under its own symbol" in result.stdout
    other = run("add", "--no-build", "--symbol", "A/77/402/Add.1", str(written(given / "c.md", FERRIES)))
    assert "A/77/402/Add.1: an addition to A/77/402; both are held" in other.stdout
    assert "A/77/402/Add.1: related to A/77/402/Rev.1; both are held" in other.stdout
    assert len([name for name in held(tmp_path) if name.endswith(".md")]) == 3
    base = run("add", "--no-build", "--symbol", "A/77/403/Corr.1", str(written(given / "d.md", "A correction.")))
    assert base.exit_code == 0
    base = run("add", "--no-build", "--symbol", "A/77/403", str(written(given / "e.md", "What is corrected.")))
    assert "A/77/403: A/77/403/Corr.1 is a correction of it; both are held" in base.stdout


def test_of_many_files_the_good_ones_are_added_and_the_bad_ones_named(run: Run, tmp_path: Path, given: Path) -> None:
    for number in range(9001, 9024):
        resolution(given, number)
    written(
        given / "S_RES_0850_2031_EN.txt", "A text of nobody knows what, which names no symbol anywhere in its lines."
    )
    written(given / "binary.txt", b"\xff\xd8\x00")
    written(given / "picture.jpg", b"\xff\xd8")
    result = run("add", str(given))
    assert result.exit_code == 1
    assert "23 added, 0 already held, 2 not added" in result.stdout
    assert "added S/RES/9001" not in result.stdout  # too many to tell one by one
    assert f"not added: {given / 'binary.txt'}: cannot be read: it is not UTF-8 (byte " in result.stderr
    assert "names no symbol of its own (its name suggests S/RES/850(2031)); add it with --symbol" in result.stderr
    assert "picture" not in result.stderr
    assert len(symbols(tmp_path)) == 24


def test_a_pattern_that_the_shell_left_alone_is_expanded(run: Run, tmp_path: Path, given: Path) -> None:
    resolution(given, 9001)
    resolution(given, 9002)
    written(given / "log.md", LOG)
    assert run("add", "--no-build", str(given / "*.txt")).exit_code == 0
    assert held(tmp_path) == ["S_RES_9001(2031).txt", "S_RES_9002(2031).txt"]


def test_a_name_that_says_otherwise_than_the_text_is_remarked_on(run: Run, given: Path) -> None:
    result = run("add", "--no-build", str(resolution(given, 9001, "S_RES_9010_2031_EN.txt")))
    assert result.exit_code == 0
    assert "S/RES/9001(2031): the name of S_RES_9010_2031_EN.txt suggests S/RES/9010(2031)" in result.stdout


def test_a_fault_of_ours_in_one_file_costs_no_other(
    run: Run, tmp_path: Path, given: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = ReadersApart.document

    def faulty(readers: ReadersApart, source: Source) -> object:
        if source.path.name == "resolution-9001.txt":
            raise IndexError("list index out of range")
        return document(readers, source)

    files = [str(resolution(given, number)) for number in (9001, 9002)]
    monkeypatch.setattr(ReadersApart, "document", faulty)
    result = run("add", *files)
    assert result.exit_code == 1
    assert "a fault of Pincite, please report it: IndexError: list index out of range" in result.stderr
    assert symbols(tmp_path) == ["A/75/660–S/2020/1267", "S/RES/9002(2031)"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--symbol", "A/1/2", "{0}", "{1}"), "--date are of one file"),
        (("--title", "Log", "{0}", "{1}"), "--date are of one file"),
        (("--name", "Selby", "{0}", "{1}"), "--symbol, --name, --title, --author and --date are of one file"),
        (("--name", "", "{0}"), "cannot be the name of a document: it is empty"),
        (("--name", "x" * 90, "{0}"), "it is too long; 80 characters are the most"),
        (("--name", "A/77/401", "{0}"), "it reads like a symbol"),
        (("--name", "Selby", "--symbol", "A/77/401", "{0}"), "a document is known by one of them"),
        (("--name", "Selby", "--date", "last week", "{0}"), "'last week' is no date; write it like"),
        (("--symbol", "nonsense", "{0}"), "'nonsense' is not a UN document symbol"),
        (("--title", "\udcff", "{0}"), "--title"),
        ((), "FILE"),
    ],
)
def test_an_order_that_cannot_be_followed_changes_nothing(
    run: Run, tmp_path: Path, given: Path, arguments: tuple[str, ...], said: str
) -> None:
    files = [str(resolution(given, number)) for number in (9001, 9002)]
    result = run("add", *(argument.format(*files) for argument in arguments))
    assert result.exit_code == 2
    assert said in result.stderr
    assert held(tmp_path) == []


# --- hostile files -----------------------------------------------------------------------------------------


def hostile(given: Path) -> dict[str, Path]:
    given.mkdir()
    os.mkfifo(given / "pipe.txt")
    (given / "folder.txt").mkdir()
    (given / "nowhere.md").symlink_to(given / "gone.md")
    (given / "round.md").symlink_to(given / "round.md")
    (given / "device.txt").symlink_to("/dev/zero")
    return {
        "pipe": given / "pipe.txt",
        "folder": given / "folder.txt",
        "link to nothing": given / "nowhere.md",
        "link to itself": given / "round.md",
        "device": given / "device.txt",
        "gone": given / "gone.md",
        "empty": written(given / "empty.txt", ""),
        "blank": written(given / "blank.md", " \n\n"),
        "binary": written(given / "binary.txt", b"\x00\x01\x02"),
        "extension": written(given / "program.exe", "MZ"),
        "no extension": written(given / "README", "text"),
        "no text name": written(given / os.fsdecode(b"caf\xe9.txt"), ""),
        "bad card": (written(given / "card.toml", "symbol = "), written(given / "card.md", LOG))[1],
    }


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("pipe", "it is no regular file"),
        ("folder", "no file there that can be read; known are .md"),
        ("link to nothing", "No such file"),
        ("link to itself", "Too many levels of symbolic links"),
        ("device", "it is no regular file"),
        ("gone", "No such file"),
        ("empty", "there is no text in it"),
        ("blank", "there is no text in it"),
        ("binary", "it holds zero bytes"),
        ("extension", "no reader for '.exe' files; known are .md"),
        ("no extension", "no reader for '' files"),
        ("no text name", "there is no text in it"),
        ("bad card", "card.toml cannot be read"),
    ],
)
def test_a_file_that_is_none_is_named_and_stops_no_other(
    run: Run, tmp_path: Path, given: Path, what: str, said: str
) -> None:
    bad = hostile(given)[what]
    result = run("add", "--no-build", str(bad), str(resolution(given, 9001)))
    assert result.exit_code == 1
    assert said in result.stderr
    assert "1 added, 0 already held, 1 not added" in result.stdout
    assert held(tmp_path) == ["S_RES_9001(2031).txt"]


def of_blank_pages(pages: int) -> bytes:
    pdf = pdfium.PdfDocument.new()
    for _ in range(pages):
        pdf.new_page(612, 792).close()
    file = io.BytesIO()
    pdf.save(file)
    pdf.close()
    return file.getvalue()


def declaring(entities: str) -> bytes:
    return stored("word/document.xml", entities.encode() + members(DOCX)["word/document.xml"])


#: Files by the names they are given, and what has to be said of each.
HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut.pdf": (lambda: plain_pdf(pages=3)[:1500], "it is cut off: the end of the PDF is missing; fetch it again"),
    "cut.docx": (lambda: DOCX[: len(DOCX) // 2], "it is cut short or damaged: the directory at its end is missing"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + b"\x00\xff" * 500, "it is damaged: no pages are found in it; fetch it again"),
    "locked.pdf": (lambda: plain_pdf(encrypt=StandardEncryption("secret")), "it is encrypted and asks for a password; save it without one"),
    "locked.docx": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected with a password; open it in Word and save it without one"),
    "bomb.docx": (lambda: stored("word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>"), "its part 'word/document.xml' is packed more than 300 times, as zip bombs are"),
    "laughs.docx": (lambda: declaring(LAUGHS), "its part 'word/document.xml' declares entities, which no Word document does"),
    "outside.docx": (lambda: declaring(OUTSIDE), "its part 'word/document.xml' declares entities, which no Word document does"),
    "main.docx": (lambda: parts(relations=RELATIONS.format("../../../../etc/passwd")), "its text, the part 'etc/passwd', is missing"),
    "long.pdf": (lambda: of_blank_pages(5_000), "it has 5,000 pages, and 1,000 are read at most; split it"),
    "scan.pdf": (lambda: scan(2), "it is a scan of 2 pages: pictures without a text layer"),
    "deep.html": (lambda: b"<div>" * 3_000 + b"deep", "its elements are nested too deeply; no page is built like that"),
    "print.txt": (plain_pdf, "it is a PDF; rename it to print.pdf"),
    "print.docx": (plain_pdf, "it is a PDF; rename it to print.pdf"),
    "word.pdf": (lambda: DOCX, "it is a Word document; rename it to word.docx"),
    "page.pdf": (lambda: PAGE, "it is a web page; rename it to page.html"),
    "program.pdf": (lambda: b"MZ\x90\x00" * 400, "it is of no kind that Pincite knows"),
    "empty.pdf": (lambda: b"", "there is no text in it"),
    "empty.docx": (lambda: b"", "there is no text in it"),
    "empty.doc": (lambda: b"", "there is no text in it"),
    "empty.html": (lambda: b"", "there is no text in it"),
    "..docx.docx": (lambda: b"PK\x03\x04", "it is a zip archive, but no Word document"),
    "..%2F..%2Fout.pdf": (lambda: b"\0", "it is of no kind that Pincite knows"),
}  # fmt: skip


def everything(data: Path) -> dict[str, bytes]:
    """What the data folder holds, but for the files that are to be added, and locks."""
    files = (path for path in data.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path): path.read_bytes() for path in files if data / "given" not in path.parents}


def test_harmful_files_are_named_each_with_its_fault_and_change_nothing(run: Run, tmp_path: Path, given: Path) -> None:
    run("add", str(resolution(given, 9001)))
    before = everything(tmp_path)
    files = [str(written(given / name, make())) for name, (make, _) in HARMFUL.items()]
    result = run("add", *files)
    assert result.exit_code == 1
    assert f"0 added, 0 already held, {len(HARMFUL)} not added" in result.stdout
    said = [line for line in result.stderr.splitlines() if line.startswith("not added: ")]
    assert len(said) == len(HARMFUL)
    for line, file, (_, fault) in zip(said, files, HARMFUL.values(), strict=True):
        assert line.startswith(f"not added: {file}: cannot be read: {fault}")
    assert everything(tmp_path) == before
    assert run("ask", "S/RES/9001 (2031), para. 2").exit_code == 0


@pytest.mark.parametrize("symbol", ["../../out", "A/../../out", "/etc/passwd", "A/1\\..\\out"])
def test_a_card_cannot_choose_a_place_outside(run: Run, tmp_path: Path, given: Path, symbol: str) -> None:
    path = written(given / "report.docx", DOCX)
    written(given / "report.toml", f"symbol = '{symbol}'\n")
    before = everything(tmp_path)
    result = run("add", "--no-build", str(path))
    assert result.exit_code == 1
    assert "report.toml cannot be read: " in result.stderr
    assert "is not a UN document symbol" in result.stderr
    assert everything(tmp_path) == before


def test_every_kind_of_file_is_added_and_can_be_asked(run: Run, tmp_path: Path, given: Path) -> None:
    """Old Word files are left to the tests of their reader, which needs LibreOffice."""
    said = "Eleven ferries were cut from their moorings in the harbour of Port Selby."
    contents = {
        "log.docx": word_file(paragraph(said)),
        "log.html": f"<p>{said} This is the log.</p>".encode(),
        "log.htm": f"<body><h1>Log</h1><p>{said} So ends the log.</p>".encode(),
        "LOG.PDF": plain_pdf(),
    }
    for number, (name, data) in enumerate(contents.items(), start=1):
        path = written(given / str(number) / name, data)
        card = f'symbol = "A/78/{number}"\ndate = "3 May 2023"\npublisher = "Harbour Commission"\n'
        written(path.with_suffix(".toml"), card)
        assert run("add", "--no-build", str(path)).exit_code == 0
        assert (tmp_path / "documents" / f"A_78_{number}.toml").read_text(encoding="utf-8") == card
    run("build")
    assert symbols(tmp_path)[1:] == [f"A/78/{number}" for number in range(1, 5)]
    answer = json.loads(run("ask", "--json", "A/78/1, para. 1").stdout)
    assert answer["citations"][0]["quote"] == said
    assert answer["citations"][0]["voice"][0]["name"] == "Harbour Commission"


def test_what_could_not_be_read_of_a_file_is_told(run: Run, given: Path) -> None:
    for number in range(1, 8):
        written(given / f"{number}.md", f"A/78/{number}\n\nEleven ferries[^1] in all[^2] were adrift[^3].\n")
        written(given / f"{number}.toml", f'symbol = "A/78/{number}"\n')
    written(given / "8.md", "A/78/8\n\nNo ferry was found.\n")
    written(given / "8.toml", 'symbol = "A/78/8"\n')
    warnings = [line for line in run("add", "--no-build", str(given)).stderr.splitlines() if "warn" in line]
    assert [line.split(":")[1] for line in warnings[:5]] == [f" A/78/{number}" for number in range(1, 6)]
    assert warnings[0].startswith("warning: A/78/1: mark 1 has no footnote: “")
    assert warnings[0].endswith("; and 1 more")
    assert warnings[5:] == ["warning: 2 more documents have warnings; `pincite inspect SYMBOL` names them"]


def test_a_link_to_a_file_is_that_file(run: Run, tmp_path: Path, given: Path) -> None:
    path = resolution(given, 9001)
    (given / "link.txt").symlink_to(path)
    assert run("add", "--no-build", str(given / "link.txt")).exit_code == 0
    assert not (tmp_path / "documents" / "S_RES_9001(2031).txt").is_symlink()


def test_a_path_decides_nothing(run: Run, tmp_path: Path, given: Path) -> None:
    resolution(given, 9001, "x.txt")
    (given / "deep" / "down").mkdir(parents=True)
    assert run("add", "--no-build", str(given / "deep" / "down" / ".." / ".." / "x.txt")).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.name[0] != ".") == [
        "audit.jsonl",
        "documents",
        "given",
    ]
    assert held(tmp_path) == ["S_RES_9001(2031).txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_what_may_not_be_read_or_written_is_named(run: Run, tmp_path: Path, given: Path) -> None:
    path = resolution(given, 9001)
    path.chmod(0)
    assert "Permission denied" in run("add", "--no-build", str(path)).stderr
    path.chmod(0o600)
    tmp_path.chmod(0o500)
    refused = run("add", str(path))
    tmp_path.chmod(0o700)
    assert refused.exit_code == 2
    assert f"{tmp_path} cannot be written: Permission denied" in refused.stderr
    assert held(tmp_path) == []


def test_a_data_folder_that_cannot_be_made_is_a_message(run: Run, given: Path) -> None:
    """No folder can be made in /proc, not even by root."""
    path = str(resolution(given, 9001))
    for command in (("add", path), ("remove", "A/1/2"), ("build",)):
        result = run(*command, PINCITE_DATA="/proc/pincite")
        assert result.exit_code == 2
        assert "/proc/pincite cannot be written" in result.stderr


def test_a_full_disk_leaves_the_documents_as_they_were(run: Run, tmp_path: Path, given: Path) -> None:
    run("add", str(resolution(given, 9001)))
    before = held(tmp_path), current_id(tmp_path / "snapshots")
    changed = written(given / "new.txt", RESOLUTION.format(number=9001).replace("Demands", "Requests"))
    another = resolution(given, 9002)
    with full_disk(100):
        result = run("add", "--replace", str(changed), str(another))
    assert result.exit_code == 1
    assert result.stderr.count("it cannot be copied: File too large") == 2
    assert (held(tmp_path), current_id(tmp_path / "snapshots")) == before
    assert run("ask", "S/RES/9001 (2031), para. 2").exit_code == 0


def test_a_full_disk_leaves_the_snapshot_in_use(run: Run, tmp_path: Path, given: Path) -> None:
    run("build")
    before = current_id(tmp_path / "snapshots")
    path = resolution(given, 9001)
    with full_disk(20_000):
        result = run("add", str(path))
    assert result.exit_code == 2
    assert "1 added" in result.stdout
    assert f"{tmp_path} cannot be written: File too large; what was there before is still in use" in result.stderr
    assert current_id(tmp_path / "snapshots") == before
    assert not [path for path in (tmp_path / "snapshots").iterdir() if path.name.startswith(".")]
    assert run("ask", "S/RES/9001 (2031), para. 2").exit_code == 0  # it is built when there is room again


# --- several at a time -------------------------------------------------------------------------------------

_PROCESS = """
import sys
from service.commands import main as cli
from service.acquisitions import indexing
from tests.full_disk import full_disk
from tests.index.hash_embedder import HashEmbedder
indexing.SentenceEmbedder = lambda model: HashEmbedder()
indexing.fingerprint_of = lambda model: "hash-16"
cli.main()
"""


def test_processes_that_add_at_once_lose_nothing(run: Run, tmp_path: Path, given: Path) -> None:
    run("build")
    environment = {**os.environ, "PINCITE_DATA": str(tmp_path)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _PROCESS, "add", str(resolution(given, number))],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for number in (9001, 9002)
    ]
    said = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert not any("Traceback" in text for text in said)
    assert symbols(tmp_path)[1:] == ["S/RES/9001(2031)", "S/RES/9002(2031)"]
    assert "up to date" in run("build").stdout


@contextmanager
def another_process(data: Path, then: Callable[[], object]) -> Iterator[None]:
    """A thread that holds the lock for a moment, does something, and lets go."""
    held = threading.Event()

    def work() -> None:
        with FileLock(data / ".lock"):
            held.set()
            time.sleep(0.2)
            then()

    thread = threading.Thread(target=work)
    thread.start()
    held.wait()
    yield
    thread.join()


def test_whoever_has_to_wait_is_told(run: Run, tmp_path: Path, given: Path) -> None:
    path = str(resolution(given, 9001))
    with another_process(tmp_path, then=lambda: None):
        result = run("add", "--no-build", path)
    assert result.exit_code == 0
    assert f"another process is changing {tmp_path}; waiting until it is done …" in result.stderr


def test_what_another_process_has_built_meanwhile_is_not_built_again(run: Run, tmp_path: Path) -> None:
    with another_process(tmp_path, then=lambda: build([LETTER], tmp_path / "snapshots", HashEmbedder())):
        result = run("build")
    assert "waiting until it is done" in result.stdout
    assert "up to date" in result.stdout
    assert "building" not in result.stdout


# --- remove ------------------------------------------------------------------------------------------------


def test_a_document_is_removed_by_either_half_and_can_be_added_back(run: Run, tmp_path: Path, given: Path) -> None:
    run("add", "--symbol", "A/77/401–S/2023/91", str(written(given / "letter.md", FERRIES)))
    result = run("remove", "S/2023/91")
    assert result.exit_code == 0
    place = tmp_path / "removed" / "A_77_401.md"
    assert f"removed S/2023/91; it lies in {place} and {place.with_suffix('.toml')}" in result.stdout
    assert symbols(tmp_path) == ["A/75/660–S/2020/1267"]
    assert run("add", str(place)).exit_code == 0
    assert symbols(tmp_path)[1:] == ["A/77/401–S/2023/91"]


def test_what_cannot_be_removed_stops_no_other(run: Run, tmp_path: Path, given: Path) -> None:
    run("add", "--no-build", str(resolution(given, 9001)))
    result = run("remove", "--no-build", "A/75/660", "S/RES/9999(2031)", "nonsense", "S/RES/9001(2031)")
    assert result.exit_code == 1
    assert "A/75/660–S/2020/1267 ships with Pincite; it can be neither replaced nor removed" in result.stderr
    assert "no document with the symbol 'S/RES/9999(2031)' is held; `pincite list`" in result.stderr
    assert "'nonsense' is not a UN document symbol" in result.stderr
    assert held(tmp_path) == []
    assert LETTER.exists()


# --- list --------------------------------------------------------------------------------------------------


def test_the_list_is_a_table_in_the_order_of_symbols(run: Run, given: Path) -> None:
    run("build")
    run("add", "--no-build", *(str(resolution(given, number)) for number in (9010, 9009)))
    result = run("list")
    assert result.exit_code == 0
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["symbol", "date", "kind", "blocks", "file", "title"]
    assert rows[0].startswith(
        "A/75/660–S/2020/1267  2020-12-18  letter      102     letter-as-received.md  Letter dated 18"
    )
    assert (
        rows[1].split()
        == "S/RES/9009(2031) 2031-05-03 resolution 7 S_RES_9009(2031).txt Resolution 9009 (2031)".split()
    )
    assert rows[2].startswith("S/RES/9010(2031)")
    assert "`pincite build` brings it up to date" in result.stderr


def test_the_list_as_json_says_what_is_indexed(run: Run, tmp_path: Path, given: Path) -> None:
    run("build")
    run("add", "--no-build", str(resolution(given, 9001)))
    rows = json.loads(run("list", "--json").stdout)
    assert [(row["symbol"], row["indexed"]) for row in rows] == [
        ("A/75/660–S/2020/1267", True),
        ("S/RES/9001(2031)", False),
    ]
    assert rows[1]["file"] == str(tmp_path / "documents" / "S_RES_9001(2031).txt")
    assert (rows[1]["title"], rows[1]["dated"], rows[1]["blocks"]) == ("Resolution 9001 (2031)", "2031-05-03", 7)
    run("build")
    assert all(row["indexed"] for row in json.loads(run("list", "--json").stdout))


def test_what_cannot_be_read_in_the_folder_is_named_and_not_listed(run: Run, tmp_path: Path) -> None:
    written(tmp_path / "documents" / "broken.md", b"\xff")
    result = run("list")
    assert result.exit_code == 0
    assert "not held: broken.md cannot be read" in result.stderr
    assert "broken" not in result.stdout


# --- inspect -----------------------------------------------------------------------------------------------


def told(text: str) -> dict[str, str]:
    """The first value of each name."""
    return {line[:12].strip(): line[13:] for line in text.splitlines() if line[:1].strip()}


def test_a_file_is_inspected_before_it_is_added(run: Run, tmp_path: Path, given: Path) -> None:
    result = run("inspect", str(resolution(given, 9001)))
    assert result.exit_code == 0
    lines = told(result.stdout)
    assert (lines["state"], lines["symbol"], lines["dated"]) == ("not held", "S/RES/9001(2031)", "3 May 2031")
    assert "resolution: 3 with printed numbers; missing: 3" in result.stdout
    assert "resolution: 1 preambular, counted by Pincite" in result.stdout
    assert lines["cites"] == "resolutions: none held; 1 not held (S/RES/8001(2025))"
    assert held(tmp_path) == []


def test_a_document_that_is_held_is_inspected_by_its_symbol(run: Run) -> None:
    result = run("inspect", "S/2020/1267")
    assert result.exit_code == 0
    lines = told(result.stdout)
    assert lines["symbol"] == "A/75/660–S/2020/1267 (halves: A/75/660, S/2020/1267)"
    assert lines["paragraphs"] == "letter: 44 counted by Pincite"
    assert lines["footnotes"] == "11 tied to a mark (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11); none without a mark"
    assert lines["quotations"] == "12 of Human Rights Watch"
    assert lines["distributed"] == "22 December 2020"


@pytest.mark.parametrize("address", ["https://www.lake.example/log", "https://lake.example"])
def test_a_web_page_is_added_listed_inspected_and_removed_by_its_address(run: Run, given: Path, address: str) -> None:
    page, bare = written(given / "log.md", LOG), address.removeprefix("https://")
    assert f"added {bare}, " in run("add", "--no-build", "--symbol", address, str(page)).stdout
    assert f"already held as {bare}" in run("add", "--no-build", "--symbol", address, str(page)).stdout
    assert bare in {row.split()[0] for row in run("list").stdout.splitlines()}
    lines = told(run("inspect", address).stdout)
    assert (lines["symbol"], lines["kind"]) == (bare, "web page")
    assert run("remove", "--no-build", address).exit_code == 0
    assert "no document with the symbol" in run("inspect", address).stderr


def test_a_document_without_a_symbol_is_added_asked_and_removed_by_a_name(
    run: Run, tmp_path: Path, given: Path
) -> None:
    release = written(given / "release.txt", RELEASE)
    assert "a document that has none is added under a name" in run("add", "--no-build", str(release)).stderr
    arguments = ("--name", "Selby  2023", "--author", "Harbour Union", "--date", "2023-02-05")
    assert "added Selby 2023, " in run("add", *arguments, str(release)).stdout
    assert held(tmp_path) == ["selby-2023.toml", "selby-2023.txt"]
    assert (tmp_path / "documents" / "selby-2023.toml").read_text(encoding="utf-8") == (
        'name = "Selby 2023"\nauthor = "Harbour Union"\ndate = "5 February 2023"\n'
    )
    answer = json.loads(run("ask", "--json", "--in", "selby 2023", "What does para. 2 of Selby 2023 say?").stdout)
    assert answer["citations"][0]["cite_as"] == "Harbour Union, “Ferries adrift”, 5 February 2023, [para. 2]"
    row = next(row for row in run("list").stdout.splitlines() if row.startswith("Selby 2023 "))
    assert "2023-02-05  document" in row
    assert told(run("inspect", "SELBY 2023").stdout)["symbol"] == "Selby 2023"
    assert run("remove", "--no-build", "Selby 2023").exit_code == 0
    assert "nor the name of a document held" in run("inspect", "Selby 2023").stderr


def test_the_same_again_under_its_name_changes_nothing_and_another_text_needs_replace(run: Run, given: Path) -> None:
    release, other = written(given / "a.txt", RELEASE), written(given / "b.txt", RELEASE.replace("eleven", "twelve"))
    run("add", "--no-build", "--name", "Selby 2023", str(release))
    again = run("add", "--no-build", "--name", "SELBY (2023)", str(release))
    assert "is already held as Selby 2023 (selby-2023.txt)" in again.stdout
    refused = run("add", "--no-build", "--name", "Selby 2023", str(other))
    assert refused.exit_code == 1
    assert (
        "Selby 2023 is held with another text (selby-2023.txt); --replace puts this one in its place" in refused.stderr
    )
    replaced = run("add", "--no-build", "--replace", "--name", "Selby 2023", str(other))
    assert (replaced.exit_code, "replaces what lies in" in replaced.stdout) == (0, True)


def test_a_file_is_inspected_under_a_name_before_it_is_added(run: Run, given: Path) -> None:
    lines = told(run("inspect", "--name", "Selby 2023", str(written(given / "release.txt", RELEASE))).stdout)
    assert (lines["symbol"], lines["title"], lines["state"]) == ("Selby 2023", "Ferries adrift", "not held")


def test_a_symbol_printed_in_the_head_of_a_named_document_is_remarked_on(run: Run, given: Path) -> None:
    path = resolution(given, 9001)
    result = run("add", "--no-build", "--name", "Ferries resolution", str(path))
    assert "added Ferries resolution" in result.stdout
    assert "its head prints S/RES/9001(2031); without --name it is held under that" in result.stdout


def test_a_file_that_is_not_there_is_not_taken_for_an_address(run: Run, given: Path) -> None:
    assert "No such file" in run("inspect", f"{given}.d/log.md").stderr
    assert "No such file" in run("inspect", "no.such.folder/log.md").stderr


def test_a_card_of_its_own_keeps_what_the_command_does_not_say(run: Run, given: Path) -> None:
    page = written(given / "log.md", LOG)
    page.with_suffix(".toml").write_text(
        'source = "https://lake.example/log"\naccessed = "2026-11-25"\ndate = "5 May 2023"\npublisher = "Lake Watch"\n',
        encoding="utf-8",
    )
    assert run("add", "--no-build", "--title", "Log of the lake", str(page)).exit_code == 0
    lines = told(run("inspect", "lake.example/log").stdout)
    assert (lines["author"], lines["title"], lines["dated"]) == ("Lake Watch", "Log of the lake", "5 May 2023")


def test_a_file_without_a_symbol_is_inspected_as_what_its_name_suggests(run: Run, given: Path) -> None:
    path = written(given / "S_RES_0850_2031_EN.txt", "A text of nobody knows what.\n\nIt names no symbol in any line.")
    result = run("inspect", str(path))
    assert result.exit_code == 0
    assert (
        told(result.stdout)["state"] == "not held; its text prints no symbol, S/RES/850(2031) is what its name suggests"
    )
    assert run("inspect", str(written(given / "log.md", LOG))).exit_code == 2
    assert told(run("inspect", "--symbol", "A/77/402", str(given / "log.md")).stdout)["symbol"] == "A/77/402"


def test_the_blocks_are_printed_when_they_are_asked_for(run: Run, given: Path) -> None:
    path = str(resolution(given, 9001))
    assert "p2  paragraph  para. 2\n2. Demands that the patrol boats" in run("inspect", "--blocks", path).stdout
    found = json.loads(run("inspect", "--json", "--blocks", path).stdout)
    assert found["contents"][4] == {
        "id": "p1", "kind": "paragraph", "label": "para. 1", "text": "1. Condemns the cutting of the moorings of ferries;"
    }  # fmt: skip
    assert (found["dated"], found["paragraphs"][1]["missing"]) == ("2031-05-03", [3])
    assert "contents" not in json.loads(run("inspect", "--json", path).stdout)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("S/RES/9999(2031)", "no document with the symbol 'S/RES/9999(2031)' is held"),
        ("nonsense", "'nonsense' is not a UN document symbol"),
        ("gone.md", "gone.md cannot be read: No such file"),
        ("/proc", "proc cannot be read: it is a folder"),
    ],
)
def test_what_cannot_be_inspected_is_a_message(run: Run, what: str, said: str) -> None:
    result = run("inspect", what)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_bad_file_in_the_folder_stops_the_build_with_a_message(run: Run, tmp_path: Path, given: Path) -> None:
    written(tmp_path / "documents" / "broken.md", b"\xff")
    result = run("add", str(resolution(given, 9001)))
    assert result.exit_code == 2
    assert "1 added" in result.stdout
    assert "broken.md cannot be read" in result.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("add", ("FILE…", "--symbol", "--title", "--author", "--replace", "--no-build", "Exit status")),
        ("remove", ("SYMBOL…", "--no-build", "removed/")),
        ("list", ("--json",)),
        ("inspect", ("SYMBOL|FILE", "--symbol", "--blocks", "--json")),
    ],
)
def test_every_command_has_its_help(run: Run, command: str, words: tuple[str, ...]) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert all(word in result.stdout for word in words)
