"""Fetched files through the readers that Pincite has; only the server is ours."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from corpus.address import Address
from corpus.document import Reference
from corpus.fetching.download import Downloader
from corpus.fetching.fetch import Fetcher, reference_to
from corpus.holdings.source import read_document
from corpus.symbol import Symbol
from tests.corpus.fetching.un_server import Reply, Site

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Norland: Ferries Cut Loose | Lake Watch</title>
<meta property="og:title" content="Norland: Ferries Cut Loose"><meta property="og:site_name" content="Lake Watch">
<meta property="article:published_time" content="2023-02-05T01:00:00-05:00"><script>menu()</script></head>
<body><nav><a href="/">Home</a><a href="/reports">Reports</a></nav><main><article><h1>Norland: Ferries Cut Loose</h1>
<p>Patrol boats of Estavia cut the moorings of eleven ferries in the harbour of Port Selby, as A/77/1 tells.</p>
<p>“No ferry was seaworthy in the morning,” said Ana Beltran, chief inspector at the Harbour Union.</p>
</article></main><footer>Lake Watch, all rights reserved</footer></body></html>
"""


@pytest.fixture
def fetcher(site: Site, tmp_path: Path) -> Fetcher:
    return Fetcher.open(tmp_path, Downloader(clock=site.time.clock, transport=site.transport), shipped=())


def word_file(symbol: str) -> bytes:
    file = docx.Document()
    head = file.add_table(rows=2, cols=2)
    head.cell(0, 0).text, head.cell(0, 1).text = "United Nations", symbol
    head.cell(1, 0).text, head.cell(1, 1).text = (
        "General Assembly",
        "Distr.: General\n3 February 2023\nOriginal: English",
    )
    file.add_heading(
        "Letter dated 2 February 2023 from the Permanent Representative of Norland addressed to the Secretary-General"
    )
    file.add_paragraph(
        "On 2 February 2023, patrol boats entered the harbour of Port Selby and cut the moorings of eleven ferries."
    )
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def test_a_word_file_is_told_by_its_masthead(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.files["A/77/401", "docx"] = word_file("A/77/401–S/2023/90")
    site.files["A/77/402", "docx"] = word_file("A/77/999")
    right = fetcher.fetch(reference_to(Symbol.parse("A/77/401–S/2023/90")))
    wrong = fetcher.fetch(reference_to(Symbol.parse("A/77/402")))
    assert (right.state, wrong.state) == ("held", "failed")
    assert "sent another document, A/77/999, for A/77/402" in wrong.reason
    held = read_document(tmp_path / "documents" / right.file)
    assert str(held.symbol) == "A/77/401–S/2023/90"
    assert "eleven ferries" in held.text


@pytest.mark.parametrize("at", range(100, 2_500, 400))
def test_a_damaged_word_file_is_a_failure(site: Site, fetcher: Fetcher, at: int) -> None:
    data = bytearray(word_file("A/77/401"))
    data[at : at + 200] = b"\xff" * 200
    site.files["A/77/401", "docx"] = bytes(data)
    assert fetcher.fetch(reference_to(Symbol.parse("A/77/401"))).state in ("held", "failed")


def test_a_page_is_cited_by_its_author_title_and_date(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.always["www.lake.example"] = Reply(200, PAGE.encode())
    reference = Reference("fn1", 0, 0, title="Norland: ferries cut loose", url="https://www.lake.example/news/ferries")
    record = fetcher.fetch(reference)
    assert record.state == "held"
    page = read_document(tmp_path / "documents" / record.file)
    assert page.symbol == Address("www.lake.example/news/ferries")
    assert page.cited == "Lake Watch, “Norland: Ferries Cut Loose”, 5 February 2023"
    assert "No ferry was seaworthy" in page.text
    assert "all rights reserved" not in page.text


def test_a_page_that_says_it_is_gone_is_a_failure(site: Site, fetcher: Fetcher) -> None:
    gone = (
        PAGE.replace("Norland: Ferries Cut Loose", "Page not found")
        .replace("<p>Patrol", "<p>We are sorry.</p><!--")
        .replace("Union.</p>", "-->")
    )
    site.always["www.lake.example"] = Reply(200, gone.encode())
    reference = Reference("fn1", 0, 0, title="Norland: ferries cut loose", url="https://www.lake.example/news/ferries")
    assert fetcher.fetch(reference).state == "failed"
