"""Servers are asked politely, and nothing that one answers is too odd."""

from __future__ import annotations

import datetime
import gzip
import itertools
import socket
import threading
import time
from email.utils import format_datetime
from pathlib import Path
from random import Random

import httpx
import pytest

from corpus.fetching.download import Answer, Downloader, Failure, Manners, Request
from corpus.fetching.fetch import Fetcher
from tests.corpus.fetching.opened import PAGE, SYMBOL, Open, kept, one
from tests.corpus.fetching.readers import READERS
from tests.corpus.fetching.un_server import EPOCH, ERROR_PAGE, UN, Reply, Site, document, page

pytestmark = pytest.mark.usefixtures("plain_readers")


# --- manners -----------------------------------------------------------------------------------------------


def gaps(site: Site, host: str) -> list[float]:
    times = [asked.at for asked in site.log if asked.host == host]
    return [later - earlier for earlier, later in itertools.pairwise(times)]


def test_two_to_three_seconds_lie_between_requests_to_one_host(site: Site, open_fetcher: Open) -> None:
    fetcher = open_fetcher()
    for number in range(1, 7):
        site.add(f"A/77/{number}")
        one(fetcher, f"A/77/{number}")
    assert len(gaps(site, UN)) == 11
    assert all(2 <= gap <= 3 for gap in gaps(site, UN))
    assert len({round(gap, 2) for gap in gaps(site, UN)}) > 5


def test_the_pace_can_be_set(site: Site, open_fetcher: Open) -> None:
    one(open_fetcher(pause=20.0))
    assert all(20 <= gap <= 30 for gap in gaps(site, UN))


def test_another_host_is_not_waited_for(site: Site, open_fetcher: Open) -> None:
    site.pages["www.lake.example/news/ferries"] = page("Ferries")
    fetcher = open_fetcher()
    one(fetcher)
    before = site.time.passed
    assert one(fetcher, PAGE).state == "held"
    assert site.time.passed == before


@pytest.mark.parametrize("status", [403, 429, 500, 502, 503, 504])
def test_trouble_that_may_pass_is_waited_out_for_longer_each_time(site: Site, open_fetcher: Open, status: int) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(status), Reply(status), Reply(status)]
    assert one(open_fetcher(wait=10.0)).state == "held"
    assert gaps(site, UN)[:3] == [10.0, 20.0, 40.0]


@pytest.mark.parametrize(
    ("printed", "waited"),
    [
        ("37", 37.0),
        (" 37 ", 37.0),
        (format_datetime(EPOCH + datetime.timedelta(seconds=90), usegmt=True), 90.0),
        ("Mon, 23 Nov 2026 12:02:00 -0000", 120.0),
        ("Monday, 23-Nov-26 12:01:30 GMT", 90.0),
    ],
)
def test_retry_after_is_honoured_in_either_form(site: Site, open_fetcher: Open, printed: str, waited: float) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(503, headers=(("Retry-After", printed),))]
    assert one(open_fetcher()).state == "held"
    assert gaps(site, UN)[0] == pytest.approx(waited)


@pytest.mark.parametrize(
    "printed",
    ["", "soon", "-5", "1e3", "0x10", "²", "٣", "12.5", "Mon, 99 Nov 2026 99:99:99 GMT", "Mon, 23 Nov 2020 12:00:00 GMT",
     "Mon, 23 Nov 99999 12:00:00 GMT", "Mon, 23 Nov 2026 12:00:00 +9999999", ",,,", "\x07", "a" * 5_000],
)  # fmt: skip
def test_a_retry_after_that_says_nothing_is_as_if_it_were_not_there(
    site: Site, open_fetcher: Open, printed: str
) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(503, headers=(("Retry-After", printed),))]
    assert one(open_fetcher(wait=11.0)).state == "held"
    assert gaps(site, UN)[0] == 11.0


def test_a_retry_after_of_nothing_still_leaves_the_pause(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(429, headers=(("Retry-After", "0"),))]
    assert one(open_fetcher()).state == "held"
    assert 2 <= gaps(site, UN)[0] <= 3


