"""Parameters that several operations have, as the OpenAPI description tells of them."""

from __future__ import annotations

from typing import Annotated

from litestar.openapi.spec import Example
from litestar.params import PathParameter, QueryParameter

from service.api.cursor import MOST

Symbol = Annotated[
    str,
    PathParameter(
        description="Either half of a document's symbol, any dash, URL-encoded or as a path; the address of a web "
        "page; or the name that a document was given.",
        examples=[Example(value="S/RES/853(1993)")],
    ),
]
Limit = Annotated[int | None, QueryParameter(ge=1, le=MOST, description="How many at most.")]
Cursor = Annotated[str | None, QueryParameter(description="`next` of the answer that this one follows.")]
