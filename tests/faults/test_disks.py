"""Disks that are read-only or full, as the system makes them: what is there answers, and what is wrong is said."""

from __future__ import annotations

import shlex
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.faults.victims import faults, started
from tests.index.ferries import write_ferries, write_log
from tests.places import ROOT

_PINCITE = "from tests.faults.victims import small; from service.commands.main import main; small(); main()"
_READ_ONLY = "mount --bind {data} {data} && mount -o remount,bind,ro {data} && "
#: The data folder is copied onto a disk of this many KiB.
_SMALL = "mkdir -p {data}-disk && mount -t tmpfs -o size={room}k none {data}-disk && cp -r {data}/. {data}-disk && "


def _may_mount() -> bool:
    return bool(shutil.which("unshare")) and not subprocess.run(["unshare", "-rm", "true"], check=False).returncode


pytestmark = pytest.mark.skipif(not _may_mount(), reason="nobody may mount anything here")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a snapshot of the letter and the ferries."""
    folder = tmp_path_factory.mktemp("built") / "data"
    (folder / "documents").mkdir(parents=True)
    write_ferries(folder / "documents")
    process = started(folder, folder.with_name("said.txt"), ["build"])
    process.join()
    assert process.exitcode == 0
    return folder


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "data")


def on(disk: str, data: Path, *arguments: str, port: int = 8000) -> list[str]:
    command = shlex.join([sys.executable, "-c", _PINCITE, *arguments])
    place = f"{data}-disk" if disk == _SMALL else str(data)
    used = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
    mounted = disk.format(data=data, room=used // 1024 + 160)
    return ["unshare", "-rm", "sh", "-c", f"{mounted} PINCITE_DATA={place} PINCITE_PORT={port} exec {command}"]


def run(disk: str, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(on(disk, data, *arguments), cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("disk", "said"), [(_READ_ONLY, "Read-only file system"), (_SMALL, "No space left on device")], ids=["ro", "full"]
)
def test_with_changed_documents_the_old_snapshot_answers_and_that_is_said(data: Path, disk: str, said: str) -> None:
    write_log(data / "documents")
    found = run(disk, data, "ask", "--in", "S/2023/91", "How many sailors were wounded?")
    assert (found.returncode, "40 sailors" in found.stdout) == (0, True), found.stderr
    assert f"{said}; what was there before is still in use" in found.stderr
    assert "Traceback" not in found.stderr
    assert faults(data, data.with_name("said.txt"), ["S/2023/91", "A/77/402"]) == ""


def test_a_service_starts_and_answers_on_a_read_only_disk(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = on(_READ_ONLY, data, "serve", port=port)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                until = time.monotonic() + 60
                while time.monotonic() < until and process.poll() is None:
                    with suppress(httpx.TransportError):
                        if client.get("/ready").status_code == 200:
                            break
                    time.sleep(0.05)
                asked = {"question": "How many sailors were wounded?"}
                assert client.post("/api/v1/ask", json=asked).json()["status"] == "answered"
        finally:
            process.terminate()
        assert "Traceback" not in process.communicate()[1]
