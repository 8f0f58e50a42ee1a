"""A small server on 127.0.0.1 that behaves as the United Nations' document server and as the sites of cited pages.

It stands for every host: a transport leads requests to it and leaves their Host header as it was. The documents on it
are invented, and so is what they say.
"""

from __future__ import annotations

import datetime
import io
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx

from corpus.fetching.clock import Clock

UN = "documents.un.org"
#: Monday; what the fake clock's calendar begins with.
EPOCH = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
ERROR_PAGE = b"<!DOCTYPE html><html><head><title>ODS</title></head><body>" + b"<p>Sorry.</p>" * 100 + b"</body></html>"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `raw` is sent as it is in place of all else; `short` bytes of the body are kept back."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    raw: bytes = b""
    short: int = 0
    #: What happens when this many bytes of the body have been sent; 0 is before anything is.
    pause_at: int = -1
    pause: Callable[[], object] = lambda: None
    chunked: bool = False
    #: Seconds between the lines of `raw`.
    drip: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived, and when by the fake clock."""

    host: str
    target: str
    at: float
    agent: str
    encoding: str

    @property
    def symbol(self) -> str:
        return parse_qs(urlsplit(self.target).query).get("s", [""])[0]

    @property
    def form(self) -> str:
        return parse_qs(urlsplit(self.target).query).get("t", [""])[0]


@dataclass(slots=True)
class FakeTime:
    """Seconds that pass only by sleeping."""

    passed: float = 0.0
    draws: float = 0.5

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.passed += seconds

    def between(self, low: float, high: float) -> float:
        """Another place between the two each time."""
        self.draws = (self.draws + 0.61803) % 1
        return low + self.draws * (high - low)

    @property
    def clock(self) -> Clock:
        return Clock(
            lambda: self.passed,
            self.sleep,
            lambda: EPOCH + datetime.timedelta(seconds=self.passed),
            self.between,
        )


@dataclass(slots=True)
class Site:
    """What there is.

    files    (spelling of a symbol, form) → the file
    pages    host and path with query → what is answered
    special  host and path, or a symbol, → replies that come first, each once
    always   the same, every time
    """

    time: FakeTime = field(default_factory=FakeTime)
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)
    pages: dict[str, Reply] = field(default_factory=dict)
    special: dict[str, list[Reply]] = field(default_factory=dict)
    always: dict[str, Reply] = field(default_factory=dict)
    lower_case_only: bool = False
    log: list[Asked] = field(default_factory=list)
    port: int = 0

    def add(self, symbol: str, form: str = "docx", data: bytes | None = None) -> None:
        """A document, by default one whose masthead prints this symbol."""
        self.files[symbol, form] = document(form, symbol) if data is None else data

    def transport(self) -> httpx.AsyncBaseTransport:
        return _ToServer(self.port)

    @property
    def symbols(self) -> list[str]:
        """What the look-up was asked for, in order."""
        return [asked.symbol for asked in self.log if asked.symbol]

    def reply(self, host: str, target: str) -> Reply:
        path = urlsplit(target).path
        query = parse_qs(urlsplit(target).query)
        symbol = query.get("s", [""])[0]
        for key in (f"{host}{target}", f"{host}{path}", symbol, host):
            if self.special.get(key):
                return self.special[key].pop(0)
            if key in self.always:
                return self.always[key]
        if f"{host}{target}" in self.pages:
            return self.pages[f"{host}{target}"]
        if host == UN and path == "/api/symbol/access":
            return self._located(symbol, query["t"][0])
        if host == UN and path.upper().startswith("/DOC/UNDOC/GEN/"):
            return self._file(path)
        return Reply(200 if host == UN else 404, ERROR_PAGE, (("Content-Type", "text/html"),))

    def _located(self, symbol: str, form: str) -> Reply:
        names = [f"/doc/UNDOC/GEN/N{n:02}/{form.upper()}/N{n:06}.{form.upper()}" for n in range(len(self.files))]
        for name, key in zip(names, self.files, strict=True):
            if key == (symbol, form):
                return Reply(302, headers=(("Location", name),))
        return Reply(302, headers=(("Location", "/error"),))

    def _file(self, path: str) -> Reply:
        if self.lower_case_only and path != path.lower():
            return Reply(404, ERROR_PAGE)
        number = int(
            path.rpartition("/N")[2].partition(".")[0] if "/N" in path else path.rpartition("/n")[2].partition(".")[0]
        )
        return Reply(200, list(self.files.values())[number], (("Content-Type", "text/html"),))  # servers say so


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            site.log.append(
                Asked(
                    host,
                    self.path,
                    site.time.passed,
                    self.headers.get("User-Agent", ""),
                    self.headers.get("Accept-Encoding", ""),
                )
            )
            with suppress(BrokenPipeError, ConnectionResetError):  # the client has heard enough
                self._send(site.reply(host, self.path))
            self.close_connection = True

        def _send(self, reply: Reply) -> None:
            if reply.raw:
                for line in reply.raw.splitlines(keepends=True) if reply.drip else [reply.raw]:
                    self.wfile.write(line)
                    time.sleep(reply.drip)
                return
            if reply.pause_at == 0:
                reply.pause()
            names = {name.lower() for name, _ in reply.headers}
            lines = [f"HTTP/1.1 {reply.status} Whatever", *(f"{name}: {value}" for name, value in reply.headers)]
            if reply.chunked:
                lines.append("Transfer-Encoding: chunked")
            elif "content-length" not in names and "connection" not in names:
                lines.append(f"Content-Length: {len(reply.body)}")
            self.wfile.write(("\r\n".join(lines) + "\r\n\r\n").encode("utf-8"))
            body = reply.body[: len(reply.body) - reply.short]
            if reply.chunked:
                body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in _parts(body)) + b"0\r\n\r\n" * (
                    not reply.short
                )
            if reply.pause_at > 0:
                self.wfile.write(body[: reply.pause_at])
                self.wfile.flush()
                reply.pause()
                body = body[reply.pause_at :]
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def _parts(body: bytes) -> Iterator[bytes]:
    return (body[at : at + 1000] for at in range(0, len(body), 1000))


class _ToServer(httpx.AsyncBaseTransport):
    """Leads every https request to the server, whatever host it is for."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.AsyncHTTPTransport(verify=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert request.url.scheme == "https"
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


