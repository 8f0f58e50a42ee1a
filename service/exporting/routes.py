"""A conversation as a file, over HTTP: the questions come as the page's form sends them, or in the address."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.di import NamedDependency, Provide

from service import urls
from service.asking.answer import Answer
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.citing.styles import STYLES
from service.errors import EmptyQuestion, InvalidRequest
from service.exporting.conversation import Conversation, Scope, Unanswered
from service.exporting.files import FILE_KINDS, FileKind

#: Questions of one file. Each is answered anew: a few tenths of a second.
_MOST = 100
#: Names and values in the order in which they were sent.
_Fields = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Questions of a conversation, oldest first, each with the documents it asks within, and the file to be made."""

    questions: tuple[tuple[str, tuple[str, ...]], ...]
    kind: FileKind
    style: str


async def wanted(request: Request[Any, Any, Any]) -> Wanted:
    """`h` are questions, `in` the documents that they ask within, `as` is the format, `style` that of the citations.

    `of` are the documents of one question, where not all have the same: "2:A/77/402" is one of the second, "2:"
    stands for all that are held.

    In an address `q` is the last question; in the form it is what is being typed, and no question yet.
    Raises `EmptyQuestion` and `InvalidRequest`.
    """
    posted = request.method == HttpMethod.POST
    fields: _Fields = list((await request.form() if posted else request.query_params).multi_items())
    questions = tuple(_questions(fields, ("h",) if posted else ("h", "q")))
    if not questions:
        raise EmptyQuestion
    if len(questions) > _MOST:
        raise InvalidRequest("h", f"a file holds at most {_MOST} questions, these are {len(questions)}")
    return Wanted(questions, FILE_KINDS[_one_of(fields, "as", FILE_KINDS)], _one_of(fields, "style", STYLES))


def _questions(fields: _Fields, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """In their order; what an address has as `q` is the last of them."""
    of_all, own = tuple(_texts(fields, "in")), dict[str, list[str]]()
    for value in _texts(fields, "of"):
        number, _, document = value.partition(":")
        own.setdefault(number, []).append(document)
    questions = (text for name in names for text in _texts(fields, name))
    for at, question in enumerate(questions, start=1):
        yield question, tuple(filter(None, own[str(at)])) if str(at) in own else of_all


@route(
    "/export",
    http_method=[HttpMethod.GET, HttpMethod.POST],
    status_code=200,
    sync_to_thread=True,
    include_in_schema=False,
    dependencies={"wanted": Provide(wanted)},
    asks=True,
)
def export(answerer: NamedDependency[Answerer], wanted: NamedDependency[Wanted]) -> Response[bytes]:
    with urls.below(f"{urls.host()}{urls.rooted('')}"):
        conversation = _conversation(answerer, wanted)
        written = wanted.kind.write(conversation)
    name = wanted.kind.name(conversation)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(written, media_type=wanted.kind.media_type, headers=disposition)


def _conversation(answerer: Answerer, wanted: Wanted) -> Conversation:
    questions = tuple(question for question, _ in wanted.questions)
    scopes = tuple(_scope(answerer, named) for _, named in wanted.questions)
    turns = tuple(
        _turn(answerer, question, questions[:at], scope)
        for at, (question, scope) in enumerate(zip(questions, scopes, strict=True))
    )
    return Conversation(turns, answerer.snapshot.manifest.id, datetime.date.today(), wanted.style, scopes)


def _turn(answerer: Answerer, question: str, before: tuple[str, ...], scope: Scope) -> Answer | Unanswered:
    if scope.lost and not scope.within:
        return Unanswered(question)
    return answerer.ask(Ask(question, before, tuple(document.symbol for document in scope.within)))


def _scope(answerer: Answerer, named: tuple[str, ...]) -> Scope:
    """A talk may be older than what is held: what is gone is named, and all else of it is saved."""
    found = {name: answerer.held(name) for name in named}
    held = tuple(document for document in found.values() if document)
    return Scope(held, tuple(name for name, document in found.items() if document is None))


def _texts(fields: _Fields, name: str) -> list[str]:
    return [value for field, value in fields if field == name and isinstance(value, str) and value.strip()]


def _one_of(fields: _Fields, name: str, known: dict[str, Any]) -> str:
    """The first of those known where none is named."""
    given = next(iter(_texts(fields, name)), next(iter(known)))
    if given not in known:
        raise InvalidRequest(name, f"{given[:40]!r} is none of {', '.join(known)}")
    return given
