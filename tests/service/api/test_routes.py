"""The JSON API over HTTP: what is right is answered, what is wrong is a 4xx of one shape, and nothing gives a 500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from index.snapshot import build, load
from service.app import create_app
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder
from tests.service.api.test_schemas import ANSWER, check_shape
from tests.service.conftest import Client, error_of

ASK = "/api/v1/ask"
WOUNDED = "How many sailors were wounded?"
FERRIES = "A/77/401–S/2023/91"
JSON = {"content-type": "application/json"}


def test_a_question_is_answered(client: Client) -> None:
    response = client.post(ASK, json={"question": WOUNDED})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/json")
    answer = response.json()
    check_shape(answer, ANSWER)
    assert answer["status"] == "answered"
    assert answer["citations"][0]["highlights"][0]["text"] == "40 sailors"


def test_a_question_may_carry_everything_that_the_design_names(client: Client) -> None:
    body = {"question": "who said that?", "history": [WOUNDED], "documents": ["S/2023/91"], "limit": 1}
    answer = client.post(ASK, json=body).json()
    assert answer["question"] == "who said that?"
    assert WOUNDED in answer["understood_as"]
    assert len(answer["citations"]) == 1


def test_what_is_not_answered_is_a_200_with_the_nearest(client: Client) -> None:
    response = client.post(ASK, json={"question": "zeppelin tiramisu recipe"})
    assert response.status_code == 200
    answer = response.json()
    assert answer["status"] == "not_answered"
    assert answer["citations"] == []
    assert answer["nearest"]


def test_the_same_request_gives_the_same_bytes(client: Client, ferries_answerer: Answerer) -> None:
    body = {"question": "Who counted eleven cut moorings?", "limit": 20}
    first = client.post(ASK, json=body)
    client.post(ASK, json={"question": WOUNDED})
    assert client.post(ASK, json=body).content == first.content


@pytest.mark.parametrize("limit", [1, 20])
def test_the_limits_of_limit_are_allowed(client: Client, limit: int) -> None:
    assert client.post(ASK, json={"question": WOUNDED, "limit": limit}).status_code == 200


# --- bad bodies --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"question": ""}, 400, "empty_question"),
        ({"question": " \n\t"}, 400, "empty_question"),
        ({"question": "x" * 2_001}, 400, "question_too_long"),
        ({"question": "x" * 100_000}, 400, "question_too_long"),
        ({"question": "x\x00y"}, 400, "control_characters"),
        ({"question": "x\x1b[31m"}, 400, "control_characters"),
        ({"question": "x", "history": ["x\x07"]}, 400, "control_characters"),
        ({"question": "x", "history": ["y" * 2_001]}, 400, "question_too_long"),
        ({"question": "x", "documents": ["nonsense"]}, 400, "bad_symbol"),
        ({"question": "x", "documents": [""]}, 400, "bad_symbol"),
        ({"question": "x", "documents": ["A/1/2"]}, 404, "unknown_document"),
        ({"question": "x", "documents": ["A/77/401"] * 1_001}, 400, "invalid_request"),
        ({}, 400, "invalid_request"),
        ({"question": None}, 400, "invalid_request"),
        ({"question": 1}, 400, "invalid_request"),
        ({"question": ["x"]}, 400, "invalid_request"),
        ({"question": {"text": "x"}}, 400, "invalid_request"),
        ({"question": "x", "history": "y"}, 400, "invalid_request"),
        ({"question": "x", "history": None}, 400, "invalid_request"),
        ({"question": "x", "history": [1]}, 400, "invalid_request"),
        ({"question": "x", "documents": "A/77/401"}, 400, "invalid_request"),
        ({"question": "x", "limit": 0}, 400, "invalid_request"),
        ({"question": "x", "limit": -1}, 400, "invalid_request"),
        ({"question": "x", "limit": 21}, 400, "invalid_request"),
        ({"question": "x", "limit": 2.5}, 400, "invalid_request"),
        ({"question": "x", "limit": None}, 400, "invalid_request"),
        ({"question": "x", "limit": "five"}, 400, "invalid_request"),
        pytest.param({"question": "x", "limit": "5"}, 400, "invalid_request"),
        pytest.param({"question": "x", "limit": True}, 400, "invalid_request"),
        ({"question": "x", "limits": 5}, 400, "invalid_request"),
        ({"question": "x", "Question": "x"}, 400, "invalid_request"),
        ([], 400, "invalid_request"),
        ("x", 400, "invalid_request"),
        (None, 400, "invalid_request"),
    ],
    ids=lambda value: json.dumps(value)[:50] if isinstance(value, (dict, list)) else "",
)
def test_a_body_that_cannot_be_used_is_a_4xx(client: Client, body: Any, status: int, error: str) -> None:
    response = client.post(ASK, json=body)
    assert error_of(response) == error
    assert response.status_code == status


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"question", b'{"question": "x"', b"\xff\xfe{",  b'{"question": "\\ud800"}'),
        *(b'{"question": "x", "limit": NaN}', b'{"question": "x", "limit": 1e999}', b'{"question": "x"} {}'),
        b'{"question": "x", "limit": ' + b"9" * 5_000 + b"}",
        pytest.param(b'{"question": "\xff"}'),
        pytest.param(b"[" * 50_000),
        pytest.param(b'{"question": ' * 50_000),
    ],
    ids=lambda body: repr(body[:40]),
)  # fmt: skip
def test_a_body_that_is_no_json_is_a_400(client: Client, body: bytes) -> None:
    response = client.post(ASK, content=body, headers=JSON)
    assert error_of(response) in ("invalid_json", "invalid_encoding", "invalid_request")
    assert response.status_code == 400


def test_the_message_names_the_field(client: Client) -> None:
    assert "limit" in client.post(ASK, json={"question": "x", "limit": 99}).json()["detail"]
    assert "zeppelin" in client.post(ASK, json={"question": "x", "zeppelin": 1}).json()["detail"]


def test_the_message_for_a_missing_body_says_that_it_is_missing(client: Client) -> None:
    assert "body" in client.post(ASK, headers=JSON).json()["detail"]


def test_a_body_over_the_limit_is_a_413(client: Client) -> None:
    response = client.post(ASK, content=b'{"question": "' + b"x" * 1_100_000 + b'"}', headers=JSON)
    assert error_of(response) == "request_too_large"
    assert response.status_code == 413


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "nonsense"])
def test_a_body_of_another_kind_is_a_4xx(client: Client, kind: str) -> None:
    response = client.post(ASK, content=b"question=x", headers={"content-type": kind})
    error_of(response)
    assert response.status_code in (400, 415)


def test_an_api_error_is_json_even_for_a_browser(client: Client) -> None:
    response = client.post(ASK, json={"question": ""}, headers={"accept": "text/html"})
    assert error_of(response) == "empty_question"


# --- methods and addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "NONSENSE"])
def test_a_wrong_method_is_a_405(client: Client, method: str) -> None:
    response = client.request(method, ASK)
    assert error_of(response) == "method_not_allowed"
    assert response.status_code == 405
    assert client.post("/api/v1/search").status_code == 405


LONG = "x" * 5_000


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/api/v1", "/api/v2/ask", "/api/v1/nothing", "/api/v1/ask/x", "/%00", f"/{LONG}"),
        *("/static/nothing.css", "/static/", "/static/../../pyproject.toml", "/static/%2e%2e/%2e%2e/pyproject.toml"),
        *("/static/..%2f..%2fpyproject.toml", "/health/x", "/turn/x", "/fragments/nothing"),
        pytest.param("/static/%00"),
        pytest.param(f"/static/{LONG}"),
        pytest.param("/static/pincite.css/x"),
        pytest.param("/schema/nothing", marks=pytest.mark.xfail(strict=True, reason="Litestar's own HTML page")),
    ],
    ids=lambda path: path[:40],
)
def test_an_unknown_path_is_a_404(client: Client, path: str) -> None:
    response = client.get(path)
    assert error_of(response) == "not_found"
    assert response.status_code == 404


# --- documents ---------------------------------------------------------------------------------------------


def test_the_documents_are_listed(client: Client, ferries_answerer: Answerer) -> None:
    body = client.get("/api/v1/documents").json()
    assert [document["symbol"] for document in body["documents"]] == [FERRIES, "A/77/402"]
    assert body["snapshot"] == ferries_answerer.snapshot.manifest.id


SYMBOLS = (
    *("A/77/401", "S/2023/91", "a/77/401", "A/77/401-S/2023/91", "A/77/401–S/2023/91", "A/77/401—S/2023/91"),
    *("A/77/401‑S/2023/91", "A/77/401 – S/2023/91"),
)


@pytest.mark.parametrize("printed", SYMBOLS)
@pytest.mark.parametrize("encoded", [True, False])
def test_a_document_is_found_by_either_half_any_dash_encoded_or_as_a_path(
    client: Client, printed: str, encoded: bool
) -> None:
    response = client.get(f"/api/v1/documents/{quote(printed, safe='' if encoded else '/')}")
    assert response.status_code == 200
    assert response.json()["symbol"] == FERRIES
    block = client.get(f"/api/v1/documents/{quote(printed, safe='' if encoded else '/')}/blocks/p2")
    assert block.json()["text"].startswith("In total, 40 sailors")


def test_a_document_comes_with_all_its_blocks_as_ranges(client: Client) -> None:
    body = client.get("/api/v1/documents/A/77/401").json()
    for block in body["contents"]:
        assert body["text"][block["range"]["start"] : block["range"]["end"]] == block["text"]
    references = {reference["symbol"]: reference["held"] for reference in body["references"]}
    assert references == {"A/77/398–S/2023/90": False, None: False, "A/77/402": True}


def test_a_reference_leads_to_the_document_held_and_the_place_it_names(lake_client: Client) -> None:
    body = lake_client.get("/api/v1/documents/A/77/500").json()
    leads = [
        (r["symbol"], r["document_url"], r["pinpoint"], [p["url"] for p in r["places"]]) for r in body["references"]
    ]
    assert leads == [
        ("S/RES/2650(2022)", "/documents/S/RES/2650(2022)", None, []),
        ("S/2023/77", None, None, []),
        ("S/RES/2650(2022)", "/documents/S/RES/2650(2022)", "para. 2", ["/documents/S/RES/2650(2022)#p2"]),
        ("A/77/402", "/documents/A/77/402", "annex, para. 3", ["/documents/A/77/402#a1-p3"]),
    ]


def test_a_citation_carries_what_its_own_words_cite(lake_client: Client) -> None:
    answer = lake_client.post(ASK, json={"question": "Who had asked for the harbour to be closed?"}).json()
    shown = answer["citations"] or answer["nearest"]
    (citation,) = (c for c in shown if c["anchor"]["block"] == "p2" and c["anchor"]["document"] == "A/77/500")
    assert [(r["symbol"], r["held"]) for r in citation["references"]] == [("S/2023/77", False)]
    assert citation["sources_url"] == "/documents/A/77/500/blocks/p2/sources"
    (reference,) = citation["footnotes"][0]["references"]
    assert [place["label"] for place in reference["places"]] == ["annex, para. 3"]


def test_a_document_says_what_it_cites_once_each_with_the_places(lake_client: Client) -> None:
    body = lake_client.get("/api/v1/documents/A/77/500").json()
    cites = [(c["symbol"], c["held"], [place["block"] for place in c["cited_in"]]) for c in body["cites"]]
    assert cites == [
        ("S/RES/2650(2022)", True, ["p1", "p3"]),
        ("S/2023/77", False, ["p2"]),
        ("A/77/402", True, ["fn1"]),
    ]


def test_a_document_says_who_cites_it_in_which_sentences(lake_client: Client) -> None:
    body = lake_client.get("/api/v1/documents/S/RES/2650(2022)").json()
    assert [cited["document"] for cited in body["cited_by"]] == ["A/77/500", "A/77/402"]
    letter, report = ([(m["label"], m["sentence"]) for m in cited["mentions"]] for cited in body["cited_by"])
    assert letter == [
        ("[para. 1]", "The Security Council adopted resolution 2650 (2022) on the lake of Norland."),
        ("[para. 3]", "In its resolution 2650 (2022), para. 2, the Council decided on the buoys of the lake."),
    ]
    assert report[0][0] == "annex, para. 3"
    assert lake_client.get("/api/v1/documents/A/77/402").json()["cited_by"][0]["mentions"][0]["label"] == (
        "[para. 2], footnote 1"
    )
    assert lake_client.get("/api/v1/documents/A/77/500").json()["cited_by"] == []


def test_a_mention_is_a_range_of_the_citing_document(lake_client: Client) -> None:
    texts = {name: lake_client.get(f"/api/v1/documents/{name}").json()["text"] for name in ("A/77/500", "A/77/402")}
    for citing in lake_client.get("/api/v1/documents/S/RES/2650(2022)").json()["cited_by"]:
        for mention in citing["mentions"]:
            whole = texts[citing["document"]]
            assert whole[mention["range"]["start"] : mention["range"]["end"]] == mention["sentence"]


def test_a_block_is_the_same_alone_and_in_its_document(client: Client) -> None:
    body = client.get("/api/v1/documents/A/77/401").json()
    for block in body["contents"]:
        assert client.get(f"/api/v1/documents/A/77/401/blocks/{block['id']}").json() == block


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("nonsense", 400, "bad_symbol"),
        ("%00", 400, "bad_symbol"),
        ("%FF", 400, "bad_symbol"),
        ("A/", 400, "bad_symbol"),
        ("A/77/401;DROP", 400, "bad_symbol"),
        ("A/" * 3_000, 400, "bad_symbol"),
        ("A/77/401/blocks/p2/blocks/p3", 404, "unknown_block"),
        ("A/77/401/blocks/zz", 404, "unknown_block"),
        ("A/77/401/blocks/%00", 404, "unknown_block"),
        ("A/1/2", 404, "unknown_document"),
        ("A/1/2/blocks/p1", 404, "unknown_document"),
    ],
)  # fmt: skip
def test_a_document_or_block_that_is_not_there_is_a_4xx(client: Client, path: str, status: int, error: str) -> None:
    response = client.get(f"/api/v1/documents/{path}")
    assert error_of(response) == error
    assert response.status_code == status


# --- search ------------------------------------------------------------------------------------------------


def test_search_gives_passages_with_the_scores_of_each_leg(client: Client) -> None:
    body = client.get("/api/v1/search", params={"q": "cut saylors moorings", "limit": 3}).json()
    assert body["query"] == "cut saylors moorings"
    assert body["corrected"] == {"saylors": "sailors"}
    assert len(body["hits"]) == 3
    for hit in body["hits"]:
        assert set(hit["scores"]) == {"dense", "lexical", "fused"}
        assert hit["url"].endswith(f"#{hit['block']}")
    assert [hit["scores"]["fused"] for hit in body["hits"]] == sorted(
        (hit["scores"]["fused"] for hit in body["hits"]), reverse=True
    )


def test_search_gives_ten_passages_unless_told(client: Client) -> None:
    assert len(client.get("/api/v1/search?q=moorings").json()["hits"]) == 10


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("", "invalid_request"),
        ("limit=3", "invalid_request"),
        ("q=", "empty_question"),
        ("q=%20%0A", "empty_question"),
        (f"q={'x' * 2_001}", "question_too_long"),
        ("q=%00", "control_characters"),
        ("q=x&limit=0", "invalid_request"),
        ("q=x&limit=101", "invalid_request"),
        ("q=x&limit=-1", "invalid_request"),
        ("q=x&limit=many", "invalid_request"),
        ("q=x&limit=1.5", "invalid_request"),
        ("q=x&limit=", "invalid_request"),
        (f"q=x&limit={'9' * 4_999}", "invalid_request"),
    ],
    ids=lambda value: value[:30],
)
def test_a_search_that_cannot_be_made_is_a_400(client: Client, query: str, error: str) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert error_of(response) == error
    assert response.status_code == 400


@pytest.mark.parametrize("query", ["q=%FF%ED%A0%80", "q=a&q=b", "q=%F0%9F%91%8D", "q=%E2%80%AE", "q=x&limit=100"])
def test_an_odd_search_is_made(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/search?{query}").status_code == 200


# --- states ------------------------------------------------------------------------------------------------


def test_a_service_with_a_snapshot_is_alive_and_ready(client: Client) -> None:
    assert client.get("/health").json() == {"status": "alive"}
    assert client.get("/ready").json() == {"status": "ready"}


@pytest.mark.parametrize("path", ["/ready", "/api/v1/documents", "/api/v1/documents/A/77/401", "/api/v1/search?q=x", "/documents"])  # fmt: skip
def test_a_service_without_a_snapshot_is_alive_and_not_ready(unready_client: Client, path: str) -> None:
    assert unready_client.get("/health").json() == {"status": "alive"}
    response = unready_client.get(path)
    assert error_of(response) == "not_ready"
    assert response.status_code == 503


def test_a_question_to_a_service_without_a_snapshot_is_a_503(unready_client: Client) -> None:
    assert unready_client.post(ASK, json={"question": "x"}).status_code == 503


def test_two_applications_do_not_share_their_answerers(ferries_answerer: Answerer) -> None:
    create_app(None)
    with Client(create_app(ferries_answerer)) as client:
        assert client.get("/ready").status_code == 200


@pytest.fixture(scope="module")
def resolutions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Over one invented resolution."""
    folder = tmp_path_factory.mktemp("resolutions")
    path = folder / "resolution.txt"
    text = "Resolution 9001 (2031)\nof 3 May 2031\n\nThe Security Council,\n\n1. Notes the report;\n\n2. Demands peace;\n\n3. Decides to meet again.\n"
    path.write_text(text, encoding="utf-8")
    build([path], folder / "snapshots", HashEmbedder())
    with TestClient(create_app(Answerer(load(folder / "snapshots"), HashEmbedder()))) as client:
        yield client


