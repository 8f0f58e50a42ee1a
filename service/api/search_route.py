"""Searching over HTTP: passages in order, narrowed as asked for, with the documents that the words name."""

from __future__ import annotations

from dataclasses import astuple
from typing import Annotated

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec import Example
from litestar.params import QueryParameter

from corpus.address import identify_held
from corpus.document import BlockKind
from service.api.cursor import digest, following, start_of
from service.api.not_modified import dated
from service.api.parameters import Cursor
from service.api.responses import ERRORS
from service.api.search_json import search_json
from service.api.search_schemas import SearchJson
from service.asking.answerer import Answerer
from service.asking.passage_search import Search
from service.asking.search_filter import Period, SearchFilter
from service.errors import QUESTION_LIMIT

Words = Annotated[
    str,
    QueryParameter(
        description=f"Words or a question, at most {QUESTION_LIMIT} characters; what stands in double quotes has to "
        "stand so in the block.",
        examples=[Example(value='"territorial integrity" withdrawal')],
    ),
]
Within = Annotated[
    list[str] | None, QueryParameter(name="document", description="Symbols of documents to look in; none means all.")
]
From = Annotated[
    str, QueryParameter(name="from", description="First day of the document's date: 1993-07-29, 1993-07 or 1993.")
]
To = Annotated[str, QueryParameter(name="to", description="Last day, month or year of the document's date.")]
Speaker = Annotated[str, QueryParameter(description="Words of the name of somebody who speaks in the block.")]
Kinds = Annotated[list[BlockKind] | None, QueryParameter(name="kind", description="Kinds of blocks; none means all.")]
Section = Annotated[str, QueryParameter(description="The section or annex of the block: `annex I`.")]
Language = Annotated[str, QueryParameter(description="That of the document, as ISO 639-1 has it: `en`.")]
Limit = Annotated[int, QueryParameter(ge=1, le=100, description="Passages at most.")]


def narrowed(  # noqa: PLR0913  # each a parameter of the address
    answerer: NamedDependency[Answerer],
    within: Within = None,
    first: From = "",
    last: To = "",
    voice: Speaker = "",
    kind: Kinds = None,
    section: Section = "",
    language: Language = "",
) -> SearchFilter:
    """Raises `InvalidRequest`, `BadSymbol`, `UnknownDocument` or `UnknownName`."""
    documents = (answerer.snapshot.document(identify_held(symbol)) for symbol in within or ())
    return SearchFilter(
        documents=tuple(document.symbol.slug for document in documents),
        dated=Period.parse(first, last),
        voice=" ".join(voice.split()),
        kinds=tuple(kind or ()),
        section=" ".join(section.split()),
        language=language.strip().lower(),
    )


@get(
    "/search",
    sync_to_thread=True,
    dependencies={"narrowed": Provide(narrowed, sync_to_thread=True)},
    responses=ERRORS,
    asks=True,
    summary="Search passages",
    description="Passages with the scores of each leg. Words in double quotes have to stand so in the block; "
    "`document`, `from`, `to`, `voice`, `kind`, `section` and `language` narrow what is searched. `named` has the "
    "documents, and the places in them, that the words name.",
)
def search(
    answerer: NamedDependency[Answerer],
    narrowed: NamedDependency[SearchFilter],
    q: Words,
    limit: Limit = 10,
    cursor: Cursor = None,
) -> Response[SearchJson]:
    snapshot = answerer.snapshot.manifest.id
    of = digest(snapshot, q, astuple(narrowed))
    start = start_of(cursor, of)
    found = answerer.passages(Search(q, narrowed, limit, start))
    return dated(answerer.snapshot, search_json(q, found, snapshot, following(of, start + limit, found.total)))
