"""Documents added and removed on the pages, where a setting lets readers do so: plain forms, from this site alone."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import MediaType, Request, Response, Router, get, post
from litestar.connection import ASGIConnection
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect

from corpus.address import identify_held
from corpus.errors import CorpusError, ShippedDocument
from corpus.holdings.source import LARGEST
from service import urls
from service.access import SCOPE, Connection, key_of
from service.acquisitions.audit import PAGE, by_key
from service.acquisitions.desk import Desk
from service.acquisitions.job_records import Wanted
from service.asking.answerer import Answerer
from service.errors import AddingOff, BadUpload, InvalidRequest, NoFile
from service.hints import for_page
from service.http_errors import status_and_name
from service.pages.catalogue_rows import is_shipped
from service.pages.renderer import Renderer
from service.pages.upload_page import JobPage, job_view, removal_page, upload_page, uploads_page
from service.same_site import from_this_site
from service.words import spoken

#: Files of one form, and bytes of all of them.
_MOST, _BODY_LIMIT = 50, 4 * LARGEST
#: Seconds that a form waits for its job before it shows how far that is: most files are read by then.
_PATIENCE = 1.5
#: Jobs of which the page tells.
_TOLD = 12
#: So that browsers say which page of ours a form was sent from.
_REFERRER = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}


def open_to_readers(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Raises `AddingOff` where no setting lets readers add documents."""
    if not connection.app.state.takes_from_pages:
        raise AddingOff


_OPEN, _FORM = [open_to_readers], [open_to_readers, from_this_site]


@get("/uploads", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False, guards=_OPEN)
def uploads(desk: NamedDependency[Desk], renderer: NamedDependency[Renderer]) -> Response[str]:
    return _page(renderer, "uploads.html", _uploads(desk))


@post("/uploads", include_in_schema=False, guards=_FORM, request_max_body_size=_BODY_LIMIT)
async def receive(
    request: Request[Any, Any, Any], desk: NamedDependency[Desk], renderer: NamedDependency[Renderer]
) -> Response[Any]:
    """Take files in, to be looked at. One that cannot be taken is named, and the others are."""
    form = await request.form()
    files = [file for _, file in form.multi_items() if isinstance(file, UploadFile) and file.filename]
    taken, refused = [], list[Exception]([] if files else [NoFile()])
    for file in files[:_MOST]:
        try:
            sent = await file.read()
            taken.append(await asyncio.to_thread(desk.receive, file.filename or "file", sent, _by(request)))
        except (BadUpload, CorpusError) as error:
            refused.append(error)
    if len(files) > _MOST:
        say = spoken()
        fault = say("at most {} files are taken at once, these are {}", _MOST, len(files))
        refused.append(InvalidRequest("", fault))
    if refused:
        told = "; ".join(map(for_page, refused))
        page = renderer.render("uploads.html", _uploads(desk, told))
        return _html(page, status_and_name(refused[0])[0])
    if len(taken) > 1:
        return Redirect(urls.uploads(), status_code=303)
    job = desk.jobs.about(taken[0].id, "read")
    if job is not None:
        await asyncio.to_thread(desk.jobs.wait, job.id, _PATIENCE)
    return Redirect(urls.upload(taken[0].id), status_code=303)


@get("/uploads/{upload:str}", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False, guards=_OPEN)
def look(
    upload: FromPath[str],
    desk: NamedDependency[Desk],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
) -> Response[str]:
    """What was read of a file, before it is held for good."""
    return _page(renderer, "upload.html", _upload(desk, answerer, upload))


@get(
    "/fragments/uploads/{upload:str}",
    sync_to_thread=True,
    media_type=MediaType.HTML,
    include_in_schema=False,
    guards=_OPEN,
)
def look_fragment(
    upload: FromPath[str],
    desk: NamedDependency[Desk],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
) -> Response[str]:
    return _page(renderer, "_upload.html", _upload(desk, answerer, upload))


