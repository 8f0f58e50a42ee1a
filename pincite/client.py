"""A client of a Pincite service, and the same with `await`. Every error is a `PinciteError`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from types import TracebackType
from typing import Any, NamedTuple, cast
from urllib.parse import quote

import httpx

from pincite.answers import Answer, Block, Cited, Document, DocumentSummary, Search, Verification
from pincite.errors import PinciteError
from pincite.events import Event, EventLines

#: Where `pincite serve` answers.
HERE = "http://127.0.0.1:8000"


#: What passes by itself, and the seconds that are waited for it at most.
_PASSING, _PATIENCE = (429, 503), 60


class _Call(NamedTuple):
    method: str
    path: str
    body: dict[str, Any] | None = None
    query: dict[str, str | int] | None = None


class Client:
    """Close it, or use it in a `with`. `key` is sent as a bearer token; `http` is a client of yours to ask through.

    A service that is busy, or asked too often, says when to ask again: that is done, `retries` times at most.
    """

    def __init__(
        self,
        url: str = HERE,
        *,
        key: str = "",
        timeout: float = 60.0,
        retries: int = 2,
        http: httpx.Client | None = None,
    ) -> None:
        self._url, self._headers, self._retries = url.rstrip("/"), _headers(key), retries
        self._http = http or httpx.Client(timeout=timeout)

    def ask(
        self, question: str, *, history: Sequence[str] = (), documents: Sequence[str] = (), limit: int = 5
    ) -> Answer:
        """`history` are earlier questions, oldest first; `documents` symbols to look in, none for all."""
        return cast(Answer, self._send(_ask(question, history, documents, limit)))

    def stream(
        self, question: str, *, history: Sequence[str] = (), documents: Sequence[str] = (), limit: int = 5
    ) -> Iterator[Event]:
        """The answer's events as they come, but for the last; `joined` makes the answer of them."""
        request = _streamed(self._url, self._headers, _ask(question, history, documents, limit))
        lines = EventLines()
        try:
            with self._http.stream(**request) as response:
                if not response.is_success:
                    response.read()
                    _read(response)
                for line in response.iter_lines():
                    if event := lines.event(line):
                        yield event
        except httpx.HTTPError as error:
            raise _unreachable(self._url, error) from error
        _check_whole(lines)

    def search(self, words: str, *, limit: int = 10, **filters: str | int) -> Search:
        """Passages that are near to words; `filters` are further parameters of the service."""
        return cast(Search, self._send(_search(words, limit, filters)))

    def verify(self, text: str) -> Verification:
        """The quotations in a text, each checked."""
        return cast(Verification, self._send(_Call("POST", "verify", {"text": text})))

    def documents(self) -> list[DocumentSummary]:
        return cast("list[DocumentSummary]", self._send(_Call("GET", "documents"))["documents"])

    def document(self, symbol: str) -> Document:
        """Either half of a symbol, any dash, or the name a document was given."""
        return cast(Document, self._send(_document(symbol)))

    def block(self, symbol: str, block: str) -> Block:
        return cast(Block, self._send(_document(symbol, block)))

    def cite(self, symbol: str, block: str = "", *, style: str = "un") -> Cited:
        """How a document, or a block of it, is cited: un, oscola, bluebook, chicago, bibtex, ris, csl-json."""
        return cast(Cited, self._send(_cite(symbol, block, style)))

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _send(self, call: _Call) -> dict[str, Any]:
        try:
            for left in reversed(range(self._retries + 1)):
                response = self._http.request(**_request(self._url, self._headers, call))
                if not left or (wait := _wait(response)) is None:
                    break
                time.sleep(wait)
            return _read(response)
        except httpx.HTTPError as error:
            raise _unreachable(self._url, error) from error