@pytest.mark.parametrize("printed", ["3600", "9" * 4_400, "Tue, 24 Nov 2026 12:00:00 GMT"])
def test_a_host_that_wants_to_be_left_alone_for_long_is_not_asked_again(
    site: Site, open_fetcher: Open, printed: str
) -> None:
    site.add(SYMBOL)
    site.add("A/77/402")
    site.special[SYMBOL] = [Reply(429, headers=(("Retry-After", printed),))]
    fetcher = open_fetcher(bound=300.0)
    first, second = one(fetcher), one(fetcher, "A/77/402")
    assert (first.state, second.state) == ("failed", "failed")
    assert f"{UN} answers 429 Too Many Requests" in first.reason
    assert f"{UN} was not asked: it wants to be left alone for" in second.reason
    assert len(site.log) == 1
    assert site.time.passed == 0


def test_a_wait_has_a_bound(site: Site, open_fetcher: Open) -> None:
    site.always[SYMBOL] = Reply(500)
    one(open_fetcher(wait=200.0, bound=300.0, tries=4))
    assert gaps(site, UN)[:3] == [200.0, 300.0, 300.0]


def test_a_host_that_keeps_failing_is_not_asked_again_and_the_rest_is_failed_not_absent(
    site: Site, open_fetcher: Open
) -> None:
    site.always[UN] = Reply(503)
    site.pages["www.lake.example/news/ferries"] = page("Ferries")
    fetcher = open_fetcher(failures=3)
    records = [one(fetcher, f"A/77/{number}") for number in range(1, 7)]
    assert [record.state for record in records] == ["failed"] * 6
    assert site.symbols == ["A/77/1"] * 4 + ["A/77/2"] * 2 + ["A/77/3"]
    closed = f"{UN} was not asked: it failed for 3 documents in a row (it answers 503 Service Unavailable)"
    assert [record.reason for record in records[3:]] == [closed] * 3
    assert one(fetcher, PAGE).state == "held"  # another host is


def test_a_document_over_which_the_server_stumbles_does_not_stop_those_behind_it(
    site: Site, open_fetcher: Open
) -> None:
    fetcher = open_fetcher(failures=2)
    for number, status in enumerate([500, 503, 403, 429], 1):
        site.always[f"A/77/{number}"] = Reply(status)
        site.add(f"A/77/{number}0")
        assert one(fetcher, f"A/77/{number}").state == "failed"
        assert one(fetcher, f"A/77/{number}0").state == "held"


def test_a_new_run_asks_a_host_again(site: Site, open_fetcher: Open) -> None:
    site.special[UN] = [Reply(503)] * 4
    site.add(SYMBOL)
    assert one(open_fetcher()).state == "failed"
    assert one(open_fetcher()).state == "held"


def test_a_server_that_only_says_pages_is_left_alone_after_a_while(site: Site, open_fetcher: Open) -> None:
    site.always[UN] = Reply(200, ERROR_PAGE)
    fetcher = open_fetcher(failures=3)
    for number in range(1, 9):
        assert one(fetcher, f"A/77/{number}").state == "failed"
    assert len(site.log) == 7


def test_large_files_and_other_documents_are_no_trouble_of_the_server(site: Site, open_fetcher: Open) -> None:
    fetcher = open_fetcher(failures=2)
    for number in range(1, 5):
        site.add(f"A/77/{number}", "docx", document("docx", "A/77/999"))
        assert "sent another document" in one(fetcher, f"A/77/{number}").reason


@pytest.mark.parametrize("pause_at", [0, 200])
def test_a_server_that_falls_silent_is_not_waited_for_for_ever(site: Site, open_fetcher: Open, pause_at: int) -> None:
    silent = Reply(200, document("pdf", SYMBOL), pause_at=pause_at, pause=lambda: time.sleep(1))
    site.always[SYMBOL] = silent
    record = one(open_fetcher(patience=0.1, tries=2))
    assert (record.state, record.reason) == ("failed", f"{UN} sent nothing for 0.1 s")


def test_a_server_that_answers_after_a_silence_is_asked_again(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(302, headers=(("Location", "/error"),), pause_at=0, pause=lambda: time.sleep(1))]
    assert one(open_fetcher(patience=0.1)).state == "held"


