"""The address of the few files that pages need."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from service.pages.static_files import EDITION, FILES

_ICON = "icon.svg"


@get(
    ["/static/{name:str}", "/static/{edition:str}/{name:str}", "/favicon.ico"],
    sync_to_thread=False,
    include_in_schema=False,
)
def static_file(
    request: Request[Any, Any, Any], name: FromPath[str] = _ICON, edition: FromPath[str] = ""
) -> Response[bytes | None]:
    """One of the few files that pages need, unless the browser has it; below its edition it never changes."""
    file = FILES.get(name)
    if file is None or edition not in ("", EDITION):
        raise NotFoundException
    kept = "public, max-age=31536000, immutable" if edition else "no-cache"
    headers = {"ETag": file.etag, "Cache-Control": kept}
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(None, status_code=HTTP_304_NOT_MODIFIED, headers=headers)
    return Response(file.content, media_type=file.media_type, headers=headers)