@pytest.mark.parametrize(
    "symbol", ["S/RES/9001(2031)", "S/RES/9001%20(2031)", "S%2FRES%2F9001(2031)", "s/res/9001 (2031)"]
)
def test_a_block_of_a_resolution_is_found_by_its_path(resolutions: Client, symbol: str) -> None:
    block = resolutions.get(f"/api/v1/documents/{symbol}/blocks/p3")
    assert block.status_code == 200
    assert (block.json()["label"], block.json()["text"]) == ("para. 3", "3. Decides to meet again.")


@pytest.mark.parametrize("question", ["S/RES/9001 (2031), para. 3", "paragraph 3 of resolution 9001", "para 3"])
def test_a_paragraph_that_is_named_comes_first(resolutions: Client, question: str) -> None:
    answer = resolutions.post("/api/v1/ask", json={"question": question}).json()
    assert (answer["status"], answer["understood_as"]) == ("answered", "S/RES/9001 (2031), para. 3")
    assert answer["citations"][0]["anchor"]["block"] == "p3"


def test_a_paragraph_that_is_not_there_is_remarked_on(resolutions: Client) -> None:
    question = "S/RES/9001 (2031), para. 30"
    answer = resolutions.post("/api/v1/ask", json={"question": question}).json()
    assert (answer["status"], answer["remark"]) == (
        "not_answered",
        "S/RES/9001 (2031) has no paragraph 30, but 1 to 3.",
    )
    assert answer["remark"] in resolutions.get("/", params={"q": question}).text
