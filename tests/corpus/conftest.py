"""What the tests of `corpus` share: a document from a few lines of Markdown, and who speaks where.

The documents in these tests are invented: no country, person or organisation in them exists.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.card import Card
from corpus.document import Block, Document, Voice
from corpus.fetching.download import Downloader, Manners
from corpus.fetching.fetch import Fetcher
from corpus.formats.markdown import read_markdown
from corpus.grammar.understand import understand
from corpus.holdings import readers
from corpus.symbol import Symbol
from tests.corpus.fetching.opened import Open
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import Site, serving
from tests.places import ROOT

settings.register_profile("corpus", max_examples=80, deadline=None, derandomize=True, database=None)
settings.load_profile("corpus")

Read = Callable[..., Document]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("corpus")


@pytest.fixture(scope="session")
def read() -> Read:
    """`read(markdown, symbol=…, title=…, author=…)`; `symbol=None` leaves the symbol to the text."""

    def read(markdown: str, symbol: str | None = "A/77/401", title: str = "", author: str = "") -> Document:
        known = Symbol.parse(symbol) if symbol else None
        return understand(read_markdown(markdown.encode()).lines, Card(Path("invented.md"), known, title, author))

    return read


@pytest.fixture(scope="session")
def holding() -> Callable[[Document, str], Block]:
    """`holding(document, words)`: the one block in which the words stand."""

    def holding(document: Document, words: str) -> Block:
        (block,) = (block for block in document.blocks if words in document.text_of(block))
        return block

    return holding


@pytest.fixture(scope="session")
def speaker(holding: Callable[[Document, str], Block]) -> Callable[[Document, str], Voice]:
    """`speaker(document, words)`: the innermost voice of the words."""

    def speaker(document: Document, words: str) -> Voice:
        block = holding(document, words)
        start = document.text.index(words, block.start)
        return block.voice_at(start, start + len(words))[-1]

    return speaker


@pytest.fixture(scope="session")
def check_invariants() -> Callable[[Document], None]:
    """What holds of every document: blocks are ordered, disjoint and complete, and all ranges lie in their block."""
    return _check_invariants


def _check_invariants(document: Document) -> None:
    ids = [block.id for block in document.blocks]
    assert len(ids) == len(set(ids))
    at = 0
    for block in document.blocks:
        assert block.start == at
        assert block.start < block.end
        assert "\n" not in document.text_of(block)
        assert block.voice[0] == document.author
        assert all(block.start <= speech.start < speech.end <= block.end for speech in block.speeches)
        assert all(speech.voice[: len(block.voice)] == block.voice for speech in block.speeches)
        assert all(block.start < mark.at <= block.end for mark in block.marks)
        assert all(block.start <= look.start < look.end <= block.end for look in block.emphasis)
        assert all(block.start < place < block.end for place in block.breaks)
        assert all(document.block(note).kind == "footnote" for note in block.footnotes)
        at = block.end + 1
    assert at == len(document.text) + 1 or not document.blocks
    for reference in document.references:
        block = document.block(reference.block)
        assert block.start <= reference.start < reference.end <= block.end
        assert reference.symbol is not None or reference.url


#: Reads Markdown from standard input under a limit of CPU seconds, which a busy machine does not change.
_LIMITED = """
import math, resource, sys, time
from pathlib import Path
from corpus.card import Card
from corpus.formats.markdown import read_markdown
from corpus.grammar.understand import understand
from corpus.symbol import Symbol
imports = math.ceil(time.process_time())
resource.setrlimit(resource.RLIMIT_CPU, (imports + int(sys.argv[1]),) * 2)
understand(read_markdown(sys.stdin.buffer.read()).lines, Card(Path("hostile.md"), Symbol.parse("A/77/401")))
"""


@pytest.fixture(scope="session")
def understood_within() -> Callable[[int, str], None]:
    """`understood_within(seconds, markdown)` raises TimeoutError where a process of its own computes for longer.

    It guards against hanging, and is no benchmark.
    """

    def understood_within(seconds: int, markdown: str) -> None:
        run = subprocess.run(
            [sys.executable, "-c", _LIMITED, str(seconds)],
            input=markdown.encode(),
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        if run.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            raise TimeoutError(f"took longer than {seconds} s")
        assert run.returncode == 0, run.stderr.decode()

    return understood_within


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as site:
        yield site


@pytest.fixture
def plain_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of `un_server` are read as the plain text that they hold."""
    for suffix, reader in READERS.items():
        monkeypatch.setitem(readers.READERS, suffix, reader)


@pytest.fixture
def open_fetcher(site: Site, tmp_path: Path) -> Open:
    """`open_fetcher(shipped=…, patience=…)`: one run on the data folder, with manners as given."""

    def open_fetcher(shipped: tuple[Path, ...] = (), language: str = "en", **manners: float) -> Fetcher:
        polite = Manners(user_agent="Test (+mailto:keeper@lake.example)", **manners)  # type: ignore[arg-type]
        web = Downloader(polite, site.time.clock, site.transport, said.append)
        return Fetcher.open(tmp_path, web, language=language, readable=READERS, shipped=shipped)

    said: list[str] = []
    return open_fetcher
