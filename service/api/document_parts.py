"""What a document consists of, over HTTP: its blocks, footnotes, references, tables, what it cites and who cites it.

`/documents/{symbol:path}` takes every path behind a symbol, whatever strokes that has, and hands it on to here. The
routes that are declared here stand in the OpenAPI description, with one operation for each part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from pydantic import BaseModel

from corpus.citations.catalogue import Mention
from corpus.document import Block, Document
from service import urls
from service.api import document_schemas, schemas, to_json
from service.api.cursor import USUAL, piece
from service.api.not_modified import dated
from service.api.parameters import Cursor, Limit, Symbol
from service.api.responses import ERRORS
from service.asking.answerer import Answerer
from service.asking.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which piece of a list."""

    cursor: str | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A list about a document: the `things` in it, each of which `shown` makes JSON of."""

    name: str
    summary: str
    says: str
    schema: type[document_schemas.PieceJson]
    things: Callable[[Dossier], Sequence[Any]]
    shown: Callable[[Dossier, Any], BaseModel]

    @property
    def field(self) -> str:
        return self.name.replace("-", "_")


def part_response(
    part: DocumentPart, answerer: Answerer, document: Document, wanted: Wanted
) -> Response[document_schemas.PieceJson]:
    """Raises `InvalidRequest`."""
    about, snapshot = answerer.dossier(document), answerer.snapshot.manifest.id
    found = piece(part.things(about), wanted.cursor, wanted.limit or USUAL, snapshot, document.symbol.slug, part.name)
    made = part.schema(
        document=str(document.symbol),
        sha256=document.sha256,
        total=found.total,
        next=found.next,
        snapshot=snapshot,
        **{part.field: [part.shown(about, thing) for thing in found.things]},
    )
    return dated(answerer.snapshot, made)


def _block(about: Dossier, block: Block) -> schemas.BlockJson:
    return to_json.block_json(about.document, block, about.footnotes[block.id], about.references.get(block.id, ()))


def _note(about: Dossier, block: Block) -> document_schemas.NoteJson:
    document = about.document
    marked = [Mention(document, where, *span, block) for where, span in document.marked_with(block)]
    return document_schemas.NoteJson(
        block=block.id,
        number=block.number,
        label=block.label,
        text=document.text_of(block),
        page=block.page,
        range=schemas.RangeJson(start=block.start, end=block.end, sha256=document.sha256),
        url=urls.block(document, block),
        references=[to_json.reference_json(cited) for cited in about.references.get(block.id, ())],
        marked_in=[to_json.mention_json(mention) for mention in marked],
    )


def _tables(document: Document) -> Iterator[tuple[Block | None, tuple[Block, ...]]]:
    """The rows of each table, with the block of its caption where one stands right above it."""
    before: Block | None = None
    for is_row, run in groupby(document.blocks, key=lambda block: bool(block.cells)):
        blocks = tuple(run)
        for rows in _apart(blocks) if is_row else ():
            yield (before if before and before.kind == "caption" else None), rows
            before = None
        before = None if is_row else blocks[-1]


def _apart(rows: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Tables that follow upon each other: in each the rows are counted anew."""
    numbers = [max(cell.row for cell in row.cells) for row in rows]
    cuts = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other <= one]
    for start, end in pairwise((0, *cuts, len(rows))):
        yield rows[start:end]


def _table(about: Dossier, table: tuple[Block | None, tuple[Block, ...]]) -> document_schemas.TableJson:
    caption, rows = table
    return document_schemas.TableJson(
        caption=about.document.text_of(caption) if caption else "",
        section=rows[0].section,
        under=list(rows[0].under),
        page=rows[0].page,
        rows=[_row(about.document, row) for row in rows],
    )


def _row(document: Document, row: Block) -> document_schemas.TableRowJson:
    return document_schemas.TableRowJson(
        **to_json.row_json(document, row).model_dump(),
        block=row.id,
        label=row.label,
        url=urls.block(document, row),
        range=schemas.RangeJson(start=row.start, end=row.end, sha256=document.sha256),
        is_head=row.heads_table,
    )


_PARTS = (
    DocumentPart(
        "blocks",
        "The blocks of a document",
        "In reading order, each with its text, place, voice and footnotes.",
        document_schemas.BlocksJson,
        lambda about: about.document.blocks,
        _block,
    ),
    DocumentPart(
        "footnotes",
        "The footnotes of a document",
        "Each with what it cites and the sentences that bear its mark.",
        document_schemas.FootnotesJson,
        lambda about: tuple(about.document.of_kind("footnote")),
        _note,
    ),
    DocumentPart(
        "references",
        "The references of a document",
        "Everything that it cites as often as it does, with the block in which that stands.",
        document_schemas.ReferencesJson,
        lambda about: [cited for found in about.references.values() for cited in found],
        lambda _, cited: to_json.cited_at_json(cited),
    ),
    DocumentPart(
        "tables",
        "The tables of a document",
        "Each with its rows, their cells, and what heads the columns.",
        document_schemas.TablesJson,
        lambda about: tuple(_tables(about.document)),
        _table,
    ),
    DocumentPart(
        "cites",
        "What a document cites",
        "Each thing once, with the blocks that cite it, and whether it is held.",
        document_schemas.CitesListJson,
        lambda about: about.cites,
        lambda about, entry: to_json.cites_json(about.document, entry),
    ),
    DocumentPart(
        "cited-by",
        "Who cites a document",
        "The documents held that cite it, with the sentences in which they do.",
        document_schemas.CitedByListJson,
        lambda about: [tuple(found) for _, found in groupby(about.cited_by, lambda mention: mention.document)],
        lambda _, mentions: to_json.cited_by_json(mentions[0].document, mentions),
    ),
)
#: By the last word of their addresses.
PARTS: Mapping[str, DocumentPart] = {part.name: part for part in _PARTS}


def _route(part: DocumentPart) -> HTTPRouteHandler:
    def handler(
        symbol: Symbol, answerer: NamedDependency[Answerer], limit: Limit = None, cursor: Cursor = None
    ) -> Response[document_schemas.PieceJson]:
        document = answerer.snapshot.document(urls.DocumentPath.parse(symbol).symbol)
        return part_response(part, answerer, document, Wanted(cursor, limit))

    handler.__annotations__["return"] = Response[part.schema]  # type: ignore[name-defined]  # known only here
    return get(
        f"/documents/{{symbol:str}}/{part.name}",
        name=f"documents:{part.name}",
        operation_id=f"Documents{part.field.title().replace('_', '')}",
        sync_to_thread=True,
        responses=ERRORS,
        summary=part.summary,
        description=f"{part.says} In pieces of {USUAL}, or of `limit`; `next` is the `cursor` of the following one.",
    )(handler)


PART_ROUTES = tuple(map(_route, _PARTS))
