"""What surrounds the routes: HEAD, the path of a proxy, compression, and whether a file has changed."""

from __future__ import annotations

import re

import pytest

from tests.service.conftest import Client

PAGES = (
    "/",
    "/?q=how+many+passengers",
    "/documents",
    "/documents/A/77/401",
    "/health",
    "/ready",
    "/api/v1/documents",
    "/schema",
)
LINK = re.compile(r'(?:href|src|action)="(/[^"]*)"')


@pytest.mark.parametrize("path", PAGES)
def test_head_is_answered_as_get_is_without_a_body(client: Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_head_of_what_is_not_there_is_not_found(client: Client) -> None:
    assert client.head("/nowhere").status_code == 404


@pytest.mark.parametrize("prefix", ["/desk", "/reading-room/pincite", "/desk/"])
@pytest.mark.parametrize("path", ["/", "/?q=how+many+passengers", "/documents", "/documents/A/77/401", "/nowhere"])
def test_links_stand_below_the_path_that_a_proxy_names(client: Client, path: str, prefix: str) -> None:
    page = client.get(path, headers={"X-Forwarded-Prefix": prefix, "Accept": "text/html"}).text
    links = LINK.findall(page)
    assert links
    assert all(link.startswith(f"{prefix.rstrip('/')}/") for link in links)
    assert f'data-root="{prefix.rstrip("/")}"' in page


def test_the_next_request_stands_at_the_root_again(client: Client) -> None:
    client.get("/", headers={"X-Forwarded-Prefix": "/desk"})
    assert "/desk" not in client.get("/", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("prefix", ["//evil.example", "https://evil.example", '/"><script>', "desk", "/a b", "/"])
def test_what_is_no_path_is_passed_over(client: Client, prefix: str) -> None:
    page = client.get("/", headers={"X-Forwarded-Prefix": prefix, "Accept": "text/html"}).text
    assert 'href="/documents"' in page
    assert "evil" not in page


def test_addresses_in_json_stand_below_the_path_too(client: Client) -> None:
    documents = client.get("/api/v1/documents", headers={"X-Forwarded-Prefix": "/desk"}).json()["documents"]
    assert all(document["url"].startswith("/desk/documents/") for document in documents)


@pytest.mark.parametrize("path", ["/", "/static/pincite.css", "/static/pincite.js", "/api/v1/documents/A/77/401"])
def test_what_is_long_is_compressed_for_who_can_read_it(client: Client, path: str) -> None:
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == packed.content  # which the client has unpacked


@pytest.mark.parametrize("name", ["pincite.css", "pincite.js", "icon.svg"])
def test_a_browser_is_told_that_a_file_has_not_changed(client: Client, name: str) -> None:
    first = client.get(f"/static/{name}")
    again = client.get(f"/static/{name}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/static/{name}", headers={"If-None-Match": 'W/"another"'}).status_code == 200
