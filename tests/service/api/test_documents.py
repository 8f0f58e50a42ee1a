"""Documents in pieces over HTTP: their parts, cursors, and that nobody is sent what he has."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from index.snapshot import build, load
from service.api.document_parts import PARTS
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client, error_of

FERRIES, RESOLUTION = "/api/v1/documents/A/77/401", "/api/v1/documents/S/RES/2650(2022)"
#: Of a whole document: the field that has what a part lists.
WHOLE = {"blocks": "contents", "references": "references", "cites": "cites", "cited-by": "cited_by"}
COMPRESSED, PLAIN = {"accept-encoding": "gzip"}, {"accept-encoding": "identity"}


def part_of(client: Client, address: str, name: str, **wanted: Any) -> Any:
    response = client.get(f"{address}/{name}", params=wanted)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("name", WHOLE)
def test_a_part_is_what_the_whole_document_has(lake_client: Client, name: str) -> None:
    for address in ("/api/v1/documents/A/77/500", RESOLUTION):
        body, whole = part_of(lake_client, address, name), lake_client.get(address).json()
        assert body[name.replace("-", "_")] == whole[WHOLE[name]]
        assert (body["total"], body["next"]) == (len(whole[WHOLE[name]]), None)
        assert (body["document"], body["sha256"]) == (whole["symbol"], whole["sha256"])


@pytest.mark.parametrize("printed", ["A/77/401", "S/2023/91", "A/77/401–S/2023/91"])
@pytest.mark.parametrize("safe", ["", "/"])
def test_a_part_is_found_by_any_form_of_the_symbol(client: Client, printed: str, safe: str) -> None:
    body = client.get(f"/api/v1/documents/{quote(printed, safe=safe)}/blocks?limit=1").json()
    assert body["document"] == "A/77/401–S/2023/91"


def test_a_footnote_has_the_sentences_that_bear_its_mark(client: Client) -> None:
    text = client.get(FERRIES).json()["text"]
    notes = part_of(client, FERRIES, "footnotes")["footnotes"]
    assert [note["number"] for note in notes] == ["1", "2", "3"]
    assert [note["marked_in"][0]["block"] for note in notes] == ["p1", "p5", "p6"]
    assert [reference["symbol"] for reference in notes[2]["references"]] == ["A/77/402"]
    for note in notes:
        for mention in note["marked_in"]:
            assert text[mention["range"]["start"] : mention["range"]["end"]] == mention["sentence"]


TABLES = """# Report of the Secretary-General

1. The keepers counted the boats.

<table>
<tr><th rowspan="2">Lock</th><th colspan="2">Boats</th></tr>
<tr><th>2041</th><th>2042</th></tr>
<tr><td rowspan="2">Upper Arn</td><td>118 002</td><td></td></tr>
<tr><td>40</td><td>1 300</td></tr>
</table>