@post("/uploads/{upload:str}/keep", sync_to_thread=True, include_in_schema=False, guards=_FORM)
def keep(  # noqa: PLR0913  # what is injected
    request: Request[Any, Any, Any],
    upload: FromPath[str],
    data: URLEncodedBody[dict[str, str]],
    desk: NamedDependency[Desk],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
) -> Response[Any]:
    """Hold it for good. What is wrong with what was typed stands beside it, on the same page."""
    found, wanted = desk.room.get(upload), _wanted(data)
    seen = desk.look(upload)
    if seen is None:  # what was read is not in memory any more: it is read again, and looked at
        return Redirect(urls.upload(upload), status_code=303)
    try:
        if seen.nameless and not (wanted.symbol.strip() or wanted.name.strip()):
            say = spoken()
            raise InvalidRequest("", say("its text names no symbol; give its symbol, or a name of your own"))
        job = desk.keep(found, wanted, _by(request))
    except (CorpusError, InvalidRequest) as error:
        page = upload_page(answerer, found, desk.reading(found), seen, wanted, for_page(error))
        return _html(renderer.render("upload.html", page), 400)
    return Redirect(urls.job(job.id), status_code=303)


@post("/uploads/{upload:str}/discard", sync_to_thread=True, include_in_schema=False, guards=_FORM)
def discard(upload: FromPath[str], desk: NamedDependency[Desk]) -> Redirect:
    desk.discard(desk.room.get(upload).id)
    return Redirect(urls.uploads(), status_code=303)


@get("/removals", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False, guards=_OPEN)
def removal(
    symbol: FromQuery[str], answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer]
) -> Response[str]:
    """Whether a document is really to be removed."""
    found = answerer.snapshot.document(identify_held(symbol))
    cited_by = answerer.citation_counts.cited_by.get(found.symbol, 0)
    return _page(renderer, "removal.html", removal_page(found, cited_by, shipped=is_shipped(answerer, found)))


@post("/removals", sync_to_thread=True, include_in_schema=False, guards=_FORM)
def remove(
    request: Request[Any, Any, Any],
    data: URLEncodedBody[dict[str, str]],
    desk: NamedDependency[Desk],
    answerer: NamedDependency[Answerer],
) -> Redirect:
    found = answerer.snapshot.document(identify_held(data.get("symbol", "")))
    if is_shipped(answerer, found):
        raise ShippedDocument(str(found.symbol))
    return Redirect(urls.job(desk.remove(found, _by(request)).id), status_code=303)


@get("/jobs/{job:str}", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False, guards=_OPEN)
def job_page(job: FromPath[str], desk: NamedDependency[Desk], renderer: NamedDependency[Renderer]) -> Response[str]:
    return _page(renderer, "job.html", JobPage(job_view(desk.jobs.get(job))))


@get(
    "/fragments/jobs/{job:str}", sync_to_thread=False, media_type=MediaType.HTML, include_in_schema=False, guards=_OPEN
)
def job_fragment(job: FromPath[str], desk: NamedDependency[Desk], renderer: NamedDependency[Renderer]) -> Response[str]:
    return _page(renderer, "_job.html", job_view(desk.jobs.get(job)))


def _uploads(desk: Desk, problem: str = "") -> object:
    told = [job for job in desk.jobs.latest if job.kind != "read"][:_TOLD]
    return uploads_page(tuple(desk.room), told, desk.room.most, problem)


def _upload(desk: Desk, answerer: Answerer, upload: str) -> object:
    found = desk.room.get(upload)
    return upload_page(answerer, found, desk.reading(found), desk.look(upload))


def _by(request: Connection) -> str:
    """Who asks, as the audit log has it."""
    key = key_of(request)
    return by_key(key.name) if key else PAGE


def _wanted(data: dict[str, str]) -> Wanted:
    """A symbol or a name, as the form's choice says."""
    known_by = data.get("known_by", "")
    given = {name: str(data.get(name, "")) for name in ("symbol", "name", "title", "author", "date")}
    if known_by in ("symbol", "name"):
        given["name" if known_by == "symbol" else "symbol"] = ""
    return Wanted.model_validate(given | {"replace": data.get("replace") == "true"})


def _page(renderer: Renderer, template: str, page: object) -> Response[str]:
    return _html(renderer.render(template, page), 200)


def _html(text: str, status: int) -> Response[str]:
    return Response(text, status_code=status, media_type=MediaType.HTML, headers=_REFERRER)


#: Where keys are asked for, one of the scope “write”.
ROUTES = (
    Router(
        "/",
        route_handlers=[
            uploads,
            receive,
            look,
            look_fragment,
            keep,
            discard,
            removal,
            remove,
            job_page,
            job_fragment,
        ],
        opt={SCOPE: "write"},
    ),
)
