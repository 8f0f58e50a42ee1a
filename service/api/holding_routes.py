"""Documents added and removed over the API: with a key that may write, as jobs that are asked for or listened to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from litestar import Request, Response, delete, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage
from litestar.status_codes import HTTP_202_ACCEPTED

from corpus.holdings.source import LARGEST
from service import urls
from service.acquisitions.audit import by_key
from service.acquisitions.desk import Desk
from service.acquisitions.job_records import Job, Wanted
from service.api import schemas
from service.api.answer_stream import EVENT_STREAM
from service.api.job_schemas import JobJson, job_json
from service.api.responses import REFUSED
from service.asking.answerer import Answerer
from service.errors import InvalidRequest, NoFile
from service.keys import Scope

#: Bytes of a request: the largest file there can be, and the form around it.
BODY_LIMIT = LARGEST + 1_000_000
#: Seconds between two signs of life to whoever listens to a job in which nothing changes.
_ALIVE = 15.0
_TRUE, _FALSE = ("true", "1", "yes", "on"), ("", "false", "0", "no", "off")
_ERRORS = REFUSED | {
    status: ResponseSpec(schemas.ErrorJson, description=meaning, generate_examples=False)
    for status, meaning in (
        (400, "The request cannot be taken as it is."),
        (403, "The key does not allow this."),
        (404, "There is no such document or job."),
    )
}
_FILE_ERRORS = {
    413: ResponseSpec(schemas.ErrorJson, description="The file is too large.", generate_examples=False),
    415: ResponseSpec(schemas.ErrorJson, description="No reader for such files.", generate_examples=False),
    503: ResponseSpec(schemas.ErrorJson, description="Too many files wait, or not ready.", generate_examples=False),
}
_Sent = Annotated[str, QueryParameter(description="Of a raw body, the file's name; its ending says how it is read.")]
_OfFile = "As in the multipart form."


@post(
    "/documents",
    status_code=HTTP_202_ACCEPTED,
    responses=_ERRORS | _FILE_ERRORS,
    request_max_body_size=BODY_LIMIT,
    summary="Add a document",
    description="Takes a file as `file` of a multipart form, or as a raw body with its name in `filename`, and answers "
    "with the job that adds it. `symbol` or `name`, `title`, `author`, `date` and `replace` are fields of the form, or "
    "parameters. The same file again, while it is being added, is the same job; once it is held, one whose outcome is "
    "`already_held`. Needs a key of the scope `write`.",
    security=[{"key": []}],
)
async def add_document(  # noqa: PLR0913  # a parameter each
    request: Request[Any, Any, Any],
    desk: NamedDependency[Desk],
    filename: _Sent = "",
    symbol: Annotated[str, QueryParameter(description=_OfFile)] = "",
    name: Annotated[str, QueryParameter(description=_OfFile)] = "",
    title: Annotated[str, QueryParameter(description=_OfFile)] = "",
    author: Annotated[str, QueryParameter(description=_OfFile)] = "",
    date: Annotated[str, QueryParameter(description=_OfFile)] = "",
    replace: Annotated[str, QueryParameter(description="`true` to take the place of a document held.")] = "",
) -> Response[JobJson]:
    by = _key(request, desk, "write")
    given = {"symbol": symbol, "name": name, "title": title, "author": author, "date": date, "replace": replace}
    sent, data, fields = await _sent(request, filename)
    job = await asyncio.to_thread(desk.add, sent, data, _wanted(given | fields), by)
    return _accepted(job)


@delete(
    "/documents/{symbol:path}",
    status_code=HTTP_202_ACCEPTED,
    sync_to_thread=True,
    responses=_ERRORS,
    summary="Remove a document",
    description="`symbol` as for GET. Answers with the job that removes it; the file is moved away, not destroyed. "
    "Needs a key of the scope `write`.",
    security=[{"key": []}],
)
def remove_document(
    request: Request[Any, Any, Any],
    symbol: FromPath[str],
    answerer: NamedDependency[Answerer],
    desk: NamedDependency[Desk],
) -> Response[JobJson]:
    by = _key(request, desk, "write")
    target = urls.DocumentPath.parse(symbol)
    return _accepted(desk.remove(answerer.snapshot.document(target.symbol), by))


@get(
    "/jobs/{job:str}",
    responses=_ERRORS,
    summary="How far a job is",
    description="JSON; with `Accept: text/event-stream` its states as they come, in events called `job`, until it is "
    "over. Needs a key.",
    security=[{"key": []}],
    skip_compression=True,
)
async def job_state(
    request: Request[Any, Any, Any], job: FromPath[str], desk: NamedDependency[Desk]
) -> Response[JobJson] | ServerSentEvent:
    _key(request, desk, "read")
    found = await asyncio.to_thread(desk.jobs.get, job)
    if EVENT_STREAM in request.headers.get("accept", ""):
        return ServerSentEvent(_events(desk, found), headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
    return Response(job_json(found), headers={"Cache-Control": "no-store"})


async def _events(desk: Desk, job: Job) -> AsyncIterator[ServerSentEventMessage]:
    yield _event(job)
    while not job.is_over:
        later = await desk.jobs.changed(job, _ALIVE)
        yield _event(later) if later != job else ServerSentEventMessage(data=None, comment="still at work")
        job = later


def _event(job: Job) -> ServerSentEventMessage:
    return ServerSentEventMessage(event="job", data=job_json(job).model_dump_json())


def _accepted(job: Job) -> Response[JobJson]:
    return Response(job_json(job), status_code=HTTP_202_ACCEPTED, headers={"Location": urls.api_job(job.id)})


def _key(request: Request[Any, Any, Any], desk: Desk, scope: Scope) -> str:
    """Who asks, as the audit log has it. Raises `KeyMissing` or `KeyForbidden`."""
    return by_key(desk.keys.check(request.headers.get("authorization", ""), scope).name)


async def _sent(request: Request[Any, Any, Any], filename: str) -> tuple[str, bytes, dict[str, str]]:
    """Name and bytes of the file, and the other fields of the form. Raises `NoFile` or `InvalidRequest`."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        if not filename:
            raise InvalidRequest("filename", "it is missing; it says what the raw body is called, for example log.pdf")
        return filename, await request.body(), {}
    form = await request.form()
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise NoFile
    fields = {key: value for key, value in form.multi_items() if isinstance(value, str) and key in Wanted.model_fields}
    return filename or file.filename or "file", await file.read(), fields


def _wanted(given: dict[str, str]) -> Wanted:
    replace = given["replace"].strip().lower()
    if replace not in (*_TRUE, *_FALSE):
        raise InvalidRequest("replace", "it is true or false")
    return Wanted.model_validate(given | {"replace": replace in _TRUE})


ROUTES = (add_document, remove_document, job_state)
