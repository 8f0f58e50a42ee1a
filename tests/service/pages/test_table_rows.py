"""A table's row is shown as one: on the document's page, beside a quotation, and in the JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from index.snapshot import build, load
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder

Client = TestClient[Litestar]

LOCKS = """United Nations A/77/402

General Assembly

Distr.: General
14 March 2023
Original: English

# Report of the Secretary-General

1. The keepers of the locks have counted the boats that went through each of them in two years.

<table>
<tr><th rowspan="2">Lock</th><th colspan="2">Boats</th></tr>
<tr><th>2041</th><th>2042</th></tr>
<tr><td rowspan="2">Upper Arn</td><td>118 002</td><td></td></tr>
<tr><td>40</td><td>1 300</td></tr>
</table>

2. The mole is lit.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Iterator[Client]:
    folder: Path = tmp_path_factory.mktemp("locks")
    (folder / "locks.md").write_text(LOCKS, encoding="utf-8")
    build([folder / "locks.md"], folder / "snapshots", hash_embedder)
    answerer = Answerer(load(folder / "snapshots"), hash_embedder)
    with TestClient(create_app(answerer), raise_server_exceptions=False) as client:
        yield client


def cells(row: str) -> list[tuple[str, str]]:
    """Tags and texts of a row's cells, the row's own link left out."""
    bare = re.sub(r'<a class="pin".*?</a>', "", row)
    return [(tag, text.strip()) for tag, text in re.findall(r"<(t[hd]\b[^>]*)>(.*?)</t[hd]>", bare, re.S)]


def test_rows_are_one_table_on_the_document_s_page(client: Client) -> None:
    page = client.get("/documents/A/77/402").text
    (table,) = re.findall(r'<table class="rows">.*?</table>', page, re.S)
    rows = re.findall(r'<tr id="p1-i\d" class="block row">.*?</tr>', table, re.S)
    assert [cells(row) for row in rows] == [
        [('th scope="col" rowspan="2"', "Lock"), ('th scope="col" colspan="2"', "Boats")],
        [('th scope="col"', "2041"), ('th scope="col"', "2042")],
        [('td rowspan="2"', "Upper Arn"), ("td", "118 002"), ("td", "")],
        [("td", "40"), ("td", "1 300")],
    ]


def test_the_json_of_a_row_has_its_cells_and_what_heads_them(client: Client) -> None:
    row = client.get("/api/v1/documents/A/77/402/blocks/p1-i3").json()
    assert (row["cells"], row["columns"]) == (["Upper Arn", "118 002", ""], ["Lock", "Boats / 2041", "Boats / 2042"])
    paragraph = client.get("/api/v1/documents/A/77/402/blocks/p1").json()
    assert (paragraph["cells"], paragraph["columns"], paragraph["cell_places"]) == ([], [], [])


def test_a_cell_that_goes_on_is_listed_with_its_range_in_both_rows(client: Client) -> None:
    text = client.get("/api/v1/documents/A/77/402").json()["text"]
    row = client.get("/api/v1/documents/A/77/402/blocks/p1-i4").json()
    first, _, last = row["cell_places"]
    assert text[first["start"] : first["end"]] == "Upper Arn"
    assert (first["row"], first["rows"], last["row"], last["column"]) == (2, 2, 3, 2)
    assert [text[head["start"] : head["end"]] for head in last["heads"]] == ["Boats", "2042"]


def test_a_mark_in_a_cell_says_what_heads_its_column(client: Client) -> None:
    answer = client.post("/api/v1/ask", json={"question": "How many boats went through Upper Arn in 2041?"}).json()
    shown = [*answer["citations"], *answer["nearest"]]
    row = next(citation for citation in shown if citation["anchor"]["block"] == "p1-i3")
    assert row["quote"] == "Upper Arn\t118 002"
    assert [(mark["text"], mark["column"]) for mark in row["highlights"]] == [("118 002", "Boats / 2041")]


def test_a_quoted_row_stands_below_what_heads_its_columns(client: Client) -> None:
    turn = client.get("/turn", params={"q": "How many boats went through Upper Arn in 2041?"}).text
    quoted = next(quote for quote in re.findall(r"<blockquote.*?</blockquote>", turn, re.S) if "118 002" in quote)
    assert cells(quoted) == [
        ('th scope="col"', "Lock"),
        ('th scope="col"', "Boats / 2041"),
        ('th scope="col"', "Boats / 2042"),
        ("td", "Upper Arn"),
        ("td", "<mark>118 002</mark>"),
        ("td", ""),
    ]
