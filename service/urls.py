"""Every address of the service, built here and nowhere else, and those of documents taken apart again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from corpus.address import Address, Identifier, identify, identify_held
from corpus.document import Block, Document, Reference
from corpus.errors import BadSymbol
from corpus.ranges import Span
from corpus.symbol import Symbol

#: Earlier questions in an address: a question leans on those just before it (`_RECENT` of `follow_ups` is eight), and a
#: talk of any length keeps addresses that a browser takes.
_LEANED_ON = 12
#: Of the request being answered: the path below which a proxy serves the service, "" for none.
_BELOW: ContextVar[str] = ContextVar("below", default="")


#: Of the request being answered: its whole address.
_HERE: ContextVar[str] = ContextVar("here", default="")


#: Of the request being answered: the documents that it asks within, as its address names them.
_WITHIN: ContextVar[tuple[str, ...]] = ContextVar("within", default=())


@contextmanager
def asking_within(documents: tuple[str, ...]) -> Iterator[None]:
    """Addresses of questions made inside ask within these documents; none means all."""
    before = _WITHIN.set(documents)
    try:
        yield
    finally:
        _WITHIN.reset(before)


def within() -> tuple[str, ...]:
    """The documents that are asked within, as slugs; none means all."""
    return _WITHIN.get()


@contextmanager
def below(path: str) -> Iterator[None]:
    """Addresses made inside, of this service's own pages, stand below `path`: "/desk" makes "/desk/documents"."""
    before = _BELOW.set(path)
    try:
        yield
    finally:
        _BELOW.reset(before)


def rooted(path: str) -> str:
    """An address of this service, whose path begins with a stroke, as a browser has to ask for it."""
    return f"{_BELOW.get()}{path}"


@contextmanager
def asked_at(address: str) -> Iterator[None]:
    """`address` is that of the request being answered, as its browser shows it."""
    before = _HERE.set(address)
    try:
        yield
    finally:
        _HERE.reset(before)


def here() -> str:
    """The address of the request being answered, with its host; "" where there is none."""
    return _HERE.get()


def in_language(code: str) -> str:
    """The page of the request being answered in another language of the interface, as its own address asks for it."""
    asked = urlsplit(here())
    kept = [(name, value) for name, value in parse_qsl(asked.query, keep_blank_values=True) if name != "lang"]
    return f"{asked.path}?{urlencode([*kept, ('lang', code)])}"


def host() -> str:
    """The scheme and the host of the request being answered, "" where there is none."""
    parts = urlsplit(here())
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


@dataclass(frozen=True, slots=True)
class DocumentPath:
    """What stands behind `/documents/`: a document, a block of it (None for none), or that block's sources."""

    symbol: Identifier
    block: str | None = None
    sources: bool = False

    @classmethod
    def parse(cls, path: str) -> DocumentPath:
        """Raises `BadSymbol`."""
        printed, wants_block, rest = f"{path.strip('/')}/".partition("/blocks/")
        block, wants_sources, behind = rest.partition("/sources/")
        if wants_sources and not behind:
            return cls(_identified(printed), block, sources=True)
        return cls(_identified(printed), rest.strip("/") if wants_block else None)


def _identified(printed: str) -> Identifier:
    """As `document` prints it: the page at the root of a site has no stroke in its address."""
    try:
        return identify(printed)
    except BadSymbol:
        pass
    try:
        return Address.parse(f"https://{printed}")
    except BadSymbol:
        return identify_held(printed.strip("/"))


def chat(question: str = "", history: tuple[str, ...] = ()) -> str:
    pairs = [*_within(), *(("h", earlier) for earlier in history), *([("q", question)] if question else [])]
    return rooted(f"/?{urlencode(pairs)}" if pairs else "/")


def leaned_on(history: Sequence[str]) -> tuple[str, ...]:
    """The last of the questions before one: what its address tells of the talk."""
    return tuple(history[-_LEANED_ON:])


def answer(question: str, history: tuple[str, ...], *, edition: str, gave: str) -> str:
    """The question, with the edition of the documents that answered it and a mark of what that answered."""
    asked = [*(("h", earlier) for earlier in history), ("q", question)]
    pairs = [*_within(), *asked, ("edition", edition), ("gave", gave)]
    return rooted(f"/?{urlencode(pairs)}")


def _within() -> list[tuple[str, str]]:
    return [("in", document) for document in _WITHIN.get()]


def export() -> str:
    return rooted("/export")