def test_a_file_that_drips_has_a_time_limit(site: Site, open_fetcher: Open) -> None:
    site.always[SYMBOL] = Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X-Header: y\r\n" * 100, drip=0.05)
    started = time.monotonic()
    record = one(open_fetcher(longest=0.3, patience=5.0))
    assert (record.state, record.reason) == ("failed", f"{UN} took longer than 0.3 s")
    assert time.monotonic() - started < 4


def test_a_server_that_cannot_be_reached_is_a_failure(site: Site, open_fetcher: Open) -> None:
    fetcher = open_fetcher()
    site.port = 1  # nobody listens there
    record = one(fetcher)
    assert record.state == "failed"
    assert f"{UN} could not be reached (" in record.reason


def test_waits_are_told(site: Site, tmp_path: Path) -> None:
    said: list[str] = []
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(503, headers=(("Retry-After", "120"),))]
    web = Downloader(Manners(), site.time.clock, site.transport, said.append)
    one(Fetcher.open(tmp_path, web, readable=READERS, shipped=()))
    assert said == [f"{UN} answers 503 Service Unavailable; waiting 2 min"]


# --- oddities ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, document("pdf", SYMBOL), (("X-Large", "x" * 200_000),)),
        Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000 + b"\r\n"),
        Reply(raw=b"GARBAGE\r\n\r\n"),
        Reply(raw=b"\x00\xff" * 500),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n%PDF"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n%PDF"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n%PDF"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n%PDF\r\n"),
        Reply(raw=b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: " + b"/" * 70_000 + b"\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: https://xn--/\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 101 Switching Protocols\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 200 OK\r\n"),
    ],
    ids=lambda reply: repr((reply.raw or reply.headers)[:40]),
)
def test_no_answer_is_too_odd_to_be_a_failure(site: Site, open_fetcher: Open, tmp_path: Path, reply: Reply) -> None:
    site.always[SYMBOL] = reply
    record = one(open_fetcher())
    assert record.state == "failed"
    assert record.reason.startswith(f"{UN} ")
    assert "\n" not in record.reason
    assert len(record.reason) < 1_000
    assert kept(tmp_path) == []


def test_answers_with_bytes_changed_at_random_end_in_a_state(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    random = Random(4)
    body = document("pdf", SYMBOL)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\nRetry-After: 5\r\n\r\n" % len(
        body
    )
    redirect = (
        f"HTTP/1.1 302 Found\r\nLocation: https://{UN}/doc/UNDOC/GEN/N1.PDF?a=b#c\r\nContent-Length: 0\r\n\r\n".encode()
    )
    fetcher = open_fetcher(tries=1, failures=10_000, patience=0.3)
    states = set()
    for _ in range(150):
        answer = bytearray(random.choice([head + body, redirect]))
        for _ in range(random.randint(1, 6)):
            answer[random.randrange(min(len(answer), 180))] = random.choice(
                [*b"\r\n :/%?#@[\x00\xff", random.randrange(256)]
            )
        site.always[SYMBOL] = Reply(raw=bytes(answer))
        states.add(one(fetcher).state)
        for path in (tmp_path / "documents").glob("*.*"):
            path.unlink()
    assert "failed" in states


def test_file_names_that_a_server_proposes_do_not_matter(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.special[SYMBOL] = [Reply(302, headers=(("Location", "/doc/UNDOC/GEN/Привет é.pdf"),))]
    site.always[f"{UN}/doc/UNDOC/GEN/%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%20%C3%A9.pdf"] = Reply(
        200,
        document("pdf", SYMBOL),
        (("Content-Disposition", 'attachment; filename="../../é\x01.exe"'), ("Content-Type", "application/x-é")),
    )
    assert one(open_fetcher()).file == "A_77_401.pdf"
    assert kept(tmp_path) == ["A_77_401.pdf", "A_77_401.toml"]


def test_compressed_files_are_taken_all_the_same(site: Site, open_fetcher: Open) -> None:
    body = gzip.compress(document("pdf", SYMBOL))
    site.special[SYMBOL] = [Reply(200, body, (("Content-Encoding", "gzip"),))]
    assert one(open_fetcher()).state == "held"


# --- names that lead inside ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",),
        ("169.254.169.254",),
        ("10.0.0.8",),
        ("::1",),
        ("fe80::1%eth0",),
        ("::ffff:10.0.0.8",),
        ("1.1.1.1", "192.168.0.2"),
        ("64:ff9b::7f00:1",),
        ("64:ff9b::a9fe:a9fe",),
        ("2002:7f00:1::",),
        ("fec0::1",),
        ("224.0.0.1",),
        ("240.0.0.1",),
        ("ff02::1",),
        ("ff0e::1",),
    ],
)
def test_a_name_that_leads_inside_is_not_connected_to(
    monkeypatch: pytest.MonkeyPatch, addresses: tuple[str, ...]
) -> None:
    def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]

    def connected(*_: object, **__: object) -> None:
        raise AssertionError("it was connected to")

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(httpx, "AsyncClient", connected)
    request = Request("about", frozenset({".html"}), lambda answer: True)
    told = Downloader().get(httpx.URL("https://www.lake.example/x"), request=request)
    assert isinstance(told, Failure)
    assert told.reason == "is not asked: its address names no public host"


