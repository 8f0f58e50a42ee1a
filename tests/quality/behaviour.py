"""What a user can see of Pincite, taken before and after a change that is meant to change none of it.

    python -m tests.quality.behaviour take BEFORE --pincite path/to/old/pincite
    python -m tests.quality.behaviour take AFTER
    python -m tests.quality.behaviour compare BEFORE AFTER

Taken are, over the letter and the documents of `../shared/data`: `inspect` of every file, the passages of the snapshot,
the answers to the question sets, to look-ups and to follow-ups, the pages, and the errors, each as a file. Everything
goes through the command and over HTTP, so that it does not matter where modules lie.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

_FOLDER = Path(__file__).parent
#: Folders of `../shared/data` whose files are inspected one by one.
_INSPECTED = ("cited", "pdf", "un2025", "un-pairs")
#: Those of them that the first service holds; the second one holds the resolutions.
_HELD = ("cited", "pdf")
_SETS = ("choosing", "reporting", "resolutions-choosing", "resolutions-reporting")
#: Asked besides the question sets: look-ups, follow-ups, what is not held, what is no question, what is no request.
_ASKED: tuple[Mapping[str, object], ...] = (
    *({"question": text} for text in (
        "S/RES/853 (1993), para. 3", "paragraph 3 of resolution 853", "footnote 6 of the letter", "footnote 6",
        "annex I, images 21–25 of A/75/660", "S/RES/853 (1993), para. 99", "what does paragraph 9 of resolution 853 urge?",
        "A/75/660–S/2020/1267, [para. 13], footnote 6", "resolution 884", "what does resolution 853 demand?", "in resolution 822, what does paragraph 1 demand?",
        "what does resolution 1973 say?", "S/2020/1050", "what does S/2020/1050 report?", "page 3 of S/2025/317",
        "paragraph 5 of S/2025/317", "annex of S/2020/1104", "para. 3", "paragraphs 2 to 4 of 822", "thanks!", "what is 2+2?",
        "who is the king of Norway?", "how many peple died in Barda?", "UNIFIL", "BARDA CASUALTIES", "which documents are cited on mercenaries?",
        "What is the source for the 21 civilians killed in Barda?", "What did the Secretary-General say about Ganja?", "date of the letter",
    )),
    {"question": "and in Barda?", "history": ["how many people died in Ganja?"]},
    {"question": "what is the source?", "history": ["how many people died in Ganja?", "and in Barda?"]},
    {"question": "who said that?", "history": ["what did Human Rights Watch find about cluster munitions?"]},
    {"question": "was she quoted anywhere else?", "history": ["what did Marie Struthers say?"]},
    {"question": "and S/RES/822 (1993)?", "history": ["What does resolution 853 demand?"]},
    {"question": "why?", "history": ["Was Ganja attacked?"]},
    {"question": "para. 3", "history": ["What does resolution 853 demand?"]},
    {"question": "what was demanded?", "documents": ["S/RES/853(1993)"]},
    {"question": "what was demanded?", "documents": ["S/2020/1267", "S/RES/884(1993)"], "limit": 1},
    {"question": "what was demanded?", "documents": ["S/RES/999(1994)"]},
    {"question": ""}, {"question": "a\u0000b"}, {"question": "x" * 2001}, {"question": "q", "history": ["h"] * 51},
    {"question": "q", "limit": 0}, {"q": 1}, {"question": "q", "documents": ["no symbol"]},
)  # fmt: skip
_PAGES = (
    "/", "/documents", "/schema", "/health", "/ready", "/nowhere", "/documents/A/1/2", "/documents/A/75/660/nowhere", "/static/nowhere.css",
    "/?q=how+many+people+died+in+Barda%3F", "/?h=how+many+people+died+in+Ganja%3F&q=and+in+Barda%3F", "/turn?q=Who+signed+the+letter%3F",
    "/?q=who+is+the+king+of+Norway%3F", "/turn?q=what+does+S/2020/1050+report%3F", "/documents/A/75/660?mark=120-240", "/documents/A/75/660?mark=x",
    "/fragments/documents/S/2020/1104", "/api/v1/documents", "/api/v1/search?q=cluster+munitions&limit=20", "/api/v1/search?q=&limit=3",
    "/api/v1/documents/S/2020/1267", "/api/v1/documents/S/RES/853", "/api/v1/documents/A/75/660/blocks/p13", "/api/v1/documents/A/75/660/blocks/p999",
)  # fmt: skip


@click.group()
def main() -> None:
    """Take what a user can see, or compare two takings."""


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--pincite", default=str(Path(sys.executable).with_name("pincite")), help="The command to take it from.")
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
@click.option("--resolutions/--no-resolutions", default=True, help="Also over 902 resolutions; some minutes more.")
def take(out: Path, pincite: str, shared: Path, resolutions: bool) -> None:
    """Write what a user can see into OUT, a new folder."""
    out.mkdir(parents=True)
    files = [path for name in _INSPECTED for path in sorted((shared / name).iterdir()) if _is_document(path)]
    with _service(out / "cited", pincite, [path for path in files if path.parent.name in _HELD]) as service:
        for path in files:
            service.keep(
                f"inspect/{path.parent.name}/{path.name}.json", service.run("inspect", str(path), "--json", "--blocks")
            )
        for name in _SETS[:2]:
            service.ask_set(name)
        for number, request in enumerate(_ASKED):
            service.keep(f"asked/{number:03}.json", service.post(request))
        held = json.loads(service.get("/api/v1/documents"))
        pages = [*_PAGES, *(way for document in held["documents"] for way in _ways(document))]
        for number, page in enumerate(pages):
            service.keep(f"pages/{number:03} {page.replace('/', '_')[:80]}", service.get(page))
    if resolutions:
        texts = out / "texts"
        with tarfile.open(shared / "resolutions" / "res_en_gold.tar.gz") as archive:
            archive.extractall(texts, filter="data")
        with _service(out / "resolutions", pincite, [texts]) as service:
            for name in _SETS[2:]:
                service.ask_set(name)
        shutil.rmtree(texts)


@main.command()
@click.argument("before", type=click.Path(exists=True, path_type=Path))
@click.argument("after", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--show", default=20, show_default=True, help="Differing files of which the first differing line is shown."
)
def compare(before: Path, after: Path, show: int) -> None:
    """Name every file of the takings BEFORE and AFTER that is not the same byte for byte; exit status 1 if one is."""
    names = sorted({path.relative_to(top) for top in (before, after) for path in top.rglob("*") if path.is_file()})
    differing = [name for name in names if not _same(before / name, after / name)]
    for name in differing[:show]:
        click.echo(f"{name}: {_first_difference(before / name, after / name)}")
    click.echo(f"{len(names)} files compared, {len(differing)} differ")
    sys.exit(1 if differing else 0)


@dataclass
class _Service:
    """One data folder with its service. What is kept has no trace of where and when it ran."""

    out: Path
    pincite: str
    data: Path
    port: int

    def keep(self, name: str, text: str) -> None:
        place = self.out / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(self._placeless(text), encoding="utf-8")

    def run(self, *arguments: str) -> str:
        environment = os.environ | {"PINCITE_DATA": str(self.data), "PINCITE_PORT": str(self.port)}
        done = subprocess.run([self.pincite, *arguments], env=environment, capture_output=True, text=True, check=False)
        return f"{done.stdout}{done.stderr}exit status {done.returncode}\n"

    def ask_set(self, name: str) -> None:
        for line in (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            self.keep(
                f"{name}/{row['id']}.json", self.post({"question": row["question"], "history": row.get("history", [])})
            )

    def post(self, request: Mapping[str, object]) -> str:
        body = json.dumps(request).encode()
        return self._sent(urllib.request.Request(self._url("/api/v1/ask"), body, {"Content-Type": "application/json"}))

    def get(self, way: str) -> str:
        accept = "application/json" if way.startswith(("/api", "/schema")) else "text/html"
        return self._sent(
            urllib.request.Request(self._url(urllib.parse.quote(way, safe="/?&=+%")), headers={"Accept": accept})
        )

    def _url(self, way: str) -> str:
        return f"http://127.0.0.1:{self.port}{way}"

    def _sent(self, request: urllib.request.Request) -> str:
        try:
            with urllib.request.urlopen(request, timeout=120) as response:
                text: str = response.read().decode()
        except urllib.error.HTTPError as error:
            text = f"{error.code}\n{error.read().decode()}"
        if text.startswith("{"):
            return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
        return text

    def _placeless(self, text: str) -> str:
        current = (self.data / "snapshots" / "current").read_text(encoding="utf-8").strip()
        return text.replace(current, "SNAPSHOT").replace(str(self.data), "DATA").replace(str(self.port), "PORT")


@contextmanager
def _service(out: Path, pincite: str, files: list[Path]) -> Iterator[_Service]:
    out.mkdir(parents=True)
    service = _Service(out, pincite, (out / "data").resolve(), _free_port())
    added = service.run("add", *map(str, files))
    service.keep("added.txt", added)
    current = service.data / "snapshots" / (service.data / "snapshots" / "current").read_text(encoding="utf-8").strip()
    passages = json.loads((current / "passages.json").read_bytes())
    service.keep("passages.json", json.dumps(passages, ensure_ascii=False, indent=1))
    environment = os.environ | {"PINCITE_DATA": str(service.data), "PINCITE_PORT": str(service.port)}
    process = subprocess.Popen([pincite, "serve"], env=environment)
    try:
        _wait_for(service)
        yield service
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(service.data)


def _wait_for(service: _Service) -> None:
    for _ in range(240):
        try:
            service.get("/ready")
            return
        except urllib.error.URLError:
            time.sleep(0.5)
    raise TimeoutError("the service does not answer")


def _ways(document: dict[str, str]) -> tuple[str, str]:
    way = urllib.parse.quote(document["symbol"].partition("–")[0], safe="/")
    return f"/documents/{way}", f"/api/v1/documents/{way}"


def _is_document(path: Path) -> bool:
    return path.suffix in (".pdf", ".docx") or path.name.startswith("S_")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _same(a: Path, b: Path) -> bool:
    return a.exists() and b.exists() and filecmp.cmp(a, b, shallow=False)


def _first_difference(a: Path, b: Path) -> str:
    if not (a.exists() and b.exists()):
        return "only " + ("before" if a.exists() else "after")
    lines = (path.read_text(encoding="utf-8").splitlines() for path in (a, b))
    number, old, new = next((n, x, y) for n, (x, y) in enumerate(_padded(*lines), 1) if x != y)
    return f"line {number}\n  - {old[:300]}\n  + {new[:300]}"


def _padded(a: list[str], b: list[str]) -> Iterator[tuple[str, str]]:
    longest = max(len(a), len(b))
    return zip(a + [""] * (longest - len(a)), b + [""] * (longest - len(b)), strict=True)


if __name__ == "__main__":
    main()