def cite(of: Document, block: Block | None, style: str, marked: Span | None = None) -> str:
    """A citation of the document, or of a block or a range of its text in it, as a text or a file of its own."""
    path = quote(of.symbol.slug, safe="/()") + (f"/blocks/{block.id}" if block else "")
    mark = {"mark": f"{marked.start}-{marked.end}"} if marked else {}
    return rooted(f"/api/v1/cite/{path}?{urlencode({'style': style, 'as': 'text', **mark})}")


def query(**values: str) -> str:
    """Parameters as they stand behind the question mark of an address."""
    return urlencode(values)


def document(document: Document) -> str:
    return document_of(document.symbol)


def document_of(identifier: Identifier) -> str:
    return rooted(f"/documents/{quote(identifier.slug, safe='/()')}")


def catalogue(pairs: Iterable[tuple[str, str]] = (), *, as_csv: bool = False) -> str:
    """The list of documents; `pairs` are what is asked of it."""
    asked = urlencode(list(pairs))
    return rooted(f"/documents{'.csv' if as_csv else ''}{'?' if asked else ''}{asked}")


def map_of(slug: str) -> str:
    """The map of a document held: what it rests on."""
    return rooted(f"/maps/{quote(slug, safe='/()')}")


def uploads() -> str:
    return rooted("/uploads")


def upload(upload_id: str) -> str:
    return rooted(f"/uploads/{upload_id}")


def job(job_id: str) -> str:
    return rooted(f"/jobs/{job_id}")


def fragment_of_job(job_id: str) -> str:
    return rooted(f"/fragments/jobs/{job_id}")


def removal(slug: str) -> str:
    """The page that asks whether a document is to be removed."""
    return rooted(f"/removals?{urlencode({'symbol': slug})}")


def api_document(document: Document) -> str:
    """The document as JSON."""
    return rooted(f"/api/v1/documents/{quote(document.symbol.slug, safe='/()')}")


def api_document_of(symbol: str) -> str:
    """As `api_document`, of a symbol as printed."""
    return rooted(f"/api/v1/documents/{quote(identify_held(symbol).slug, safe='/()')}")


def api_job(job: str) -> str:
    return rooted(f"/api/v1/jobs/{job}")


def block(of: Document, block: Block) -> str:
    return f"{document(of)}#{block.id}"


def finding(of: Document, words: str) -> str:
    """The document's page with the words marked wherever they stand."""
    return f"{document(of)}?{query(find=words)}"


def feedback(question: str, history: tuple[str, ...]) -> str:
    """Where a verdict on the answer to a question is sent."""
    return rooted(f"/feedback?{urlencode([*_within(), *(('h', earlier) for earlier in history), ('q', question)])}")


def place(of: Document, block: Block, start: int, end: int) -> str:
    """The document's page with the range `[start, end)` of its text marked, scrolled to the block."""
    return f"{document(of)}?mark={start}-{end}#{block.id}"


def is_of_sources(path: str) -> bool:
    """True of the path of a block beside the sources it cites: its page, its fragment, its JSON."""
    return path.rstrip("/").endswith("/sources")


def sources(of: Document, block: Block) -> str:
    """The block beside the sources it cites: a page; behind /fragments or /api/v1 its fragment or its JSON."""
    return f"{document(of)}/blocks/{block.id}/sources"


#: Where what is held begins, for clients of the Model Context Protocol.
RESOURCES = "pincite://documents/"


def resource(of: Document, block: Block | None = None) -> str:
    """The name under which clients of the Model Context Protocol read it; no browser opens it."""
    path = f"{RESOURCES}{quote(of.symbol.slug, safe='/()')}"
    return f"{path}/blocks/{block.id}" if block else path


def original(document: Document) -> str:
    """Where the document itself is shown to people; "" where nobody knows of one that was only given a name."""
    match document.symbol:
        case Symbol() as symbol:
            return un_page(symbol)
        case Address() as address:
            return address.url
        case _:
            return ""


def lasting(document: Document, own: str) -> str:
    """An address to carry away: `own`, this service's, or where only this machine reaches it the document's own one.

    "" where nobody else knows the document.
    """
    return original(document) if _is_loopback(site(here())) else own


def _is_loopback(name: str) -> bool:
    """Of an address without a host, as a terminal asks, it is not known."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def un_page(symbol: Symbol) -> str:
    """Where the United Nations shows a document to people."""
    return f"https://docs.un.org/en/{quote(symbol.slug, safe='/()')}"


def outside(reference: Reference) -> str:
    """Where what is cited can be read outside Pincite: as printed, else at the United Nations; "" for neither."""
    return reference.url or (un_page(reference.symbol) if reference.symbol else "")


def site(url: str) -> str:
    """The host of an address, "" where it has none that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
