"""A search over HTTP: narrowed, by phrases, in pieces, and with the documents that its words name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.conftest import Client, error_of

SEARCH = "/api/v1/search"


def found(client: Client, q: str, **wanted: Any) -> Any:
    response = client.get(SEARCH, params={"q": q, "limit": 100, **wanted})
    assert response.status_code == 200, response.text
    return response.json()


def places(body: Any) -> set[tuple[str, str]]:
    return {(hit["document"].partition("–")[0], hit["block"]) for hit in body["hits"]}


def test_all_blocks_are_ordered_and_counted(client: Client) -> None:
    body = found(client, "moorings")
    assert body["total"] == len(body["hits"]) == len(places(body))
    assert body["next"] is None


def test_every_filter_leaves_what_it_says(client: Client) -> None:
    assert {document for document, _ in places(found(client, "moorings", document="A/77/402"))} == {"A/77/402"}
    assert {hit["kind"] for hit in found(client, "moorings", kind=["footnote", "title"])["hits"]} == {
        "footnote",
        "title",
    }
    spoken = found(client, "moorings", voice="harbour union")
    assert 0 < spoken["total"] < found(client, "moorings")["total"]
    assert ("A/77/401", "p2") not in places(spoken)
    sections = {hit["section"] for hit in found(client, "moorings", section="LETTER")["hits"]}
    assert sections == {"letter"}


@pytest.mark.parametrize(
    ("wanted", "documents"),
    [
        ({"from": "2023"}, ("A/77/401",)),
        ({"to": "2023-03"}, ("A/77/401",)),
        ({"from": "2023-03-09", "to": "2023-03-09"}, ("A/77/401",)),
        ({"from": "2023-03-10"}, ()),
        ({"to": "2022"}, ()),
        ({"language": "en"}, ("A/77/401", "A/77/402")),
        ({"language": "fr"}, ()),
        ({"document": ["S/2023/91", "A/77/402"]}, ("A/77/401", "A/77/402")),
        ({"document": "A/77/402", "voice": "Beltran"}, ()),
    ],
    ids=str,
)
def test_days_languages_and_documents_narrow_a_search(
    client: Client, wanted: dict[str, Any], documents: tuple[str, ...]
) -> None:
    body = found(client, "moorings", **wanted)
    assert {document for document, _ in places(body)} == set(documents)
    assert body["total"] == len(body["hits"])


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "«{}»"])
@pytest.mark.parametrize("phrase", ["eleven cut moorings", "Eleven  CUT moorings", "eleven cut moorings on"])
def test_a_phrase_stands_word_for_word_in_what_is_found(client: Client, marks: str, phrase: str) -> None:
    body = found(client, f"who counted {marks.format(phrase)}")
    assert body["total"] == 2
    text = client.get("/api/v1/documents/A/77/401").json()["text"]
    for hit in body["hits"]:
        (span,) = hit["phrases"]
        assert text[span["start"] : span["end"]].lower().startswith("eleven cut moorings")


def test_several_phrases_stand_in_one_block(client: Client) -> None:
    assert found(client, '"eleven cut moorings" "on the morning"')["total"] == 2
    assert found(client, '"eleven cut moorings" "12 million"')["total"] <= 1
    assert found(client, '"cut eleven moorings"')["total"] == 0
    assert found(client, '"eleven cut moorings"', document="A/77/402")["total"] == 0


def test_pieces_put_together_are_the_whole(client: Client) -> None:
    whole = found(client, "moorings")["hits"]
    cursor, pieces = "", list[Any]()
    while cursor is not None:
        body = found(client, "moorings", limit=3, **({"cursor": cursor} if cursor else {}))
        assert body["total"] == len(whole)
        pieces += body["hits"]
        cursor = body["next"]
    assert pieces == whole


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("A/77/402", [("A/77/402", True, [])]),
        ("what does S/2023/91, para. 2 say", [("S/2023/91", True, ["p2"])]),
        ("A/77/398 and A/77/402", [("A/77/398", False, []), ("A/77/402", True, [])]),
        ("moorings", []),
    ],
)
def test_the_documents_that_the_words_name_are_looked_up(
    client: Client, words: str, named: list[tuple[str, bool, list[str]]]
) -> None:
    body = found(client, words)
    assert [(n["named"], n["held"], [place["block"] for place in n["places"]]) for n in body["named"]] == named
    assert all(n["url"].startswith("/documents/") if n["held"] else n["url"] is None for n in body["named"])


@pytest.mark.parametrize(
    ("wanted", "error", "says"),
    [
        ({"q": '""'}, "invalid_request", "no word"),
        ({"q": '"…"'}, "invalid_request", "no word"),
        ({"q": "x", "from": "yesterday"}, "invalid_request", "from"),
        ({"q": "x", "from": "2023-13"}, "invalid_request", "from"),
        ({"q": "x", "to": "2023-02-30"}, "invalid_request", "to"),
        ({"q": "x", "from": "0000"}, "invalid_request", "from"),
        ({"q": "x", "from": "2024", "to": "2023"}, "invalid_request", "before"),
        ({"q": "x", "kind": "chapter"}, "invalid_request", "kind"),
        ({"q": "x", "document": "nonsense"}, "bad_symbol", "nonsense"),
        ({"q": "x", "cursor": "abc"}, "invalid_request", "next"),
        ({"q": "x", "cursor": "0123456789abcdef-3"}, "invalid_request", "another request"),
        ({"q": "\x00"}, "control_characters", "0000"),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_search_is_named(client: Client, wanted: dict[str, str], error: str, says: str) -> None:
    response = client.get(SEARCH, params=wanted)
    assert (response.status_code, error_of(response)) == (400, error)
    assert says in response.json()["detail"]


def test_a_document_that_is_not_held_is_a_404(client: Client) -> None:
    response = client.get(SEARCH, params={"q": "x", "document": "A/1/2"})
    assert (response.status_code, error_of(response)) == (404, "unknown_document")


def test_a_cursor_of_another_search_is_refused(client: Client) -> None:
    cursor = found(client, "moorings", limit=1)["next"]
    for other in ({"q": "ferries"}, {"q": "moorings", "kind": "footnote"}):
        assert error_of(client.get(SEARCH, params={**other, "cursor": cursor})) == "invalid_request"
