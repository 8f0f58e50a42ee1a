"""Old Word files are read through LibreOffice. In its place stand scripts: what is tested is the seam."""

from __future__ import annotations

import shutil
import stat
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.formats.word.old_formats import read_doc
from corpus.holdings.source import read_document
from tests.corpus.formats.word.word_file import paragraph, word_file

#: The first bytes of an old Word file, and the name of what lies in it.
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(500)
RTF = b"{\\rtf1 text}"


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program `soffice` that does what `does.py` beside it says, `source` and `folder` being known."""
    place = tmp_path / "bin"
    place.mkdir()
    (place / "converted.docx").write_bytes(word_file(paragraph("Eleven ferries were cut from their moorings.")))
    program = place / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, shutil, subprocess, sys, time\n"
        "here = pathlib.Path(__file__).parent\n"
        "folder = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "source = pathlib.Path(sys.argv[-1])\n"
        "(here / 'arguments').write_text('\\n'.join(sys.argv[1:]))\n"
        "exec((here / 'does.py').read_text())\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(place))
    return place


def does(place: Path, script: str) -> None:
    (place / "does.py").write_text(script, encoding="utf-8")


CONVERTS = "folder.mkdir(); shutil.copy(here / 'converted.docx', folder / 'source.docx')"


def test_without_libreoffice_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "report.doc"
    path.write_bytes(DOC)
    with pytest.raises(
        UnreadableSource,
        match=r"report\.doc cannot be read: .*LibreOffice, which is not installed: install it, .* or save the document as \.docx",
    ):
        read_document(path)


def test_an_old_file_is_converted_and_read(soffice: Path, tmp_path: Path) -> None:
    does(soffice, CONVERTS)
    path = tmp_path / "report.doc"
    path.write_bytes(DOC)
    path.with_suffix(".toml").write_text('symbol = "A/47/843"\n', encoding="utf-8")
    assert read_document(path).text == "Eleven ferries were cut from their moorings."


@pytest.mark.parametrize(("data", "name"), [(DOC, "source.doc"), (RTF, "source.rtf"), (b"\xffWPC....", "source.wpd")])
def test_the_file_is_named_by_what_it_is(soffice: Path, data: bytes, name: str) -> None:
    does(soffice, f"(here / 'seen').write_bytes(source.read_bytes()); {CONVERTS}")
    read_doc(data)
    assert (soffice / "arguments").read_text().endswith(f"/{name}")
    assert (soffice / "seen").read_bytes() == data


def test_it_runs_with_a_profile_of_its_own_without_macros_and_leaves_nothing(soffice: Path) -> None:
    does(
        soffice,
        f"""
profile = next(each for each in sys.argv if each.startswith('-env:UserInstallation=file://')).split('://')[1]
shutil.copy(pathlib.Path(profile, 'user', 'registrymodifications.xcu'), here / 'settings')
(here / 'home').write_text(os.environ['HOME'])
{CONVERTS}""",
    )
    read_doc(DOC)
    settings = (soffice / "settings").read_text()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in settings
    assert 'oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true' in settings
    home = Path((soffice / "home").read_text())
    assert home != Path.home()
    assert not home.exists()
    assert "--headless" in (soffice / "arguments").read_text().split("\n")


@pytest.mark.parametrize(("script", "said"), [
    ("print('Error: source file could not be loaded')", r" \(it says: Error: source file could not be loaded\)"),
    ("sys.exit(77)", ""),
    ("folder.mkdir()", ""),
])  # fmt: skip
def test_a_failure_is_an_error_that_repeats_what_it_says(soffice: Path, script: str, said: str) -> None:
    does(soffice, script)
    with pytest.raises(
        ValueError, match=f"LibreOffice could not convert it; it may be damaged or protected with a password{said}$"
    ):
        read_doc(DOC)


def test_what_it_makes_is_read_with_the_same_care(soffice: Path) -> None:
    does(soffice, "folder.mkdir(); (folder / 'source.docx').write_bytes(b'PK')")
    with pytest.raises(ValueError, match="it is cut short or damaged"):
        read_doc(DOC)


def test_it_is_stopped_with_all_it_has_started_when_its_time_is_up(soffice: Path) -> None:
    does(
        soffice,
        """
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
(here / 'child').write_text(str(child.pid))
time.sleep(60)""",
    )
    with pytest.raises(ValueError, match="LibreOffice took longer than 1 s over it and was stopped"):
        read_doc(DOC, time_limit=1.0)
    assert ends(int((soffice / "child").read_text()))


def ends(process: int) -> bool:
    """The process ends, or is only waiting to be buried, within a second."""
    for _ in range(20):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_what_it_started_and_left_behind_is_ended_too(soffice: Path) -> None:
    does(
        soffice,
        f"(here / 'child').write_text(str(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid)); {CONVERTS}",
    )
    read_doc(DOC)
    assert ends(int((soffice / "child").read_text()))


@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed")
def test_libreoffice_itself_converts_an_rtf_file() -> None:
    assert [line.text for line in read_doc(b"{\\rtf1\\ansi Eleven ferries were cut.\\par}").lines] == [
        "Eleven ferries were cut."
    ]
