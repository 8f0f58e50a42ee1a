"""Documents added and removed on the pages: looked at, kept, thrown away, refused; never from another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.keys import KeyRing
from service.protection import Protection
from tests.index.ferries import LOG
from tests.service.acquisitions.desks import Opened, opened
from tests.service.conftest import error_of

HTML = {"accept": "text/html"}
RELEASE = "PRESS RELEASE\n\nFerries adrift\n\nThe union has found that eleven of the ferries had lost their moorings.\n"
REISSUE = LOG.replace("nine witnesses", "ten witnesses")
HOSTILE = "../..\\\u202egpj.<img src=x onerror=alert(1)>\u200b.md"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Opened]:
    with opened(tmp_path) as service:
        yield service


def page(service: Opened, path: str, status: int = 200) -> str:
    response = service.client.get(path, headers=HTML)
    assert response.status_code == status, response.text
    return response.text


def sent(service: Opened, name: str, text: str) -> str:
    """The address to which a form with one file leads."""
    files = {"file": (name, text.encode(), "text/plain")}
    response = service.client.post("/uploads", files=files, headers=HTML, follow_redirects=False)
    assert response.status_code == 303, response.text
    return str(response.headers["location"])


def kept(service: Opened, look: str, **fields: str) -> str:
    """The page of the job that holds it, when that is over."""
    response = service.client.post(f"{look}/keep", data=fields, headers=HTML, follow_redirects=False)
    assert response.status_code == 303, response.text
    service.desk.jobs.wait(response.headers["location"].rpartition("/")[2], 60)
    return page(service, response.headers["location"])


def symbols(service: Opened) -> set[str]:
    return {document["symbol"] for document in service.client.get("/api/v1/documents").json()["documents"]}


def test_a_file_is_looked_at_then_kept_and_asked(service: Opened) -> None:
    look = sent(service, "A_77_402.md", f"A/77/402\n\n{LOG}")
    shown = page(service, look)
    assert "Not held yet" in shown
    assert "Log of the northern ferries" in shown
    assert "A/77/402" not in symbols(service)
    done = kept(service, look)
    assert "is held now" in done
    assert "A/77/402" in symbols(service)
    assert 'href="/documents/A/77/402"' in done
    assert page(service, look, 404)
    (entry,) = service.desk.log
    assert (entry.what, entry.symbol, entry.by) == ("added", "A/77/402", "page")


def test_one_that_names_no_symbol_needs_one_or_a_name(service: Opened) -> None:
    look = sent(service, "union release.md", RELEASE)
    assert "names no symbol" in page(service, look)
    refused = service.client.post(f"{look}/keep", data={"known_by": "name", "name": " "}, headers=HTML)
    assert refused.status_code == 400
    assert "give its symbol, or a name of your own" in refused.text
    wrong = service.client.post(f"{look}/keep", data={"known_by": "symbol", "symbol": "nonsense"}, headers=HTML)
    assert wrong.status_code == 400
    assert "nonsense" in wrong.text
    kept(service, look, known_by="name", symbol="nonsense", name="Harbour Union 2023", date="2023-02-05")
    assert "Harbour Union 2023" in symbols(service)


def test_the_same_file_twice_is_one_and_is_held_already_then(service: Opened) -> None:
    text = f"A/77/402\n\n{LOG}"
    look = sent(service, "log.md", text)
    assert sent(service, "other name.md", text) == look
    kept(service, look)
    again = sent(service, "log.md", text)
    assert again == look
    assert "Held already" in page(service, again)
    assert "/keep" not in page(service, again)


def test_another_text_of_a_document_held_takes_its_place_only_when_told(service: Opened) -> None:
    kept(service, sent(service, "log.md", f"A/77/402\n\n{LOG}"))
    look = sent(service, "log.md", f"A/77/402\n\n{REISSUE}")
    assert "Another text of a document held" in page(service, look)
    assert "tick that this one takes its place" in kept(service, look)
    assert "in the place of the text before" in kept(service, look, replace="true")
    assert "ten witnesses" in service.client.get("/api/v1/documents/A/77/402").json()["text"]
    assert [entry.what for entry in service.desk.log] == ["added", "replaced"]


def test_what_cannot_be_read_says_why_and_waits_for_nothing(service: Opened) -> None:
    shown = page(service, sent(service, "scan.pdf", "no PDF at all"))
    assert "It cannot be read" in shown
    files = {"file": ("log.exe", b"MZ", "text/plain")}
    refused = service.client.post("/uploads", files=files, headers=HTML)
    assert refused.status_code == 415
    assert "no reader for &#39;.exe&#39; files" in refused.text
    empty = service.client.post("/uploads", files={"file": ("log.md", b"", "text/plain")}, headers=HTML)
    assert "log.md is empty" in empty.text
    assert service.client.post("/uploads", files={"nothing": ("", b"")}, headers=HTML).status_code == 400


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path, limit=1) as service:
        files = {"file": ("log.md", b"x" * 1_000_001, "text/plain")}
        refused = service.client.post("/uploads", files=files, headers=HTML)
        assert refused.status_code == 413
        assert "1,000,000 are the most" in refused.text


def test_hostile_names_and_texts_are_harmless(service: Opened) -> None:
    text = f'# <script>alert(1)</script> {"w" * 10_000}\n\n=HYPERLINK("http://x") is \u202eno formula.\n\n1. A paragraph.\n'
    look = sent(service, HOSTILE, text)
    shown = page(service, look)
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    done = kept(service, look, known_by="name", name="<b>bold</b> 2023", title="=cmd|' /C calc'!A0", author="+evil")
    for body in (done, page(service, "/documents"), page(service, "/uploads")):
        assert "<b>bold" not in body
        assert "<img" not in body
    table = service.client.get("/documents.csv").text
    assert "\"'=cmd|' /C calc'!A0\"" in table
    assert '"\'+evil"' in table
    assert not [path for path in service.data.rglob("*") if ".." in path.name or "<" in path.name]


def test_several_files_wait_and_one_is_thrown_away(service: Opened) -> None:
    files = [("file", (f"{n}.md", f"A/77/40{n}\n\n{LOG} {n}".encode(), "text/plain")) for n in (2, 3)]
    response = service.client.post("/uploads", files=files, headers=HTML, follow_redirects=False)
    assert response.headers["location"] == "/uploads"
    listed = page(service, "/uploads")
    look = re.findall(r'href="(/uploads/[0-9a-f]{32})"', listed)
    assert len(look) == 2
    assert service.client.post(f"{look[0]}/discard", headers=HTML, follow_redirects=False).status_code == 303
    assert look[0] not in page(service, "/uploads")


def test_a_document_is_removed_after_a_question_and_its_file_is_kept(service: Opened) -> None:
    kept(service, sent(service, "log.md", f"A/77/402\n\n{LOG}"))
    assert 'aria-label="Remove A/77/402"' in page(service, "/documents")
    assert 'href="/removals?symbol=A%2F77%2F402"' in page(service, "/documents/A/77/402")
    assert "/removals" not in page(service, "/fragments/documents/A/77/402")
    assert "Remove it" in page(service, "/removals?symbol=A/77/402")
    response = service.client.post("/removals", data={"symbol": "A/77/402"}, headers=HTML, follow_redirects=False)
    service.desk.jobs.wait(response.headers["location"].rpartition("/")[2], 60)
    assert "is not held any more" in page(service, response.headers["location"])
    assert "A/77/402" not in symbols(service)
    assert list((service.data / "removed").glob("A_77_402*"))
    assert [entry.what for entry in service.desk.log] == ["added", "removed"]


def test_where_keys_are_asked_for_one_that_writes_is_needed_and_its_name_is_kept(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys.json")
    read, write = ring.add("reader", "read"), ring.add("harvester", "write")
    with opened(tmp_path, protection=Protection(keys=ring)) as service:
        for path in ("/uploads", "/removals?symbol=A/75/660", "/jobs/1"):
            assert service.client.get(path, headers=HTML).status_code == 401
            refused = service.client.get(path, headers=HTML, auth=("anybody", read))
            assert refused.status_code == 403
            assert "&#39;reader&#39; does not allow this" in refused.text
        assert service.client.post("/removals", data={"symbol": "A/1/1"}, auth=("x", read)).status_code == 403
        service.client.auth = ("anybody", write)
        kept(service, sent(service, "log.md", f"A/77/402\n\n{LOG}"))
        response = service.client.post("/removals", data={"symbol": "A/77/402"}, headers=HTML, follow_redirects=False)
        service.desk.jobs.wait(response.headers["location"].rpartition("/")[2], 60)
        assert [(entry.what, entry.by) for entry in service.desk.log] == [
            ("added", "key:harvester"),
            ("removed", "key:harvester"),
        ]


def test_adding_and_removing_speak_the_language_of_the_reader(service: Opened) -> None:
    service.client.headers["accept-language"] = "fr"
    assert "Choisir des fichiers" in page(service, "/uploads")
    look = sent(service, "log.md", f"A/77/402\n\n{LOG}")
    shown = page(service, look)
    assert "Pas encore disponible." in shown
    assert "Not held yet" not in shown
    assert "est maintenant disponible" in kept(service, look)
    refused = kept(service, sent(service, "log.md", f"A/77/402\n\n{REISSUE}"))
    assert "cochez que celui-ci prend sa place" in refused
    assert "Retirer A/77/402" in page(service, "/documents")
    assert "Retirer <bdi>A/77/402</bdi>" in page(service, "/removals?symbol=A/77/402")
    told = service.client.post("/uploads", files={"file": ("log.md", b"", "text/plain")}, headers=HTML).text
    assert "log.md est vide" in told


def test_the_letter_that_ships_stays(service: Opened) -> None:
    assert "stays" in page(service, "/removals?symbol=A/75/660")
    assert service.client.post("/removals", data={"symbol": "A/75/660"}, headers=HTML).status_code == 409
    assert "Remove A/75/660" not in page(service, "/documents")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/uploads", "/removals", f"/uploads/{'0' * 32}/keep", f"/uploads/{'0' * 32}/discard"])
def test_no_other_site_can_send_a_form(service_of_module: Opened, path: str, headers: dict[str, str]) -> None:
    response = service_of_module.client.post(path, headers=headers)
    assert (response.status_code, error_of(response)) == (403, "other_site")


def test_browsers_are_told_to_say_which_page_a_form_comes_from(service_of_module: Opened) -> None:
    response = service_of_module.client.get("/uploads", headers=HTML)
    assert response.headers.get_list("referrer-policy") == ["same-origin"]


def test_this_site_can(service_of_module: Opened) -> None:
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "http://testserver.local"}):
        response = service_of_module.client.post("/removals", data={"symbol": "A/1/1"}, headers=headers)
        assert error_of(response) == "unknown_document"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/uploads"),
        ("POST", "/uploads"),
        ("GET", "/removals?symbol=A/75/660"),
        ("POST", "/removals"),
        ("GET", "/jobs/1"),
    ],
)
def test_all_of_it_is_off_unless_a_setting_says_otherwise(closed: Opened, method: str, path: str) -> None:
    response = closed.client.request(method, path)
    assert (response.status_code, error_of(response)) == (403, "adding_off")
    told = closed.client.request(method, path, headers=HTML).text
    assert "whoever runs it can switch that on" in told


def test_the_catalogue_says_who_adds_documents(closed: Opened) -> None:
    shown = page(closed, "/documents")
    assert "whoever runs this service adds and removes them" in shown
    assert "/uploads" not in shown


def test_what_is_asked_of_nothing_is_a_plain_error(service_of_module: Opened) -> None:
    for path in ("/uploads/nothing", f"/uploads/{'0' * 32}", "/jobs/nothing", "/removals?symbol=A/1/1", "/removals"):
        assert service_of_module.client.get(path, headers=HTML).status_code in (400, 404), path


@pytest.fixture(scope="module")
def service_of_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("desk")) as service:
        yield service


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("closed"), uploads=False) as service:
        yield service