# --- documents, and readers for them ------------------------------------------------------------------------


def masthead(symbol: str) -> str:
    """A short document of this symbol, as typed."""
    shown = unquote(symbol)
    if "/RES/" in symbol:
        number = shown.partition("/RES/")[2]
        return f"{shown}\n30 April 1993\n\nRESOLUTION {number}\n\nThe Security Council,\n\nExpresses concern.\n"
    return (
        f"United Nations\n{shown}\nGeneral Assembly\nDistr.: General\n3 February 2023\nOriginal: English\n\n"
        "Letter dated 2 February 2023 from the Permanent Representative of Norland addressed to the Secretary-General\n\n"
        "On 2 February 2023, patrol boats entered the harbour of Port Selby without permission and cut the moorings of "
        "eleven ferries.\n"
    )


def document(form: str, symbol: str = "", text: str = "") -> bytes:
    """A file that begins and ends as its form does, and holds plain text in between."""
    inside = (text or masthead(symbol)).encode()
    match form:
        case "docx":
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr("word/document.xml", inside)
            return packed.getvalue()
        case "pdf":
            return b"%PDF-1.4\n" + inside + b"\n%%EOF\n"
        case "doc":
            return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + inside
        case _:
            raise AssertionError(form)


def page(title: str, site: str = "Lake Watch", dated: str = "2020-12-11", text: str = "") -> Reply:
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | {site}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
        f'<meta property="article:published_time" content="{dated}T23:30:00-05:00"><script>menu()</script></head>'
        f"<body><h1>{title}</h1><p>{text or 'Eleven ferries were found adrift outside the breakwater.'}</p></body></html>"
    )
    return Reply(200, html.encode(), (("Content-Type", "text/html; charset=utf-8"),))