#: The last is how a network of IPv6 alone writes a host of IPv4.
PUBLIC = (("2606:4700::1111", "1.1.1.1"), ("1.1.1.1",), ("2606:4700::1111", "64:ff9b::101:101", "1.1.1.1"))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[httpx.Request]:
    """What is asked of servers, of which none answers at an address of IPv6; no proxy is set."""
    found: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        found.append(request)
        if ":" in request.url.host:
            raise httpx.ConnectError("no route to host")
        return httpx.Response(404)

    def client(downloader: Downloader, proxy: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(answer))

    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Downloader, "_client", client)
    return found


def ask_lake(patience: float = 60.0) -> Answer | Failure:
    request = Request("about", frozenset({".html"}), lambda answer: True)
    return Downloader(Manners(tries=1, patience=patience)).get(httpx.URL("https://www.lake.example/x"), request=request)


@pytest.mark.parametrize("addresses", PUBLIC)
def test_the_address_that_was_looked_up_is_the_one_that_is_asked_by_the_name(
    monkeypatch: pytest.MonkeyPatch, asked: list[httpx.Request], addresses: tuple[str, ...]
) -> None:
    looked_up: list[str] = []

    def found(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    assert isinstance(ask_lake(), Answer)
    assert looked_up == ["www.lake.example"]
    assert tuple(request.url.host for request in asked) == addresses
    for request in asked:
        assert request.headers["host"] == "www.lake.example"
        assert request.extensions["sni_hostname"] == "www.lake.example"


def test_a_proxy_is_given_the_name(monkeypatch: pytest.MonkeyPatch, asked: list[httpx.Request]) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [])  # it may be the proxy alone that knows it
    assert isinstance(ask_lake(), Answer)
    assert [request.url.host for request in asked] == ["www.lake.example"]


def test_the_proxy_that_was_found_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, object]] = []

    def client(**options: object) -> None:
        made.append(options)
        raise httpx.ConnectError("enough is known")

    for name in ("HTTPS_PROXY", "ALL_PROXY", "all_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("https_proxy", "127.0.0.1:3128")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("1.1.1.1", 443))])
    monkeypatch.setattr(httpx, "AsyncClient", client)
    for spared in ("sea.example", "lake.example"):
        monkeypatch.setenv("no_proxy", spared)
        ask_lake()
    assert [(options["proxy"], options["trust_env"]) for options in made] == [
        ("http://127.0.0.1:3128", False),
        (None, False),
    ]


def test_a_name_that_leads_nowhere_is_told_of(monkeypatch: pytest.MonkeyPatch, asked: list[httpx.Request]) -> None:
    def nothing(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    told = ask_lake()
    assert isinstance(told, Failure)
    assert (told.reason, told.of_server, asked) == ("could not be reached (its name leads nowhere)", True, [])


def test_a_look_up_that_hangs_holds_nothing_up(monkeypatch: pytest.MonkeyPatch, asked: list[httpx.Request]) -> None:
    let = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: let.wait(60) and [])
    began = time.monotonic()
    told = ask_lake(patience=0.2)
    let.set()
    assert time.monotonic() - began < 20
    assert isinstance(told, Failure)
    assert told.reason.startswith("could not be reached within ")
    assert asked == []
