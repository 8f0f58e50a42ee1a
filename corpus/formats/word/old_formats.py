"""Documents of Word 97 to 2003, RTF and WordPerfect → lines, through LibreOffice, which turns them into DOCX.

LibreOffice runs with a profile and a folder of its own, without macros and without links followed, and is killed with
all it has started when its time is up.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from corpus.formats.kinds import RTF, WORDPERFECT, kind_of
from corpus.formats.word.read import read_docx
from corpus.lines import FileReading

#: Seconds. The first start with a new profile takes ten on a slow machine, a document of 400 pages as many.
TIME_LIMIT = 120.0
#: Bytes of a DOCX file; pictures unpacked on the way may make it larger than the document was.
_LARGEST_RESULT = 200_000_000
_PROGRAMS = ("soffice", "libreoffice")
#: By the suffix LibreOffice chooses how to read.
_SUFFIXES = {RTF: ".rtf", WORDPERFECT: ".wpd"}
_COMPLAINT = 300

_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="{_SECURITY}"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="{_SECURITY}"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="{_SECURITY}"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="{_SECURITY}"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_doc(data: bytes, *, time_limit: float = TIME_LIMIT) -> FileReading:
    """What `read_docx` reads of a document that LibreOffice can read; `time_limit` in seconds.

    Raises ValueError where there is no LibreOffice, or where it fails or takes too long.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ValueError(
            "a document of this kind is read through LibreOffice, which is not installed: install it, so that the "
            "program soffice is found, or save the document as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="pincite-") as folder:
        return read_docx(_converted(data, program, Path(folder), time_limit))


def _converted(data: bytes, program: str, folder: Path, time_limit: float) -> bytes:
    """The document as DOCX."""
    source = folder / f"source{_SUFFIXES.get(kind_of(data), '.doc')}"
    source.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    result = folder / "converted" / "source.docx"
    said = _run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(result.parent), str(source)),
        ],
        folder,
        time_limit,
    )
    # LibreOffice ends with 0 where it could not read a file.
    if not result.is_file():
        raise ValueError(f"LibreOffice could not convert it; it may be damaged or protected with a password{said}")
    if result.stat().st_size > _LARGEST_RESULT:
        raise ValueError("LibreOffice made too large a file of it")
    return result.read_bytes()


def _run(command: list[str], folder: Path, time_limit: float) -> str:
    """What the program has said. Its process group is killed where it takes too long."""
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
            start_new_session=True,
        )
        try:
            process.wait(time_limit)
        except subprocess.TimeoutExpired as error:
            raise ValueError(f"LibreOffice took longer than {time_limit:,.0f} s over it and was stopped") from error
        finally:
            _end(process)
    with log.open("rb") as said:
        words = " ".join(said.read(_COMPLAINT).decode(errors="replace").split())
    return f" (it says: {words})" if words else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a process and of all that it has started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # all have ended
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
