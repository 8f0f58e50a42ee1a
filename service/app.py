"""The application factory: an answerer in, an ASGI application out. Pages and states; the JSON API is `service.api`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, NamedTuple

from litestar import Litestar, MediaType, Request, get
from litestar.config.compression import CompressionConfig
from litestar.config.cors import CORSConfig
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.params import FromPath, QueryParameter

from corpus.document import Document
from corpus.ranges import Span
from service import urls
from service.access import Access, key_of
from service.acquisitions.desk import Desk
from service.admission import Line, admission
from service.api import schemas
from service.api.not_modified import Compression
from service.api.responses import REFUSED
from service.api.routes import ROUTER
from service.application import Application
from service.asking.answerer import Answerer
from service.catalogue_routes import ROUTES as CATALOGUE
from service.check_form import check_form, check_text
from service.current import CurrentAnswerer
from service.error_response import error_response
from service.errors import AddingOff, InvalidRequest, NotReady
from service.exporting.routes import export
from service.feedback import FeedbackBook
from service.mcp_server.over_http import mcp_handler
from service.openai_api.routes import OPENAI
from service.pages.catalogue_rows import is_shipped
from service.pages.document_page import DocumentView, document_view, page_alone, preview_view
from service.pages.guide import api_page, help_page
from service.pages.renderer import Renderer
from service.pages.sources_page import SourcesPage, sources_page
from service.protection import AT_HOME, Protection
from service.rate_limit import RateLimit
from service.same_site import answering_to
from service.seeing.seen import UNSEEN, Seen
from service.static_route import static_file
from service.talk_routes import asked, chat, history, turn, verdict
from service.upload_routes import ROUTES as UPLOADS
from service.workers.worker import ALONE, Worker

#: Bytes. The longest request there can be: 50 questions of 2,000 characters of four bytes, escaped.
_BODY_LIMIT = 1_000_000
#: What scripts of other sites' pages may read besides the body.
_EXPOSED = ["ETag", "Location", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"]
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_MARK = re.compile(r"(\d{1,9})-(\d{1,9})")

Find = Annotated[str, QueryParameter(description="Words to mark wherever the document has them.")]
Mark = Annotated[str | None, QueryParameter(description="Span of the document's text to mark: `start-end`.")]


def create_app(  # noqa: PLR0913  # what it serves, and to whom
    answerer: Answerer | CurrentAnswerer | None,
    feedback: FeedbackBook | None = None,
    desk: Desk | None = None,
    mcp_names: Sequence[str] = (),
    protection: Protection = AT_HOME,
    seen: Seen = UNSEEN,
    worker: Worker = ALONE,
) -> Litestar:
    """The service over one loaded snapshot, or over whichever is current; None stands for one that is not ready yet.

    `feedback` is where verdicts of readers are kept; they are asked for none where it is None. `desk` is where
    documents are added and removed; neither is done where it is None.
    `mcp_names` are names besides this machine's own under which assistants may ask. `protection` says who is let in,
    and how much of the service one caller may take; `seen` is what its runner sees. `worker` is this process among
    those that serve it.

    A request is answered from one snapshot, though another takes its place meanwhile.
    """
    renderer = Renderer()
    access, line = Access(protection.keys), Line(protection.waiting, worker)
    named = [] if protection.names is None else [answering_to(protection.names)]
    limit = RateLimit(protection.rate, access, worker.counts) if protection.rate else None
    limited = [limit.middleware] if limit else []

    def ready_answerer() -> Answerer:
        if answerer is None:
            raise NotReady
        return answerer.answerer if isinstance(answerer, CurrentAnswerer) else answerer

    def ready_desk() -> Desk:
        if desk is None:
            raise AddingOff
        return desk

    return Application(
        route_handlers=[
            health,
            ready,
            chat,
            turn,
            history,
            document_page,
            document_fragment,
            preview,
            export,
            check_form,
            check_text,
            help_,
            api,
            verdict,
            *CATALOGUE,
            *UPLOADS,
            ROUTER,
            OPENAI,
            mcp_handler(ready_answerer, mcp_names),
            static_file,
            *seen.routes,
        ],
        dependencies={
            "answerer": Provide(ready_answerer, sync_to_thread=False),
            "asked": Provide(asked, sync_to_thread=False),
            "desk": Provide(ready_desk, sync_to_thread=False),
            "feedback": Provide(lambda: feedback, sync_to_thread=False),
            "shelf": Provide(lambda: desk, sync_to_thread=False),
            "worker": Provide(lambda: worker, sync_to_thread=False),
            "renderer": Provide(lambda: renderer, sync_to_thread=False),
        },
        guards=[access.guard, *named],
        middleware=[
            *seen.middleware,
            *limited,
            admission(line, access, protection.seconds),
        ],
        on_startup=[line.make_room],
        on_shutdown=[limit.close] if limit else [],
        cors_config=_cors(protection.origins),
        exception_handlers={Exception: error_response(renderer, _HEADERS, limit)},
        response_headers=_HEADERS,
        compression_config=CompressionConfig(
            "gzip", gzip_compress_level=6, exclude_opt_key="skip_compression", middleware_class=Compression
        ),
        state=State({"takes_from_pages": desk is not None and desk.takes_from_pages}),
        request_max_body_size=_BODY_LIMIT,
        logging_config=None,  # logging belongs to the process, not to the application
        openapi_config=_described(needs_key=protection.keys is not None),
    )


def _described(*, needs_key: bool) -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Pincite",
        version="1",
        description="Verbatim quotations from United Nations documents, with paragraph, footnote and speaker.",
        components=Components(security_schemes={"key": SecurityScheme(type="http", scheme="bearer")}),
        security=[{"key": []}] if needs_key else [{}, {"key": []}],
        render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"])],
    )


def _cors(origins: Sequence[str]) -> CORSConfig | None:
    """Keys are sent by scripts that know them; what a browser keeps of its own is not."""
    if not origins:
        return None
    return CORSConfig(
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST", "DELETE"],
        allow_headers=["Accept", "Authorization", "Content-Type", "If-None-Match", "Last-Event-ID"],
        expose_headers=_EXPOSED,
    )


@get("/health", sync_to_thread=False, security=[{}], summary="Is the service alive?", tags=["state"])
def health() -> schemas.StateJson:
    return schemas.StateJson(status="alive")


@get(
    "/ready",
    sync_to_thread=False,
    security=[{}],
    responses={503: REFUSED[503]},
    summary="Is a snapshot loaded?",
    tags=["state"],
)
def ready(answerer: NamedDependency[Answerer]) -> schemas.StateJson:
    return schemas.StateJson(status="ready")


@get("/help", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False)
def help_(answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer]) -> str:
    return renderer.render("help.html", help_page(answerer.snapshot.documents, answerer.calibration))


@get("/api", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False)
def api(
    request: Request[Any, Any, Any], answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer]
) -> str:
    site = f"{request.url.scheme}://{request.url.netloc}"
    return renderer.render(
        "api.html", api_page(answerer.snapshot.documents, site, needs_key=key_of(request) is not None)
    )


class Look(NamedTuple):
    """What to mark in a document, and what to find in it."""

    mark: str | None
    find: str


def look(mark: Mark = None, find: Find = "") -> Look:
    return Look(mark, find)


_gets_document = partial(
    get,
    sync_to_thread=True,
    media_type=MediaType.HTML,
    include_in_schema=False,
    dependencies={"look": Provide(look, sync_to_thread=False)},
    asks=urls.is_of_sources,
)


@_gets_document("/documents/{symbol:path}")
def document_page(
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    shelf: NamedDependency[Desk | None],
    look: NamedDependency[Look],
    symbol: FromPath[str],
) -> str:
    shown = _shown(answerer, symbol, look)
    if isinstance(shown, SourcesPage):
        return renderer.render("sources.html", shown)
    takes = shelf is not None and shelf.takes_from_pages
    removable = takes and not is_shipped(answerer, shown.document)
    return renderer.render("document.html", page_alone(shown, removable=removable))


@_gets_document("/fragments/documents/{symbol:path}")
def document_fragment(
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    look: NamedDependency[Look],
    symbol: FromPath[str],
) -> str:
    shown = _shown(answerer, symbol, look)
    return renderer.render("_sources.html" if isinstance(shown, SourcesPage) else "_document.html", shown)


@get("/previews/documents/{symbol:path}", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False)
def preview(
    answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer], symbol: FromPath[str], mark: Mark = None
) -> str:
    """One block, to be shown in passing beside a link to it; the document's first where none is named."""
    target = urls.DocumentPath.parse(symbol)
    found = answerer.snapshot.document(target.symbol)
    block = found.block(target.block) if target.block else next(found.of_kind("title", "paragraph"), found.blocks[0])
    return renderer.render("_preview.html", preview_view(found, block, _marked(found, mark)))


def _shown(answerer: Answerer, path: str, look: Look) -> DocumentView | SourcesPage:
    """What stands at a document's address: the document, with a block of it marked, or a block beside its sources."""
    target = urls.DocumentPath.parse(path)
    found = answerer.snapshot.document(target.symbol)
    if target.block is None:
        return document_view(answerer.dossier(found), _marked(found, look.mark), look.find)
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
