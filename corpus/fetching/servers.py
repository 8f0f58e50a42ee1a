"""Where cited documents are asked for: the United Nations by symbol, other sites by address.

A server offers, in order of preference, what may be the document; whether it is, is judged where it arrives. Facts
about the United Nations' server: document symbols are looked up at /api/symbol/access, which redirects to the file or
to /error (public notes of 2025 and 2026).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

import httpx

from corpus.document import Reference
from corpus.fetching.download import Answer, Downloader, Failure, Request, refusal
from corpus.fetching.whole_file import fault_in
from corpus.formats.kinds import in_words

#: The only languages the United Nations' server knows; for any other it silently gives English.
LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
#: As it calls the forms of a file, most structure first.
_FORMS = ("docx", "doc", "pdf")
_UN_HOST = "documents.un.org"
#: Redirects followed on the way to one file.
_HOPS = 5
#: Hosts whose pages are not the cited texts, or are not to be fetched by programs.
_NOT_ASKED = {
    "digitallibrary.un.org": "its terms forbid programs; fetch it by hand and put it into documents/ with a card",
    "docs.un.org": "it shows documents to people; ask for the document by its symbol",
    "undocs.org": "it shows documents to people; ask for the document by its symbol",
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """A whole file that may be what was asked for."""

    url: str
    suffix: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Absence:
    """The server says that it has no such thing."""

    url: str
    reason: str


Offer = Arrival | Absence | Failure


class Server(Protocol):
    """Offers are made one by one, each asked for when the one before was not it."""

    def offers(self, reference: Reference) -> Iterator[Offer]: ...

    def address(self, reference: Reference) -> str:
        """What is asked first."""
        ...


@dataclass(frozen=True, slots=True)
class UnitedNations:
    """Documents by symbol. `readable` are the suffixes of the files that are any use here."""

    web: Downloader
    readable: frozenset[str]
    language: str = "en"

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"{self.language!r} is no language of the United Nations: {', '.join(LANGUAGES)}")

    def offers(self, reference: Reference) -> Iterator[Offer]:
        for url in self._urls(reference):
            offer = self._offer(url, reference.key)
            yield offer
            if isinstance(offer, Failure) and offer.of_server:
                return  # whatever it is asked for

    def address(self, reference: Reference) -> str:
        return next((str(url) for url in self._urls(reference)), "")

    def _urls(self, reference: Reference) -> Iterator[httpx.URL]:
        for spelling in reference.symbol.spellings if reference.symbol else ():
            for form in _FORMS:
                yield symbol_url(spelling, self.language, form)

    def _offer(self, url: httpx.URL, about: str) -> Offer:
        located = self.web.get(url, request=Request(about, self.readable, _locates))
        if isinstance(located, Answer) and located.location and _leads_to_error(located):
            return Absence(str(url), "the United Nations' server knows no such document")
        found = _followed(self.web, located, Request(about, self.readable, _is_file), _either_case)
        return _arrival(found, self.readable)


@dataclass(frozen=True, slots=True)
class WebPages:
    """Pages, and files at addresses of their own."""

    web: Downloader
    readable: frozenset[str]

    def offers(self, reference: Reference) -> Iterator[Offer]:
        url = page_url(reference.url)
        if isinstance(url, Failure):
            yield url
            return
        request = Request(reference.key, self.readable, _is_page)
        answer = _followed(self.web, self.web.get(url, request=request), request, lambda url: (url,))
        if isinstance(answer, Answer) and answer.status in (404, 410):
            yield Absence(str(answer.url), f"the page is gone: its server {answer}")
        else:
            yield _arrival(answer, self.readable)

    def address(self, reference: Reference) -> str:
        url = page_url(reference.url)
        return f"{reference.url} {url.reason}" if isinstance(url, Failure) else str(url)


def symbol_url(spelling: str, language: str, form: str) -> httpx.URL:
    return httpx.URL(f"https://{_UN_HOST}/api/symbol/access?s={quote(spelling, safe='')}&l={language}&t={form}")


def page_url(printed: str) -> httpx.URL | Failure:
    """The address to ask for a page that is cited at `printed`; a `Failure` where it is not to be asked for."""
    try:
        url = _secure(httpx.URL(printed.strip()).copy_with(fragment=None))
        refused = _NOT_ASKED.get(_site(url))
    except (httpx.InvalidURL, ValueError) as error:
        return Failure(printed, f"is not asked: its address cannot be read ({error})")
    return Failure(str(url), f"is not asked: {refused}") if refused else url


def is_asked(printed: str) -> bool:
    """Whether a page that is cited at `printed` would be asked for."""
    url = page_url(printed)
    return isinstance(url, httpx.URL) and not refusal(url)


def _followed(
    web: Downloader,
    answer: Answer | Failure,
    request: Request,
    alternatives: Callable[[httpx.URL], tuple[httpx.URL, ...]],
) -> Answer | Failure:
    """What stands where the redirects lead to, as long as they stay on one site."""
    seen = set()
    while isinstance(answer, Answer) and answer.location:
        seen.add(answer.url)
        try:
            target = _secure(answer.url.join(answer.location))
            same_site = _site(target) == _site(answer.url)
        except (httpx.InvalidURL, ValueError):
            return Failure(str(answer.url), f"{answer}, which is no address", of_file=True)
        if not same_site:
            return Failure(str(answer.url), f"{answer}, another host, which is not asked", of_file=True)
        if target in seen or len(seen) > _HOPS:
            return Failure(str(answer.url), f"{answer}, and does not come to an end", of_file=True)
        answer = web.get(*alternatives(target), request=request)
    return answer


def _arrival(answer: Answer | Failure, readable: frozenset[str]) -> Arrival | Failure:
    """A whole file of a kind that can be read, or why it is not one."""
    if isinstance(answer, Failure):
        return answer
    if answer.suffix not in readable:
        return Failure(str(answer.url), f"gives {in_words(answer.suffix)}, which cannot be read here", of_file=True)
    fault = fault_in(answer.body, answer.suffix, delimited=answer.delimited)
    if fault:
        return Failure(str(answer.url), f"sent something else than a whole file: {fault}", of_file=True)
    return Arrival(str(answer.url), answer.suffix, answer.body)


def _locates(answer: Answer) -> bool:
    """The look-up redirects; a file straight away would do as well."""
    return bool(answer.location) or _is_file(answer)


def _is_file(answer: Answer) -> bool:
    if answer.location:
        return not _leads_to_error(answer)
    return answer.suffix not in ("", ".html")


def _is_page(answer: Answer) -> bool:
    return bool(answer.location) or answer.status in (404, 410) or (answer.status == 200 and answer.suffix != "")


def _leads_to_error(answer: Answer) -> bool:
    try:
        target = answer.url.join(answer.location)
        return target.host == answer.url.host and target.path.strip("/").lower() == "error"
    except (httpx.InvalidURL, ValueError):
        return False


def _either_case(url: httpx.URL) -> tuple[httpx.URL, ...]:
    """The look-up gives paths in upper case; some files are found only in lower case."""
    path, mark, query = url.raw_path.partition(b"?")
    lower = url.copy_with(raw_path=path.lower() + mark + query)
    return (url,) if lower == url else (url, lower)


def _secure(url: httpx.URL) -> httpx.URL:
    """The same by https, where it says http and no port."""
    return url.copy_with(scheme="https") if url.scheme == "http" and url.port is None else url


def _site(url: httpx.URL) -> str:
    return url.host.removeprefix("www.")
