"""One server asked for one thing at a time, politely; what it says, or why it said nothing that can be used.

Redirects are reported and never followed here. A host that keeps failing is not asked again in the same run.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus

import httpx

from corpus.fetching.clock import Clock, duration, retry_after
from corpus.fetching.look_up import addresses_of, is_public, proxy_of
from corpus.formats.kinds import HEAD, in_words, suffix_of

#: Statuses that may pass: the server wants to be left alone for a while, or has trouble of its own.
_MAY_PASS = frozenset({403, 408, 425, 429, *range(500, 600)})
#: Of these, those that are about the server and not about the address asked for.
_OF_THE_SERVER = frozenset({429, 503})
_NOT_PUBLIC = "is not asked: its address names no public host"
#: Seconds; a shorter wait is not worth a line.
_TOLD_FROM = 5.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked. All times in seconds.

    pause      between two requests to one host, at least; up to half as much again is added by chance
    patience   for a connection, or for the next bytes
    longest    for one file, from the request to its last byte
    largest    bytes of one file
    tries      of one request whose failure may pass
    wait       after the first failure, doubled after each further one
    bound      of any wait; a host that asks for a longer one is not asked again
    failures   documents in a row that a host fails to give, after which it is not asked again
    """

    user_agent: str = "Pincite"
    pause: float = 2.0
    patience: float = 60.0
    longest: float = 900.0
    largest: int = 100_000_000
    tries: int = 4
    wait: float = 10.0
    bound: float = 300.0
    failures: int = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    location   where it redirects to, as sent; "" if it does not
    suffix     the kind of the body by its first bytes, as `file_kind.suffix_of` has it
    body       whole where its kind was wanted, else its beginning or nothing
    delimited  the transfer told where the body ends, and the end was reached
    """

    url: httpx.URL
    status: int
    location: str = ""
    suffix: str = ""
    body: bytes = b""
    delimited: bool = False

    def __str__(self) -> str:
        if self.location:
            return f"redirects to {self.location[:200]}"
        return f"answers {_status(self.status)} with {in_words(self.suffix) if self.body else 'nothing'}"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer that can be used.

    passing    it may be otherwise in a while: in `after` seconds, where the server said so
    of_server  it is the server that wants to be left alone, whatever is asked for
    of_file    the server works, and this file of it cannot be had
    """

    url: str
    reason: str
    passing: bool = False
    after: float | None = None
    of_server: bool = False
    of_file: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, whatever the addresses.

    about       the document that it is about
    wanted      suffixes of the kinds of file whose whole body is read
    understood  whether an answer is one that this server gives when it works
    """

    about: str
    wanted: frozenset[str]
    understood: Callable[[Answer], bool]


@dataclass(slots=True)
class _Host:
    """What one run knows of a host.

    free     when it may be asked again, by `Clock.seconds`
    failing  what it failed to give since it last gave anything
    closed   why it is not asked any more
    """

    free: float = 0.0
    failing: set[str] = field(default_factory=set)
    closed: str = ""


@dataclass(slots=True)
class Downloader:
    """Asks servers.

    transport  makes what carries a request; the network where it is None
    say        is told of waits
    """

    manners: Manners = field(default_factory=Manners)
    clock: Clock = field(default_factory=Clock)
    transport: Callable[[], httpx.AsyncBaseTransport] | None = None
    say: Callable[[str], None] = lambda text: None
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _tls: ssl.SSLContext | None = None

    def get(self, *urls: httpx.URL, request: Request) -> Answer | Failure:
        """What the server says to a GET of the first of `urls`, which name one thing, that it answers."""
        for url in urls:
            refused = refusal(url)
            if refused:
                return Failure(str(url), refused)
        host = self._hosts.setdefault(urls[0].host, _Host())
        # A host in trouble is not tried as often.
        tries = max(1, self.manners.tries // 2) if host.failing - {request.about} else self.manners.tries
        for attempt in range(tries):
            failures = []
            for url in urls:
                answer = self._ask(host, url, request)
                if isinstance(answer, Answer):
                    return answer
                failures.append(answer)
                if answer.of_server:
                    break
            passing = [failure for failure in failures if failure.passing]
            if passing and not host.closed:
                self._hold(host, passing[-1], self.manners.wait * 2**attempt, last=attempt + 1 == tries)
            if not passing or host.closed:
                break
        return failures[-1]

    def _ask(self, host: _Host, url: httpx.URL, request: Request) -> Answer | Failure:
        """One request, with the pause in front of it, and what it means for the host."""
        if host.closed:
            return Failure(str(url), host.closed, of_server=True)
        delay = host.free - self.clock.seconds()
        if delay > 0:
            self.clock.sleep(delay)
        try:
            answer = asyncio.run(self._transfer(url, request.wanted))
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, ValueError) as error:
            unreached = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout))
            passing = not isinstance(error, TimeoutError)
            answer = Failure(str(url), self._trouble(error), passing=passing, of_server=unreached)
        finally:
            pause = self.manners.pause
            host.free = self.clock.seconds() + self.clock.between(pause, 1.5 * pause)
        if isinstance(answer, Answer) and not request.understood(answer):
            answer = Failure(str(url), str(answer))
        if isinstance(answer, Answer) or answer.of_file:
            host.failing.clear()
            return answer
        host.failing.add(request.about)
        if len(host.failing) >= self.manners.failures:
            host.closed = f"was not asked: it failed for {len(host.failing)} documents in a row (it {answer.reason})"
        return answer

    def _hold(self, host: _Host, failure: Failure, wait: float, *, last: bool) -> None:
        """Keep from asking the host for as long as it wants, or for `wait` seconds unless this was the last try."""
        if last and failure.after is None:
            return
        wanted = failure.after if failure.after is not None else min(wait, self.manners.bound)
        name = httpx.URL(failure.url).host
        if wanted > self.manners.bound:
            host.closed = f"was not asked: it wants to be left alone for {duration(wanted)}"
            return
        host.free = max(host.free, self.clock.seconds() + wanted)
        if wanted >= _TOLD_FROM:
            self.say(f"{name} {failure.reason}; waiting {duration(wanted)}")

    async def _transfer(self, url: httpx.URL, wanted: frozenset[str]) -> Answer | Failure:
        """All of it, the look-up as well, within `Manners.longest`."""
        async with asyncio.timeout(self.manners.longest):
            if self.transport is not None:
                return await self._asked(url, url.host, wanted)
            proxy = proxy_of(url)
            addresses = await addresses_of(url.host, self.manners.patience)
            if not all(map(is_public, addresses)):
                return Failure(str(url), _NOT_PUBLIC)
            if proxy:
                return await self._asked(url, url.host, wanted, proxy)
            for address in addresses[:-1]:
                with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                    return await self._asked(url, address, wanted)
            if not addresses:
                raise httpx.ConnectError("its name leads nowhere")
            return await self._asked(url, addresses[-1], wanted)

    async def _asked(self, url: httpx.URL, host: str, wanted: frozenset[str], proxy: str = "") -> Answer | Failure:
        """At the address that was looked up: another look-up might lead elsewhere. The certificate is the name's."""
        name = url.raw_host.decode("ascii")
        at, extensions = url.copy_with(host=host), {"sni_hostname": name}
        async with (
            self._client(proxy) as client,
            client.stream("GET", at, headers={"host": name}, extensions=extensions) as response,
        ):
            status, location = response.status_code, response.headers.get("location", "")
            if status in _MAY_PASS:
                after = retry_after(response.headers.get("retry-after", ""), self.clock.now())
                of_server = after is not None or status in _OF_THE_SERVER
                return Failure(str(url), f"answers {_status(status)}", passing=True, after=after, of_server=of_server)
            if 300 <= status < 400 and location:
                return Answer(url, status, location)
            return await self._body(url, response, wanted)

    async def _body(self, url: httpx.URL, response: httpx.Response, wanted: frozenset[str]) -> Answer | Failure:
        """The body if its kind is wanted, else its beginning."""
        too_large = Failure(str(url), f"sends more than {self.manners.largest:,} bytes", of_file=True)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and (len(length) > 18 or int(length) > self.manners.largest):
            return too_large
        body, suffix = bytearray(), ""
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > self.manners.largest:
                return too_large
            suffix = suffix or (suffix_of(bytes(body[:HEAD])) if len(body) >= HEAD else "")
            if suffix not in wanted and len(body) >= HEAD:
                break
        delimited = bool(length) or "chunked" in response.headers.get("transfer-encoding", "").lower()
        return Answer(url, response.status_code, "", suffix or suffix_of(bytes(body[:HEAD])), bytes(body), delimited)

    def _client(self, proxy: str) -> httpx.AsyncClient:
        headers = {
            "User-Agent": self.manners.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",  # so that Content-Length counts the bytes of the file
        }
        patience = self.manners.patience
        if self.transport is not None:
            return httpx.AsyncClient(transport=self.transport(), headers=headers, timeout=patience, trust_env=False)
        self._tls = self._tls or httpx.create_ssl_context()
        # The proxy that was found is the one that is asked: httpx would read the environment by rules of its own.
        return httpx.AsyncClient(
            verify=self._tls, headers=headers, timeout=patience, trust_env=False, proxy=proxy or None
        )

    def _trouble(self, error: Exception) -> str:
        for kinds, said in (
            (httpx.ConnectTimeout, f"could not be reached within {duration(self.manners.patience)}"),
            (httpx.TimeoutException, f"sent nothing for {duration(self.manners.patience)}"),
            (TimeoutError, f"took longer than {duration(self.manners.longest)}"),
            (httpx.ConnectError, f"could not be reached ({error})"),
            (httpx.NetworkError, f"broke off ({type(error).__name__})"),
            (httpx.RemoteProtocolError, f"sent no whole answer ({error})"),
        ):
            if isinstance(error, kinds):
                return said
        return f"could not be asked ({type(error).__name__}: {error})"


def refusal(url: httpx.URL) -> str:
    """Why an address is not asked at all, or "": only https, and only a host with a name, is."""
    if url.scheme != "https":
        return "is not asked: it is no https address"
    if url.userinfo or url.port not in (None, 443):
        return "is not asked: its address has a user name or a port in it"
    if "." not in url.host.strip(".") or _is_number(url.host):
        return _NOT_PUBLIC
    return ""


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.rpartition(".")[2].isdigit()  # 127.1 is one as well
    return True


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
