"""The page on which quotations are checked: a plain form, its result, and the same as a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from litestar import MediaType, Response, get, post
from litestar.di import NamedDependency
from litestar.params import MultipartBody

from service.api.check_json import verify_json
from service.asking.answerer import Answerer
from service.checking.table import csv_of
from service.checking.verdict import Check
from service.errors import BadText
from service.hints import for_page
from service.http_errors import status_and_name
from service.pages.check_page import check_page, empty_page
from service.pages.renderer import Renderer

#: Bytes of a form: the longest text there can be, four bytes a character, and what surrounds it.
FORM_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class CheckForm:
    """What the form sends; `save` is the format of the file that is asked for, "" for the page."""

    text: str = ""
    save: str = ""


@get("/check", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def check_form(answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer]) -> str:
    return renderer.render("check.html", empty_page())


@post(
    "/check", sync_to_thread=True, status_code=200, include_in_schema=False, request_max_body_size=FORM_LIMIT, asks=True
)
def check_text(
    data: MultipartBody[CheckForm], answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer]
) -> Response[Any]:
    try:
        check = answerer.check(data.text)
    except BadText as error:
        page = renderer.render("check.html", empty_page(data.text, for_page(error)))
        return Response(page, status_code=status_and_name(error)[0], media_type=MediaType.HTML)
    if data.save in _FILES:
        made, media_type = _FILES[data.save](check, answerer.snapshot.manifest.id)
        headers = {"Content-Disposition": f'attachment; filename="quotations.{data.save}"'}
        return Response(made, media_type=media_type, headers=headers)
    return Response(renderer.render("check.html", check_page(check)), media_type=MediaType.HTML)


def _as_csv(check: Check, snapshot: str) -> tuple[str, str]:
    return csv_of(check), "text/csv; charset=utf-8"


def _as_json(check: Check, snapshot: str) -> tuple[str, str]:
    told = verify_json(check, snapshot).model_dump()
    return json.dumps(told, ensure_ascii=False, indent=2), "application/json"


_FILES = {"csv": _as_csv, "json": _as_json}