<table>
<tr><th>Mole</th><th>Lamps</th></tr>
<tr><td>North</td><td>3</td></tr>
</table>
"""


def test_a_table_has_its_rows_and_their_cells(
    tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    path = folder / "tables.md"
    path.write_text(TABLES, encoding="utf-8")
    path.with_suffix(".toml").write_text('symbol = "A/77/403"\n', encoding="utf-8")
    build([path], folder / "snapshots", hash_embedder)
    with Client(create_app(Answerer(load(folder / "snapshots"), hash_embedder))) as client:
        body = part_of(client, "/api/v1/documents/A/77/403", "tables")
        text = client.get("/api/v1/documents/A/77/403").json()["text"]
    locks, moles = body["tables"]
    assert [row["is_head"] for row in locks["rows"]] == [True, True, False, False]
    assert locks["rows"][3]["cells"] == ["Upper Arn", "40", "1 300"]
    assert locks["rows"][3]["columns"] == ["Lock", "Boats / 2041", "Boats / 2042"]
    assert [row["cells"] for row in moles["rows"]] == [["Mole", "Lamps"], ["North", "3"]]
    places = moles["rows"][1]["cell_places"]
    assert [text[place["start"] : place["end"]] for place in places] == ["North", "3"]


def test_a_document_without_tables_has_none(client: Client) -> None:
    assert part_of(client, FERRIES, "tables")["tables"] == []


@pytest.mark.parametrize("name", ["blocks", "footnotes", "references"])
@pytest.mark.parametrize("limit", [1, 2, 7, 1000])
def test_pieces_put_together_are_the_whole(client: Client, name: str, limit: int) -> None:
    whole = part_of(client, FERRIES, name)[name]
    pieces, cursor = list[Any](), ""
    while cursor is not None:
        body = part_of(client, FERRIES, name, limit=limit, **({"cursor": cursor} if cursor else {}))
        assert len(body[name]) <= limit
        pieces += body[name]
        cursor = body["next"]
    assert pieces == whole


def test_documents_come_in_pieces_too(client: Client) -> None:
    whole = client.get("/api/v1/documents").json()
    assert (whole["total"], whole["next"]) == (2, None)
    first = client.get("/api/v1/documents?limit=1").json()
    last = client.get("/api/v1/documents", params={"cursor": first["next"]}).json()
    assert [*first["documents"], *last["documents"]] == whole["documents"]
    assert last["next"] is None


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("A/77/401/blocks?limit=0", 400, "invalid_request"),
        ("A/77/401/blocks?limit=1001", 400, "invalid_request"),
        ("A/77/401/blocks?limit=x", 400, "invalid_request"),
        ("A/77/401/blocks?cursor=x", 400, "invalid_request"),
        ("A/77/401/blocks?cursor=0123456789abcdef-1", 400, "invalid_request"),
        ("A/1/2/footnotes", 404, "unknown_document"),
        ("nonsense/tables", 400, "bad_symbol"),
        ("A/77/401/chapters", 404, "unknown_document"),
        ("A/77/401/blocks/p99", 404, "unknown_block"),
        ("?cursor=x", 400, "invalid_request"),
        ("?limit=0", 400, "invalid_request"),
    ],
)
def test_what_is_wrong_with_a_piece_is_a_4xx(client: Client, path: str, status: int, error: str) -> None:
    response = client.get(f"/api/v1/documents/{path}".replace("documents/?", "documents?"))
    assert (response.status_code, error_of(response)) == (status, error)


def test_a_cursor_of_another_document_is_refused(client: Client) -> None:
    cursor = part_of(client, FERRIES, "blocks", limit=1)["next"]
    assert error_of(client.get("/api/v1/documents/A/77/402/blocks", params={"cursor": cursor})) == "invalid_request"
    assert error_of(client.get(f"{FERRIES}/footnotes", params={"cursor": cursor})) == "invalid_request"


# --- what a client has already -----------------------------------------------------------------------------

READ = (
    *("/api/v1/documents", FERRIES, f"{FERRIES}/blocks/p1", f"{FERRIES}/blocks/p2/sources"),
    *(f"{FERRIES}/{name}" for name in PARTS),
    *("/api/v1/search?q=moorings", "/api/v1/cite/A/77/401/blocks/p2", "/api/v1/ask?question=moorings"),
)


@pytest.mark.parametrize("address", READ)
@pytest.mark.parametrize("encoding", [PLAIN, COMPRESSED], ids=["plain", "gzip"])
def test_what_a_client_has_is_not_sent_again(client: Client, address: str, encoding: dict[str, str]) -> None:
    first = client.get(address, headers=encoding)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert tag.endswith('-gzip"') == (first.headers.get("content-encoding") == "gzip")
    assert first.headers["cache-control"] == "no-cache"
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(address, headers={**encoding, "if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"].strip('"').removesuffix("-gzip") == tag.strip('"').removesuffix("-gzip")
        assert "content-type" not in again.headers
        assert again.headers["x-content-type-options"] == "nosniff"
    assert client.get(address, headers={**encoding, "if-none-match": '"other"'}).content == first.content


@pytest.mark.parametrize("address", ["/api/v1/documents", FERRIES, f"{FERRIES}/blocks"])
def test_what_has_not_changed_since_is_not_sent_again(client: Client, address: str) -> None:
    modified = client.get(address).headers["last-modified"]
    assert client.get(address, headers={"if-modified-since": modified}).status_code == 304
    for other in ("Mon, 01 Jan 2001 00:00:00 GMT", "nonsense", ""):
        assert client.get(address, headers={"if-modified-since": other}).status_code == 200
    headers = {"if-modified-since": modified, "if-none-match": '"other"'}
    assert client.get(address, headers=headers).status_code == 200


@pytest.mark.parametrize("address", [*READ, "/health", "/ready", "/schema", "/", "/documents"])
def test_head_gives_the_headers_of_get_alone(client: Client, address: str) -> None:
    for encoding in (PLAIN, COMPRESSED):
        got, head = client.get(address, headers=encoding), client.head(address, headers=encoding)
        assert (head.status_code, head.content) == (200, b"")
        assert dict(head.headers) == dict(got.headers)
    if "etag" in got.headers:
        assert client.head(address, headers={"if-none-match": got.headers["etag"]}).status_code == 304


def test_tags_differ_where_the_bytes_do(client: Client) -> None:
    tags = {client.get(address, headers=PLAIN).headers["etag"] for address in READ}
    assert len(tags) == len(READ)
    below = client.get(FERRIES, headers={**PLAIN, "x-forwarded-prefix": "/desk"}).headers["etag"]
    assert below not in tags


def test_errors_have_no_tags(client: Client) -> None:
    response = client.get("/api/v1/documents/A/1/2", headers={"if-none-match": "*"})
    assert response.status_code == 404
    assert "etag" not in response.headers
