"""Every error has its status and its name, and tells nothing of our insides."""

from __future__ import annotations

import logging
import re

import pytest
from litestar.exceptions import MethodNotAllowedException, NotFoundException, ValidationException
from litestar.testing import TestClient

from corpus.errors import BadSymbol, CorpusError, QuoteMismatch, UnknownBlock, UnknownDocument
from index.errors import IndexingError, SnapshotDamaged
from service.app import create_app
from service.asking.answerer import Answerer
from service.asking.passage_search import Search, Searched
from service.errors import BadQuestion, BadSettings, EmptyQuestion, NotReady, ServiceError
from service.hints import for_api, for_page
from service.http_errors import HTTP_ERRORS, detail_of, status_and_name
from tests.service.one_of_each import tree

ALL = [kind for root in (CorpusError, IndexingError, ServiceError) for kind in tree(root)]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_has_a_status(kind: type[Exception]) -> None:
    nearest = next((base for base in kind.__mro__ if base in HTTP_ERRORS), None)
    assert nearest is not None
    assert issubclass(nearest, (CorpusError, IndexingError, ServiceError))


@pytest.mark.parametrize("kind", [kind for kind in ALL if issubclass(kind, BadQuestion)])
def test_what_a_client_asks_wrongly_is_the_client_s_error(kind: type[Exception]) -> None:
    assert next(HTTP_ERRORS[base] for base in kind.__mro__ if base in HTTP_ERRORS)[0] == 400


def test_every_status_is_an_error_and_every_name_is_used_once() -> None:
    statuses = [status for status, _ in HTTP_ERRORS.values()]
    names = [name for _, name in HTTP_ERRORS.values()]
    assert all(400 <= status < 600 for status in statuses)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (EmptyQuestion(), (400, "empty_question")),
        (BadSymbol("x"), (400, "bad_symbol")),
        (UnknownDocument("A/1/1"), (404, "unknown_document")),
        (UnknownBlock("A/1/1", "p1"), (404, "unknown_block")),
        (NotReady(), (503, "not_ready")),
        (QuoteMismatch("A/1/1", 0, 1), (500, "corpus_error")),
        (BadSettings("PINCITE_PORT", "no number"), (500, "bad_settings")),
        (NotFoundException(), (404, "not_found")),
        (MethodNotAllowedException(), (405, "method_not_allowed")),
        (ValidationException(), (400, "invalid_request")),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_an_error_leaves_with_its_status_and_name(error: Exception, answer: tuple[int, str]) -> None:
    assert status_and_name(error) == answer


def test_an_unforeseen_error_is_named_as_ours() -> None:
    assert status_and_name(ZeroDivisionError("in the kitchen")) == (500, "internal_error")


def test_nothing_of_our_insides_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    for error in (SnapshotDamaged(folder, "OSError"), QuoteMismatch("A/1/1", 0, 1), ZeroDivisionError("kitchen")):
        detail = detail_of(error, for_page)
        assert str(folder) not in detail
        assert "kitchen" not in detail
        assert "not of your request" in detail


def test_what_the_client_can_mend_is_told() -> None:
    assert detail_of(EmptyQuestion(), for_page) == str(EmptyQuestion())
    assert "ask again in a moment" in detail_of(NotReady(), for_api)
    assert detail_of(ValidationException(extra=[{"key": "limit", "message": "too many"}]), for_api) == "limit: too many"


class Broken(Answerer):
    """An answerer whose search fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def passages(self, asked: Search) -> Searched:
        raise self.error


@pytest.mark.parametrize("error", [QuoteMismatch("A/1/1", 0, 1), ZeroDivisionError("in the kitchen")], ids=str)
def test_what_is_said_to_be_logged_is_logged_once_and_not_told(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Broken(error))
    with caplog.at_level(logging.ERROR, "pincite"), TestClient(app, raise_server_exceptions=False) as client:
        response = client.get("/api/v1/search?q=bell")
    assert response.status_code == 500
    assert "it has been logged" in response.json()["detail"]
    assert "kitchen" not in response.text
    assert len([record for record in caplog.records if record.name == "pincite"]) == 1
