"""The application factory: an answerer in, an ASGI application out. Pages and states; the JSON API is `service.api`."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Annotated, Any

from litestar import Litestar, MediaType, Request, Response, get
from litestar.config.compression import CompressionConfig
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.params import FromPath, QueryParameter
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from corpus.document import Document
from corpus.ranges import Span
from service import urls
from service.api import schemas
from service.api.routes import ROUTER
from service.application import Application
from service.asking.answer import Answer
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.check_form import check_form, check_text
from service.current import CurrentAnswerer
from service.errors import HISTORY_LIMIT, InvalidRequest, NotReady
from service.exporting.routes import export
from service.hints import for_api, for_page
from service.http_errors import detail_of, is_fault, status_and_name
from service.pages.carrying import Asked, Promised
from service.pages.chat_page import chat_page, turn_of
from service.pages.document_page import DocumentView, document_view, documents_page, page_alone
from service.pages.renderer import WEB, ErrorPage, Renderer
from service.pages.sources_page import SourcesPage, sources_page

log = logging.getLogger("pincite")

#: Bytes. The longest request there can be: 50 questions of 2,000 characters of four bytes, escaped.
_BODY_LIMIT = 1_000_000
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_STATIC_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_STATIC_FILES = {path.name: path for path in sorted((WEB / "static").iterdir()) if path.suffix in _STATIC_TYPES}
#: What a browser asks with whether a file has changed. Weak: it is sent compressed or not.
_ETAGS = {name: f'W/"{sha256(path.read_bytes()).hexdigest()[:16]}"' for name, path in _STATIC_FILES.items()}
_MARK = re.compile(r"(\d{1,9})-(\d{1,9})")

Question = Annotated[str, QueryParameter(description="The question.")]
History = Annotated[list[str] | None, QueryParameter(name="h", description="Earlier questions, oldest first.")]
Edition = Annotated[str, QueryParameter(description="The snapshot that answered when the address was made.")]
Gave = Annotated[str, QueryParameter(description="What its answer showed, as a digest.")]
Mark = Annotated[str | None, QueryParameter(description="Span of the document's text to mark: `start-end`.")]


def create_app(answerer: Answerer | CurrentAnswerer | None) -> Litestar:
    """The service over one loaded snapshot, or over whichever is current; None stands for one that is not ready yet.

    A request is answered from one snapshot, though another takes its place meanwhile.
    """
    renderer = Renderer()

    def ready_answerer() -> Answerer:
        if answerer is None:
            raise NotReady
        return answerer.answerer if isinstance(answerer, CurrentAnswerer) else answerer

    return Application(
        route_handlers=[
            health,
            ready,
            chat,
            turn,
            document_list,
            document_page,
            document_fragment,
            export,
            check_form,
            check_text,
            ROUTER,
            static_file,
        ],
        dependencies={
            "answerer": Provide(ready_answerer, sync_to_thread=False),
            "renderer": Provide(lambda: renderer, sync_to_thread=False),
        },
        exception_handlers={Exception: _error_response(renderer)},
        response_headers=_HEADERS,
        compression_config=CompressionConfig("gzip", gzip_compress_level=6),
        request_max_body_size=_BODY_LIMIT,
        logging_config=None,  # logging belongs to the process, not to the application
        openapi_config=OpenAPIConfig(
            title="Pincite",
            version="1",
            description="Verbatim quotations from United Nations documents, with paragraph, footnote and speaker.",
            render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"]), YamlRenderPlugin()],
        ),
    )


@get("/health", sync_to_thread=False, summary="Is the service alive?", tags=["state"])
def health() -> schemas.StateJson:
    return schemas.StateJson(status="alive")


@get("/ready", sync_to_thread=False, summary="Is a snapshot loaded?", tags=["state"])
def ready(answerer: NamedDependency[Answerer]) -> schemas.StateJson:
    return schemas.StateJson(status="ready")


def promised(edition: Edition = "", gave: Gave = "") -> Promised:
    return Promised(edition, gave)


@get(
    "/",
    sync_to_thread=True,
    media_type=MediaType.HTML,
    include_in_schema=False,
    dependencies={"promised": Provide(promised, sync_to_thread=False)},
)
def chat(
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    promised: NamedDependency[Promised],
    q: Question = "",
    history: History = None,
) -> str:
    questions = [*(history or []), *([q] if q.strip() else [])]
    shown = range(max(0, len(questions) - HISTORY_LIMIT - 1), len(questions))
    answers = [_answer(answerer, questions[place], questions[:place]) for place in shown]
    asked = Asked(tuple(questions[:-1]), promised)
    return renderer.render("chat.html", chat_page(answerer, answers, asked))


@get("/turn", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def turn(
    answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer], q: Question, history: History = None
) -> str:
    asked, edition = Asked(tuple(history or ())), answerer.snapshot.manifest.id
    return renderer.render("_turn.html", turn_of(_answer(answerer, q, history or []), edition, asked))


@get("/documents", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False)
def document_list(answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer]) -> str:
    return renderer.render("documents.html", documents_page(answerer))


@get("/documents/{symbol:path}", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def document_page(
    answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer], symbol: FromPath[str], mark: Mark = None
) -> str:
    shown = _shown(answerer, symbol, mark)
    if isinstance(shown, SourcesPage):
        return renderer.render("sources.html", shown)
    return renderer.render("document.html", page_alone(shown))


@get("/fragments/documents/{symbol:path}", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def document_fragment(
    answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer], symbol: FromPath[str], mark: Mark = None
) -> str:
    shown = _shown(answerer, symbol, mark)
    return renderer.render("_sources.html" if isinstance(shown, SourcesPage) else "_document.html", shown)


@get("/static/{name:str}", sync_to_thread=False, include_in_schema=False)
def static_file(name: FromPath[str], request: Request[Any, Any, Any]) -> Response[bytes | None]:
    """One of the few files that pages need, unless the browser has it; anything else is not found."""
    path = _STATIC_FILES.get(name)
    if path is None:
        raise NotFoundException
    headers = {"ETag": _ETAGS[name], "Cache-Control": "no-cache"}
    if _ETAGS[name] in request.headers.get("if-none-match", ""):
        return Response(None, status_code=HTTP_304_NOT_MODIFIED, headers=headers)
    return Response(path.read_bytes(), media_type=_STATIC_TYPES[path.suffix], headers=headers)


def _answer(answerer: Answerer, question: str, history: list[str]) -> Answer:
    return answerer.ask(Ask(question, tuple(history)))


def _shown(answerer: Answerer, path: str, mark: str | None) -> DocumentView | SourcesPage:
    """What stands at a document's address: the document, with a block of it marked, or a block beside its sources."""
    target = urls.DocumentPath.parse(path)
    found = answerer.snapshot.document(target.symbol)
    if target.block is None:
        return document_view(answerer.dossier(found), _marked(found, mark))
    block = found.block(target.block)
    if target.sources:
        return sources_page(answerer.sources(found, block))
    return document_view(answerer.dossier(found), [block.span])


def _marked(document: Document, mark: str | None) -> list[Span]:
    if not mark:
        return []
    match = _MARK.fullmatch(mark)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 0 <= start < end <= len(document.text):
        raise InvalidRequest("mark", f"{mark[:40]!r} is no range of this document's text; one looks like 120-240")
    return [Span(start, end)]


def _error_response(renderer: Renderer) -> Callable[[Request[Any, Any, Any], Exception], Response[Any]]:
    """The one way in which an error leaves: JSON for programs, a page for people."""

    def respond(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        status, name = status_and_name(error)
        if is_fault(error):
            log.error("%s %s", request.method, request.url.path, exc_info=error)
        if _wants_page(request):
            text = renderer.render("error.html", ErrorPage(status, detail_of(error, for_page)))
            return Response(text, status_code=status, media_type=MediaType.HTML, headers=_HEADERS)
        told = schemas.ErrorJson(error=name, detail=detail_of(error, for_api), status=status)
        return Response(told, status_code=status, headers=_HEADERS)

    return respond


def _wants_page(request: Request[Any, Any, Any]) -> bool:
    return not request.url.path.startswith(("/api/", "/schema")) and "text/html" in request.headers.get("accept", "")