class AsyncClient:
    """As `Client`, with `await` before every call; close it with `aclose`, or use it in an `async with`."""

    def __init__(
        self,
        url: str = HERE,
        *,
        key: str = "",
        timeout: float = 60.0,
        retries: int = 2,
        http: httpx.AsyncClient | None = None,
    ) -> None:
        self._url, self._headers, self._retries = url.rstrip("/"), _headers(key), retries
        self._http = http or httpx.AsyncClient(timeout=timeout)

    async def ask(
        self, question: str, *, history: Sequence[str] = (), documents: Sequence[str] = (), limit: int = 5
    ) -> Answer:
        return cast(Answer, await self._send(_ask(question, history, documents, limit)))

    async def stream(
        self, question: str, *, history: Sequence[str] = (), documents: Sequence[str] = (), limit: int = 5
    ) -> AsyncIterator[Event]:
        request = _streamed(self._url, self._headers, _ask(question, history, documents, limit))
        lines = EventLines()
        try:
            async with self._http.stream(**request) as response:
                if not response.is_success:
                    await response.aread()
                    _read(response)
                async for line in response.aiter_lines():
                    if event := lines.event(line):
                        yield event
        except httpx.HTTPError as error:
            raise _unreachable(self._url, error) from error
        _check_whole(lines)

    async def search(self, words: str, *, limit: int = 10, **filters: str | int) -> Search:
        return cast(Search, await self._send(_search(words, limit, filters)))

    async def verify(self, text: str) -> Verification:
        return cast(Verification, await self._send(_Call("POST", "verify", {"text": text})))

    async def documents(self) -> list[DocumentSummary]:
        return cast("list[DocumentSummary]", (await self._send(_Call("GET", "documents")))["documents"])

    async def document(self, symbol: str) -> Document:
        return cast(Document, await self._send(_document(symbol)))

    async def block(self, symbol: str, block: str) -> Block:
        return cast(Block, await self._send(_document(symbol, block)))

    async def cite(self, symbol: str, block: str = "", *, style: str = "un") -> Cited:
        return cast(Cited, await self._send(_cite(symbol, block, style)))

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _send(self, call: _Call) -> dict[str, Any]:
        try:
            for left in reversed(range(self._retries + 1)):
                response = await self._http.request(**_request(self._url, self._headers, call))
                if not left or (wait := _wait(response)) is None:
                    break
                await asyncio.sleep(wait)
            return _read(response)
        except httpx.HTTPError as error:
            raise _unreachable(self._url, error) from error


def _ask(question: str, history: Sequence[str], documents: Sequence[str], limit: int) -> _Call:
    body = {"question": question, "history": list(history), "documents": list(documents), "limit": limit}
    return _Call("POST", "ask", body)


def _search(words: str, limit: int, filters: dict[str, str | int]) -> _Call:
    return _Call("GET", "search", query={"q": words, "limit": limit, **filters})


def _document(symbol: str, block: str = "") -> _Call:
    return _Call("GET", f"documents/{_place(symbol, block)}")


def _cite(symbol: str, block: str, style: str) -> _Call:
    return _Call("GET", f"cite/{_place(symbol, block)}", query={"style": style})


def _place(symbol: str, block: str) -> str:
    return quote(symbol, safe="/()") + (f"/blocks/{quote(block, safe='')}" if block else "")


def _headers(key: str) -> dict[str, str]:
    return {"Accept": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})


def _request(url: str, headers: dict[str, str], call: _Call) -> dict[str, Any]:
    address = f"{url}/api/v1/{call.path}"
    return {"method": call.method, "url": address, "headers": headers, "json": call.body, "params": call.query}


def _streamed(url: str, headers: dict[str, str], call: _Call) -> dict[str, Any]:
    return _request(url, headers | {"Accept": "text/event-stream"}, call)


def _wait(response: httpx.Response) -> int | None:
    """Seconds after which the service wants to be asked again, None where it does not say so or they are many."""
    after = response.headers.get("retry-after", "") if response.status_code in _PASSING else ""
    return int(after) if after.isascii() and after.isdigit() and int(after) <= _PATIENCE else None


def _check_whole(lines: EventLines) -> None:
    if not lines.done:
        raise PinciteError("broken_off", "the stream ended before the answer did", 0)


def _read(response: httpx.Response) -> dict[str, Any]:
    """Raises `PinciteError` with the service's own words, or with the status where something else answered."""
    try:
        told = response.json()
    except ValueError:
        told = None
    if response.is_success and isinstance(told, dict):
        return told
    if isinstance(told, dict) and "error" in told and "detail" in told:
        raise PinciteError(str(told["error"]), str(told["detail"]), response.status_code)
    raise PinciteError("no_service", f"{response.url} answers, and is no Pincite service", response.status_code)


def _unreachable(url: str, error: httpx.HTTPError) -> PinciteError:
    return PinciteError("unreachable", f"{url} cannot be asked: {error or type(error).__name__}", 0)
