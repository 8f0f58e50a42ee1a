"""The one way in which an error leaves: JSON for programs, in the shape of the API they ask; a page for people."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from litestar import MediaType, Request, Response
from pydantic import BaseModel

from service.api.error_json import error_json
from service.errors import TooManyRequests
from service.hints import for_api, for_page
from service.http_errors import detail_of, headers_of, is_fault, status_and_name
from service.mcp_server.over_http import PATH as MCP
from service.mcp_server.over_http import refusal_json
from service.openai_api.errors import PREFIX, problem_json
from service.pages.guide import error_page
from service.pages.renderer import Renderer
from service.rate_limit import RateLimit

log = logging.getLogger("pincite")

Responding = Callable[[Request[Any, Any, Any], Exception], Response[Any]]


def error_response(renderer: Renderer, headers: Mapping[str, str], limit: RateLimit | None = None) -> Responding:
    """`headers` are those of every response; what finds no route counts for the limit here."""

    def respond(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        if limit is not None and "route_handler" not in request.scope:
            error = _counted(limit, request, error)
        status, name = status_and_name(error)
        if is_fault(error):
            log.error("%s %s", request.method, request.url.path, exc_info=error)
        if _wants_page(request):
            asked = request.query_params
            page = error_page(status, detail_of(error, for_page), asked.get("q", ""), asked.getall("h", []))
            text = renderer.render("error.html", page)
            own = headers_of(error, on_page=True)
            return Response(text, status_code=status, media_type=MediaType.HTML, headers={**headers, **own})
        told = _told(request.url.path, error, status, name)
        own = headers_of(error, on_page=not _for_programs(request))
        return Response(told, status_code=status, headers={**headers, **own})

    return respond


def _counted(limit: RateLimit, request: Request[Any, Any, Any], error: Exception) -> Exception:
    """The error, or the one that too many of them are."""
    try:
        limit.count(request)
    except TooManyRequests as too_many:
        return too_many
    return error


def _told(path: str, error: Exception, status: int, name: str) -> BaseModel:
    if path.startswith(PREFIX):
        return problem_json(error, status, name, detail_of(error, for_api))
    if path == MCP:
        return refusal_json(error, status, name)
    return error_json(error)


def _wants_page(request: Request[Any, Any, Any]) -> bool:
    return not _for_programs(request) and "text/html" in request.headers.get("accept", "")


def _for_programs(request: Request[Any, Any, Any]) -> bool:
    return request.url.path.startswith(("/api/", "/schema", PREFIX, MCP))
