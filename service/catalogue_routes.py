"""The catalogue of documents over HTTP: its page, its table for spreadsheets, the choice to ask within, maps."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from corpus.address import identify_held
from service import urls
from service.acquisitions.desk import Desk
from service.asking.answerer import Answerer
from service.asking.resting import resting
from service.pages.catalogue_page import CataloguePage, Wish, catalogue_page, chosen_in, csv_of, wish_of
from service.pages.catalogue_rows import Row, rows_of
from service.pages.map_page import map_page
from service.pages.renderer import Renderer


@get("/documents", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def document_list(
    request: Request[Any, Any, Any],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    shelf: NamedDependency[Desk | None],
) -> str:
    return renderer.render("documents.html", _page(request, answerer, shelf))


@get("/fragments/documents", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def document_list_fragment(
    request: Request[Any, Any, Any],
    answerer: NamedDependency[Answerer],
    renderer: NamedDependency[Renderer],
    shelf: NamedDependency[Desk | None],
) -> str:
    """The part of the page that changes with what is asked of it."""
    return renderer.render("_catalogue.html", _page(request, answerer, shelf))


@get("/documents.csv", sync_to_thread=True, include_in_schema=False)
def document_table(
    request: Request[Any, Any, Any], answerer: NamedDependency[Answerer], shelf: NamedDependency[Desk | None]
) -> Response[str]:
    made = csv_of(_rows(answerer, shelf), _wish(request))
    headers = {"Content-Disposition": 'attachment; filename="documents.csv"'}
    return Response(made, media_type="text/csv; charset=utf-8", headers=headers)


@get("/choose", sync_to_thread=False, include_in_schema=False, status_code=303)
def choose(request: Request[Any, Any, Any], answerer: NamedDependency[Answerer]) -> Redirect:
    """From the documents that were ticked to the page that asks within them, with nothing else in its address.

    Where none is, back to the list as it was, at the line that says to tick some. Raises `UnknownDocument` or
    `UnknownName`.
    """
    chosen = chosen_in(request.query_params.getall("in", []))
    slugs = [answerer.snapshot.document(identify_held(one)).symbol.slug for one in chosen]
    if not slugs:
        return Redirect(f"{urls.catalogue(_wish(request).pairs)}#chosen", status_code=303)
    with urls.asking_within(tuple(dict.fromkeys(slugs))):
        return Redirect(urls.chat(), status_code=303)


@get("/maps/{symbol:path}", sync_to_thread=True, media_type=MediaType.HTML, include_in_schema=False)
def document_map(
    answerer: NamedDependency[Answerer], renderer: NamedDependency[Renderer], symbol: FromPath[str]
) -> str:
    found = answerer.snapshot.document(urls.DocumentPath.parse(symbol).symbol)
    return renderer.render("map.html", map_page(resting(found, answerer.dossier(found).cites)))


def _page(request: Request[Any, Any, Any], answerer: Answerer, shelf: Desk | None) -> CataloguePage:
    takes = shelf is not None and shelf.takes_from_pages
    return catalogue_page(_rows(answerer, shelf), _wish(request), takes=takes)


def _wish(request: Request[Any, Any, Any]) -> Wish:
    return wish_of(tuple(request.query_params.multi_items()))


def _rows(answerer: Answerer, shelf: Desk | None) -> tuple[Row, ...]:
    return rows_of(answerer, shelf.fetched() if shelf else ())


ROUTES = (document_list, document_list_fragment, document_table, choose, document_map)
